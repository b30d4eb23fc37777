"""The report at a terminal: every text on one line, cut around its mark, whatever its script."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.model import (
    Confidence,
    Document,
    Fact,
    Finding,
    Look,
    Result,
    Row,
    Segment,
    Severity,
    Span,
    Table,
    Version,
)
from qa.report.entries import by_document
from qa.report.reporters import terminal
from qa.report.reporters.terminal.width import cells, cut, middle
from tests import sample

LONG = {version: f"{text} " * 12 for version, text in sample.TEXTS.items()}


def shown(width: int, *, colour: bool = False, tty: bool = False) -> str:
    marks = tuple(
        sample.mark(version, text, sample.MARKED[version])
        for version, text in LONG.items()
    )
    findings = [
        sample.finding(),
        Finding(
            "x", marks, "ar", severity=Severity.ERROR, check="c", document="in/ferry1"
        ),
    ]
    out = io.StringIO()
    terminal.write(
        sample.result(findings), out, Look(terminal=tty, width=width, colour=colour)
    )
    return out.getvalue()


@pytest.mark.parametrize("width", [80, 160])
def test_each_text_has_one_line_that_fits(width: int) -> None:
    text = shown(width)
    lines = [
        line for line in text.splitlines() if line.startswith("    ") and "⟦" in line
    ]
    assert len(lines) == 2 * len(LONG)
    assert max(cells(line) for line in text.splitlines()) <= width
    assert [
        line.partition("⟦")[2].partition("⟧")[0] for line in lines[len(LONG) :]
    ] == list(sample.MARKED.values())


def test_isolates_are_for_terminals_alone() -> None:
    assert "\u2068" not in shown(100)
    lines = [
        line
        for line in shown(100, tty=True).splitlines()
        if line.startswith("    ") and "⟦" in line
    ]
    assert [(line.count("\u2068"), line.count("\u2069")) for line in lines] == [
        (1, 1)
    ] * (2 * len(LONG))


def write(result: Result, **look: Any) -> str:
    out = io.StringIO()
    terminal.write(result, out, Look(**look))
    return out.getvalue()


@pytest.mark.parametrize("width", [60, 100])
def test_right_to_left_cells_stay_in_their_columns(width: int) -> None:
    texts = {"ar": "48.5 مليون", "de": "48,5 Millionen", "he": "48.5 מיליון"}
    cells_of_row = tuple(
        (tag, Fact("number", "48500000", Span(0, 4), text, frozenset(["48500000"])))
        for tag, text in texts.items()
    )
    rows = (Row("number", "48500000", "1", cells_of_row, ("de",), ()),)
    result = Result(tables=(Table("d", tuple(texts), rows),))
    said = write(result, facts=True, terminal=True, width=width)
    row = next(line for line in said.splitlines() if "✗" in line)
    assert row.count("\u2068") == row.count("\u2069") >= 2
    # Without its isolates each cell begins where its heading does.
    bare = [
        line.replace("\u2068", "").replace("\u2069", "") for line in said.splitlines()
    ]
    heading = next(line for line in bare if " fact " in line)
    row = next(line for line in bare if "✗" in line)
    assert width < 100 or row.index("48,5") == heading.index("de")


def test_agreeing_facts_are_shown_when_they_are_asked_for() -> None:
    fact = Fact("number", "5", Span(0, 1), "5", frozenset(["5"]))
    cells_of_row = (("en", fact), ("fr", fact))
    rows = (
        Row("number", "5", "1", cells_of_row, (), ()),
        Row("number", "5", "2", cells_of_row, ("fr",), ()),
    )
    result = Result(tables=(Table("d", ("en", "fr"), rows),))
    short, long = write(result, width=80), write(result, facts=True, width=80)
    assert ("✗" in short, "✓" in short, "✗" in long, "✓" in long) == (
        True,
        False,
        True,
        True,
    )
    assert "1 fact agrees, 1 differs (`--facts` shows those that agree)" in short


@pytest.mark.parametrize(
    ("agreeing", "odd", "said"),
    [
        (0, 1, "0 facts agree, 1 differs"),
        (1, 0, "1 fact agrees, 0 differ"),
        (2, 1, "2 facts agree, 1 differs"),
        (1, 2, "1 fact agrees, 2 differ"),
    ],
)
def test_facts_are_counted_in_grammar(agreeing: int, odd: int, said: str) -> None:
    fact = Fact("number", "5", Span(0, 1), "5", frozenset(["5"]))
    cells = (("en", fact), ("fr", fact))
    rows = [
        Row("number", "5", str(n), cells, () if n < agreeing else ("fr",), ())
        for n in range(agreeing + odd)
    ]
    result = Result(tables=(Table("d", ("en", "fr"), tuple(rows)),))
    assert f"Facts of d: {said}" in write(result, width=80)


MANY = [
    sample.finding(number, severity)
    for number in range(30)
    for severity in (Severity.NOTE, Severity.WARNING, Severity.ERROR)
]  # fmt: skip


def test_the_worst_findings_come_first_and_the_rest_is_counted() -> None:
    said = write(sample.result(MANY), width=100)
    assert len(re.findall(r"^(?:error|warning|note) ", said, re.MULTILINE)) == 50
    assert len(re.findall(r"^error ", said, re.MULTILINE)) == 30
    assert not re.findall(r"^note ", said, re.MULTILINE)
    assert "and 40 more findings: `--show all` shows them" in said
    assert "30 errors, 30 warnings, 30 notes." in " ".join(said.split())
    whole = write(sample.result(MANY), width=100, everything=True)
    assert len(re.findall(r"^(?:error|warning|note) ", whole, re.MULTILINE)) == 90
    assert "more finding" not in whole


def test_fifty_findings_are_shown_whole() -> None:
    assert "more finding" not in write(sample.result(MANY[:50]), width=100)
    assert "and 1 more finding:" in write(sample.result(MANY[:51]), width=100)


def test_of_equal_severity_the_surer_comes_first() -> None:
    doubtful = replace(sample.finding(1), confidence=Confidence.LOW, document="a")
    sure = replace(sample.finding(2), document="b")
    assert by_document([doubtful, sure], 1) == [sure]
    assert by_document([doubtful, sure], 2) == [sure, doubtful]


@pytest.mark.parametrize(
    ("unverified", "wanted", "unwanted"),
    [
        ({}, "the versions agree in everything that was compared", "could not"),
        ({"language": 2}, "2 of 3 segments could not be", "agree"),
    ],
)
def test_agreement_is_claimed_only_where_all_was_verified(
    unverified: dict[str, int], wanted: str, unwanted: str
) -> None:
    segments = tuple(Segment(text) for text in ("a", "b", "c"))
    document = Document("d", (Version("en", segments),), ())
    said = " ".join(
        write(Result(documents=(document,), unverified=unverified), width=200).split()
    )
    closing = said[said.index("No findings") :]
    assert wanted in closing
    assert unwanted not in closing


def test_colour_marks_without_brackets() -> None:
    assert "\x1b[7m321\x1b[0m" in shown(100, colour=True)
    assert "⟦" not in shown(100, colour=True)


@given(
    st.text(max_size=80), st.integers(0, 80), st.integers(0, 80), st.integers(10, 60)
)
def test_what_is_cut_fits_and_keeps_its_mark(
    text: str, one: int, other: int, room: int
) -> None:
    start, end = sorted(min(n, len(text)) for n in (one, other))
    before, marked, after = cut(text, Span(start, end), room)
    assert cells(before + marked + after) <= room + sum(
        unicodedata.combining(letter) > 0 for letter in text
    )
    assert marked == text[start:end] or "…" in marked
    assert cells(middle(text, room)) <= room
