"""The segments of all versions to units: by the file's own ids, else by their texts.

Nothing here knows a privileged version. Versions are laid one by one onto the path
that those before them made, the source or the longest first, so a paragraph that one
version of six lacks is one gap in one unit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from qa.align.bounds import bound
from qa.align.path import find_beads
from qa.align.profile import Measure
from qa.align.slot import Slot, merge_slots
from qa.align.timed import align_by_time, are_timed, cut_versions
from qa.borders import Border
from qa.evidence import Evidence, Summary, Taught, learn, learn_for_alignment
from qa.kinds import kinds
from qa.model import Document, Progress, Segment, Unit, Version

Cell = tuple[str, Segment]
"""A version's name and its segment of a unit."""


def batch(
    groups: Mapping[str, Sequence[Version]],
    source: str | None,
    progress: Progress | None = None,
    border: Border | None = None,
    taught: Taught | None = None,
) -> tuple[list[Document], Taught]:
    """Return the documents of a batch, in the order of `groups`, and what they teach.

    Documents without ids are aligned twice: blind, and with what the first pass has
    taught of all of them. What a larger batch has `taught` stands for both: then one
    pass is enough, and nothing is learnt. A document that cannot be aligned has no
    units, and is held at the `border`.
    """
    border = border or Border()
    first = taught.first if taught else None
    documents: list[Document] = []
    for name, group in groups.items():
        if progress:
            progress(len(documents), len(groups), "aligning")
        documents.append(_align_one(name, group, source, border, first))
    if taught:
        return documents, taught
    if all(by_id(each.versions) for each in documents):
        whole = learn(documents, list_summaries(), border)
        return documents, Taught(whole=whole)
    evidence = learn_for_alignment(documents, border)
    again: list[Document] = []
    for each in documents:
        if progress:
            progress(len(again), len(groups), "aligning again")
        if not by_id(each.versions):
            versions = each.versions
            again.append(_align_one(each.name, versions, source, border, evidence))
        else:
            again.append(each)
    return again, Taught(evidence, learn(again, list_summaries(), border))


def _align_one(
    name: str,
    versions: Sequence[Version],
    source: str | None,
    border: Border,
    evidence: Evidence | None = None,
) -> Document:
    """Return a document without the texts beyond measure; without units where it cannot be aligned."""
    with border.around("aligning texts", name):
        return bound(document(name, versions, source, evidence))
    return Document(name, tuple(versions), ())


def list_summaries() -> list[type[Summary]]:
    """Return what kinds of facts learn from a batch.

    Each kind may have one.
    """
    return [kind.learns for kind in kinds() if kind.learns]


def document(
    name: str,
    versions: Sequence[Version],
    source: str | None,
    evidence: Evidence | None = None,
) -> Document:
    """Return the document that these versions make, its units in the order of its text.

    Its source is `source` where that is one of them, else the first version that the
    files themselves call the original.
    """
    named = [version.name for version in versions if version.name == source]
    originals = [version.name for version in versions if version.original]
    candidates = named or originals
    chosen = candidates[0] if candidates else None
    if are_timed(versions):
        versions = cut_versions(versions)
    units = align(name, versions, chosen, evidence)
    return Document(name, tuple(versions), units, chosen)


def align(
    document: str,
    versions: Sequence[Version],
    source: str | None,
    evidence: Evidence | None = None,
) -> tuple[Unit, ...]:
    """Return the units of one document in the order of its text.

    With ids, a unit has the file's own id; without, units are numbered from 1, and
    every text is in exactly one of them. `source` is named in the units if it is one
    of the versions.

    `evidence` is what the batch has taught before; without it the languages' own
    length ratios are all that is known.
    """
    if by_id(versions):
        return _join_by_id(document, versions, source)
    names = tuple(version.name for version in versions)
    source = source if source in names else None
    if are_timed(versions):
        rows = align_by_time(versions)
        return tuple(
            _make_unit(document, str(number), names, row, source)
            for number, row in enumerate(rows, 1)
        )
    slots = _lay_down(document, ranked(versions, source), evidence or Evidence())
    units = []
    for number, slot in enumerate(slots, 1):
        row = {name: Segment.joined(parts) for name, parts in slot.segments.items()}
        units.append(_make_unit(document, str(number), names, row, source))
    return tuple(units)


def _make_unit(
    document: str,
    key: str,
    names: tuple[str, ...],
    row: Mapping[str, Segment],
    source: str | None,
) -> Unit:
    """Return the unit of a row: its cells are in the order of `names`.

    A version without text there has no cell.
    """
    cells = tuple((name, row[name]) for name in names if name in row)
    return Unit(document, key, names, cells, source)


def _lay_down(
    document: str,
    versions: Sequence[Version],
    evidence: Evidence,
) -> list[Slot]:
    """Return the slots of a document: each version is aligned with those before it.

    The first of `versions` is the pivot, by whose letters all are measured.
    """
    measure = Measure(versions[0].name, evidence, document)
    slots = measure.slots(versions[0])
    for version in versions[1:]:
        others = measure.fit_lengths(slots, measure.slots(version), version.name)
        beads = find_beads(*measure.link_words(slots, others, version.name))
        slots = [merge_slots([*slots[b.left], *others[b.right]]) for b in beads]
    return slots


def ranked(versions: Sequence[Version], source: str | None) -> list[Version]:
    """Return the versions in the order in which they are laid down.

    The source comes first, then the longest.
    """
    return sorted(versions, key=lambda v: (v.name != source, -len(v.segments), v.name))


def identified(versions: Sequence[Version]) -> bool:
    """Return whether every segment of every version carries the file's own id.

    So it is in tables and in catalogues.
    """
    ids = [segment.unit for version in versions for segment in version.segments]
    return None not in ids


def by_id(versions: Sequence[Version]) -> bool:
    """Return whether nothing must be aligned.

    That is so if every segment has an id, or no version has more than one segment.
    """
    longest = max((len(version.segments) for version in versions), default=0)
    return longest < 2 or identified(versions)


def _join_by_id(
    document: str,
    versions: Sequence[Version],
    source: str | None,
) -> tuple[Unit, ...]:
    """Join by id; the nth segment of an id belongs to the nth of the same id elsewhere.

    Units come in the order of the source, then of the versions as they are given.
    """
    names = tuple(version.name for version in versions)
    left_out = {version.name: version.left_out for version in versions}
    rows: dict[tuple[str, int], dict[str, Segment]] = {}
    for version in sorted(versions, key=lambda version: version.name != source):
        times: Counter[str] = Counter()
        for segment in version.segments:
            key = segment.unit or "1"
            times[key] += 1
            rows.setdefault((key, times[key]), {})[version.name] = segment
    source = source if source in names else None
    units = []
    for (key, _), row in rows.items():
        asked = tuple(name for name in names if key not in left_out[name])
        cells = tuple((name, row[name]) for name in names if name in row)
        units.append(Unit(document, key, asked, cells, source))
    return tuple(units)
