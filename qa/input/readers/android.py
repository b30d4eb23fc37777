"""Resources of Android (`values-fr/strings.xml`): strings, arrays and plurals.

https://developer.android.com/guide/topics/resources/string-resource
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.input.readers import catalogue
from qa.input.readers.builder import Meta, SegmentBuilder
from qa.input.readers.catalogue import Value
from qa.input.readers.expat import Handler, feed
from qa.input.readers.markup import Attributes, XmlFragment, advance, tokenize
from qa.input.readers.mixed import Mixed
from qa.input.readers.opening import read_pieces
from qa.model import Source, Version

EXTENSIONS = ("strings.xml", "arrays.xml", "plurals.xml")
CATALOGUE = True

_PIECE = re.compile(r"\\u[0-9a-fA-F]{4}|\\.|\s+|\"|[^\\\s\"]+", re.DOTALL)
_SIGNS = {"n": "\n", "t": "\t"}
_REFERENCE = re.compile(r"\s*[@?](?:\w+:)?[\w.]+/[\w.]+\s*")
"""A text that is the name of another resource."""


def read(source: Source) -> list[Version]:
    """Return the one version of a resource file; raise QaError for what is none."""
    handler = _Resources(source)
    list(feed(handler, read_pieces(source)))
    return catalogue.collect(source, handler.values)


class _Resources(Handler):
    """Collects the texts; `key` is that of the array or plurals that is open."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.parser.CommentHandler = self._note
        self.values: list[Value] = []
        self.key = ""
        self.number = 0
        self.plural = ""
        self.note = ""

    def _note(self, comment: str) -> None:
        self.note = comment.strip()

    def start(self, name: str, attributes: Attributes) -> None:
        """Take a text, or what holds several; what nobody may translate is passed over."""
        if attributes.get("translatable") == "false":
            return
        if name == "string":
            self.plural = ""
            self.capture(attributes.get("name", ""))
        elif name in {"string-array", "array", "plurals"}:
            self.key, self.number = attributes.get("name", ""), 0
        elif name == "item" and self.key:
            self.plural = attributes.get("quantity", "")
            form = f"[{self.plural}]" if self.plural else f".{self.number}"
            self.number += 1
            self.capture(f"{self.key}{form}")

    def end(self, name: str) -> None:
        """End what holds several texts."""
        if name in {"string-array", "array", "plurals"}:
            self.key = self.note = ""

    def take(self, name: str, fragment: XmlFragment) -> None:
        """Keep a text; the name of another resource is none."""
        if not _REFERENCE.fullmatch(fragment.text):
            meta: Meta = (("plural", self.plural),) if self.plural else ()
            if self.note:
                meta += (("note", self.note),)
            self.values.append(Value(name, _read_text(fragment), meta))
        if not self.key:
            self.note = ""


def _read_text(fragment: XmlFragment) -> SegmentBuilder:
    """Return a text as Android shows it: escapes decoded, white space as one space, none at its edges."""
    mixed = Mixed({}, split=False)
    builder = mixed.builder
    is_quoted = False
    is_blank = True
    for token in tokenize(fragment):
        if token.kind != "text":
            mixed.take(token)
            continue
        line, column = token.line, token.column
        for piece, sign in _decode(token.value):
            if sign is None:
                is_quoted = not is_quoted
            elif piece.isspace() and not is_quoted:
                if not is_blank:
                    builder.add(" ", line, column)
                is_blank = True
            else:
                builder.add(sign, line, column)
                is_blank = False
            line, column = advance(piece, line, column)
    if is_blank and builder.parts:
        builder.size -= len(builder.parts.pop())
    return builder


def _decode(text: str) -> Iterator[tuple[str, str | None]]:
    """Yield what is written and what it stands for, None for a quotation mark."""
    for match in _PIECE.finditer(text):
        piece = match.group()
        if piece == '"':
            yield piece, None
        elif piece[0] == "\\":
            code = piece[1:]
            sign = chr(int(code[1:], 16)) if len(code) == 5 else _SIGNS.get(code, code)
            yield piece, "\ufffd" if "\ud800" <= sign <= "\udfff" else sign
        else:
            yield piece, piece
