"""What is behind as a page that stands alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from qa.escape import visible
from qa.model import StalePage, StaleUnit
from qa.report.staleness.changes import diff
from qa.report.staleness.ranking import by_version, worst_first
from qa.report.staleness.wording import summarise, tell_page


def write_html(pages: Sequence[StalePage]) -> str:
    """Return a page that stands alone: a table of versions, then the units, worst pages first."""
    parts = [_PAGE, "<ul>"]
    for name, own in by_version(pages).items():
        summary = to_html(summarise(name, own))
        parts.append(f"<li>{summary}</li>")
    parts.append("</ul>")
    for page in worst_first(pages):
        parts.extend(_html_page(page))
    parts.append("\n")
    return "".join(parts)


def _html_page(page: StalePage) -> Iterator[str]:
    """Yield the heading of a page and the table of its units."""
    path = to_html(page.path)
    counted = to_html(tell_page(page))
    yield f"<h2>{path}</h2><p>{counted}</p><table>"
    yield "<tr><th>line<th>since<th>source, then and now<th>translation</tr>"
    for unit in page.stale:
        marked = "".join(mark_html(unit))
        text = to_html(unit.text)
        yield f"<tr><td>{unit.line}<td>{unit.since}<td>{marked}"
        yield f"<td dir='auto'>{text}</tr>"
    yield "</table>"


_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>qa stale</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;margin:2rem;max-width:80rem}table{border-collapse:collapse}
td,th{border:1px solid #999;padding:.3rem .5rem;vertical-align:top;text-align:start}
del{background:#fdd}ins{background:#dfd;text-decoration:none}h2{font-size:1.1rem}</style>
<h1>Translations behind their source</h1>
"""


def mark_html(unit: StaleUnit) -> Iterator[str]:
    """Yield the word diff of a unit's source, what is gone and what has come marked as such."""
    tags = {"same": "", "old": "del", "new": "ins"}
    for part in diff(unit.before, unit.after):
        tag = tags[part.kind]
        text = to_html(part.text)
        if tag:
            text = f"<{tag}>{text}</{tag}>"
        yield f"{text} "


def to_html(text: str) -> str:
    """Return a text as a page shows it."""
    return escape(visible(text))
