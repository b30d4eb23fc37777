"""A name that must stay as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.model import Finding, Mark, Severity, Span, Unit
from qa.registry import Context, unit_check


@unit_check(category="terminology", severity=Severity.ERROR, mqm="accuracy/do-not-translate")
def term_translated(unit: Unit, context: Context) -> Iterator[Finding]:
    """A name that `do-not-translate` lists stands in one version and not in another.

    Looks for exactly these letters. Tolerates endings (`Firefoxa`). With a source its names count, without one those
    of each version.

    Example: the list has "Thunderbird"; en has it, es has "Pájaro de trueno".
    """
    for kept in context.settings.do_not_translate:
        for version, segment in unit.segments:
            if unit.source in {None, version} and kept in segment.text:
                found = re.search(rf"(?<!\w){re.escape(kept)}(?!\w)", segment.text)
                for other, text in unit.segments if found else ():
                    if found and kept not in text.text and text.text.strip():
                        marks = (Mark(version, segment, Span(*found.span())), Mark(other, text, None, "not here"))
                        yield Finding(f'"{kept}" must stay as it is; {other} does not have it', marks, other)
