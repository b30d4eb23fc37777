"""What several processes and frozen evidence save: seconds of runs beside each other, and whether they say the same.

    python benchmarks/jobs.py TABLE [--source en] [--jobs 2]

TABLE is read by `qa check`; it should have some 100,000 rows in many documents. Prints wall and CPU seconds of one
process, of several, of `qa learn` and of one with its evidence. Ends with 1 where the findings differ.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def run(*arguments: str) -> tuple[float, float]:
    """Return the wall and CPU seconds of one run of qa."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.monotonic()
    subprocess.run([sys.executable, "-m", "qa", *arguments, "--quiet"], check=False)
    wall = time.monotonic() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    user = after.ru_utime - before.ru_utime
    return wall, user + after.ru_stime - before.ru_stime


def main() -> int:
    """Run and compare; return 1 where anything differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("table")
    parser.add_argument("--source", default="en")
    parser.add_argument("--jobs", default="2")
    options = parser.parse_args()
    texts = [options.table, "--source", options.source]
    with tempfile.TemporaryDirectory() as folder:
        evidence = f"{folder}/evidence.qa"
        said = []
        for name, *more in (
            ("one process", "check", *texts, "--jobs", "1"),
            (f"{options.jobs} processes", "check", *texts, "--jobs", options.jobs),
            ("qa learn", "learn", *texts),
            ("with its evidence", "check", *texts, "--jobs", "1", "--evidence", evidence),
        ):  # fmt: skip
            output = f"{folder}/{len(said)}.jsonl"
            target = ["-o", evidence if more[0] == "learn" else output]
            wall, cpu = run(*more, *target)
            print(f"{name:20} {wall:8.1f} s wall {cpu:8.1f} s of CPU", flush=True)
            said.append(Path(target[1]).read_bytes())
        same = said[0] == said[1] == said[3]
        print("the same bytes" if same else "they DIFFER")
        print(f"evidence: {len(said[2]):,} bytes")
    return int(not same)


if __name__ == "__main__":
    sys.exit(main())
