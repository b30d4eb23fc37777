"""Which versions have nothing for a unit, or have a unit alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.model import Mark, Unit


@dataclass(frozen=True, slots=True)
class Absence:
    """`version` lacks a unit that `others` have or, where it is `added`, has a unit that `others` lack."""

    unit: Unit
    version: str
    others: tuple[str, ...]
    added: bool = False

    @property
    def what(self) -> str:
        """What the text is, for a sentence."""
        return self.unit.segments[0][1].role or ("row" if self.unit.segments[0][1].unit else "paragraph")

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The text that is there, the source's first."""
        having = (self.version,) if self.added else self.others
        return tuple(Mark(version, self.unit[version]) for version in having)


def absences(unit: Unit) -> Iterator[Absence]:
    """Yield each version that has no segment in a unit, or the few that have one alone."""
    having = [version for version, segment in unit.segments if segment.text.strip()]
    lacking = [version for version in unit.versions if unit.get(version) is None]
    if not having or not lacking:
        return
    if _added(having, lacking, unit):
        yield from (Absence(unit, version, tuple(lacking), added=True) for version in having)
    else:
        first = sorted(having, key=lambda version: version != unit.source)
        yield from (Absence(unit, version, tuple(first)) for version in lacking)


def _added(having: Sequence[str], lacking: Sequence[str], unit: Unit) -> bool:
    """Say whether those that have the unit are the odd ones: fewer than half, or without a source that is right."""
    if unit.source in having:
        return False
    if unit.source in lacking:
        return len(having) < 2 or len(lacking) > 1
    return len(having) < len(lacking)
