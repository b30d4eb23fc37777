"""A text that stands in another place than in the other versions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from qa.align import ranked
from qa.evidence import Evidence
from qa.model import Document, Finding, Mark, Severity
from qa.omission.order import Displaced, displaced
from qa.registry import Context, document_check

_SAID = {
    "exchanged": "the texts of {version} in rows {first} and {last} seem to be exchanged",
    "up": "from row {first} to {last} {version} seems to have slipped: each text belongs to the row before",
    "down": "from row {first} to {last} {version} seems to have slipped: each text belongs to the row after",
    "moved": "this paragraph stands in another place in {version} than in {against}",
    "block": "these {count:,} paragraphs stand in another place in {version} than in {against}",
    "sorted": "this list is in another order in {version} than in {against}",
}


@document_check(
    category="alignment", severity=Severity.WARNING, mqm="accuracy/mistranslation"
)
def segment_moved(document: Document, context: Context) -> Iterator[Finding]:
    """Two segments were exchanged, a paragraph was moved, or a column slipped by a row.

    In a table two neighbouring rows are exchanged where they fit crosswise better than as they stand, by their length,
    figures, names and the words that the batch links; in plain documents the paragraphs of one version stand in another
    order. Neighbours that were moved together are one finding; a list that is sorted otherwise is a note, since every
    language has an order of its own. Of several versions the one that stands alone is named.

    Example: en `Bring 3 litres.` / `Leave at 7:30!`, id `Berangkat pukul 7:30!` / `Bawalah 3 liter.`
    """
    against, *others = (
        version.name for version in ranked(document.versions, document.source)
    )
    for places in _gathered(document, against, others, context.evidence).values():
        enough = len(others) - 1 if document.source else len(others) / 2
        if len(others) > 1 and len(places) > enough:
            # Most say the same of the one that they are measured by: it is the one that differs.
            yield _finding(
                replace(places[0], version=against, against=places[0].version), against
            )
        else:
            for place in places:
                yield _finding(
                    place, place.version if document.source or len(others) > 1 else None
                )


def _gathered(
    document: Document, against: str, others: Sequence[str], evidence: Evidence
) -> Mapping[tuple[str, ...], list[Displaced]]:
    """Return who stands in another order than `against`, by what is concerned."""
    found: dict[tuple[str, ...], list[Displaced]] = {}
    for version in others:
        for place in displaced(document, against, version, evidence):
            found.setdefault(
                (place.kind, *(unit.id for unit in place.units)), []
            ).append(place)
    return found


def _finding(place: Displaced, blamed: str | None) -> Finding:
    first, last = place.units[0], place.units[-1]
    is_block = place.kind == "moved" and len(place.units) > 1
    message = _SAID["block" if is_block else place.kind].format(
        version=place.version,
        against=place.against,
        first=first.id,
        last=last.id,
        count=len(place.units),
    )
    severity = Severity.NOTE if place.kind == "sorted" else None
    pairs = (
        (unit, name)
        for unit in dict.fromkeys((first, last))
        for name in (place.version, place.against)
    )
    marks = tuple(Mark(name, unit[name]) for unit, name in pairs if unit.get(name))
    return Finding(message, marks, blamed, severity=severity, unit=first.id)
