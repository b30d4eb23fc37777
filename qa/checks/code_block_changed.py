"""A block of code that is not that of the other versions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.compare.listing import Line, find_differences, read_listing, read_name
from qa.compare.traits import differing
from qa.model import Confidence, Finding, Mark, Severity, Span, Unit, language_of
from qa.registry import Context, unit_check

SAME = 0.5
"""Share of the lines that both have from which a difference is sure: it is the same block."""

_WORD = re.compile(r"\w+")

SHOWN = 60
"""Letters of a line that are said."""


@unit_check(
    category="codes",
    severity=Severity.ERROR,
    mqm="accuracy/mistranslation",
    in_code=True,
)
def code_block_changed(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """The lines of a block of code are not those of the other versions.

    Looks at blocks that the file marks as code, at lines that stand for a file, and whether a version shows the code as a
    text. Tolerates other comments, texts in strings and between tags, names in other letters, lines of prose, words in
    `<…>`, another order, and a part of a path that names the version's own language. An error where most of the block is
    the same and a line that holds nothing to translate differs.

    Example: en has the code `app.run(port=8000)`, de `app.run(port=8080)`.
    """
    if any(segment.role != "code" for _, segment in unit.segments):
        yield from _find_texts(unit)
        return
    yield from _compare_names(unit)
    if len({segment.text for _, segment in unit.segments}) < 2:
        return
    listings = {
        name: read_listing(segment, language_of(name))
        for name, segment in unit.segments
    }
    codes = {
        name: tuple(sorted(line.key for line in lines))
        for name, lines in listings.items()
    }
    for odd in differing(unit, codes):
        own, right = listings[odd.version], listings[odd.other]
        extra, lost = find_differences(own, right)
        if extra or lost:
            marks = (
                Mark(odd.version, unit[odd.version], _point(extra)),
                Mark(odd.other, unit[odd.other], _point(lost)),
            )
            different = max(len(extra), len(lost))
            is_same = different <= SAME * max(len(own), len(right), 2)
            is_sure = is_same and any(line.is_bare for line in (*extra, *lost))
            yield Finding(
                _say(unit, [(odd.other, lost), (odd.version, extra)]),
                marks,
                odd.version if odd.blamed else None,
                Confidence.HIGH if is_sure else Confidence.MEDIUM,
                severity=None if is_sure else Severity.WARNING,
            )


def _find_texts(unit: Unit) -> Iterator[Finding]:
    """Yield the versions in which the same code is shown as a text: its marks were lost."""
    code = [name for name, segment in unit.segments if segment.role == "code"]
    if not code:
        return
    right = unit.source if unit.source in code else code[0]
    wanted = set(_WORD.findall(unit[right].text))
    for name, segment in unit.segments:
        same = wanted & set(_WORD.findall(segment.text))
        if segment.role != "code" and len(same) > SAME * len(wanted):
            yield Finding(
                f"this is a block of code in {right}, and a text in {name}",
                (Mark(name, segment), Mark(right, unit[right])),
                name if right == unit.source else None,
                severity=Severity.WARNING,
            )


def _compare_names(unit: Unit) -> Iterator[Finding]:
    """Yield the blocks that are said to be in another programming language."""
    names = {
        name: written
        for name, segment in unit.segments
        if (written := read_name(segment))
    }
    for odd in differing(unit, names):
        marks = tuple(Mark(name, unit[name]) for name in (odd.version, odd.other))
        said = (
            f"{names[odd.other]} in {odd.other}, {names[odd.version]} in {odd.version}"
        )
        yield Finding(
            f"the block of code is marked as {said}",
            marks,
            odd.version if odd.blamed else None,
            severity=Severity.WARNING,
        )


def _point(lines: Sequence[Line]) -> Span | None:
    """Return the place of the first line, if any."""
    return lines[0].span if lines else None


def _say(unit: Unit, sides: Sequence[tuple[str, Sequence[Line]]]) -> str:
    """Return what differs in words, and an example of it; `sides` are the right one's first."""
    count = max(len(lines) for _, lines in sides)
    parts = []
    for version, lines in sides:
        if lines:
            start, end = lines[0].span
            written = unit[version].text[start:end].strip()
            parts.append(f"{version} has `{written[:SHOWN]}`")
    where = "a line" if count == 1 else f"{count} lines"
    return f"the code differs in {where}: {'; '.join(parts)}"
