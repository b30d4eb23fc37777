"""The checks that a kind of fact declares: one for each thing that can be wrong with its facts."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace

from qa import wording
from qa.compare import Difference, differences
from qa.kinds.kind import MQM, FactKind, Fault
from qa.kinds.rooms import kind_called, kinds
from qa.model import Finding, Unit
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
    return Check(name, kind.category, kind.severity, mqm, "unit", look, fault.doc, (kind.group,), home)


def find_differences(kind: FactKind, fault: Fault, unit: Unit, context: Context) -> Iterator[Finding]:
    """Yield a finding for each difference of this kind that is this fault."""
    for difference in differences(unit, kind.group, context.evidence):
        if difference.category == kind.category and fault_of(difference, kind) == fault.name:
            judgement = _judging(difference, kind).judge(difference, unit, context.evidence)
            found = wording.finding(difference, unit, judgement.severity)
            yield replace(found, message=found.message + judgement.reason) if judgement.reason else found


def fault_of(difference: Difference, kind: FactKind) -> str:
    """Return the name of what is wrong, empty where the source may be: another check tells that."""
    if difference.kind in {"missing", "added"}:
        return difference.kind
    if difference.kind == "outlier" and not kind.source_rules:
        return ""
    return next((fault.name for fault in kind.faults if fault.name in {"mismatch", "changed"}), "")


def _judging(difference: Difference, kind: FactKind) -> FactKind:
    """Return the kind of what most versions state, if its findings are of this category too (a code, an ISBN)."""
    stated = kind_called(difference.stated[0][1].kind)
    return stated if stated.category == kind.category else kind
