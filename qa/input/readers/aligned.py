"""Line-aligned texts (`corpus.en`, `corpus.id`): line n of each file says the same."""

from __future__ import annotations

from qa.input.readers.entries import build_version
from qa.input.readers.text import read_lines
from qa.model import Source, Version

EXTENSIONS = ()


def read(source: Source) -> list[Version]:
    """Return the one version; a line is a unit, and a blank one is an empty text.

    Raises QaError where no line has a text.
    """
    segments = []
    written = False
    for line in read_lines(source):
        segments.append(line._replace(unit=str(line.line)))
        written = written or bool(line.text)
    return build_version(source, segments if written else ())
