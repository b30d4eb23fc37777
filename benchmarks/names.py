"""How fast names are found and compared, with document evidence, in pairs of a row's source and another version.

Other facts are extracted before the clock starts. The first half of the rows is a warm-up that reads the tables;
garbage is looked for as seldom as in a run.

Run: QA_BENCH=... python benchmarks/names.py [LANG ...]
"""

from __future__ import annotations

import csv
import gc
import os
import resource
import sys
from pathlib import Path

from qa import kinds as facts
from qa import memory
from qa.compare import differences
from qa.evidence import Evidence
from qa.kinds.name import reading as name
from qa.kinds.name.evidence import Names
from qa.kinds.name.kind import NAMES
from qa.model import Segment, Unit

BENCH = Path(os.environ.get("QA_BENCH", "../shared/bench")) / "dev" / "base.tsv"


@memory.run()
def main(languages: list[str]) -> None:
    """Print row pairs a second of CPU: the first run reads the tables, the second has its texts new."""
    with BENCH.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    gc.set_threshold(1_000_000, 20, 50)
    half = len(rows) // 2
    for language in languages:
        compared(rows[:half], language)
        took = compared(rows[half:], language)
        print(f"{language}: {len(rows[half:]) / took:.0f} row pairs a second")


def compared(rows: list[dict[str, str]], language: str) -> float:
    """Return the seconds of CPU that the names of these rows take."""
    units = [
        Unit(
            row["document"],
            row["unit"],
            ("en", language),
            tuple((v, Segment(row[v])) for v in ("en", language)),
            "en",
        )
        for row in rows
    ]
    for unit in units:
        for version, segment in unit.segments:
            facts.of(segment, version, "names")
    start = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    for unit in units:
        for version, segment in unit.segments:
            list(name.extract(segment.text, version))
    evidence = Evidence(known={Names: Names.of(units)})
    for unit in units:
        differences(unit, NAMES, evidence)
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime - start


if __name__ == "__main__":
    main(sys.argv[1:] or ["ar", "fr", "zh-CN", "ru"])
