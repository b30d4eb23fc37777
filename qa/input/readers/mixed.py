"""Text with inline elements as XLIFF and TMX have them.

XLIFF 1.2 (section 2.4), XLIFF 2.x (section 4.7), TMX 1.4b.
"""

from __future__ import annotations

import re

from qa.input.readers.builder import Meta, SegmentBuilder
from qa.input.readers.decoding import LONGEST
from qa.input.readers.markup import (
    Attributes,
    Token,
    XmlFragment,
    decode_reference,
    tokenize,
)
from qa.model import OBJECT, Anchor, Segment

_new = tuple.__new__
_NATIVE = frozenset(["bpt", "ept", "ph", "it", "ut"])
"""Hold the markup of the original format as their text."""

_SILENT = frozenset(["sm", "em", "mrk"])
_SHOWN = ("equiv-text", "disp", "equiv")
_IDENTITY = ("id", "startRef", "rid", "i", "x", "ctype", "subType")
_PROTECTED = frozenset(["protected", "x-DNT"])
_BREAK = re.compile(r"\s*<\s*(?:br|text:line-break|w:br)\b[^>]*>\s*|\\n|\n")
_READABLE = re.compile(r"(?=.*\S)[^<>]{1,60}", re.DOTALL)
"""Placeholders that are read as text: `{name}` is, markup is not."""


def build_segment(
    fragment: XmlFragment,
    path: str,
    unit: str,
    role: str = "",
    meta: Meta = (),
    data: Attributes | None = None,
) -> Segment:
    """Return the segment that a text makes.

    `unit` is its id in the file, `role` and `meta` are the segment's own. `data` holds
    the markup that elements refer to by their ids (`originalData` of XLIFF 2).
    """
    text, line, column = fragment
    if "<" in text or "\n" in text or text != text.strip() or len(text) > LONGEST:
        builder = read_parts(fragment, data)[""]
        return builder.build(path, unit, role, meta, "spaces")
    # By far the most texts are plain: no builder for them.
    anchors: tuple[Anchor, ...] = ()
    if "&" in text:
        text, anchors = _decode_references(fragment)
    return _new(Segment, (text, path, line, column, unit, role, (), (), anchors, meta))


def _decode_references(fragment: XmlFragment) -> tuple[str, tuple[Anchor, ...]]:
    """Return a text that has references and nothing else, and where it goes on.

    Behind each reference an anchor: what is written is longer than what is read.
    """
    _, line, column = fragment
    first, *rest = fragment.text.split("&")
    pieces = [first]
    anchors = []
    size = len(first)
    column += size
    for piece in rest:
        name, _, tail = piece.partition(";")
        sign = decode_reference(name)
        size += len(sign)
        column += len(name) + 2
        anchors.append(Anchor(size, line, column))
        pieces += (sign, tail)
        size += len(tail)
        column += len(tail)
    return "".join(pieces), tuple(anchors)


def read_parts(
    fragment: XmlFragment, data: Attributes | None = None, split: bool = False
) -> dict[str, SegmentBuilder]:
    """Return the text by its `mrk` segments where it is to be `split`, else whole.

    What stands outside of them, or the whole, is called ``.
    """
    mixed = Mixed(data or {}, split)
    for token in tokenize(fragment):
        kind, value, _, line, column = token
        if kind == "text" and not mixed.native:
            mixed.builder.add(value, line, column)
        else:
            mixed.take(token)
    return mixed.parts


