"""SDLXLIFF, the bilingual files of Trados Studio.

XLIFF 1.2 with confirmation, lock and origin of each segment.
"""

from __future__ import annotations

from collections.abc import Iterator

from qa.input.readers import entries
from qa.input.readers.bilingual import pick_meta
from qa.input.readers.builder import Meta
from qa.input.readers.entries import Entry
from qa.input.readers.expat import parse
from qa.input.readers.markup import Attributes
from qa.input.readers.xliff1 import Xliff1
from qa.model import Source, Version

EXTENSIONS = (".sdlxliff",)
BILINGUAL = True

_APPROVED = frozenset(["ApprovedTranslation", "ApprovedSignOff"])
_META = {"conf": "state", "origin": "origin", "percent": "match"}


class Sdl(Xliff1):
    """Reads what `sdl:seg` says; segments bear the numbers that Studio shows."""

    def judge_segment(self, segment: Attributes | None) -> tuple[set[str], Meta]:
        """Return confirmation and lock of one segment, and its origin."""
        if segment is None:
            return super().judge_segment(segment)
        states = self.states - {"unapproved"}
        states |= _read_states(segment)
        meta = {**self.meta, **pick_meta(segment, _META)}
        return states, tuple(meta.items())

    def name_part(self, unit: str, part: str, several: bool) -> str:
        """Return the segment's number; it is the file's, not the unit's."""
        return part or super().name_part(unit, part, several)


def _read_states(attributes: Attributes) -> set[str]:
    """Return what confirmation, lock and origin mean for the policy."""
    confirmed = attributes.get("conf", "")
    states = set()
    if confirmed not in _APPROVED:
        states.add("unapproved")
    if attributes.get("locked") in {"true", "1"}:
        states.add("locked")
    is_draft = confirmed == "Draft" and _is_fuzzy_match(attributes)
    if is_draft or confirmed.startswith("Rejected"):
        states.add("fuzzy")
    return states


def _is_fuzzy_match(attributes: Attributes) -> bool:
    """Say whether a draft is a match below 100 % that nobody has worked on."""
    percent = attributes.get("percent", "100")
    return attributes.get("origin") == "tm" and percent != "100"


def read(source: Source) -> list[Version]:
    """Return the versions of a Trados file; raise QaError for damaged XML."""
    return entries.collect(source, stream(source))


def stream(source: Source) -> Iterator[Entry]:
    """Yield the texts one by one, in constant memory."""
    return parse(Sdl(source))
