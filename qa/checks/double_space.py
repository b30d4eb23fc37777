"""Two spaces where one belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.compare.traits import differing
from qa.model import Change, Finding, Mark, Severity, Span, Unit
from qa.registry import Context, unit_check

_DOUBLE = re.compile(r"(?<=[^\s.!?|])[ \u00a0]{2,}(?=[^\s|])")


def _mend(finding: Finding) -> Iterator[Change]:
    """Yield one space in place of several; where a no-break space is among them it may be meant."""
    mark = finding.marks[0]
    if mark.span and "\u00a0" not in mark.segment.text[slice(*mark.span)]:
        yield Change(mark.version, mark.segment, mark.span, " ")


@unit_check(
    category="typography",
    severity=Severity.NOTE,
    mqm="linguistic-conventions/whitespace",
    mend=_mend,
)
def double_space(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Two or more spaces stand between two words, while the other versions have one.

    Looks within lines. Tolerates two spaces after a sentence, columns that all versions lay out with spaces, and
    indented lines.

    Example: fr has "le  rapport".
    """
    if not any(
        "  " in segment.text or "\u00a0" in segment.text for _, segment in unit.segments
    ):
        return
    found = {
        version: _DOUBLE.search(segment.text) for version, segment in unit.segments
    }
    for odd in differing(
        unit, {version: place is None for version, place in found.items()}
    ):
        place = found[odd.version]
        if place is not None:
            mark = Mark(odd.version, unit[odd.version], Span(*place.span()))
            yield Finding(
                f"{odd.version} has {len(place.group())} spaces in a row",
                (mark,),
                odd.version,
            )
