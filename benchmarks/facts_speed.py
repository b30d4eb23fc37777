"""Rows a second for numbers, dates and codes, extraction and comparison together, and the ratio to pofilter.

    PYTHON_OF_POFILTER=/path/to/venv/bin/python python benchmarks/facts_speed.py [LANG ...]

The rows come from `base.tsv` under QA_BENCH (default ../shared/bench), English against each language, on one core;
CPU time, best of nine. What qa remembers of whole texts is forgotten before each round; its lexicon is warm, and
`first` is the first round, when it was not. Translate Toolkit's pofilter runs with eleven filters between two of our
rounds, in an environment of its own (GPL): pip install translate-toolkit.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from qa import kinds as facts
from qa import memory
from qa.compare import Side
from qa.evidence import Evidence
from qa.kinds.values.matching import match
from qa.model import Segment

BENCH = Path(os.environ.get("QA_BENCH", "../shared/bench")) / "dev"
Pairs = list[tuple[Segment, Segment]]


@memory.run()
def main() -> None:
    """Print a line a language."""
    with (BENCH / "base.tsv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for language in sys.argv[1:] or ["de", "ru", "ar", "zh-CN"]:
        pairs = [(Segment(row["en"]), Segment(row[language])) for row in rows]
        first = len(pairs) / took(
            lambda pairs=pairs, language=language: compare(pairs, language)
        )
        ours = rate(
            lambda pairs=pairs, language=language: compare(pairs, language), len(pairs)
        )
        other = pofilter(language)
        ours = max(
            ours,
            rate(
                lambda pairs=pairs, language=language: compare(pairs, language),
                len(pairs),
            ),
        )
        line = f"en-{language}: {ours:,.0f} rows a second (first {first:,.0f})"
        print(
            f"{line}; pofilter {other:,.0f}, ratio {ours / other:.1f}"
            if other
            else line
        )


def rate(work: Callable[[], None], count: int, rounds: int = 9) -> float:
    """Return rows a second, best of some rounds."""
    return count / min(took(work) for _ in range(rounds))


def took(work: Callable[[], None]) -> float:
    """Return the CPU time of one round, in seconds."""
    start = time.process_time()
    work()
    return time.process_time() - start


def compare(pairs: Pairs, language: str) -> None:
    """Read and compare each row anew."""
    facts.forget()
    evidence = Evidence()
    for first, second in pairs:
        mine = Side("en", first, facts.of(first, "en", "values"))
        theirs = Side(language, second, facts.of(second, language, "values"))
        match(mine, theirs, evidence)


def pofilter(language: str) -> float:
    """Return the rows a second of pofilter, 0 where its environment is not named."""
    python = os.environ.get("PYTHON_OF_POFILTER")
    if not python:
        return 0.0
    script = Path(__file__).with_name("pofilter_speed.py")
    command = [python, str(script), str(BENCH / "base.tsv"), language]
    return float(
        subprocess.run(command, check=True, capture_output=True, text=True).stdout
    )


if __name__ == "__main__":
    main()
