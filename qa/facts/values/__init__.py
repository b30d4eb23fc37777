"""Numbers, dates and times: one scan, since a month makes the number beside it a day, and a scale word a million.

Steps in the order in which they claim text; one file each. What is written in digits is strong, what is spelled out is
weak: it may satisfy another version's fact but never accuse.
"""

from __future__ import annotations

from collections.abc import Iterator

from qa.facts.values import calendar, clock, han, measures, numbers, roman, words
from qa.facts.values.scan import begin, finished
from qa.model import Fact

ORDER = 50
POOL = "values"
CATEGORIES = {
    "number": "numbers", "word": "numbers", "idiom": "numbers", "roman numeral": "numbers", "century": "numbers",
    "day": "dates", "month": "dates", "year": "dates", "decade": "dates", "time": "dates", "weekday": "dates",
}  # fmt: skip


def extract(text: str, language: str) -> Iterator[Fact]:
    """Yield each value of `text` with all its readings, in the order of the text."""
    scan, origin = begin(text, language)
    if scan.has_digits:
        han.read(scan)
        calendar.numeric(scan)
        calendar.numbered(scan)
        clock.read(scan)
        numbers.read(scan)
    if scan.items or not scan.locale.spaced:
        calendar.named(scan)
        words.read(scan)
        han.spelled(scan)
    roman.read(scan)
    if scan.has_digits:
        measures.read(scan)
    for draft in sorted(scan.drafts, key=lambda d: (d.start, d.end)):
        yield finished(draft, text, origin)
