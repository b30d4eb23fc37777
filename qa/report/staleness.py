"""What `qa stale` writes: a text for people, JSON Lines, Markdown for a pull request, a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from types import MappingProxyType

from qa.escape import json_text, visible
from qa.model import StalePage, StaleUnit

_RECORD = (
    "document", "version", "path", "line", "source_path", "source_line", "since", "before", "after", "words", "kind",
)  # fmt: skip
"""The keys of a record, in their order."""

_KINDS = MappingProxyType(
    {
        "text": "the source was changed",
        "added": "the source was added to",
        "links": "links of the source were changed: no translator is needed",
        "code": "code of the source was changed: no translator is needed",
    }
)

_SHOWN = 200
"""Characters of a translation that is shown."""

_MOST = 50
"""Units that a comment names, worst pages first: longer comments are refused, and not read."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a word diff: `same`, `old` or `new`."""

    kind: str
    text: str


def worst_first(pages: Sequence[StalePage]) -> list[StalePage]:
    """Return the pages that are behind, those with most to translate first."""
    behind = [page for page in pages if page.stale]
    behind.sort(key=lambda page: page.path)
    behind.sort(key=lambda page: len(page.stale), reverse=True)
    behind.sort(key=lambda page: page.words, reverse=True)
    return behind


def diff(before: str, after: str) -> Iterator[_Part]:
    """Yield the stretches of a word diff, in their order."""
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        gone = " ".join(old[old_start:old_end])
        come = " ".join(new[new_start:new_end])
        if tag == "equal":
            yield _Part("same", gone)
            continue
        if gone:
            yield _Part("old", gone)
        if come:
            yield _Part("new", come)


def write_text(pages: Sequence[StalePage]) -> str:
    """Return the report for people: versions, then pages and units, worst first."""
    lines = []
    for name, own in _by_version(pages).items():
        lines.append(_summary(name, own))
    for page in worst_first(pages):
        path = visible(page.path)
        lines.append("")
        lines.append(f"{path}: {_counted(page)}")
        for unit in page.stale:
            lines.extend(_describe(unit))
    return _join_lines(lines)


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


def _join_lines(lines: Sequence[str]) -> str:
    """Return lines as a text, each with its end."""
    ended = [f"{line}\n" for line in lines]
    return "".join(ended)


def write_jsonl(pages: Sequence[StalePage]) -> str:
    """Return a record a unit, worst pages first."""
    lines = []
    for page in worst_first(pages):
        for unit in page.stale:
            record: dict[str, object] = {"record": "stale"}
            for key in _RECORD:
                record[key] = getattr(unit, key)
            lines.append(json_text(record))
    return _join_lines(lines)


def write_markdown(pages: Sequence[StalePage]) -> str:
    """Return one comment for a pull request: what changed, and how many versions have translated it."""
    changed: dict[tuple[str, int, str], list[StaleUnit]] = defaultdict(list)
    for page in worst_first(pages):
        for unit in page.stale:
            changed[unit.source_path, unit.source_line, unit.after].append(unit)
    if not changed:
        return "No translation is behind its source.\n"
    versions = {page.version for page in pages if page.stale}
    paragraphs = _numbered(len(changed), "paragraph")
    languages = _numbered(len(versions), "language")
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
    return _join_lines(lines)


def _tabulate(pages: Sequence[StalePage]) -> Iterator[str]:
    """Yield the rows of the table of versions that are behind."""
    yield "| version | pages | units behind | words to translate |"
    yield "|---|---:|---:|---:|"
    for name, own in _by_version(pages).items():
        behind = [page for page in own if page.stale]
        units = sum(len(page.stale) for page in behind)
        words = _words(behind)
        if units:
            yield f"| {_cell(name)} | {len(behind):,} | {units:,} | {words:,} |"


def _paragraph(units: Sequence[StaleUnit]) -> Iterator[str]:
    """Yield the lines on a paragraph of the source and the units that were made from it."""
    first = units[0]
    quoted = [f"`{_cell(unit.version)}`" for unit in units]
    names = ", ".join(quoted)
    path = _html(first.source_path)
    heading = f"{path}:{first.source_line} ({len(units)})"
    yield ""
    yield f"<details><summary>{heading}</summary>"
    yield ""
    yield "".join(_html_diff(first))
    yield ""
    yield f"{names}, since {first.since}"
    yield ""
    yield "</details>"


