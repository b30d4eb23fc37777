"""TODO: what this check is about, in a few words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.compare.traits import differing
from qa.model import Finding, Mark, Severity, Span, Unit
from qa.registry import Context, unit_check

# TODO: what is looked for; or `document_check`, `batch_check` for another scope.
_WANTED = re.compile(r"\ba name\b")


@unit_check(category="typography", severity=Severity.NOTE, mqm="linguistic-conventions")
def a_name(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """One version says "a name" where the others do not.

    Looks at TODO. Tolerates TODO.

    Example: fr has "a name".
    """
    found = {name: _WANTED.search(segment.text) for name, segment in unit.segments}
    silent = {version: place is None for version, place in found.items()}
    for odd in differing(unit, silent):
        place = found[odd.version]
        if place is not None:
            mark = Mark(odd.version, unit[odd.version], Span(*place.span()))
            message = f'only {odd.version} says "{place.group()}"'
            yield Finding(message, (mark,), odd.version)
