"""Word documents (ECMA-376): paragraphs, headings, list items, table cells.

Notes, headers and footers, too. What a tracked change takes out is no text, what it
puts in is.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from qa.input.readers.builder import SegmentBuilder
from qa.input.readers.entries import Entry
from qa.input.readers.expat import feed, strip_namespace
from qa.input.readers.markup import Attributes, Token, XmlFragment, tokenize
from qa.input.readers.office import (
    Package,
    Paragraphs,
    Style,
    build_version,
    convert_outline,
    find_attribute,
    resolve_style,
)
from qa.model import Source, Version

EXTENSIONS = (".docx", ".docm")

_PARTS = re.compile(r"word/(?:(?:header|footer)\d*|footnotes|endnotes)\.xml")
_Styles = Mapping[str, Attributes]
_GONE = frozenset(["del", "moveFrom", "Fallback", "instrText", "delText"])


def read(source: Source) -> list[Version]:
    """Return the one version of a Word document.

    Raises QaError where it is damaged or has no text.
    """
    return build_version(source, _read_parts(Package(source)))


def _read_parts(package: Package) -> Iterator[Entry]:
    """Yield the texts of the body, then of notes, headers and footers by name."""
    styles = package.read_table("word/styles.xml", "style").inner
    parts = ["word/document.xml"]
    parts += [name for name in package.names if _PARTS.fullmatch(name)]
    number = 0
    for part in parts:
        if part in package.names:
            reader = _Word(package.source, number, styles, _read_links(package, part))
            yield from feed(reader, package.read_part(part))
            number = reader.number


def _read_links(package: Package, part: str) -> Attributes:
    """Return the addresses that a part leads to, by their ids."""
    folder, _, file = part.rpartition("/")
    links = {}
    table = package.read_table(f"{folder}/_rels/{file}.rels", "Relationship")
    for row in table.rows:
        if row.get("TargetMode") == "External":
            links[row.get("Id", "")] = row.get("Target", "")
    return links


class _Word(Paragraphs):
    """Reads one part.

    `number` is that of the last paragraph, `links` the addresses by id, `cells` the
    cells of tables that are open; `resolve` gives a style by its key.
    """

    def __init__(
        self, source: Source, number: int, styles: _Styles, links: Attributes
    ) -> None:
        super().__init__(source, number)
        self.resolve = functools.cache(lambda key: resolve_style(key, styles))
        self.links = links
        self.cells = 0

    def start(self, name: str, attributes: Attributes) -> None:  # noqa: ARG002
        """Take a paragraph as a text."""
        name = strip_namespace(name)
        if name == "tc":
            self.cells += 1
        elif name == "p":
            self.capture(name)

    def end(self, name: str) -> None:
        """End a cell."""
        if strip_namespace(name) == "tc":
            self.cells -= 1

    def take(self, name: str, fragment: XmlFragment) -> None:  # noqa: ARG002
        """Take what stands in a paragraph; those in its frames follow it."""
        opened = [_Paragraph(self)]
        closed: list[_Paragraph] = []
        for token in tokenize(XmlFragment(fragment.text, 1, 1)):
            if token.value == "p" and token.kind == "open":
                opened.append(_Paragraph(self))
            elif token.value == "p" and token.kind == "close":
                closed.append(opened.pop())
            else:
                opened[-1].take(token)
        for paragraph in [*opened, *closed]:
            self.add(paragraph.builder, paragraph.role, paragraph.level)


class _Paragraph:
    """The next paragraph while it is read.

    `gone` counts the open elements whose text is none, `is_text` is true in a text.
    """

    def __init__(self, word: _Word) -> None:
        word.number += 1
        self.word = word
        self.number = word.number
        self.builder = SegmentBuilder()
        self.role = "cell" if word.cells else ""
        self.level = ""
        self.literal = False
        self.gone = 0
        self.is_text = False

    def take(self, token: Token) -> None:
        """Take one token."""
        kind, value = token.kind, token.value
        if value in _GONE and kind != "empty":
            self.gone += 1 if kind == "open" else -1
        elif self.gone:
            return
        elif kind == "text":
            self._add(value if self.is_text else "")
        elif value == "t":
            self.is_text = kind == "open"
        elif value == "r":
            self.literal = False
        elif value == "numPr":
            self.role = self.role or "item"
        elif value == "hyperlink" and kind != "empty":
            self._take_link(token)
        elif kind == "empty":
            self._take_empty(value, find_attribute(token.attributes, "val"))

    def _take_link(self, token: Token) -> None:
        """Begin or end a link; its address stands in the part's relationships."""
        if token.kind == "open":
            address = self.word.links.get(find_attribute(token.attributes, "id"), "")
            self.builder.open("<hyperlink>", address)
        else:
            self.builder.close("</hyperlink>")

    def _take_empty(self, name: str, value: str) -> None:
        """Take an element without content, and what its attribute `val` says."""
        if name in {"br", "cr"}:
            self._add("\n")
        elif name in {"tab", "ptab"} and self.builder.parts:
            self._add("\t")
        elif name == "noBreakHyphen":
            self._add("-")
        elif name == "rStyle":
            self.literal = self.word.resolve(value).literal
        elif name == "pStyle":
            self._apply(self.word.resolve(value))
        elif name == "outlineLvl" and convert_outline(value):
            self._apply(Style("heading", convert_outline(value)))

    def _apply(self, style: Style) -> None:
        """Take what a style says; an item in a cell is the cell's text."""
        if style.role and not (style.role == "item" and self.role):
            self.role = style.role
            self.level = style.level

    def _add(self, text: str) -> None:
        """Add text, if any, as prose or as literal text.

        A text has no column of its own in the file: it is its offset in the paragraph.
        """
        add = self.builder.add_literal if self.literal else self.builder.add
        if text:
            add(text, self.number, self.builder.size + 1)
