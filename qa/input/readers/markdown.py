"""Markdown (CommonMark with tables, strikethrough, front matter), by markdown-it-py."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from qa.input.readers import directives, fenced, html, pictures, unpacked
from qa.input.readers.builder import Meta, SegmentBuilder
from qa.input.readers.decoding import decode
from qa.input.readers.directives import Plain
from qa.input.readers.entries import build_version
from qa.input.readers.front_matter import read_front
from qa.model import Inline, Segment, Source, Span, Version

if TYPE_CHECKING:
    from markdown_it.token import Token

EXTENSIONS = (".md", ".markdown", ".mdown", ".mdx")
PROFILE = "docs"

_ROLES = {
    "heading_open": "heading",
    "th_open": "cell",
    "td_open": "cell",
    "list_item_open": "item",
}
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}
_TEXTS = frozenset(["text", "text_special", "code_inline"])
_TARGET = re.compile(
    r"\]\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|\]\s?\[[^\]]*\]|\]|>", re.DOTALL
)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read(source: Source) -> list[Version]:
    """Return the one version of a Markdown document, a segment a block.

    Raises QaError where it has no text.
    """
    written = decode(source).replace("\r\n", "\n")
    segments, start = read_front(written, source.path)
    # Lines keep their numbers.
    body = "\n" * written.count("\n", 0, start) + written[start:]
    plain = directives.strip(body, modules=unpacked(source.path).endswith("x"))
    segments += _Document(plain, body.split("\n"), source.path).read()
    return build_version(source, segments)


class _Document:
    """The blocks of a text, in its order.

    `comments` are those to qa that the next block gets, `cells` how far of each line of
    a table has been read, by its number from 0.
    """

    def __init__(self, plain: Plain, lines: list[str], path: str) -> None:
        self.plain = plain
        self.path = path
        self.lines = lines
        self.asides = list(reversed(plain.asides))
        self.cells: dict[int, int] = {}
        self.comments: list[str] = []

    def read(self) -> Iterator[Segment]:
        """Yield a segment for each paragraph, heading, cell and block of code."""
        from markdown_it import MarkdownIt  # noqa: PLC0415 - only for Markdown

        parser = MarkdownIt("commonmark", {"maxNesting": 100})
        parser.enable(["table", "strikethrough"]).disable("text_join")
        roles = [""]
        level = ""
        for token in parser.parse(self.plain.body):
            yield from self._read_asides(token)
            if token.nesting > 0:
                # The role of the innermost block that has one.
                roles.append(_ROLES.get(token.type, roles[-1]))
                level = token.tag[1:]
            elif token.nesting < 0:
                roles.pop()
            elif token.type == "inline":
                yield from self._read_inline(token, roles[-1], level)
            elif token.type in {"fence", "code_block"} and token.content.strip():
                yield self._add_comments(fenced.read(token, self.lines, self.path))
            elif token.type == "html_block":
                yield from self._read_html(token)
        yield from self._read_asides(None)

    def _read_asides(self, token: Token | None) -> Iterator[Segment]:
        """Yield the titles and includes that stand before a block, or all that are left.

        A title has its directive as a tag, which no translation changes.
        """
        line = _find_line(token) if token and token.map else None
        if token is not None and line is None:
            return
        while self.asides and (line is None or self.asides[-1].line < line):
            aside = self.asides.pop()
            builder = SegmentBuilder()
            place = aside.line + 1, aside.column + 1
            if aside.literal:
                builder.add_literal(aside.text, *place)
                yield builder.build(self.path, None, "code")
            else:
                builder.open(f":::{aside.code}")
                builder.add(aside.text, *place)
                yield builder.build(self.path, None, "caption", (("name", aside.code),))

    def _add_comments(self, segment: Segment) -> Segment:
        """Return the segment with the comments before it, which are then done with."""
        segment = html.add_comments(segment, self.comments)
        self.comments = []
        return segment

    def _read_inline(self, token: Token, role: str, level: str) -> Iterator[Segment]:
        """Yield the text of a block, if any, then the descriptions of its pictures.

        `level` is that of a heading, from 1.
        """
        inline = _Inline(token, self)
        meta: Meta = (("level", level),) if role == "heading" else ()
        own = self.plain.ids.get(_find_line(token))
        if own and role == "heading":
            meta = (*meta, ("id", own))
        if self.plain.is_loose and "**" in token.content:
            meta = (*meta, ("emphasis", "loose"))
        segment = inline.builder.build(self.path, None, role, meta)
        if own and role == "heading":
            segment = _add_place(segment, own)
        segment = self._add_comments(segment)
        if segment.text.strip("\ufffc \n"):
            yield segment
        yield from inline.captions

    def _read_html(self, token: Token) -> Sequence[Segment]:
        """Return the texts of a block of HTML.

        What a comment in one without texts says to qa is of the next block.
        """
        line = _find_line(token) + 1
        segments = html.read_segments(token.content, self.path, line)
        if not segments:
            segments = pictures.read_pictures(token.content, self.path, line)
            for comment in _COMMENT.findall(token.content):
                if html.DIRECTIVE in comment:
                    self.comments.append(comment.strip())
        return segments


def _add_place(segment: Segment, code: str) -> Segment:
    """Return a segment with a place at its end."""
    end = len(segment.text)
    place = Inline(Span(end, end), code, "place")
    return segment._replace(inlines=(*segment.inlines, place))


def _find_line(token: Token) -> int:
    """Return the line on which a block begins, from 0.

    The parser knows lines and no columns.
    """
    return token.map[0] if token.map else 0


class _Inline:
    """The inline content of one block; `done` is how far of it has been read.

    `starts` are offset, line and column of each of its lines. `captions` are the
    descriptions of its pictures.
    """

    def __init__(self, token: Token, document: _Document) -> None:
        self.document = document
        self.content = token.content
        self.done = 0
        self.builder = SegmentBuilder()
        self.captions: list[Segment] = []
        self.starts: list[tuple[int, int, int]] = []
        offset = 0
        number = _find_line(token)
        for line in self.content.split("\n"):
            column = self._find_column(number, line)
            number += 1
            self.starts.append((offset, number, column + 1))
            offset += len(line) + 1
        for child in token.children or []:
            self._take(child)

    def _find_column(self, number: int, line: str) -> int:
        """Return where a line of the content begins in the file's, from 0.

        Indentation and the marks of lists and quotations stand before it, or other
        cells of the row. Negative where the file indents a line less than the content
        does.
        """
        lines, cells = self.document.lines, self.document.cells
        there = lines[number] if number < len(lines) else ""
        start = cells.get(number, 0)
        text = line.strip()
        # In a table a stroke that is text is escaped.
        column = there.find(text.replace("|", "\\|"), start)
        if column < 0:
            column = max(there.find(text, start), 0)
        column -= len(line) - len(line.lstrip())
        cells[number] = max(column, 0) + len(line.rstrip())
        return column

    def _find_place(self, offset: int) -> tuple[int, int]:
        """Return line and column, from 1, of an offset into the content."""
        for start, line, column in reversed(self.starts):
            if start <= offset:
                return line, column + offset - start
        raise IndexError(offset)

    def _take(self, child: Token) -> None:
        """Take one piece of inline content."""
        kind = child.type
        builder = self.builder
        if kind in {"text", "text_special"}:
            builder.add(child.content, *self._pass(child.markup or child.content))
        elif kind in _BREAKS:
            builder.add(_BREAKS[kind], *self._pass("\n"))
        elif kind == "code_inline":
            self._pass(child.markup)
            builder.add_literal(child.content, *self._pass(child.content))
            self._pass(child.markup)
        elif kind == "image":
            self._take_image(child)
        elif kind == "html_inline":
            self._take_tag(child.content)
        elif kind == "link_open":
            code = "<" if child.info == "auto" else "["
            self._pass(code)
            builder.open(code, str(child.attrs.get("href", "")))
        elif kind == "link_close":
            builder.close(self._pass_target())
        elif child.nesting:
            self._pass(child.markup)
            turn = builder.open if child.nesting > 0 else builder.close
            turn(child.markup)

    def _pass(self, written: str) -> tuple[int, int]:
        """Return line and column of what is written next, and go behind it.

        Where it is not found, the place is that of what comes next.
        """
        start = self.content.find(written, self.done)
        if start < 0:
            return self._find_place(self.done)
        self.done = start + len(written)
        return self._find_place(start)

    def _pass_target(self) -> str:
        """Go behind what a link leads to; return it as it is written."""
        match = _TARGET.search(self.content, self.done)
        if match is None:
            return ""
        self.done = match.end()
        return match.group()

    def _take_image(self, child: Token) -> None:
        """Add a picture as a stand-in, its description as a caption."""
        line, column = self._pass("![")
        caption = SegmentBuilder()
        for part in child.children or []:
            if part.type in _TEXTS:
                is_special = part.type == "text_special"
                written = part.markup if is_special else part.content
                caption.add(part.content, *self._pass(written))
        self._pass_target()
        path = str(child.attrs.get("src", ""))
        self.builder.add_place(path, line, column)
        segment = caption.build(self.document.path, None, "caption")
        if segment.text:
            self.captions.append(_add_place(segment, path))

    def _take_tag(self, tag: str) -> None:
        """Take a tag or comment of HTML.

        A tag that leads elsewhere is noted as a link without text.
        """
        line, column = self._pass(tag)
        size = self.builder.size
        comment = _COMMENT.fullmatch(tag)
        if comment:
            if html.DIRECTIVE in tag:
                self.document.comments.append(comment[1].strip())
        elif "://" in tag and tag.startswith("<a"):
            self.builder.inlines.append(Inline(Span(size, size), tag, "link"))
        else:
            shown = "\n" if _BREAK.fullmatch(tag) or html.is_block(tag) else ""
            self.builder.add_alone(tag, line, column, shown)
