"""SARIF 2.1.0 (OASIS Standard, 27 March 2020), as GitHub's code scanning and editors read it.

Columns are code points (`columnKind`). The worst results stand first, at most as many as GitHub takes. What a decision
lets stand is a suppressed result; `baselineState` says whether the decisions file knew a result. `rank` is the
confidence: 90 for high, 60 for medium, 30 for low. A rule has no `precision`: how sure qa is differs by finding. A file
that was not read and a check that failed are notifications of the run.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import TextIO
from urllib.parse import quote

from qa.escape import json_text, visible
from qa.model import Confidence, Finding, Look, Mark, Result, Rule, Severity
from qa.release import HOME
from qa.report.entries import Entry, entries, level, quoted, relative
from qa.report.reporters import Reporter

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
)
MOST = 25_000
"""GitHub takes so many results of a run."""

_ROOM = 9_000_000
"""GitHub takes 10 MB of gzip; the rules and the frame need some."""
_ROOT = "%SRCROOT%"
_RANKS = {Confidence.HIGH: 90.0, Confidence.MEDIUM: 60.0, Confidence.LOW: 30.0}
"""How sure a result is, of 100; the documentation names these numbers."""
Value = Mapping[str, object]


def write(result: Result, out: TextIO, look: Look) -> None:  # noqa: ARG001
    """Write one run."""
    found = sorted((*result.findings, *result.accepted), key=_weight)
    rules = _rules(result, found)
    places = {name: number for number, name in enumerate(rules)}
    decided = any(finding.decision for finding in found)
    results = list(
        _fitting(
            json_text(_result(finding, places, decided)) for finding in found[:MOST]
        )
    )
    tool = json.dumps(_tool(result, rules), separators=(",", ":"))
    about = json_text(_about(result, len(found) - len(results)))
    out.write(
        f'{{"$schema":"{SCHEMA}","version":"2.1.0","runs":[{{"tool":{tool},{about[1:-1]},"results":['
    )
    out.write(",\n".join(results) + "]}]}\n")


def _weight(finding: Finding) -> tuple[bool, int, int]:
    accepted = finding.decision is not None and finding.decision.verdict != "reject"
    return accepted, -int(finding.severity or Severity.NOTE), -int(finding.confidence)


def _fitting(results: Iterable[str]) -> Iterator[str]:
    """Yield the results until they fill the room, compressed."""
    packer, size = zlib.compressobj(), 0
    for result in results:
        size += len(packer.compress(result.encode()))
        if size > _ROOM:
            return
        yield result


def _rules(result: Result, found: Iterable[Finding]) -> Mapping[str, Rule]:
    """Return the checks that were asked, and those that findings name besides (of another release, of a plugin)."""
    rules = {rule.id: rule for rule in result.rules}
    for finding in found:
        severity = finding.severity or Severity.NOTE
        unknown = Rule(
            visible(finding.check),
            visible(finding.category),
            severity,
            visible(finding.mqm),
        )
        rules.setdefault(finding.check, unknown)
    return rules


def _tool(result: Result, rules: Mapping[str, Rule]) -> Value:
    """Return what qa says of itself: its own words, whose line ends stay."""
    return {
        "driver": {
            "name": "qa",
            "version": visible(result.release),
            "informationUri": HOME,
            "rules": [_rule(rule) for rule in rules.values()],
        }
    }


def _about(result: Result, left_out: int) -> Value:
    """Return how the run went."""
    notices = [
        _notification(entry) for entry in entries(result) if entry.finding is None
    ]
    if left_out:
        said = f"{left_out:,} results are left out, the least severe: GitHub takes {MOST:,} and 10 MB, compressed"
        notices.append({"level": "warning", "message": {"text": said}})
    whole = not result.problems and not result.crashes
    return {
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": "the folder in which qa was run"}}
        },
        "invocations": [
            {"executionSuccessful": whole, "toolExecutionNotifications": notices}
        ],
    }


def _rule(rule: Rule) -> Value:
    title, _, more = rule.doc.partition("\n")
    title = title or f"{rule.id} (a check that this release does not have)"
    return {
        "id": rule.id,
        "shortDescription": {"text": title},
        "fullDescription": {"text": title},
        "help": {"text": more.strip() or title},
        **({"helpUri": rule.page} if rule.page else {}),
        "defaultConfiguration": {"level": rule.severity.name.lower()},
        "properties": {
            "category": rule.category,
            "mqm": rule.mqm,
            "tags": ["translation", rule.category],
        },
    }


def _notification(entry: Entry) -> Value:
    region = {"startLine": entry.line, "startColumn": entry.column}
    place = {
        "physicalLocation": {
            "artifactLocation": _artifact(entry.path),
            "region": region,
        }
    }
    return {
        "level": "error",
        "descriptor": {"id": entry.check},
        "message": {"text": entry.message},
        "locations": [place],
    }


def _result(finding: Finding, rules: Mapping[str, int], decided: bool) -> Value:
    first, *others = finding.marks
    related = [
        {
            "id": number,
            "message": {"text": quoted(mark)},
            **_location(mark, finding.document),
        }
        for number, mark in enumerate(others, 1)
    ]
    logical = {"fullyQualifiedName": f"{finding.document}:{finding.unit or ''}"}
    said = {
        "ruleId": finding.check,
        "ruleIndex": rules[finding.check],
        "level": level(finding),
        "rank": _RANKS[finding.confidence],
        "message": {"text": finding.message},
        "locations": [
            {**_location(first, finding.document), "logicalLocations": [logical]}
        ],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"qa/v1": finding.fingerprint},
        "properties": {
            "confidence": finding.confidence.name.lower(),
            "document": finding.document,
            "unit": finding.unit,
            "version": finding.version,
            "versions": list(finding.blamed),
        },
    }
    return {**said, **_decided(finding)} if decided else said


def _decided(finding: Finding) -> Value:
    """Return what the decisions file says of a result; every result of a run that had one says it."""
    decision = finding.decision
    state = {"baselineState": "unchanged" if decision else "new"}
    if decision is None:
        return {**state, "suppressions": []}
    about = {
        "decision": decision.verdict,
        "by": decision.by,
        "date": decision.date,
        "until": decision.until,
    }
    suppression = {
        "kind": "external",
        "status": "rejected" if decision.verdict == "reject" else "accepted",
        "justification": decision.reason or f"{decision.verdict}, no reason given",
        "properties": {key: value for key, value in about.items() if value},
    }
    return {**state, "suppressions": [suppression]}


def _location(mark: Mark, document: str) -> Value:
    segment, span = mark.segment.place(mark.span)
    start, end = (span.start, span.end) if span else (0, 0)
    line, column = segment.at(start)
    region: dict[str, object] = {"startLine": line, "startColumn": column}
    if start < end:
        # The end is that of the last character: the next may stand on another line.
        last_line, last_column = segment.at(end - 1)
        region |= {
            "endLine": last_line,
            "endColumn": last_column + 1,
            "snippet": {"text": segment.text[start:end]},
        }
    place = {
        "artifactLocation": _artifact(relative(segment.path or document)),
        "region": region,
    }
    return {"physicalLocation": place}


def _artifact(path: str) -> Value:
    """Return a file's URI: relative to the working directory, `file:` for one elsewhere (RFC 3986, RFC 8089)."""
    uri = quote(path.encode("utf-8", "surrogatepass"))
    return (
        {"uri": f"file://{uri}"}
        if PurePath(path).is_absolute()
        else {"uri": uri, "uriBaseId": _ROOT}
    )


REPORTER = Reporter(
    "SARIF 2.1.0, for code scanning", write, endings=(".sarif", ".json")
)
