"""JUnit's XML: a suite a document, a case a finding, and a passed case a check that found nothing there.

A finding is a failure where it makes the run fail (`fail-on`, an exceeded limit), so that the tab of the tests is red
where the job is. Any other finding, and what a decision lets stand, is a skipped case that says so: Jenkins and GitLab
show its text and count it, and the job stays green. A file that could not be read and a check that failed are errors in
a suite of their own.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from qa.escape import visible
from qa.model import Finding, Look, Result, Severity
from qa.report.entries import Entry, entries, level, quoted, relative
from qa.report.reporters import Reporter

_TALLIES = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def write(result: Result, out: TextIO, look: Look) -> None:  # noqa: ARG001
    """Write the suites in the order of the documents."""
    root = ET.Element("testsuites", name="qa")
    for document, findings in _grouped(result).items():
        _suite(
            root,
            document,
            [*_cases(document, findings, result), *_passed(document, findings, result)],
        )
    broken = [_broken(entry) for entry in entries(result) if entry.finding is None]
    if broken:
        _suite(root, "input", broken)
    _tally(root)
    ET.indent(root)
    out.write(
        f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
    )


def _fails(finding: Finding, result: Result) -> bool:
    """Say whether a finding makes the run fail: an error does where no gate was asked."""
    if finding.decision is not None and finding.decision.verdict != "reject":
        return False
    return finding.severity is Severity.ERROR if result.gate is None else finding.fails


def _grouped(result: Result) -> Mapping[str, list[Finding]]:
    groups: dict[str, list[Finding]] = {
        document.name: [] for document in result.documents
    }
    for finding in (*result.findings, *result.accepted):
        groups.setdefault(finding.document, []).append(finding)
    return groups


def _suite(root: ET.Element, name: str, cases: Iterable[ET.Element]) -> None:
    suite = ET.SubElement(root, "testsuite", name=visible(name))
    suite.extend(cases)
    _tally(suite)


def _tally(element: ET.Element) -> None:
    """Write how many cases there are below an element, and how they ended."""
    element.set("tests", str(sum(1 for _ in element.iter("testcase"))))
    for name, outcome in _TALLIES.items():
        element.set(name, str(sum(1 for _ in element.iter(outcome))))


def _cases(
    document: str, findings: Iterable[Finding], result: Result
) -> Iterator[ET.Element]:
    """Yield a case a finding; names differ, for viewers take cases of one name for one."""
    seen: Counter[str] = Counter()
    for finding in findings:
        unit = f", unit {finding.unit}" if finding.unit else ""
        blamed = f" ({', '.join(finding.blamed)})" if finding.blamed else ""
        name = f"{finding.check}{unit}{blamed}"
        seen[name] += 1
        name = name if seen[name] == 1 else f"{name} #{seen[name]}"
        yield _case(document, name, finding, _fails(finding, result))


def _case(document: str, name: str, finding: Finding, fails: bool) -> ET.Element:
    path, line, column = finding.place
    path = relative(path or document)
    case = _element(document, name, file=visible(path), line=str(line))
    severity = level(finding)
    if fails:
        outcome = ET.SubElement(
            case, "failure", type=severity, message=visible(finding.message)
        )
    else:
        outcome = ET.SubElement(
            case, "skipped", message=visible(f"{_reason(finding)}: {finding.message}")
        )
    place = f"{path}:{line}:{column}: {severity}: {finding.message} [{finding.check}]"
    outcome.text = "\n".join([visible(place), *map(quoted, finding.marks)])
    return case


def _reason(finding: Finding) -> str:
    """Return why a finding is no failure: the decision on it, or how little it weighs."""
    decision = finding.decision
    if decision is None or decision.verdict == "reject":
        return level(finding)
    return (
        f"{decision.verdict}: {decision.reason}"
        if decision.reason
        else decision.verdict
    )


def _passed(
    document: str, findings: Iterable[Finding], result: Result
) -> Iterator[ET.Element]:
    found = {finding.check for finding in findings}
    for rule in result.rules:
        if rule.id not in found:
            yield _element(document, rule.id)


def _broken(entry: Entry) -> ET.Element:
    case = _element(
        "input", f"{entry.check}: {entry.path}:{entry.line}", file=visible(entry.path)
    )
    ET.SubElement(
        case, "error", type=visible(entry.check), message=entry.message
    ).text = entry.message
    return case


def _element(document: str, name: str, **more: str) -> ET.Element:
    return ET.Element(
        "testcase",
        {"classname": visible(document), "name": visible(name), "time": "0", **more},
    )


REPORTER = Reporter(
    "Test cases, for the tab of tests of a build server", write, endings=(".xml",)
)
