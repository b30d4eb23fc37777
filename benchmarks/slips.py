"""Slips of professional translators that stand in print: what one version says where most others say something else.

    QA_BENCH=../shared/bench python benchmarks/slips.py            # the table of docs/slips.md is made from this

All versions of `base.tsv` are compared at once, none of them named as the source. Values only: the texts stay where
they are (NTREX-128, news in 128 languages; Federmann, Kocmi and Xin, 2022).
"""

from __future__ import annotations

import csv
import os
from pathlib import Path

from qa import memory
from qa.compare import Difference, differences
from qa.evidence import Evidence
from qa.kinds.values.group import VALUES
from qa.kinds.values.severity import severity
from qa.language import of
from qa.model import Fact, Segment, Severity, Unit

BENCH = Path(os.environ.get("QA_BENCH", "../shared/bench")) / "dev" / "base.tsv"
MOST = 0.6
"""How many of the versions must agree."""


@memory.run()
def main() -> None:
    """Print a row for each version that stands alone with another value."""
    with BENCH.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    versions = tuple(column for column in rows[0] if column not in {"unit", "document"})
    evidence = Evidence()
    for row in rows:
        segments = tuple(
            (version, Segment(row[version]))
            for version in versions
            if row[version].strip()
        )
        unit = Unit(row["document"], row["unit"], versions, segments)
        for difference in differences(unit, VALUES, evidence):
            alone = (
                difference.odd
                and difference.instead
                and len(difference.stated) >= MOST * len(versions)
            )
            if alone and severity(difference, unit) is not Severity.NOTE:
                print(line(unit.id, difference))


def line(unit: str, difference: Difference) -> str:
    """Return one row: the unit, how many say what, and who says what instead."""
    stated, instead = difference.stated[0][1], difference.instead[0][1]
    many = len(difference.stated)
    return f"| {unit} | {shown(stated)} | {many} | {of(difference.odd or '').name} | {shown(instead)} |"


def shown(fact: Fact) -> str:
    """Return a value with its unit, numbers in groups of three."""
    value = (
        f"{int(fact.value):,}"
        if fact.kind == "number" and fact.value.isdecimal()
        else fact.value
    )
    return f"{value} {fact.unit}".strip()


if __name__ == "__main__":
    main()
