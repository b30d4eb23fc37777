"""XML in pieces through expat: exact places, caps on depth and size.

A document type may be named (TMX does); nothing it names is loaded, and an entity that
it would define is an error rather than text that is silently not there.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from xml.parsers import expat

from qa.errors import QaError
from qa.input.readers.decoding import LONGEST
from qa.input.readers.entries import Entry
from qa.input.readers.markup import TAG, Attributes, XmlFragment
from qa.input.readers.opening import read_pieces
from qa.model import Source

XML = "http://www.w3.org/XML/1998/namespace "

DEEPEST = 256
"""Elements that may stand in each other."""

_NOWHERE = (-1, 0, 0)
_DECLARED = re.compile(rb"<\?xml[^>]*?\sencoding\s*=\s*[\"']([\w.-]+)[\"']")
_STARTING = re.compile(TAG)
_new = tuple.__new__


def strip_namespace(name: str) -> str:
    """Return an element's or attribute's name without its namespace."""
    return name.rpartition(" ")[2]


def strip_namespaces(attributes: Attributes) -> dict[str, str]:
    """Return attributes by their names without namespaces."""
    return {strip_namespace(name): value for name, value in attributes.items()}


class Handler:
    """What a format does with its elements; names are `namespace name` or plain `name`.

    `ready` holds the entries that are complete. `capture` makes the inside of the
    element that has just begun a text: `take` gets it when the element ends. Places are
    bytes from the start of the file, lines and columns from 1. `base` is the place of
    the first byte that `buffer` keeps, `began` that of the text being captured.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.ready: list[Entry] = []
        self.parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self.depth = 0
        self.buffer = b""
        self.base = 0
        self.text = ""
        self.began = _NOWHERE
        self.level = 0
        # Bound once: they are set twice for every text.
        self._outside = self._start, self._end
        self._within = self._inner_start, self._inner_end

    def start(self, name: str, attributes: Attributes) -> None:
        """Take a start tag, in the order of the file; for formats to override."""

    def end(self, name: str) -> None:
        """Take an end tag, in the order of the file; for formats to override."""

    def take(self, name: str, fragment: XmlFragment) -> None:
        """Take what stands in an element that `capture` chose.

        `name` is what `capture` was told; `fragment` keeps all tags and references as
        they are written.
        """

    def capture(self, name: str) -> None:
        """Take all that stands in this element as its text, called `name`.

        To be called from `start` alone: no other events come before the element ends.
        """
        parser = self.parser
        self.text = name
        self.level = self.depth
        self.began = (
            parser.CurrentByteIndex,
            parser.CurrentLineNumber,
            parser.CurrentColumnNumber + 1,
        )
        parser.StartElementHandler, parser.EndElementHandler = self._within

    def listen(self) -> None:
        """Take the parser's events; entities are errors, in the file or elsewhere."""
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._outside
        self.parser.EntityDeclHandler = self._refuse_declared
        self.parser.SkippedEntityHandler = self._refuse_undefined

    def _start(self, name: str, attributes: Attributes) -> None:
        """Take a start tag outside of a text."""
        self.depth += 1
        self.start(name, attributes)
        if self.depth > DEEPEST:
            self._refuse_depth()

    def _end(self, name: str) -> None:
        """Take an end tag outside of a text."""
        self.depth -= 1
        self.end(name)

    def _inner_start(self, _name: str, _attributes: Attributes) -> None:
        """Count a start tag within a text."""
        self.depth = depth = self.depth + 1
        if depth > DEEPEST:
            self._refuse_depth()

    def _inner_end(self, _name: str) -> None:
        """Count an end tag within a text; where it ends the text, hand it over."""
        self.depth = depth = self.depth - 1
        if depth < self.level:
            parser = self.parser
            start, line, column = self.began
            first, last = start - self.base, parser.CurrentByteIndex - self.base
            written = self.buffer[first:last].decode()
            parser.StartElementHandler, parser.EndElementHandler = self._outside
            self.began = _NOWHERE
            self.take(self.text, _cut_tag(written, line, column))

    def keep(self, piece: bytes) -> None:
        """Hold the bytes that a text may begin in, and the next piece.

        Raises QaError where a text or a tag has more than LONGEST bytes.
        """
        start = self.began[0]
        if start < 0:
            start = max(self.parser.CurrentByteIndex, self.base)
        kept = self.buffer[start - self.base :]
        if len(kept) > LONGEST:
            raise self.error(
                f"a text or tag of more than {LONGEST:,} bytes", "split it"
            )
        self.buffer = kept + piece
        self.base = start

    def error(self, message: str, hint: str) -> QaError:
        """Return an error at the place that is being handled."""
        return QaError(
            message,
            path=self.source.path,
            line=self.parser.CurrentLineNumber,
            hint=hint,
        )

    def _refuse_depth(self) -> None:
        """Raise QaError for nesting beyond measure."""
        raise self.error(
            f"more than {DEEPEST} elements in each other",
            "people write no such document",
        )

    def _refuse_declared(self, name: str, *_: object) -> None:
        """Raise QaError for an entity that the file declares."""
        raise self.error(
            f"the file declares the entity `{name}`",
            "write the text itself: qa expands no entities",
        )

    def _refuse_undefined(self, name: str, _: bool) -> None:
        """Raise QaError for an entity that a document type elsewhere would define."""
        raise self.error(
            f"the entity `{name}` is not defined", "write the character itself"
        )


