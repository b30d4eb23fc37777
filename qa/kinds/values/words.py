"""Numbers spelled out, fractions, and words that imply a number: weak facts.

`twelve thousand`, `half`, `both`, `decade`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.kinds.values import clock
from qa.kinds.values.calendar import measure_gap
from qa.kinds.values.digits import scale
from qa.kinds.values.lexer import Item
from qa.kinds.values.ranked import is_ranked
from qa.kinds.values.scan import Draft, Scan
from qa.kinds.values.spelled import compose
from qa.kinds.values.thresholds import DAY_WORD_REACH
from qa.kinds.values.unit_names import find_unit
from qa.language.folding import bare
from qa.model import Confidence

_ONE = ("1",)
"""What `a` and `each` say: no number worth a fact unless a unit stands behind."""
WORDS = frozenset({"word", "ordinal", "scale word", "roman numeral"})
"""What number words are called."""
SCALE = 1000
"""A number word from here on is a scale word, or has one."""
_LONGEST_ROW = 40
"""Words of one number at most: `nine hundred ninety-nine million ...` up to 10^18 has half as many."""
_REACH = 16
"""Characters behind a number word in which a word for what is counted begins."""
_FRACTIONS = {"33": "1/3", "66": "2/3", "67": "2/3"}
"""The fractions that are no round number of per cent."""
_ARTICLE = re.compile(r"[ \u00a0][^\W\d_]{1,3}(?=[ \u00a0])")


def read(scan: Scan) -> None:
    """Note each row of number words and each word that implies a number."""
    items = [item for item in scan.items if item.entry and scan.is_free(item.span)]
    place = 0
    while place < len(items):
        count = _read_number(scan, items[place:])
        if not count:
            _read_scale(scan, items[place])
        place += max(1, count)
    for item in items:
        _read_idiom(scan, item)


def _read_scale(scan: Scan, item: Item) -> None:
    """Note a scale word that multiplies nothing (`millions of people`)."""
    entry = item.entry
    power = entry.after or entry.before if entry else 0
    if entry and power and entry.exact:
        draft = scan.add_weak("scale word", item.span, scale("1", power))
        draft.weight = Confidence.MEDIUM


def _read_idiom(scan: Scan, item: Item) -> None:
    """Note what else a word may say, and a scale word alone (`a million`)."""
    entry = item.entry
    if entry is None:
        return
    if entry.readings:
        unit = find_unit(scan, item.end) or _find_unit_past_article(scan, item.end)
        if unit or entry.readings != _ONE:
            readings = {*entry.readings}
            readings.update(_FRACTIONS.get(value, value) for value in entry.readings)
            draft = scan.add_weak("idiom", item.span, *readings)
            draft.unit = unit
    power = entry.after or entry.before
    if power:
        scan.add_weak("idiom", item.span, scale("1", power))


def _find_unit_past_article(scan: Scan, end: int) -> str:
    """Return the unit behind a short word (`half an inch`)."""
    article = _ARTICLE.match(scan.text, end)
    return find_unit(scan, article.end()) if article else ""


def _read_number(scan: Scan, items: Sequence[Item]) -> int:
    """Note the longest row of first words that has a value.

    Return how many they are.
    """
    values: list[int] = []
    best = total = 0
    for count, item in enumerate(items[:_LONGEST_ROW]):
        if count and not _are_joined(scan, items[count - 1], item):
            break
        value = _evaluate(item, is_first=count == 0)
        if value is None:
            break
        values.append(value)
        number = compose(values)
        if number is None:
            break
        best, total = count + 1, number
    if best:
        draft = _add_number(scan, items[0].start, items[best - 1].end, total)
        is_ordinal = any(item.entry and item.entry.ordinal for item in items[:best])
        draft.weight = _weigh(scan, items[:best], total, is_ordinal=is_ordinal)
        if is_ordinal and draft.kind == "word":
            draft.kind = "ordinal"
    return best


def _weigh(
    scan: Scan,
    items: Sequence[Item],
    number: int,
    *,
    is_ordinal: bool,
) -> Confidence:
    """Return how sure it is that words say this number.

    High with a scale word, low where a word is inflected beyond the language's data, or
    is another word too. Low for one and nought, which are said in many ways, and for
    `second`, which is often `other`.
    """
    least = 3 if is_ordinal else 2
    if number < least:
        span = items[0].start, items[-1].end
        is_certain = is_ordinal and number and is_ranked(scan, *span)
        return Confidence.MEDIUM if is_certain else Confidence.LOW
    if not all(_is_plain(scan, item) for item in items):
        return Confidence.LOW
    return Confidence.HIGH if number >= SCALE else Confidence.MEDIUM


def _add_number(
    scan: Scan,
    start: int,
    end: int,
    number: int,
) -> Draft:
    """Note and return a number that words say, and the times that it may be."""
    draft = scan.add_weak("word", (start, end), str(number))
    for month in scan.drafts:
        is_month = month.kind == "month" and month.weight > Confidence.LOW
        if is_month and 0 <= measure_gap(month, draft) <= DAY_WORD_REACH:
            draft.kind = "day"
    if 1 <= number <= 12:
        shifted = {(number + shift) % 12 for shift in (0, *scan.locale.hours)}
        hours = {hour + half for hour in shifted for half in (0, 12)}
        draft.readings.update(clock.list_times(hours, "00"))
    draft.unit = find_unit(scan, end)
    return draft


def _is_plain(scan: Scan, item: Item) -> bool:
    """Tell whether a word is a number word and hardly another."""
    entry = item.entry
    if entry is None or not entry.exact or entry.month or entry.weekday:
        return False
    if scan.locale.counters and not _is_counted(scan, item.end):
        return False
    return bare(item.text) not in scan.locale.homographs


def _is_counted(scan: Scan, end: int) -> bool:
    """Tell whether what is counted, or more of the number, stands behind a word."""
    rest = bare(scan.text[end : end + _REACH]).lstrip()
    return rest.startswith(scan.locale.counters)


def _evaluate(
    item: Item,
    *,
    is_first: bool,
) -> int | None:
    """Return what a word says in a row of number words; a scale word begins none."""
    entry = item.entry
    if entry is None:
        return None
    if entry.number is None and entry.after and not is_first:
        return int(10**entry.after)
    return entry.number


def _are_joined(
    scan: Scan,
    before: Item,
    item: Item,
) -> bool:
    """Tell whether two words belong to one number.

    A space, a hyphen or a connector may stand between them.
    """
    gap = scan.text[before.end : item.start].strip(" \u00a0-")
    return not gap or gap in scan.connectors
