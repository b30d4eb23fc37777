"""A run against earlier ones: what is new, gone and kept, whether the change is more than chance, what is hard for all.

Two runs may be two days, two releases or two systems: units are paired by document and number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import exp, lgamma, log
from pathlib import PurePath

from qa.model import (
    Comparison,
    Document,
    Finding,
    HardUnit,
    PairedTest,
    Result,
    RunCount,
    Severity,
    Shift,
)
from qa.release import RELEASE
from qa.report.quality import WEIGHTS

_MOST_HARD = 200
"""Hard units that are kept, the hardest first."""
_SERIOUS = (Severity.ERROR, Severity.WARNING)
Key = Callable[[Finding], Hashable]
Place = tuple[str, str]
"""Document and unit."""


def compared(result: Result, earlier: Mapping[str, Result]) -> Result:
    """Return `result` with its findings marked as new or kept, and the comparison with the last of the `earlier`.

    `earlier` are results by the paths of their files, the oldest first; at least one.
    """
    path = list(earlier)[-1]
    before = earlier[path]
    # What was accepted since is not gone, and nothing new.
    now = (*result.findings, *result.accepted)
    was_there, left = match((*before.findings, *before.accepted), now)
    findings = [
        replace(finding, change="kept" if known else "new")
        for finding, known in zip(result.findings, was_there, strict=False)
    ]
    return replace(
        result,
        findings=tuple(findings),
        comparison=_compare(replace(result, findings=tuple(findings)), earlier, left),
    )


def _compare(
    result: Result, earlier: Mapping[str, Result], left: Sequence[Finding]
) -> Comparison:
    names = _name_runs(earlier)
    before = list(earlier.values())[-1]
    open_before = {id(finding) for finding in before.findings}
    left = [finding for finding in left if id(finding) in open_before]
    is_asked = _make_asked(result)
    gone = [finding for finding in left if is_asked(finding)]
    asked_kept = sum(_must_be_mended(finding) for finding in result.findings)
    mended = sum(map(_must_be_mended, gone))
    new = sum(finding.change == "new" for finding in result.findings)
    return Comparison(
        names[-1],
        new,
        len(result.findings) - new,
        tuple(gone),
        len(left) - len(gone),
        asked_kept + mended,
        mended,
        tuple(_count_runs(names, earlier, result)),
        tuple(_test(before, result)),
        tuple(_list_shifts(before, result)),
        tuple(list_hard_units(result)),
    )


def match(
    before: Sequence[Finding], after: Sequence[Finding]
) -> tuple[list[bool], list[Finding]]:
    """Return whether each finding of `after` was there before, and which of `before` are left over.

    One finding is matched once: by its fingerprint, else by its check, version and unit, so that a text which was
    edited but not mended still has it.
    """
    known = [False] * len(after)
    left = list(before)
    keys: tuple[Key, ...] = (lambda finding: finding.fingerprint, place)
    for key in keys:
        waiting: dict[Hashable, list[Finding]] = defaultdict(list)
        for finding in reversed(left):
            waiting[key(finding)].append(finding)
        taken = set()
        for number, finding in enumerate(after):
            own = key(finding)
            if not known[number] and own is not None and waiting.get(own):
                taken.add(id(waiting[own].pop()))
                known[number] = True
        left = [finding for finding in left if id(finding) not in taken]
    return known, left


def place(finding: Finding) -> Hashable:
    """Return what stays of a finding when its text is edited; None where it is of no unit."""
    if finding.unit is None:
        return None
    return finding.check, finding.document, finding.unit, finding.blamed


def _must_be_mended(finding: Finding) -> bool:
    return finding.decision is not None and finding.decision.verdict == "reject"


def _make_asked(result: Result) -> Callable[[Finding], bool]:
    """Return what says whether a run looked for a finding, as far as its records tell.

    It did where it looked at the document and asked the check. What another release asked is not known, nor are the
    documents of a run that was written without them.
    """
    checks = {rule.id for rule in result.rules}
    documents = {document.name for document in result.documents} | {""}
    knows_checks = result.release == RELEASE
    knows_documents = any(document.units for document in result.documents)

    def is_asked(finding: Finding) -> bool:
        in_documents = finding.document in documents or not knows_documents
        return in_documents and (finding.check in checks or not knows_checks)

    return is_asked


def _name_runs(earlier: Mapping[str, Result]) -> list[str]:
    """Return the names of files without folder and ending, where that tells them apart."""
    stems = [PurePath(path).stem for path in earlier]
    return stems if len(set(stems)) == len(stems) else list(earlier)


def _count_runs(
    names: Sequence[str], earlier: Mapping[str, Result], result: Result
) -> Iterator[RunCount]:
    runs = [*zip(names, earlier.values(), strict=True), ("this run", result)]
    for name, run in runs:
        counts = [run.count(severity) for severity in reversed(Severity)]
        yield RunCount(name, *counts)


def _test(before: Result, after: Result) -> Iterator[PairedTest]:
    """Yield the test of all versions together, then of each, where a unit of it changed."""
    old, new = _weigh(before), _weigh(after)
    names = sorted({version for version, _ in (*old, *new) if version is not None})
    raw = []
    for version in (None, *names):
        places = {place for name, place in (*old, *new) if name == version}
        changes = [old[version, each] - new[version, each] for each in places]
        better = sum(change > 0 for change in changes)
        worse = sum(change < 0 for change in changes)
        if better or worse:
            raw.append(PairedTest(version, better, worse, sign_test(better, worse)))
    together = [test for test in raw if test.version is None]
    yield from together
    yield from _correct([test for test in raw if test.version is not None])


def _weigh(result: Result) -> Counter[tuple[str | None, Place]]:
    """Return the penalties of each unit, in each version and (None) in all."""
    weighed: Counter[tuple[str | None, Place]] = Counter()
    for finding in result.findings:
        if finding.unit is None:
            continue
        cost = int(WEIGHTS[finding.severity or Severity.NOTE])
        where = finding.document, finding.unit
        for version in (None, *finding.blamed):
            weighed[version, where] += cost
    return weighed


def sign_test(better: int, worse: int) -> float:
    """Return how likely a split as uneven as this is, where better and worse are equally likely: 0 to 1."""
    total, fewer = better + worse, min(better, worse)
    if not total:
        return 1.0
    whole = lgamma(total + 1) - total * log(2)
    logs = (whole - lgamma(k + 1) - lgamma(total - k + 1) for k in range(fewer + 1))
    return min(1.0, 2 * sum(map(exp, logs)))


def _correct(tests: Sequence[PairedTest]) -> list[PairedTest]:
    """Return the tests of several versions with Holm's correction: one of many is soon uneven by chance."""
    highest = 0.0
    corrected: dict[str | None, float] = {}
    ordered = sorted(tests, key=lambda test: test.chance)
    for number, test in enumerate(ordered):
        highest = max(highest, min(1.0, test.chance * (len(tests) - number)))
        corrected[test.version] = highest
    return [replace(test, chance=corrected[test.version]) for test in tests]


