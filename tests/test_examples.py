"""The example in the documentation of each check is one: the check speaks on it, and what it quotes stands there."""

from __future__ import annotations

import inspect
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

import qa
from qa.model import Result
from qa.registry import Check, checks
from tests.conftest import ROOT
from tests.test_mistakes import put

ROWS: dict[str, dict[str, Any]] = tomllib.loads((ROOT / "tests" / "examples.toml").read_text(encoding="utf-8"))
_KEYS = {"of", "source", "settings", "files", "documents"}


def said(check: Check) -> str:
    """Return the example of a check's documentation, on one line."""
    example = inspect.cleandoc(check.doc).partition("Example:")[2]
    return example.strip().replace("\n", " ")


def documents(row: Mapping[str, Any]) -> Iterator[qa.Version]:
    for document in row.get("documents") or [row]:
        for name, texts in document.items():
            if name not in _KEYS | {"name"}:
                segments = [texts] if isinstance(texts, str) else texts
                yield qa.Version(name, tuple(map(qa.Segment, segments)), document.get("name", "example"))


def run(check: Check, row: Mapping[str, Any], folder: Path) -> Result:
    settings = msgspec.convert({**row.get("settings", {}), "select": [check.id]}, qa.Settings)
    if "files" in row:
        put(folder, row["files"])
        return qa.check_files([str(folder)], settings=settings)
    return qa.check(list(documents(row)), source=row.get("source"), settings=settings)


def test_every_check_has_an_example() -> None:
    assert {check.id for check in checks()} == ROWS.keys()


@pytest.mark.parametrize("check", checks(), ids=[check.id for check in checks()])
def test_the_example_is_one(check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    row = ROWS[check.id]
    assert row["of"] == said(check)
    quoted = re.findall(r'`([^`]+)`|"([^"]+)"', row["of"])
    held = str({key: value for key, value in row.items() if key != "of"})
    assert not quoted or any((one or other) in held for one, other in quoted), "the texts are not those of the example"
    assert [finding.check for finding in run(check, row, tmp_path).findings][:1] == [check.id]
