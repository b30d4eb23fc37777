"""Times of the day: 24 and 12 hours, `15 h 30`, `3点45分`; the hour from which a language counts is in its data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.kinds.values.digits import canonical
from qa.kinds.values.han import WORDS
from qa.kinds.values.scan import Scan

HALF = re.compile(r"[ \u00a0]?(a\.?[ \u00a0]?m\b\.?|p\.?[ \u00a0]?m\b\.?)")
_TIME = re.compile(
    r"(?<!\d)(?<!\d[:.,])([01]?\d|2[0-4])[ \u00a0]?([:h.])[ \u00a0]?([0-5]\d)(?![\d]|[:.,]\d)"
)
_HAN = re.compile(
    rf"(\d{{1,2}})[ ]?(?:{WORDS['hour']})(?:[ ]?(\d{{1,2}})[ ]?(?:{WORDS['minute']})|({WORDS['half']}))"
)


def read(scan: Scan) -> None:
    """Note every time that has minutes, and `3 p.m.`."""
    _han(scan)
    for found in scan.matches(_TIME):
        if scan.free(*found.span()):
            _note(scan, found)
    for found in scan.matches(_HOUR):
        if scan.free(*found.span()):
            hour = int(found[1])
            draft = scan.add(
                "time",
                *found.span(),
                {canonical(found[1]), *times(hour, "00", found[2][0])}
                | _bare(hour, found[2]),
            )
            draft.value = f"{_full(hour, found[2][0])}:00"


_HOUR = re.compile(rf"(?<!\d)(?<!\d[:.,])(1[0-2]|0?[1-9])(?:{HALF.pattern})")


def _bare(hour: int, half: str) -> set[str]:
    full = _full(hour, half[0])
    return {str(full), f"t{hour}:00"} | ({"24", "12"} if full == 0 else set())


def _full(hour: int, half: str) -> int:
    return hour % 12 + (12 if half == "p" else 0)


def _note(scan: Scan, found: re.Match[str]) -> None:
    hour, sign, minute = found.groups()
    half = HALF.match(scan.text, found.end())
    if (
        sign == "."
        and not half
        and (sign == scan.locale.decimal or not _dotted(scan, found))
    ):
        return
    end = half.end() if half else found.end()
    readings = set(times(int(hour), minute, half[1][0] if half else ""))
    readings |= set(shifted(readings, scan.locale.hours))
    if sign == ".":
        readings.add(canonical(f"{hour}.{minute}"))
    if sign == ":":
        readings.add(f"{int(hour)}:{minute}")
    if minute == "00":
        readings |= {
            reading[1:].split(":")[0] for reading in readings if reading[0] == "t"
        } | {canonical(hour)}
    draft = scan.add("time", found.start(), end, readings)
    draft.value = f"{_full(int(hour), half[1][0]) if half else int(hour)}:{minute}"
    draft.parts = (frozenset([canonical(hour)]), frozenset([canonical(minute)]))


def _dotted(scan: Scan, found: re.Match[str]) -> bool:
    """Tell whether `15.30` can be a time: not before a scale word or per cent."""
    if scan.text[found.end() : found.end() + 1] == "%":
        return False
    follower = next((i for i in scan.items if i.start >= found.end()), None)
    return not (
        follower
        and follower.start - found.end() <= 2
        and follower.entry
        and follower.entry.after
    )


def times(hour: int, minute: str, half: str) -> Iterator[str]:
    """Yield `t15:30` for each hour of the day that a clock may mean."""
    hours = (
        {_full(hour, half)}
        if half
        else {hour, (hour + 12) % 24 if hour <= 12 else hour - 12}
    )
    for each in sorted(hours):
        yield f"t{each % 24}:{minute}"


def shifted(readings: set[str], shifts: list[int]) -> Iterator[str]:
    """Yield the times that a clock which starts the day elsewhere may mean (East Africa: at six)."""
    for reading in sorted(readings):
        hour, minute = reading[1:].split(":")
        for shift in shifts:
            for full in {(int(hour) + shift) % 12, (int(hour) + shift) % 12 + 12}:
                yield f"t{full}:{minute}"


def _han(scan: Scan) -> None:
    for found in scan.matches(_HAN):
        hour, minute = found[1], found[2] or "30"
        readings = {
            *times(int(hour), minute.zfill(2), ""),
            canonical(f"{hour}.{minute}"),
        }
        draft = scan.add("time", *found.span(), readings)
        draft.value = f"{hour}:{minute.zfill(2)}"
        draft.parts = (frozenset([canonical(hour)]), frozenset([canonical(minute)]))
