"""What passages were in an older state of their text."""

from __future__ import annotations

import pytest

from qa.model import Segment
from qa.stale.passages import Passage, Text, passages
from qa.stale.tracing import trace

GATE = "The old gate is closed at night"
KEYS = "Keys are kept by the porter of the house"
RAIN = "In rain the courtyard is under water"
NOON = "The old gate is closed at noon"
FISH = "Salmon swim upstream in October"


def read(*texts: str) -> list[Passage]:
    segments = [
        Segment(
            text.removeprefix("$ "), "p", line, role="code" if text[0] == "$" else ""
        )
        for line, text in enumerate(texts, 1)
    ]
    return passages(segments)


@pytest.mark.parametrize(
    ("then", "now", "was"),
    [
        ([GATE, KEYS], [GATE, KEYS], [GATE, KEYS]),
        ([GATE, KEYS], [KEYS, GATE], [KEYS, GATE]),
        ([GATE, KEYS], [NOON, KEYS], [GATE, KEYS]),
        # What still stands was nothing else, however alike.
        ([GATE, KEYS], [GATE, NOON, KEYS], [GATE, None, KEYS]),
        ([GATE, KEYS], [NOON, GATE, KEYS], [None, GATE, KEYS]),
        # The most similar first, whatever comes first.
        ([GATE], [f"{GATE} and in the winter too", NOON], [None, GATE]),
        # Written anew between the same neighbours.
        ([GATE, RAIN, KEYS], [GATE, FISH, KEYS], [GATE, RAIN, KEYS]),
        ([RAIN, KEYS], [FISH, KEYS], [RAIN, KEYS]),
        ([GATE, RAIN], [GATE, FISH], [GATE, RAIN]),
        ([GATE, KEYS], [GATE, FISH, KEYS], [GATE, None, KEYS]),
        ([GATE, RAIN, KEYS], [GATE, FISH, "Bats sleep", KEYS], [GATE, None, None, KEYS]),
        # A copy is what the other was.
        ([GATE], [GATE, GATE], [GATE, GATE]),
        ([GATE, f"$ {KEYS}"], [GATE, KEYS], [GATE, None]),
        ([], [GATE], [None]),
    ],
)  # fmt: skip
def test_what_passages_were(
    then: list[str], now: list[str], was: list[str | None]
) -> None:
    found = trace(read(*now), read(*then))
    assert [one.text if one else None for one in found] == was


def test_an_id_alone_tells() -> None:
    old = passages(
        [Segment("Open", "p", 1, unit="a"), Segment("Close", "p", 2, unit="b")]
    )
    new = passages(
        [Segment("Close", "p", 1, unit="a"), Segment("Open", "p", 2, unit="c")]
    )
    assert [one.text if one else None for one in trace(new, old)] == ["Open", None]


@pytest.mark.parametrize(
    ("then", "now", "number", "same"),
    [
        ([f"{GATE}. {KEYS}."], [GATE, KEYS], 0, True),
        ([f"{GATE}. {KEYS}."], [GATE, KEYS], 1, True),
        ([GATE, KEYS], [f"{GATE}. {KEYS}."], 0, True),
        # A sentence went.
        ([f"{GATE}. {KEYS}."], [GATE], 0, False),
        ([f"{GATE}. {KEYS}."], [GATE, RAIN], 0, False),
        ([f"{GATE}. {KEYS}."], [GATE, NOON], 1, False),
        # Too short to tell.
        ([f"Note. {KEYS}."], ["Note", KEYS], 0, False),
    ],
)
def test_breaks_of_paragraphs(
    then: list[str], now: list[str], number: int, *, same: bool
) -> None:
    newer = Text(read(*now))
    assert Text(read(*then)).regrouped(newer.passages[number], newer) is same
