"""A link to a part of a page that the page does not have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

from qa.compare import votes
from qa.language.targets import reduce_title
from qa.model import (
    Confidence,
    Document,
    Finding,
    Mark,
    Segment,
    Severity,
    Span,
    Unit,
    Version,
)
from qa.registry import Context, document_check

_NAMED = re.compile(r"<[^<>]*?\s(?:id|name)\s*=\s*[\"']?([^\s\"'<>]+)", re.IGNORECASE)
_NUMBERED = re.compile(r"\d+\Z")


class Link(NamedTuple):
    """A link to a part of a page: `path` is empty where that is its own page."""

    path: str
    part: str
    span: Span


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of a version that can be led to.

    `ids` are those that headings state, `named` those of other elements, `titles` the
    headings, reduced to their letters: programs make ids of headings in many ways.
    """

    ids: frozenset[str]
    named: frozenset[str]
    titles: frozenset[str]

    def has(self, part: str) -> bool:
        """Return whether a part is there under any of the ways to name it."""
        plain = reduce_title(part)
        return (
            part in self.ids
            or part in self.named
            or plain in self.titles
            or _NUMBERED.sub("", plain) in self.titles
        )


@document_check(
    category="urls",
    severity=Severity.ERROR,
    mqm="design-markup/missing-link",
    in_runs=True,
)
def anchor_broken(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A link leads to a part of its page that this version does not have.

    Looks at links within a page (`[pump](#pump)`) where those of another version lead to one of its headings or to an
    id that it states; and at the parts of other pages (`pump.md#filling`) where the headings of a version state their
    ids, so that no translation changes them. Tolerates ids that are made of translated headings.

    Example: en has `## Pump` and `[pump](#pump)`, de `## Pumpe` and `[Pumpe](#pump)`.
    """
    pages = {version.name: _read_page(version) for version in document.versions}
    for unit in document.units:
        links = {name: _find_links(segment) for name, segment in unit.segments}
        if len(links) < 2 or not any(links.values()):
            continue
        right = _choose_right(unit, links, pages)
        if right is None:
            continue
        for name, own in links.items():
            if name != right:
                yield from _compare(unit, pages, (right, links[right]), (name, own))


def _read_page(version: Version) -> Page:
    """Return the parts of a version."""
    ids: set[str] = set()
    named: set[str] = set()
    titles: set[str] = set()
    for segment in version.segments:
        if segment.role == "heading":
            titles.add(reduce_title(segment.text))
        for inline in segment.inlines:
            if inline.kind == "place" and inline.code.startswith("#"):
                ids.add(inline.code[1:])
            elif inline.code.startswith("<"):
                named.update(_NAMED.findall(inline.code))
    return Page(frozenset(ids), frozenset(named), frozenset(titles))


def _find_links(segment: Segment) -> list[Link]:
    """Return the links of a segment that lead to parts of pages of these documents."""
    links = []
    for inline in segment.inlines:
        path, sign, part = inline.code.partition("#")
        if inline.kind == "link" and sign and part and "://" not in path:
            links.append(Link(path, part, inline.span))
    return links


def _choose_right(
    unit: Unit, links: dict[str, list[Link]], pages: dict[str, Page]
) -> str | None:
    """Return the version whose links the others are measured by: all of them work.

    The source's, else those on which most versions agree.
    """
    working = {
        name: tuple((link.path, link.part) for link in own)
        for name, own in links.items()
        if own and all(_is_known(link, pages[name]) for link in own)
    }
    if unit.source is not None:
        return unit.source if unit.source in working else None
    counts = Counter(working.values())
    ranked = sorted(
        working, key=lambda name: (-votes([name], unit), -counts[working[name]], name)
    )
    return ranked[0] if ranked else None


def _is_known(link: Link, page: Page) -> bool:
    """Return whether a link works, as far as its own page can tell."""
    return bool(page.ids) if link.path else page.has(link.part)


def _compare(
    unit: Unit,
    pages: dict[str, Page],
    right: tuple[str, Sequence[Link]],
    other: tuple[str, Sequence[Link]],
) -> Iterator[Finding]:
    """Yield the links of a version that lead nowhere, or elsewhere than they should."""
    name, own = other
    known, theirs = right
    wanted = {link.part for link in theirs}
    page = pages[name]
    for link in own:
        if link.path:
            is_wrong = bool(page.ids) and link.part not in wanted
            said = f"leads to #{link.part} in {name}; {known} says {_say(theirs)}"
            is_wrong = is_wrong and len(own) == len(theirs)
        else:
            # An id that the heading has lost is said of the heading.
            is_told = link.part in wanted and link.part in pages[known].ids
            is_wrong = not page.has(link.part) and not is_told
            said = f"leads to #{unquote(link.part)}, which {name} does not have"
        if is_wrong:
            marks = (
                Mark(name, unit[name], _show(link.span, unit[name])),
                Mark(known, unit[known], _show(theirs[0].span, unit[known])),
            )
            message = f"this link {said}"
            blamed = name if unit.source or not link.path else None
            yield Finding(message, marks, blamed, Confidence.HIGH, unit=unit.id)


def _say(links: Sequence[Link]) -> str:
    """Return the parts that links lead to, in words."""
    return ", ".join(dict.fromkeys(f"#{link.part}" for link in links))


def _show(span: Span, segment: Segment) -> Span | None:
    """Return a span that can be pointed at."""
    if span.start < span.end <= len(segment.text):
        return span
    return None
