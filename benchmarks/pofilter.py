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
from catalogues import PROGRAMS, against, read

from qa import api
from qa.config import Settings


def main() -> None:
    options = against(__doc__)
    tests: collections.Counter[str] = collections.Counter()
    units = flagged = 0
    for language in options.languages.split(","):
        with tempfile.TemporaryDirectory() as folder:
            here = write(language, options.share, Path(folder, "in"))
            units += here
            found = run(language, Path(folder))
            flagged += len(found)
            tests.update(name for names in found.values() for name in names)
            if options.beyond:
                beyond(language, options, found)
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
        catalogue.metadata = {
            "Content-Type": "text/plain; charset=UTF-8",
            "Language": language,
        }
        for number, (first, second) in enumerate(
            zip(source.segments, target.segments, strict=True)
        ):
            catalogue.append(
                polib.POEntry(msgctxt=str(number), msgid=first.text, msgstr=second.text)
            )
            count += 1
        catalogue.save(str(folder / f"{source.document}.po"))
    return count


def run(language: str, folder: Path) -> dict[tuple[str, str], set[str]]:
    """Run pofilter; return the tests that flag each unit (catalogue, number)."""
    program = os.environ.get("POFILTER", "pofilter")
    command = [
        program,
        f"--language={language}",
        "--progress=none",
        str(folder / "in"),
        str(folder / "out"),
    ]
    subprocess.run(command, check=False, capture_output=True)
    found = {}
    for path in sorted((folder / "out").rglob("*.po")):
        for entry in polib.pofile(str(path)):
            names = set(
                re.findall(r"\(pofilter\) (\w+)", entry.tcomment + entry.comment)
            )
            if names:
                found[path.stem, entry.msgctxt] = names
    return found


def beyond(
    language: str, options: argparse.Namespace, found: dict[tuple[str, str], set[str]]
) -> None:
    """Print what chosen tests flag where qa has no finding of any level."""
    versions = list(read(language, PROGRAMS.split(), options.share))
    result = api.check(versions, source="en", settings=Settings(profile="software"))
    texts = {
        (v.document, s.unit): (str(n), s.text)
        for v in versions[1::2]
        for n, s in enumerate(v.segments)
    }
    said = {
        (f.document, texts[f.document, f.unit][0])
        for f in result.findings
        if (f.document, f.unit) in texts
    }
    numbered = {
        (document, number): text for (document, _), (number, text) in texts.items()
    }
    wanted = set(options.beyond.split(","))
    for unit, names in sorted(found.items()):
        if names & wanted and unit not in said:
            print(
                language,
                *sorted(names & wanted),
                unit[0],
                repr(numbered.get(unit, ""))[:160],
                sep=" | ",
            )


if __name__ == "__main__":
    main()
