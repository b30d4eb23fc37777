"""Kinds of facts as rooms: a new one is a folder, its faults are told at load, and one cause is one finding."""

from __future__ import annotations

import importlib
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

import qa.kinds
from qa import registry
from qa.api import check
from qa.compare import differences, lines, table
from qa.config import Settings
from qa.evidence import Evidence, learn
from qa.kinds import reading, rooms
from qa.kinds.name.evidence import Names
from qa.kinds.tag.group import TAGS
from qa.model import Document, Finding, Inline, Result, Segment, Span, Unit, Version
from tests.conftest import ROOT, Runner
from tests.test_checks import assert_case, assert_good_and_bad, tables_of_kind
from tests.test_facts import assert_values, rows_of

Room = Callable[[str, str], None]
EXAMPLE = ROOT / "examples" / "kind"
HANDLE = EXAMPLE / "handle"
HEAD = """
from qa.kinds.kind import FactKind, Fault, Reader
from qa.kinds.reading import make_group
from qa.model import Fact, Span

def extract(text, language):
    at = text.find("@")
    return [Fact("odd", "@", Span(at, at + 1), "@", frozenset("@"))] if at >= 0 else []

READER = Reader(order=15, extract=extract)
FAULTS = (Fault("missing", "An odd thing is missing."),)
"""
KIND = 'KIND = FactKind(name="odd", category="codes", labels=("odd",), reader=READER, faults=FAULTS, group='


