"""What each threshold of the comparison of names decides: moved down and up, what is found and what it costs.

    QA_BENCH=../shared/bench python benchmarks/name_thresholds.py --languages de,ar MISSING PHONETIC_MATCH

Rows of news (NTREX-128) with their translation: of each faulty translation with a name dropped or exchanged, whether a
name is said to be missing or another; of each clean one, whether anything but a note is said. Without names of
thresholds all are moved, by a tenth or by one.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
from collections.abc import Iterator
from pathlib import Path

from qa import kinds as facts
from qa import memory
from qa.compare import differences
from qa.evidence import Evidence
from qa.kinds.name import thresholds
from qa.kinds.name.evidence import Names
from qa.kinds.name.kind import NAMES
from qa.model import Segment, Unit

BENCH = Path(os.environ.get("QA_BENCH", "../shared/bench")) / "dev"
FAULTS = "name."
"""How the types of faults begin that are asked for: a name dropped, exchanged for another, a place for another."""


@memory.run()
def main() -> None:
    """Print a line for each threshold: its value, and what is found and falsely said below, at and above it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("thresholds", nargs="*", help="names of thresholds")
    parser.add_argument("--languages", default="de,ar")
    parser.add_argument("--rows", type=int, default=400)
    options = parser.parse_args()
    languages = options.languages.split(",")
    print(f"as it is: {measure(languages, options.rows)}")
    for name in options.thresholds or [
        one for one in vars(thresholds) if one.isupper()
    ]:
        value = getattr(thresholds, name)
        for other in move(value):
            setattr(thresholds, name, other)
            print(
                f"{name} {value} -> {other}: {measure(languages, options.rows)}",
                flush=True,
            )
        setattr(thresholds, name, value)


def move(value: object) -> Iterator[object]:
    """Yield a threshold moved down and up; tables are left alone."""
    if isinstance(value, int):
        yield from (value - 1, value + 1)
    elif isinstance(value, float):
        yield from (round(0.9 * value, 4), round(1.1 * value, 4))


def measure(languages: list[str], most: int) -> str:
    """Return the share of faults that are found, and of clean rows with an alarm, in per cent."""
    found = faults = alarms = rows = 0
    for language in languages:
        facts.forget()
        clean = read_units(language, most)
        evidence = Evidence(known={Names: Names.of(clean.values())})
        rows += len(clean)
        alarms += sum(accuses(unit, evidence) for unit in clean.values())
        for unit in read_faults(language, clean):
            faults += 1
            found += accuses(unit, evidence)
    return f"found {100 * found / max(faults, 1):.1f} % of {faults}, alarms {100 * alarms / max(rows, 1):.2f} % of {rows}"


def accuses(unit: Unit, evidence: Evidence) -> bool:
    """Say whether a name of a unit is said to be missing or to be another."""
    return any(
        one.kind in {"missing", "mismatch"}
        for one in differences(unit, NAMES, evidence)
    )


def read_units(language: str, most: int) -> dict[str, Unit]:
    """Return the first rows of the bench as units of English and a language."""
    with (BENCH / "base.tsv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))[
            :most
        ]
    return {
        row["unit"]: make_unit(
            row["document"], row["unit"], row["en"], language, row[language]
        )
        for row in rows
    }


def read_faults(language: str, clean: dict[str, Unit]) -> Iterator[Unit]:
    """Yield the units with a faulty translation."""
    with (BENCH / "errors.jsonl").open(encoding="utf-8") as handle:
        for line in handle:
            fault = json.loads(line)
            unit = clean.get(fault["unit"])
            if unit and fault["lang"] == language and fault["type"].startswith(FAULTS):
                yield make_unit(
                    unit.document, unit.id, unit["en"].text, language, fault["text"]
                )


def make_unit(
    document: str, number: str, english: str, language: str, text: str
) -> Unit:
    """Return a unit of two texts, of which English is the source."""
    segments = (("en", Segment(english)), (language, Segment(text)))
    return Unit(document, number, ("en", language), segments, "en")


if __name__ == "__main__":
    main()
