"""Code pairs in any order; what a version repeats, or says once where another repeats it, is not lost."""

from __future__ import annotations

from qa.compare import Match, Side, pair_off, share_reading
from qa.evidence import Evidence
from qa.language.targets import lead_to_one, resolve
from qa.model import Fact


def match(first: Side, second: Side, evidence: Evidence) -> Match:  # noqa: ARG001
    """Pair code and links; a name that the other version writes outside a code span is there."""
    mine, theirs = list(first.facts), list(second.facts)
    pairs = pair_off(mine, theirs, share_reading)

    def lead_alike(own: Fact, other: Fact) -> bool:
        """Tell whether two links lead to the same file from where the versions lie."""
        if own.kind != "relative link" or other.kind != "relative link":
            return False
        there = resolve(own.value.partition("#")[0], first.segment.path, first.language)
        here = resolve(
            other.value.partition("#")[0], second.segment.path, second.language
        )
        is_rooted = own.value.startswith("/") or other.value.startswith("/")
        return there == here or (is_rooted and lead_to_one(there, here))

    pairs += pair_off(mine, theirs, lead_alike)
    lost = tuple(fact for fact in mine if fact.strong and not _has(second, fact, first))
    extra = tuple(
        fact for fact in theirs if fact.strong and not _has(first, fact, second)
    )
    return Match(tuple(pairs), lost, extra)


def _has(side: Side, fact: Fact, own: Side) -> bool:
    """Tell whether a side has another's fact; what earlier facts have claimed of it is read from the text again."""
    if _stands(fact.value, side.segment.text) or any(
        share_reading(fact, other) for other in side.facts
    ):
        return True
    if fact.kind != "code span":
        return False
    written = own.segment.text[fact.span.start : fact.span.end].strip("`")
    return bool(written) and _stands(written, side.segment.text)


def _stands(code: str, text: str) -> bool:
    """Tell whether code stands in a text, and not as a part of a longer name."""
    start = text.find(code)
    while start >= 0:
        around = text[start - 1 : start] + text[start + len(code) :][:1]
        if not any(letter.isascii() and letter.isalnum() for letter in around):
            return True
        start = text.find(code, start + 1)
    return False
