"""What changed in the source of a unit, word by word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a word diff: `same`, `old` or `new`."""

    kind: str
    text: str


def diff(before: str, after: str) -> Iterator[Part]:
    """Yield the stretches of a word diff, in their order."""
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        gone = " ".join(old[old_start:old_end])
        come = " ".join(new[new_start:new_end])
        if tag == "equal":
            yield Part("same", gone)
            continue
        if gone:
            yield Part("old", gone)
        if come:
            yield Part("new", come)
