"""One cause is one finding: what follows from another finding is folded into it.

A finding that holds others says in its sentence how many, so that every report says it;
gates count it once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from qa.model import Confidence, Finding, Severity
from qa.registry import Check, Extent
from qa.run.sharing import share

REASONS = 4
"""Findings about one text of one version, from which on they are one finding: the text is another one."""
RUN = 3
"""Neighbouring units with the same fault in one version, from which on they are one."""
FEW, FEW_SHARE = 3, 0.01
"""Findings of one category about a version, and their share of its units: so many may be said one by one."""

Text = tuple[str | None, str | None]
"""A version and the id of a unit; None for the whole document."""


def fold(
    findings: Sequence[Finding], checks: Mapping[str, Check], units: Sequence[str]
) -> list[Finding]:
    """Return the findings of one document, each cause once, in their order.

    `checks` are those of the run by id: they say what follows from their findings.
    `units` are the ids of the document's units in the order of the text.
    """
    places = {unit: place for place, unit in enumerate(units)}
    rest = _fold_explained(findings, checks, len(units))
    rest = _fold_runs(rest, checks, places)
    return share(_fold_reasons(rest, checks), checks)


def _fold_explained(
    findings: Sequence[Finding], checks: Mapping[str, Check], units: int
) -> list[Finding]:
    """Fold what is said of a text into the finding that says why nothing of it can be right."""
    hosts = _find_hosts(findings, checks)
    states = _find_states(findings, checks, units)
    followers: dict[int, list[Finding]] = {}
    kept = []
    for place, finding in enumerate(findings):
        host = _find_cause(finding, states, hosts)
        if host is None or host == place:
            kept.append(place)
        else:
            followers.setdefault(host, []).append(finding)
    # A host may follow from the finding about its whole version: then so does what follows from it.
    for place in list(followers):
        if place in kept:
            continue
        host = _find_cause(findings[place], states, hosts)
        if host is not None:
            followers.setdefault(host, []).extend(followers.pop(place))
    told = []
    for place in kept:
        own = followers.get(place, [])
        told.append(_tell_followers(findings[place], own))
    return told


def _find_hosts(
    findings: Sequence[Finding], checks: Mapping[str, Check]
) -> dict[Text, int]:
    """Return the places of the findings that explain a text, the first of each text."""
    hosts: dict[Text, int] = {}
    for place, finding in enumerate(findings):
        extent = checks[finding.check].explains
        text = _explained_text(finding, extent)
        if text is not None:
            hosts.setdefault(text, place)
    return hosts


def _find_cause(
    finding: Finding,
    states: Mapping[tuple[str | None, str], int],
    hosts: Mapping[Text, int],
) -> int | None:
    """Return the place of the finding that this one follows from, that of its category first."""
    state = _find_state(finding, states)
    if state is not None:
        return state
    return _find_host(finding, hosts)


def _find_state(
    finding: Finding, states: Mapping[tuple[str | None, str], int]
) -> int | None:
    """Return the place of the finding that stands for this one's category; a state stands for itself."""
    return states.get((finding.version, finding.category))


def _find_states(
    findings: Sequence[Finding], checks: Mapping[str, Check], units: int
) -> dict[tuple[str | None, str], int]:
    """Return the findings that stand for all of their category in their version, where those are many."""
    counts = Counter(
        (finding.version, finding.category) for finding in findings if finding.unit
    )
    found = {}
    for place, finding in enumerate(findings):
        if checks[finding.check].explains == "category":
            key = (finding.version, finding.category)
            if counts[key] > max(FEW, FEW_SHARE * units):
                found[key] = place
    return found


def _explained_text(finding: Finding, extent: Extent) -> Text | None:
    """Return the text that a finding explains, None where it explains nothing or is not sure enough."""
    if extent in {"nothing", "category"} or finding.version is None:
        return None
    if extent == "version":
        return _explained_version(finding)
    if not _is_serious(finding):
        return None
    if finding.confidence <= Confidence.LOW:
        return None
    return finding.version, finding.unit


def _explained_version(finding: Finding) -> Text | None:
    """Return the whole text of a version, None where the finding is not sure or is about a unit."""
    if finding.unit is not None:
        return None
    if finding.severity is not Severity.ERROR:
        return None
    if finding.confidence is not Confidence.HIGH:
        return None
    return finding.version, None


