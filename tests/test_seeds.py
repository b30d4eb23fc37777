"""The seed document: what is in it is found, and each fault planted into it, and nothing else."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from qa.api import check_files
from qa.config import Settings
from qa.model import Finding, Severity

AR, ID = "000_17641525de27ff55.txt", "004_0f395f64a249c604.txt"
ENGLISH = (
    "The Convention sets out the legal framework for international cooperation against cybercrime, so that member "
    "states, above all developing and vulnerable ones, are supported in dealing with this kind of crime."
)


@pytest.fixture
def seeds(root: Path, tmp_path: Path) -> Path:
    shutil.copytree(root / "seeds", tmp_path / "seeds")
    return tmp_path / "seeds"


def found(seeds: Path) -> list[Finding]:
    result = check_files([str(seeds)], settings=Settings())
    assert not result.crashes
    return [
        finding for finding in result.findings if finding.severity is not Severity.NOTE
    ]


def edit(place: Path, change: Callable[[str], str]) -> None:
    old = place.read_text(encoding="utf-8")
    new = change(old)
    assert new != old
    place.write_text(new, encoding="utf-8")


def swap(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


def line(number: int, new: str | None) -> Callable[[str], str]:
    def change(text: str) -> str:
        lines = text.split("\n")
        lines[number - 1 : number] = [] if new is None else [new]
        return "\n".join(lines)

    return change


def test_the_repetition_and_nothing_else(seeds: Path) -> None:
    (finding,) = found(seeds)
    assert (finding.check, finding.severity, finding.version) == (
        "repeated-text",
        Severity.WARNING,
        "ar",
    )
    marked = [
        m.segment.text[m.span.start : m.span.end] for m in finding.marks if m.span
    ]
    assert any("تقديره العميق" in text for text in marked)
    assert finding.place[:2] == (str(seeds / AR), 5)


PLANTED = {
    "a day": (
        ID,
        swap("23 Oktober", "24 Oktober"),
        {"number-mismatch", "date-mismatch"},
        1,
    ),
    "a day in Arabic": (
        AR,
        swap("يوم 23 أكتوبر", "يوم 22 أكتوبر"),
        {"number-mismatch", "date-mismatch"},
        1,
    ),
    "a month": (
        ID,
        swap("25-26 Oktober", "25-26 November"),
        {"date-mismatch", "date-missing", "date-added"},
        1,
    ),
    "a year": (
        ID,
        swap("Desember 2024", "Desember 2014"),
        {"number-mismatch", "date-mismatch"},
        9,
    ),
    "a letter of the URL": (
        ID,
        swap("chu-tich-nuoc", "chu-tich-nuov"),
        {"url-changed"},
        14,
    ),
    "the URL": (
        AR,
        lambda text: re.sub(r"https://\S+", "", text),
        {"url-missing", "segment-short"},
        14,
    ),
    "a line": (ID, line(6, None), {"segment-missing"}, 6),
    "a line in Arabic": (AR, line(10, None), {"segment-missing"}, 10),
    "a name": (
        ID,
        swap("Presiden Luong Cuong", "Presiden Tran Quang"),
        {"name-mismatch", "name-missing"},
        1,
    ),
    "a paragraph in English": (
        ID,
        line(11, ENGLISH),
        {"segment-language", "untranslated"},
        11,
    ),
}


@pytest.mark.parametrize(
    ("name", "change", "checks", "where"), PLANTED.values(), ids=list(PLANTED)
)
def test_what_is_planted_is_found(
    seeds: Path, name: str, change: Callable[[str], str], checks: set[str], where: int
) -> None:
    edit(seeds / name, change)
    new = [finding for finding in found(seeds) if finding.check != "repeated-text"]
    assert new
    assert {finding.check for finding in new} <= checks
    assert where in {mark.segment.line for finding in new for mark in finding.marks}


@pytest.mark.parametrize("name", [AR, ID])
def test_each_line_that_is_deleted_is_shown(seeds: Path, name: str) -> None:
    whole, first = (seeds / name).read_text(encoding="utf-8"), 0
    for number in range(1, 16):
        (seeds / name).write_text(line(number, None)(whole), encoding="utf-8")
        (finding,) = check_files(
            [str(seeds)], settings=Settings(select=["segment-missing"])
        ).findings
        gap, *others = finding.marks
        assert (gap.gap, gap.version) == (True, finding.version)
        lines = [mark.segment.line for mark in others]
        assert number in lines, number
        first += lines[0] == number
    assert first >= 11
