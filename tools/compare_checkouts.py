"""Compare what two checkouts say of the same texts, byte for byte.

    python tools/compare_checkouts.py OLD_PYTHON NEW_PYTHON [--quick] [--keep DIR]

OLD_PYTHON and NEW_PYTHON are the interpreters of two virtual environments in which `qa` is installed from a checkout
each. Both check the same tables: pairs of six languages with a source, six versions without one, a source and ten
translations (from the folder QA_BENCH, default ../shared/bench), the small pairs beside it, and seeds/. What differs in
the JSON Lines is printed, and the exit code is 1. Where the folder is absent only seeds/ is compared, and that is said.
"""

from __future__ import annotations

import argparse
import csv
import difflib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BENCH = Path(os.environ.get("QA_BENCH", ROOT.parent / "shared" / "bench"))
PAIRS = ("de", "ru", "ar", "zh-CN", "ja", "hi")
TABLES = {
    **{f"pair-{tag}": (["en", tag], "en") for tag in PAIRS},
    "nway": (["en", "id", "ar", "fr", "ru", "zh-CN"], None),
    "many": (
        ["en", "de", "es", "fr", "ru", "ar", "hi", "zh-CN", "ja", "ko", "id"],
        "en",
    ),
    "pair-de-fr": (["de", "fr"], None),
}
FEW = 150
"""Rows of each table that `--quick` takes."""


def main() -> int:
    """Run both checkouts on every input; say what differs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("old", help="Python of the old checkout")
    parser.add_argument("new", help="Python of the new checkout")
    parser.add_argument(
        "--quick", action="store_true", help=f"the first {FEW} rows of each table"
    )
    parser.add_argument(
        "--keep",
        help="a folder that keeps what the old checkout said, for the next run",
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        jobs = list(write_inputs(Path(folder), options.quick))
        with ThreadPoolExecutor(2) as pool:
            differing = [
                name
                for name, same in pool.map(lambda job: compare(options, *job), jobs)
                if not same
            ]
    print(
        f"{len(jobs) - len(differing)} of {len(jobs)} inputs are said the same",
        *differing,
    )
    return bool(differing)


def write_inputs(folder: Path, quick: bool) -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each input and the arguments of `qa` that check it."""
    yield "seeds", ["check", str(ROOT / "seeds"), "--with", "facts"]
    base = BENCH / "dev" / "base.tsv"
    if not base.is_file():
        print(f"{base} is absent: only seeds/ is compared", file=sys.stderr)
        return
    with base.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    for name, (columns, source) in TABLES.items():
        path = folder / f"{name}.tsv"
        write_table(path, ["unit", "document", *columns], rows[:FEW] if quick else rows)
        yield (
            name,
            [
                "check",
                str(path),
                *(["--source", source] if source else []),
                "--with",
                "facts",
            ],
        )
    yield from write_cases(folder)


def write_cases(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the same for the pairs of small cases, a table a profile and pair of languages."""
    cases = BENCH.parent / "cases" / "pairs.tsv"
    groups: dict[tuple[str, str], list[dict[str, str]]] = {}
    with cases.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE):
            groups.setdefault((row["profile"], row["langs"]), []).append(row)
    for (profile, tags), rows in groups.items():
        first, second = tags.split(",")
        path = folder / f"cases-{profile}-{first}-{second}.tsv"
        texts = [
            {
                "unit": row["label"],
                "document": row["label"],
                first: row["a"],
                second: row["b"],
            }
            for row in rows
        ]
        write_table(path, ["unit", "document", first, second], texts)
        yield path.stem, ["check", str(path), "--profile", profile, "--with", "facts"]


def write_table(path: Path, columns: list[str], rows: list[dict[str, str]]) -> None:
    """Write rows as a TSV with literal cells."""
    lines = ["\t".join(columns)] + [
        "\t".join(row[column] for column in columns) for row in rows
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def compare(
    options: argparse.Namespace, name: str, arguments: list[str]
) -> tuple[str, bool]:
    """Say whether both checkouts say the same of one input; print the first lines that differ."""
    before = remember(options, name, arguments)
    after = run(options.new, arguments)
    if strip_new(before) == strip_new(after):
        return name, True
    lines = difflib.unified_diff(
        before.splitlines(),
        after.splitlines(),
        f"old {name}",
        f"new {name}",
        lineterm="",
        n=0,
    )
    for line in list(lines)[:12]:
        print(line[:1000])
    return name, False


NEW = ("fails", "gate", "checks", "besides", "without")
"""Keys that a later release added to its records: what both say is compared."""


def strip_new(output: str) -> list[dict[str, object] | str]:
    """Return the records without keys that only one of the checkouts has; what is no record stays."""
    records: list[dict[str, object] | str] = []
    for line in output.splitlines():
        if not line.startswith("{"):
            records.append(line)
            continue
        record = json.loads(line)
        records.append({key: value for key, value in record.items() if key not in NEW})
    return records


def remember(options: argparse.Namespace, name: str, arguments: list[str]) -> str:
    """Return what the old checkout says: kept from an earlier run, or said now."""
    if not options.keep:
        return run(options.old, arguments)
    kept = Path(options.keep) / f"{name}{'-quick' if options.quick else ''}.jsonl"
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(run(options.old, arguments), encoding="utf-8")
    return kept.read_text(encoding="utf-8")


def run(python: str, arguments: list[str]) -> str:
    """Return the JSON Lines, or what was said instead; the folder of the input is left out of every path."""
    command = [python, "-m", "qa", *arguments, "--format", "jsonl"]
    done = subprocess.run(
        command,
        capture_output=True,
        encoding="utf-8",
        cwd=Path(python).parents[2],
        check=False,
    )
    folder = str(Path(arguments[1]).parent)
    output = (
        done.stdout
        if done.returncode in {0, 1}
        else f"exit {done.returncode}\n{done.stderr}{done.stdout}"
    )
    return output.replace(folder, "")


if __name__ == "__main__":
    sys.exit(main())
