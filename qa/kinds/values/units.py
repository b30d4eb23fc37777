"""Measures in other units: 12 miles are 19 kilometres, rounded as writers round.

The factors are those of NIST Special Publication 811.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Protocol

from qa.kinds.values.thresholds import (
    CONVERTED,
    NEARLY_NOTHING,
    ROUNDED_DIGIT,
    ROUNDED_SHARE,
    ROUNDED_UP,
)


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
    "byte": ("byte", 1.0),
    "kilobyte": ("byte", 1e3),
    "megabyte": ("byte", 1e6),
    "gigabyte": ("byte", 1e9),
    "terabyte": ("byte", 1e12),
    "kibibyte": ("byte", 2.0**10),
    "mebibyte": ("byte", 2.0**20),
    "gibibyte": ("byte", 2.0**30),
    "tebibyte": ("byte", 2.0**40),
    "kilowatt": ("watt", 1e3),
    "megawatt": ("watt", 1e6),
    "gigawatt": ("watt", 1e9),
    "terawatt": ("watt", 1e12),
    "kilowatt-hour": ("watt-hour", 1e3),
    "megawatt-hour": ("watt-hour", 1e6),
    "gigawatt-hour": ("watt-hour", 1e9),
    "terawatt-hour": ("watt-hour", 1e12),
    "square yard": ("square metre", 0.836127),
    "square centimetre": ("square metre", 1e-4),
    "cubic centimetre": ("litre", 0.001),
    "cubic foot": ("litre", 28.3168),
    "cubic kilometre": ("litre", 1e12),
    "cubic mile": ("litre", 4.16818e12),
    "century": ("month", 1200.0),
}
"""The size of each unit in the unit of its dimension."""
_DEGREES = {"celsius", "fahrenheit", "degree"}
_SCALES = {"celsius", "fahrenheit"}
_NEVER_CONVERTED = {"", "second", "month", "byte", "watt", "watt-hour"}
"""Dimensions in which a number without a unit is none converted: time, and what has one
scale of units the world over."""


def number(reading: str) -> float | None:
    """Return the number a reading says, None for months and times."""
    try:
        return float(reading)
    except ValueError:
        return None


def list_numbers(readings: Iterable[str]) -> list[float]:
    """Return the numbers that readings say."""
    numbers = []
    for reading in readings:
        amount = number(reading)
        if amount is not None:
            numbers.append(amount)
    return numbers


def convert(amount: float, unit: str) -> Iterator[tuple[str, float]]:
    """Yield an amount in every other unit of its kind."""
    if unit in _DEGREES:
        yield from _convert_degrees(amount, unit)
    elif unit in FACTORS:
        dimension, factor = FACTORS[unit]
        for name, (other, size) in FACTORS.items():
            if other == dimension and name != unit:
                yield name, amount * factor / size


def _convert_degrees(amount: float, unit: str) -> Iterator[tuple[str, float]]:
    """Yield a temperature on other scales, and a difference of two."""
    if unit != "celsius":
        yield "celsius", (amount - 32) / 1.8
        yield "celsius", amount / 1.8
    if unit != "fahrenheit":
        yield "fahrenheit", amount * 1.8 + 32
        yield "fahrenheit", amount * 1.8


def equal(first: Measure, second: Measure) -> bool:
    """Tell whether `second` may state `first` in another unit.

    A missing unit's name is no obstacle, a wrong one is.
    """
    return _reaches(first, second) or _reaches(second, first)


def conflict(first: Measure, second: Measure) -> bool:
    """Tell whether two equal numbers count different units of one kind.

    5 inches and 5 centimetres.
    """
    if not first.unit or not second.unit or first.unit == second.unit:
        return False
    if {first.unit, second.unit} == _SCALES:
        return not equal(first, second)
    dimension = find_dimension(first.unit)
    if not dimension or dimension != find_dimension(second.unit):
        return False
    return not equal(first, second)


def find_dimension(unit: str) -> str:
    """Return the unit of the same dimension that factors refer to, or nothing."""
    dimension, _ = FACTORS.get(unit, ("", 1.0))
    return dimension


def may_restate(first: str, second: str) -> bool:
    """Tell whether amounts of two units can say the same: 300 km (190 miles)."""
    if not first or not second or first == second:
        return False
    if first in _DEGREES and second in _DEGREES:
        return True
    return (find_dimension(first) or first) == (find_dimension(second) or second)


def _may_be(stated: str, unit: str) -> bool:
    """Tell whether an amount can be one of `unit`.

    One without a unit may be anything but a time.
    """
    if not stated:
        return unit in _DEGREES or find_dimension(unit) not in _NEVER_CONVERTED
    if stated == "degree":
        return unit in _DEGREES
    return stated == unit or unit.startswith(f"{stated} per ")


def _reaches(first: Measure, second: Measure) -> bool:
    """Tell whether the first amount, converted, is close to the second."""
    if not first.unit:
        return False
    amounts = list_numbers(second.readings)
    for written in list_numbers(first.readings):
        for unit, target in convert(written, first.unit):
            if target and _may_be(second.unit, unit) and is_close(target, amounts):
                return True
    return False


def is_close(target: float, amounts: Iterable[float]) -> bool:
    """Tell whether one of the amounts is what a writer may make of the true one."""
    near = CONVERTED * abs(target)
    if target > NEARLY_NOTHING:
        near = max(near, ROUNDED_UP)
    return any(abs(amount - target) <= near for amount in amounts)


def roundings(first: Measure, second: Measure) -> bool:
    """Tell whether two measures may be one amount of a third unit, converted twice.

    135 and 137 km/h are both 85 mph.
    """
    sizes = [1.0, 1.0]
    if not _are_per_time(first.unit, second.unit):
        dimension = _find_third(first.unit)
        if dimension != _find_third(second.unit) or dimension in _NEVER_CONVERTED:
            return False
        for place, measure in enumerate((first, second)):
            _, sizes[place] = FACTORS.get(measure.unit, ("", 1.0))
    low, high = find_interval(first, sizes[0])
    other_low, other_high = find_interval(second, sizes[1])
    return low < other_high and other_low < high


def _are_per_time(unit: str, other: str) -> bool:
    """Tell whether one unit is the other in a time (metre, metre per second)."""
    shorter, longer = sorted((unit, other), key=len)
    return shorter != "" and longer.startswith(f"{shorter} per ")


def _find_third(unit: str) -> str:
    """Return the dimension of a third unit from which an amount may be converted."""
    return "degree" if unit in {"celsius", "degree"} else find_dimension(unit)


def find_interval(measure: Measure, size: float) -> tuple[float, float]:
    """Return between what the true amount lies, in units of `size`.

    A nought or five at the end is round.
    """
    amount = abs(number(measure.value) or 0.0)
    _, _, fraction = measure.value.partition(".")
    written = measure.value.replace(".", "")
    digits = written.rstrip("0")
    places = len(fraction)
    if not fraction:
        places = len(digits.lstrip("-")) - len(measure.value.lstrip("-"))
    step = 10.0**-places
    if digits.endswith("5"):
        step *= 5
    near = min(ROUNDED_DIGIT * step, ROUNDED_SHARE * amount)
    return (amount - near) * size, (amount + near) * size
