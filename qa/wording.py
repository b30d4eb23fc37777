"""The sentence of a finding, in words for a person who reads none of the languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qa.compare import Difference
from qa.model import Confidence, Fact, Finding, Mark, Severity, Unit

_SHOWN = 60
"""Characters of a text that are shown."""


def listed(names: Iterable[str]) -> str:
    """Return `en, fr and ar`; there must be a name."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def shown(fact: Fact) -> str:
    """Return a fact's value, and what is written where that does not show it.

    25 October that is written `den 25. Oktober` is `25 October ("den 25. Oktober")`; a
    link is shown as it is written.
    """
    text = shortened(fact.text)
    if text == fact.value or (text.endswith(fact.value) and not fact.value.isdecimal()):
        return text
    return f'{fact.value} ("{text}")'


_NOUNS = {"word": "number", "idiom": "number", "roman numeral": "number"}
"""What people call kinds of facts whose names are our own."""


def noun(fact: Fact) -> str:
    """Return what a fact is, in a word that everybody knows."""
    return _NOUNS.get(fact.kind, fact.kind)


def shortened(text: str) -> str:
    """Return at most 60 characters of a text on one line."""
    flat = " ".join(text.split())
    if len(flat) <= _SHOWN:
        return flat
    return flat[: _SHOWN - 1] + "…"


def finding(
    difference: Difference, unit: Unit, severity: Severity | None = None
) -> Finding:
    """Return the finding about a difference, with a mark in every version concerned.

    `unit` is the one that differs. `severity` lowers the check's default where the
    check is less sure than usual.
    """
    return Finding(
        _write_message(difference, unit.source),
        _find_marks(difference, unit),
        difference.odd,
        _judge_confidence(difference),
        severity,
        versions=difference.shared,
    )


def _judge_confidence(difference: Difference) -> Confidence:
    """Return how sure a difference is: the more versions state the fact surely, the surer.

    What nobody states surely may be no fact. Where only some do, or what stands instead
    is not sure, it takes two sure witnesses to be more than a guess.
    """
    witnesses = sum(fact.strong for _, fact in difference.stated)
    if not witnesses:
        return Confidence.LOW
    is_doubtful = 2 * witnesses <= len(difference.stated)
    if is_doubtful or not all(fact.strong for _, fact in difference.instead):
        return Confidence.MEDIUM if witnesses > 1 else Confidence.LOW
    if difference.odd or difference.shared or difference.instead:
        return Confidence.HIGH
    return Confidence.MEDIUM


def _write_message(difference: Difference, source: str | None) -> str:
    fact = _choose_witness(difference.stated, source)
    stated = listed(version for version, _ in difference.stated)
    if difference.kind in {"mismatch", "outlier"}:
        return _write_mismatch(difference, stated, fact)
    others = listed(difference.lacking)
    do = "do" if len(difference.lacking) > 1 else "does"
    if difference.kind == "added":
        have = "have" if len(difference.stated) > 1 else "has"
        return f"only {stated} {have} the {noun(fact)} {shown(fact)}; {others} {do} not"
    return f"the {noun(fact)} {shown(fact)} is in {stated}; {others} {do} not have it"


def _choose_witness(stated: Sequence[tuple[str, Fact]], source: str | None) -> Fact:
    """Return the fact that is quoted: the source's, else one in letters of this sentence."""
    for version, fact in stated:
        if version == source:
            return fact
    for _, fact in stated:
        if fact.text.isascii():
            return fact
    return stated[0][1]


def _write_mismatch(difference: Difference, stated: str, fact: Fact) -> str:
    """Return who says what; where only the units differ, these are named."""
    _, instead = difference.instead[0]
    who = listed(version for version, _ in difference.instead)
    if difference.kind == "outlier":
        who = f"the source {who}"
    say = "say" if len(difference.instead) > 1 else "says"
    first, second = shown(fact), shown(instead)
    if fact.value == instead.value and fact.unit != instead.unit:
        first = f"{fact.value} ({fact.unit})"
        second = f"{instead.value} ({instead.unit})"
    return f"the {noun(fact)} is {first} in {stated}; {who} {say} {second}"


def _find_marks(difference: Difference, unit: Unit) -> tuple[Mark, ...]:
    """Return the places, the primary first.

    That stands in a version that is blamed: what it says instead, or the whole text
    that lacks something. Where nobody is blamed it is the source's, else the first.
    """
    order = sorted(difference.stated, key=lambda pair: pair[0] != unit.source)
    stated = _mark_all(unit, order)
    instead = _mark_all(unit, difference.instead)
    lacking = [Mark(v, unit[v], None, "not here") for v in difference.lacking]
    if difference.kind == "added":
        return (*stated, *lacking)
    if difference.odd or difference.shared:
        return (*instead, *lacking, *stated)
    return (*stated, *instead, *lacking)


def _mark_all(unit: Unit, pairs: Sequence[tuple[str, Fact]]) -> list[Mark]:
    return [mark(unit, version, fact) for version, fact in pairs]


def mark(unit: Unit, version: str, fact: Fact) -> Mark:
    """Return the place of a fact in one version of a unit, noted with its value."""
    return Mark(version, unit[version], fact.span, fact.value)
