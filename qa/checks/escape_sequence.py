"""A line break or a tab that is written with a backslash."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from qa.compare.traits import differing
from qa.model import Finding, Mark, Segment, Severity, Span, Unit
from qa.registry import Context, unit_check

_ESCAPE = re.compile(r"(?<!\\)\\(?P<sign>[ntr])")
_PATH = re.compile(r"(?<![A-Za-z])[A-Za-z]:\\|\\\\\w")
"""Paths of Windows have backslashes before names."""
_PLAIN = {"n": "\n", "t": "\t", "r": "\r"}
"""What an escape stands for."""


@unit_check(
    category="placeholders", severity=Severity.WARNING, mqm="design-markup/markup-tag"
)
def escape_sequence(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    r"""A version has more or fewer escapes than the others: `\n` and `\t` written with a backslash.

    Looks at texts in which the backslash and the letter both stand. Tolerates a real line break in place of `\n`, and
    paths of Windows.

    Example: en has "One\nTwo" with the two signs, de "Eins Zwei".
    """
    if not any("\\" in segment.text for _, segment in unit.segments):
        return
    if any(_PATH.search(segment.text) for _, segment in unit.segments):
        return
    counts = {version: _count(segment) for version, segment in unit.segments}
    for odd in differing(
        unit, {v: tuple(sorted(c.items())) for v, c in counts.items()}
    ):
        more, fewer = counts[odd.version], counts[odd.other]
        texts = unit[odd.version].text, unit[odd.other].text
        signs = [
            sign
            for sign in sorted({*(more - fewer), *(fewer - more)})
            if more[sign] + texts[0].count(_PLAIN[sign])
            != fewer[sign] + texts[1].count(_PLAIN[sign])
        ]
        if not signs:
            continue
        sign = signs[0]
        said = (
            f"`\\{sign}` stands {_times(more[sign])} in {odd.version}, "
            f"{_times(fewer[sign])} in {odd.other}"
        )
        marks = tuple(
            Mark(name, unit[name], _find(unit[name].text, sign))
            for name in (odd.version, odd.other)
        )
        yield Finding(said, marks, odd.version if odd.blamed else None)


def _count(segment: Segment) -> Counter[str]:
    """Count the escapes of a text by their letters."""
    return Counter(match["sign"] for match in _ESCAPE.finditer(segment.text))


def _times(count: int) -> str:
    """Return how often something stands, in words."""
    return {0: "nowhere", 1: "once", 2: "twice"}.get(count, f"{count} times")


def _find(text: str, sign: str) -> Span | None:
    """Return where the first escape with a letter stands."""
    place = text.find(f"\\{sign}")
    return Span(place, place + 2) if place >= 0 else None
