"""Numbers, dates and times.

They are one scan, since a month makes the number beside it a day, and a scale word a
million: steps in the order in which they claim text, one file each. What is written in
digits is strong, what is spelled out is weak: it may satisfy another version's fact
but never accuse, and is read only when one is to be satisfied (`spelled`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qa.kinds.values import (
    calendar,
    clock,
    fractions,
    half_hours,
    han,
    heights,
    hours,
    measures,
    money,
    name_digits,
    numbers,
    numeric_dates,
    other_calendars,
    roman,
    words,
)
from qa.kinds.values.lexer import names_number
from qa.kinds.values.scan import Draft, Scan, begin, finish, may_hold
from qa.kinds.values.words import WORDS
from qa.language.zawgyi import is_zawgyi
from qa.memory import remember
from qa.model import Confidence, Fact, Span


def extract(text: str, language: str) -> Iterator[Fact]:
    """Yield each value in digits, and each month and weekday by name.

    Each has all its readings. They are strong, but for number words, which may be said
    in other ways, and for a month that is named without a day or a year in a language
    that writes months small: it is sure only where another version names one too.
    """
    has_words = may_have_words(text, language)
    if not (has_words or may_hold(text, language)) or is_zawgyi(text):
        return
    scan, origin = begin(text, language)
    _read(scan)
    if has_words:
        _read_words(scan)
    for draft in _in_order(scan.drafts):
        if _is_sure(draft):
            yield finish(draft, text, origin)


def list_claims(text: str, language: str, found: Sequence[Fact]) -> Iterator[Span]:  # noqa: ARG001
    """Yield the places that no later reader reads: a number word may be a name's."""
    for fact in found:
        if fact.strong or fact.kind not in WORDS:
            yield fact.span


def may_have_words(text: str, language: str) -> bool:
    """Tell whether a text may have a number word that is hardly anything else."""
    if names_number(text, language) or han.has_numeral(text):
        return True
    return roman.has_numeral(text)


@remember(8192)
def spelled(text: str, language: str) -> tuple[Fact, ...]:
    """Return the weak facts that `extract` does not yield.

    Doubtful number words, idioms, Roman numerals, months whose form is not sure. Most texts
    have some, few comparisons ask for them: they are read when something in digits
    finds no partner.
    """
    scan, origin = begin(text, language)
    _read(scan)
    _read_words(scan)
    if scan.runs:
        measures.read(scan)
    weak = [draft for draft in _in_order(scan.drafts) if not _is_sure(draft)]
    return tuple([finish(draft, text, origin) for draft in weak])


def _in_order(drafts: Iterable[Draft]) -> list[Draft]:
    """Return drafts in the order of the text."""
    return sorted(drafts, key=lambda draft: (draft.start, draft.end))


def _is_sure(draft: Draft) -> bool:
    """Tell whether a draft is strong, or a word that is hardly another."""
    if draft.kind == "month":
        return draft.strong or draft.weight is Confidence.HIGH
    is_word = draft.kind in WORDS and draft.weight > Confidence.LOW
    return draft.strong or is_word


def _read_words(scan: Scan) -> None:
    """Take the steps of what is spelled out."""
    han.read_two_decades(scan)
    half_hours.read(scan, strong=False)
    if scan.items or not scan.locale.spaced:
        words.read(scan)
        han.read_spelled(scan)
        money.read(scan, "word")
    roman.read(scan)


def _read(scan: Scan) -> None:
    """Take the steps of what is strong."""
    fractions.read_signs(scan)
    if scan.runs:
        han.read(scan)
        numeric_dates.read_numeric(scan)
        calendar.read_numbered(scan)
        clock.read(scan)
        heights.read(scan)
        numbers.read(scan)
        money.read(scan, "number")
    if scan.items:
        calendar.read_names(scan)
    if scan.runs:
        other_calendars.read(scan)
        hours.read(scan)
        half_hours.read(scan, strong=True)
        measures.read(scan)
        name_digits.read(scan)
