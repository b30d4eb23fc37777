"""AsciiDoc: a segment a block, each word at its place.

What is structure (attributes, delimiters, macros, conditions) is left out or marked; what
people read in it is text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.input.readers.decoding import decode
from qa.input.readers.entries import build_version
from qa.input.readers.paragraphs import Line, Paragraphs, Writer
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
_LITERAL = ("----", "....", "++++", "```")
_ITEM = re.compile(
    r"[ ]*(?:[*]{1,5}|[.]{1,5}|-|\d{1,3}[.]|<(?:\d{1,2}|\.)>)[ ]+(?:\[[ x*]\][ ]+)?(?=\S)"
)
_TERM = re.compile(r"(?P<term>\S.{0,200}?)(?::{2,4}|;;)(?:[ ]+(?P<text>.*))?")
_KIND = re.compile(r"\[[A-Z]{3,12}\][ ]*")
"""What makes a note of the block below: `[WARNING]`. It is no text, and the same in all languages."""

_ADMONITION = re.compile(r"(?P<kind>[A-Z]{3,12}): +")
_INLINE = re.compile(
    r"\\(?P<escaped>[*_`#{<+])"
    r"|`\+?(?P<code>[^`\n]{1,300}?)\+?`"
    r"|\+(?P<plain>[^+\n]{1,200})\+(?!\w)"
    r"|(?:link:|xref:|mailto:)(?P<target>[^\s\[\]]{0,300})\[(?P<text>[^\]]*)\]"
    r"|(?P<url>https?://[^\s\[\]<>]{1,500})\[(?P<shown>[^\]]*)\]"
    r"|(?P<base>\{[\w-]{1,60}\}[^\s\[\]{}]{0,300})\[(?P<label>[^\]]*)\]"
    r"|[ ]\+(?=\n|$)"
    r"|<<(?P<id>[^<>,\n]{1,200})(?:,[ ]*(?P<title>[^<>]{1,300}))?>>"
    r"|(?P<macro>image|icon|kbd|btn|menu|footnote|anchor|indexterm|stem|pass|counter):(?P<of>[^\s\[\]]{0,300})\[(?P<inside>[^\]]*)\]"
    r"|\[\[[^\[\]\n]{1,200}\]\]|\[[#.][^\[\]\n]{1,100}\](?=[#*_`])"
    r"|(?P<name>\{[\w-]{1,60}\})"
    r"|(?<!\w)(?P<open>\*\*?|__?|##?)(?=[^\s*_#])|(?<=[^\s*_#])(?P<end>\*\*?|__?|##?)(?!\w)"
)


def read(source: Source) -> list[Version]:
    """Return the one version of a document; raise QaError where it has no text."""
    written = decode(source).replace("\r\n", "\n")
    return build_version(source, _Document(written.split("\n"), source.path).read())


def _write(writer: Writer, found: re.Match[str]) -> None:
    """Write what a piece of inline markup says."""
    if found["escaped"]:
        writer.add(*found.span("escaped"))
    elif found["code"] or found["plain"]:
        writer.add_literal(*found.span("code" if found["code"] else "plain"))
    elif found["url"]:
        _write_link(writer, found, "shown", "url")
    elif found["target"] is not None:
        _write_link(writer, found, "text", "target")
    elif found["base"]:
        _write_link(writer, found, "label", "base")
    else:
        _write_sign(writer, found)


def _write_sign(writer: Writer, found: re.Match[str]) -> None:
    """Write a reference, a macro, an attribute or a mark of emphasis."""
    if found["id"]:
        writer.mark(f"<<{found['id']}>>")
        if found["title"]:
            writer.add(*found.span("title"))
    elif found["macro"]:
        _write_macro(writer, found)
    elif found["name"]:
        writer.builder.add_alone(
            found["name"], *writer.place(found.start()), found["name"]
        )
    elif found["open"] or found["end"]:
        writer.mark(found["open"] or found["end"])


def _write_link(writer: Writer, found: re.Match[str], name: str, target: str) -> None:
    """Write the text of a link, or where it leads where it has none."""
    start, end = found.span(name)
    end = start + len(found[name].partition(",")[0].removesuffix("^"))
    if start == end:
        start, end = found.span(target)
    writer.builder.open("[", found[target])
    writer.add(start, end)
    writer.builder.close("]")


def _write_macro(writer: Writer, found: re.Match[str]) -> None:
    """Write what a macro shows: the text of a note, a key; of a picture nothing."""
    kind = found["macro"]
    if kind in {"footnote", "btn", "menu"}:
        writer.mark(f"{kind}:")
        writer.add(*found.span("inside"))
    elif kind in {"kbd", "stem", "pass"}:
        writer.add_literal(*found.span("inside"))
    else:
        writer.builder.add_alone(f"{kind}:{found['of']}", *writer.place(found.start()))


class _Document:
    """The lines of a text; `at` is the next that is read."""

    def __init__(self, lines: Sequence[str], path: str) -> None:
        self.lines = lines
        self.at = 0
        self.in_table = False
        self.out = Paragraphs(path, _INLINE, _write)

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
            self.in_table = line[0] in "|,!:" and not self.in_table
            if line[0] in "|,!:":
                return
        closing = "```" if line.startswith("```") else line
        if not line.startswith((*_LITERAL, "////")):
            return
        body = []
        while self.at < len(self.lines) and self.lines[self.at].rstrip() != closing:
            self.at += 1
            body.append(Line(self.lines[self.at - 1].rstrip(), self.at, 1))
        self.at += 1
        if not line.startswith("////"):
            self.out.add_code(body)

    def _take_structure(self, line: str) -> bool:
        """Take a heading, a title, an attribute or a macro that is a block."""
        heading = _HEADING.fullmatch(line)
        if heading and not self.out.lines:
            level = str(len(heading["mark"]))
            start = heading.start("title")
            self.out.add(
                line[start:], self.at, start + 1, "heading", (("level", level),)
            )
            return True
        macro = _BLOCK_MACRO.fullmatch(line)
        if macro:
            self._take_macro(macro)
            return True
        attribute = _ATTRIBUTE.fullmatch(line)
        if attribute:
            if attribute["name"] in _SHOWN and attribute["value"]:
                self.out.add(
                    attribute["value"], self.at, attribute.start("value") + 1, "caption"
                )
            return True
        if (
            line.startswith(".")
            and len(line) > 1
            and line[1] not in ". "
            and not self.out.lines
        ):
            self.out.add(line[1:], self.at, 2, "caption")
            return True
        if self.out.lines or not _LIST.fullmatch(line):
            return False
        if _KIND.fullmatch(line):
            self.out.add_code([Line(line.rstrip(), self.at, 1)])
        return True

    def _take_macro(self, macro: re.Match[str]) -> None:
        """Take a macro that is a block: the description of a picture is read."""
        self.out.end()
        if macro["name"] == "image":
            text = macro["text"].partition(",")[0]
            if "=" not in text and text.strip():
                self.out.add(
                    text.strip('"'), self.at, macro.start("text") + 1, "caption"
                )
        elif macro["name"] == "include":
            self.out.add_code([Line(f"include::{macro['target']}", self.at, 1)])

    def _take_row(self, line: str) -> None:
        """Take a line of a table: each stroke begins a cell."""
        if "|" not in line:
            self.out.take(line, self.at)
            return
        start = line.index("|")
        self.out.take(line[:start] if self.out.lines else "", self.at)
        while start < len(line):
            end = line.find("|", start + 1)
            end = len(line) if end < 0 else end
            self.out.begin("cell")
            self.out.take(line[start + 1 : end], self.at, start + 2)
            start = end

    def _take_text(self, line: str) -> None:
        """Take a line of prose, of a list, or of what a term means."""
        item = _ITEM.match(line)
        if line[0] == " " and not item and not self.out.lines:
            self._take_literal(line)
            return
        term = _TERM.fullmatch(line) if ":: " in f"{line} " or ";;" in line else None
        if item:
            self.out.begin("item")
            self.out.take(line[item.end() :], self.at, item.end() + 1)
        elif term:
            self.out.add(term["term"], self.at, 1, "item")
            self.out.take(term["text"] or "", self.at, term.start("text") + 1)
        else:
            admonition = None if self.out.lines else _ADMONITION.match(line)
            start = admonition.end() if admonition else 0
            if admonition:
                self.out.add_code([Line(f"{admonition['kind']}:", self.at, 1)])
            self.out.take(line[start:], self.at, start + 1)

    def _take_literal(self, line: str) -> None:
        """Take an indented paragraph, which is literal."""
        body = [Line(line.lstrip(), self.at, len(line) - len(line.lstrip()) + 1)]
        while self.at < len(self.lines) and self.lines[self.at].strip():
            self.at += 1
            body.append(Line(self.lines[self.at - 1].rstrip(), self.at, 1))
        self.out.add_code(body)
