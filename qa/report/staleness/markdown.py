"""What is behind as one comment for a pull request."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from qa.escape import visible
from qa.model import StalePage, StaleUnit
from qa.report.staleness.html import mark_html, to_html
from qa.report.staleness.ranking import by_version, count_words, worst_first
from qa.report.staleness.wording import join_lines, numbered

_MOST = 50
"""Units that a comment names, worst pages first: longer comments are refused, and not read."""


def write_markdown(pages: Sequence[StalePage]) -> str:
    """Return one comment for a pull request: what changed, and how many versions have translated it."""
    changed: dict[tuple[str, int, str], list[StaleUnit]] = defaultdict(list)
    for page in worst_first(pages):
        for unit in page.stale:
            changed[unit.source_path, unit.source_line, unit.after].append(unit)
    if not changed:
        return "No translation is behind its source.\n"
    versions = {page.version for page in pages if page.stale}
    paragraphs = numbered(len(changed), "paragraph")
    languages = numbered(len(versions), "language")
    lines = [f"**This changes {paragraphs} that {languages} translated.**"]
    lines.append("")
    lines.extend(_tabulate(pages))
    shown = list(changed.values())[:_MOST]
    for units in shown:
        lines.extend(_paragraph(units))
    more = len(changed) - len(shown)
    if more:
        lines.append("")
        lines.append(f"… and {more:,} more.")
    return join_lines(lines)


def _tabulate(pages: Sequence[StalePage]) -> Iterator[str]:
    """Yield the rows of the table of versions that are behind."""
    yield "| version | pages | units behind | words to translate |"
    yield "|---|---:|---:|---:|"
    for name, own in by_version(pages).items():
        behind = [page for page in own if page.stale]
        units = sum(len(page.stale) for page in behind)
        words = count_words(behind)
        if units:
            yield f"| {_cell(name)} | {len(behind):,} | {units:,} | {words:,} |"


def _paragraph(units: Sequence[StaleUnit]) -> Iterator[str]:
    """Yield the lines on a paragraph of the source and the units that were made from it."""
    first = units[0]
    quoted = [f"`{_cell(unit.version)}`" for unit in units]
    names = ", ".join(quoted)
    path = to_html(first.source_path)
    heading = f"{path}:{first.source_line} ({len(units)})"
    yield ""
    yield f"<details><summary>{heading}</summary>"
    yield ""
    yield "".join(mark_html(first))
    yield ""
    yield f"{names}, since {first.since}"
    yield ""
    yield "</details>"


def _cell(text: str) -> str:
    return visible(text).replace("|", "\\|").replace("`", "'")
