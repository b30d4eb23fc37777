"""How the counts in a report of the format markdown are read."""

from __future__ import annotations

import re

from tests.counts import Counts, last


def count(text: str) -> Counts:
    assert not set(re.findall(r"<[^>]*>?", text)) - {
        "<details>",
        "<summary>",
        "</summary>",
        "</details>",
    }
    said = text.partition("\n| |")[0]
    first = said.partition("\n")[0]
    accepted = last(r"(\d+) findings? accepted", said)
    return (
        last(r"(\d+) errors?", first),
        last(r"(\d+) warnings?", first),
        last(r"(\d+) notes?", first),
        accepted,
    )
