"""Times of the day: 24 and 12 hours, `15 h 30`, `3点45分`.

The hour from which a language counts is in its data.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from qa.kinds.values.day_parts import find_hours
from qa.kinds.values.digits import normalise
from qa.kinds.values.han import WORDS
from qa.kinds.values.scan import Scan

_TIME = re.compile(
    r"(?<!\d)(?<!\d[:.,])([01]?\d|2[0-4])[ \u00a0]?([:h.])[ \u00a0]?([0-5]\d)"
    r"(?![\d]|[:.,]\d)"
)
_MONTHS = range(1, 13)
_BEFORE_NAME = re.compile(r"\. (?=[^\W\d_])(?![A-Z])")
"""The full stop of an ordinal, before a small letter."""
_HAN = re.compile(
    rf"(\d{{1,2}})[ ]?(?:{WORDS['hour']})"
    rf"(?:[ ]?(\d{{1,2}})[ ]?(?:{WORDS['minute']})|({WORDS['half']}))"
)


def read(scan: Scan) -> None:
    """Note every time that has minutes."""
    _read_han(scan)
    for match in scan.free_matches(_TIME):
        _read_time(scan, match)


def _read_time(scan: Scan, match: re.Match[str]) -> None:
    """Note an hour with minutes, and the part of the day beside it.

    `15:30`, `15 h 30`, `3.30 p.m.`; a point parts only where it cannot part a fraction.
    A whole hour may be written without its minutes elsewhere.
    """
    written, sign, minute = match.groups()
    found = find_hours(scan, written, *match.span())
    is_bare = (found.start, found.end) == match.span()
    if sign == "." and is_bare and not _may_be_time(scan, match):
        return
    readings = set(list_times(found.hours, minute))
    if sign == ".":
        readings.add(normalise(f"{written}.{minute}"))
    if sign == ":":
        readings.add(f"{int(written)}:{minute}")
    if minute == "00":
        readings.update(str(hour) for hour in found.hours)
        readings.add(normalise(written))
    draft = scan.add("time", (found.start, found.end), *readings)
    draft.value = show(written, minute, found.hours)
    draft.parts = make_parts(written, minute)


def show(written: str, minute: str, hours: Collection[int]) -> str:
    """Return a time to show: of 24 hours where it is one, else as it is written."""
    hour = min(hours) if len(hours) == 1 else int(written)
    return f"{hour}:{minute}"


def make_parts(*written: str) -> tuple[frozenset[str], ...]:
    """Return hour and minute, for versions that state them apart."""
    return tuple([frozenset([normalise(part)]) for part in written])


def _may_be_time(scan: Scan, match: re.Match[str]) -> bool:
    """Tell whether `15.30` can be a time.

    Not where it is a day and a month within a sentence (`6.11. pidettävät`), where it
    may be a fraction, nor before a scale word or per cent. A scale word at
    most two characters behind makes it an amount: `15.30 million`.
    """
    end = match.end()
    if _names_hour(scan, end):
        return True
    if scan.locale.decimal == "." or scan.text[end : end + 1] == "%":
        return False
    if int(match[3]) in _MONTHS and _BEFORE_NAME.match(scan.original, end):
        return False
    for item in scan.items:
        if item.start >= end:
            is_scale = item.entry is not None and item.entry.after > 0
            return not (is_scale and item.start - end <= 2)
    return True


def _names_hour(scan: Scan, end: int) -> bool:
    """Tell whether a word for the hour of the day stands here (`03.00 น.`)."""
    has_space = scan.text[end : end + 1] in {" ", "\u00a0"}
    start = end + 1 if has_space else end
    for form in scan.locale.oclock:
        word = form[1:].strip()
        if form.startswith("#") and scan.text.startswith(word, start):
            last = start + len(word)
            return not scan.text[last - 1 : last + 1].isalpha()
    return False


def list_times(hours: Iterable[int], minute: str) -> Iterator[str]:
    """Yield `t15:30` for each hour of the day that a clock may mean."""
    for hour in sorted(hours):
        yield f"t{hour}:{minute}"


def shift_times(times: Iterable[str], shifts: list[int]) -> Iterator[str]:
    """Yield the times that a clock which starts the day elsewhere may mean.

    `shifts` are hours (East Africa counts from six). `t3:30` is also `t9:30` and
    `t21:30` there.
    """
    for time in sorted(times):
        hour, minute = time[1:].split(":")
        for shift in shifts:
            shifted = (int(hour) + shift) % 12
            yield f"t{shifted}:{minute}"
            yield f"t{shifted + 12}:{minute}"


def _read_han(scan: Scan) -> None:
    """Note times whose hours and minutes are named by signs.

    A half is thirty minutes.
    """
    for match in scan.free_matches(_HAN):
        hour, minute = match[1], match[2] or "30"
        found = find_hours(scan, hour, *match.span())
        decimal = normalise(f"{hour}.{minute}")
        times = list_times(found.hours, minute.zfill(2))
        draft = scan.add("time", (found.start, found.end), decimal, *times)
        draft.value = show(hour, minute.zfill(2), found.hours)
        draft.parts = make_parts(hour, minute)
