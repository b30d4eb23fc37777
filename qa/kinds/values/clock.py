"""Times of the day: 24 and 12 hours, `15 h 30`, `3点45分`.

The hour from which a language counts is in its data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from qa.kinds.values.digits import normalise
from qa.kinds.values.han import WORDS
from qa.kinds.values.scan import Scan

HALF = re.compile(r"[ \u00a0]?(a\.?[ \u00a0]?m\b\.?|p\.?[ \u00a0]?m\b\.?)")
"""The half of the day; its first letter says which."""
_TIME = re.compile(
    r"(?<!\d)(?<!\d[:.,])([01]?\d|2[0-4])[ \u00a0]?([:h.])[ \u00a0]?([0-5]\d)"
    r"(?![\d]|[:.,]\d)"
)
_HOUR = re.compile(rf"(?<!\d)(?<!\d[:.,])(1[0-2]|0?[1-9])(?:{HALF.pattern})")
_HAN = re.compile(
    rf"(\d{{1,2}})[ ]?(?:{WORDS['hour']})"
    rf"(?:[ ]?(\d{{1,2}})[ ]?(?:{WORDS['minute']})|({WORDS['half']}))"
)


def read(scan: Scan) -> None:
    """Note every time that has minutes, and `3 p.m.`."""
    _read_han(scan)
    for match in scan.free_matches(_TIME):
        _read_time(scan, match)
    for match in scan.free_matches(_HOUR):
        _read_hour(scan, match)


def _read_hour(scan: Scan, match: re.Match[str]) -> None:
    """Note an hour with its half of the day.

    `3 p.m.` is 15:00, and whoever writes 3 or 15 says the same. Midnight is 0, 12 and
    24.
    """
    hour, half = int(match[1]), match[2][0]
    full = count_hours(hour, half)
    draft = scan.add("time", match.span(), str(hour), str(full), f"t{hour}:00")
    draft.value = f"{full}:00"
    draft.readings.update(list_times(hour, "00", half))
    if full == 0:
        draft.readings |= {"24", "12"}


def count_hours(hour: int, half: str) -> int:
    """Return the hour of 24 for one of 12 in a half of the day (`a` or `p`).

    12 at night is 0, 12 at noon is 12.
    """
    return hour % 12 + (12 if half == "p" else 0)


def _read_time(scan: Scan, match: re.Match[str]) -> None:
    """Note an hour with minutes, and the half of the day behind it.

    `15:30`, `15 h 30`, `3.30 p.m.`; a point parts only where it cannot part a fraction.
    A whole hour may be written without its minutes elsewhere.
    """
    written, sign, minute = match.groups()
    hour, end, half = int(written), match.end(), ""
    behind = HALF.match(scan.text, end)
    if behind:
        end, half = behind.end(), behind[1][0]
    if sign == "." and not behind and not _may_be_time(scan, match):
        return
    readings = set(list_times(hour, minute, half))
    readings |= set(shift_times(readings, scan.locale.hours))
    if sign == ".":
        readings.add(normalise(f"{written}.{minute}"))
    if sign == ":":
        readings.add(f"{hour}:{minute}")
    if minute == "00":
        for reading in list(readings):
            if reading[0] == "t":
                readings.add(reading[1:].split(":")[0])
        readings.add(normalise(written))
    draft = scan.add("time", (match.start(), end), *readings)
    draft.value = f"{count_hours(hour, half) if half else hour}:{minute}"
    draft.parts = _make_parts(written, minute)


def _make_parts(*written: str) -> tuple[frozenset[str], ...]:
    """Return hour and minute, for versions that state them apart."""
    return tuple([frozenset([normalise(part)]) for part in written])


def _may_be_time(scan: Scan, match: re.Match[str]) -> bool:
    """Tell whether `15.30` can be a time.

    Not where it may be a fraction, nor before a scale word or per cent. A scale word at
    most two characters behind makes it an amount: `15.30 million`.
    """
    end = match.end()
    if scan.locale.decimal == "." or scan.text[end : end + 1] == "%":
        return False
    for item in scan.items:
        if item.start >= end:
            is_scale = item.entry is not None and item.entry.after > 0
            return not (is_scale and item.start - end <= 2)
    return True


def list_times(
    hour: int,
    minute: str,
    half: str,
) -> Iterator[str]:
    """Yield `t15:30` for each hour of the day that a clock may mean.

    `half` is `a`, `p` or nothing; without it `3:30` may be in the afternoon as well.
    """
    hours = {hour}
    if half:
        hours = {count_hours(hour, half)}
    elif hour <= 12:
        hours.add((hour + 12) % 24)
    else:
        hours.add(hour - 12)
    for each in sorted(hours):
        yield f"t{each % 24}:{minute}"


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

    A half is thirty minutes. The hour may be one of twelve.
    """
    for match in scan.matches(_HAN):
        hour, minute = match[1], match[2] or "30"
        times = list_times(int(hour), minute.zfill(2), "")
        decimal = normalise(f"{hour}.{minute}")
        draft = scan.add("time", match.span(), decimal, *times)
        draft.value = f"{hour}:{minute.zfill(2)}"
        draft.parts = _make_parts(hour, minute)
