"""Lines and paragraphs that were joined or parted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from qa.compare.traits import differing
from qa.model import Finding, Mark, Severity, Unit
from qa.registry import Context, unit_check

_BLANK = re.compile(r"\n[ \t]*\n\s*")
_SHORT = 60
"""Characters of a line that no program had to break."""


@unit_check(category="typography", severity=Severity.NOTE, mqm="design-markup/layout")
def line_breaks(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Paragraphs of a text are joined or parted, or a line of several short ones is gone.

    Looks at the blank lines within a text, and at the line breaks where no line of the other version is so long that it
    had to be broken: there each line says something of its own. Tolerates another number of lines in running text.

    Example: en has "For AVR files:", and "mem-usage   show the memory used" below it; fr has the second line alone.
    """
    for _, segment in unit.segments:
        if "\n" in segment.text:
            break
    else:
        return
    texts = {version: segment.text.strip() for version, segment in unit.segments}
    counts = {
        version: len(_BLANK.split(text)) for version, text in texts.items() if text
    }
    if len(set(counts.values())) > 1:
        yield from _told(unit, counts, "paragraph")
        return
    lines = {
        version: [line for line in texts[version].split("\n") if line.strip()]
        for version in counts
    }
    for found in _told(
        unit, {version: len(each) for version, each in lines.items()}, "line"
    ):
        mine, other = (lines[mark.version] for mark in found.marks)
        if len(mine) < len(other) and max(map(len, other)) < _SHORT:
            yield found


def _told(unit: Unit, counts: Mapping[str, int], name: str) -> Iterator[Finding]:
    for odd in differing(unit, counts):
        mine, other = counts[odd.version], counts[odd.other]
        said = f"{odd.version} has {_number(mine, name)}, {odd.other} {_number(other, name)}"
        marks = (Mark(odd.version, unit[odd.version]), Mark(odd.other, unit[odd.other]))
        yield Finding(said, marks, odd.version if odd.blamed else None)


def _number(count: int, name: str) -> str:
    return f"{count} {name}{'s' * (count != 1)}"
