"""In which currency an amount is.

By sign, ISO 4217 code or name, before or behind it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence

from qa import language as languages
from qa.kinds.values.scan import Draft, Scan
from qa.language.files import load_written
from qa.language.folding import bare
from qa.memory import remember

KINDS: Mapping[str, frozenset[str]] = {
    name: frozenset(codes.split())
    for name, codes in load_written("money")["kinds"].items()
}
"""The currencies that one name may be of."""
SIGNS: Mapping[str, str] = load_written("money")["signs"]
"""Signs with their code, or their kind where several currencies share them."""
_SIGN = "|".join(sorted(map(re.escape, SIGNS), key=len, reverse=True))
_BEFORE = re.compile(rf"(?:({_SIGN})|(?<![a-z])([a-z]{{3}}))[ \u00a0]?$")
_BEHIND = re.compile(rf"[ \u00a0]?({_SIGN})")
_WORD_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,12})\.?[ \u00a0]?$")
_REACH = 16
"""Characters before a number in which the name of its currency is looked for."""
_LONGEST_RUN = 8
"""Signs of a name where no spaces part words."""
_STEM, _ENDING, _SHORT_ENDING = 4, 5, 3
"""Letters of an inflected name at least, of its ending at most, and of that of the
shortest names."""
_SYLLABIC, _SIGN_STEM = "\uac00", 2
"""From the first of these signs on each is a syllable; signs of an inflected name."""
_SHORT_WORD = 3
"""Letters of a word that leads to a name at most."""
_REMEMBERED = 4096
"""Words that are remembered at once."""
_LONGEST_WORD = 60
"""Characters of a word that may name a currency at most."""
_WORDS = re.compile(
    rf"[ \u00a0\-]?((?:[^\W\d_][^\s\d.,;:!?()]{{0,{_LONGEST_WORD}}}[ \u00a0]?){{1,3}})"
)


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


def read(scan: Scan, kind: str) -> None:
    """Note the currency of each draft of a kind that has one and no other unit."""
    for draft in scan.drafts:
        if draft.kind == kind and not draft.unit:
            draft.unit = _find_currency(scan, draft)


def _find_currency(scan: Scan, draft: Draft) -> str:
    """Return the currency before or behind a number, or nothing."""
    text = scan.text
    before = _BEFORE.search(text, max(0, draft.start - 5), draft.start)
    if before:
        sign, letters = before.groups()
        code = SIGNS[sign] if sign else _find_code(letters)
        if code:
            return code
    behind = _BEHIND.match(text, draft.end)
    if behind:
        return SIGNS[behind[1]]
    name = _find_behind(scan, draft.end)
    if name:
        return name
    word = _WORD_BEFORE.search(text, max(0, draft.start - _REACH), draft.start)
    return scan.locale.denominations.get(word[1], "") if word else ""


def _find_behind(scan: Scan, end: int) -> str:
    """Return the currency that is named behind a number, or nothing."""
    if not scan.locale.spaced:
        name = _find_run(scan, end)
        if name:
            return name
    words = _WORDS.match(scan.text, end)
    return _find_name(words[1], scan) if words else ""


def _find_run(scan: Scan, end: int) -> str:
    """Return the currency whose name begins here where no spaces part words."""
    start = end + (scan.text[end : end + 1] in {" ", "\u00a0"})
    locale = scan.locale
    for length in range(_LONGEST_RUN, 0, -1):
        name = scan.text[start : start + length]
        code = locale.currencies.get(name) or locale.denominations.get(name)
        if code:
            return code
    return ""


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
    if not parts:
        return ""
    return _find_code(parts[0]) or _find_denomination(parts, scan.language)


def _find_denomination(parts: Sequence[str], language: str) -> str:
    """Return the currency that the first word or the one behind it names without a country.

    A short word may lead to it (`de`, `d'`), or the name of a country, which only
    currencies of several countries have.
    """
    first = parts[0].rpartition("'")[2]
    name = _look_up(first, language)
    if name or len(parts) == 1:
        return name
    second = _look_up(parts[1].rpartition("'")[2], language)
    return second if second in KINDS or len(parts[0]) <= _SHORT_WORD else ""


@remember(_REMEMBERED)
def _look_up(word: str, language: str) -> str:
    """Return the currency that a word names in any of its forms, or nothing."""
    known = languages.of(language).locale.denominations
    if word in known:
        return known[word].strip("-")
    stems = _stems(language)
    shortest = _STEM if word < _SYLLABIC else _SIGN_STEM
    for end in range(len(word) - 1, max(shortest, len(word) - _ENDING) - 1, -1):
        if end == _STEM and len(word) - end > _SHORT_ENDING:
            break
        if word[:end] in stems:
            return stems[word[:end]].strip("-")
    return ""


def _may_be_stem(form: str) -> bool:
    """Tell whether a form is long enough to have an ending."""
    return len(form) >= (_STEM if form < _SYLLABIC else _SIGN_STEM)


@functools.cache
def _stems(language: str) -> Mapping[str, str]:
    """Return what may stand before an ending: the forms, and those less a last letter.

    Two forms that would leave one stem for different currencies leave none.
    """
    known = languages.of(language).locale.denominations
    stems = {form: name for form, name in known.items() if _may_be_stem(form)}
    cut: dict[str, set[str]] = {}
    for form, name in known.items():
        if len(form) > _STEM:
            cut.setdefault(form[:-1], set()).add(name)
    for stem, names in cut.items():
        if len(names) == 1:
            stems.setdefault(stem, min(names))
    return stems


def is_currency(unit: str) -> bool:
    """Tell whether a unit is a currency or a sign that currencies share."""
    return unit in CODES or unit in KINDS


def may_be_same(first: str, second: str) -> bool:
    """Tell whether two currencies may be one: `$` is any dollar."""
    return not list_codes(first).isdisjoint(list_codes(second))


def list_codes(unit: str) -> frozenset[str]:
    """Return the currencies that a unit may be."""
    return KINDS.get(unit, frozenset([unit]))
