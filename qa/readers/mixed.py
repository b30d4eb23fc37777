"""Text with inline elements as XLIFF 1.2 (section 2.4), XLIFF 2.x (section 4.7) and TMX 1.4b have them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from xml.parsers.expat import XMLParserType

from qa.errors import QaError
from qa.model import OBJECT
from qa.readers.writing import Writing

_MANY = 10_000
"""Pieces of text that may wait."""

DEEPEST = 256
"""Elements that may stand in each other."""

_NATIVE = frozenset(["bpt", "ept", "ph", "it", "ut"])
"""Hold the markup of the original format as their text."""

_ALONE = frozenset(["x", "bx", "ex", "sc", "ec", "sm", "em", "cp"])
_SHOWN = ("equiv-text", "disp", "equiv")
_IDENTITY = ("id", "startRef", "rid", "i", "x", "ctype", "subType")
_PROTECTED = frozenset(["protected", "x-DNT"])
_BREAK = re.compile(r"\s*<\s*(?:br|text:line-break|w:br)\b[^>]*>\s*|\\n|\n")


class Mixed(Writing):
    """One text; takes the parser's events until its element ends, and calls `done` then.

    `data` holds the markup that elements refer to (`originalData`). `split` takes a `mrk` that begins a segment.
    """

    data: Mapping[str, str] = MappingProxyType({})
    split: Callable[[Mapping[str, str]], None] | None = None
    code: list[str] | None = None
    depth = 0
    tag = ""

    def __init__(self, parser: XMLParserType, done: Callable[[], None]) -> None:
        super().__init__()
        self.parser = parser
        self.done = done
        self.closing: list[str] = []

    def take(self) -> None:
        """Take the parser's events from here on."""
        parser = self.parser
        parser.StartElementHandler, parser.EndElementHandler = self.start, self.end
        parser.CharacterDataHandler = self.text

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take an inline start tag."""
        name = name.rpartition(" ")[2]
        if self.code is not None:
            self.depth += 1
        elif name in _NATIVE:
            self.code, self.depth, self.tag = [], 0, self._written(name, attributes)
        elif name in _ALONE:
            self.closing.append("")
            self._alone(name, attributes)
        elif name == "mrk":
            self._marked(attributes)
        else:
            self.closing.append(name)
            self.open(self._written(name, attributes))
        if len(self.closing) > DEEPEST:
            line = self.parser.CurrentLineNumber
            raise QaError(f"more than {DEEPEST} elements in each other", line=line, hint="people write no such text")

    def _alone(self, name: str, attributes: Mapping[str, str]) -> None:
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        if name == "cp":
            self.add(_character(attributes.get("hex", "")), line, column)
        elif name == "x":
            code = self._written(name, attributes)
            broken = attributes.get("ctype") == "lb" or _BREAK.fullmatch(code)
            self.alone(code, line, column, "\n" if broken else _visible(code))
        elif name not in {"sm", "em"}:
            self.alone(self._written(name, attributes), line, column, "")

    def _marked(self, attributes: Mapping[str, str]) -> None:
        protected = attributes.get("mtype") in _PROTECTED or attributes.get("translate") == "no"
        if self.split and attributes.get("mtype") == "seg":
            self.split(attributes)
            return
        self.closing.append("code" if protected else "")
        if protected:
            self.open(self._written("mrk", attributes))

    def end(self, name: str) -> None:
        """Take an end tag: an inline one, or that of the text."""
        if self.code is not None:
            if self.depth:
                self.depth -= 1
            else:
                self._native(name.rpartition(" ")[2])
        elif not self.closing:
            self.done()
        elif opened := self.closing.pop():
            if opened == "code":
                self.close_literal()
            else:
                self.close(f"</{opened}>")

    def _native(self, name: str) -> None:
        """Add the element whose markup has been gathered."""
        code = "".join(self.code or ()) or self.tag
        self.code = None
        if name == "bpt":
            self.open(code)
        elif name == "ept":
            self.close(code)
        else:
            line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
            shown = "" if name == "it" else "\n" if _BREAK.fullmatch(code) else _visible(code)
            self.alone(code, line, column, shown)

    def text(self, data: str) -> None:
        """Take text."""
        if self.code is None:
            self.pending.append((data, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1))
            if len(self.pending) > _MANY:
                self.settle()
        else:
            self.code.append(data)

    def _written(self, name: str, attributes: Mapping[str, str]) -> str:
        """Return how an element is written, or what names it where the original's markup is not there."""
        for key in ("dataRef", "dataRefStart"):
            if attributes.get(key, "") in self.data:
                return self.data[attributes[key]]
        for key in _SHOWN:
            if attributes.get(key):
                return attributes[key]
        said = "".join([f' {key}="{attributes[key]}"' for key in _IDENTITY if key in attributes])
        return f"<{name}{said}/>"


def _visible(code: str) -> str:
    """Return what of a placeholder is read as text: `{name}` is, markup is not."""
    return OBJECT if "<" in code or ">" in code or len(code) > 60 or not code.strip() else code


def _character(digits: str) -> str:
    """Return the character that XML cannot hold, as a visible stand-in."""
    return f"\\u{int(digits, 16):04x}" if re.fullmatch(r"[0-9A-Fa-f]{1,6}", digits) else OBJECT
