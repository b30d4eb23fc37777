"""SubRip subtitles: a cue is a segment, its lines joined by a space."""

from __future__ import annotations

import re

from qa.input.readers import cues
from qa.model import Source, Version

EXTENSIONS = (".srt",)

_NOTHING = re.compile(r"(?!)")


def read(source: Source) -> list[Version]:
    """Return the one version of a subtitle file; raise QaError for a block without times."""
    return cues.versions(source, _NOTHING)
