"""HTML, through the standard library's tolerant parser: a segment a block.

Every word has its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

from qa.errors import QaError
from qa.input.readers.builder import Meta, SegmentBuilder
from qa.input.readers.decoding import decode
from qa.input.readers.elements import (
    BLOCKS,
    INLINE,
    LITERAL,
    META,
    ROLES,
    SHOWN,
    SILENT,
    VOID,
)
from qa.input.readers.entries import build_version
from qa.input.readers.markup import advance
from qa.input.readers.opening import read_content
from qa.model import Segment, Source, Version

EXTENSIONS = (".html", ".htm", ".xhtml")
PROFILE = "docs"

_NAME = re.compile(r"</?([A-Za-z][\w-]*)")
_CHARSET = re.compile(rb"<meta\b[^>]*?charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_LANGUAGE = re.compile(
    r"<html\b[^>]*?\s(?:xml:)?lang\s*=\s*[\"']?([A-Za-z][\w-]*)", re.IGNORECASE
)
_SPACE = re.compile(r"\s+")
_RUN = re.compile(r"\s+|\S+(?: \S+)*")
_HEADING = re.compile(r"h[1-6]")
DIRECTIVE = "qa:"
"""What a comment says to qa begins so."""

DEEPEST = 1000
"""Elements that may stand in each other."""


def read(source: Source) -> list[Version]:
    """Return the one version of an HTML document; raise QaError where it has no text.

    Its language is the file's name's, else what `lang` says.
    """
    written = _decode(source)
    language = _LANGUAGE.search(written[:4096])
    if not source.version and language:
        source = replace(source, version=language[1])
    return build_version(source, read_segments(written, source.path, 1))


def _decode(source: Source) -> str:
    """Return the text, in the character set that the document declares or in UTF-8."""
    data = read_content(source)
    declared = _CHARSET.search(data[:2048])
    name = declared[1].decode() if declared else "utf-8"
    if name.lower() in {"utf-8", "utf8", "utf-16"}:
        return decode(replace(source, data=data))
    try:
        return data.decode(name)
    except (UnicodeError, LookupError) as error:
        message = f"not {name}, as the document says"
        hint = "save the file as UTF-8"
        raise QaError(message, path=source.path, hint=hint) from error


def read_segments(written: str, path: str, line: int) -> Sequence[Segment]:
    """Return the segments of HTML that starts on `line` of its file.

    Raises QaError for a declaration that cannot be read, and for more than 1,000
    elements in each other.
    """
    reader = _Html(path, line)
    try:
        reader.feed(written)
        reader.close()
    except AssertionError as error:
        message = f"not HTML: {error}"
        raise QaError(message, path=path, hint="mend the declaration") from error
    except ValueError as error:
        # The library reads a reference of any number of digits, Python no such number.
        message = "a character reference has thousands of digits"
        hint = "write the character itself"
        raise QaError(message, path=path, line=reader.getpos()[0], hint=hint) from error
    reader.end_block()
    return reader.segments


def is_block(tag: str) -> bool:
    """Say whether a tag begins or ends a block: a row, a cell, a paragraph."""
    name = _NAME.match(tag)
    known = name and name[1].lower() in BLOCKS
    return bool(known)


def add_comments(segment: Segment, comments: Sequence[str]) -> Segment:
    """Return a segment with what comments to qa say of it.

    They become its `comment`, a line each.
    """
    if not comments:
        return segment
    return segment._replace(meta=(*segment.meta, ("comment", "\n".join(comments))))


class _Html(HTMLParser):
    """Gathers the text of one block at a time.

    `open` are the blocks that are open, `langs` the language that each says it is in,
    `inlines` the inline elements (True for those
    of no language), `silent` the elements without text and what is open in them.
    """

    def __init__(self, path: str, first: int) -> None:
        super().__init__(convert_charrefs=False)
        self.path = path
        self.first = first
        self.segments: list[Segment] = []
        self.builder = SegmentBuilder()
        self.open: list[str] = []
        self.langs: list[str] = []
        self.silent: list[str] = []
        self.inlines: list[bool] = []
        self.comments: list[str] = []

    @property
    def here(self) -> tuple[int, int]:
        """Line and column of the event, both from 1."""
        line, column = self.getpos()
        return self.first + line - 1, column + 1

    def end_block(self) -> None:
        """End the block."""
        role = ""
        level: Meta = ()
        for name in reversed(self.open):
            if name in ROLES:
                role = ROLES[name]
                if _HEADING.fullmatch(name):
                    level = (("level", name[1:]),)
                break
        own = next((tag for tag in reversed(self.langs) if tag), "")
        meta = (*level, ("lang", own)) if own else level
        segment = self.builder.build(self.path, None, role, meta)
        if segment.text.strip("\ufffc \n"):
            self.segments.append(add_comments(segment, self.comments))
            self.comments = []
        self.builder = SegmentBuilder()

    def handle_comment(self, data: str) -> None:
        """Keep what a comment says to qa of the text that it stands in or before."""
        if DIRECTIVE in data:
            self.comments.append(data.strip())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a start tag: a block ends the text before it, an inline stands in it."""
        if self.silent:
            if tag not in VOID:
                self.silent.append(tag)
            return
        attributes = {name: value or "" for name, value in attrs}
        self._add_attributes(tag, attributes)
        if tag in VOID:
            self._take_void(tag, attributes)
        elif tag in SILENT:
            self.silent.append(tag)
        elif tag in INLINE:
            self._open_inline(tag, attributes)
        else:
            self.end_block()
            self.open.append(tag)
            is_whole = tag in {"html", "body"}
            self.langs.append("" if is_whole else attributes.get("lang", ""))
        if len(self.open) + len(self.silent) > DEEPEST:
            raise QaError(
                f"more than {DEEPEST} elements in each other",
                path=self.path,
                line=self.here[0],
                hint="people write no such document",
            )

    def _take_void(self, tag: str, attributes: dict[str, str]) -> None:
        """Take an element that has no content: a break, a picture, a rule."""
        if tag == "br":
            self.builder.add_alone("<br>", *self.here, "\n")
        elif tag == "img":
            self.builder.add_place(attributes.get("src", ""), *self.here)
        elif tag == "hr":
            self.end_block()

    def _open_inline(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an inline element; one of code, or not to be translated, is literal."""
        is_literal = tag in LITERAL or attributes.get("translate") == "no"
        address = "" if is_literal else attributes.get("href", "")
        self.inlines.append(is_literal)
        self.builder.open(self.get_starttag_text() or f"<{tag}>", address)

    def _add_attributes(self, tag: str, attributes: dict[str, str]) -> None:
        """Add what attributes say to people, as texts of their own."""
        names = [name for name in SHOWN if attributes.get(name, "").strip()]
        if tag == "meta":
            key = attributes.get("name") or attributes.get("property", "")
            if key.lower() in META:
                names.append("content")
        written = self.get_starttag_text() or ""
        for name in names:
            value = attributes[name]
            start = max(written.find(value), 0)
            builder = SegmentBuilder()
            place = advance(written[:start], *self.here)
            builder.add(_SPACE.sub(" ", value), *place)
            meta = (("name", name),)
            self.segments.append(builder.build(self.path, None, "caption", meta))

    def handle_endtag(self, tag: str) -> None:
        """Take an end tag.

        One that was never opened, or a paragraph's that is not there, changes nothing.
        """
        if self.silent:
            _pop_to(self.silent, tag)
        elif tag in INLINE:
            self._close_inline(tag)
        else:
            self.end_block()
            _pop_to(self.open, tag)
            del self.langs[len(self.open) :]

    def _close_inline(self, tag: str) -> None:
        """End the inline element opened last, whatever its name."""
        is_literal = self.inlines.pop() if self.inlines else False
        if is_literal and self.builder.opened:
            self.builder.close_literal()
        else:
            self.builder.close(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Take text; a run of white space is one space, but in preformatted text."""
        if self.silent or not data:
            return
        builder = self.builder
        line, column = self.here
        if "pre" in self.open:
            builder.add(data, line, column)
            return
        for match in _RUN.finditer(data):
            piece = match.group()
            if not piece.isspace():
                builder.add(piece, line, column)
            elif builder.parts and not builder.parts[-1].endswith((" ", "\n")):
                builder.add(" ", line, column)
            line, column = advance(piece, line, column)

    def handle_entityref(self, name: str) -> None:
        """Take a named reference."""
        self._add_reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Take a numbered reference."""
        self._add_reference(f"&#{name};")

    def _add_reference(self, written: str) -> None:
        """Add what a reference stands for, at its place."""
        if not self.silent:
            self.builder.add(unescape(written), *self.here)


def _pop_to(opened: list[str], tag: str) -> None:
    """Close what is open up to a tag; nothing where it is not open."""
    if tag in opened:
        while opened.pop() != tag:
            pass
