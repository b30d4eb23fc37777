"""Text with inline elements as XLIFF 1.2 (section 2.4), XLIFF 2.x (section 4.7) and TMX 1.4b have them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from qa.model import OBJECT
from qa.readers.writing import Writing

_NATIVE = frozenset(["bpt", "ept", "ph", "it", "ut"])
"""Hold the markup of the original format as their text."""

_ALONE = frozenset(["x", "bx", "ex", "sc", "ec", "sm", "em"])
_SHOWN = ("equiv-text", "disp", "equiv")
_IDENTITY = ("id", "startRef", "rid", "i", "x", "ctype", "subType")
_BREAK = re.compile(r"\s*<\s*(?:br|text:line-break|w:br)\b[^>]*>\s*|\\n|\n")


class Mixed:
    """One text with its inline elements; `data` holds the markup that elements refer to (`originalData`)."""

    __slots__ = ("closing", "code", "data", "depth", "tag", "writing")

    def __init__(self, writing: Writing | None = None, data: Mapping[str, str] | None = None) -> None:
        self.writing = writing or Writing()
        self.data = data or {}
        self.code: list[str] | None = None
        self.depth = 0
        self.tag = ""
        self.closing: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str], line: int, column: int) -> None:
        """Take an inline start tag."""
        if self.code is not None:
            self.depth += 1
        elif name in _NATIVE:
            self.code, self.depth, self.tag = [], 0, self._written(name, attributes)
        elif name == "cp":
            self.writing.add(_character(attributes.get("hex", "")), line, column)
        elif name in _ALONE:
            self._alone(name, attributes, line, column)
        else:
            self._open(name, attributes)

    def _alone(self, name: str, attributes: Mapping[str, str], line: int, column: int) -> None:
        code = self._written(name, attributes)
        if name in {"sm", "em"}:
            return
        if name == "x":
            broken = attributes.get("ctype") == "lb" or _BREAK.fullmatch(code)
            self.writing.alone(code, line, column, "\n" if broken else _visible(code))
        else:
            self.writing.alone(code, line, column, "")

    def _open(self, name: str, attributes: Mapping[str, str]) -> None:
        protected = attributes.get("mtype") in {"protected", "x-DNT"} or attributes.get("translate") == "no"
        self.closing.append("code" if name == "mrk" and protected else name)
        if name != "mrk" or protected:
            self.writing.open(self._written(name, attributes))

    def end(self, name: str, line: int, column: int) -> None:
        """Take an inline end tag."""
        if self.code is not None:
            if self.depth:
                self.depth -= 1
            else:
                self._native(name, line, column)
        elif name not in _ALONE and name != "cp":
            opened = self.closing.pop() if self.closing else name
            if opened == "code":
                self.writing.close_literal()
            elif opened != "mrk":
                self.writing.close(f"</{name}>")

    def _native(self, name: str, line: int, column: int) -> None:
        """Add the element whose markup has been gathered."""
        native = "".join(self.code or ())
        self.code = None
        code = native or self.tag
        if name == "bpt":
            self.writing.open(code)
        elif name == "ept":
            self.writing.close(code)
        elif name == "it":
            self.writing.alone(code, line, column, "")
        else:
            self.writing.alone(code, line, column, "\n" if _BREAK.fullmatch(code) else _visible(code))

    def text(self, data: str, line: int, column: int) -> None:
        """Take text."""
        if self.code is None:
            self.writing.add(data, line, column)
        else:
            self.code.append(data)

    def _written(self, name: str, attributes: Mapping[str, str]) -> str:
        """Return how an element is written where the original's markup is not there."""
        for key in ("dataRef", "dataRefStart"):
            if attributes.get(key) in self.data:
                return self.data[attributes[key]]
        for key in _SHOWN:
            if attributes.get(key):
                return attributes[key]
        said = "".join(f' {key}="{attributes[key]}"' for key in _IDENTITY if key in attributes)
        return f"<{name}{said}/>"


def _visible(code: str) -> str:
    """Return what of a placeholder is read as text: `{name}` is, markup is not."""
    return OBJECT if "<" in code or ">" in code or len(code) > 60 or not code.strip() else code


def _character(digits: str) -> str:
    """Return the character that XML cannot hold, as a visible stand-in."""
    return OBJECT if not re.fullmatch(r"[0-9A-Fa-f]{1,6}", digits) else f"\\u{int(digits, 16):04x}"
