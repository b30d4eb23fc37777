"""reStructuredText, as Docutils and Sphinx have it: a segment a block, each word at its place.

Read line by line: Docutils knows no columns, and what Sphinx adds only as an error.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.input.readers.builder import Meta
from qa.input.readers.decoding import decode
from qa.input.readers.entries import build_version
from qa.input.readers.paragraphs import Line, Paragraphs
from qa.input.readers.roles import INLINE, write
from qa.model import Segment, Source, Version

EXTENSIONS = (".rst", ".rest")
PROFILE = "docs"

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1{2,}[ ]*")
_DIRECTIVE = re.compile(
    r"(?P<indent>\s*)\.\.[ ]+(?:\|[^|]+\|[ ]+)?(?P<name>[\w:+.-]+?)::(?:[ ]+(?P<argument>.*))?"
)
_EXPLICIT = re.compile(r"(?P<indent>\s*)\.\.(?:[ ]+(?P<rest>.*))?")
_NOTE = re.compile(r"\[(?:#?[\w.-]*|\*)\](?:[ ]+|$)")
_OPTION = re.compile(r"\s*:[\w =.-]+:(?:[ ].*)?")
_ITEM = re.compile(
    r"(?P<mark>\s*(?:[-*+•‣]|\(?(?:\d{1,3}|#|[A-Za-z])[.)]|\|)[ ]+)(?=\S)"
)
_FIELD = re.compile(r"(?P<mark>\s*:(?!\w+:`)[\w][^:\n]{0,80}:)(?:[ ]+|$)")
_BORDER = re.compile(r"\s*(?:\+[-=+]{3,}\+|={2,}(?:[ ]+={2,})+)\s*")
_COLUMN = re.compile(r"={2,}|[-=]+(?=\+)")
_LITERAL = frozenset([
    "code", "code-block", "sourcecode", "literalinclude", "parsed-literal", "math", "raw",
    "productionlist", "graphviz", "mermaid", "uml", "plantuml", "doctest", "testcode",
    "testoutput", "ipython", "prompt", "include", "digraph", "program-output", "highlight",
])  # fmt: skip
"""Directives whose content is no prose."""

_SILENT = frozenset([
    "toctree", "index", "meta", "contents", "only", "currentmodule", "module", "tags",
    "image", "figure", "highlight", "program", "default-domain", "sectnum", "class", "role",
])  # fmt: skip
"""Directives whose argument and options say nothing to people."""

_TITLED = frozenset([
    "admonition", "topic", "sidebar", "rubric", "table", "list-table", "csv-table", "tab",
    "dropdown", "centered", "tab-item", "grid-item-card", "card", "title", "replace",
])  # fmt: skip
_NOTES = frozenset([
    "note", "warning", "tip", "hint", "important", "caution", "danger", "attention", "error",
    "seealso", "deprecated", "versionadded", "versionchanged", "versionremoved",
])  # fmt: skip
"""Directives that are a kind of note, whose kind readers see."""

_STATED = frozenset(["versionadded", "versionchanged", "deprecated", "versionremoved"])


def read(source: Source) -> list[Version]:
    """Return the one version of a document; raise QaError where it has no text."""
    written = decode(source).replace("\r\n", "\n").expandtabs(8)
    reader = _Document(written.split("\n"), source.path)
    return build_version(source, reader.read())


class _Document:
    """The lines of a text; `at` is the next that is read, `levels` the marks of headings."""

    def __init__(self, lines: Sequence[str], path: str) -> None:
        self.lines = lines
        self.at = 0
        self.levels: list[str] = []
        self.out = Paragraphs(path, INLINE, write)
        self.is_literal = False

    def read(self) -> list[Segment]:
        """Return the segments of the document."""
        while self.at < len(self.lines):
            self._read_line(self.lines[self.at])
        self.out.end()
        return self.out.segments

    def _read_line(self, line: str) -> None:
        """Read what begins on a line."""
        if not line.strip():
            self.out.end()
            self.at += 1
        elif self._take_literal(line) or self._take_heading(line):
            return
        elif _BORDER.fullmatch(line) and not self.out.lines:
            self._take_table()
        elif line.lstrip().startswith(("..", "__ ")) and self._take_explicit(line):
            return
        else:
            self._take_text(line)

    def _take_literal(self, line: str) -> bool:
        """Take the indented block that `::` announces."""
        if not self.is_literal or self.out.lines:
            return False
        self.is_literal = False
        indent = len(line) - len(line.lstrip())
        if indent == 0:
            return False
        self.out.add_code(self._take_block(indent - 1))
        return True

    def _take_block(self, indent: int) -> list[Line]:
        """Take the lines that are indented by more than `indent`."""
        found: list[tuple[str, int]] = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.strip() and len(line) - len(line.lstrip()) <= indent:
                break
            self.at += 1
            found.append((line.rstrip(), self.at))
        while found and not found[-1][0]:
            found.pop()
        while found and not found[0][0]:
            found.pop(0)
        indents = [len(text) - len(text.lstrip()) for text, _ in found if text]
        least = min(indents, default=0)
        return [Line(text[least:], number, least + 1) for text, number in found]

    def _take_heading(self, line: str) -> bool:
        """Take a title with a line below it, and perhaps one above."""
        over = _ADORNMENT.fullmatch(line) and self.at + 2 < len(self.lines)
        title_at = self.at + 1 if over and not self.out.lines else self.at
        below = self.lines[title_at + 1] if title_at + 1 < len(self.lines) else ""
        title = self.lines[title_at]
        if self.out.lines or not title.strip() or not _ADORNMENT.fullmatch(below):
            return self._take_rule(line)
        if title_at == self.at and title[0].isspace():
            return False
        mark = below[0] * (1 + title_at - self.at)
        if mark not in self.levels:
            self.levels.append(mark)
        level = str(self.levels.index(mark) + 1)
        self.out.add(title, title_at + 1, 1, "heading", (("level", level),))
        self.at = title_at + 2
        return True

    def _take_rule(self, line: str) -> bool:
        """Take a line that parts texts."""
        if self.out.lines or not _ADORNMENT.fullmatch(line) or _BORDER.fullmatch(line):
            return False
        self.at += 1
        return True

    def _take_explicit(self, line: str) -> bool:
        """Take a directive, a note, a target or a comment."""
        found = _DIRECTIVE.fullmatch(line)
        if found:
            self._take_directive(found)
            return True
        explicit = _EXPLICIT.fullmatch(line)
        if explicit is None and not line.startswith("__ "):
            return False
        self.out.end()
        rest = (explicit["rest"] if explicit else "") or ""
        note = _NOTE.match(rest)
        if note:
            column = line.index(rest) + note.end()
            self.out.take(line[column:], self.at + 1, column + 1)
            self.at += 1
            return True
        self.at += 1
        if not rest.startswith(("_", "|")):
            self._take_block(len(explicit["indent"]) if explicit else 0)
        return True

    def _take_directive(self, found: re.Match[str]) -> None:
        """Take a directive: its options are left out, its content is read as any other."""
        self.out.end()
        name = found["name"].rpartition(":")[2]
        argument = found["argument"] or ""
        number = self.at + 1
        column = found.start("argument") + 1
        self.at += 1
        if name in _NOTES:
            # No text, and the same in all languages.
            start = len(found["indent"])
            written = self.lines[number - 1][start : found.end("name") + 2]
            self.out.add_code([Line(written, number, start + 1)])
        if name in _LITERAL:
            block = self._take_block(len(found["indent"]))
            body = [each for each in block if not _OPTION.fullmatch(each.text)]
            meta: Meta = (("language", argument),) if argument else ()
            self.out.add_code(body, meta)
            return
        while self.at < len(self.lines) and _OPTION.fullmatch(self.lines[self.at]):
            self._take_option(self.lines[self.at])
        if name in {"toctree", "meta"}:
            self._take_block(len(found["indent"]))
        elif argument and ":" in found["name"]:
            self.out.add_code([Line(argument, number, column)])
        elif argument and name in _TITLED:
            self.out.add(argument, number, column, "caption")
        elif argument and name in _STATED:
            start = len(argument.partition(" ")[0])
            self.out.take(argument[start:], number, column + start)
        elif argument and name not in _SILENT and not name.startswith("auto"):
            self.out.take(argument, number, column)

    def _take_option(self, line: str) -> None:
        """Take an option of a directive: the description of a picture is read."""
        name, value = line.strip()[1:].split(":", 1)
        text = value.strip()
        if text and name in {"alt", "caption", "title"}:
            column = line.index(text) + 1
            self.out.add(text, self.at + 1, column, "caption")
        self.at += 1

    def _take_table(self) -> None:
        """Take a table: the text of each column between two borders is a cell."""
        first = self.lines[self.at]
        columns = [found.span() for found in _COLUMN.finditer(first)]
        is_grid = first.lstrip().startswith("+")
        rows: list[int] = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            text = line.strip()
            is_border = _BORDER.fullmatch(line) is not None
            if is_grid:
                is_border = is_border or text.startswith("+")
                begins_row = is_border
                is_behind = not text.startswith(("|", "+"))
            else:
                start, end = columns[0]
                begins_row = is_border or line[start:end].strip() != ""
                is_behind = not text
            if begins_row and (rows or is_border):
                self._end_row(rows, columns)
                rows = []
            if is_behind:
                break
            if not is_border:
                rows.append(self.at)
            self.at += 1
        self._end_row(rows, columns)

    def _end_row(self, rows: Sequence[int], columns: Sequence[tuple[int, int]]) -> None:
        """End a row of a table; its last column has no end."""
        for number, (start, end) in enumerate(columns):
            is_last = number == len(columns) - 1
            self.out.begin("cell")
            for at in rows:
                line = self.lines[at].rstrip()
                stop = len(line.rstrip("|")) if is_last else end
                self.out.take(line[start:stop], at + 1, start + 1)
            self.out.end()

    def _take_text(self, line: str) -> None:
        """Take a line of prose: one of a list begins an item, one indented deeper a block."""
        column = 0
        item = _ITEM.match(line) or _FIELD.match(line)
        last = self.out.lines[-1] if self.out.lines else None
        indent = len(line) - len(line.lstrip()) + 1
        if item and (last is None or self.out.role == "item" or item.re is _FIELD):
            self.out.begin("item")
            while item:
                column = item.end()
                item = _ITEM.match(line, column)
        elif last and self.out.role == "" and indent > last.column:
            self.out.end()
        text = line.rstrip()
        self.at += 1
        if text.endswith("::"):
            self.is_literal = True
            # One colon is read, but of a mark that stands alone none.
            text = text[:-1]
            if text.strip() == ":" or text.endswith(" :"):
                text = text[:-1]
        self.out.take(text[column:], self.at, column + 1)