def forget() -> None:
    for cache in (rooms.kinds, rooms.groups, rooms.kind_called, registry.checks):
        cache.cache_clear()
    reading.forget()
    for name in [
        name
        for name in sys.modules
        if name.startswith(("qa.kinds.handle", "qa.kinds.odd"))
    ]:
        del sys.modules[name]


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Give a folder whose folders are rooms, too."""
    place = tmp_path / "rooms"
    place.mkdir()
    monkeypatch.setattr(qa.kinds, "__path__", [*qa.kinds.__path__, str(place)])
    forget()
    yield place
    monkeypatch.undo()
    forget()


@pytest.fixture
def odd(folder: Path) -> Callable[[str], None]:
    """Write the declaration of a made-up kind."""

    def write(declaration: str) -> None:
        (folder / "odd").mkdir()
        (folder / "odd" / "__init__.py").touch()
        (folder / "odd" / "kind.py").write_text(HEAD + declaration, encoding="utf-8")
        importlib.invalidate_caches()

    return write


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    (tmp_path / "t.tsv").write_text(
        "en\tfr\nAsk @example.\tDemandez à @exemple.\n", encoding="utf-8"
    )
    return tmp_path / "t.tsv"


def test_a_new_kind_is_one_folder(qa: Runner, folder: Path, texts: Path) -> None:
    shutil.copytree(HANDLE, folder / "handle")
    run = qa("check", texts, "--source", "en", "--format", "concise")
    assert run.code == 1
    assert (
        "error: the handle is @example in en; fr says @exemple [handle-changed]"
        in run.out
    )
    run = qa("facts", texts)
    assert (run.code, run.err) == (0, "")
    assert "@exemple" in run.out
    assert qa("explain", "handle-changed").out.startswith(
        "handle-changed\n\nA handle is another one"
    )


def test_a_new_kind_is_one_table(folder: Path) -> None:
    shutil.copytree(HANDLE, folder / "handle")
    for group, row in rows_of(EXAMPLE / "handle.toml"):
        assert group == "handles"
        assert_values(group, row)
    tables = dict(tables_of_kind(EXAMPLE / "handle.toml"))
    assert tables.keys() == {"handle-missing", "handle-added", "handle-changed"}
    for name, cases in tables.items():
        assert_good_and_bad(name, cases)
        for case in cases:
            assert_case(name, case)


@pytest.mark.parametrize(
    ("declaration", "said"),
    [
        (
            KIND.replace(", group=", ")"),
            "qa.kinds.odd cannot be loaded: TypeError: FactKind.__init__() missing",
        ),
        ("1 / 0", "qa.kinds.odd cannot be loaded: ZeroDivisionError"),
        ("", "qa.kinds.odd cannot be loaded: AttributeError"),
        ("KIND = FAULTS", "qa.kinds.odd is no kind of facts but a tuple"),
        (
            KIND.replace('"codes"', '"code"') + 'make_group("odd"))',
            "has the category `code`, which is unknown",
        ),
        (
            KIND.replace("FAULTS", "()") + 'make_group("odd"))',
            "`odd` has neither faults nor checks",
        ),
        (
            KIND.replace('name="odd"', 'name="url"') + 'make_group("odd"))',
            "two kinds of facts have the name `url`",
        ),
        (
            KIND.replace('("odd",)', '("link",)') + 'make_group("odd"))',
            "two kinds of facts have the label `link`",
        ),
        (KIND + 'make_group("urls"))', "two kinds of facts have a group called `urls`"),
    ],
)
def test_what_is_no_kind_is_told_at_load(
    qa: Runner, odd: Callable[[str], None], texts: Path, declaration: str, said: str
) -> None:
    odd(declaration)
    for command in ("check", "facts"):
        run = qa(command, texts)
        assert run.code == 2
        assert said in run.err


@pytest.mark.parametrize(
    ("declaration", "said"),
    [
        (
            KIND + 'make_group("odd", match=lambda first, second, evidence: 1 / 0))',
            "ZeroDivisionError",
        ),
        (
            KIND.replace('("odd",)', '("even",)') + 'make_group("odd"))',
            'no kind of facts has the label "odd"',
        ),
    ],
)
def test_what_cannot_be_compared_is_a_crash_with_a_name(
    qa: Runner, odd: Callable[[str], None], tmp_path: Path, declaration: str, said: str
) -> None:
    odd(declaration)
    (tmp_path / "t.tsv").write_text(
        "en\tfr\nAsk @, 7 times.\tDemandez 8 fois.\n", encoding="utf-8"
    )
    run = qa("check", tmp_path / "t.tsv", "--source", "en", "--format", "concise")
    assert run.code == 3
    assert said in run.out
    assert "[odd-missing]" in run.out
    assert "[number-mismatch]" in run.out
    run = qa("facts", tmp_path / "t.tsv")
    assert run.code == 3
    assert "facts (odd) failed on" in run.err
    assert "8" in run.out


def test_what_cannot_be_read_is_told(
    qa: Runner, odd: Callable[[str], None], texts: Path, tmp_path: Path
) -> None:
    odd(
        "READER = Reader(order=15, extract=lambda text, language: 1 / 0)\n"
        + KIND
        + 'make_group("odd"))'
    )
    run = qa("check", texts, "--source", "en", "--format", "concise")
    assert run.code == 3
    assert (
        "error: facts (odd) failed: ZeroDivisionError: division by zero [facts (odd)]"
        in run.out
    )
    assert "[odd-missing]" not in run.out
    for language, text in (("en", "One.\nTwo.\nThree."), ("fr", "Un.\nTrois.")):
        (tmp_path / f"d.{language}.txt").write_text(text, encoding="utf-8")
    run = qa("check", tmp_path / "d.en.txt", tmp_path / "d.fr.txt")
    assert run.code == 3
    assert "facts (odd) failed on" in run.err


def test_the_checks_of_kinds_have_one_naming_rule() -> None:
    made = {
        f"{kind.name}-{fault.name}" for kind in rooms.kinds() for fault in kind.faults
    }
    brought = {check.id for kind in rooms.kinds() for check in kind.checks}
    assert made | brought <= {check.id for check in registry.checks()}
    for kind in rooms.kinds():
        assert sum(
            fault.name in {"mismatch", "changed"} for fault in kind.faults
        ) == bool(kind.faults), kind.name


def looked_at(
    texts: dict[str, str], select: list[str], source: str | None = "en"
) -> Result:
    versions = [
        Version(name, (Segment(text, name, 1, 1, "1"),), "d")
        for name, text in texts.items()
    ]
    return check(versions, source=source, settings=Settings(select=select))


def unfold(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings with those that they stand for; what several versions share stays one."""
    every: list[Finding] = []
    for finding in findings:
        every.append(finding)
        if not finding.versions:
            every += unfold(finding.folded)
    return every


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("%(name)s", "%(nom)s", "placeholder-changed"),
        ('<x id="1"/>', '<x id="2"/>', "tag-changed"),
        ("`make all`", "`make rien`", "code-span-changed"),
        ("https://example.org/a", "https://example.org/b", "source-outlier"),
        ("7", "8", "source-outlier"),
    ],
)
def test_a_contradicted_source_is_one_finding(
    right: str, wrong: str, told: str
) -> None:
    texts = {
        "en": f"It is {right} now.",
        "fr": f"C’est {wrong} maintenant.",
        "de": f"Es ist {wrong} jetzt.",
    }
    result = looked_at(
        texts, ["placeholders", "codes", "urls", "numbers", "source-outlier"]
    )
    assert [finding.check for finding in result.findings] == [told]


