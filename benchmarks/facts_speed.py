"""Rows a second for numbers, dates and codes, extraction and comparison together, and the ratio to pofilter.

    python benchmarks/facts_speed.py [LANG ...]

The rows come from `base.tsv` under QA_BENCH (default ../shared/bench), English against each language, on one core;
CPU time, best of five. Translate Toolkit's pofilter runs in the same process with eleven filters, if it is installed.
"""

from __future__ import annotations

import csv
import importlib
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from qa import facts
from qa.compare import Side
from qa.compare.values import match
from qa.evidence import Evidence
from qa.model import Fact, Segment

BENCH = Path(os.environ.get("QA_BENCH", "../shared/bench")) / "dev"
FILTERS = [
    "numbers",
    "urls",
    "emails",
    "brackets",
    "doublewords",
    "blank",
    "untranslated",
    "newlines",
    "tabs",
    "short",
    "long",
]


def main() -> None:
    with (BENCH / "base.tsv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    for language in sys.argv[1:] or ["de", "ru", "ar", "zh-CN"]:
        pairs = [(row["en"], row[language]) for row in rows]
        ours = rate(lambda pairs=pairs, language=language: compare(pairs, language), len(pairs))
        line = f"en-{language}: {ours:,.0f} rows a second"
        other = pofilter(pairs)
        print(f"{line}; pofilter {other:,.0f}, ratio {ours / other:.1f}" if other else line)


def rate(work: Callable[[], None], count: int) -> float:
    """Return rows a second, best of five after one to warm up."""
    work()
    best = min(_took(work) for _ in range(5))
    return count / best


def _took(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def compare(pairs: list[tuple[str, str]], language: str) -> None:
    evidence = Evidence()
    for first, second in pairs:
        mine = Side("en", Segment(first), extract(first, "en"))
        theirs = Side(language, Segment(second), extract(second, language))
        match(mine, theirs, evidence)


def extract(text: str, language: str) -> tuple[Fact, ...]:
    """Return the facts of the pool `values`, with what other kinds claim before them, as `qa.facts.extract` does."""
    found: list[Fact] = []
    for kind in facts.kinds():
        if kind.ORDER <= 50:
            new = list(kind.extract(text, language))
            found += new if kind.POOL == "values" else []
            for fact in new:
                text = text[: fact.span.start] + facts.CLAIMED * len(fact.text) + text[fact.span.end :]
    return tuple(found)


def pofilter(pairs: list[tuple[str, str]]) -> float:
    try:
        checks = importlib.import_module("translate.filters.checks")
        po = importlib.import_module("translate.storage.po")
    except ImportError:
        return 0.0
    tests = checks.StandardChecker(limitfilters=FILTERS)
    units = []
    for first, second in pairs:
        unit = po.pounit(first)
        unit.target = second
        units.append(unit)

    def work() -> None:
        for unit in units:
            tests.run_filters(unit)

    return rate(work, len(pairs))


if __name__ == "__main__":
    main()
