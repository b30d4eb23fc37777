"""What an editor shows of a place: who states what, what a finding means, which language this is."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Sequence

from lsprotocol import types

from qa import language, registry
from qa.errors import QaError
from qa.escape import visible
from qa.language.identify import identify
from qa.model import Fact, Finding, Row, Version
from qa.server.linking import facts_of
from qa.server.places import Spot, of_mark, rows_at, spot_at
from qa.server.texts import View

_ACTIVE = re.compile(r"[\\`*_{}\[\]<>()#+!|~&-]")
_SAMPLED = 20
"""Segments of a version whose language is told."""


def hover(
    view: View, path: str, position: types.Position, *, markdown: bool
) -> types.Hover | None:
    """Return what is to be said of a place of a file."""
    lines = view.lines(path)
    offset = lines.offset_at(position)
    parts = _findings(view, path, offset)
    for checked in view.checked(path):
        spot = spot_at(checked, path, offset, lines)
        if spot:
            parts += [_row(row, spot, fact) for row, fact in rows_at(spot)]
        if position.line == 0:
            own = [each for each in checked.document.versions if _is_of(each, path)]
            parts += [_verdict(version) for version in own]
    if not parts:
        return None
    said = "\n\n---\n\n".join(parts)
    kind = types.MarkupKind.Markdown
    if not markdown:
        kind = types.MarkupKind.PlainText
        said = re.sub(r"\\(?=[^\w\s])|\*\*", "", said)
    return types.Hover(types.MarkupContent(kind, said))


def _findings(view: View, path: str, offset: int) -> list[str]:
    """Return what the findings at a place say, each with its check's documentation."""
    lines = view.lines(path)
    parts = []
    for finding, mark in view.told_at(path):
        start, end = of_mark(mark, lines)
        if start <= offset <= end:
            parts.append(_finding(finding))
    return parts


def _finding(finding: Finding) -> str:
    severity = finding.severity.name.lower() if finding.severity else "note"
    head = f"**{finding.check}** ({severity}, {finding.confidence.name.lower()} confidence)"
    parts = [head, plain(finding.message), explain(finding.check)]
    if finding.decision and finding.decision.reason:
        parts.insert(2, f"accepted: {plain(finding.decision.reason)}")
    return "\n\n".join(parts)


def explain(check: str) -> str:
    """Return the documentation of a check; nothing where there is no such check."""
    try:
        found = registry.find(check)
    except QaError:
        return ""
    return inspect.cleandoc(found.doc)


def _row(row: Row, spot: Spot, fact: Fact) -> str:
    """Return a row of the fact table: what each version states."""
    said = [f"**{plain(row.kind)}** {plain(row.value)}"]
    for version, cell in row.cells:
        said.append(f"- {_cell(version, cell, row, is_here=version == spot.version)}")
    if len(row.cells) == 1:
        said.append(f"- only {spot.version} states {plain(fact.text)}")
    return "\n".join(said)


def _cell(version: str, cell: Fact | None, row: Row, *, is_here: bool) -> str:
    name = f"**{plain(version)}**" if is_here else plain(version)
    if cell is None:
        sign = "?" if version in row.unsure else "✗"
        return f"{name}: – {sign}"
    sign = "✗" if version in row.odd else "✓"
    value = _value(cell.value, cell.unit)
    told = f" = {plain(value)}" if value != cell.text else ""
    return f"{name}: {plain(cell.text)}{told} {sign}"


def _value(value: str, unit: str) -> str:
    return f"{value} {unit}".strip()


def _is_of(version: Version, path: str) -> bool:
    return version.path == path or any(each.path == path for each in version.segments)


def _verdict(version: Version) -> str:
    """Return in which language a version claims to be, and seems to be."""
    name = language.of(version.language).name
    if version.certainty is not None:
        sure = f"{version.certainty:.0%} sure"
        return f"**{plain(version.name)}**: {name}, as its text tells ({sure})"
    guess = identify([each.prose for each in version.segments[:_SAMPLED]])
    seen = language.of(guess.language).name
    if guess.language == "und":
        return (
            f"**{plain(version.name)}**: {name}, as it is named; the text does not tell"
        )
    told = f"the text seems to be {seen} ({guess.certainty:.0%} sure)"
    return f"**{plain(version.name)}**: {name}, as it is named; {told}"


def plain(text: str) -> str:
    """Return text of a document, in which nothing acts as markup, on one line."""
    return _ACTIVE.sub(lambda found: "\\" + found.group(), visible(text))


def lenses(view: View, path: str) -> list[types.CodeLens]:
    """Return the line above a text that says how many versions and findings it has."""
    top = types.Range(types.Position(0, 0), types.Position(0, 0))
    count = len(view.told_at(path))
    found = []
    for checked in view.checked(path):
        versions = _count(len(checked.document.versions), "version")
        title = f"{versions}, {_count(count, 'finding')}"
        command = types.Command(title, "qa.recheck", arguments=[])
        found.append(types.CodeLens(top, command))
    return found


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def hints(view: View, path: str, range_: types.Range) -> list[types.InlayHint]:
    """Return a hint behind each fact that stands against the other versions."""
    lines = view.lines(path)
    first, last = lines.offset_at(range_.start), lines.offset_at(range_.end)
    found = []
    for place, row, version in facts_of(view, path):
        if version in row.odd and first <= place[1] <= last:
            label = f" ≠ {_others(row.cells, row.odd)}"
            found.append(
                types.InlayHint(
                    lines.position(place[1]), visible(label), padding_left=True
                )
            )
    return found


def _others(cells: Iterable[tuple[str, Fact | None]], odd: Sequence[str]) -> str:
    """Return what the versions state that stand against the odd ones."""
    said: dict[str, list[str]] = {}
    for version, fact in cells:
        if version not in odd:
            value = _value(fact.value, fact.unit) if fact else "nothing"
            said.setdefault(value, []).append(version)
    told = [f"{value} ({', '.join(names)})" for value, names in said.items()]
    return ", ".join(told) or "the others"
