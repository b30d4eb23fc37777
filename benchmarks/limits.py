"""Large input: equal lines to be aligned, a hundred megabytes to be read, and in how much time and memory.

    python benchmarks/limits.py [equal] [large]

`equal`: 20,000 lines `Yes 1.` against 19,950 `Oui 1.`, at most 5 s of CPU. `large`: a table of 100 MB in two languages,
at most 1.5 GB. Ends with 1 where a bound is exceeded.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SECONDS, MEGABYTES = 5.0, 1500
SIZE = 100_000_000


def equal(folder: Path) -> list[str]:
    """Write lines that are all alike; return the arguments of a check of them."""
    (folder / "a.en.txt").write_text("Yes 1.\n" * 20_000)
    (folder / "a.fr.txt").write_text("Oui 1.\n" * 19_950)
    return [
        "check",
        str(folder),
        "--paragraphs",
        "lines",
        "--quiet",
        "--format",
        "jsonl",
    ]


def large(folder: Path) -> list[str]:
    """Write a table of a hundred megabytes; return the arguments of a check of it."""
    with (folder / "t.tsv").open("w") as table:
        table.write("unit\ten\tfr\n")
        number = 0
        while table.tell() < SIZE:
            for _ in range(1000):
                number += 1
                text = f"Report {number} says that the gate stays open until noon, and the boats wait {number % 90} days"
                table.write(
                    f"{number}\t{text}\tLe rapport {number} dit que la porte reste ouverte, et que {text[50:]}\n"
                )
    return ["check", str(folder), "--quiet", "--format", "jsonl", "--exit-zero"]


def main() -> int:
    """Run each in a process of its own; return 1 where one takes too much."""
    names = sys.argv[1:] or ["equal", "large"]
    is_over = False
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            arguments = {"equal": equal, "large": large}[name](Path(folder))
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            begun = time.monotonic()
            done = subprocess.run(
                [sys.executable, "-m", "qa", *arguments],
                stdout=subprocess.DEVNULL,
                check=False,
            )
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds = (
                after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            )
            peak = after.ru_maxrss // 1024
        print(
            f"{name:6} exit {done.returncode}  {seconds:6.1f} s CPU  {time.monotonic() - begun:6.1f} s  {peak:5} MB",
            flush=True,
        )
        is_over |= seconds > SECONDS if name == "equal" else peak > MEGABYTES
    return int(is_over)


if __name__ == "__main__":
    sys.exit(main())
