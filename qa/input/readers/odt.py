"""OpenDocument texts, presentations and sheets (OASIS).

Paragraphs, headings, list items, table cells and notes are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.input.readers.builder import SegmentBuilder
from qa.input.readers.entries import Entry
from qa.input.readers.expat import feed, strip_namespace, strip_namespaces
from qa.input.readers.markup import Attributes, Token, XmlFragment, tokenize
from qa.input.readers.office import (
    Package,
    Paragraphs,
    build_version,
    find_attribute,
    resolve_style,
)
from qa.model import Source, Version

EXTENSIONS = (".odt", ".ott", ".odp", ".ods")

_ROLES = {"list-item": "item", "table-cell": "cell", "list-header": "item"}
_PARAGRAPHS = frozenset(["p", "h"])
_MOST_SPACES = 1000
_LEVEL = re.compile(r"[1-9]|10")
_COUNT = re.compile(r"[0-9]{1,9}")


def read(source: Source) -> list[Version]:
    """Return the one version of an OpenDocument file.

    Raises QaError where it is damaged or has no text.
    """
    return build_version(source, _read_content(Package(source)))


def _read_content(package: Package) -> Iterator[Entry]:
    """Yield the texts of the content; styles may stand in a part of their own."""
    reader = _Content(package.source)
    for row in package.read_table("styles.xml", "style").rows:
        reader.add_style(row)
    yield from feed(reader, package.read_part("content.xml"))


class _Content(Paragraphs):
    """Reads the content.

    `styles` are name and base of each style by its key, `roles` what encloses the
    present place, `ignored` how deep in tracked deletions it is, `attributes` those of
    the paragraph that has begun.
    """

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.styles: dict[str, Attributes] = {}
        self.roles = [""]
        self.ignored = 0
        self.attributes: Attributes = {}

    def add_style(self, row: Attributes) -> None:
        """Note what counts of a style."""
        name = row.get("name", "")
        self.styles[name] = {"name": name, "basedOn": row.get("parent-style-name", "")}

    def start(self, name: str, attributes: Attributes) -> None:
        """Take a paragraph as a text.

        Deletions that are tracked stand apart and are no text.
        """
        name = strip_namespace(name)
        if self.ignored or name == "tracked-changes":
            self.ignored += 1
        elif name in _PARAGRAPHS:
            self.attributes = strip_namespaces(attributes)
            self.capture(name)
        else:
            self.roles.append(_ROLES.get(name, self.roles[-1]))
            if name == "style":
                self.add_style(strip_namespaces(attributes))

    def end(self, name: str) -> None:  # noqa: ARG002
        """End what is no paragraph."""
        if self.ignored:
            self.ignored -= 1
        else:
            self.roles.pop()

    def take(self, name: str, fragment: XmlFragment) -> None:
        """Take what stands in a paragraph; notes and frames in it follow it."""
        first = _Paragraph(self, name, self.attributes, self.roles[-1])
        opened = [first]
        closed: list[_Paragraph] = []
        is_citation = False
        for token in tokenize(XmlFragment(fragment.text, 1, 1)):
            kind, value = token.kind, token.value
            if value in _PARAGRAPHS and kind == "open":
                opened.append(_Paragraph(self, value, token.attributes, ""))
            elif value in _PARAGRAPHS and kind == "close":
                closed.append(opened.pop())
            elif value == "note-citation" and kind != "text":
                is_citation = kind == "open"
            elif not is_citation:
                opened[-1].take(token)
        for paragraph in (first, *closed):
            self.add(paragraph.builder, paragraph.role, paragraph.level)


class _Paragraph:
    """The next paragraph while it is read.

    It is a heading, what its style makes of it, or what it stands in. `spans` tells for
    each open stretch of one style whether it is of no language.
    """

    def __init__(
        self, content: _Content, name: str, attributes: Attributes, around: str
    ) -> None:
        content.number += 1
        self.number = content.number
        self.styles = content.styles
        self.builder = SegmentBuilder()
        self.spans: list[bool] = []
        key = find_attribute(attributes, "style-name")
        style = resolve_style(key, self.styles)
        self.role = style.role
        self.level = style.level
        if name == "h":
            self.role = "heading"
            level = find_attribute(attributes, "outline-level")
            self.level = level if _LEVEL.fullmatch(level) else style.level
        elif not style.role or (style.role == "item" and around):
            self.role = around

    def take(self, token: Token) -> None:
        """Take a token."""
        kind, value, attributes, _, _ = token
        if kind == "text":
            self._add(value.replace("\n", " "))
        elif value == "span" and kind == "open":
            key = find_attribute(attributes, "style-name")
            self.spans.append(resolve_style(key, self.styles).literal)
        elif value == "span" and kind == "close":
            if self.spans:
                self.spans.pop()
        elif value == "a" and kind == "open":
            self.builder.open("<a>", find_attribute(attributes, "href"))
        elif value == "a" and kind == "close":
            self.builder.close("</a>")
        elif value == "s" and kind == "empty":
            count = find_attribute(attributes, "c")
            self._add(" " * _count_spaces(count))
        elif value == "tab" and kind == "empty":
            self._add("\t")
        elif value == "line-break" and kind == "empty":
            self._add("\n")

    def _add(self, text: str) -> None:
        """Add text as prose or as literal text; its column is its own offset."""
        add = self.builder.add_literal if any(self.spans) else self.builder.add
        add(text, self.number, self.builder.size + 1)


def _count_spaces(written: str) -> int:
    """Return how many spaces an element stands for; one where it says no number."""
    count = int(written) if _COUNT.fullmatch(written) else 1
    return min(count, _MOST_SPACES)