def _cut_tag(written: str, line: int, column: int) -> XmlFragment:
    """Return what follows the start tag that `written` begins with."""
    head, _, text = written.partition(">")
    size = len(head) + 1
    # Without single quotes, an odd number of double ones is what leaves one open.
    if "=" in head and ("'" in head or head.count('"') % 2):
        tag = _STARTING.match(written)
        if tag:
            size = tag.end()
            head, text = written[:size], written[size:]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\n" in head:
        return XmlFragment(text, line + head.count("\n"), size - head.rindex("\n"))
    return _new(XmlFragment, (text, line, column + size))


def parse(handler: Handler) -> Iterator[Entry]:
    """Yield what a handler finds in its source.

    Raises QaError for XML that is not well-formed or hostile.
    """
    yield from feed(handler, read_pieces(handler.source))


def feed(handler: Handler, stream: Iterable[bytes]) -> Iterator[Entry]:
    """Yield what a handler finds in a stream of bytes.

    Raises QaError for XML that is not well-formed or hostile.
    """
    parser, path = handler.parser, handler.source.path
    handler.listen()
    try:
        for piece in _decode(stream, path):
            handler.keep(piece)
            parser.Parse(piece, False)  # noqa: FBT003 - expat takes it by place
            yield from handler.ready
            handler.ready.clear()
        parser.Parse(b"", True)  # noqa: FBT003
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise QaError(
            f"not well-formed XML: {reason} at column {error.offset + 1}",
            path=path,
            line=error.lineno,
            hint="export the file again, or mend it there",
        ) from error
    except QaError as error:
        raise QaError(
            error.message, path=error.path or path, line=error.line, hint=error.hint
        ) from error
    yield from handler.ready


def _decode(stream: Iterable[bytes], path: str) -> Iterator[bytes]:
    """Yield the bytes as UTF-8.

    They come in the encoding that a byte order mark or the declaration names.
    """
    parts = iter(stream)
    head = next(parts, b"")
    encoding = _find_encoding(head, path)
    if encoding in {"utf-8", "ascii", "utf-8-sig"}:
        yield head.removeprefix(codecs.BOM_UTF8)
        yield from parts
        return
    try:
        decoder = codecs.getincrementaldecoder(encoding)()
        yield decoder.decode(head).encode()
        for part in parts:
            yield decoder.decode(part).encode()
        yield decoder.decode(b"", final=True).encode()
    except (UnicodeError, LookupError) as error:
        raise QaError(
            f"the text is not {encoding}, as the file says",
            path=path,
            hint="save it as UTF-8",
        ) from error


def _find_encoding(head: bytes, path: str) -> str:
    """Return the codec's name, or what the declaration calls one that is unknown.

    Raises QaError for a codec that is no encoding of text (`base64`).
    """
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    declared = _DECLARED.match(head)
    name = declared[1].decode() if declared else "utf-8"
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return name
    try:
        # Python has codecs besides those of text: of them `decode` will not hear.
        b" ".decode(found)
    except UnicodeError:
        return found
    except LookupError as error:
        raise QaError(
            f"the file says it is in `{name}`, which is no encoding of text",
            path=path,
            line=1,
            hint="save it as UTF-8",
        ) from error
    return found
