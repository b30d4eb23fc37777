"""What a file itself says of the language of its parts: `lang` of an element."""

from __future__ import annotations

from qa.language import of
from qa.model import Segment


def is_foreign(segment: Segment, language: str) -> bool:
    """Say whether the file itself says that a segment is in another language."""
    said = dict(segment.meta).get("lang")
    return bool(said) and of(str(said)).code != of(language).code
