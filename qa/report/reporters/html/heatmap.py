"""Heat maps: how many findings fall on each version of a document, and on each version by check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from qa.model import Finding, Result, Severity
from qa.report.quality import count_words, find_depth

MOST_DOCUMENTS = 200
"""Of more documents the heat map shows the worst."""

Cell = Mapping[str, object]


@dataclass(slots=True)
class Heat:
    """How many findings of each severity fall on one place of a table."""

    counts: Counter[Severity] = field(default_factory=Counter)

    @property
    def worst(self) -> Severity | None:
        """The worst severity."""
        return max(self.counts, default=None)

    @property
    def weight(self) -> tuple[int, ...]:
        """What tables are sorted by: errors, then warnings, then notes."""
        return tuple(self.counts[severity] for severity in reversed(Severity))


class Field:
    """Findings counted by a pair of keys."""

    def __init__(self, findings: Iterable[Finding], key: str) -> None:
        self.at: dict[tuple[str, str | None], Heat] = {}
        self.of: dict[str, Heat] = {}
        for finding in findings:
            row, severity = (
                str(getattr(finding, key)),
                finding.severity or Severity.NOTE,
            )
            for version in finding.blamed or (None,):
                self.at.setdefault((row, version), Heat()).counts[severity] += 1
            self.of.setdefault(row, Heat()).counts[severity] += 1


def map_checks(
    result: Result, columns: Sequence[str | None]
) -> Iterator[Mapping[str, object]]:
    """Yield a row a check that found something, the worst first."""
    heat = Field(result.findings, "check")
    words = sum(map(count_words, result.documents))
    for check in sorted(
        heat.of, key=lambda name: ([-n for n in heat.of[name].weight], name)
    ):
        cells = []
        for column in columns:
            found = heat.at.get((check, column))
            cells.append(_cell(found, words, check=check, version=column or "open"))
        yield {
            "name": check,
            "link": link(check=check),
            "cells": cells,
            "all": heat.of[check].counts.total(),
        }


def map_documents(
    result: Result, columns: Sequence[str | None]
) -> tuple[list[Mapping[str, object]], str]:
    """Return a row a document, the worst first, and what is said above them."""
    heat = Field(result.findings, "document")
    none = Heat()
    there = {d.name: {version.name for version in d.versions} for d in result.documents}
    names = sorted(
        there, key=lambda name: ([-n for n in heat.of.get(name, none).weight], name)
    )
    rows: list[Mapping[str, object]] = []
    words = {document.name: count_words(document) for document in result.documents}
    for name in names[:MOST_DOCUMENTS]:
        cells = []
        for column in columns:
            found = heat.at.get((name, column))
            cell = _cell(found, words[name], document=name, version=column or "open")
            cells.append({**cell, "there": column is None or column in there[name]})
        rows.append({"name": name, "link": link(document=name), "cells": cells})
    rest = len(names) - len(rows)
    clean = sum(name not in heat.of for name in names)
    said = (
        f"{clean:,} of {len(names):,} documents have no finding. The worst come first"
        if len(names) > 1
        else ""
    )
    return (
        rows,
        f"{said}; {rest:,} more are not shown here." if rest else said and f"{said}.",
    )


def _cell(heat: Heat | None, words: int, **keys: str) -> Cell:
    if heat is None or heat.worst is None:
        return {"count": 0, "style": "none", "said": "", "link": ""}
    amount = heat.counts.total()
    counts = [
        f"{heat.counts[severity]} {severity.name.lower()}"
        for severity in reversed(Severity)
        if heat.counts[severity]
    ]
    return {
        "count": amount,
        "style": f"{heat.worst.name.lower()} d{find_depth(amount, words)}",
        "said": f"{', '.join(keys.values())}: {', '.join(counts)}",
        "link": link(**keys),
    }


def link(**values: str) -> str:
    """Return where on the page the findings with some values are listed."""
    return "#/findings?" + urlencode(values, errors="replace")
