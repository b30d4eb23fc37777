"""The sentence of a finding, in words that a person who reads none of the languages understands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qa.compare import Difference
from qa.model import Confidence, Fact, Finding, Mark, Segment, Severity, Unit

_SHOWN = 60


def listed(names: Iterable[str]) -> str:
    """Return `en, fr and ar`."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def shown(fact: Fact) -> str:
    """Return a fact's value, and what is written where that is not the same."""
    text = shortened(fact.text)
    return f'{fact.value} ("{text}")' if text != fact.value else fact.value


def shortened(text: str) -> str:
    """Return at most 60 characters of a text on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1] + "…"


def finding(difference: Difference, unit: Unit, severity: Severity | None = None) -> Finding:
    """Return the finding about a difference, with a mark in every version concerned.

    `severity` lowers the check's default where the check is less sure than usual.
    """
    marks = _marks(difference, unit)
    return Finding(_message(difference), marks, difference.odd, _confidence(difference), severity)


def _confidence(difference: Difference) -> Confidence:
    facts = [fact for _, fact in (*difference.stated, *difference.instead)]
    if not all(fact.strong for fact in facts):
        return Confidence.LOW
    return Confidence.HIGH if difference.odd or difference.instead else Confidence.MEDIUM


def _message(difference: Difference) -> str:
    stated = listed(version for version, _ in difference.stated)
    fact = difference.stated[0][1]
    others = listed(difference.lacking) if difference.lacking else ""
    if difference.kind in {"mismatch", "outlier"}:
        return _mismatch(difference, stated, fact)
    if difference.kind == "added":
        return f"only {stated} has the {fact.kind} {shown(fact)}; {others} {_do(difference.lacking)} not"
    return f"the {fact.kind} {shown(fact)} is in {stated}; {others} {_do(difference.lacking)} not have it"


def _mismatch(difference: Difference, stated: str, fact: Fact) -> str:
    instead = difference.instead[0][1]
    who = listed(version for version, _ in difference.instead)
    verb = "say" if len(difference.instead) > 1 else "says"
    head = f"the source {who}" if difference.kind == "outlier" else who
    first, second = shown(fact), shown(instead)
    if fact.value == instead.value and fact.unit != instead.unit:
        first, second = f"{fact.value} ({fact.unit})", f"{instead.value} ({instead.unit})"
    return f"the {fact.kind} is {first} in {stated}; {head} {verb} {second}"


def _do(versions: Sequence[str]) -> str:
    return "do" if len(versions) > 1 else "does"


def _marks(difference: Difference, unit: Unit) -> tuple[Mark, ...]:
    """Return the places: the odd one first, or the text that has what another lacks, the source's if one is named."""
    stated = [mark(unit, version, fact) for version, fact in _source_first(difference.stated, unit.source)]
    instead = [mark(unit, version, fact) for version, fact in difference.instead]
    lacking = [Mark(version, unit[version], None, "not here") for version in difference.lacking]
    first = instead if difference.odd else []
    return (*first, *stated, *(instead if not difference.odd else []), *lacking)


def mark(unit: Unit, version: str, fact: Fact) -> Mark:
    """Return the place of a fact, noted with its value."""
    segment: Segment = unit[version]
    return Mark(version, segment, fact.span, fact.value)


def _source_first(stated: Sequence[tuple[str, Fact]], source: str | None) -> list[tuple[str, Fact]]:
    return sorted(stated, key=lambda pair: pair[0] != source)
