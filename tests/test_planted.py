"""The planted batch: three documents, eight languages, five scripts, sixteen faults; what is found, what is none."""

from __future__ import annotations

from pathlib import PurePath

import pytest

from qa.api import check_files
from qa.model import Finding, Result
from tests.conftest import ROOT

FAULTS = {
    ("ferry", "ar", "2"): "321 passengers, not 312",
    ("ferry", "ru", "2"): "21 March, not 12",
    ("ferry", "es", "3"): "5.80 euros, not 8.50",
    ("ferry", "hi", "4"): "the paragraph is missing",
    ("ferry", "zh", "6"): "24,000 passengers, not 240,000",
    ("ferry", "id", "7"): "another link",
    ("harvest", "id", "2"): "81 %, not 18",
    ("harvest", "ru", "2"): "6,200 tonnes, not 62,000",
    ("harvest", "es", "3"): "9 July, not 19",
    ("harvest", "ar", "5"): "a clause stands twice",
    ("museum", "fr", "2"): "until 5 p.m., not 6 p.m.",
    ("museum", "hi", "3"): "12.4 million, not 14.2",
    ("museum", "es", "4"): "another painter's name",
    ("museum", "id", "5"): "not translated",
    ("museum", "ru", "5"): "the paragraph is missing",
    ("museum", "zh", "6"): "another e-mail address",
}
"""Document, version, unit."""


@pytest.fixture(scope="module")
def result() -> Result:
    return check_files([str(ROOT / "reports" / "planted")])


def place(finding: Finding) -> tuple[str, str | None, str | None]:
    return PurePath(finding.document).name, finding.version, finding.unit


def test_nearly_every_fault_is_found(result: Result) -> None:
    missed = set(FAULTS) - {place(finding) for finding in result.findings}
    assert len(missed) <= 1, missed


def test_hardly_anything_else_is(result: Result) -> None:
    others = [finding for finding in result.findings if place(finding) not in FAULTS]
    assert len(others) <= 3, [(place(finding), finding.message) for finding in others]
    assert not [
        finding.message
        for finding in others
        if finding.severity and finding.severity.name == "ERROR"
    ]
