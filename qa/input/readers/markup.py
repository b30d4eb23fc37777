"""The tags, references and text of XML that a parser has found well-formed, each with its place.

Reading a text's inside from the bytes keeps every offset, which a parser's events do not, and costs a third.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

TAG = r"<(?P<close>/)?(?P<name>[^\s/>!?]+)(?P<attributes>(?:[^\"'>/]++|\"[^\"]*\"|'[^']*'|/(?!>))*+)(?P<empty>/)?>"
_MARK = re.compile(
    r"(<!\[CDATA\[.*?\]\]>|<!--.*?-->|<\?.*?\?>|<(?:[^\"'>]++|\"[^\"]*\"|'[^']*')++>|&[^;]*;)",
    re.DOTALL,
)
_TAG = re.compile(TAG)
_ELEMENT = re.compile(rf"<!\[CDATA\[.*?\]\]>|<!--.*?-->|<\?.*?\?>|{TAG}", re.DOTALL)
_ATTRIBUTE = re.compile(r"([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_REFERENCE = re.compile(r"&([^;]*);")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}

_new = tuple.__new__
"""Makes a named tuple in a third of the time that its class takes; a large file has millions of tokens."""


def element(name: str) -> str:
    """Return a pattern of an element without others of its name, comments and CDATA; its groups bear its name."""
    attributes = rf"(?P<{name}_attributes>(?:\s(?:[^\"'>/]++|\"[^\"]*\"|'[^']*')*+)?+)"
    return rf"<{name}{attributes}>(?P<{name}>[^<]*+(?:<(?!/?{name}[\s/>]|[!?])[^<]*+)*+)</{name}>\s*+"


class Raw(NamedTuple):
    """The inside of an element as it stands in the file, and where it starts."""

    text: str
    line: int
    column: int

    @property
    def plain(self) -> bool:
        """Whether it is text and nothing else."""
        return "<" not in self.text and "&" not in self.text

    def part(self, start: int, end: int | None = None) -> Raw:
        """Return a stretch of it with its own place."""
        text, line, column = self
        return _new(Raw, (text[start:end], *_behind(text[:start], line, column)))


class Token(NamedTuple):
    """A tag (`kind` is `open`, `close` or `empty`; `value` its name) or text with its place."""

    kind: str
    value: str
    attributes: Mapping[str, str]
    line: int
    column: int


_NONE: Mapping[str, str] = {}
_SHORT = 1000


def children(raw: Raw) -> Iterator[tuple[str, Mapping[str, str], Raw]]:
    """Yield the local name, the attributes and the inside of each element that stands directly in another."""
    text, line, column = raw
    depth, at, said = 0, 0, _NONE
    for found in _ELEMENT.finditer(text):
        close, name, attributes, empty = found.groups()
        if name and not close and not depth:
            line, column = _behind(text[at : found.end()], line, column)
            at, said = found.end(), attributes_of(attributes)
        if name and not empty:
            depth += -1 if close else 1
        if name and not depth:
            yield (
                local(name),
                said,
                Raw(text[at : max(found.start(), at)], line, column),
            )


def _behind(text: str, line: int, column: int) -> tuple[int, int]:
    """Return the place behind a text that begins at this one."""
    turns = text.count("\n")
    return (
        (line + turns, len(text) - text.rindex("\n"))
        if turns
        else (line, column + len(text))
    )


def tokens(raw: Raw) -> Iterator[Token]:
    """Yield the tags and texts; comments and processing instructions are left out."""
    text, line, column = raw
    turning, mark = "\n" in text, False
    for piece in _MARK.split(text):
        if piece:
            if not mark:
                yield _new(Token, ("text", piece, _NONE, line, column))
            elif piece[0] == "&":
                yield _new(Token, ("text", character(piece[1:-1]), _NONE, line, column))
            elif piece[1] not in "!?":
                kind, name, attributes = (
                    _tag(piece) if len(piece) < _SHORT else _read(piece)
                )
                yield _new(Token, (kind, name, attributes, line, column))
            elif piece.startswith("<![CDATA["):
                yield Token("text", piece[9:-3], _NONE, line, column + 9)
            if turning:
                line, column = _behind(piece, line, column)
            else:
                column += len(piece)
        mark = not mark


def told(raw: Raw) -> str:
    """Return the text without tags."""
    if raw.plain:
        return raw.text.strip()
    return "".join(token.value for token in tokens(raw) if token.kind == "text").strip()


@functools.lru_cache(maxsize=256)
def local(name: str) -> str:
    """Return a name without its prefix."""
    return name.rpartition(":")[2]


def _read(written: str) -> tuple[str, str, Mapping[str, str]]:
    """Return a tag's kind, local name and attributes."""
    found = _TAG.match(written)
    if found is None:
        raise ValueError(written)
    close, name, attributes, empty = found.groups()
    said = _attributes(attributes)
    return "close" if close else "empty" if empty else "open", local(name), said


_tag = functools.lru_cache(maxsize=1024)(_read)
"""A file has the same tags over and over."""


def attributes_of(written: str) -> Mapping[str, str]:
    """Return the attributes in a start tag; a file has the same ones over and over."""
    return _kept(written) if len(written) < _SHORT else _attributes(written)


def _attributes(written: str) -> Mapping[str, str]:
    if "=" not in written:
        return _NONE
    return {
        name: _REFERENCE.sub(lambda found: character(found[1]), value)
        if "&" in (value := double or single)
        else value
        for name, double, single in _ATTRIBUTE.findall(written)
    }


_kept = functools.lru_cache(maxsize=1024)(_attributes)


def character(reference: str) -> str:
    """Return what an entity that XML itself defines, or a number, stands for."""
    if reference.startswith("#x"):
        return chr(int("0" + reference[1:], 16))
    return (
        chr(int(reference[1:])) if reference.startswith("#") else _ENTITIES[reference]
    )
