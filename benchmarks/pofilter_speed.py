"""Rows a second of Translate Toolkit's pofilter with eleven filters; `facts_speed.py` runs it.

    /path/to/venv/bin/python benchmarks/pofilter_speed.py BASE.tsv LANG

It needs translate-toolkit and the standard library alone; CPU time, best of five after one round to warm up.
"""

from __future__ import annotations

import csv
import sys
import time
from pathlib import Path

from translate.filters import checks
from translate.storage import po

FILTERS = "numbers urls emails brackets doublewords blank untranslated newlines tabs short long".split()  # noqa: SIM905


def main() -> None:
    """Print the rate of one language."""
    path, language = sys.argv[1:]
    with Path(path).open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    tests = checks.StandardChecker(limitfilters=FILTERS)
    units = []
    for row in rows:
        unit = po.pounit(row["en"])
        unit.target = row[language]
        units.append(unit)
    took(tests, units)
    print(len(units) / min(took(tests, units) for _ in range(5)))


def took(tests: checks.StandardChecker, units: list[po.pounit]) -> float:
    """Return the CPU time of one round, in seconds."""
    start = time.process_time()
    for unit in units:
        tests.run_filters(unit)
    return time.process_time() - start


if __name__ == "__main__":
    main()
