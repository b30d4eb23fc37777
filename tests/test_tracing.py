"""What passages were in an older state of their text."""

from __future__ import annotations

import pytest

from qa.model import Segment
from qa.stale.passages import Passage, Text, passages
from qa.stale.slight import is_followed, is_mended
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


@pytest.mark.parametrize(
    ("before", "after", "mended"),
    [
        ("The prefered way", "The preferred way", True),
        ("A seperate shelf is persistant", "A separate shelf is persistent", True),
        ("All requests is sent", "All request is sent", True),
        ("It acts similar to that", "It acts similarly to that", True),
        ("Take a a stream", "Take a stream", True),
        # Another word, another fact, more or less of it.
        ("The gate is closed", "The gate is opened", False),
        ("Able to swim", "Unable to swim", False),
        ("It is typical here", "It is atypical here", False),
        ("There are three of them", "There are there of them", False),
        ("Come on Monday", "Come on Sunday", False),
        ("Ask Merkel first", "Ask Merkle first", False),
        ("It is now closed", "It is not closed", False),
        ("Port 3000 is open", "Port 3001 is open", False),
        ("Shut the doors", "Shut the doors tonight", False),
        ("Read twice and again", "Read and again", False),
        ("The same", "The same", False),
    ],
)
def test_spelling_alone(before: str, after: str, *, mended: bool) -> None:
    assert is_mended(before, after, "en") is mended


@pytest.mark.parametrize(
    ("before", "after", "own", "followed"),
    [
        ("Port 3000 is open", "Port 4321 is open", "Hafen 4321 ist offen", True),
        ("Port 3000 is open", "Port 4321 is open", "Hafen 3000 ist offen", False),
        ("Port 1 and 2", "Port 2 and 3", "Hafen 2 und 3", True),
        ("Linux, Mac", "Linux, Mac, Solaris", "Linux, Mac, Solaris", True),
        ("The gate (E03)", "The gate", "Das Tor", True),
        ("The gate (E03)", "The gate", "Das Tor (E03)", False),
        ("The old gate", "The gate", "Das Tor", False),
        ("The gate", "The gate is shut", "Das Tor", False),
    ],
)
def test_what_came_stands_in_the_translation(
    before: str, after: str, own: str, *, followed: bool
) -> None:
    ((old,), (new,), (mine,)) = (read(text) for text in (before, after, own))
    assert is_followed(old, new, mine) is followed
