"""Numbers spelled out, fractions, and words that imply a number (`both`, `decade`): weak facts."""

from __future__ import annotations

import re

from qa.kinds.values import clock
from qa.kinds.values.digits import canonical
from qa.kinds.values.lexer import Item
from qa.kinds.values.numbers import unit_behind
from qa.kinds.values.scan import Scan
from qa.kinds.values.spelled import compose

_ONE = ("1",)
"""What `a` and `each` say: no number worth a fact unless a unit stands behind."""
_BESIDE = 8
_ARTICLE = re.compile(r"[ \u00a0][^\W\d_]{1,3}(?=[ \u00a0])")


def read(scan: Scan) -> None:
    """Note each row of number words and each word that implies a number."""
    items = [i for i in scan.items if i.entry and scan.free(i.start, i.end)]
    place = 0
    while place < len(items):
        place += max(1, _number(scan, items, place))
    for item in items:
        if item.entry and item.entry.readings:
            unit = unit_behind(scan, item.end) or _past_article(scan, item.end)
            if unit or item.entry.readings != _ONE:
                draft = scan.add(
                    "idiom", item.start, item.end, item.entry.readings, claim=False
                )
                draft.strong, draft.unit = False, unit
        if item.entry and (item.entry.after or item.entry.before):
            power = item.entry.after or item.entry.before
            scan.add(
                "idiom",
                item.start,
                item.end,
                {canonical("1" + "0" * power)},
                claim=False,
            ).strong = False


def _past_article(scan: Scan, end: int) -> str:
    """Return the unit behind a short word (`half an inch`)."""
    article = _ARTICLE.match(scan.text, end)
    return unit_behind(scan, article.end()) if article else ""


def _number(scan: Scan, items: list[Item], place: int) -> int:
    """Note the longest row of words from `place` that has a value; return how many items it took."""
    values: list[int] = []
    best = total = 0
    for count, item in enumerate(items[place:], 1):
        value = _value(item, count)
        if value is None or (
            count > 1 and not _joined(scan, items[place + count - 2], item)
        ):
            break
        values.append(value)
        number = compose(values)
        if number is None:
            break
        best, total = count, number
    if best:
        start, end = items[place].start, items[place + best - 1].end
        draft = scan.add(_kind(scan, start, end), start, end, {str(total)}, claim=False)
        if scan.locale.hours and 1 <= total <= 12:
            draft.readings.update(clock.shifted({f"t{total}:00"}, scan.locale.hours))
        draft.strong, draft.unit = False, unit_behind(scan, end)
    return best


def _kind(scan: Scan, start: int, end: int) -> str:
    """Return `day` for a number word beside a month."""
    months = (d for d in scan.drafts if d.kind == "month")
    return (
        "day"
        if any(0 <= max(m.start - end, start - m.end) <= _BESIDE for m in months)
        else "word"
    )


def _value(item: Item, count: int) -> int | None:
    entry = item.entry
    if entry is None:
        return None
    if entry.number is not None:
        return entry.number
    return 10**entry.after if entry.after and count > 1 else None


def _joined(scan: Scan, before: Item, item: Item) -> bool:
    """Tell whether two words belong to one number: a space, a hyphen or a connector between them."""
    gap = scan.text[before.end : item.start].strip(" \u00a0-")
    return not gap or gap in scan.connectors
