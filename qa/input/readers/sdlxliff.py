"""SDLXLIFF, the bilingual files of Trados Studio: XLIFF 1.2 with confirmation, lock and origin of each segment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qa.input.readers import entries
from qa.input.readers.bilingual import noted
from qa.input.readers.entries import Entry
from qa.input.readers.expat import entries as parsed
from qa.input.readers.writing import Meta
from qa.input.readers.xliff1 import Xliff1
from qa.model import Source, Version

EXTENSIONS = (".sdlxliff",)

_APPROVED = frozenset(["ApprovedTranslation", "ApprovedSignOff"])
_NOTED = {"conf": "state", "origin": "origin", "percent": "match"}


class Sdl(Xliff1):
    """Reads what `sdl:seg` says; segments are called by the numbers that Studio shows."""

    def judged(self, segment: Mapping[str, str] | None) -> tuple[set[str], Meta]:
        """Return confirmation and lock of one segment, and its origin."""
        if segment is None:
            return super().judged(segment)
        return self.states - {"unapproved"} | _states(segment), tuple(
            {**self.meta, **noted(segment, _NOTED)}.items()
        )

    def named(self, unit: str, part: str, several: bool) -> str:
        """Return the segment's number; it is the file's, not the unit's."""
        return part or super().named(unit, part, several)


def _states(attributes: Mapping[str, str]) -> set[str]:
    confirmed = attributes.get("conf", "")
    states = set() if confirmed in _APPROVED else {"unapproved"}
    if attributes.get("locked") in {"true", "1"}:
        states.add("locked")
    if confirmed.startswith("Rejected") or (
        confirmed == "Draft" and _partial(attributes)
    ):
        states.add("fuzzy")
    return states


def _partial(attributes: Mapping[str, str]) -> bool:
    """Say whether a draft is a match of less than 100 % that nobody has worked on."""
    return (
        attributes.get("origin") == "tm" and attributes.get("percent", "100") != "100"
    )


def read(source: Source) -> list[Version]:
    """Return the versions of a Trados file."""
    return entries.versions(source, stream(source))


def stream(source: Source) -> Iterator[Entry]:
    """Yield the texts one by one, in constant memory."""
    return parsed(Sdl(source))
