"""Placeholders of printf (ISO C, section 7.23.6).

With the additions of Objective-C, Qt, glibc and `<inttypes.h>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.language import of
from qa.model import Fact, Span

_DATE = re.compile(r"%[-_^0]?[HMYyBbTDRVWZ]")
"""Signs that only strftime has.

What else such a text has are parts of a date, which languages order as they like.
"""

_SAME = {"i": "d", "F": "f", "X": "x", "E": "e", "G": "g"}
_RARE = frozenset("ieEop")
_COMMON = frozenset("sdxf")

_SYNTAX = re.compile(
    r"""%%
    | (?<![\d%])%(?:(?P<position>\d{1,2})\$)?(?P<flags>[-+0'I\#]*)
      (?P<width>\*|\d+)?(?P<precision>\.(?:\*|\d+)?)?
      (?:(?P<size>hh|h|ll|l|L|q|j|z|t)?(?P<type>[sdiufFeEgGxXocpm@n])|(?P<pri><PRI\w+>))
      (?P<word>[a-z]*)
    | (?<!\d)%(?P<qt>L?[1-9]\d?)(?![\d.,%\w])
    """,
    re.VERBOSE,
)


def extract(text: str, language: str) -> Iterator[Fact]:
    """Yield each placeholder; in a date's pattern there are none.

    An argument for a width or a precision (`%*d`) takes a position of its own.
    """
    if _DATE.search(text):
        return
    count = 0
    for match in _SYNTAX.finditer(text):
        if match["qt"]:
            yield _read_qt(match, language)
        elif match["type"] == "m":
            yield _make_fact(match, "%m", ["%m"])
        elif match["type"] or match["pri"]:
            stars = _find_stars(match)
            count += 1 + len(stars)
            yield _read_conversion(match, count, stars)


def _find_stars(match: re.Match[str]) -> str:
    """Return a star for each of width and precision that an argument gives."""
    stars = ""
    if match["width"] == "*":
        stars += "*"
    if match["precision"] == ".*":
        stars += "*"
    return stars


def _read_conversion(
    match: re.Match[str],
    count: int,
    stars: str,
) -> Fact:
    """Return the fact of a conversion, the `count`th argument if it names none."""
    size, letter = match["size"] or "", match["type"]
    kind = match["pri"] or size + _SAME.get(letter, letter)
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
    start, end = match.start(), match.start("word")
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
    """Return `%1`.

    Where a percentage has its sign first it may be one, so that its digits stay
    readable.
    """
    value = f"%{match['qt'].removeprefix('L')}"
    is_doubtful = of(language).typography.percent_first
    end = match.start() if is_doubtful else match.end()
    return Fact(
        "placeholder",
        value,
        Span(match.start(), end),
        match.group(),
        frozenset([value]),
        strong=not is_doubtful,
    )