class Mixed:
    """Takes the tokens of one text.

    `native` is the element of the original's markup that is open, with the depth of
    what is open in it; `code` gathers that markup. `closing` tells for each open
    element what its end ends.
    """

    __slots__ = "builder", "closing", "code", "data", "native", "parts", "split"

    def __init__(self, data: Attributes, split: bool) -> None:
        self.data = data
        self.split = split
        self.builder = SegmentBuilder()
        self.parts = {"": self.builder}
        self.code: list[str] = []
        self.native: tuple[Token, int] | None = None
        self.closing: list[str] = []

    def take(self, token: Token) -> None:
        """Take a tag, or what stands in markup of the original format."""
        kind, value = token.kind, token.value
        if self.native:
            self._take_native(token, *self.native)
        elif kind == "close":
            self._close()
        elif value in _NATIVE:
            self.code = []
            if kind == "empty":
                self._add_native(token)
            else:
                self.native = token, 0
        elif kind == "empty":
            self._add_alone(token)
        else:
            self._open(token)

    def _take_native(self, token: Token, opened: Token, depth: int) -> None:
        """Gather markup of the original format until its element ends."""
        kind = token.kind
        if kind == "text":
            self.code.append(token.value)
        elif kind == "open":
            self.native = opened, depth + 1
        elif kind == "close" and depth:
            self.native = opened, depth - 1
        elif kind == "close":
            self.native = None
            self._add_native(opened)

    def _add_native(self, token: Token) -> None:
        """Add the element whose markup has been gathered."""
        code = "".join(self.code) or self._describe(token)
        if token.value == "bpt":
            self.builder.open(code)
        elif token.value == "ept":
            self.builder.close(code)
        elif token.value == "it":
            self.builder.add_alone(code, token.line, token.column, "")
        else:
            self._add_placeholder(token, code)

    def _add_placeholder(self, token: Token, code: str) -> None:
        """Add a line break, what people read (`{name}`), or a stand-in for markup."""
        shown = code
        is_break = token.value == "x" and token.attributes.get("ctype") == "lb"
        if is_break or _BREAK.fullmatch(code):
            shown = "\n"
        elif not _READABLE.fullmatch(code):
            shown = OBJECT
        self.builder.add_alone(code, token.line, token.column, shown)

    def _add_alone(self, token: Token) -> None:
        """Add an element without content: a character, a placeholder, one of a pair."""
        if token.value == "cp":
            sign = _show_character(token.attributes.get("hex", ""))
            self.builder.add(sign, token.line, token.column)
        elif token.value == "x":
            self._add_placeholder(token, self._describe(token))
        elif token.value not in _SILENT:
            code = self._describe(token)
            self.builder.add_alone(code, token.line, token.column, "")

    def _open(self, token: Token) -> None:
        """Begin a pair of tags, a segment, or a stretch not to be translated."""
        attributes = token.attributes
        kind = attributes.get("mtype")
        if token.value != "mrk":
            self.closing.append("tag")
            self.builder.open(self._describe(token))
        elif self.split and kind == "seg":
            self.closing.append("segment")
            part = attributes.get("mid") or str(len(self.parts))
            self.builder = self.parts.setdefault(part, SegmentBuilder())
        elif kind in _PROTECTED or attributes.get("translate") == "no":
            self.closing.append("code")
            self.builder.open(self._describe(token))
        else:
            self.closing.append("")

    def _close(self) -> None:
        """End the element opened last."""
        opened = self.closing.pop()
        if opened == "segment":
            self.builder = self.parts[""]
        elif opened == "code":
            self.builder.close_literal()
        elif opened:
            self.builder.close("</>")

    def _describe(self, token: Token) -> str:
        """Return how an element is written in the original, or what names it.

        The original's markup is in `data`, or in an attribute for people; what names it
        are the attributes that pair and tell elements.
        """
        _, name, attributes, _, _ = token
        if self.data:
            for key in ("dataRef", "dataRefStart"):
                if attributes.get(key, "") in self.data:
                    return self.data[attributes[key]]
        for key in _SHOWN:
            if attributes.get(key):
                return attributes[key]
        code = f"<{name}"
        for key in _IDENTITY:
            if key in attributes:
                code += f' {key}="{attributes[key]}"'
        return code + "/>"


def _show_character(digits: str) -> str:
    """Return the character that XML cannot hold, as a visible stand-in."""
    if re.fullmatch(r"[0-9A-Fa-f]{1,6}", digits):
        return f"\\u{int(digits, 16):04x}"
    return OBJECT