def _list_shifts(before: Result, after: Result) -> Iterator[Shift]:
    """Yield what became of each check in each version, the greatest change first; what stayed is left out."""
    old, new = _count(before.findings), _count(after.findings)
    sizes = _count_units(before.documents), _count_units(after.documents)
    shifts = []
    for version, check in {*old, *new}:
        was, now = old[version, check], new[version, check]
        if was == now:
            continue
        rates = _rate(was, sizes[0], version), _rate(now, sizes[1], version)
        shifts.append(Shift(version, check, was, now, *rates))
    shifts.sort(key=lambda shift: (shift.version or "", shift.check))
    yield from sorted(shifts, key=lambda shift: -abs(shift.after - shift.before))


def _count(findings: Iterable[Finding]) -> Counter[tuple[str | None, str]]:
    counts: Counter[tuple[str | None, str]] = Counter()
    for finding in findings:
        for version in finding.blamed or (None,):
            counts[version, finding.check] += 1
    return counts


def _count_units(documents: Iterable[Document]) -> Counter[str | None]:
    """Return how many units each version has a part in; None stands for all of them."""
    sizes: Counter[str | None] = Counter()
    for document in documents:
        for version in (None, *(version.name for version in document.versions)):
            sizes[version] += len(document.units)
    return sizes


def _rate(
    count: int, sizes: Mapping[str | None, int], version: str | None
) -> float | None:
    size = sizes.get(version, 0)
    return 1000 * count / size if size else None


def list_hard_units(result: Result) -> list[HardUnit]:
    """Return the units in which most versions, and at least two, have an error or a warning; the hardest first."""
    versions = {document.name: _list_judged(document) for document in result.documents}
    blamed: dict[Place, set[str]] = defaultdict(set)
    for finding in result.findings:
        if finding.unit is not None and finding.severity in _SERIOUS:
            blamed[finding.document, finding.unit].update(finding.blamed)
    hard = []
    for (document, unit), found in blamed.items():
        of = len(versions.get(document, ()))
        if len(found) > 1 and 2 * len(found) > of:
            hard.append(HardUnit(document, unit, tuple(sorted(found)), of))
    return sorted(hard, key=lambda unit: -len(unit.versions))[:_MOST_HARD]


def _list_judged(document: Document) -> list[str]:
    """Return the versions that may be at fault: all but the source."""
    return [each.name for each in document.versions if each.name != document.source]
