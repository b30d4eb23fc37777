"""Numbers that carry their own check digits: IBAN (ISO 13616), ISBN (ISO 2108), payment cards (ISO/IEC 7812).

One is read also where its digits fail, if the kind is certain: an IBAN of its country's length in groups of four or
behind the word, an ISBN behind the word, a card's sixteen digits in four groups with the number of an issuer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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
    if "ISBN" in text:
        yield from _isbns(text)
    yield from _cards(text)


def _ibans(text: str) -> Iterator[Fact]:
    """Yield the numbers that have their country's length and fit, or are sure to be IBANs."""
    for found in _IBAN.finditer(text):
        start = found.start()
        length = LENGTHS.get(found[1])
        if length is None:
            continue
        value, end = _read_signs(text, found.group(), found.end(), length)
        is_whole = len(value) == length and not text[end : end + 1].isalnum()
        if not is_whole:
            continue
        is_sure = _GROUPED.fullmatch(text, start, end) or _is_called(text, start)
        if is_sure or is_iban(value):
            yield _fact("IBAN", value, start, end, text)


def _read_signs(text: str, value: str, end: int, length: int) -> tuple[str, int]:
    """Return a number with the signs that follow it up to its length, and where it ends then."""
    while len(value) < length:
        sign = _SIGN.match(text, end)
        if sign is None:
            break
        value += sign[1]
        end = sign.end()
    return value, end


def _isbns(text: str) -> Iterator[Fact]:
    """Yield the numbers that fit as ISBNs, or are called so and have their length."""
    for found in _ISBN.finditer(text):
        start = found.start()
        value = re.sub("[^0-9X]", "", found.group())
        is_sure = len(value) in {10, 13} and _is_called(text, start)
        if is_sure or is_isbn(value):
            yield _fact("ISBN", value, start, found.end(), text)


def _cards(text: str) -> Iterator[Fact]:
    """Yield the numbers in the form of a payment card's."""
    for found in _CARD.finditer(text):
        value = re.sub(r"\D", "", found.group())
        yield _fact("card number", value, found.start(), found.end(), text)


def _is_called(text: str, start: int) -> bool:
    """Tell whether the word for a number stands before it."""
    first = max(0, start - _REACH)
    return _CALLED.search(text, first, start) is not None


def _fact(kind: str, value: str, start: int, end: int, text: str) -> Fact:
    """Return a number that stands in a text as a fact."""
    return Fact(kind, value, Span(start, end), text[start:end], frozenset([value]))


def fits(fact: Fact) -> bool:
    """Tell whether a number's check digits fit; true of what has none."""
    tests = {"IBAN": is_iban, "ISBN": is_isbn, "card number": is_luhn}
    test = tests.get(fact.kind)
    if test is None:
        return True
    return test(fact.value)


def is_iban(value: str) -> bool:
    """Tell whether an IBAN's check digits fit (ISO/IEC 7064, mod 97-10)."""
    turned = value[4:] + value[:4]
    digits = [str(int(sign, 36)) for sign in turned]
    number = int("".join(digits))
    return number % 97 == 1


def is_isbn(value: str) -> bool:
    """Tell whether an ISBN's check digit fits."""
    digits = [10 if sign == "X" else int(sign) for sign in value]
    if len(digits) == 10:
        return _sum_descending(digits) % 11 == 0
    if len(digits) == 13:
        return _sum_alternating(digits) % 10 == 0
    return False


def _sum_descending(digits: Sequence[int]) -> int:
    """Return the sum of digits by the weights 10, 9, 8 ..."""
    total = 0
    for place, digit in enumerate(digits):
        weight = 10 - place
        total += weight * digit
    return total


def _sum_alternating(digits: Sequence[int]) -> int:
    """Return the sum of digits by the weights 1, 3, 1, 3 ..."""
    total = 0
    for place, digit in enumerate(digits):
        weight = 3 if place % 2 else 1
        total += weight * digit
    return total


def is_luhn(value: str) -> bool:
    """Tell whether a card number's last digit fits (the Luhn algorithm, ISO/IEC 7812-1)."""
    total = 0
    for place, digit in enumerate(reversed(value)):
        number = int(digit)
        if place % 2:
            number *= 2
        if number > 9:
            number -= 9
        total += number
    return total % 10 == 0
