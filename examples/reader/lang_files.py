"""Files of keyed texts (`lang/fr.lang`), as games have them: a catalogue as a plug-in.

A line is `key=text`; a line that begins with `#` is a note on the next text.
"""

from __future__ import annotations

from collections.abc import Iterator

from qa.errors import QaError
from qa.input.readers import catalogue
from qa.input.readers.builder import Meta, SegmentBuilder
from qa.input.readers.catalogue import Value
from qa.input.readers.decoding import decode_lines
from qa.model import Source, Version

EXTENSIONS = (".lang",)
CATALOGUE = True


def read(source: Source) -> list[Version]:
    """Return the one version of a file; raise QaError where a line has no key."""
    return catalogue.collect(source, _values(source))


def _values(source: Source) -> Iterator[Value]:
    """Yield keys and texts at their places, with the notes above them."""
    notes: Meta = ()
    for number, line in enumerate(decode_lines(source), 1):
        key, sign, text = line.partition("=")
        if line.startswith("#"):
            notes = (("note", line.removeprefix("#").strip()),)
        elif sign:
            builder = SegmentBuilder()
            builder.add(text, number, len(key) + 2)
            yield Value(key, builder, notes)
            notes = ()
        elif line.strip():
            hint = "write `key=text`"
            raise QaError("no `=` here", path=source.path, line=number, hint=hint)
