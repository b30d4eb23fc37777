"""Placeholders of printf (ISO C, section 7.23.6).

With the additions of Objective-C, Qt, glibc and `<inttypes.h>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.language import of
from qa.model import Fact, Span

_DATE = re.compile(r"%[-_^0]?[HMYyBbTDRVWZ](?!\w)|%[-_^0]?[HMYyBb]|%-[dmISeMl]")
"""Signs that only strftime has.

What else such a text has are parts of a date, which languages order as they like.
"""
_MONEY = re.compile(r"[-+(\s]*%[un][\s-]*%[un%][\s)]*")
"""A number and its unit, in the order of the language: the formats of Rails."""

_SAME = {"i": "d", "F": "f", "X": "x", "E": "e", "G": "g", "A": "a"}
_RARE = frozenset("ieEopS")
_COMMON = frozenset("sdxf")

_SYNTAX = re.compile(
    r"""%%(?P<first>[1-9]\d?(?![\d.,%\w]))?
    # An argument that is counted from 0: a flag of that kind wants a width.
    | (?<!\d)%(?P<zero>0)(?![\d.*$A-Za-z+\#])
    | (?P<turned>%\d{1,2}[sdufx@]\$)
    | (?<!\d)%(?:(?P<position>\d{1,2})\$)?(?P<flags>[-+0'I\#]{0,6})
      (?P<width>\*|\d{1,6})?(?P<precision>\.(?:\*|\d{1,6})?)?
      (?:(?P<size>hh|h|ll|l|L|q|j|z|t)?(?P<type>[sdiufFeEgGxXocpm@nS])|(?P<pri><PRI\w+>))
      (?P<word>[a-z]*)
    | (?<!\d)%(?P<qt>L?[1-9]\d?)(?:%(?=[\s.,;:!?)]|$)|(?![\d%]|[.,]\d|\.?[hlLqjztsdiufFeEgGxXocpm@nS]))
    """,
    re.VERBOSE,
)


def extract(text: str, language: str) -> Iterator[Fact]:
    """Yield each placeholder; in a date's pattern there are none.

    An argument for a width or a precision (`%*d`) takes a position of its own.
    """
    if is_pattern(text):
        return
    count = 0
    for match in _SYNTAX.finditer(text):
        if match["qt"] or match["first"] or match["zero"]:
            yield _read_qt(match, language)
        elif match["turned"]:
            yield _make_fact(match, match.group(), [match.group()])
        elif match["type"] == "m":
            yield _make_fact(match, "%m", ["%m"])
        elif match["type"] or match["pri"]:
            stars = find_stars(match)
            count += 1 + len(stars)
            yield _read_conversion(match, count, stars)


def is_pattern(text: str) -> bool:
    """Tell whether a text is the pattern of a date or of an amount: languages order its parts as they like."""
    return "%" in text and bool(_DATE.search(text) or _MONEY.fullmatch(text))


def find_stars(match: re.Match[str]) -> str:
    """Return a star for each of width and precision that an argument gives."""
    stars = ""
    if (match["width"] or "").startswith("*"):
        stars += "*"
    if (match["precision"] or "").startswith(".*"):
        stars += "*"
    return stars


def fold_type(letter: str) -> str:
    """Return one letter for those that take an argument of one type."""
    return _SAME.get(letter, letter)


def _read_conversion(
    match: re.Match[str],
    count: int,
    stars: str,
) -> Fact:
    """Return the fact of a conversion, the `count`th argument if it names none."""
    size, letter = match["size"] or "", match["type"]
    kind = match["pri"] or size + fold_type(letter)
    counted = f"%{stars}{kind}"
    position = int(match["position"] or count)
    numbered = f"%{position}${stars}{kind}"
    value = numbered if match["position"] else counted
    return _make_fact(match, value, [numbered, counted])


def _make_fact(
    match: re.Match[str],
    value: str,
    readings: list[str],
) -> Fact:
    """Return a fact of what stands before the word that touches it."""
    start, end = match.start(), match.end()
    if match["word"]:
        end = match.start("word")
    return Fact(
        "placeholder",
        value,
        Span(start, end),
        match.string[start:end],
        frozenset(readings),
        strong=not _is_doubtful(match),
    )


def _is_doubtful(match: re.Match[str]) -> bool:
    """Tell what may be none.

    A percentage written sign first, with an ending (`%50de`), or an odd word.
    """
    is_wide = (match["width"] or "").isdigit() and not match["flags"]
    if match["word"] and (is_wide or match["type"] in _RARE):
        return True
    return is_wide and match["type"] not in _COMMON


def _read_qt(match: re.Match[str], language: str) -> Fact:
    """Return `%1`; `%1%` is that with a percent sign, or Boost's placeholder.

    Where a percentage has its sign first it may be one, so that its digits stay
    readable, and `%%1` is the placeholder behind a percent sign.
    """
    number = match["qt"] or match["first"] or match["zero"]
    number = number.removeprefix("L")
    value = f"%{number}"
    is_doubtful = of(language).typography.percent_first or match["first"] is not None
    end = match.start() if is_doubtful else match.end()
    return Fact(
        "placeholder",
        value,
        Span(match.start(), end),
        match.group(),
        frozenset([value]),
        strong=not is_doubtful,
    )
