"""Word documents (ECMA-376): paragraphs, headings, list items, table cells, notes, headers and footers.

What a tracked change takes out is no text, what it puts in is.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from qa.input.readers.entries import Entry
from qa.input.readers.expat import fed
from qa.input.readers.markup import Raw, Token, tokens
from qa.input.readers.office import (
    OUTLINE,
    Package,
    Paragraphs,
    Style,
    levelled,
    local,
    style,
    table,
    version,
)
from qa.input.readers.writing import Writing
from qa.model import Source, Version

EXTENSIONS = (".docx", ".docm")

_PARTS = re.compile(r"word/(?:(?:header|footer)\d*|footnotes|endnotes)\.xml")
_Styles = Mapping[str, Mapping[str, str]]
_GONE = frozenset(["del", "moveFrom", "Fallback", "instrText", "delText"])


def read(source: Source) -> list[Version]:
    """Return the one version of a Word document."""
    return [version(source, _entries(Package(source)))]


def _entries(package: Package) -> Iterator[Entry]:
    styles = table(package, "word/styles.xml", "style").inner
    number = 0
    for part in [
        "word/document.xml",
        *(name for name in package.names if _PARTS.fullmatch(name)),
    ]:
        folder, _, file = part.rpartition("/")
        rows = table(package, f"{folder}/_rels/{file}.rels", "Relationship").rows
        targets = {
            row.get("Id", ""): row.get("Target", "")
            for row in rows
            if row.get("TargetMode") == "External"
        }
        reader = _Word(package.source, number, styles, targets)
        yield from fed(reader, package.pieces(part)) if part in package.names else ()
        number = reader.number


class _Word(Paragraphs):
    """Reads one part."""

    def __init__(
        self, source: Source, number: int, styles: _Styles, targets: Mapping[str, str]
    ) -> None:
        super().__init__(source, number)
        self.style = functools.cache(lambda key: style(key, styles))
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
            said = levelled(paragraph.role, paragraph.level)
            self.add(
                paragraph.writing.segment(self.source.path, None, paragraph.role, said)
            )


class _Paragraph:
    """One paragraph while it is read."""

    def __init__(self, word: _Word, number: int) -> None:
        self.word = word
        self.number = number
        self.writing = Writing()
        self.role = "cell" if word.cells else ""
        self.level = ""
        self.literal = False
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
        elif token.value == "r":
            self.literal = False
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
        elif token.value == "rStyle":
            self.literal = self.word.style(local(token.attributes, "val")).literal
        elif token.value == "pStyle":
            self._styled(self.word.style(local(token.attributes, "val")))
        elif token.value == "outlineLvl" and local(token.attributes, "val") in OUTLINE:
            self._styled(Style("heading", str(int(local(token.attributes, "val")) + 1)))

    def _styled(self, said: Style) -> None:
        """Take what a style or the paragraph says of it; an item in a cell is the cell's text."""
        if said.role and not (said.role == "item" and self.role):
            self.role, self.level = said.role, said.level

    def _add(self, text: str) -> None:
        if text:
            add = self.writing.literal if self.literal else self.writing.add
            add(text, self.number, self.writing.size + 1)
