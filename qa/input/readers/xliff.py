"""XLIFF 1.0 to 1.2 and 2.0 to 2.2 (OASIS): the root says which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from qa.input.readers import entries
from qa.input.readers.entries import Entry
from qa.input.readers.expat import fed
from qa.input.readers.opening import pieces
from qa.input.readers.xliff1 import Xliff1
from qa.input.readers.xliff2 import Xliff2
from qa.model import Source, Version

EXTENSIONS = (".xlf", ".xliff")
BILINGUAL = True

_VERSION = re.compile(rb"<(?:\w+:)?xliff\b[^>]*?\sversion\s*=\s*[\"'](\d)")


def read(source: Source) -> list[Version]:
    """Return the versions of an XLIFF file, a document an original."""
    return entries.versions(source, stream(source))


def stream(source: Source) -> Iterator[Entry]:
    """Yield the texts one by one, in constant memory."""
    parts = pieces(source)
    head = next(parts)
    found = _VERSION.search(head.replace(b"\0", b""))
    handler = Xliff2(source) if found and found[1] == b"2" else Xliff1(source)
    yield from fed(handler, chain([head], parts))
