"""Word documents (ECMA-376): paragraphs, headings, list items, table cells, notes, headers and footers.

What a tracked change takes out is no text, what it puts in is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from qa.model import Source, Version
from qa.readers.entries import Entry
from qa.readers.expat import fed
from qa.readers.markup import Raw, Token, tokens
from qa.readers.office import Package, Paragraphs, local, table, version
from qa.readers.writing import Writing

EXTENSIONS = (".docx", ".docm")

_PARTS = re.compile(r"word/(?:(?:header|footer)\d*|footnotes|endnotes)\.xml")
_GONE = frozenset(["del", "moveFrom", "Fallback", "instrText", "delText"])
_ROLES = (
    ("heading", "heading"),
    ("title", "heading"),
    ("subtitle", "heading"),
    ("caption", "caption"),
    ("toc", "item"),
)


def read(source: Source) -> list[Version]:
    """Return the one version of a Word document."""
    return [version(source, _entries(Package(source)))]


def _entries(package: Package) -> Iterator[Entry]:
    styles = table(package, "word/styles.xml", "style").inner
    names = {key: said.get("name", "") for key, said in styles.items()}
    number = 0
    for part in ["word/document.xml", *(name for name in package.names if _PARTS.fullmatch(name))]:
        folder, _, file = part.rpartition("/")
        rows = table(package, f"{folder}/_rels/{file}.rels", "Relationship").rows
        targets = {row.get("Id", ""): row.get("Target", "") for row in rows if row.get("TargetMode") == "External"}
        reader = _Word(package.source, number, names, targets)
        yield from fed(reader, package.pieces(part)) if part in package.names else ()
        number = reader.number


class _Word(Paragraphs):
    """Reads one part."""

    def __init__(self, source: Source, number: int, styles: Mapping[str, str], targets: Mapping[str, str]) -> None:
        super().__init__(source, number)
        self.styles = styles
        self.targets = targets
        self.cells = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002 - a handler's signature
        """Take a paragraph as a text."""
        name = name.rpartition(" ")[2]
        self.cells += name == "tc"
        if name == "p":
            self.raw(name)

    def end(self, name: str) -> None:
        """End a cell."""
        self.cells -= name.rpartition(" ")[2] == "tc"

    def inside(self, name: str, raw: Raw) -> None:  # noqa: ARG002
        """Take what stands in a paragraph; those in its frames follow it."""
        self.number += 1
        boxes = [_Paragraph(self, self.number)]
        ended: list[_Paragraph] = []
        for token in tokens(Raw(raw.text, 1, 1)):
            if token.value == "p" and token.kind == "open":
                self.number += 1
                boxes.append(_Paragraph(self, self.number))
            elif token.value == "p" and token.kind == "close":
                ended.append(boxes.pop())
            else:
                boxes[-1].take(token)
        for paragraph in [*boxes, *ended]:
            self.add(paragraph.writing.segment(self.source.path, None, paragraph.role))


class _Paragraph:
    """One paragraph while it is read."""

    def __init__(self, word: _Word, number: int) -> None:
        self.word = word
        self.number = number
        self.writing = Writing()
        self.role = "cell" if word.cells else ""
        self.gone = 0
        self.text = False
        self.links: list[str] = []

    def take(self, token: Token) -> None:
        """Take one token."""
        if token.value in _GONE and token.kind != "empty":
            self.gone += 1 if token.kind == "open" else -1
        elif self.gone:
            return
        elif token.kind == "text":
            if self.text:
                self._add(token.value)
        elif token.value == "t":
            self.text = token.kind == "open"
        elif token.value == "numPr":
            self.role = self.role or "item"
        elif token.value == "hyperlink" and token.kind != "empty":
            self._link(token)
        elif token.kind == "empty":
            self._alone(token)

    def _link(self, token: Token) -> None:
        if token.kind == "open":
            self.links.append(self.word.targets.get(local(token.attributes, "id"), ""))
            self.writing.open("<hyperlink>", self.links[-1])
        else:
            self.writing.close("</hyperlink>")

    def _alone(self, token: Token) -> None:
        if token.value in {"br", "cr"}:
            self._add("\n")
        elif token.value in {"tab", "ptab"}:
            self._add("\t" if self.writing.parts else "")
        elif token.value == "noBreakHyphen":
            self._add("-")
        elif token.value == "pStyle":
            style = local(token.attributes, "val")
            name = self.word.styles.get(style, style).lower()
            self.role = next((role for start, role in _ROLES if name.startswith(start)), self.role)
            self.role = self.role or ("item" if name.startswith("list") else "")

    def _add(self, text: str) -> None:
        if text:
            self.writing.add(text, self.number, self.writing.size + 1)
