"""Rows a second of the default run on one core, of two checkouts side by side, and the memory they need.

    python benchmarks/rows_speed.py OLD_PYTHON NEW_PYTHON [LANG ...] [--times N] [--once]

OLD_PYTHON and NEW_PYTHON are the interpreters of two environments in which `qa` is installed from a checkout each. The
rows come from `base.tsv` under QA_BENCH (default ../shared/bench), English against each language (de, ru, zh-CN and
ar), once and N times over (5; 100 is 10^5 rows) with other numbers and words. CPU seconds of the whole process; the
rate is that of the rows beyond the first table, so starting up does not count. A loop is timed beside each run: where
it takes longer the machine is busy, and the seconds are divided by it. `--once` leaves the short table out: memory.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import tempfile
import time
from pathlib import Path

BENCH = Path(os.environ.get("QA_BENCH", "../shared/bench")).absolute() / "dev"
LOOP = 2_000_000
USUAL = 0.1
"""Seconds that the loop is taken to need."""
NUMBER = re.compile(r"(?<![\d.,/:-])\d{3}(?![\d.,/:-])")


def vary(text: str, copy: int) -> str:
    """Return a text with other numbers of three digits and two words exchanged; the first copy is the text itself."""
    if copy == 0:
        return text
    text = NUMBER.sub(lambda found: str((int(found[0]) + 7 * copy) % 900 + 100), text)
    words = text.split(" ")
    small = [word.islower() for word in words]
    places = [at for at in range(1, len(words) - 1) if small[at] and small[at + 1]]
    if places:
        at = places[copy % len(places)]
        words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def write_table(path: Path, language: str, times: int) -> int:
    """Write the rows of a language so many times; return how many they are."""
    with (BENCH / "base.tsv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    with path.open("w", encoding="utf-8") as out:
        out.write(f"unit\tdocument\ten\t{language}\n")
        for copy in range(times):
            for row in rows:
                cells = [f"{row['unit']}-{copy}", f"{row['document']}-{copy}"]
                cells += [vary(row["en"], copy), vary(row[language], copy)]
                out.write("\t".join(cells) + "\n")
    return times * len(rows)


def calibrate() -> float:
    """Return how many times as long as usual a fixed loop takes now."""
    start = time.process_time()
    for _ in range(LOOP):
        pass
    return (time.process_time() - start) / USUAL


def run(python: str, table: Path) -> tuple[float, float]:
    """Return the CPU seconds of checking a table, by a usual machine, and the peak memory in MB."""
    before = calibrate()
    command = [python, "-m", "qa", "check", str(table), "--source", "en"]
    command += ["--format", "jsonl", "-o", str(table.with_suffix(".out"))]
    child = os.spawnv(os.P_NOWAIT, python, command)
    _, _, usage = os.wait4(child, 0)
    pace = (before + calibrate()) / 2
    return (usage.ru_utime + usage.ru_stime) / pace, usage.ru_maxrss / 1024


def main() -> None:
    """Print a line a language and checkout."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("languages", nargs="*", default=["de", "ru", "zh-CN", "ar"])
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--once", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        olds, news = (
            str(Path(options.old).absolute()),
            str(Path(options.new).absolute()),
        )
        # Python takes a package of the folder it is called in for the one to run.
        os.chdir(folder)
        for language in options.languages:
            short, long = Path(folder, "short.tsv"), Path(folder, "long.tsv")
            few = write_table(short, language, 1)
            many = write_table(long, language, options.times)
            for name, python in (("old", olds), ("new", news)):
                start = 0.0 if options.once else run(python, short)[0]
                whole, memory = run(python, long)
                rate = (many - (0 if options.once else few)) / (whole - start)
                told = f"{rate:,.0f} rows a second; {many:,} rows {whole:.1f} s, {memory:.0f} MB"
                print(f"en-{language} {name}: {told}", flush=True)


if __name__ == "__main__":
    main()
