"""In which currency an amount is.

By sign, ISO 4217 code or name, before or behind it.
"""

from __future__ import annotations

import re

from qa.kinds.values.scan import Draft, Scan
from qa.language.folding import bare

SIGNS = {
    "$": "dollar",
    "us$": "USD",
    "£": "pound",
    "€": "EUR",
    "¥": "yen",
    "₹": "INR",
    "₽": "RUB",
    "₺": "TRY",
    "₩": "KRW",
    "₪": "ILS",
    "₫": "VND",
    "₴": "UAH",
    "₦": "NGN",
    "฿": "THB",
    "₱": "PHP",
    "₸": "KZT",
    "₾": "GEL",
    "֏": "AMD",
    "৳": "BDT",
    "﷼": "IRR",
}
KINDS = {
    "dollar": {
        "USD",
        "CAD",
        "AUD",
        "NZD",
        "HKD",
        "SGD",
        "TWD",
        "MXN",
        "ARS",
        "CLP",
        "COP",
        "BRL",
    },
    "pound": {"GBP", "EGP", "LBP", "SYP", "SDG"},
    "yen": {"JPY", "CNY"},
}
"""Signs that several currencies share."""
_SIGN = "|".join(sorted(map(re.escape, SIGNS), key=len, reverse=True))
_BEFORE = re.compile(rf"(?:({_SIGN})|(?<![a-z])([a-z]{{3}}))[ \u00a0]?$")
_BEHIND = re.compile(rf"[ \u00a0]?({_SIGN})")
_WORDS = re.compile(r"[ \u00a0\-]?((?:[^\W\d_][^\s\d.,;:!?()]*[ \u00a0]?){1,3})")


_LISTED = """
AED AFN ALL AMD ARS AUD AZN BAM BDT BGN BHD BRL BYN CAD CHF CLP
CNY COP CZK DKK DOP DZD EGP ETB EUR GBP GEL GHS HKD HRK HUF IDR
ILS INR IQD IRR ISK JOD JPY KES KGS KHR KRW KWD KZT LAK LBP LKR
LYD MAD MDL MKD MMK MNT MXN MYR NGN NOK NPR NZD OMR PEN PHP PKR
PLN QAR RON RSD RUB SAR SDG SEK SGD SYP THB TND TRY TWD TZS UAH
UGX USD UYU UZS VES VND YER ZAR
"""
CODES = frozenset(_LISTED.split())
"""Codes of ISO 4217 that texts use."""


def read(scan: Scan) -> None:
    """Note the currency of each number that has one and no other unit."""
    for draft in scan.drafts:
        if draft.kind == "number" and draft.strong and not draft.unit:
            draft.unit = _find_currency(scan, draft)


def _find_currency(scan: Scan, draft: Draft) -> str:
    """Return the currency before or behind a number, or nothing."""
    before = _BEFORE.search(scan.text, max(0, draft.start - 5), draft.start)
    if before:
        sign, letters = before.groups()
        code = SIGNS[sign] if sign else _find_code(letters)
        if code:
            return code
    behind = _BEHIND.match(scan.text, draft.end)
    if behind:
        return SIGNS[behind[1]]
    words = _WORDS.match(scan.text, draft.end)
    return _find_name(words[1], scan) if words else ""


def _find_code(letters: str) -> str:
    """Return the code that three letters are, or nothing."""
    code = letters.upper()
    return code if code in CODES else ""


def _find_name(words: str, scan: Scan) -> str:
    """Return the currency that up to three words name, the longest name first."""
    parts = bare(words).replace("\u00a0", " ").split()
    for count in range(len(parts), 0, -1):
        name = " ".join(parts[:count])
        code = scan.locale.currencies.get(name, "")
        if code:
            return code
    return _find_code(parts[0]) if parts else ""


def is_currency(unit: str) -> bool:
    """Tell whether a unit is a currency or a sign that currencies share."""
    return unit in CODES or unit in KINDS


def may_be_same(first: str, second: str) -> bool:
    """Tell whether two currencies may be one: `$` is any dollar."""
    return (
        first == second
        or first in KINDS.get(second, ())
        or second in KINDS.get(first, ())
    )
