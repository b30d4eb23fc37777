"""Numbers that carry their own check digits: IBAN (ISO 13616), ISBN (ISO 2108), payment cards (ISO/IEC 7812).

One is read also where its digits fail, if the kind is certain: an IBAN of its country's length in groups of four or
behind the word, an ISBN behind the word, a card's sixteen digits in four groups with the number of an issuer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.model import Fact, Span

LENGTHS = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BR": 29, "BY": 28,
    "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18,
    "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22,
    "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32, "LI": 21, "LT": 20,
    "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MR": 27, "MT": 31, "MU": 30, "NL": 18,
    "NO": 15, "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "SA": 24, "SC": 31, "SD": 18,
    "SE": 24, "SI": 19, "SK": 24, "SM": 27, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22,
    "VG": 24, "XK": 20,
}  # fmt: skip
"""Characters of an IBAN by country (the IBAN registry of ISO 13616)."""

_DIGIT = re.compile(r"\d")
_FEWEST = 10
_IBAN = re.compile(r"(?<!\w)([A-Z]{2})\d{2}(?=[ \u00a0]?[A-Z0-9])")
_SIGN = re.compile(r"[ \u00a0]?([A-Z0-9])")
_GROUPED = re.compile(r"(?:[A-Z0-9]{4}[ \u00a0]){3,8}[A-Z0-9]{1,4}")
_CALLED = re.compile(r"(?:IBAN|ISBN(?:-1[03])?)\W{0,3}$")
_REACH = 12
"""Characters before a number in which it is called what it is."""
_ISBN = re.compile(
    r"(?<![\w-])(?:97[89][- ]?)?\d{1,5}[- ]?\d{1,7}[- ]?\d{1,7}[- ]?[\dX](?![\w-])"
)
_CARD = re.compile(
    r"(?<![\w-])(?:4\d{3}|5[1-5]\d\d|2[2-7]\d\d|6011|65\d\d|35[2-8]\d)"
    r"(?P<gap>[ \u00a0-])\d{4}(?P=gap)\d{4}(?P=gap)\d{4}(?![\w-])"
)


def extract(text: str, language: str) -> Iterator[Fact]:  # noqa: ARG001
    """Yield each number whose check digits fit, and each that must have some and whose do not."""
    if len(_DIGIT.findall(text)) < _FEWEST:
        return
    yield from _ibans(text)
    for found in _ISBN.finditer(text) if "ISBN" in text else ():
        value = re.sub("[^0-9X]", "", found.group())
        called = _CALLED.search(
            text, max(0, found.start() - _REACH), found.start()
        ) and len(value) in {10, 13}
        if called or is_isbn(value):
            yield _fact("ISBN", value, found.start(), found.end(), text)
    for found in _CARD.finditer(text):
        yield _fact(
            "card number",
            re.sub(r"\D", "", found.group()),
            found.start(),
            found.end(),
            text,
        )


def _ibans(text: str) -> Iterator[Fact]:
    for found in _IBAN.finditer(text):
        value, end = found.group(), found.end()
        while len(value) < LENGTHS.get(found[1], 0) and (
            sign := _SIGN.match(text, end)
        ):
            value, end = value + sign[1], sign.end()
        whole = (
            len(value) == LENGTHS.get(found[1]) and not text[end : end + 1].isalnum()
        )
        sure = _GROUPED.fullmatch(text, found.start(), end) or _CALLED.search(
            text, max(0, found.start() - _REACH), found.start()
        )
        if whole and (sure or is_iban(value)):
            yield _fact("IBAN", value, found.start(), end, text)


def _fact(kind: str, value: str, start: int, end: int, text: str) -> Fact:
    return Fact(kind, value, Span(start, end), text[start:end], frozenset([value]))


def fits(fact: Fact) -> bool:
    """Tell whether a number's check digits fit; true of what has none."""
    tests = {"IBAN": is_iban, "ISBN": is_isbn, "card number": is_luhn}
    return fact.kind not in tests or tests[fact.kind](fact.value)


def is_iban(value: str) -> bool:
    """Tell whether an IBAN's check digits fit (ISO/IEC 7064, mod 97-10)."""
    return int("".join(str(int(sign, 36)) for sign in value[4:] + value[:4])) % 97 == 1


def is_isbn(value: str) -> bool:
    """Tell whether an ISBN's check digit fits."""
    digits = [10 if sign == "X" else int(sign) for sign in value]
    if len(digits) == 10:
        return sum((10 - i) * digit for i, digit in enumerate(digits)) % 11 == 0
    return (
        len(digits) == 13
        and sum(digit * (1 + 2 * (i % 2)) for i, digit in enumerate(digits)) % 10 == 0
    )


def is_luhn(value: str) -> bool:
    """Tell whether a card number's last digit fits (the Luhn algorithm, ISO/IEC 7812-1)."""
    doubled = (
        int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(value))
    )
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0
