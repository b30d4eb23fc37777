"""Telephone numbers by their digits: `+44 (0)20 7946 0018`, `0044 20 79460018`, `020 7946 0018`.

What a country prints before and between the digits differs (ITU-T E.123), the digits do
not. Groups may stand in another order, as bidirectional text turns them round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.kinds.values.told_apart import TELEPHONE, WORLD
from qa.language.folding import fold
from qa.model import Fact, Span

_FEWEST, _MOST = 7, 15
"""Digits of a number; fifteen at most by ITU-T E.164."""
_COUNTRY = (1, 2, 3)
"""Digits of a country's code."""
_GAP = r"[ \u00a0./\-–()]{1,4}"
_END = r"(?![A-Za-z0-9_%]|[.,]\d)"
_START = r"(?<![A-Za-z0-9_.,])"
_AMERICAN = re.compile(
    r"(?<![A-Za-z0-9_.,+/\-])(?:\+?1[ \u00a0.\-])?\(?[2-9]\d\d(?:\)[ \u00a0]?|[ \u00a0.\-])"
    r"[2-9]\d\d[ \u00a0.\-]\d{4}(?![A-Za-z0-9_%/\-]|[.,]\d)"
)
"""A number of the North American plan, with or without its 1."""
_PHONE = re.compile(
    rf"{_START}\(?(?:\+\(?\d{{1,3}}|00?[1-9]\d{{0,4}})(?:{_GAP}\d{{1,8}}){{0,6}}{_GAP}\d{{2,8}}{_END}"
    rf"|{_START}\d{{2,8}}(?:[ \u00a0]\d{{2,8}}){{1,4}}[ \u00a0](?:0[1-9]\d{{1,3}}|\d{{1,3}}\+){_END}"
)
_WHOLE = re.compile(rf"(?<![A-Za-z0-9_.,+])(?:\+\d{{9,14}}|00?[1-9]\d{{7,13}}){_END}")
_CALLED = re.compile(r"[+\d](?:(?<=\+)[\d(]|(?<=0)\d|(?<=\d)\+)")
_TRUNK = re.compile(r"\(0\)")
_DATE = re.compile(r"\d{1,4}([./\-])[0-3]?\d\1\d{2,4}(?!\d)")


def extract(text: str) -> Iterator[Fact]:
    """Yield the telephone numbers of a text."""
    digits = fold(text)
    for found in _AMERICAN.finditer(digits):
        yield _make(found, text)
    for pattern in (_PHONE, _WHOLE) if _CALLED.search(digits) else ():
        for found in pattern.finditer(digits):
            count = sum(sign.isdigit() for sign in found.group())
            if _FEWEST <= count <= _MOST + 2 and not _DATE.match(found.group()):
                yield _make(found, text)


def _make(found: re.Match[str], text: str) -> Fact:
    """Return the number as a fact."""
    written = found.group()
    groups = sorted(re.findall(r"\d+", written))
    span = Span(*found.span())
    readings = {" ".join(groups), *list_readings(written)}
    value = re.sub(r"\D", "", _TRUNK.sub("", written))
    shown = text[span.start : span.end]
    return Fact(TELEPHONE, value, span, shown, frozenset({value, *readings}))


def list_readings(written: str) -> Iterator[str]:
    """Yield the number with its country, and without: what is dialled within it.

    Which digits are the country's is not known, so one with a country has several
    without.
    """
    is_american = _AMERICAN.fullmatch(written) is not None
    digits = re.sub(r"\D", "", written)
    if written.lstrip("(").startswith("+") or digits.startswith("00"):
        whole = re.sub(r"\D", "", _TRUNK.sub("", written)).removeprefix("00")
    elif is_american and digits.startswith("1"):
        whole = digits
    else:
        yield digits.removeprefix("0")
        return
    yield f"{WORLD}{whole}"
    for length in _COUNTRY:
        yield whole[length:]
