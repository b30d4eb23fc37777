"""AsciiDoc: a segment a block, each word at its place.

What is structure (attributes, delimiters, macros, conditions) is left out or marked; what
people read in it is text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.input.readers.asciidoc_inline import INLINE, write
from qa.input.readers.decoding import decode
from qa.input.readers.entries import build_version
from qa.input.readers.paragraphs import Line, Paragraphs
from qa.model import Segment, Source, Version

EXTENSIONS = (".adoc", ".asciidoc", ".asc")
PROFILE = "docs"

_HEADING = re.compile(r"(?P<mark>={1,6}|#{1,6})[ ]+(?P<title>\S.*)")
_ATTRIBUTE = re.compile(r":!?(?P<name>[\w-]+)!?:(?:[ ]+(?P<value>.*))?")
_SHOWN = frozenset(["description", "doctitle", "title", "toc-title", "keywords"])
_LIST = re.compile(r"\[(?:.*)\][ ]*")
_BLOCK_MACRO = re.compile(
    r"(?P<name>include|image|video|audio|toc|ifdef|ifndef|ifeval|endif|icon)::(?P<target>[^\[]*)\[(?P<text>.*)\][ ]*"
)
_DELIMITER = re.compile(
    r"(?:-{4,}|\.{4,}|\+{4,}|={4,}|\*{4,}|_{4,}|--|/{4,}|`{3}.*|[|,!:]={3,})[ ]*"
)
_TABLE = "|,!:"
"""Signs with which the line around a table begins."""
_LITERAL = ("----", "....", "++++", "```")
_ITEM = re.compile(
    r"[ ]*(?:[*]{1,5}|[.]{1,5}|-|\d{1,3}[.]|<(?:\d{1,2}|\.)>)[ ]+(?:\[[ x*]\][ ]+)?(?=\S)"
)
_TERM = re.compile(r"(?P<term>\S.{0,200}?)(?::{2,4}|;;)(?:[ ]+(?P<text>.*))?")
_KIND = re.compile(r"\[[A-Z]{3,12}\][ ]*")
"""What makes a note of the block below: `[WARNING]`. It is no text, and the same in all languages."""

_ADMONITION = re.compile(r"(?P<kind>[A-Z]{3,12}): +")


def read(source: Source) -> list[Version]:
    """Return the one version of a document; raise QaError where it has no text."""
    written = decode(source).replace("\r\n", "\n")
    return build_version(source, _Document(written.split("\n"), source.path).read())


def _is_title(line: str) -> bool:
    """Say whether a line is the title of a block: `.Title`."""
    if len(line) < 2 or line[0] != ".":
        return False
    return line[1] not in ". "


def _find_term(line: str) -> re.Match[str] | None:
    """Return the term that a line explains; most lines have no sign of one."""
    if ":: " in line or line.endswith("::") or ";;" in line:
        return _TERM.fullmatch(line)
    return None


class _Document:
    """The lines of a text; `at` is the next that is read."""

    def __init__(self, lines: Sequence[str], path: str) -> None:
        self.lines = lines
        self.at = 0
        self.in_table = False
        self.out = Paragraphs(path, INLINE, write)

    def read(self) -> list[Segment]:
        """Return the segments of the document."""
        while self.at < len(self.lines):
            self._read_line(self.lines[self.at].rstrip())
        self.out.end()
        return self.out.segments

    def _read_line(self, line: str) -> None:
        """Read what begins on a line."""
        self.at += 1
        if not line.strip() or line == "+":
            self.out.end()
        elif line.startswith("//") and not line.startswith("///"):
            return
        elif _DELIMITER.fullmatch(line):
            self._take_delimiter(line)
        elif self.in_table:
            self._take_row(line)
        elif not self._take_structure(line):
            self._take_text(line)

    def _take_delimiter(self, line: str) -> None:
        """Take a line that begins or ends a block; of code all that it holds."""
        self.out.end()
        if line[1:].startswith("==="):
            if line[0] in _TABLE:
                self.in_table = not self.in_table
                return
            self.in_table = False
        if line.startswith("////"):
            self._take_body(line)
        elif line.startswith("```"):
            body = self._take_body("```")
            self.out.add_code(body)
        elif line.startswith(_LITERAL):
            body = self._take_body(line)
            self.out.add_code(body)

    def _take_body(self, closing: str) -> list[Line]:
        """Return the lines up to the one that closes a block, which is taken too."""
        body: list[Line] = []
        while self.at < len(self.lines):
            line = self.lines[self.at].rstrip()
            self.at += 1
            if line == closing:
                return body
            body.append(Line(line, self.at, 1))
        self.at += 1
        return body

    def _take_structure(self, line: str) -> bool:
        """Take a heading, a title, an attribute or a macro that is a block."""
        heading = _HEADING.fullmatch(line)
        if heading and not self.out.lines:
            self._take_heading(heading)
            return True
        macro = _BLOCK_MACRO.fullmatch(line)
        if macro:
            self._take_macro(macro)
            return True
        attribute = _ATTRIBUTE.fullmatch(line)
        if attribute:
            self._take_attribute(attribute)
            return True
        return self._take_mark(line)

    def _take_mark(self, line: str) -> bool:
        """Take a line that says something of the block below: its title, or its kind."""
        if self.out.lines:
            return False
        if _is_title(line):
            self.out.add(line[1:], self.at, 2, "caption")
            return True
        if not _LIST.fullmatch(line):
            return False
        if _KIND.fullmatch(line):
            self.out.add_code([Line(line.rstrip(), self.at, 1)])
        return True

    def _take_heading(self, heading: re.Match[str]) -> None:
        """Take a heading with its level."""
        level = str(len(heading["mark"]))
        column = heading.start("title") + 1
        marks = (("level", level),)
        self.out.add(heading["title"], self.at, column, "heading", marks)

    def _take_attribute(self, attribute: re.Match[str]) -> None:
        """Take an attribute: the value of one that people read is text."""
        value = attribute["value"]
        if value and attribute["name"] in _SHOWN:
            column = attribute.start("value") + 1
            self.out.add(value, self.at, column, "caption")

    def _take_macro(self, macro: re.Match[str]) -> None:
        """Take a macro that is a block: the description of a picture is read."""
        self.out.end()
        if macro["name"] == "image":
            text = macro["text"].partition(",")[0]
            if "=" not in text and text.strip():
                column = macro.start("text") + 1
                self.out.add(text.strip('"'), self.at, column, "caption")
        elif macro["name"] == "include":
            written = f"include::{macro['target']}"
            self.out.add_code([Line(written, self.at, 1)])

    def _take_row(self, line: str) -> None:
        """Take a line of a table: each stroke begins a cell."""
        if "|" not in line:
            self.out.take(line, self.at)
            return
        start = line.index("|")
        before = ""
        if self.out.lines:
            before = line[:start]
        self.out.take(before, self.at)
        while start < len(line):
            end = line.find("|", start + 1)
            if end < 0:
                end = len(line)
            cell = line[start + 1 : end]
            self.out.begin("cell")
            self.out.take(cell, self.at, start + 2)
            start = end

    def _take_text(self, line: str) -> None:
        """Take a line of prose, of a list, or of what a term means."""
        item = _ITEM.match(line)
        if line[0] == " " and not item and not self.out.lines:
            self._take_literal(line)
            return
        if item:
            start = item.end()
            self.out.begin("item")
            self.out.take(line[start:], self.at, start + 1)
            return
        term = _find_term(line)
        if term:
            text = term["text"] or ""
            self.out.add(term["term"], self.at, 1, "item")
            self.out.take(text, self.at, term.start("text") + 1)
            return
        start = self._take_admonition(line)
        self.out.take(line[start:], self.at, start + 1)

    def _take_admonition(self, line: str) -> int:
        """Take what a paragraph is called (`NOTE:`); return where its text begins."""
        if self.out.lines:
            return 0
        admonition = _ADMONITION.match(line)
        if admonition is None:
            return 0
        kind = f"{admonition['kind']}:"
        self.out.add_code([Line(kind, self.at, 1)])
        return admonition.end()

    def _take_literal(self, line: str) -> None:
        """Take an indented paragraph, which is literal."""
        text = line.lstrip()
        indent = len(line) - len(text)
        body = [Line(text, self.at, indent + 1)]
        while self.at < len(self.lines):
            following = self.lines[self.at].rstrip()
            if not following:
                break
            self.at += 1
            body.append(Line(following, self.at, 1))
        self.out.add_code(body)
