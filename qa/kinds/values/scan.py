"""One segment on its way from text to facts.

The folded text, its items, what is found and what is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from qa import language as languages
from qa.kinds.values.lexer import Item, list_items, names_time
from qa.kinds.values.lexicon import lexicon
from qa.language.folding import fold, plain
from qa.language.locale import Locale
from qa.model import Confidence, Fact, Span

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
_ANY_DIGIT = re.compile(r"[\d½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")
"""A digit, or a sign that is a fraction."""
_RUN = re.compile("[0-9]+")


@dataclass(slots=True)
class Draft:
    """A fact that is not finished: later words may still tell what it is.

    `plain` are its digits if it is a whole number without signs, `power` the power of
    ten that a word gave it.
    """

    kind: str
    start: int
    end: int
    readings: set[str]
    value: str = ""
    strong: bool = True
    parts: tuple[frozenset[str], ...] = ()
    unit: str = ""
    weight: Confidence = Confidence.HIGH
    plain: str = ""
    power: int = 0

    @property
    def span(self) -> tuple[int, int]:
        """Its place in the folded text."""
        return self.start, self.end


class Claims:
    """Stretches of a text that are taken: asked and taken in the time of their own length, however many there are."""

    def __init__(self, size: int) -> None:
        self.taken = bytearray(size)

    def append(self, span: tuple[int, int]) -> None:
        """Take a stretch."""
        start, end = span
        self.taken[start:end] = b"\1" * (end - start)

    def is_free(self, span: tuple[int, int]) -> bool:
        """Tell whether nothing has taken any of this stretch."""
        return self.taken.find(1, *span) < 0


@dataclass(slots=True)
class Scan:
    """A text while it is read.

    `text` is folded, `original` as it stands, both equally long; `claimed` are
    stretches that are read already. `runs` are the places where digits start, so that
    no pattern of digits has to look at the rest of the text. `names_part` is whether the
    text names a late part of the day anywhere, None where nobody has asked yet.
    """

    original: str
    text: str
    language: str
    locale: Locale
    items: list[Item]
    runs: list[int]
    drafts: list[Draft] = field(default_factory=list)
    claimed: Claims = field(init=False)
    names_part: bool | None = None

    def __post_init__(self) -> None:
        self.claimed = Claims(len(self.text))

    @property
    def connectors(self) -> frozenset[str]:
        """Words between the words of a number."""
        return lexicon(self.language).known.connectors

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield each match of a pattern that starts with the first digit of a run."""
        for start in self.runs:
            if match := pattern.match(self.text, start):
                yield match

    def free_matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield each of these matches of whose text nothing is claimed."""
        for match in self.matches(pattern):
            if self.is_free(match.span()):
                yield match

    def is_free(self, span: tuple[int, int]) -> bool:
        """Tell whether nothing has claimed any of this stretch."""
        return self.claimed.is_free(span)

    def add(self, kind: str, span: tuple[int, int], *readings: str) -> Draft:
        """Note a fact and claim its text."""
        self.claimed.append(span)
        return self.add_over(kind, span, *readings)

    def add_over(self, kind: str, span: tuple[int, int], *readings: str) -> Draft:
        """Note a fact and leave its text to others."""
        draft = Draft(kind, *span, set(readings))
        self.drafts.append(draft)
        return draft

    def add_weak(self, kind: str, span: tuple[int, int], *readings: str) -> Draft:
        """Note a fact that is not sure and leave its text to others.

        It satisfies another version's fact and is never missed.
        """
        draft = self.add_over(kind, span, *readings)
        draft.strong = False
        return draft


def finish(
    draft: Draft,
    text: str,
    origin: list[int] | None,
) -> Fact:
    """Return the fact, at its place in the text as it was given."""
    start, end = draft.start, draft.end
    if origin is not None:
        start, end = origin[start], origin[end - 1] + 1
    span = Span(start, end)
    written = text[start:end]
    parts = [
        Fact(draft.kind, find_shortest(part), span, written, part)
        for part in draft.parts
    ]
    return Fact(
        draft.kind,
        draft.value or show(draft.readings),
        span,
        written,
        frozenset(draft.readings),
        draft.strong,
        tuple(parts),
        draft.unit,
        draft.weight,
    )


def show(readings: Iterable[str]) -> str:
    """Return the reading to show to people: months by their English name."""
    first = find_shortest(readings)
    return MONTHS[int(first[1:]) - 1] if first.startswith("M") else first


def find_shortest(readings: Iterable[str]) -> str:
    """Return the shortest reading, of several the first in the alphabet."""
    return min(readings, key=lambda reading: (len(reading), reading))


def may_hold(text: str, language: str) -> bool:
    """Tell whether a text can hold a strong value.

    That takes a digit, or a word that names a month or a weekday.
    """
    return _ANY_DIGIT.search(text) is not None or names_time(text, language)


def begin(text: str, language: str) -> tuple[Scan, list[int] | None]:
    """Return a scan of a text, and where each of its characters stood.

    That is None if none was dropped.
    """
    kept, origin = plain(text)
    folded = fold(kept)
    items = list_items(folded, language)
    locale = languages.of(language).locale
    return Scan(kept, folded, language, locale, items, list(_find_runs(items))), origin


def _find_runs(items: Iterable[Item]) -> Iterator[int]:
    """Yield where runs of digits start."""
    for item in items:
        if item.entry is None:
            for run in _RUN.finditer(item.text):
                yield item.start + run.start()
