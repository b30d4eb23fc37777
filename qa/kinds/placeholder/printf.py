"""Placeholders of printf (ISO C, section 7.23.6), with the additions of Objective-C, Qt, glibc and `<inttypes.h>`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.language import of
from qa.model import Fact, Span

_DATE = re.compile(r"%[-_^0]?[HMYyBbTDRVWZ]")
"""Signs that only strftime has: what else such a text has are parts of a date, which languages order as they like."""

_SAME = {"i": "d", "F": "f", "X": "x", "E": "e", "G": "g"}

_SYNTAX = re.compile(
    r"""%%
    | (?<![\d%])%(?:(?P<position>\d{1,2})\$)?(?P<flags>[-+0'I\#]*)(?P<width>\*|\d+)?(?P<precision>\.(?:\*|\d+)?)?
      (?:(?P<size>hh|h|ll|l|L|q|j|z|t)?(?P<type>[sdiufFeEgGxXocpm@n])|(?P<pri><PRI\w+>))(?P<word>[a-z]*)
    | (?<!\d)%(?P<qt>L?[1-9]\d?)(?![\d.,%\w])
    """,
    re.VERBOSE,
)


def extract(text: str, language: str) -> Iterator[Fact]:
    """Yield each placeholder; in a date's pattern there are none."""
    if _DATE.search(text):
        return
    count = 0
    for found in _SYNTAX.finditer(text):
        if found["qt"]:
            yield _qt(found, language)
        elif found["type"] == "m":
            yield _fact(found, "%m", frozenset(["%m"]))
        elif found["type"] or found["pri"]:
            count += 1 + (found["width"] == "*") + (found["precision"] == ".*")
            yield _converted(found, int(found["position"] or count))


def _converted(found: re.Match[str], position: int) -> Fact:
    kind = found["pri"] or (found["size"] or "") + _SAME.get(
        found["type"], found["type"]
    )
    stars = "*" * ((found["width"] == "*") + (found["precision"] == ".*"))
    explicit = found["position"] is not None
    value = f"%{position}${stars}{kind}" if explicit else f"%{stars}{kind}"
    return _fact(
        found, value, frozenset([f"%{position}${stars}{kind}", f"%{stars}{kind}"])
    )


def _fact(found: re.Match[str], value: str, readings: frozenset[str]) -> Fact:
    end = found.start("word")
    text = found.string[found.start() : end]
    return Fact(
        "placeholder",
        value,
        Span(found.start(), end),
        text,
        readings,
        not _doubtful(found),
    )


def _doubtful(found: re.Match[str]) -> bool:
    """Tell what may be a percentage written sign first, with an ending (`%50de`), or an odd word."""
    wide = (found["width"] or "").isdigit() and not found["flags"]
    rare = found["type"] in {"i", "e", "E", "o", "p"}
    return (bool(found["word"]) and (wide or rare)) or (
        wide and found["type"] not in {"s", "d", "x", "f"}
    )


def _qt(found: re.Match[str], language: str) -> Fact:
    """Return `%1`; where a percentage has its sign first it may be one, so that its digits stay readable."""
    value = f"%{found['qt'].removeprefix('L')}"
    doubtful = of(language).typography.percent_first
    end = found.start() if doubtful else found.end()
    return Fact(
        "placeholder",
        value,
        Span(found.start(), end),
        found.group(),
        frozenset([value]),
        not doubtful,
    )
