"""How well files without names are grouped, and how the time grows.

Usage: `python benchmarks/groups.py`. Reads the rows of a bench (`QA_BENCH`, by default
`../shared/bench`): `dev/base.tsv` with the columns `unit`, `document` and one a
language. Prints for each task how many files, precision, recall and F1 of the pairs,
CPU seconds; then the exponent by which the time grows with the files.
"""

from __future__ import annotations

import math
import os
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from qa import memory
from qa.group import group
from qa.language import identify
from qa.model import Segment, Version

ADDRESS = re.compile(r"\S*(?:https?://|www\.|@)\S*")
RELATED = ("es fr", "id ms", "cs pl", "en de")
"""Pairs of languages for documents of one site."""
SITES = 5


class File(NamedTuple):
    """A file to be grouped: the document that it is of, its language and its lines."""

    document: str
    language: str
    lines: list[str]


def rows() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the document of each row and its texts without addresses."""
    table = Path(os.environ.get("QA_BENCH", "../shared/bench"), "dev", "base.tsv")
    if not table.exists():
        sys.exit(f"{table} is not there: set QA_BENCH")
    with table.open(encoding="utf-8") as lines:
        head = next(lines).rstrip("\n").split("\t")
        for line in lines:
            cells = dict(zip(head, line.rstrip("\n").split("\t"), strict=True))
            name = cells.pop("document")
            del cells["unit"]
            yield name, {k: ADDRESS.sub("", text).strip() for k, text in cells.items()}


def documents(size: int = 0) -> list[tuple[str, list[dict[str, str]]]]:
    """Return documents, cut into parts of so many rows where a size is given."""
    whole: dict[str, list[dict[str, str]]] = defaultdict(list)
    for name, cells in rows():
        whole[name].append(cells)
    found = []
    for name, own in whole.items():
        step = size or len(own)
        found += [
            (f"{name} {start}", own[start : start + step])
            for start in range(0, len(own), step)
        ]
    return found


def files(parts: Iterable[tuple[str, list[dict[str, str]]]]) -> list[File]:
    """Return a file for each version of each document, in no order."""
    found = [
        File(name, language, [cells[language] for cells in own])
        for name, own in parts
        for language in own[0]
    ]
    random.Random(1).shuffle(found)
    return found


def site(pair: str, alone: str = "") -> list[File]:
    """Return pages of sites in two languages, with a head and a foot on each; with `alone` some have no partner."""
    first, second = pair.split()
    chance, found = random.Random(2), []
    whole = documents(4)
    heads = [own[:3] for _, own in documents()[:SITES]]
    for number, (name, own) in enumerate(whole):
        place = number % SITES
        foot = f"© 2018–2024 House {place} · +49 30 555 {place}12 {place}7 · https://s{place}.example/"
        kept = chance.choice([first, second, *"........"]) if alone else "."
        for language in (first, second):
            if kept in {language, "."}:
                lines = [cells[language] for cells in (*heads[place], *own)]
                found.append(File(name, language, [*lines, foot]))
    chance.shuffle(found)
    return found


def measure(given: list[File]) -> tuple[float, float, float, float]:
    """Group files by content; return precision, recall, F1 and CPU seconds."""
    start = time.process_time()
    with memory.run():
        versions = []
        for number, file in enumerate(given):
            segments = tuple(Segment(line) for line in file.lines)
            tag = identify.identify(file.lines).language
            versions.append(Version(tag, segments, path=f"{number:06}.txt"))
        grouped = group(versions)
    seconds = time.process_time() - start
    truth = {f"{number:06}.txt": file.document for number, file in enumerate(given)}
    right = made = 0
    for each in grouped.groups:
        counts = Counter(truth[version.path] for version in each.versions)
        made += math.comb(len(each.versions), 2)
        right += sum(math.comb(count, 2) for count in counts.values())
    there = sum(math.comb(count, 2) for count in Counter(truth.values()).values())
    precision, recall = right / max(made, 1), right / there
    return precision, recall, 2 * precision * recall / (precision + recall), seconds


def show(task: str, given: list[File]) -> float:
    """Print a line; return the seconds."""
    precision, recall, f1, seconds = measure(given)
    print(
        f"{task:32} {len(given):6,} files  precision {precision:.4f}  recall {recall:.4f}"
        f"  F1 {f1:.4f}  {seconds:6.1f} s",
        flush=True,
    )
    return seconds


def main() -> None:
    """Print every task."""
    show("whole documents, all languages", files(documents()))
    for pair in RELATED:
        show(f"sites in {pair}", list(islice(site(pair), 500)))
        show("  one page in five alone", list(islice(site(pair, "alone"), 500)))
    parts = documents(3)
    few, many = files(parts[: len(parts) // 4]), files(parts)
    times = [show("parts of documents", few), show("parts of documents", many)]
    exponent = math.log(times[1] / times[0]) / math.log(len(many) / len(few))
    print(f"time grows with the number of files to the power of {exponent:.2f}")


if __name__ == "__main__":
    main()
