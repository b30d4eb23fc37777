"""A name that must stay as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.language.spelling import find_between
from qa.model import Finding, Mark, Severity, Span, Unit
from qa.registry import Context, unit_check

_BEFORE = re.compile(r"(?<!\w)")
_BEHIND = re.compile(r"(?!\w)")


@unit_check(
    category="terminology", severity=Severity.ERROR, mqm="accuracy/do-not-translate"
)
def term_translated(unit: Unit, context: Context) -> Iterator[Finding]:
    """A name that `do-not-translate` lists stands in one version and not in another.

    Looks for exactly these letters. Tolerates endings (`Firefoxa`). With a source its names count, without one those
    of each version.

    Example: the list has "Thunderbird"; en has it, es has "Pájaro de trueno".
    """
    for kept in context.settings.do_not_translate:
        for version, segment in unit.segments:
            if unit.source in {None, version} and kept in segment.text:
                at = find_between(kept, segment.text, _BEFORE, _BEHIND)
                for other, text in unit.segments if at is not None else ():
                    if at is not None and kept not in text.text and text.text.strip():
                        span = Span(at, at + len(kept))
                        marks = (
                            Mark(version, segment, span),
                            Mark(other, text, None, "not here"),
                        )
                        yield Finding(
                            f'"{kept}" must stay as it is; {other} does not have it',
                            marks,
                            other,
                        )
