"""TODO: what the format is, who writes it, and where it is described."""

from __future__ import annotations

from collections.abc import Iterator

from qa.errors import QaError
from qa.input.readers import entries
from qa.input.readers.builder import SegmentBuilder
from qa.input.readers.decoding import decode_lines
from qa.input.readers.entries import Entry
from qa.model import Source, Version

EXTENSIONS = (".a-name",)
# TODO: keep one of these, or none; `qa/input/readers/__init__.py` tells what they mean.
CATALOGUE = False
BILINGUAL = False


def read(source: Source) -> list[Version]:
    """Return the one version of a file; raise QaError where a line has no key."""
    return entries.collect(source, _entries(source))


def _entries(source: Source) -> Iterator[Entry]:
    """Yield a text for each line `key = text`, at its line and column."""
    for number, line in enumerate(decode_lines(source), 1):
        if not line.strip():
            continue
        key, sign, text = line.partition("=")
        if not sign:
            hint = "write `key = text`"
            raise QaError("no `=` here", path=source.path, line=number, hint=hint)
        builder = SegmentBuilder()
        start = len(line) - len(text.lstrip()) + 1
        builder.add(text.strip(), number, start)
        segment = builder.build(source.path, key.strip())
        yield Entry("", source.version or "", key.strip(), segment)
