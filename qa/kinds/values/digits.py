"""What a run of digits may be worth.

Grouping and decimal signs of all languages, Indian grouping, spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_SIGN = re.compile(r"\D")
_DECIMAL_SIGNS = ".,·"


def normalise(number: str) -> str:
    """Return decimal digits without leading zeros or zeros at the end of a fraction.

    `007.50` is `7.5`.
    """
    whole, point, fraction = number.partition(".")
    whole = whole.lstrip("0") or "0"
    fraction = fraction.rstrip("0") if point else ""
    return f"{whole}.{fraction}" if fraction else whole


def scale(number: str, power: int) -> str:
    """Return `number` times ten to the power.

    `1.5` times ten to the sixth is `1500000`; nothing is rounded.
    """
    whole, _, fraction = number.partition(".")
    digits = whole + fraction.ljust(power, "0")
    place = len(whole) + power
    return normalise(f"{digits[:place]}.{digits[place:]}")


def list_readings(
    written: str,
    decimal: str,
    strict: bool,
) -> frozenset[str]:
    """Return all values of digits with signs between them.

    `decimal` is the decimal sign of the language; `strict` text uses that alone.
    """
    if written.isdecimal():
        return frozenset([normalise(written)])
    groups = _SIGN.split(written)
    signs = _SIGN.findall(written)
    values = _read_two_signs(groups, signs)
    if len(set(signs)) == 1:
        values = _read_one_sign(groups, signs, decimal, strict)
    return frozenset(map(normalise, values))


def _read_one_sign(
    groups: Sequence[str],
    signs: Sequence[str],
    decimal: str,
    strict: bool,
) -> Iterator[str]:
    """Yield the value of digits with one kind of sign.

    It groups, or parts a fraction. `1.234` is both unless the text is strict; `1.23` is
    a fraction only.
    """
    is_single = len(signs) == 1
    is_decimal = signs[0] == decimal
    grouped = is_grouped(groups)
    if grouped and not (strict and is_decimal and is_single):
        yield "".join(groups)
    may_part = is_single and signs[0] in f"{_DECIMAL_SIGNS}'"
    if may_part and not (strict and grouped and not is_decimal):
        yield f"{groups[0]}.{groups[1]}"


def _read_two_signs(groups: Sequence[str], signs: Sequence[str]) -> Iterator[str]:
    """Yield the value of digits with two kinds of signs.

    The last parts the fraction. `1,234.5` is 1234.5. The sign of the fraction stands
    once.
    """
    *grouping, last = signs
    *whole, fraction = groups
    if len(set(signs)) != 2 or last not in _DECIMAL_SIGNS or last in grouping:
        return
    if is_grouped(whole):
        yield f"{''.join(whole)}.{fraction}"


def is_grouped(groups: Sequence[str]) -> bool:
    """Tell whether digits are grouped.

    By thousands, or by lakh and crore (12,34,567).
    """
    first, last = groups[0], groups[-1]
    if not 1 <= len(first) <= 3 or len(last) != 3:
        return len(groups) == 1
    sizes = {len(group) for group in groups[1:-1]}
    by_thousands = sizes <= {3}
    by_lakh = sizes == {2} and len(first) <= 2
    return by_thousands or by_lakh


def split_parts(written: str) -> tuple[str, ...]:
    """Return the runs of digits between the signs.

    Some versions state them apart (20.7.: the 20th of July).
    """
    return tuple(map(normalise, _SIGN.split(written)))


def read_whole(value: str) -> int:
    """Return the number that decimal digits are; of thousands of digits one that is large enough for any comparison."""
    return int(value[:_MOST_DIGITS])


_MOST_DIGITS = 4000
"""Digits of a number: Python itself reads at most 4,300."""
