"""What a run of digits may be worth: grouping and decimal signs of all languages, Indian grouping, spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SIGN = re.compile(r"\D")


def canonical(number: str) -> str:
    """Return decimal digits without leading zeros or zeros at the end of a fraction."""
    whole, point, fraction = number.partition(".")
    whole = whole.lstrip("0") or "0"
    fraction = fraction.rstrip("0") if point else ""
    return f"{whole}.{fraction}" if fraction else whole


def scaled(number: str, power: int) -> str:
    """Return `number` times ten to the power."""
    whole, _, fraction = number.partition(".")
    digits = whole + fraction.ljust(power, "0")
    place = len(whole) + power
    return canonical(f"{digits[:place]}.{digits[place:]}")


def readings(written: str, decimal: str, strict: bool) -> frozenset[str]:
    """Return all values of digits with signs between them; `strict` text uses its own locale's signs alone."""
    if written.isdecimal():
        return frozenset([canonical(written)])
    return frozenset(canonical(value) for value in _values(written, decimal, strict))


def _values(written: str, decimal: str, strict: bool) -> Iterator[str]:
    groups = _SIGN.split(written)
    signs = _SIGN.findall(written)
    if len(set(signs)) == 1:
        grouped = _grouped(groups)
        if grouped and not (strict and signs[0] == decimal and len(signs) == 1):
            yield "".join(groups)
        if (
            len(signs) == 1
            and signs[0] in ".,·'"
            and not (strict and grouped and signs[0] != decimal)
        ):
            yield f"{groups[0]}.{groups[1]}"
    elif (
        len(set(signs)) == 2
        and signs[-1] in ".,·"
        and signs[-1] not in signs[:-1]
        and _grouped(groups[:-1])
    ):
        yield f"{''.join(groups[:-1])}.{groups[-1]}"


def _grouped(groups: list[str]) -> bool:
    """Tell whether digits are grouped by thousands, or by lakh and crore (12,34,567)."""
    if not 1 <= len(groups[0]) <= 3 or len(groups[-1]) != 3:
        return len(groups) == 1
    inner = {len(group) for group in groups[1:-1]}
    return inner <= {3} or (inner == {2} and len(groups[0]) <= 2)


def parts(written: str) -> tuple[str, ...]:
    """Return the runs of digits between the signs, for versions that state them apart (20.7.: the 20th of July)."""
    return tuple(canonical(group) for group in _SIGN.split(written))
