"""Places of a text in what qa counts and in what editors count."""

from __future__ import annotations

import pytest

pytest.importorskip("pygls", reason="the extra `server` is not installed")

from lsprotocol.types import Position

from qa.server.lines import Lines

TEXT = "a😀e\u0301 b\r\nz\rw\u2028v\n"
"""An astral sign, a combining one, a line that CR LF ends, one that a lone CR ends, and a sign that ends none."""


@pytest.mark.parametrize(
    ("encoding", "offset", "line", "character"),
    [
        ("utf-16", 0, 0, 0),
        ("utf-16", 1, 0, 1),
        ("utf-16", 2, 0, 3),
        ("utf-16", 4, 0, 5),
        ("utf-16", 6, 0, 7),
        ("utf-16", 8, 1, 0),
        ("utf-16", 10, 2, 0),
        ("utf-16", 12, 2, 2),
        ("utf-16", 14, 3, 0),
        ("utf-8", 2, 0, 5),
        ("utf-8", 4, 0, 8),
        ("utf-8", 12, 2, 4),
        ("utf-32", 4, 0, 4),
    ],
)
def test_offsets_and_positions(
    encoding: str, offset: int, line: int, character: int
) -> None:
    lines = Lines(TEXT, encoding)
    assert lines.position(offset) == Position(line, character)
    assert lines.offset_at(Position(line, character)) == offset


@pytest.mark.parametrize(
    ("line", "character", "offset"),
    [(0, 2, 1), (0, 99, 6), (1, 9, 9), (9, 0, 14), (3, 5, 14)],
)
def test_a_position_that_is_none_is_near(
    line: int, character: int, offset: int
) -> None:
    assert Lines(TEXT).offset_at(Position(line, character)) == offset


@pytest.mark.parametrize(
    ("line", "column", "offset"),
    [(1, 1, 0), (1, 3, 2), (2, 1, 8), (2, 3, 10), (2, 99, 14), (9, 1, 14)],
)
def test_places_of_qa(line: int, column: int, offset: int) -> None:
    assert Lines(TEXT).offset(line, column) == offset


def test_a_lone_surrogate_is_counted() -> None:
    assert Lines("\ud83dx").position(2) == Position(0, 2)
