"""Speed and accuracy of alignment and of the segment checks, on text made here and on the seeds.

python benchmarks/segments.py            # speed: rows of a table, lines of a book
python benchmarks/segments.py seeds      # each line of each seed deleted in turn: is it found?
"""

from __future__ import annotations

import random
import sys
import time
from dataclasses import replace
from pathlib import Path

from qa import align, memory
from qa.api import check
from qa.config import Settings
from qa.model import Document, Segment, Version
from qa.registry import Check, Context, checks

ROWS = 20_000
LINES = 20_000
SEGMENT_CHECKS = {
    "segment-missing", "segment-added", "segment-empty", "segment-short", "segment-long", "segment-moved",
    "repeated-text",
}  # fmt: skip
SYLLABLES = [first + second for first in "bdgklmnprstvz" for second in "aeiou"][:20]
SEEDS = Path(__file__).parent.parent / "seeds"


def story(dice: random.Random, number: int) -> tuple[str, str]:
    """Return a text of made-up words, and the same in other words: long and short, with figures and names."""
    words = [dice.randrange(4000) for _ in range(dice.randrange(4, 34))]
    first = " ".join(
        spelt(word, "s") if word % 9 else spelt(word, "l").title() for word in words
    )
    second = " ".join(
        spelt(4000 - word, "tan") if word % 9 else spelt(word, "l").title()
        for word in words
    )
    figure = f" {number % 977}" if number % 3 == 0 else ""
    return f"{first.capitalize()}{figure}.", f"{second.capitalize()}{figure}."


def spelt(number: int, ending: str) -> str:
    """Return a number as a word of syllables."""
    syllables = [SYLLABLES[number // 20**place % 20] for place in range(3)]
    return "".join(syllables) + ending


def table(rows: int) -> dict[str, list[Version]]:
    """Return a table of two versions in documents of sixteen rows."""
    dice = random.Random(1)
    groups: dict[str, list[Version]] = {}
    for start in range(0, rows, 16):
        pairs = [(str(n), *story(dice, n)) for n in range(start, start + 16)]
        groups[f"d{start}"] = [
            Version(
                "en",
                tuple(Segment(text, unit=unit) for unit, text, _ in pairs),
                f"d{start}",
            ),
            Version(
                "id",
                tuple(Segment(text, unit=unit) for unit, _, text in pairs),
                f"d{start}",
            ),
        ]
    return groups


def speed() -> None:
    start = time.process_time()
    documents, learned = align.batch(table(ROWS), "en")
    print(
        f"joined and learned: {ROWS / (time.process_time() - start):8.0f} row pairs a second"
    )
    context, total = Context(learned, Settings(source="en")), 0.0
    for found in checks():
        if found.id in SEGMENT_CHECKS:
            start = time.process_time()
            for document in documents:
                ask(found, document, context)
            took = time.process_time() - start
            total += took
            print(f"{found.id:20}{ROWS / took:8.0f} row pairs a second")
    print(f"all segment checks: {ROWS / total:8.0f} row pairs a second")
    book()


def ask(found: Check, document: Document, context: Context) -> None:
    for look in document.units if found.scope == "unit" else (document,):
        for _ in found.look(look, context):
            pass


def book() -> None:
    """Align a book of which the second version lacks one paragraph in fifty."""
    dice = random.Random(2)
    pairs = [story(dice, number) for number in range(LINES)]
    lost = {number for number in range(LINES) if dice.random() < 0.02}
    first = Version(
        "en", tuple(Segment(text, line=n) for n, (text, _) in enumerate(pairs, 1))
    )
    second = Version(
        "id",
        tuple(
            Segment(text, line=n)
            for n, (_, text) in enumerate(pairs, 1)
            if n - 1 not in lost
        ),
    )
    start = time.process_time()
    with memory.run():
        units = align.align("book", [first, second], "en")
    took = time.process_time() - start
    gaps = {unit["en"].line - 1 for unit in units if unit.get("id") is None}
    print(
        f"a book of {LINES} paragraphs: {took:.1f} s, {LINES / took:.0f} paragraphs a second"
    )
    print(
        f"paragraphs lost: {len(lost)}, found {len(gaps & lost)}, others called lost {len(gaps - lost)}"
    )


def seeds() -> None:
    """Delete each line of each seed in turn."""
    first, second = (version(path) for path in sorted(SEEDS.glob("*.txt")))
    for whole, part in ((first, second), (second, first)):
        right = shown = 0
        for number, segment in enumerate(whole.segments):
            rest = replace(
                part, segments=part.segments[:number] + part.segments[number + 1 :]
            )
            findings = check(
                [whole, rest], settings=Settings(select=["segment-missing"])
            ).findings
            right += any(finding.marks[0].segment == segment for finding in findings)
            shown += any(
                mark.segment == segment
                for finding in findings
                for mark in finding.marks
            )
        print(
            f"a line of {part.path} deleted: first in {right} of {len(whole.segments)}, shown in {shown}"
        )


def version(path: Path) -> Version:
    lines = path.read_text(encoding="utf-8").split("\n")
    return Version(
        "",
        tuple(
            Segment(text, path.name, n)
            for n, text in enumerate(lines, 1)
            if text.strip()
        ),
        "d",
        path.name,
    )


if __name__ == "__main__":
    seeds() if sys.argv[1:] == ["seeds"] else speed()
