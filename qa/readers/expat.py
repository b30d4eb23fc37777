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
from qa.readers.opening import pieces

DEEPEST = 256
"""Elements that may stand in each other."""

_WIDEST_TOKEN = 1 << 24
"""Bytes that one tag may have."""

XML = "http://www.w3.org/XML/1998/namespace "


class Handler:
    """What a format does with elements and text; names are `namespace name` or plain `name`.

    `found` holds the entries that are ready. `here` is the place of what is being handled.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.found: list[Entry] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.locals: dict[str, str] = {}

    @property
    def here(self) -> tuple[int, int]:
        """Line and column, both from 1."""
        return self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def local(self, name: str) -> str:
        """Return a name without its namespace."""
        found = self.locals.get(name)
        if found is None:
            found = self.locals[name] = name.rpartition(" ")[2]
        return found

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take a start tag."""

    def end(self, name: str) -> None:
        """Take an end tag."""

    def text(self, data: str) -> None:
        """Take text: one piece a line and an entity."""

    def error(self, message: str, hint: str) -> QaError:
        """Return an error at the place that is being handled."""
        return QaError(message, path=self.source.path, line=self.parser.CurrentLineNumber, hint=hint)


def entries(handler: Handler) -> Iterator[Entry]:
    """Yield what a handler finds in its source; raise QaError for XML that is not well-formed or hostile."""
    yield from fed(handler, pieces(handler.source))


def fed(handler: Handler, stream: Iterable[bytes]) -> Iterator[Entry]:
    """Yield what a handler finds in a stream of bytes."""
    parser, path = handler.parser, handler.source.path
    _connect(handler)
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
        if error.path:
            raise
        raise QaError(error.message, path=path, line=error.line, hint=error.hint) from error
    yield from handler.found


def _connect(handler: Handler) -> None:
    parser, depth = handler.parser, 0

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise handler.error(f"more than {DEEPEST} elements in each other", "this is no document people write")
        handler.start(name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(name)

    def declared(name: str, *_: object) -> None:
        raise handler.error(f"the file declares the entity `{name}`", "write the text itself: qa expands no entities")

    def unknown(name: str, _: bool) -> None:
        raise handler.error(f"the entity `{name}` is not defined", "write the character itself")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = handler.text
    parser.EntityDeclHandler = declared
    parser.SkippedEntityHandler = unknown
