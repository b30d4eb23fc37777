"""Names: true renderings in many languages are seen, others are not; evidence merges in any order."""

from __future__ import annotations

import hashlib
import itertools
import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa import kinds as facts
from qa.api import check
from qa.kinds.name import probability, thresholds
from qa.kinds.name.candidates import choose_best, find_candidates
from qa.kinds.name.evidence import Names
from qa.kinds.name.text_lines import TextLines
from qa.language import gazetteer, name_words
from qa.language.files import read_compiled
from qa.language.romanisation import symbols
from qa.model import Finding, Segment, Unit, Version

CASES = tomllib.loads(
    (Path(__file__).parent / "names.toml").read_text(encoding="utf-8")
)["case"]
ROWS = [
    pytest.param(n, language, id=f"{language} {n}")
    for n, case in enumerate(CASES)
    for language in case
    if language != "en"
]
HARD = {("am", 1), ("ko", 0), ("th", 0)}
"""Rows in which two words are not seen."""


def seen(name: str, text: str, language: str) -> list[bool]:
    named = facts.extract(f"They said {name} is here.", "en").get("names", ())
    assert named, name
    best = [
        choose_best(f, find_candidates(tuple(sorted(f.readings)), "en", text, language))
        for f in named
    ]
    return [
        candidate is not None and candidate.ratio >= thresholds.PHONETIC_MATCH
        for candidate in best
    ]


@pytest.mark.parametrize(("number", "language"), ROWS)
def test_true_renderings_are_seen(number: int, language: str) -> None:
    case = CASES[number]
    words = [hit for name in case["en"] for hit in seen(name, case[language], language)]
    assert sum(words) >= len(words) - (2 if (language, number) in HARD else 1), dict(
        zip(case["en"], words, strict=False)
    )


@pytest.mark.parametrize(("number", "language"), ROWS)
def test_other_names_are_not(number: int, language: str) -> None:
    other = CASES[1 - number].get(language)
    if other:
        assert (
            sum(
                hit
                for name in CASES[number]["en"]
                for hit in seen(name, other, language)
            )
            <= 1
        )


@pytest.mark.parametrize(
    "text",
    ["On Monday in October", "The President of the Convention", "Die Straße im Wald"],
)
def test_what_has_a_capital_and_is_no_name(text: str) -> None:
    language = "de" if text.startswith("Die") else "en"
    assert not [
        fact for fact in facts.extract(text, language).get("names", ()) if fact.strong
    ]


def test_titles_in_indonesian() -> None:
    found_here = facts.extract(
        "Kemarin Presiden membuka Konvensi itu bersama Luong Cuong", "id"
    ).get("names", ())
    assert [fact.text for fact in found_here if fact.strong] == ["Luong", "Cuong"]


def document(texts: dict[str, list[str]]) -> list[Version]:
    return [
        Version(
            name,
            tuple(Segment(text, f"{name}.txt", n) for n, text in enumerate(column, 1)),
            "d",
        )
        for name, column in texts.items()
    ]


EN = [
    "The engineer {} came.",
    "Later {} spoke at length.",
    "Nobody asked {} about it.",
    "In the end {} left.",
]
AR = [
    "وصل المهندس {}.",
    "ثم تحدث {} مطولا.",
    "ولم يسأل أحد {} عن ذلك.",
    "وفي النهاية غادر {}.",
]


def about(*names: str) -> list[Finding]:
    en, ar = names[:1] * 4, names[1:5]
    columns = {
        "en": [t.format(n) for t, n in zip(EN, en, strict=True)],
        "ar": [t.format(n) for t, n in zip(AR, ar, strict=True)],
    }
    result = check(document(columns), source="en")
    assert not result.crashes
    return [finding for finding in result.findings if finding.category == "names"]


@pytest.mark.parametrize(
    "names",
    [("Kowalczyk", "كوالتشيك"), ("Nugroho", "نوغروهو"), ("Martinez", "مارتينيز")],
)
def test_a_name_that_is_renamed_everywhere_changes_nothing(
    names: tuple[str, str],
) -> None:
    assert about(names[0], *[names[1]] * 4) == []


def test_a_name_that_became_another_is_told_with_what_it_is_elsewhere() -> None:
    findings = about("Kowalczyk", "كوالتشيك", "كوالتشيك", "كوالتشيك", "نوغروهو")
    assert {finding.check for finding in findings} <= {"name-missing", "name-mismatch"}
    assert any(
        "كوالتشيك" in finding.message and "3 of 3" in finding.message
        for finding in findings
    )


BRIDGE = {
    "en": "The bridge was drawn by Kowalczyk in that year.",
    "fr": "Le pont fut dessiné par Kowalczyk cette année-là.",
    "es": "El puente fue dibujado por Kowalczyk ese año.",
    "ru": "Мост в том году нарисовал Ковальчик.",
    "ar": "رسم كوالتشيك الجسر في ذلك العام.",
    "it": "Il ponte fu disegnato quell'anno.",
}


