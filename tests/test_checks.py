"""Every check against its table of cases: what it must point at, exactly, and where it must stay silent."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pytest

from qa.api import check, check_files
from qa.config import Settings
from qa.registry import checks
from tests import history
from tests.cases import Case, cases

FOLDER, KINDS = (Path(__file__).parent / name for name in ("checks", "facts"))


def tables_of_kind(path: Path) -> Iterator[tuple[str, list[Case]]]:
    """Yield the id of each check that the table of a kind has rows for, with its rows."""
    for heading in tomllib.loads(path.read_text(encoding="utf-8")):
        if heading not in {"case", "example"}:
            yield f"{path.stem}-{heading}", list(cases(path, heading))


TABLES = {path.stem: list(cases(path)) for path in sorted(FOLDER.glob("*.toml"))}
for place in sorted(KINDS.glob("*.toml")):
    TABLES |= dict(tables_of_kind(place))
ROWS = [
    pytest.param(name, case, id=case.name)
    for name, table in TABLES.items()
    for case in table
]


@pytest.mark.parametrize("name", [check.id for check in checks()])
def test_every_check_has_good_and_bad_rows(name: str) -> None:
    assert_good_and_bad(name, TABLES.get(name, []))


def assert_good_and_bad(name: str, table: Sequence[Case]) -> None:
    assert any(_bad(case) for case in table), (
        f"tests/checks/{name}.toml has no row with a fault"
    )
    assert any(not _bad(case) for case in table), (
        f"tests/checks/{name}.toml has no row without one"
    )


NOWHERE = {"version-missing"}
"""Checks that blame a version of which nothing is there to be pointed at."""


@pytest.mark.parametrize(("name", "case"), ROWS)
def test_case(
    name: str, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "commits" in case.row:
        if not shutil.which("git"):
            pytest.skip("git is not installed")
        history.make(tmp_path, case.row["commits"])
        monkeypatch.setenv("QA_CACHE", str(tmp_path / ".cache"))
    assert_case(name, case, tmp_path)


def assert_case(name: str, case: Case, folder: Path | None = None) -> None:
    settings = msgspec.convert(
        {"select": [name], **case.row.get("settings", {})}, Settings
    )
    source = case.row.get("source")
    if folder and "commits" in case.row:
        result = check_files([str(folder)], source=source, settings=settings)
    else:
        result = check(case.versions, source=source, settings=settings)
    assert not result.crashes
    pointed = {
        (mark.version, mark.span.start, mark.span.end)
        for finding in result.findings
        for mark in finding.marks
        if mark.span is not None and not mark.gap
    }
    assert sorted(pointed) == sorted(set(case.marks))
    assert bool(result.findings) == _bad(case)
    for finding in result.findings:
        blamed = set(finding.blamed)
        assert not blamed or case.row.get("blame") in {None, *blamed}
        assert not blamed or finding.marks[0].version in blamed or name in NOWHERE
        assert case.row.get("says", "") in finding.message
        if "severity" in case.row:
            assert finding.severity is not None
            assert finding.severity.name.lower() == case.row["severity"]


def _bad(case: Case) -> bool:
    """Say whether a row must be found: it has marks, or says whom to blame for what is not there to be marked."""
    return bool(case.marks) or "blame" in case.row or "says" in case.row
