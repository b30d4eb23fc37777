"""A text that is longer than its place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from qa.model import Finding, Mark, Segment, Severity, Span, Unit
from qa.registry import Context, unit_check

_MOST_DIGITS = 9
"""A limit of more digits limits no text."""


@unit_check(category="typography", severity=Severity.ERROR, mqm="design-markup/length")
def length_limit(unit: Unit, context: Context) -> Iterator[Finding]:
    """A text is longer than the file or the configuration allows.

    Looks at the limit that the file says for a text (in characters as people see them: a base letter with its marks
    is one), else at `length-limit` of the configuration: `characters`, `bytes` (UTF-8) or `width` (columns of a
    display, where a Han letter takes two; UAX 11). The source is not asked.

    Example: the limit is 10 and de has "Einstellungen" (13).
    """
    general = context.settings.length_limit
    for version, segment in unit.segments:
        said = dict(segment.meta).get("limit", "") if segment.meta else ""
        limits = general
        if said.isdecimal() and len(said) < _MOST_DIGITS:
            limits = {"characters": int(said)}
        if version != unit.source and limits:
            for what, most in limits.items():
                if (long := _MEASURES[what](segment.text)) > most:
                    span = _beyond(segment, what, most)
                    told = (
                        f"{version} has {long:,} {_NAMES[what]}, {most:,} are allowed"
                    )
                    yield Finding(
                        told,
                        (Mark(version, segment, span, f"from {most} on"),),
                        version,
                    )


def _characters(text: str) -> int:
    return (
        len(text)
        if text.isascii()
        else sum(not unicodedata.combining(sign) for sign in text)
    )


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(sign) in {"W", "F"} for sign in text)
    return _characters(text) + wide


_MEASURES = {"characters": _characters, "bytes": _bytes, "width": _width}
_NAMES = {"characters": "characters", "bytes": "bytes", "width": "columns"}


def _beyond(segment: Segment, what: str, most: int) -> Span:
    """Return what of a text is too much."""
    low, high = 0, len(segment.text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (
            (middle, high)
            if _MEASURES[what](segment.text[:middle]) <= most
            else (low, middle - 1)
        )
    return Span(low, len(segment.text))