def test_kinds_that_are_compared_together_are_told_apart() -> None:
    texts = {
        "en": "In October 2018 she set max_retries to 4700.",
        "fr": "Elle l’a fait.",
    }
    result = looked_at(texts, ["numbers", "dates", "codes"])
    assert len(result.findings) == 1
    found = [finding.check for finding in unfold(result.findings)]
    assert sorted(found) == [
        "code-missing",
        "date-missing",
        "date-missing",
        "number-missing",
    ]


FAULTY = {
    "en": "On 25 October Ada Byron paid 640 to https://example.org/a and %(name)s, `make all`, from 12 to 21.",
    "fr": "Le 26 octobre Ada Byron a payé 460 à https://example.org/b et %(nom)s, `make rien`, de 21 à 12.",
    "de": "Am 26. Oktober zahlte Ada Byron 460 an https://example.org/b und %(nom)s, `make rien`, 21 bis 12.",
    "es": "El 26 de octubre pagó 460 a https://example.org/b y %(nom)s, `make rien`, de 12 a 21.",
}


def test_what_a_check_finds_does_not_depend_on_the_others() -> None:
    whole = unfold(looked_at(FAULTY, []).findings)
    found = {finding.check for finding in whole}
    assert {"source-outlier", "number-order", "placeholder-changed"} <= found
    for name in found:
        for select in ([name], [name, "number-missing"], [name, "quotes"]):
            alone = unfold(looked_at(FAULTY, select).findings)
            own = [finding.fingerprint for finding in alone if finding.check == name]
            assert sorted(own) == sorted(
                finding.fingerprint for finding in whole if finding.check == name
            ), select


def test_equal_tags_at_one_place_stay_two() -> None:
    twice = (Inline(Span(1, 1), "<br/>"), Inline(Span(1, 1), "<br/>"))
    segments = tuple(
        (name, Segment("ab", inlines=marks))
        for name, marks in (("en", twice), ("fr", twice[:1]))
    )
    unit = Unit("d", "1", ("en", "fr"), segments, "en")
    evidence = Evidence()
    assert [sorted(line.cells) for line in lines(unit, TAGS, evidence)] == [
        ["en", "fr"],
        ["en"],
    ]
    (difference,) = differences(unit, TAGS, evidence)
    assert (difference.kind, difference.odd) == ("missing", "fr")
    assert difference.places == {("en", 1)}
    assert [row.odd for row in table(unit, TAGS, evidence)] == [(), ("fr",)]


def test_what_a_kind_learns_is_held_and_merged() -> None:
    segments = (("en", Segment("Ada came.")), ("fr", Segment("Ada est venue.")))
    first, second = (
        learn([Document(name, (), (Unit(name, "1", ("en", "fr"), segments),))], [Names])
        for name in ("a", "b")
    )
    assert set(first.merge(second).of(Names).documents) == {"a", "b"}