def write_html(pages: Sequence[StalePage]) -> str:
    """Return a page that stands alone: a table of versions, then the units, worst pages first."""
    parts = [_PAGE, "<ul>"]
    for name, own in _by_version(pages).items():
        summary = _html(_summary(name, own))
        parts.append(f"<li>{summary}</li>")
    parts.append("</ul>")
    for page in worst_first(pages):
        parts.extend(_html_page(page))
    parts.append("\n")
    return "".join(parts)


def _html_page(page: StalePage) -> Iterator[str]:
    """Yield the heading of a page and the table of its units."""
    path = _html(page.path)
    counted = _html(_counted(page))
    yield f"<h2>{path}</h2><p>{counted}</p><table>"
    yield "<tr><th>line<th>since<th>source, then and now<th>translation</tr>"
    for unit in page.stale:
        marked = "".join(_html_diff(unit))
        text = _html(unit.text)
        yield f"<tr><td>{unit.line}<td>{unit.since}<td>{marked}"
        yield f"<td dir='auto'>{text}</tr>"
    yield "</table>"


_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>qa stale</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;margin:2rem;max-width:80rem}table{border-collapse:collapse}
td,th{border:1px solid #999;padding:.3rem .5rem;vertical-align:top;text-align:start}
del{background:#fdd}ins{background:#dfd;text-decoration:none}h2{font-size:1.1rem}</style>
<h1>Translations behind their source</h1>
"""


def _html_diff(unit: StaleUnit) -> Iterator[str]:
    tags = {"same": "", "old": "del", "new": "ins"}
    for part in diff(unit.before, unit.after):
        tag = tags[part.kind]
        text = _html(part.text)
        if tag:
            text = f"<{tag}>{text}</{tag}>"
        yield f"{text} "


def _html(text: str) -> str:
    return escape(visible(text))


def _cell(text: str) -> str:
    return visible(text).replace("|", "\\|").replace("`", "'")


def _by_version(pages: Sequence[StalePage]) -> dict[str, list[StalePage]]:
    """Return the pages of each version, those with most to translate first."""
    found: dict[str, list[StalePage]] = defaultdict(list)
    for page in pages:
        found[page.version].append(page)
    names = sorted(found)
    names.sort(key=lambda name: _words(found[name]), reverse=True)
    return {name: found[name] for name in names}


def _words(pages: Sequence[StalePage]) -> int:
    return sum(page.words for page in pages)


def _summary(name: str, pages: Sequence[StalePage]) -> str:
    """Return the sentence on a version: pages, units, words."""
    units = sum(page.units for page in pages)
    stale = sum(len(page.stale) for page in pages)
    behind = sum(page.count for page in pages)
    easy = stale - behind
    pages_behind = sum(1 for page in pages if page.stale)
    all_pages = _numbered(len(pages), "page")
    all_units = _numbered(units, "unit")
    words = _numbered(_words(pages), "word")
    rate = ""
    if units:
        rate = f" ({behind / units:.1%})"
    more = ""
    if easy:
        more = f", {easy:,} more in links or code alone"
    return (
        f"{visible(name)}: {pages_behind:,} of {all_pages} behind,"
        f" {behind:,} of {all_units}{rate}, {words} to translate{more}"
    )


def _counted(page: StalePage) -> str:
    """Return what is behind on a page: units, words."""
    units = _numbered(page.units, "unit")
    words = _numbered(page.words, "word")
    easy = len(page.stale) - page.count
    more = ""
    if easy:
        more = f", {easy:,} in links or code alone"
    return f"{page.count:,} of {units} behind, {words} to translate{more}"


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


def _numbered(count: int, noun: str) -> str:
    """Return a count with its noun in the right number."""
    ending = "" if count == 1 else "s"
    return f"{count:,} {noun}{ending}"


FORMATS: Mapping[str, Callable[[Sequence[StalePage]], str]] = MappingProxyType(
    {
        "text": write_text,
        "jsonl": write_jsonl,
        "markdown": write_markdown,
        "html": write_html,
    }
)
