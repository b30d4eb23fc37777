"""Pictures and films that stand alone in a page, without a text: where their files are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.input.readers.builder import SegmentBuilder
from qa.input.readers.markup import advance
from qa.model import Segment

_SHOWN = re.compile(
    r"<(?:img|video|audio|source|iframe|embed)\b[^<>]*?\ssrc\s*=\s*(?P<quote>[\"'])"
    r"(?P<path>[^\"'<>]{1,500})(?P=quote)",
    re.IGNORECASE,
)


def read_pictures(written: str, path: str, line: int) -> Sequence[Segment]:
    """Return the path of each picture of a block of HTML, as code: a program reads it."""
    found = []
    for picture in _SHOWN.finditer(written):
        builder = SegmentBuilder()
        place = advance(written[: picture.start("path")], line, 1)
        builder.add_literal(picture["path"], *place)
        found.append(builder.build(path, None, "code"))
    return found
