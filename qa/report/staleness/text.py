"""What is behind as a text for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from qa.escape import visible
from qa.model import StalePage, StaleUnit
from qa.report.staleness.changes import diff
from qa.report.staleness.ranking import by_version, worst_first
from qa.report.staleness.wording import join_lines, summarise, tell_page

_KINDS = MappingProxyType(
    {
        "text": "the source was changed",
        "added": "the source was added to",
        "wording": "spelling of the source was mended: hardly a translator is needed",
        "links": "links of the source were changed: no translator is needed",
        "code": "code of the source was changed: no translator is needed",
    }
)


_SHOWN = 200
"""Characters of a translation that is shown."""


def write_text(pages: Sequence[StalePage]) -> str:
    """Return the report for people: versions, then pages and units, worst first."""
    lines = []
    for name, own in by_version(pages).items():
        lines.append(summarise(name, own))
    for page in worst_first(pages):
        path = visible(page.path)
        lines.append("")
        lines.append(f"{path}: {tell_page(page)}")
        for unit in page.stale:
            lines.extend(_describe(unit))
    return join_lines(lines)


def _describe(unit: StaleUnit) -> Iterator[str]:
    """Yield the lines on a unit: what became of its source, the word diff, what stands."""
    source = visible(unit.source_path)
    what = _KINDS[unit.kind]
    yield f"  {unit.line}: {what} on {unit.since} ({source}:{unit.source_line})"
    yield f"    {_marked(unit)}"
    if not unit.text:
        return
    standing = ""
    if unit.standing:
        standing = f" (since {unit.standing})"
    yield f"    stands{standing}: {_short(unit.text)}"


def _marked(unit: StaleUnit) -> str:
    """Return the word diff in one line, as `git diff --word-diff` writes it."""
    signs = {"same": ("", ""), "old": ("[-", "-]"), "new": ("{+", "+}")}
    parts = []
    for part in diff(unit.before, unit.after):
        begin, end = signs[part.kind]
        parts.append(f"{begin}{visible(part.text)}{end}")
    return " ".join(parts)


def _short(text: str) -> str:
    """Return the beginning of a text in one line."""
    words = visible(text).split()
    one = " ".join(words)
    if len(one) <= _SHOWN:
        return one
    return f"{one[:_SHOWN]}…"
