"""The value of a row of number words."""

from __future__ import annotations

from collections.abc import Iterable


def compose(values: Iterable[int]) -> int | None:
    """Return what number words say together, or None if nothing.

    `two hundred five thousand` is 2, 100, 5, 1000: what is said is `total`, and what a
    scale word may still multiply is `current`. None where the words do not make one
    number: `two five`, `twenty hundred one` with a nought inside.
    """
    total = current = 0
    started = False
    for value in values:
        if value < 0 or (started and value == 0):
            return None
        is_scale = value >= 1000 and started and is_power(value)
        if is_scale and total % value == 0 and current < value:
            times = current or (0 if total else 1)
            total, current = total + times * value, 0
        elif is_scale and total and total < value:
            total, current = (total + current) * value, 0
        elif value >= 1000 and not started:
            total = value
        elif not current and (not total or value < find_lowest(total)):
            current = value
        elif value == 100 and current < 100:
            current *= 100
        elif _adds(current, value):
            current += value
        else:
            return None
        started = True
    return total + current if started else None


def is_power(value: int) -> bool:
    """Tell whether a number is a power of ten."""
    return str(value).strip("0") == "1"


def find_lowest(value: int) -> int:
    """Return the place of the last digit that is not zero: 100 of 2300."""
    digits = str(value)
    zeros = len(digits) - len(digits.rstrip("0"))
    return int(10**zeros)


def _adds(current: int, value: int) -> bool:
    """Tell whether a word adds to what is there.

    20 + 5, 300 + 42; or units first: 5 + 20, 3 + 10.
    """
    if 0 < value < find_lowest(current):
        return True
    return 0 < current < 10 and value in range(10, 100, 10)
