"""The tags, references and text of XML that a parser has found well-formed.

Each has its place. Reading a text's inside from the bytes keeps every offset, which a
parser's events do not, and costs a third.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from qa.memory import remember

TAG = (
    r"<(?P<close>/)?(?P<name>[^\s/>!?]+)"
    r"(?P<attributes>(?:[^\"'>/]++|\"[^\"]*\"|'[^']*'|/(?!>))*+)(?P<empty>/)?>"
)
_OTHER = r"<!\[CDATA\[.*?\]\]>|<!--.*?-->|<\?.*?\?>"
"""A stretch of literal text, a comment, a processing instruction."""

_MARK = re.compile(
    rf"({_OTHER}|<(?:[^\"'>]++|\"[^\"]*\"|'[^']*')++>|&[^;]*;)", re.DOTALL
)
_TAG = re.compile(TAG)
_ELEMENT = re.compile(rf"{_OTHER}|{TAG}", re.DOTALL)
_ATTRIBUTE = re.compile(r"([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_REFERENCE = re.compile(r"&([^;]*);")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}

Attributes = Mapping[str, str]
"""What a start tag says, by the names of its attributes."""

_new = tuple.__new__
"""Makes a named tuple in a third of the time that its class takes; a large file has
millions of tokens."""


def build_pattern(name: str) -> str:
    """Return a pattern of an element; its groups bear its name.

    The element holds no others of its name, comments and CDATA.
    """
    attributes = rf"(?P<{name}_attributes>(?:\s(?:[^\"'>/]++|\"[^\"]*\"|'[^']*')*+)?+)"
    inside = rf"(?P<{name}>[^<]*+(?:<(?!/?{name}[\s/>]|[!?])[^<]*+)*+)"
    return rf"<{name}{attributes}>{inside}</{name}>\s*+"


class XmlFragment(NamedTuple):
    """The inside of an element as it stands in the file, and where it starts.

    `text` keeps its tags and references; `line` and `column` count from 1, in code
    points.
    """

    text: str
    line: int
    column: int

    @property
    def plain(self) -> bool:
        """Whether it is text and nothing else."""
        return "<" not in self.text and "&" not in self.text

    def cut(self, start: int, end: int | None = None) -> XmlFragment:
        """Return a stretch of it, between two code point offsets, with its place."""
        text, line, column = self
        line, column = advance(text[:start], line, column)
        return _new(XmlFragment, (text[start:end], line, column))


class Token(NamedTuple):
    """A tag or text with its place.

    `kind` is `open`, `close`, `empty` or `text`; `value` the tag's local name or the
    text.
    """

    kind: str
    value: str
    attributes: Attributes
    line: int
    column: int


_NONE: Attributes = {}
_SHORT = 1000
"""Tags longer than this are not kept for the next time."""

Child = tuple[str, Attributes, XmlFragment]


def iterate_children(fragment: XmlFragment) -> Iterator[Child]:
    """Yield local name, attributes and inside of each element directly in another."""
    text, line, column = fragment
    depth = start = 0
    attributes = _NONE
    for match in _ELEMENT.finditer(text):
        close, name, written, empty = match.groups()
        if not name:
            continue
        if not close and not depth:
            line, column = advance(text[start : match.end()], line, column)
            start = match.end()
            attributes = parse_attributes(written)
        if close:
            depth -= 1
        elif not empty:
            depth += 1
        if not depth:
            inside = text[start : max(match.start(), start)]
            yield _strip_prefix(name), attributes, XmlFragment(inside, line, column)


def advance(text: str, line: int, column: int) -> tuple[int, int]:
    """Return the place behind a text that begins at this one.

    Lines and columns count from 1, columns in code points.
    """
    turns = text.count("\n")
    if turns:
        return line + turns, len(text) - text.rindex("\n")
    return line, column + len(text)


def tokenize(fragment: XmlFragment) -> Iterator[Token]:
    """Yield the tags and texts without comments and processing instructions."""
    text, line, column = fragment
    turning = "\n" in text
    is_mark = False
    for piece in _MARK.split(text):
        if piece:
            if not is_mark:
                yield _new(Token, ("text", piece, _NONE, line, column))
            elif piece[0] == "&":
                sign = decode_reference(piece[1:-1])
                yield _new(Token, ("text", sign, _NONE, line, column))
            elif piece[1] not in "!?":
                parse = _parse_cached if len(piece) < _SHORT else _parse_tag
                kind, name, attributes = parse(piece)
                yield _new(Token, (kind, name, attributes, line, column))
            elif piece.startswith("<![CDATA["):
                yield Token("text", piece[9:-3], _NONE, line, column + 9)
            if turning:
                line, column = advance(piece, line, column)
            else:
                column += len(piece)
        is_mark = not is_mark


def strip_tags(fragment: XmlFragment) -> str:
    """Return the text without tags."""
    if fragment.plain:
        return fragment.text.strip()
    texts = [token.value for token in tokenize(fragment) if token.kind == "text"]
    return "".join(texts).strip()


def _strip_prefix(name: str) -> str:
    """Return a name without the prefix of its namespace."""
    return name.rpartition(":")[2]


def _parse_tag(written: str) -> tuple[str, str, Attributes]:
    """Return a tag's kind, local name and attributes."""
    match = _TAG.match(written)
    if match is None:
        raise ValueError(written)
    close, name, attributes, empty = match.groups()
    kind = "open"
    if close:
        kind = "close"
    elif empty:
        kind = "empty"
    return kind, _strip_prefix(name), _parse_attributes(attributes)


def parse_attributes(written: str) -> Attributes:
    """Return the attributes in a start tag, by their names with prefixes.

    `written` is what stands between the tag's name and its end.
    """
    if len(written) < _SHORT:
        return _parse_attributes_cached(written)
    return _parse_attributes(written)


def _parse_attributes(written: str) -> Attributes:
    """Return the attributes in a start tag, their references resolved."""
    if "=" not in written:
        return _NONE
    attributes = {}
    for name, double, single in _ATTRIBUTE.findall(written):
        value = double or single
        if "&" in value:
            value = _REFERENCE.sub(lambda match: decode_reference(match[1]), value)
        attributes[name] = value
    return attributes


# A file has the same tags over and over.
_parse_cached = remember(1024)(_parse_tag)
_parse_attributes_cached = remember(1024)(_parse_attributes)


def decode_reference(reference: str) -> str:
    """Return what an entity that XML itself defines, or a number, stands for.

    `reference` stands without `&` and `;`: `amp`, `#233`, `#xE9`.
    """
    if reference.startswith("#x"):
        return chr(int("0" + reference[1:], 16))
    if reference.startswith("#"):
        return chr(int(reference[1:]))
    return _ENTITIES[reference]
