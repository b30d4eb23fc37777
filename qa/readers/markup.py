"""The tags, references and text of XML that a parser has found well-formed, each with its place.

Reading a text's inside from the bytes keeps every offset, which a parser's events do not, and costs a third.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

TAG = r"<(?P<close>/)?(?P<name>[^\s/>!?]+)(?P<attributes>(?:[^\"'>/]++|\"[^\"]*\"|'[^']*'|/(?!>))*+)(?P<empty>/)?>"
_TOKEN = re.compile(
    rf"(?P<text>[^<&]+)|&(?P<entity>[^;]*);|{TAG}|<!\[CDATA\[(?P<cdata>.*?)\]\]>|<!--.*?-->|<\?.*?\?>", re.DOTALL
)
_ATTRIBUTE = re.compile(r"([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_REFERENCE = re.compile(r"&([^;]*);")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class Raw(NamedTuple):
    """The inside of an element as it stands in the file, and where it starts."""

    text: str
    line: int
    column: int

    @property
    def plain(self) -> bool:
        """Whether it is text and nothing else."""
        return "<" not in self.text and "&" not in self.text


class Token(NamedTuple):
    """A tag (`kind` is `open`, `close` or `empty`; `value` its name) or text with its place."""

    kind: str
    value: str
    attributes: Mapping[str, str]
    line: int
    column: int


_NONE: Mapping[str, str] = {}


def tokens(raw: Raw) -> Iterator[Token]:
    """Yield the tags and texts; comments and processing instructions are left out."""
    text, line, start, last = raw.text, raw.line, 1 - raw.column, 0
    turning = "\n" in text
    for found in _TOKEN.finditer(text):
        at = found.start()
        plain, entity, close, name, attributes, empty, cdata = found.groups()
        if turning:
            if turns := text.count("\n", last, at):
                line, start = line + turns, text.rindex("\n", last, at) + 1
            last = at
        column = at - start + 1
        if plain:
            yield Token("text", plain, _NONE, line, column)
        elif name:
            kind = "close" if close else "empty" if empty else "open"
            yield Token(kind, name.rpartition(":")[2], _attributes(attributes) if attributes else _NONE, line, column)
        elif entity is not None:
            yield Token("text", character(entity), _NONE, line, column)
        elif cdata is not None:
            yield Token("text", cdata, _NONE, line, column + len("<![CDATA["))


def told(raw: Raw) -> str:
    """Return the text without tags."""
    if raw.plain:
        return raw.text.strip()
    return "".join(token.value for token in tokens(raw) if token.kind == "text").strip()


@functools.lru_cache(maxsize=1024)
def _attributes(written: str) -> Mapping[str, str]:
    """Return the attributes of a tag; a file has the same ones over and over."""
    if "=" not in written:
        return _NONE
    return {
        name: _REFERENCE.sub(lambda found: character(found[1]), value) if "&" in (value := double or single) else value
        for name, double, single in _ATTRIBUTE.findall(written)
    }


def character(reference: str) -> str:
    """Return what an entity that XML itself defines, or a number, stands for."""
    if reference.startswith("#x"):
        return chr(int("0" + reference[1:], 16))
    return chr(int(reference[1:])) if reference.startswith("#") else _ENTITIES[reference]
