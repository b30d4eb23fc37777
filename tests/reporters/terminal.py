"""How the counts in a report of the format terminal are read."""

from __future__ import annotations

from tests.counts import Counts, last


def count(text: str) -> Counts:
    said = " ".join(text.replace("\xa0", " ").split())
    closing = said[said.rfind("Could not be verified") :]
    return tuple(
        last(rf"(\d+) {noun}\b", closing)
        for noun in ("errors?", "warnings?", "notes?", "findings? accepted")
    )  # type: ignore[return-value]
