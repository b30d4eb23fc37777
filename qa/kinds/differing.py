"""The checks that a kind of fact declares: one for each thing that can be wrong with its facts."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace

from qa import wording
from qa.compare import Difference, differences
from qa.kinds.kind import MQM, FactKind, Fault
from qa.kinds.rooms import kind_called, kinds
from qa.model import Confidence, Finding, Severity, Unit
from qa.registry import Check, Context


def checks() -> Iterator[Check]:
    """Yield the checks of all kinds: those that are made for them, and those that they bring."""
    for kind in kinds():
        for fault in kind.faults:
            yield make_check(kind, fault)
        yield from kind.checks


def make_check(kind: FactKind, fault: Fault) -> Check:
    """Return the check that finds one fault of a kind: its id is the kind's name and the fault's (`url-missing`)."""
    look = functools.partial(find_differences, kind, fault)
    mqm = fault.mqm or MQM[fault.name]
    name = f"{kind.name}-{fault.name}"
    home = kind.reader.extract.__module__
    return Check(
        name,
        kind.category,
        kind.severity,
        mqm,
        "unit",
        look,
        fault.doc,
        (kind.group,),
        home,
        mend=kind.mend if fault.name in {"mismatch", "changed"} else None,
    )


def find_differences(
    kind: FactKind, fault: Fault, unit: Unit, context: Context
) -> Iterator[Finding]:
    """Yield a finding for each difference of this kind that is this fault.

    What is wrong in the same way in several versions is one finding.
    """
    own = []
    for difference in differences(unit, kind.group, context.evidence):
        is_own = difference.category == kind.category
        if is_own and fault_of(difference, kind) == fault.name:
            own.append(difference)
    if not own:
        return
    for found in _group_alike(own):
        single = [
            _make_finding(kind, difference, unit, context) for difference in found
        ]
        told = [each for each in single if each is not None]
        if len(told) < 2:
            yield from told
            continue
        kept = [
            difference
            for difference, each in zip(found, single, strict=True)
            if each is not None
        ]
        whole = _make_finding(kind, _join(kept, unit), unit, context)
        if whole is not None:
            yield replace(whole, folded=tuple(told))


def _group_alike(found: Iterable[Difference]) -> Iterable[list[Difference]]:
    """Return differences by what is wrong; those of one version stay apart."""
    alike: dict[Hashable, list[Difference]] = {}
    times: Counter[Hashable] = Counter()
    for difference in found:
        key = _same_fault(difference)
        times[difference.odd, key] += 1
        alike.setdefault((key, times[difference.odd, key]), []).append(difference)
    return alike.values()


def _same_fault(difference: Difference) -> Hashable:
    """Return a key that differences have in common where versions share one fault."""
    if difference.odd is None or difference.kind == "outlier":
        return difference
    if difference.kind == "added":
        _, fact = difference.stated[0]
        return difference.kind, fact.kind, fact.value, fact.unit, difference.lacking
    instead = {(fact.kind, fact.value, fact.unit) for _, fact in difference.instead}
    return difference.kind, difference.places, frozenset(instead)


def _join(alike: Sequence[Difference], unit: Unit) -> Difference:
    """Return the differences of several versions as one.

    Where half or more of those that are measured by a source differ, it is the row that
    is hard, and nobody is blamed.
    """
    odd = [difference.odd for difference in alike if difference.odd is not None]
    measured = sum(
        bool(segment.text.strip())
        for name, segment in unit.segments
        if name != unit.source
    )
    is_shared_by_most = unit.source is not None and 2 * len(odd) >= measured
    stated = alike[0].stated
    if alike[0].kind == "added":
        stated = tuple(cell for difference in alike for cell in difference.stated)
    return replace(
        alike[0],
        stated=stated,
        instead=tuple(cell for difference in alike for cell in difference.instead),
        lacking=tuple(
            dict.fromkeys(
                version for difference in alike for version in difference.lacking
            )
        ),
        odd=None,
        shared=() if is_shared_by_most else tuple(odd),
    )


def _make_finding(
    kind: FactKind, difference: Difference, unit: Unit, context: Context
) -> Finding | None:
    """Return the finding about a difference, None where the batch speaks against it."""
    judgement = _judging(difference, kind).judge(difference, unit, context.evidence)
    if judgement.dismissed:
        return None
    found = wording.finding(difference, unit, judgement.severity)
    if difference.kind == "missing" and found.confidence < Confidence.HIGH:
        # What some only word otherwise may be worded otherwise here too.
        severity = min(judgement.severity or kind.severity, Severity.WARNING)
        found = replace(found, severity=severity)
    return replace(
        found,
        message=found.message + judgement.reason,
        confidence=min(found.confidence, judgement.confidence),
    )


def fault_of(difference: Difference, kind: FactKind) -> str:
    """Return the name of what is wrong, empty where the source may be: another check tells that."""
    if difference.kind in {"missing", "added"}:
        return difference.kind
    if difference.kind == "outlier" and not kind.source_rules:
        return ""
    return next(
        (fault.name for fault in kind.faults if fault.name in {"mismatch", "changed"}),
        "",
    )


def _judging(difference: Difference, kind: FactKind) -> FactKind:
    """Return the kind of what most versions state, if its findings are of this category too (a code, an ISBN)."""
    stated = kind_called(difference.stated[0][1].kind)
    return stated if stated.category == kind.category else kind
