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
    """Return a fact's value, and what is written where that is not the same.

    25 October that is written `den 25. Oktober` is `25 October ("den 25. Oktober")`.
    """
    text = shortened(fact.text)
    return fact.value if text == fact.value else f'{fact.value} ("{text}")'


def shortened(text: str) -> str:
    """Return at most 60 characters of a text on one line."""
    flat = " ".join(text.split())
    if len(flat) <= _SHOWN:
        return flat
    return flat[: _SHOWN - 1] + "…"


def finding(difference: Difference, unit: Unit, severity: Severity | None = None) -> Finding:
    """Return the finding about a difference, with a mark in every version concerned.

    `unit` is the one that differs. `severity` lowers the check's default where the
    check is less sure than usual.
    """
    return Finding(
        _write_message(difference),
        _find_marks(difference, unit),
        difference.odd,
        _judge_confidence(difference),
        severity,
    )


def _judge_confidence(difference: Difference) -> Confidence:
    """Return low where a fact may be none, high where it is known what is odd."""
    for _, fact in (*difference.stated, *difference.instead):
        if not fact.strong:
            return Confidence.LOW
    if difference.odd or difference.instead:
        return Confidence.HIGH
    return Confidence.MEDIUM


def _write_message(difference: Difference) -> str:
    """Return one sentence that names the fact, who states it and who does not.

    Where another value stands in its place, the sentence says which.
    """
    _, fact = difference.stated[0]
    stated = listed(version for version, _ in difference.stated)
    if difference.kind in {"mismatch", "outlier"}:
        return _write_mismatch(difference, stated, fact)
    others = listed(difference.lacking)
    do = "do" if len(difference.lacking) > 1 else "does"
    if difference.kind == "added":
        return f"only {stated} has the {fact.kind} {shown(fact)}; {others} {do} not"
    return f"the {fact.kind} {shown(fact)} is in {stated}; {others} {do} not have it"


def _write_mismatch(difference: Difference, stated: str, fact: Fact) -> str:
    """Return who says what; where only the units differ, these are named.

    `stated` are the versions that say the fact.
    """
    _, instead = difference.instead[0]
    who = listed(version for version, _ in difference.instead)
    if difference.kind == "outlier":
        who = f"the source {who}"
    say = "say" if len(difference.instead) > 1 else "says"
    first, second = shown(fact), shown(instead)
    if fact.value == instead.value and fact.unit != instead.unit:
        first = f"{fact.value} ({fact.unit})"
        second = f"{instead.value} ({instead.unit})"
    return f"the {fact.kind} is {first} in {stated}; {who} {say} {second}"


def _find_marks(difference: Difference, unit: Unit) -> tuple[Mark, ...]:
    """Return the places, the primary first.

    That is the odd one, else the text that has what another lacks: the source's if
    one is named.
    """
    order = sorted(difference.stated, key=lambda pair: pair[0] != unit.source)
    stated = _mark_all(unit, order)
    instead = _mark_all(unit, difference.instead)
    both = [*instead, *stated] if difference.odd else [*stated, *instead]
    lacking = [Mark(v, unit[v], None, "not here") for v in difference.lacking]
    return (*both, *lacking)


def _mark_all(unit: Unit, pairs: Sequence[tuple[str, Fact]]) -> list[Mark]:
    return [mark(unit, version, fact) for version, fact in pairs]


def mark(unit: Unit, version: str, fact: Fact) -> Mark:
    """Return the place of a fact in one version of a unit, noted with its value."""
    return Mark(version, unit[version], fact.span, fact.value)
