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
    return sorted(behind, key=lambda p: (-p.words, -len(p.stale), p.path))


def diff(before: str, after: str) -> Iterator[_Part]:
    """Yield the stretches of a word diff, in their order."""
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield _Part("same", " ".join(old[a:b]))
            continue
        if b > a:
            yield _Part("old", " ".join(old[a:b]))
        if d > c:
            yield _Part("new", " ".join(new[c:d]))


def write_text(pages: Sequence[StalePage]) -> str:
    """Return the report for people: versions, then pages and units, worst first."""
    lines = [_summary(name, own) for name, own in _by_version(pages).items()]
    for page in worst_first(pages):
        lines += ["", f"{visible(page.path)}: {_counted(page)}"]
        for unit in page.stale:
            lines.append(
                f"  {unit.line}: {_KINDS[unit.kind]} on {unit.since}"
                f" ({visible(unit.source_path)}:{unit.source_line})"
            )
            lines.append(f"    {_marked(unit)}")
            if unit.text:
                standing = f" (since {unit.standing})" if unit.standing else ""
                lines.append(f"    stands{standing}: {_short(unit.text)}")
    return "".join(f"{line}\n" for line in lines)


def write_jsonl(pages: Sequence[StalePage]) -> str:
    """Return a record a unit, worst pages first."""
    records = (
        {"record": "stale", **{key: getattr(unit, key) for key in _RECORD}}
        for page in worst_first(pages)
        for unit in page.stale
    )
    return "".join(f"{json_text(record)}\n" for record in records)


def write_markdown(pages: Sequence[StalePage]) -> str:
    """Return one comment for a pull request: what changed, and how many versions have translated it."""
    changed: dict[tuple[str, int, str], list[StaleUnit]] = defaultdict(list)
    for page in worst_first(pages):
        for unit in page.stale:
            changed[unit.source_path, unit.source_line, unit.after].append(unit)
    if not changed:
        return "No translation is behind its source.\n"
    versions = {unit.version for units in changed.values() for unit in units}
    noun = "paragraph" if len(changed) == 1 else "paragraphs"
    lines = [
        f"**This changes {len(changed):,} {noun} that {_numbered(len(versions), 'language')} translated.**",
        "",
        "| version | pages | units behind | words to translate |",
        "|---|---:|---:|---:|",
    ]
    for name, own in _by_version(pages).items():
        behind = [page for page in own if page.stale]
        units = sum(len(page.stale) for page in behind)
        if units:
            words = sum(page.words for page in behind)
            lines.append(f"| {_cell(name)} | {len(behind):,} | {units:,} | {words:,} |")
    for own_units in list(changed.values())[:_MOST]:
        lines += _paragraph(own_units)
    if len(changed) > _MOST:
        lines += ["", f"… and {len(changed) - _MOST:,} more."]
    return "".join(f"{line}\n" for line in lines)


def _paragraph(units: Sequence[StaleUnit]) -> Iterator[str]:
    first = units[0]
    names = ", ".join(f"`{_cell(unit.version)}`" for unit in units)
    yield ""
    yield f"<details><summary>{escape(visible(first.source_path))}:{first.source_line} ({len(units)})</summary>"
    yield ""
    yield "".join(_html_diff(first))
    yield ""
    yield f"{names}, since {first.since}"
    yield ""
    yield "</details>"


def write_html(pages: Sequence[StalePage]) -> str:
    """Return a page that stands alone: a table of versions, then the units, worst pages first."""
    rows = []
    for page in worst_first(pages):
        rows.append(f"<h2>{_html(page.path)}</h2><p>{_html(_counted(page))}</p><table>")
        rows.append("<tr><th>line<th>since<th>source, then and now<th>translation</tr>")
        rows += [
            f"<tr><td>{unit.line}<td>{unit.since}<td>{''.join(_html_diff(unit))}"
            f"<td dir='auto'>{_html(unit.text)}</tr>"
            for unit in page.stale
        ]
        rows.append("</table>")
    heads = "".join(
        f"<li>{_html(_summary(name, own))}</li>"
        for name, own in _by_version(pages).items()
    )
    return f"{_PAGE}<ul>{heads}</ul>{''.join(rows)}\n"


_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>qa stale</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;margin:2rem;max-width:80rem}table{border-collapse:collapse}
td,th{border:1px solid #999;padding:.3rem .5rem;vertical-align:top;text-align:start}
del{background:#fdd}ins{background:#dfd;text-decoration:none}h2{font-size:1.1rem}</style>
<h1>Translations behind their source</h1>
"""


def _html_diff(unit: StaleUnit) -> Iterator[str]:
    tags = {"same": "", "old": "del", "new": "ins"}
    for part in diff(unit.before, unit.after):
        tag, text = tags[part.kind], _html(part.text)
        yield f"<{tag}>{text}</{tag}> " if tag else f"{text} "


def _html(text: str) -> str:
    return escape(visible(text))


def _cell(text: str) -> str:
    return visible(text).replace("|", "\\|").replace("`", "'")


def _by_version(pages: Sequence[StalePage]) -> dict[str, list[StalePage]]:
    """Return the pages of each version, those with most to translate first."""
    found: dict[str, list[StalePage]] = defaultdict(list)
    for page in pages:
        found[page.version].append(page)
    return dict(sorted(found.items(), key=lambda item: (-_words(item[1]), item[0])))


def _words(pages: Sequence[StalePage]) -> int:
    return sum(page.words for page in pages)


def _summary(name: str, pages: Sequence[StalePage]) -> str:
    """Return the sentence on a version: pages, units, words."""
    units, behind = sum(p.units for p in pages), sum(p.count for p in pages)
    easy = sum(len(page.stale) for page in pages) - behind
    rate = f" ({behind / units:.1%})" if units else ""
    count = sum(bool(page.stale) for page in pages)
    more = f", {easy:,} more in links or code alone" if easy else ""
    return (
        f"{visible(name)}: {count:,} of {_numbered(len(pages), 'page')} behind, {behind:,} of "
        f"{_numbered(units, 'unit')}{rate}, {_numbered(_words(pages), 'word')} to translate{more}"
    )


def _counted(page: StalePage) -> str:
    easy = len(page.stale) - page.count
    more = f", {easy:,} in links or code alone" if easy else ""
    return (
        f"{page.count:,} of {_numbered(page.units, 'unit')} behind, "
        f"{_numbered(page.words, 'word')} to translate{more}"
    )


def _marked(unit: StaleUnit) -> str:
    """Return the word diff in one line, as `git diff --word-diff` writes it."""
    signs = {"same": ("", ""), "old": ("[-", "-]"), "new": ("{+", "+}")}
    parts = []
    for part in diff(unit.before, unit.after):
        begin, end = signs[part.kind]
        parts.append(f"{begin}{visible(part.text)}{end}")
    return " ".join(parts)


def _short(text: str) -> str:
    one = " ".join(visible(text).split())
    return one if len(one) <= _SHOWN else f"{one[:_SHOWN]}…"


def _numbered(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


FORMATS: Mapping[str, Callable[[Sequence[StalePage]], str]] = MappingProxyType(
    {
        "text": write_text,
        "jsonl": write_jsonl,
        "markdown": write_markdown,
        "html": write_html,
    }
)
