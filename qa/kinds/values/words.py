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
from qa.kinds.values.scan import Scan
from qa.kinds.values.spelled import compose
from qa.kinds.values.thresholds import DAY_WORD_REACH
from qa.kinds.values.unit_names import find_unit

_ONE = ("1",)
"""What `a` and `each` say: no number worth a fact unless a unit stands behind."""
_FRACTIONS = {"33": "1/3", "66": "2/3", "67": "2/3"}
"""The fractions that are no round number of per cent."""
_ARTICLE = re.compile(r"[ \u00a0][^\W\d_]{1,3}(?=[ \u00a0])")


def read(scan: Scan) -> None:
    """Note each row of number words and each word that implies a number."""
    items = [item for item in scan.items if item.entry and scan.is_free(item.span)]
    place = 0
    while place < len(items):
        place += max(1, _read_number(scan, items[place:]))
    for item in items:
        _read_idiom(scan, item)


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
    for count, item in enumerate(items):
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
        _add_number(scan, items[0].start, items[best - 1].end, total)
    return best


def _add_number(
    scan: Scan,
    start: int,
    end: int,
    number: int,
) -> None:
    """Note a number that words say, and the times that it may be."""
    draft = scan.add_weak("word", (start, end), str(number))
    for month in scan.drafts:
        if month.kind == "month" and 0 <= measure_gap(month, draft) <= DAY_WORD_REACH:
            draft.kind = "day"
    if 1 <= number <= 12:
        shifted = {(number + shift) % 12 for shift in (0, *scan.locale.hours)}
        hours = {hour + half for hour in shifted for half in (0, 12)}
        draft.readings.update(clock.list_times(hours, "00"))
    draft.unit = find_unit(scan, end)


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
