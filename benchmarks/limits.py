"""Large input: equal lines to be aligned, a hundred megabytes to be checked, in how much time and memory.

    python benchmarks/limits.py [equal] [table] [json] [markdown] [--megabytes 100]

`equal`: 20,000 lines `Yes 1.` are aligned with 19,950 `Oui 1.`, in at most 5 s of CPU. The others: files of so many
megabytes in two languages (one TSV; one JSON each; a tree of Markdown pages) are checked by the command, in at most
1.5 GB. Ends with 1 where a bound is exceeded.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from qa import align, memory
from qa.model import Segment, Version

SECONDS, MEGABYTES = 5.0, 1500
PAGE = 200
"""Paragraphs of a page."""


def sentence(number: int) -> tuple[str, str]:
    """Return a sentence and its translation, about 250 bytes in all."""
    days = number % 90
    english = f"Report {number} says that the gate stays open until noon, and the boats wait {days} days for the tide"
    french = f"Le rapport {number} dit que la porte reste ouverte jusque midi, et que les bateaux attendent {days} jours"
    return english, french


def write_table(folder: Path, rows: int) -> None:
    """Write one table."""
    with (folder / "t.tsv").open("w", encoding="utf-8") as table:
        table.write("unit\ten\tfr\n")
        for number in range(rows):
            english, french = sentence(number)
            table.write(f"{number}\t{english}\t{french}\n")


def write_json(folder: Path, rows: int) -> None:
    """Write a catalogue of each language."""
    for place, tag in enumerate(("en", "fr")):
        with (folder / f"{tag}.json").open("w", encoding="utf-8") as catalogue:
            catalogue.write('{"first": "1"')
            for number in range(rows):
                catalogue.write(f',\n"key{number}": "{sentence(number)[place]}"')
            catalogue.write("}\n")


def write_markdown(folder: Path, rows: int) -> None:
    """Write a tree of pages in each language."""
    for place, tag in enumerate(("en", "fr")):
        for first in range(0, rows, PAGE):
            page = folder / tag / f"part{first // PAGE % 40}" / f"page{first}.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            texts = [sentence(number)[place] for number in range(first, min(first + PAGE, rows))]  # fmt: skip
            page.write_text(f"# {first}\n\n" + "\n\n".join(texts), encoding="utf-8")


WRITERS = {"table": write_table, "json": write_json, "markdown": write_markdown}


def measure_equal() -> bool:
    """Align equal lines; return whether that takes too long."""
    lines = {"en": ("Yes 1.", 20_000), "fr": ("Oui 1.", 19_950)}
    versions = [
        Version(tag, tuple(Segment(text, f"a.{tag}.txt", line + 1) for line in range(count)))
        for tag, (text, count) in lines.items()
    ]  # fmt: skip
    with memory.run():
        align.batch({"warm": [each for each in versions if not each.segments]}, None)
        begun = time.process_time()
        align.batch({"a": versions}, None)
    seconds = time.process_time() - begun
    print(f"equal    {seconds:6.1f} s CPU", flush=True)
    return seconds > SECONDS


def measure_large(name: str, megabytes: float) -> bool:
    """Check large files in a process of its own; return whether that takes too much memory."""
    with tempfile.TemporaryDirectory() as folder:
        size = sum(len(text.encode()) + 4 for text in sentence(100_000))
        WRITERS[name](Path(folder), int(megabytes * 1_000_000 / size))
        command = [sys.executable, "-m", "qa", "check", folder, "--source", "en", "--quiet", "--exit-zero"]  # fmt: skip
        process = subprocess.Popen(
            [*command, "--format", "jsonl"], stdout=subprocess.DEVNULL
        )
        _, status, used = os.wait4(process.pid, 0)
    seconds = used.ru_utime + used.ru_stime
    peak = used.ru_maxrss // 1024
    said = f"{megabytes:g} MB  exit {os.waitstatus_to_exitcode(status)}"
    print(f"{name:8} {seconds:6.1f} s CPU  {peak:5} MB  {said}", flush=True)
    return peak > MEGABYTES


def main() -> int:
    """Measure what is asked for; return 1 where one takes too much."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("names", nargs="*", default=["equal", *WRITERS])
    parser.add_argument("--megabytes", type=float, default=100)
    options = parser.parse_args()
    over = [
        measure_equal() if name == "equal" else measure_large(name, options.megabytes)
        for name in options.names
    ]
    return int(any(over))


if __name__ == "__main__":
    sys.exit(main())
