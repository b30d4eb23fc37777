"""Line-aligned texts, one version a file (`corpus.en`, `corpus.id`): line n of each says the same."""

from __future__ import annotations

from qa.errors import QaError
from qa.input.readers.decoding import lines
from qa.model import Segment, Source, Version

EXTENSIONS = ()


def read(source: Source) -> list[Version]:
    """Return the one version; a line is a unit, and a blank one is an empty text."""
    found = tuple(
        Segment(
            line.strip(),
            source.path,
            number,
            1 + len(line) - len(line.lstrip()),
            str(number),
        )
        for number, line in enumerate(lines(source), 1)
    )
    if not any(segment.text for segment in found):
        raise QaError(
            "the file has no text", path=source.path, hint="remove it or fill it"
        )
    return [Version(source.version or "", found, source.document, source.path)]
