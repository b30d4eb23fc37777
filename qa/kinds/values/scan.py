"""One segment on its way from text to facts: the folded text, its items, what is found and what is claimed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from qa.kinds.values.lexer import Item, items, names_time
from qa.kinds.values.lexicon import lexicon
from qa.language.folding import fold, plain
from qa.language.locale import Locale, load
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
_ANY_DIGIT = re.compile(r"\d")
_RUN = re.compile("[0-9]+")


@dataclass(slots=True)
class Draft:
    """A fact that is not finished: later words may still tell what it is.

    `plain` are its digits if it is a whole number without signs, `power` the power of ten that a word gave it.
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


@dataclass(slots=True)
class Scan:
    """`text` is folded, `original` as it stands, both equally long; `claimed` are stretches that are read already.

    `runs` are the places where digits start, so that no pattern of digits has to look at the rest of the text.
    """

    original: str
    text: str
    language: str
    locale: Locale
    items: list[Item]
    runs: list[int]
    drafts: list[Draft] = field(default_factory=list)
    claimed: list[tuple[int, int]] = field(default_factory=list)

    @property
    def connectors(self) -> frozenset[str]:
        """Words between the words of a number."""
        return lexicon(self.language).connectors

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield each match of a pattern that starts with the first digit of a run."""
        for start in self.runs:
            if found := pattern.match(self.text, start):
                yield found

    def free(self, start: int, end: int) -> bool:
        """Tell whether nothing has claimed any of this stretch."""
        for a, b in self.claimed:  # noqa: SIM110 - asked for every item: a generator takes twice as long
            if start < b and a < end:
                return False
        return True

    def add(
        self,
        kind: str,
        start: int,
        end: int,
        readings: Iterable[str],
        *,
        claim: bool = True,
    ) -> Draft:
        """Note a fact and claim its text."""
        draft = Draft(kind, start, end, set(readings))
        self.drafts.append(draft)
        if claim:
            self.claimed.append((start, end))
        return draft


def finished(draft: Draft, text: str, origin: list[int] | None) -> Fact:
    """Return the fact, at its place in the text as it was given."""
    start, end = draft.start, draft.end
    if origin is not None:
        start, end = origin[start], origin[end - 1] + 1
    readings = frozenset(draft.readings)
    value = draft.value or shown(draft.readings)
    span, written = Span(start, end), text[start:end]
    pieces = tuple(
        Fact(draft.kind, min(part, key=lambda r: (len(r), r)), span, written, part)
        for part in draft.parts
    )
    return Fact(
        draft.kind,
        value,
        span,
        written,
        readings,
        draft.strong,
        pieces,
        draft.unit,
        draft.weight,
    )


def shown(readings: Iterable[str]) -> str:
    """Return the reading to show to people: months by their English name."""
    first = min(readings, key=lambda r: (len(r), r))
    return MONTHS[int(first[1:]) - 1] if first.startswith("M") else first


def may_hold(text: str, language: str) -> bool:
    """Tell whether a text can hold a strong value: a digit, or a word that names a month or a weekday."""
    return _ANY_DIGIT.search(text) is not None or names_time(text, language)


def begin(text: str, language: str) -> tuple[Scan, list[int] | None]:
    """Return a scan of `text`, and where each of its characters stood if any were dropped."""
    kept, origin = plain(text)
    folded = fold(kept)
    found = items(folded, language)
    return Scan(
        kept, folded, language, load(language), found, list(_runs(found))
    ), origin


def _runs(found: Iterable[Item]) -> Iterator[int]:
    for item in found:
        if item.entry is None:
            for run in _RUN.finditer(item.text):
                yield item.start + run.start()
