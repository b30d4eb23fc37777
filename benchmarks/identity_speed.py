"""Segments a second that are verified to be in their language, on one core, and the memory it takes.

Run: python benchmarks/identity_speed.py [TABLE.tsv]

Without a table of language columns it takes the sentences of tests/identity.toml, each made different by a number.
The common case is timed: the text is what it claims.
"""

from __future__ import annotations

import csv
import resource
import sys
import time
import tomllib
from pathlib import Path

from qa import memory
from qa.config import Settings
from qa.language.identify.engines import NAMES, load
from qa.language.identify.segments import judge
from qa.model import Document, Segment, Unit, Version
from qa.registry import Context
from qa.run.engine import Engine, Outcome

TABLE = Path(__file__).resolve().parent.parent / "tests" / "identity.toml"
COPIES = 300


def columns() -> dict[str, list[str]]:
    if len(sys.argv) > 1:
        with Path(sys.argv[1]).open(encoding="utf-8", newline="") as handle:
            rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
        return {
            tag: [row[tag] for row in rows]
            for tag in rows[0]
            if tag not in {"unit", "document"}
        }
    texts = tomllib.loads(TABLE.read_text(encoding="utf-8"))["text"]
    return {tag: [f"{n}. {text}" for n in range(COPIES)] for tag, text in texts.items()}


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def document(tag: str, lines: list[str], source: list[str]) -> Document:
    units = tuple(
        Unit(
            "d",
            str(n),
            ("en", tag),
            (("en", Segment(one, line=n)), (tag, Segment(other, line=n))),
            "en",
        )
        for n, (one, other) in enumerate(zip(source, lines, strict=True), 1)
    )
    versions = (
        Version("en", tuple(u["en"] for u in units), "d"),
        Version(tag, tuple(u[tag] for u in units), "d"),
    )
    return Document("d", versions, units, "en")


@memory.run()
def main() -> None:
    texts = columns()
    base = megabytes()
    for tag, lines in texts.items():
        judge(lines[0], tag)
    memory.forget()
    speeds = {}
    for tag, lines in texts.items():
        start = time.process_time()
        for line in lines:
            judge(line, tag)
        speeds[tag] = len(lines) / (time.process_time() - start)
    total = sum(map(len, texts.values()))
    print(
        f"verdicts: {total / sum(len(texts[tag]) / speed for tag, speed in speeds.items()):,.0f} segments/s"
    )
    slowest = sorted(speeds, key=speeds.__getitem__)[:5]
    print("slowest:  " + ", ".join(f"{tag} {speeds[tag]:,.0f}" for tag in slowest))
    memory.forget()
    engine = Engine(Context(settings=Settings(select=["language", "untranslated"])))
    source = texts.pop("en")
    seconds, segments = 0.0, 0
    for tag, lines in texts.items():
        documents = [
            document(tag, lines[n : n + 20], source[n : n + 20])
            for n in range(0, len(lines), 20)
        ]
        start = time.process_time()
        for each in documents:
            engine.document(each, Outcome())
        seconds, segments = (
            seconds + time.process_time() - start,
            segments + 2 * len(lines),
        )
    print(
        f"all checks of both categories, pairs with en: {segments / seconds:,.0f} segments/s"
    )
    for name in NAMES:
        if found := load(name):
            found.shares(
                "The common case asks one engine; this line is for all of them."
            )
    print(
        f"memory: {megabytes() - base:,.0f} MB over the base of {base:,.0f} MB, with every engine at work"
    )


if __name__ == "__main__":
    main()
