"""Numbers, dates and times: one scan, since a month makes the number beside it a day, and a scale word a million.

Steps in the order in which they claim text; one file each. What is written in digits is strong, what is spelled out is
weak: it may satisfy another version's fact but never accuse, and is read only when one is to be satisfied (`spelled`).
"""

from __future__ import annotations

from collections.abc import Iterator

from qa.kinds.values import calendar, clock, han, measures, money, numbers, roman, words
from qa.kinds.values.scan import Draft, Scan, begin, finished, may_hold
from qa.language.zawgyi import is_zawgyi
from qa.memory import remember
from qa.model import Confidence, Fact


def extract(text: str, language: str) -> Iterator[Fact]:
    """Yield each value in digits, and each month and weekday by name, with all readings.

    They are strong, but for a month that is named without a day or a year in a language that writes months small: it
    is sure only where another version names one too.
    """
    if not may_hold(text, language) or is_zawgyi(text):
        return
    scan, origin = begin(text, language)
    _read(scan)
    for draft in sorted(scan.drafts, key=lambda d: (d.start, d.end)):
        if draft.strong or _named(draft):
            yield finished(draft, text, origin)


@remember(8192)
def spelled(text: str, language: str) -> tuple[Fact, ...]:
    """Return the weak facts: number words, idioms, Roman numerals, months whose form is not sure.

    Most texts have some, few comparisons ask for them: they are read when something in digits finds no partner.
    """
    scan, origin = begin(text, language)
    _read(scan)
    if scan.items or not scan.locale.spaced:
        words.read(scan)
        han.spelled(scan)
    roman.read(scan)
    if scan.runs:
        measures.read(scan)
    drafts = sorted((d for d in scan.drafts if not d.strong and not _named(d)), key=lambda d: (d.start, d.end))
    return tuple(finished(draft, text, origin) for draft in drafts)


def _named(draft: Draft) -> bool:
    return draft.kind == "month" and draft.weight is Confidence.HIGH


def _read(scan: Scan) -> None:
    if scan.runs:
        han.read(scan)
        calendar.numeric(scan)
        calendar.numbered(scan)
        clock.read(scan)
        numbers.read(scan)
        money.read(scan)
    if scan.items:
        calendar.named(scan)
    if scan.runs:
        measures.read(scan)
