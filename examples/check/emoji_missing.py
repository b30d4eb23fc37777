"""An emoji that one version leaves out: a check as a plug-in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.compare.traits import differing
from qa.model import Finding, Mark, Severity, Span, Unit
from qa.registry import Context, unit_check

_EMOJI = re.compile("[\U0001f300-\U0001faff]")


@unit_check(category="omission", severity=Severity.NOTE, mqm="accuracy/omission")
def emoji_missing(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A version has no emoji where the others have one.

    Looks at pictures of people, animals and things. Tolerates another emoji, and more or
    fewer of them.

    Example: en has "The boat 🚢 left", fr "Le bateau est parti".
    """
    found = {name: _EMOJI.search(segment.text) for name, segment in unit.segments}
    there = {name: place is not None for name, place in found.items()}
    for odd in differing(unit, there):
        place = found[odd.other]
        if place is not None:
            segment = unit[odd.other]
            missing = Mark(odd.version, unit[odd.version])
            mark = Mark(odd.other, segment, Span(*place.span()))
            message = f"{odd.version} has no emoji; {odd.other} has {place.group()}"
            yield Finding(message, (missing, mark), odd.version)
