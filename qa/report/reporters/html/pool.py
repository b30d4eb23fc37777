"""Values that occur often in the page's data, each kept once."""

from __future__ import annotations


class Pool:
    """Values in the order in which they came: `number` gives a value's place among them."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, value: str) -> int:
        """Return the place of `value`, at the end if it is new."""
        return self.numbers.setdefault(value, len(self.numbers))
