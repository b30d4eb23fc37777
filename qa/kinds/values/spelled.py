"""The value of a row of number words."""

from __future__ import annotations

from collections.abc import Iterable


def compose(values: Iterable[int]) -> int | None:
    """Return what number words say together (`two hundred five thousand`: 2, 100, 5, 1000), or None if nothing."""
    total = current = 0
    started = False
    for value in values:
        if value < 0 or (started and value == 0):
            return None
        if (
            value >= 1000
            and started
            and _power(value)
            and total % value == 0
            and current < value
        ):
            total, current = total + (current or (0 if total else 1)) * value, 0
        elif value >= 1000 and started and _power(value) and total and total < value:
            total, current = (total + current) * value, 0
        elif value >= 1000 and not started:
            total = value
        elif not current and (not total or value < _lowest(total)):
            current = value
        elif value == 100 and current < 100:
            current *= 100
        elif _fits(current, value):
            current += value
        else:
            return None
        started = True
    return total + current if started else None


def _power(value: int) -> bool:
    return str(value).strip("0") == "1"


def _lowest(value: int) -> int:
    """Return the place of the last digit that is not zero."""
    digits = str(value)
    return int(10 ** (len(digits) - len(digits.rstrip("0"))))


def _fits(current: int, value: int) -> bool:
    """Tell whether a word adds to what is there: 20 + 5, 300 + 42; or 5 + 20, 3 + 10, units first."""
    return 0 < value < _lowest(current) or (
        0 < current < 10 and value in range(10, 100, 10)
    )
