"""Translations that stand behind their source."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StaleUnit:
    """A unit whose source changed since its translation last did, in substance.

    `path` and `line` are the translation's (of the text before the gap where it has
    none), `since` is the day on which the source left `before`, `after` is what it says
    now; `words` are those to translate. `kind` is `text`, `added` (the translation has
    nothing), or what needs no translator: `links`, `code`, `wording` (spelling). `text` is the translation,
    `standing` the day since which it stands.
    """

    document: str
    version: str
    path: str
    line: int
    source_path: str
    source_line: int
    since: str
    before: str
    after: str
    words: int
    kind: str
    text: str = ""
    standing: str = ""

    @property
    def needs_translator(self) -> bool:
        """Whether words must be translated."""
        return self.kind in {"text", "added"}


@dataclass(frozen=True, slots=True)
class StalePage:
    """One version of a document beside its source: how many units it has, and those that are behind."""

    document: str
    version: str
    path: str
    units: int
    stale: tuple[StaleUnit, ...] = ()

    @property
    def count(self) -> int:
        """How many units need a translator."""
        return sum(unit.needs_translator for unit in self.stale)

    @property
    def words(self) -> int:
        """How many words there are to translate."""
        return sum(unit.words for unit in self.stale)
