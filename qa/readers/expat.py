"""XML in pieces through expat: exact places, no entity declarations, caps on depth and size.

A document type may be named (TMX does); nothing it names is loaded, and an entity that it would define is an error
rather than text that is silently not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.parsers import expat

from qa.errors import QaError
from qa.model import Source
from qa.readers.entries import Entry
from qa.readers.mixed import DEEPEST, Mixed
from qa.readers.opening import pieces

XML = "http://www.w3.org/XML/1998/namespace "

_WIDEST_TOKEN = 1 << 24
"""Bytes that one tag may have."""


class Handler:
    """What a format does with its elements; names are `namespace name` or plain `name`.

    `found` holds the entries that are ready. While a text is read, a `Mixed` takes the parser's events.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.found: list[Entry] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.depth = 0
        self.gathered: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take a start tag."""

    def end(self, name: str) -> None:
        """Take an end tag."""

    def take(self) -> None:
        """Take the parser's events from here on; text is nobody's."""
        parser = self.parser
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = None

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.error(f"more than {DEEPEST} elements in each other", "people write no such document")
        self.start(name, attributes)

    def _end(self, name: str) -> None:
        self.depth -= 1
        self.end(name)

    def gather(self) -> None:
        """Gather the text of the element that has just begun, until `told`."""
        self.gathered = []
        self.parser.CharacterDataHandler = self.gathered.append

    def told(self) -> str:
        """Return the text gathered."""
        self.parser.CharacterDataHandler = None
        return "".join(self.gathered).strip()

    def mixed(self) -> Mixed:
        """Let a text take the events until its element ends."""
        mixed = Mixed(self.parser, self._resume)
        mixed.take()
        return mixed

    def _resume(self) -> None:
        self.depth -= 1
        self.take()

    def error(self, message: str, hint: str) -> QaError:
        """Return an error at the place that is being handled."""
        return QaError(message, path=self.source.path, line=self.parser.CurrentLineNumber, hint=hint)


def entries(handler: Handler) -> Iterator[Entry]:
    """Yield what a handler finds in its source; raise QaError for XML that is not well-formed or hostile."""
    yield from fed(handler, pieces(handler.source))


def fed(handler: Handler, stream: Iterable[bytes]) -> Iterator[Entry]:
    """Yield what a handler finds in a stream of bytes."""
    parser, path = handler.parser, handler.source.path
    _refuse(handler)
    handler.take()
    size = 0
    try:
        for piece in stream:
            size += len(piece)
            parser.Parse(piece, False)  # noqa: FBT003 - expat takes it by place
            if size - parser.CurrentByteIndex > _WIDEST_TOKEN:
                raise handler.error(f"a tag of more than {_WIDEST_TOKEN:,} bytes", "split it")
            yield from handler.found
            handler.found.clear()
        parser.Parse(b"", True)  # noqa: FBT003
    except expat.ExpatError as error:
        said = f"not well-formed XML: {expat.ErrorString(error.code)} at column {error.offset + 1}"
        raise QaError(said, path=path, line=error.lineno, hint="export the file again, or mend it there") from error
    except QaError as error:
        raise QaError(error.message, path=error.path or path, line=error.line, hint=error.hint) from error
    yield from handler.found


def _refuse(handler: Handler) -> None:
    """Make entities errors: those that are declared, and those that a document type elsewhere would define."""

    def declared(name: str, *_: object) -> None:
        raise handler.error(f"the file declares the entity `{name}`", "write the text itself: qa expands no entities")

    def unknown(name: str, _: bool) -> None:
        raise handler.error(f"the entity `{name}` is not defined", "write the character itself")

    handler.parser.EntityDeclHandler = declared
    handler.parser.SkippedEntityHandler = unknown
