"""Language of short texts: what is said of labels of one to four words, right and wrong ones.

    QA_BENCH=../shared/bench python benchmarks/labels.py [--languages de,fr]

Cuts each document of the bench into labels. Each is asked as it is, under its own language:
what is said then is a false alarm. Then ten of its labels claim to be in a language of another
script, and twenty-five in every other language of its script: what is not said of these is
missed. Near neighbours are counted apart.
"""

from __future__ import annotations

import argparse
import collections
import csv
import os
import random
import re
from collections.abc import Iterator
from pathlib import Path

from qa import memory
from qa.language import of
from qa.language.identify.documents import wrong_versions
from qa.language.identify.together import find_runs
from qa.model import Document, Segment, Version

LONGEST = 4
"""Words of a label at most."""
LETTERS = 8
"""Letters of a label at most where no space parts words."""
_PIECE = re.compile(r"[A-Za-z\u00c0-\u024f'’-]+ ?|\S")
"""A letter of a script without spaces, or a whole word of the Latin script."""
FEW, MANY = 10, 25
"""Labels of a version in another script, and of one in another language."""


def read(path: Path) -> dict[str, dict[str, list[str]]]:
    """Return the texts of each language by document."""
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    texts: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        for tag in row.keys() - {"unit", "document"}:
            document = texts.setdefault(tag, {}).setdefault(row["document"], [])
            document.append(row[tag])
    return texts


def cut(text: str, tag: str, dice: random.Random) -> Iterator[str]:
    """Yield a text as labels."""
    pieces = text.split() if of(tag).spaced else _PIECE.findall(text)
    most, joint = (LONGEST, " ") if of(tag).spaced else (LETTERS, "")
    start = 0
    while start < len(pieces):
        size = dice.randint(1, most)
        label = joint.join(pieces[start : start + size]).strip('.,:;!?()"“”、。，')
        start += size
        if label:
            yield label


def labels(texts: dict[str, list[str]], tag: str) -> list[list[str]]:
    """Return the labels of each document of a language."""
    dice = random.Random(tag)
    return [
        [label for text in document for label in cut(text, tag, dice)]
        for document in texts.values()
    ]


def say(texts: list[str], tag: str) -> list[str]:
    """Return the languages that a version of these labels is said to be in instead."""
    segments = tuple(Segment(text, line=n) for n, text in enumerate(texts, 1))
    version = Version(tag, segments, "d")
    wrong = wrong_versions(Document("d", (version,), ()))
    if wrong:
        return [wrong[0].instead or wrong[0].script]
    return [run.instead for run in find_runs(segments, tag)]


@memory.run()
def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--languages", default="")
    options = parser.parse_args()
    folder = Path(os.environ.get("QA_BENCH", "../shared/bench"))
    texts = read(folder / "dev" / "base.tsv")
    documents = {tag: labels(texts[tag], tag) for tag in sorted(texts)}
    wanted = options.languages.split(",") if options.languages else list(documents)
    alarms, asked = collections.Counter[str](), 0
    for tag in wanted:
        for document in documents[tag]:
            for start in range(0, len(document), 4 * MANY):
                asked += 1
                alarms.update(
                    f"{tag} as {instead}"
                    for instead in say(document[start : start + 4 * MANY], tag)
                )
    print(f"false alarms: {alarms.total()} of {asked} files of up to {4 * MANY} labels")
    print("  " + ", ".join(f"{name} {count}" for name, count in alarms.most_common(9)))
    found, missed = collections.Counter[str](), collections.Counter[str]()
    for tag in wanted:
        for other, lines in documents.items():
            tried = lines[::16]
            kind = _kind(tag, other)
            size = FEW if kind == "another script" else MANY
            for document in tried if kind else ():
                said = say(document[:size], tag)
                found[kind] += bool(said)
                missed[f"{kind}: {other} as {tag}"] += not said
                missed[kind] += not said
    for kind in ("another script", "another language", "a neighbour"):
        total = found[kind] + missed[kind]
        if total:
            print(f"{kind}: {found[kind] / total:.1%} of {total} found")
    worst = [f"{name} {count}" for name, count in missed.most_common(20) if ":" in name]
    print("  missed: " + ", ".join(worst))


def _kind(tag: str, other: str) -> str:
    mine, theirs = of(tag), of(other)
    if theirs.kinship.plain in mine.kinship.group:
        return ""
    if theirs.kinship.plain in mine.kinship.neighbours:
        return "a neighbour"
    apart = mine.scripts.isdisjoint(theirs.scripts)
    return "another script" if apart else "another language"


if __name__ == "__main__":
    main()
