"""What Translate Toolkit's pofilter flags on the same texts of the same catalogues as `catalogues.py`.

    POFILTER=/path/to/pofilter python benchmarks/pofilter.py --languages de,fr --share 12

It runs as a program of its own: pip install translate-toolkit, in an environment of its own (GPL).
"""

from __future__ import annotations

import argparse
import collections
import os
import re
import subprocess
import tempfile
from pathlib import Path

import polib
from catalogues import LANGUAGES, PROGRAMS, read


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--languages", default=LANGUAGES)
    parser.add_argument("--share", type=int, default=1)
    options = parser.parse_args()
    tests: collections.Counter[str] = collections.Counter()
    units = flagged = 0
    for language in options.languages.split(","):
        with tempfile.TemporaryDirectory() as folder:
            here = write(language, options.share, Path(folder, "in"))
            units += here
            flagged += run(language, Path(folder), tests)
    print(f"{units:,} units, flagged {flagged:,} ({100 * flagged / units:.1f} %)")
    for name, count in tests.most_common():
        print(f"| {name} | {count:,} | {100 * count / units:.2f} % |")


def write(language: str, share: int, folder: Path) -> int:
    """Write the texts as PO files; return how many."""
    folder.mkdir()
    versions = list(read(language, PROGRAMS.split(), share))
    count = 0
    for source, target in zip(versions[::2], versions[1::2], strict=True):
        catalogue = polib.POFile()
        catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": language}
        for number, (first, second) in enumerate(zip(source.segments, target.segments, strict=True)):
            catalogue.append(polib.POEntry(msgctxt=str(number), msgid=first.text, msgstr=second.text))
            count += 1
        catalogue.save(str(folder / f"{source.document}.po"))
    return count


def run(language: str, folder: Path, tests: collections.Counter[str]) -> int:
    """Run pofilter; return how many units it wrote out."""
    program = os.environ.get("POFILTER", "pofilter")
    command = [program, f"--language={language}", "--progress=none", str(folder / "in"), str(folder / "out")]
    subprocess.run(command, check=False, capture_output=True)
    flagged = 0
    for path in sorted((folder / "out").rglob("*.po")):
        for entry in polib.pofile(str(path)):
            names = set(re.findall(r"\(pofilter\) (\w+)", entry.tcomment + entry.comment))
            tests.update(names)
            flagged += bool(names)
    return flagged


if __name__ == "__main__":
    main()
