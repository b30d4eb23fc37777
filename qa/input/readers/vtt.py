"""WebVTT (W3C): a cue is a segment, its lines joined by a space.

Notes, styles and regions are left out.
"""

from __future__ import annotations

import re

from qa.errors import QaError
from qa.input.readers.cues import read_cues
from qa.input.readers.decoding import decode_lines
from qa.model import Source, Version

EXTENSIONS = (".vtt",)
PROFILE = "subtitles"

_COMMENTS = re.compile(r"WEBVTT(?:\s|$)|NOTE(?:\s|$)|STYLE\s*$|REGION\s*$")


def read(source: Source) -> list[Version]:
    """Return the one version of a WebVTT file.

    Raises QaError where the file does not begin as one, and for a block without times.
    """
    if not next(decode_lines(source), "").startswith("WEBVTT"):
        raise QaError(
            "no WebVTT: it does not begin with `WEBVTT`",
            path=source.path,
            line=1,
            hint="write it on line 1",
        )
    return read_cues(source, _COMMENTS)