def _is_serious(finding: Finding) -> bool:
    """Say whether a finding is a warning or worse."""
    severity = finding.severity or Severity.NOTE
    return severity >= Severity.WARNING


def _find_host(finding: Finding, hosts: Mapping[Text, int]) -> int | None:
    """Return the place of the finding that explains all versions that this one blames, None where none does.

    What blames nobody follows from what is wrong with the whole of a version it shows.
    """
    if not finding.blamed:
        for mark in finding.marks:
            host = hosts.get((mark.version, None))
            if host is not None:
                return host
        return None
    found = None
    for version in finding.blamed:
        host = hosts.get((version, None))
        if host is None:
            host = hosts.get((version, finding.unit))
        if host is None:
            return None
        if found is None:
            found = host
    return found


def _tell_followers(host: Finding, followers: Sequence[Finding]) -> Finding:
    if not followers:
        return host
    count = len(followers)
    told = "one other finding about its text follows"
    if count > 1:
        told = f"{count:,} other findings about its text follow"
    message = f"{host.message}; {told} from this"
    return replace(host, message=message, folded=(*host.folded, *followers))


def _fold_runs(
    findings: Iterable[Finding], checks: Mapping[str, Check], places: Mapping[str, int]
) -> list[Finding]:
    """Fold the same fault of one version in neighbouring units into the first."""
    kept: list[Finding] = []
    runs: dict[tuple[str, str | None], int] = {}
    members: dict[int, list[Finding]] = {}
    for finding in findings:
        key = (finding.check, finding.version)
        can_be_in_run = checks[finding.check].in_runs and finding.version is not None
        if not can_be_in_run or finding.unit not in places:
            kept.append(finding)
            continue
        if key in runs:
            run = members[runs[key]]
            last = places[run[-1].unit or ""]
            if places[finding.unit or ""] == last + 1:
                run.append(finding)
                continue
        start = len(kept)
        runs[key] = start
        members[start] = [finding]
        kept.append(finding)
    folded: list[Finding] = []
    for place, finding in enumerate(kept):
        run = members.get(place, [finding])
        if len(run) >= RUN:
            folded.append(_tell_run(run))
        else:
            folded += run
    return folded


def _tell_run(run: Sequence[Finding]) -> Finding:
    first, *others = run
    message = f"{first.message}, and so with the {len(others):,} that follow"
    severity = max(finding.severity or Severity.NOTE for finding in run)
    confidence = max(finding.confidence for finding in run)
    return replace(
        first,
        message=message,
        severity=severity,
        confidence=confidence,
        folded=tuple(run),
    )


def _fold_reasons(
    findings: Sequence[Finding], checks: Mapping[str, Check]
) -> list[Finding]:
    """Fold many differences of one text into the worst of them: the text is a translation of another one."""
    hosts: dict[int, Finding] = {}
    gone: set[int] = set()
    for places in _group_by_text(findings, checks).values():
        if len(places) < REASONS:
            continue
        own = [findings[place] for place in places]
        worst = max(places, key=lambda place: _rank(findings[place]))
        hosts[worst] = _tell_reasons(findings[worst], own)
        gone.update(places)
    kept = []
    for place, finding in enumerate(findings):
        if place in hosts:
            kept.append(hosts[place])
        elif place not in gone:
            kept.append(finding)
    return kept


def _group_by_text(
    findings: Sequence[Finding], checks: Mapping[str, Check]
) -> dict[Text, list[int]]:
    """Return the places of serious differences of facts, by the text that they are about."""
    by_text: dict[Text, list[int]] = {}
    for place, finding in enumerate(findings):
        if finding.version is None or finding.unit is None:
            continue
        compares_facts = checks[finding.check].facts != ()
        if not compares_facts or finding.folded:
            continue
        if _is_serious(finding):
            text = finding.version, finding.unit
            by_text.setdefault(text, []).append(place)
    return by_text


def _rank(finding: Finding) -> tuple[int, int]:
    return finding.severity or Severity.NOTE, finding.confidence


def _tell_reasons(host: Finding, own: Sequence[Finding]) -> Finding:
    reasons = "; ".join(finding.message for finding in own)
    message = f"{host.version} differs here in {len(own)} ways, as if it were made from another text: {reasons}"
    others = tuple(finding for finding in own if finding is not host)
    return replace(host, message=message, folded=others)
