"""Numbers, dates and times.

They are one scan, since a month makes the number beside it a day, and a scale word a
million: steps in the order in which they claim text, one file each. What is written in
digits is strong, what is spelled out is weak: it may satisfy another version's fact
but never accuse, and is read only when one is to be satisfied (`spelled`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qa.kinds.values import (
    calendar,
    clock,
    fractions,
    han,
    hours,
    measures,
    money,
    numbers,
    roman,
    words,
)
from qa.kinds.values.scan import Draft, Scan, begin, finish, may_hold
from qa.language.zawgyi import is_zawgyi
from qa.memory import remember
from qa.model import Confidence, Fact


def extract(text: str, language: str) -> Iterator[Fact]:
    """Yield each value in digits, and each month and weekday by name.

    Each has all its readings. They are strong, but for a month that is named without
    a day or a year in a language that writes months small: it is sure only where
    another version names one too.
    """
    if not may_hold(text, language) or is_zawgyi(text):
        return
    scan, origin = begin(text, language)
    _read(scan)
    for draft in _in_order(scan.drafts):
        if draft.strong or _is_sure_name(draft):
            yield finish(draft, text, origin)


@remember(8192)
def spelled(text: str, language: str) -> tuple[Fact, ...]:
    """Return the weak facts.

    Number words, idioms, Roman numerals, months whose form is not sure. Most texts
    have some, few comparisons ask for them: they are read when something in digits
    finds no partner.
    """
    scan, origin = begin(text, language)
    _read(scan)
    if scan.items or not scan.locale.spaced:
        words.read(scan)
        han.read_spelled(scan)
        money.read(scan)
    roman.read(scan)
    if scan.runs:
        measures.read(scan)
    weak = [
        draft
        for draft in _in_order(scan.drafts)
        if not draft.strong and not _is_sure_name(draft)
    ]
    return tuple([finish(draft, text, origin) for draft in weak])


def _in_order(drafts: Iterable[Draft]) -> list[Draft]:
    """Return drafts in the order of the text."""
    return sorted(drafts, key=lambda draft: (draft.start, draft.end))


def _is_sure_name(draft: Draft) -> bool:
    """Tell whether a draft is a month by a name that is hardly another word."""
    return draft.kind == "month" and draft.weight is Confidence.HIGH


def _read(scan: Scan) -> None:
    """Take the steps of what is strong."""
    fractions.read_signs(scan)
    if scan.runs:
        han.read(scan)
        calendar.read_numeric(scan)
        calendar.read_numbered(scan)
        clock.read(scan)
        numbers.read(scan)
        money.read(scan)
    if scan.items:
        calendar.read_names(scan)
    if scan.runs:
        hours.read(scan)
        measures.read(scan)
