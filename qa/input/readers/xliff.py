"""XLIFF 1.0 to 1.2 and 2.0 to 2.2 (OASIS): the root says which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from qa.input.readers import entries
from qa.input.readers.bilingual import UnitHandler
from qa.input.readers.entries import Entry
from qa.input.readers.expat import feed
from qa.input.readers.opening import read_pieces
from qa.input.readers.xliff1 import Xliff1
from qa.input.readers.xliff2 import Xliff2
from qa.model import Source, Version

EXTENSIONS = (".xlf", ".xliff")
BILINGUAL = True

_VERSION = re.compile(rb"<(?:\w+:)?xliff\b[^>]*?\sversion\s*=\s*[\"'](\d)")


def read(source: Source) -> list[Version]:
    """Return the versions of an XLIFF file, a document an original.

    Raises QaError for XML that is damaged or says no languages.
    """
    return entries.collect(source, stream(source))


def stream(source: Source) -> Iterator[Entry]:
    """Yield the texts one by one, in constant memory."""
    pieces = read_pieces(source)
    head = next(pieces)
    version = _VERSION.search(head.replace(b"\0", b""))
    handler: UnitHandler = Xliff1(source)
    if version and version[1] == b"2":
        handler = Xliff2(source)
    yield from feed(handler, chain([head], pieces))
