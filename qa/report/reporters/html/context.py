"""What stands around a finding: its unit in every version, and the units before and after it.

A reviewer decides by them, above all where a text is missing. Texts are kept once; of a run with very many findings
the worst have their surroundings, as far as the page has room.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from qa.model import Document, Finding, Result, Severity, Unit
from qa.report.reporters.html.pool import Pool

AROUND = 2
"""Units before a finding, and as many behind it."""
ROOM = 6_000_000
"""Characters of texts that surroundings may add: with them, the page of ten thousand findings stays below 20 MB."""

Row = list[object]
"""Document, place among its units, the unit's id, and of each version that has it: version, text, path, line."""


class Surroundings:
    """The rows of units that the page shows, and which of them a finding is about."""

    def __init__(self, texts: Pool, paths: Pool, names: Pool, versions: Pool) -> None:
        self.texts, self.paths, self.names, self.versions = (
            texts,
            paths,
            names,
            versions,
        )
        self.rows: list[Row] = []
        self.is_cut = False
        self._places: dict[str, Mapping[str, int]] = {}
        self._kept: dict[tuple[str, int], int] = {}
        self._room = ROOM

    def add(self, result: Result) -> list[int]:
        """Keep the surroundings of all findings, the worst first; return the row of each, -1 where it has none."""
        findings = (*result.findings, *result.accepted)
        documents = {document.name: document for document in result.documents}
        found = [-1] * len(findings)
        order = sorted(
            range(len(findings)), key=lambda n: _weight(findings[n]), reverse=True
        )
        for number in order:
            finding = findings[number]
            document = documents.get(finding.document)
            if document is not None:
                found[number] = self._add_around(finding, document)
        return found

    def _add_around(self, finding: Finding, document: Document) -> int:
        place = self._find_unit(finding, document)
        if place < 0:
            return -1
        wanted = range(
            max(0, place - AROUND), min(len(document.units), place + AROUND + 1)
        )
        for near in wanted:
            self._add_row(document, near)
        return self._kept.get((document.name, place), -1)

    def _find_unit(self, finding: Finding, document: Document) -> int:
        """Return the place of a finding's unit in its document, -1 where no text of it is known."""
        if finding.unit is None:
            return -1
        if document.name not in self._places:
            places: dict[str, int] = {}
            for number, unit in enumerate(document.units):
                if unit.segments:
                    places.setdefault(unit.id, number)
            self._places[document.name] = places
        return self._places[document.name].get(finding.unit, -1)

    def _add_row(self, document: Document, place: int) -> None:
        key = document.name, place
        unit = document.units[place]
        if key in self._kept:
            return
        cost = sum(len(segment.text) for _, segment in unit.segments)
        if cost > self._room:
            self.is_cut = True
            return
        self._room -= cost
        self._kept[key] = len(self.rows)
        self.rows.append(
            [
                self.names.number(document.name),
                place,
                unit.id,
                list(self._list_cells(unit)),
            ]
        )

    def _list_cells(self, unit: Unit) -> Iterable[Sequence[int]]:
        for version, segment in unit.segments:
            yield (
                self.versions.number(version),
                self.texts.number(segment.text),
                self.paths.number(segment.path),
                segment.line,
            )


def _weight(finding: Finding) -> tuple[int, int]:
    """Return how bad and how sure a finding is."""
    return int(finding.severity or Severity.NOTE), int(finding.confidence)
