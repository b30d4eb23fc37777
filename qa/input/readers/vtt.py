"""WebVTT (W3C): a cue is a segment, its lines joined by a space; notes, styles and regions are left out."""

from __future__ import annotations

import re

from qa.errors import QaError
from qa.input.readers import cues
from qa.input.readers.decoding import lines
from qa.model import Source, Version

EXTENSIONS = (".vtt",)

_COMMENTS = re.compile(r"WEBVTT(?:\s|$)|NOTE(?:\s|$)|STYLE\s*$|REGION\s*$")


def read(source: Source) -> list[Version]:
    """Return the one version of a WebVTT file; raise QaError where the file does not begin as one."""
    if not next(lines(source), "").startswith("WEBVTT"):
        raise QaError(
            "no WebVTT: it does not begin with `WEBVTT`",
            path=source.path,
            line=1,
            hint="write it on line 1",
        )
    return cues.versions(source, _COMMENTS)
