"""A text that stands in another place than in the other versions."""

from __future__ import annotations

from collections.abc import Iterator

from qa.align import identified, ranked
from qa.align.order import Crossing, Rows, Shift, moved
from qa.model import Document, Finding, Mark, Severity, Unit
from qa.registry import Context, document_check


@document_check(category="alignment", severity=Severity.WARNING, mqm="accuracy/mistranslation")
def segment_moved(document: Document, context: Context) -> Iterator[Finding]:
    """Two segments were exchanged, a paragraph was moved, or a column slipped by a row.

    In a table two neighbouring rows are exchanged where they fit crosswise better than as they stand, by their length,
    figures, names and the words that the batch links; in plain documents the paragraphs of one version stand in another
    order.

    Example: en `Bring 3 litres.` / `Leave at 7:30!`, id `Berangkat pukul 7:30!` / `Bawalah 3 liter.`
    """
    against, *others = (version.name for version in ranked(document.versions, document.source))
    for version in others:
        if identified(document.versions):
            yield from _rows(Rows(document, against, version, context.evidence), document.source)
        else:
            for unit in moved(document, version):
                yield _moved(unit, version, against, document.source)


def _rows(rows: Rows, source: str | None) -> Iterator[Finding]:
    taken: set[str] = set()
    for shift in rows.shifts():
        taken |= {unit.id for unit in shift.units}
        yield _shifted(shift, source)
    for crossing in rows.crossings():
        if taken.isdisjoint(unit.id for unit in crossing.units):
            taken |= {unit.id for unit in crossing.units}
            yield _exchanged(crossing, source)


def _exchanged(crossing: Crossing, source: str | None) -> Finding:
    first, second = crossing.units
    version = crossing.version
    message = f"the texts of {version} in rows {first.id} and {second.id} seem to be exchanged"
    marks = [Mark(name, unit[name]) for unit in crossing.units for name in (version, crossing.against)]
    return Finding(message, tuple(marks), version if source else None, unit=first.id)


def _shifted(shift: Shift, source: str | None) -> Finding:
    first, last = shift.units[0], shift.units[-1]
    version = shift.version
    way = "the row before" if shift.offset > 0 else "the row after"
    message = f"from row {first.id} to {last.id} {version} seems to have slipped: each text belongs to {way}"
    marks = [Mark(name, unit[name]) for unit in (first, last) for name in (version, shift.against)]
    return Finding(message, tuple(marks), version if source else None, unit=first.id)


def _moved(unit: Unit, version: str, against: str, source: str | None) -> Finding:
    other = unit.get(against)
    marks = [Mark(version, unit[version]), *([Mark(against, other)] if other else [])]
    message = f"this paragraph stands in another place in {version} than in {against}"
    return Finding(message, tuple(marks), version if source else None, unit=unit.id)
