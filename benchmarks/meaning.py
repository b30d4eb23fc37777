"""What comparing meanings finds on the bench, and what it costs: the extra `meaning` beside the core in one run.

Run: python benchmarks/meaning.py [--langs de,ja] [--types omit.mid40,omit.tail40] [--source en] [--errors errors.jsonl]

`QA_BENCH` is the folder of the bench (default ../shared/bench). Prints per type what is
found, and the share of clean rows that are flagged, by the core and with the extra; then
the CPU time of 1,000 row pairs cold and warm, and the memory.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BENCH = Path(os.environ.get("QA_BENCH", ROOT.parent / "shared" / "bench"))
ROWS = 1000


def main() -> int:
    """Measure what is found, then what it costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--langs", default="de,fr,ru,ja,zh-CN,th")
    parser.add_argument("--types", default="omit.mid40,omit.tail40")
    parser.add_argument("--source", default="en")
    parser.add_argument("--errors", default="errors.jsonl")
    options = parser.parse_args()
    # First, since the memory is that of the largest process so far.
    measure_cost(options.langs.split(",")[0], options.source)
    for more in ((), ("--meaning",)):
        print(f"== {' '.join(['qa check', *more])}", flush=True)
        measure_found(options, more)
    return 0


def measure_found(options: argparse.Namespace, more: tuple[str, ...]) -> None:
    """Print the score of the bench with some options added to `qa check`."""
    program = (
        "import sys, score; run = score.run; more = sys.argv[1].split();"
        "score.run = lambda paths, *options: run(paths, *options, *more);"
        "sys.argv[1:] = sys.argv[2:]; score.main()"
    )
    asked = ["--langs", options.langs, "--source", options.source]
    asked += ["--errors", options.errors]
    if options.errors == "errors.jsonl":
        asked += ["--types", options.types]
    # The types and the rows of clean text that speak of what is missing or added.
    words = (
        "omit",
        "add",
        "omission",
        "addition",
        "meaning",
        "negation",
        "any ",
        "swap",
    )
    words += ("names", "name.", "slips")
    environment = os.environ | {"QA_IN_PROCESS": "1"}
    ran = subprocess.run(
        [sys.executable, "-c", program, " ".join(more), *asked],
        cwd=BENCH, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    for line in ran.stdout.splitlines():
        if line.startswith(words):
            print(line)


def measure_cost(language: str, source: str) -> None:
    """Print CPU seconds of so many row pairs, without anything kept and with it, and memory."""
    lines = (BENCH / "dev" / "base.tsv").read_text(encoding="utf-8").splitlines()
    names = lines[0].split("\t")
    columns = [names.index(name) for name in ("unit", source, language)]
    rows = [line.split("\t") for line in lines[: ROWS + 1]]
    text = "\n".join("\t".join(row[column] for column in columns) for row in rows)
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder, "t.tsv")
        table.write_text(text + "\n", encoding="utf-8")
        environment = os.environ | {"QA_CACHE": str(Path(folder, "cache"))}
        command = [
            sys.executable,
            "-m",
            "qa",
            "check",
            str(table),
            "--source",
            source,
            "--exit-zero",
            "-q",
        ]
        for name, more in (
            ("core", []),
            ("cold", ["--meaning"]),
            ("warm", ["--meaning"]),
        ):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            began = time.perf_counter()
            subprocess.run(
                [*command, *more],
                env=environment,
                stdout=subprocess.DEVNULL,
                check=True,
            )
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            wall = time.perf_counter() - began
            print(
                f"{ROWS:,} row pairs, {name}: {cpu:.1f} s of CPU, {wall:.1f} s, at most {after.ru_maxrss / 1000:.0f} MB"
            )


if __name__ == "__main__":
    sys.exit(main())
