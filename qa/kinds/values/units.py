"""Measures in other units: 12 miles are 19 kilometres (NIST Special Publication 811), rounded as writers round."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Protocol


class Measure(Protocol):
    """An amount and what it counts."""

    @property
    def value(self) -> str:
        """The amount as it is shown."""

    @property
    def readings(self) -> Collection[str]:
        """All values it may have."""

    @property
    def unit(self) -> str:
        """Its unit's English name, empty if none is named."""


FACTORS: dict[str, tuple[str, float]] = {
    "mile": ("metre", 1609.344),
    "nautical mile": ("metre", 1852.0),
    "kilometre": ("metre", 1000.0),
    "metre": ("metre", 1.0),
    "centimetre": ("metre", 0.01),
    "millimetre": ("metre", 0.001),
    "foot": ("metre", 0.3048),
    "inch": ("metre", 0.0254),
    "yard": ("metre", 0.9144),
    "kilogram": ("gram", 1000.0),
    "gram": ("gram", 1.0),
    "milligram": ("gram", 0.001),
    "pound": ("gram", 453.592),
    "ounce": ("gram", 28.3495),
    "stone": ("gram", 6350.29),
    "tonne": ("gram", 1e6),
    "ton": ("gram", 907185.0),
    "acre": ("square metre", 4046.86),
    "hectare": ("square metre", 1e4),
    "square mile": ("square metre", 2.59e6),
    "square kilometre": ("square metre", 1e6),
    "square metre": ("square metre", 1.0),
    "square foot": ("square metre", 0.092903),
    "litre": ("litre", 1.0),
    "millilitre": ("litre", 0.001),
    "gallon": ("litre", 3.785),
    "cubic metre": ("litre", 1000.0),
    "mile per hour": ("metre per second", 0.44704),
    "kilometre per hour": ("metre per second", 0.277778),
    "metre per second": ("metre per second", 1.0),
    "second": ("second", 1.0),
    "minute": ("second", 60.0),
    "hour": ("second", 3600.0),
    "day": ("second", 86400.0),
    "week": ("second", 604800.0),
    "month": ("month", 1.0),
    "year": ("month", 12.0),
    "decade": ("month", 120.0),
    "century": ("month", 1200.0),
}
_DEGREES = {"celsius", "fahrenheit", "degree"}
_LOOSE = 0.1
_LOOSE_DEGREES = 0.6


def number(reading: str) -> float | None:
    """Return the number a reading says, None for months and times."""
    try:
        return float(reading)
    except ValueError:
        return None


def converted(readings: Iterable[str], unit: str) -> Iterator[tuple[str, float]]:
    """Yield an amount in every other unit of its kind."""
    for reading in readings:
        amount = number(reading)
        if amount is None:
            continue
        if unit in _DEGREES:
            yield from _degrees(amount, unit)
        elif unit in FACTORS:
            dimension, factor = FACTORS[unit]
            for name, (other, size) in FACTORS.items():
                if other == dimension and name != unit:
                    yield name, amount * factor / size


def _degrees(amount: float, unit: str) -> Iterator[tuple[str, float]]:
    if unit != "celsius":
        yield "celsius", (amount - 32) / 1.8
        yield "celsius", amount / 1.8
    if unit != "fahrenheit":
        yield "fahrenheit", amount * 1.8 + 32
        yield "fahrenheit", amount * 1.8


def equal(first: Measure, second: Measure) -> bool:
    """Tell whether `second` may state `first` in another unit; a missing unit's name is no obstacle, a wrong one is."""
    return _reaches(first, second) or _reaches(second, first)


def conflict(first: Measure, second: Measure) -> bool:
    """Tell whether two equal numbers count different units of one kind: 5 inches and 5 centimetres."""
    if not first.unit or not second.unit or first.unit == second.unit:
        return False
    dimensions = {FACTORS.get(measure.unit, ("",))[0] for measure in (first, second)}
    return len(dimensions) == 1 and "" not in dimensions and not equal(first, second)


def may_restate(first: str, second: str) -> bool:
    """Tell whether an amount of one unit can say the same as one of the other: 300 km (190 miles)."""
    if not first or not second or first == second:
        return False
    return {first, second} <= _DEGREES or FACTORS.get(first, first)[0] == FACTORS.get(
        second, second
    )[0]


def _may_be(stated: str, unit: str) -> bool:
    """Tell whether an amount can be one of `unit`; one without a unit may be anything but a time."""
    if stated:
        return (
            stated == unit
            or unit.startswith(f"{stated} per ")
            or (stated == "degree" and unit in _DEGREES)
        )
    return unit in _DEGREES or FACTORS[unit][0] not in {"second", "month"}


def _reaches(first: Measure, second: Measure) -> bool:
    if not first.unit:
        return False
    amounts = [amount for amount in map(number, second.readings) if amount is not None]
    for unit, target in converted(first.readings, first.unit):
        if not _may_be(second.unit, unit):
            continue
        near = max(_LOOSE_DEGREES if 3 < target < 20 else 0.0, _LOOSE * abs(target))
        if target and any(abs(amount - target) <= near for amount in amounts):
            return True
    return False


def roundings(first: Measure, second: Measure) -> bool:
    """Tell whether two measures may be one amount of a third unit, converted twice: 135 and 137 km/h, both 85 mph."""
    shorter, longer = sorted((first.unit, second.unit), key=len)
    hourly = bool(shorter) and longer.startswith(f"{shorter} per ")
    if not hourly and (
        _dimension(shorter) != _dimension(longer)
        or _dimension(longer) in _NEVER_CONVERTED
    ):
        return False
    sizes = (
        1.0 if hourly else FACTORS.get(measure.unit, ("", 1.0))[1]
        for measure in (first, second)
    )
    (low, high), (other_low, other_high) = map(_interval, (first, second), sizes)
    return low < other_high and other_low < high


def _dimension(unit: str) -> str:
    return "degree" if unit in {"celsius", "degree"} else FACTORS.get(unit, ("",))[0]


_NEVER_CONVERTED = {"", "second", "month"}
_ROUNDING, _ROUNDEST = 0.75, 0.2
"""How far from the true amount writers round, of the last digit written and of the whole."""


def _interval(measure: Measure, size: float) -> tuple[float, float]:
    """Return between what the true amount lies, in units of `size`: a nought or five at the end is round."""
    amount = abs(number(measure.value) or 0.0)
    digits = measure.value.replace(".", "").rstrip("0")
    places = len(measure.value.partition(".")[2]) or len(digits.lstrip("-")) - len(
        measure.value.lstrip("-")
    )
    step = 10.0**-places * (5 if digits.endswith("5") else 1)
    near = min(_ROUNDING * step, _ROUNDEST * amount)
    return (amount - near) * size, (amount + near) * size
