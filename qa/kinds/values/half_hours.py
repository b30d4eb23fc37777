"""Half hours that are told by the hour that follows: `halb sechs` is half past five."""

from __future__ import annotations

from collections.abc import Iterable

from qa.kinds.values.clock import list_times
from qa.kinds.values.lexer import Item
from qa.kinds.values.scan import Draft, Scan

_NOON = 12
_HALF = "30"


def read(scan: Scan, *, strong: bool) -> None:
    """Make times of the hours behind a language's word for such a half.

    Those in digits are strong. Those in words are not: the words say other halves too.
    """
    halves = scan.locale.halves
    if not any(form in scan.text for form in halves):
        return
    if strong:
        for draft in scan.drafts:
            is_bare = draft.plain and not (draft.power or draft.unit)
            if is_bare and _is_hour(draft.plain) and _is_led(scan, draft.start):
                _make_time(draft, int(draft.plain))
        return
    for item in scan.items:
        number = item.entry.number if item.entry else None
        if number and _is_hour(str(number)) and _is_led(scan, item.start):
            _add_time(scan, item, number)


def _is_hour(digits: str) -> bool:
    return len(digits) <= len(str(_NOON)) and 1 <= int(digits) <= _NOON


def _is_led(scan: Scan, start: int) -> bool:
    """Tell whether a word for the half stands right before a place."""
    before = scan.text[:start].rstrip(" \u00a0")
    for form in scan.locale.halves:
        edge = len(before) - len(form) - 1
        if before.endswith(form) and not before[max(0, edge) : edge + 1].isalpha():
            return True
    return False


def _make_time(draft: Draft, hour: int) -> None:
    """Make a number the time half an hour before it."""
    draft.kind, draft.unit, draft.plain = "time", "", ""
    draft.readings = set(_list_times(hour))
    draft.value = f"{(hour - 1) or _NOON}:{_HALF}"


def _add_time(scan: Scan, item: Item, hour: int) -> None:
    """Note the time that a word behind a half says, and claim the word."""
    draft = scan.add_weak("time", item.span, *_list_times(hour))
    draft.value = f"{(hour - 1) or _NOON}:{_HALF}"
    scan.claimed.append(item.span)


def _list_times(hour: int) -> Iterable[str]:
    """Return the times half an hour before an hour, in either half of the day."""
    before = (hour - 1) % _NOON
    return list_times((before, before + _NOON), _HALF)
