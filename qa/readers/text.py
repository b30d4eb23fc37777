"""Plain text: one version a file; a line is a paragraph, or hard-wrapped lines up to a blank one are."""

from __future__ import annotations

from itertools import groupby

from qa.errors import QaError
from qa.model import Segment, Source, Version
from qa.readers.decoding import lines

EXTENSIONS = (".txt", ".text")

_WIDEST_WRAP = 120
"""Longer lines are no hard wrap: editors wrap at 60 to 100 columns."""


def read(source: Source) -> list[Version]:
    """Return the one version of a text file; blank lines are skipped and counted."""
    found = [
        Segment(line.strip(), source.path, number, 1 + len(line) - len(line.lstrip()))
        for number, line in enumerate(lines(source), 1)
    ]
    blocks = [tuple(group) for filled, group in groupby(found, key=lambda s: bool(s.text)) if filled]
    if not blocks:
        raise QaError("the file has no text", path=source.path, hint="remove it or fill it")
    if source.paragraphs == "blank" or (source.paragraphs == "auto" and _hard_wrapped(blocks)):
        segments = tuple(Segment.joined(block) for block in blocks)
    else:
        segments = tuple(segment for block in blocks for segment in block)
    return [Version(source.version or "", segments, source.document, source.path)]


def _hard_wrapped(blocks: list[tuple[Segment, ...]]) -> bool:
    """Say whether most blocks are several lines, all but the last of which are nearly as long as the longest."""
    widest = max(len(segment.text) for block in blocks for segment in block)
    if len(blocks) < 2 or widest > _WIDEST_WRAP:
        return False
    several = [block for block in blocks if len(block) > 1]
    full = [all(len(line.text) >= widest * 0.6 for line in block[:-1]) for block in several]
    return len(several) * 2 >= len(blocks) and sum(full) >= 0.8 * len(full)
