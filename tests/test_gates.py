"""What makes a run fail: severities, counts, rates of the run, of a check, of a language."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import ANY

import pytest

from qa import config_file
from qa.config import Settings
from qa.decide import gates
from qa.errors import QaError
from qa.model import (
    Completeness,
    Document,
    Finding,
    Gate,
    Mark,
    Result,
    Segment,
    Severity,
    Unit,
    Version,
)
from tests.conftest import Runner
from tests.test_cli import EN, FR, put

NAMES = ("en", "ar", "id@previous")


def result(*findings: Finding) -> Result:
    """Return 200 units of all versions and 100 units without Arabic."""
    both = Document(
        "a",
        tuple(Version(name, ()) for name in NAMES),
        (Unit("a", "1", NAMES, ()),) * 200,
    )
    fewer = Document(
        "b",
        tuple(Version(name, ()) for name in ("en", "fr")),
        (Unit("b", "1", ("en", "fr"), ()),) * 100,
    )
    return Result(findings, documents=(both, fewer))


def some(
    count: int,
    severity: Severity,
    check: str = "url-missing",
    version: str | None = "ar",
) -> list[Finding]:
    mark = Mark("en", Segment("text", "a.txt"))
    return [
        Finding("x", (mark,), version, severity=severity, check=check, category="urls")
    ] * count


ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


@pytest.mark.parametrize(
    ("toml", "findings", "fails"),
    [
        ("", some(1, ERROR), True),
        ("", some(9, WARNING), False),
        ('fail-on = "note"', some(1, NOTE), True),
        ('fail-on = "never"', some(9, ERROR), False),
        ("max-warnings = 2", some(2, WARNING), False),
        ("max-warnings = 2", some(3, WARNING), True),
        ('max-rate = { error = "1%" }', some(3, ERROR), False),
        ('max-rate = { error = "1%" }', some(4, ERROR), True),
        ('max-rate = { error = "0.5%" }', some(1, ERROR), False),
        ('max-rate = { error = "0.5%" }', some(2, ERROR), True),
        ('max-rate = { warning = "0%" }', some(1, WARNING), True),
        ('max-rate = { warning = "1%" }', some(1, ERROR), True),
        ("[check-limits.url-missing]\nerror = 2", some(2, ERROR), False),
        ("[check-limits.url-missing]\nerror = 2", some(3, ERROR), True),
        ("[check-limits.urls]\nerror = 2", some(3, ERROR), True),
        ("[check-limits.urls]\nerror = 2", some(2, ERROR), False),
        ("[check-limits.url-added]\nerror = 2", some(1, ERROR), True),
        ('[language-limits.ar]\nerror = "1%"', some(2, ERROR), False),
        ('[language-limits.ar]\nerror = "1%"', some(3, ERROR), True),
        ("[language-limits.ar]\nerror = 5", some(1, ERROR, version="en"), True),
        (
            "[language-limits.id]\nerror = 5",
            some(5, ERROR, version="id@previous"),
            False,
        ),
        (
            '[language-limits."id@previous"]\nerror = 4',
            some(5, ERROR, version="id@previous"),
            True,
        ),
        ("[language-limits.fr]\nwarning = 0", some(1, WARNING, version=None), False),
        ('[language-limits.de]\nwarning = "5%"', some(1, WARNING, version="de"), True),
    ],
)
def test_gates(tmp_path: Path, toml: str, findings: list[Finding], fails: bool) -> None:
    (tmp_path / "qa.toml").write_text(toml)
    settings = config_file.load(folder=tmp_path)
    gates.validate(settings)
    found = result(*findings)
    assert gates.judge(found, settings).gate == Gate(passed=not fails, reasons=ANY)


def test_no_units_and_no_findings_pass() -> None:
    settings = Settings(max_rate={"error": "0%"}, max_warnings=0)
    assert gates.judge(Result(), settings).gate == Gate(passed=True)


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("[check-limits.nonsense]\nerror = 1", "no check or category `nonsense`"),
        ("[language-limits.xx]\nerror = 1", "`xx` is no language tag"),
    ],
)
def test_a_limit_on_what_there_is_not(
    qa: Runner, tmp_path: Path, toml: str, said: str
) -> None:
    put(tmp_path, {"a.en.txt": EN, "a.fr.txt": FR, "qa.toml": toml})
    run = qa("check", ".")
    assert run.code == 2
    assert said in run.err


@pytest.mark.parametrize(
    "rate",
    ["error=0.5", "error=x%", "fatal=1%", "error", "error=-1%", "error=101%", "=1%"],
)
def test_a_rate_that_is_none(qa: Runner, tmp_path: Path, rate: str) -> None:
    put(tmp_path, {"a.en.txt": EN, "a.fr.txt": FR})
    run = qa("check", ".", "--max-rate", rate)
    assert run.code == 2
    assert "says no rate" in run.err


@pytest.mark.parametrize("limit", ["-1", "1.5", '"1"', '"200%"', "true"])
def test_a_limit_that_is_none(tmp_path: Path, limit: str) -> None:
    (tmp_path / "qa.toml").write_text(f"[check-limits.urls]\nerror = {limit}\n")
    with pytest.raises(QaError, match="check-limits"):
        config_file.load(folder=tmp_path)


def test_the_command_line_says_which_limit_was_exceeded(
    qa: Runner, tmp_path: Path
) -> None:
    put(tmp_path, {"a.en.txt": EN, "a.fr.txt": FR.replace("/a", "/b")})
    check = (
        "check",
        ".",
        "--select",
        "url-changed",
        "--format",
        "concise",
        "--max-rate",
    )
    run = qa(*check, "error=0.5%")
    assert run.code == 1
    assert "1 error in 2 units (50.00%): more than max-rate error = 0.5%" in run.err
    assert qa(*check, "error=50%").code == 0
    assert qa(*check, "error=0.5%", "--exit-zero").code == 0


@pytest.mark.parametrize(
    ("limit", "missing", "passed"),
    [("5 %", 5, True), ("5%", 6, False), ("0%", 0, True), ("0.5%", 1, False)],
)
def test_a_catalogue_may_be_incomplete_up_to_a_share(
    limit: str, missing: int, passed: bool
) -> None:
    state = Completeness("app", "ja", 100, missing, 0)
    judged = gates.judge(
        Result(completeness=(state,)), Settings(max_untranslated=limit)
    )
    assert judged.gate is not None
    assert judged.gate.passed is passed
    assert bool(judged.gate.reasons) is not passed
    assert all("of 100 strings of ja" in reason for reason in judged.gate.reasons)


def test_a_share_is_one() -> None:
    with pytest.raises(QaError, match="a share such as"):
        Settings(max_untranslated="5")