@pytest.mark.parametrize("turn", range(len(BRIDGE)))
def test_the_order_of_many_versions_changes_nothing(turn: int) -> None:
    names = [*BRIDGE][turn:] + [*BRIDGE][:turn]
    result = check(document({name: [BRIDGE[name]] for name in names}))
    (finding,) = [found for found in result.findings if found.category == "names"]
    assert (finding.check, finding.version) == ("name-missing", "it")
    assert {mark.version for mark in finding.marks} >= set(BRIDGE) - {"it"}


def test_of_many_versions_some_tell_what_the_others_lack() -> None:
    more = {
        "de": "Die Brücke wurde in jenem Jahr von Kowalczyk gezeichnet.",
        "pt": "A ponte foi desenhada por Kowalczyk naquele ano.",
        "nl": "De brug werd in dat jaar door Kowalczyk getekend.",
        "pl": "Most narysował w tamtym roku Kowalczyk.",
        "uk": "Міст того року намалював Ковальчик.",
    }
    result = check(document({name: [text] for name, text in (BRIDGE | more).items()}))
    assert [(f.check, f.version) for f in result.findings if f.category == "names"] == [
        ("name-missing", "it")
    ]


@given(
    st.lists(
        st.text("ab \n", max_size=9).map(lambda line: line.replace("\n", "")),
        max_size=9,
    ),
    st.text("ab", min_size=1),
)
def test_a_part_stands_in_so_many_lines(lines: list[str], part: str) -> None:
    assert TextLines(lines).count(part, len(lines)) == sum(
        part in line for line in lines
    )


UNITS = st.lists(
    st.tuples(st.sampled_from(["d1", "d2"]), st.text(max_size=8), st.text(max_size=8)),
    unique_by=lambda u: u[1],
    max_size=6,
)


@settings(max_examples=50, deadline=None)
@given(UNITS, st.integers(0, 6))
def test_evidence_merges_in_any_order(
    rows: list[tuple[str, str, str]], cut: int
) -> None:
    units = [
        Unit(d, str(n), ("en", "fr"), (("en", Segment(a)), ("fr", Segment(b))))
        for n, (d, a, b) in enumerate(rows)
    ]
    whole, parts = Names.of(units), (Names.of(units[:cut]), Names.of(units[cut:]))
    for merged in (parts[0].merge(parts[1]), parts[1].merge(parts[0])):
        assert merged.batch.version("en").texts == whole.batch.version("en").texts
        assert merged.documents == whole.documents


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.sampled_from("abcdefghij"), min_size=9, max_size=30),
    st.integers(0, 30),
    st.integers(0, 30),
)
def test_a_large_batch_is_sampled_alike_in_any_order(
    documents: list[str], first: int, second: int
) -> None:
    units = [
        Unit(d, str(n), ("en",), (("en", Segment("a")),))
        for n, d in enumerate(documents)
    ]
    cuts = [0, *sorted((min(first, len(units)), min(second, len(units)))), len(units)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("qa.kinds.name.evidence.TEXTS", 8)
        a, b, c = (
            Names.of(units[start:end]) for start, end in itertools.pairwise(cuts)
        )
        whole = Names.of(units)
        merged = [a.merge(b).merge(c), c.merge(a.merge(b)), b.merge(c).merge(a)]
    assert all((m.documents, m.bound) == (whole.documents, whole.bound) for m in merged)
    assert sum(len(columns["en"]) for columns in whole.documents.values()) < 8 + len(
        units
    )


def test_the_tables_are_whole() -> None:
    text = read_compiled("transliteration.json")
    tables = json.loads(text)
    body = json.dumps(tables["tables"], separators=(",", ":"), sort_keys=True)
    assert hashlib.sha256(body.encode()).hexdigest() == tables["sha256"]
    assert len(tables["tables"]) >= 20


def test_the_table_of_weights_is_whole() -> None:
    made = json.loads(
        (Path(str(probability.__file__)).parent / "model.json").read_text(
            encoding="utf-8"
        )
    )
    body = json.dumps(made["weights"], sort_keys=True)
    assert hashlib.sha256(body.encode()).hexdigest() == made["sha256"]
    assert probability.estimate(
        {"bias": 1.0, "instead known": 1.0}
    ) > probability.estimate({"bias": 1.0, "sound": 1.0})


def test_the_data_is_small() -> None:
    home = Path(str(gazetteer.__file__)).parent / "compiled"
    files = [
        home / "places.txt",
        home / "capitals.txt",
        home / "transliteration.json",
        *(home / "cities").iterdir(),
        *(home / "words").iterdir(),
    ]
    assert sum(file.stat().st_size for file in files) < 12_000_000


@settings(deadline=None)
@given(st.text(max_size=30))
def test_any_text_has_sounds(text: str) -> None:
    assert symbols(text).isascii()
    name_words.kind(text, "en")
