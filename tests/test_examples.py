"""The example in the documentation of each check is one: the check speaks on it.

The table of a check has it under `[example]` as texts, one document or several in
`documents`; a list is several segments of one version. `of` is the sentence of the
documentation; what it quotes stands in the texts, the settings or the files.
"""

from __future__ import annotations

import inspect
import re
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

import qa
from qa.model import Result
from qa.registry import Check, checks
from tests import history
from tests.conftest import ROOT
from tests.test_mistakes import put

TESTS = ROOT / "tests"
_KEYS = {"of", "source", "settings", "files", "documents", "commits"}


def read_rows() -> dict[str, dict[str, Any]]:
    """Return by check what its table, or that of its kind, has under `[example]`."""
    rows: dict[str, dict[str, Any]] = {}
    for place in sorted((TESTS / "checks").glob("*.toml")):
        table = tomllib.loads(place.read_text(encoding="utf-8"))
        rows |= {place.stem: table["example"]} if "example" in table else {}
    for place in sorted((TESTS / "facts").glob("*.toml")):
        faults = tomllib.loads(place.read_text(encoding="utf-8")).get("example", {})
        rows |= {f"{place.stem}-{fault}": row for fault, row in faults.items()}
    return rows


ROWS = read_rows()
CHECKS = checks()


def said(check: Check) -> str:
    """Return the example of a check's documentation, on one line."""
    example = inspect.cleandoc(check.doc).partition("Example:")[2]
    return example.strip().replace("\n", " ")


def make_segment(text: str | Mapping[str, str]) -> qa.Segment:
    return (
        qa.Segment(text)
        if isinstance(text, str)
        else qa.Segment(text["text"], unit=text["unit"])
    )


def documents(row: Mapping[str, Any]) -> Iterator[qa.Version]:
    for document in row.get("documents") or [row]:
        for name, texts in document.items():
            if name not in _KEYS | {"name"}:
                segments = [texts] if isinstance(texts, str) else texts
                yield qa.Version(
                    name,
                    tuple(map(make_segment, segments)),
                    document.get("name", "example"),
                )


def run(check: Check, row: Mapping[str, Any], folder: Path) -> Result:
    settings = msgspec.convert(
        {**row.get("settings", {}), "select": [check.id]}, qa.Settings
    )
    if "commits" in row:
        history.make(folder, row["commits"])
    if "files" in row:
        put(folder, row["files"])
    if "files" in row or "commits" in row:
        return qa.check_files(
            [str(folder)], source=row.get("source"), settings=settings
        )
    return qa.check(list(documents(row)), source=row.get("source"), settings=settings)


def test_every_check_has_an_example() -> None:
    assert {check.id for check in CHECKS} == ROWS.keys()


@pytest.mark.parametrize("check", CHECKS, ids=[check.id for check in CHECKS])
def test_the_example_is_one(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("QA_CACHE", str(tmp_path / ".cache"))
    row = ROWS[check.id]
    if "commits" in row and not shutil.which("git"):
        pytest.skip("git is not installed")
    assert row["of"] == said(check)
    quoted = re.findall(r'`([^`]+)`|"([^"]+)"', row["of"])
    held = str({key: value for key, value in row.items() if key != "of"})
    assert not quoted or any((one or other) in held for one, other in quoted), (
        "the texts are not those of the example"
    )
    assert [finding.check for finding in run(check, row, tmp_path).findings][:1] == [
        check.id
    ]
