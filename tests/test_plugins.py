"""Each plug-in in examples/ is installed as its pyproject.toml says, and works.

Installed is what pip would leave: the modules, and the entry points beside them. There is
no network in this: nothing is built.
"""

from __future__ import annotations

import importlib
import io
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from qa import registry
from qa.input import readers
from qa.kinds import reading, rooms
from qa.model import Look
from qa.report import reporters
from tests import sample
from tests.cases import cases
from tests.conftest import ROOT, Runner
from tests.test_checks import assert_case, assert_good_and_bad
from tests.test_cli import put

EXAMPLES = ROOT / "examples"
CACHES = (
    registry.checks, rooms.kinds, rooms.groups, rooms.kind_called, readers.formats,
    reporters.names, reporters._plugins,  # noqa: SLF001 - what is installed is asked once
)  # fmt: skip
MODULES = ("emoji_missing", "handle", "lang_files", "teamcity", "own")
Install = Callable[[str], None]


def forget() -> None:
    for cache in CACHES:
        cache.cache_clear()
    reading.forget()
    for name in [name for name in sys.modules if name.partition(".")[0] in MODULES]:
        del sys.modules[name]
    importlib.invalidate_caches()


def write_entry_points(
    site: Path, name: str, groups: dict[str, dict[str, str]]
) -> None:
    """Write what tells Python of a distribution's entry points."""
    folder = site / f"{name}-1.dist-info"
    folder.mkdir(parents=True)
    head = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n"
    (folder / "METADATA").write_text(head, encoding="utf-8")
    lines = []
    for group, entries in groups.items():
        lines += [f"[{group}]", *(f"{key} = {value}" for key, value in entries.items())]
    (folder / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")


def project(example: str) -> dict[str, Any]:
    text = (EXAMPLES / example / "pyproject.toml").read_text(encoding="utf-8")
    found: dict[str, Any] = tomllib.loads(text)["project"]
    return found


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a folder in which packages are installed."""
    place = tmp_path / "site"
    place.mkdir()
    monkeypatch.syspath_prepend(place)
    forget()
    yield place
    monkeypatch.undo()
    forget()


@pytest.fixture
def install(site: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    def install(example: str) -> None:
        about = project(example)
        write_entry_points(site, about["name"], about["entry-points"])
        monkeypatch.syspath_prepend(EXAMPLES / example)
        forget()

    return install


def test_each_kind_of_plug_in_has_an_example() -> None:
    named = {
        group
        for place in EXAMPLES.iterdir()
        for group in project(place.name)["entry-points"]
    }
    assert named == {
        f"qa.{name}"
        for name in ("checks", "kinds", "readers", "reporters", "languages")
    }


def test_a_check(qa: Runner, install: Install) -> None:
    install("check")
    table = list(cases(EXAMPLES / "check" / "emoji-missing.toml"))
    assert_good_and_bad("emoji-missing", table)
    for case in table:
        assert_case("emoji-missing", case)
    said = qa("explain", "emoji-missing").out
    assert said.startswith(
        "emoji-missing\n\nA version has no emoji where the others have one."
    )


def test_a_kind_of_fact(qa: Runner, install: Install, tmp_path: Path) -> None:
    install("kind")
    put(tmp_path, {"t.tsv": "en\tfr\nAsk @example.\tDemandez à @exemple.\n"})
    run = qa("check", "t.tsv", "--source", "en", "--format", "concise")
    assert run.code == 1
    assert "the handle is @example in en; fr says @exemple [handle-changed]" in run.out


def test_a_reader_of_catalogues(qa: Runner, install: Install, tmp_path: Path) -> None:
    install("reader")
    texts = {
        "lang/en.lang": "# above\na=See 312 boats\n",
        "lang/fr.lang": "\na=Voyez 321 bateaux\n",
    }
    put(tmp_path, {**texts, "settings.lang": "port=80\n"})
    run = qa(
        "check", ".", "--source", "en", "--select", "numbers", "--format", "concise"
    )
    assert run.code == 1
    assert run.out.startswith("lang/fr.lang:2:9: error: ")
    assert "settings" not in run.out + run.err
    put(tmp_path, {"lang/fr.lang": "a=Voyez\nb\n"})
    assert "lang/fr.lang:2: no `=` here" in qa("check", ".").err


PAIRS = """
from qa.input.readers import entries
from qa.input.readers.decoding import decode
from qa.model import Segment

EXTENSIONS = (".pair",)
BILINGUAL = True


def read(source):
    translated = source.version or "de"
    texts = zip(("en", translated), decode(source).split("|"), strict=True)
    found = [entries.Entry("", name, "1", Segment(said, unit="1")) for name, said in texts]
    return entries.collect(source, found)
"""


@pytest.mark.parametrize(
    ("declared", "versions"), [("True", ["en", "fr"]), ("False", ["de", "en"])]
)
def test_a_reader_of_bilingual_files(
    qa: Runner, site: Path, tmp_path: Path, declared: str, versions: list[str]
) -> None:
    """What the path says of a language needs no second file there: it is the translation's."""
    module = PAIRS.replace("True", declared)
    (site / "own.py").write_text(module, encoding="utf-8")
    write_entry_points(site, "own", {"qa.readers": {"pair": "own"}})
    forget()
    put(tmp_path, {"in/fr/app.pair": "See 312 boats|Voyez 321 bateaux"})
    run = qa("check", "in", "--select", "numbers", "--format", "jsonl")
    assert json.loads(run.out.splitlines()[-1])["versions"] == versions


def test_a_reporter(qa: Runner, install: Install, tmp_path: Path) -> None:
    install("reporter")
    assert "teamcity" in reporters.names()
    out = io.StringIO()
    found = [sample.hostile("|n ' ] [x]", 1)]
    reporters.find("teamcity").write(sample.result(found), out, Look())
    types, inspection, broken = (
        out.getvalue().split("\n")[0],
        *out.getvalue().split("\n")[-3:-1],
    )
    assert types.startswith("##teamcity[inspectionType id='")
    assert "||n |' |] |[x|]" in inspection
    assert "SEVERITY='ERROR'" in broken
    put(tmp_path, {"t.tsv": "en\tfr\nSee 312.\tVoyez 321.\n"})
    assert "SEVERITY='" in qa("check", "t.tsv", "--format", "teamcity").out


@pytest.mark.parametrize(
    ("group", "module", "said"),
    [
        (
            "reporters",
            "1 / 0",
            "the output format at own:VALUE cannot be loaded: ZeroDivisionError",
        ),
        (
            "reporters",
            "",
            "the output format at own:VALUE cannot be loaded: AttributeError",
        ),
        ("reporters", "VALUE = 7", "own:VALUE is no output format but a int; see "),
        (
            "readers",
            "1 / 0",
            "the input format at own:VALUE cannot be loaded: ZeroDivisionError",
        ),
        ("readers", "VALUE = 7", "own:VALUE has no `EXTENSIONS` and `read`"),
        (
            "checks",
            "1 / 0",
            "the check at own:VALUE cannot be loaded: ZeroDivisionError",
        ),
        ("checks", "VALUE = 7", "own:VALUE is no check but a int; decorate a function"),
        ("kinds", "VALUE = 7", "own:VALUE is no kind of facts but a int; see "),
    ],
)
def test_what_is_no_plug_in_is_told(
    qa: Runner, site: Path, tmp_path: Path, group: str, module: str, said: str
) -> None:
    (site / "own.py").write_text(module, encoding="utf-8")
    write_entry_points(site, "own", {f"qa.{group}": {"own": "own:VALUE"}})
    forget()
    put(tmp_path, {"t.tsv": "en\tfr\na\tb\n"})
    form = "own" if group == "reporters" else "concise"
    run = qa("check", "t.tsv", "--format", form)
    assert run.code == 2
    assert said in run.err


LANGUAGE = """
import json, sys
from tests.test_facts import assert_values, rows_of
from pathlib import Path
rows = list(rows_of(Path(sys.argv[1])))
for group, row in rows:
    assert_values(group, row)
from qa import language
tag = language.of("tpi")
print(json.dumps([len(rows), sorted(tag.prose.conjunctions)]))
"""


def test_a_language(site: Path) -> None:
    """In a Python of its own: what is known of a language is read once."""
    about = project("language")
    write_entry_points(site, about["name"], about["entry-points"])
    paths = [str(ROOT), str(site), str(EXAMPLES / "language")]
    done = subprocess.run(
        [sys.executable, "-c", LANGUAGE, str(EXAMPLES / "language" / "tpi.toml")],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [2, ["na", "o"]]
