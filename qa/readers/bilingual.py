"""One unit of a bilingual file: its texts by side and part, its states, and the entries they make under the policy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from qa.model import Segment
from qa.readers.entries import Entry
from qa.readers.mixed import Mixed

STATES = ("locked", "fuzzy", "untranslatable", "untranslated", "unapproved", "obsolete")
"""What a unit may be so that a policy leaves it out; see `skip-units` of the settings."""


@dataclass(slots=True)
class Pair:
    """The two texts of one part, and what the file says of it."""

    source: Mixed | None = None
    target: Mixed | None = None
    states: set[str] = field(default_factory=set)
    meta: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Job:
    """Where the units of a file go: its name for the original, and the two versions."""

    document: str
    source: str
    target: str
    path: str
    skip: frozenset[str]

    def entries(self, unit: str, pair: Pair, role: str = "") -> Iterator[Entry]:
        """Yield the entries of one part; a part that the policy leaves out says only that."""
        meta = tuple(pair.meta.items()) if pair.meta else ()
        source = pair.source.writing.segment(self.path, unit, role, meta) if pair.source else None
        target = pair.target.writing.segment(self.path, unit, role, meta) if pair.target else None
        if source is None or not source.text:
            if target is None or not target.text:
                return
        elif target is None or not target.text:
            pair.states.add("untranslated")
            target = _empty(source)
        yield from self.checked(unit, source, target, pair.states)

    def checked(self, unit: str, source: Segment | None, target: Segment | None, states: set[str]) -> Iterator[Entry]:
        """Yield both texts, or that the unit is left out."""
        if states and not self.skip.isdisjoint(states):
            yield Entry(self.document, self.source, unit, None)
            yield Entry(self.document, self.target, unit, None, skipped=True)
        else:
            if source is not None:
                yield Entry(self.document, self.source, unit, source)
            if target is not None:
                yield Entry(self.document, self.target, unit, target)


def _empty(source: Segment) -> Segment:
    """Return the empty translation of a source, standing where the source stands."""
    return Segment("", source.path, source.line, source.column, source.unit, source.role)


def workflow(state: str) -> set[str]:
    """Return what a state of XLIFF 1.2 (section 2.3) or 2.x (section 4.3.1.27) means for the policy."""
    if state in {"new", "needs-translation"}:
        return {"untranslated"}
    if state.startswith("needs-"):
        return {"fuzzy", "unapproved"}
    return set() if state in {"final", "signed-off"} else {"unapproved"}


def noted(attributes: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """Return what attributes say, under the names that segments use for it."""
    return {names[key]: value for key, value in attributes.items() if key in names}
