"""The report at a terminal: every text on one line, cut around its mark, whatever its script."""

from __future__ import annotations

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.model import Finding, Look, Severity, Span
from qa.report.reporters import terminal
from qa.report.reporters.terminal.width import cells, cut, middle
from tests import sample

LONG = {version: f"{text} " * 12 for version, text in sample.TEXTS.items()}


def shown(width: int, *, colour: bool = False, tty: bool = False) -> str:
    marks = tuple(sample.mark(version, text, sample.MARKED[version]) for version, text in LONG.items())
    findings = [sample.finding(), Finding("x", marks, "ar", severity=Severity.ERROR, check="c", document="in/ferry1")]
    out = io.StringIO()
    terminal.write(sample.result(findings), out, Look(terminal=tty, width=width, colour=colour))
    return out.getvalue()


@pytest.mark.parametrize("width", [80, 160])
def test_each_text_has_one_line_that_fits(width: int) -> None:
    text = shown(width)
    lines = [line for line in text.splitlines() if line.startswith("    ") and "⟦" in line]
    assert len(lines) == 2 * len(LONG)
    assert max(cells(line) for line in text.splitlines()) <= width
    assert [line.partition("⟦")[2].partition("⟧")[0] for line in lines[len(LONG) :]] == list(sample.MARKED.values())


def test_isolates_are_for_terminals_alone() -> None:
    assert "\u2068" not in shown(100)
    assert shown(100, tty=True).count("\u2068") == shown(100, tty=True).count("\u2069") == 2 * len(LONG)


def test_colour_marks_without_brackets() -> None:
    assert "\x1b[7m321\x1b[0m" in shown(100, colour=True)
    assert "⟦" not in shown(100, colour=True)


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80), st.integers(10, 60))
def test_what_is_cut_fits_and_keeps_its_mark(text: str, one: int, other: int, room: int) -> None:
    start, end = sorted(min(n, len(text)) for n in (one, other))
    before, marked, after = cut(text, Span(start, end), room)
    assert cells(before + marked + after) <= room + sum(unicodedata.combining(letter) > 0 for letter in text)
    assert marked == text[start:end] or "…" in marked
    assert cells(middle(text, room)) <= room
