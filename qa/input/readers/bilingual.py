"""One part of a unit of a bilingual file: its two texts, its states, and the entries they make under the policy."""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from qa.input.readers.entries import Entry
from qa.model import Segment

_new = tuple.__new__


@dataclass(frozen=True, slots=True)
class Job:
    """Where the units of a file go: its name for the original, and the two versions."""

    document: str
    source: str
    target: str
    path: str
    skip: frozenset[str]

    def skips(self, states: Collection[str]) -> bool:
        """Say whether the policy leaves out units of these states."""
        return bool(states) and not self.skip.isdisjoint(states)

    def left_out(self, unit: str) -> tuple[Entry, ...]:
        """Return that a unit is left out."""
        left_out = Entry(self.document, self.source, unit, None, original=True)
        return left_out, Entry(self.document, self.target, unit, None, skipped=True)

    def entries(
        self, unit: str, source: Segment | None, target: Segment | None
    ) -> tuple[Entry, ...]:
        """Return both texts; one that is not translated is left out, or is an empty text."""
        if source is None or not source.text:
            if target is None or not target.text:
                return ()
            return (Entry(self.document, self.target, unit, target),)
        if target is None or not target.text:
            if self.skips({"untranslated"}):
                return self.left_out(unit)
            target = Segment(
                "", source.path, source.line, source.column, source.unit, source.role
            )
        here = _new(Entry, (self.document, self.source, unit, source, False, True))
        return here, _new(
            Entry, (self.document, self.target, unit, target, False, False)
        )


@functools.lru_cache(maxsize=64)
def workflow(state: str) -> frozenset[str]:
    """Return what a state of XLIFF 1.2 (section 2.3) or 2.x (section 4.3.1.27) means for the policy."""
    if state in {"new", "needs-translation"}:
        return frozenset(["untranslated", "unapproved"])
    if state.startswith("needs-"):
        return frozenset(["fuzzy", "unapproved"])
    return (
        frozenset() if state in {"final", "signed-off"} else frozenset(["unapproved"])
    )


def noted(attributes: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """Return what attributes say, under the names that segments use for it."""
    if names.keys().isdisjoint(attributes):
        return {}
    return {names[key]: attributes[key] for key in names if key in attributes}
