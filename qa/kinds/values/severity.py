"""How bad a difference of values is: an error only where a translation can hardly do without the value."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.compare import Difference
from qa.evidence import Evidence
from qa.kinds.kind import Judgement
from qa.kinds.reading import of
from qa.kinds.values import units
from qa.kinds.values.units import FACTORS, number
from qa.language.folding import fold
from qa.language.locale import load
from qa.model import Confidence, Fact, Severity, Unit, language_of

_BEFORE = re.compile(r"\d[ \u00a0]?[-–:][ \u00a0]?$")
_BEHIND = re.compile(r"[ \u00a0]?[-–:][ \u00a0]?\d")
_SMALL = 12
_ROUNDING = 0.07
_COUNTS = frozenset(map(str, range(1, 11)))
_ONE = frozenset(["1"])
_ROUND = {"100", "1000"}


def judge(difference: Difference, unit: Unit, evidence: Evidence) -> Judgement:  # noqa: ARG001
    """Judge a difference of numbers, dates or times."""
    return Judgement(severity(difference, unit))


def severity(difference: Difference, unit: Unit) -> Severity | None:
    """Return the severity of a finding, None for the check's default."""
    facts = [fact for _, fact in (*difference.stated, *difference.instead)]
    # Each side is as sure as its best witness.
    weight = min(max(fact.weight for _, fact in side) for side in (difference.stated, difference.instead) if side)
    if difference.kind in {"mismatch", "outlier"}:
        return _of_mismatch(difference, facts, weight)
    if weight is Confidence.LOW or _negligible(difference, unit):
        return Severity.NOTE
    if difference.kind == "added" or weight is Confidence.MEDIUM:
        return Severity.WARNING
    return Severity.WARNING if all(map(_dispensable, facts)) else None


def _of_mismatch(difference: Difference, facts: Sequence[Fact], weight: Confidence) -> Severity | None:
    if difference.kind == "mismatch" and weight > Confidence.LOW and _converted_twice(difference):
        return Severity.NOTE
    doubtful = difference.kind == "mismatch" and _rounded(facts[0], facts[-1])
    return Severity.WARNING if doubtful or weight < Confidence.HIGH else None


def _negligible(difference: Difference, unit: Unit) -> bool:
    """Tell whether a number that one side lacks is one that writers leave out or say again at will."""
    if _idle(difference, unit) or _customary(difference):
        return True
    if difference.kind == "missing":
        return 2 * sum(fact.strong for _, fact in difference.stated) < len(difference.stated)
    return difference.stated[0][1].value in {"1", "2"} or (unit.source is None and _repeated(difference, unit))


def _idle(difference: Difference, unit: Unit) -> bool:
    """Tell whether a number is one that idiom drops: `number one`, `100 per cent sure` with no per cent elsewhere."""
    version, fact = difference.stated[0]
    if fact.value == "100" and fact.unit == "percent":
        return not any(_says_percent(unit[other].text, language_of(other)) for other in difference.lacking)
    return fact.kind == "number" and fact.value == "1" and not fact.unit and not _scored(fact, unit[version].text)


def _scored(fact: Fact, text: str) -> bool:
    """Tell whether a number is one side of a score or the end of a span (`2-1`)."""
    return bool(_BEFORE.search(text, 0, fact.span.start) or _BEHIND.match(text, fact.span.end))


def _repeated(difference: Difference, unit: Unit) -> bool:
    """Tell whether who alone states a number here states it elsewhere too."""
    version, fact = difference.stated[0]
    found = of(unit[version], language_of(version), "values")
    return sum(bool(other.readings & fact.readings) for other in found) > 1


def _says_percent(text: str, language: str) -> bool:
    folded = fold(text)
    return "%" in folded or any(name in folded for name, unit in load(language).units.items() if unit == "percent")


def _customary(difference: Difference) -> bool:
    """Tell whether a small count (or `1 week`) is in digits only because its language writes all counts so."""
    return all(
        fact.kind == "number" and load(language_of(version)).figures and fact.value in _counts(fact.unit)
        for version, fact in difference.stated
    )


def _counts(unit: str) -> frozenset[str]:
    if not unit:
        return _COUNTS
    return _ONE if FACTORS.get(unit, ("",))[0] in {"second", "month"} else frozenset()


def _converted_twice(difference: Difference) -> bool:
    """Tell whether both sides may have converted what a third language measures in miles or pounds."""
    cells = (*difference.stated, *difference.instead)
    if any(load(language_of(version)).customary for version, _ in cells):
        return False
    return units.roundings(cells[0][1], cells[-1][1])


def _rounded(first: Fact, second: Fact) -> bool:
    """Tell whether two measures differ as two roundings of a third may: 135 and 136 km/h, both made of 85 mph."""
    if first.unit != second.unit or first.unit not in (*FACTORS, "celsius", "fahrenheit", "degree"):
        return False
    amounts = [number(fact.value) for fact in (first, second)]
    mine, theirs = (abs(amount or 0.0) for amount in amounts)
    return 0 < abs(mine - theirs) <= _ROUNDING * max(mine, theirs)


def _dispensable(fact: Fact) -> bool:
    """Tell whether writers often put it in other words: a weekday (`yesterday`), small numbers, `100 % sure`."""
    if fact.kind == "weekday":
        return True
    if fact.kind not in {"number", "time"} or fact.unit in {"USD", "EUR", "GBP"}:
        return False
    return fact.value in _ROUND or (fact.value.isdecimal() and int(fact.value) <= _SMALL)
