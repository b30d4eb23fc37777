"""SubRip subtitles: a cue is a segment, its lines joined by a space."""

from __future__ import annotations

import re

from qa.input.readers.cues import read_cues
from qa.model import Source, Version

EXTENSIONS = (".srt",)
PROFILE = "subtitles"

_NOTHING = re.compile(r"(?!)")


def read(source: Source) -> list[Version]:
    """Return the version of a subtitle file; raise QaError for a block without times."""
    return read_cues(source, _NOTHING)
