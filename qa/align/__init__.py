"""The segments of all versions to units: by the file's own ids, else by length and what no translation changes.

Nothing here knows a privileged version. Versions are laid one by one onto the path that those before them made, the
source or the longest first, so a paragraph that one version of six lacks is one gap in one unit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qa.align.path import beads
from qa.align.profile import Measure, Slot, laid
from qa.evidence import Evidence, Summary, learn
from qa.kinds import kinds
from qa.model import Document, Progress, Segment, Unit, Version


def batch(
    groups: Mapping[str, Sequence[Version]], source: str | None, progress: Progress | None = None
) -> tuple[list[Document], Evidence]:
    """Return the documents of a batch and what they teach.

    Documents without ids are aligned twice: blind, and with what the first pass has taught of the others.
    """
    documents: list[Document] = []
    for name, versions in groups.items():
        if progress:
            progress(len(documents), len(groups), "aligning")
        documents.append(document(name, versions, source))
    learned = learn(documents, _summaries())
    if all(by_id(d.versions) for d in documents):
        return documents, learned
    again: list[Document] = []
    for first in documents:
        if progress:
            progress(len(again), len(groups), "aligning again")
        again.append(first if by_id(first.versions) else document(first.name, first.versions, source, learned))
    return again, learn(again, _summaries())


def _summaries() -> list[type[Summary]]:
    """Return what kinds of facts learn from a batch."""
    return [kind.learns for kind in kinds() if kind.learns]


def document(name: str, versions: Sequence[Version], source: str | None, evidence: Evidence | None = None) -> Document:
    """Return the document that these versions make; `source` counts only where it is one of them.

    Without one, it is the version that the files themselves call the original.
    """
    known = [version.name for version in versions if version.name == source]
    here = next(iter(known or [version.name for version in versions if version.original]), None)
    return Document(name, tuple(versions), align(name, versions, here, evidence), here)


def align(
    document: str, versions: Sequence[Version], source: str | None, evidence: Evidence | None = None
) -> tuple[Unit, ...]:
    """Return the units of one document in the order of its text."""
    if by_id(versions):
        return _joined(document, versions, source)
    order = ranked(versions, source)
    measure = Measure(order[0].name, evidence or Evidence(), document)
    slots = measure.slots(order[0])
    for version in order[1:]:
        others = measure.fitted(slots, measure.slots(version), version.name)
        slots = laid(slots, others, beads(*measure.worded(slots, others, version.name)))
    names = tuple(version.name for version in versions)
    here = source if source in names else None
    return tuple(_unit(document, str(number), names, slot, here) for number, slot in enumerate(slots, 1))


def _unit(document: str, key: str, names: tuple[str, ...], slot: Slot, source: str | None) -> Unit:
    segments = tuple((name, Segment.joined(slot.segments[name])) for name in names if name in slot.segments)
    return Unit(document, key, names, segments, source)


def ranked(versions: Sequence[Version], source: str | None) -> list[Version]:
    """Return the versions in the order in which they are laid down: the source, then the longest first."""
    return sorted(versions, key=lambda v: (v.name != source, -len(v.segments), v.name))


def identified(versions: Sequence[Version]) -> bool:
    """Say whether every segment of every version carries the file's own id."""
    return all(segment.unit is not None for version in versions for segment in version.segments)


def by_id(versions: Sequence[Version]) -> bool:
    """Say whether nothing must be aligned: every segment has an id, or no version has more than one segment."""
    return identified(versions) or all(len(version.segments) < 2 for version in versions)


def _joined(document: str, versions: Sequence[Version], source: str | None) -> tuple[Unit, ...]:
    """Join by id; the nth segment of an id belongs to the nth of the same id elsewhere."""
    names = tuple(version.name for version in versions)
    here = source if source in names else None
    rows: dict[tuple[str, int], list[tuple[str, Segment]]] = {}
    for version in sorted(versions, key=lambda v: v.name != source):
        seen: dict[str, int] = {}
        for segment in version.segments:
            key = segment.unit or "1"
            seen[key] = seen.get(key, 0) + 1
            rows.setdefault((key, seen[key]), []).append((version.name, segment))
    place = {name: number for number, name in enumerate(names)}
    out = {version.name: version.left_out for version in versions}
    return tuple(
        Unit(
            document,
            key,
            tuple(name for name in names if key not in out[name]),
            tuple(sorted(row, key=lambda cell: place[cell[0]])),
            here,
        )
        for (key, _), row in rows.items()
    )
