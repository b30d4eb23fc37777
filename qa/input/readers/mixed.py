"""Text with inline elements as XLIFF 1.2 (section 2.4), XLIFF 2.x (section 4.7) and TMX 1.4b have them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from qa.input.readers.decoding import LONGEST
from qa.input.readers.markup import Raw, Token, character, tokens
from qa.input.readers.writing import Meta, Writing
from qa.model import OBJECT, Anchor, Segment

_new = tuple.__new__
_NATIVE = frozenset(["bpt", "ept", "ph", "it", "ut"])
"""Hold the markup of the original format as their text."""

_SHOWN = ("equiv-text", "disp", "equiv")
_IDENTITY = ("id", "startRef", "rid", "i", "x", "ctype", "subType")
_PROTECTED = frozenset(["protected", "x-DNT"])
_BREAK = re.compile(r"\s*<\s*(?:br|text:line-break|w:br)\b[^>]*>\s*|\\n|\n")


def segment(
    raw: Raw,
    path: str,
    unit: str,
    role: str = "",
    meta: Meta = (),
    data: Mapping[str, str] | None = None,
) -> Segment:
    """Return the segment that a text makes; `data` holds the markup that elements refer to (`originalData`)."""
    text, line, column = raw
    if (
        "<" not in text
        and "\n" not in text
        and text == text.strip()
        and len(text) <= LONGEST
    ):
        anchors: tuple[Anchor, ...] = ()
        if "&" in text:
            text, anchors = _referring(raw)
        return _new(
            Segment, (text, path, line, column, unit, role, (), (), anchors, meta)
        )
    return parts(raw, data)[""].segment(path, unit, role, meta, "spaces")


def _referring(raw: Raw) -> tuple[str, tuple[Anchor, ...]]:
    """Return a text with references and nothing else, by far the most that are not plain, and where it goes on."""
    first, *rest = raw.text.split("&")
    found, anchors, size, column = [first], [], len(first), raw.column + len(first)
    for piece in rest:
        name, _, tail = piece.partition(";")
        sign = character(name)
        size, column = size + len(sign), column + len(name) + 2
        anchors.append(Anchor(size, raw.line, column))
        found += (sign, tail)
        size, column = size + len(tail), column + len(tail)
    return "".join(found), tuple(anchors)


def parts(
    raw: Raw, data: Mapping[str, str] | None = None, split: bool = False
) -> dict[str, Writing]:
    """Return the text as it is written or, where it is to be split, by its `mrk` segments; the rest is called ``."""
    mixed = Mixed(data or {}, split)
    for token in tokens(raw):
        kind, value, _, line, column = token
        if kind == "text" and not mixed.native:
            mixed.writing.add(value, line, column)
        else:
            mixed.take(token)
    return mixed.parts


class Mixed:
    """Takes the tokens of one text."""

    __slots__ = "closing", "code", "data", "native", "parts", "split", "writing"

    def __init__(self, data: Mapping[str, str], split: bool) -> None:
        self.data = data
        self.split = split
        self.writing = Writing()
        self.parts = {"": self.writing}
        self.code: list[str] = []
        self.native: tuple[Token, int] | None = None
        self.closing: list[str] = []

    def take(self, token: Token) -> None:
        """Take a tag, or what stands in markup of the original format."""
        kind, value = token.kind, token.value
        if self.native:
            self._in_native(token, *self.native)
        elif kind == "close":
            self._close()
        elif value in _NATIVE:
            self.code = []
            if kind == "empty":
                self._native(token)
            else:
                self.native = token, 0
        elif kind == "empty":
            self._alone(token)
        else:
            self._open(token)

    def _in_native(self, token: Token, opened: Token, depth: int) -> None:
        """Gather markup of the original format until its element ends."""
        kind = token.kind
        if kind == "text":
            self.code.append(token.value)
        elif kind == "close" and not depth:
            self.native = None
            self._native(opened)
        elif kind != "empty":
            self.native = opened, depth + 1 if kind == "open" else depth - 1

    def _native(self, token: Token) -> None:
        """Add the element whose markup has been gathered."""
        code = "".join(self.code) or self._written(token)
        if token.value == "bpt":
            self.writing.open(code)
        elif token.value == "ept":
            self.writing.close(code)
        else:
            shown = (
                ""
                if token.value == "it"
                else "\n"
                if _BREAK.fullmatch(code)
                else _visible(code)
            )
            self.writing.alone(code, token.line, token.column, shown)

    def _alone(self, token: Token) -> None:
        if token.value == "cp":
            self.writing.add(
                _character(token.attributes.get("hex", "")), token.line, token.column
            )
        elif token.value == "x":
            code = self._written(token)
            broken = token.attributes.get("ctype") == "lb" or _BREAK.fullmatch(code)
            self.writing.alone(
                code, token.line, token.column, "\n" if broken else _visible(code)
            )
        elif token.value not in {"sm", "em", "mrk"}:
            self.writing.alone(self._written(token), token.line, token.column, "")

    def _open(self, token: Token) -> None:
        attributes = token.attributes
        if token.value != "mrk":
            self.closing.append("tag")
            self.writing.open(self._written(token))
        elif self.split and attributes.get("mtype") == "seg":
            self.closing.append("segment")
            part = attributes.get("mid") or str(len(self.parts))
            self.writing = self.parts.setdefault(part, Writing())
        elif (
            attributes.get("mtype") in _PROTECTED or attributes.get("translate") == "no"
        ):
            self.closing.append("code")
            self.writing.open(self._written(token))
        else:
            self.closing.append("")

    def _close(self) -> None:
        opened = self.closing.pop()
        if opened == "segment":
            self.writing = self.parts[""]
        elif opened == "code":
            self.writing.close_literal()
        elif opened:
            self.writing.close("</>")

    def _written(self, token: Token) -> str:
        """Return how an element is written, or what names it where the original's markup is not there."""
        attributes = token.attributes
        for key in ("dataRef", "dataRefStart") if self.data else ():
            if attributes.get(key, "") in self.data:
                return self.data[attributes[key]]
        return _named(token.value, attributes)


def _named(value: str, attributes: Mapping[str, str]) -> str:
    if len(attributes) == 1 and "id" in attributes:
        return f'<{value} id="{attributes["id"]}"/>'
    for key in _SHOWN:
        if attributes.get(key):
            return attributes[key]
    said = "".join(
        [f' {key}="{attributes[key]}"' for key in _IDENTITY if key in attributes]
    )
    return f"<{value}{said}/>"


def _visible(code: str) -> str:
    """Return what of a placeholder is read as text: `{name}` is, markup is not."""
    return (
        OBJECT
        if "<" in code or ">" in code or len(code) > 60 or not code.strip()
        else code
    )


def _character(digits: str) -> str:
    """Return the character that XML cannot hold, as a visible stand-in."""
    return (
        f"\\u{int(digits, 16):04x}"
        if re.fullmatch(r"[0-9A-Fa-f]{1,6}", digits)
        else OBJECT
    )
