"""JUnit's XML: a suite a document, a case a finding.

A passed case is a check that found nothing there. A finding is a failure where it makes
the run fail (`fail-on`, an exceeded limit), so that the tab of the tests is red where
the job is. Any other finding, and what a decision lets stand, is a skipped case that
says so: Jenkins and GitLab show its text and count it, and the job stays green. A file
that could not be read and a check that failed are errors in a suite of their own.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from qa.escape import visible
from qa.model import Finding, ReportOptions, Result, Severity
from qa.report.reporters.entries import (
    Entry,
    find_level,
    is_accepted,
    list_entries,
    quote,
    relative,
)

_TALLIES = {"failures": "failure", "errors": "error", "skipped": "skipped"}
"""What each attribute counts."""


def write(result: Result, out: TextIO, options: ReportOptions) -> None:  # noqa: ARG001
    """Write the suites in the order of the documents."""
    root = ET.Element("testsuites", name="qa")
    for document, findings in _group(result).items():
        cases = list(_list_cases(document, findings, result))
        checks = {finding.check for finding in findings}
        passed = [rule.id for rule in result.rules if rule.id not in checks]
        cases += [_build_case(document, check) for check in passed]
        _add_suite(root, document, cases)
    errors = [e for e in list_entries(result) if e.finding is None]
    if errors:
        _add_suite(root, "input", [_build_error(entry) for entry in errors])
    _add_tallies(root)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    out.write(f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n')


def _fails(finding: Finding, result: Result) -> bool:
    """Say whether a finding makes the run fail: an error does if no gate was asked."""
    if is_accepted(finding):
        return False
    if result.gate is None:
        return finding.severity is Severity.ERROR
    return finding.fails


def _group(result: Result) -> Mapping[str, list[Finding]]:
    """Return the findings of each document, also of those that have none."""
    groups: dict[str, list[Finding]] = {}
    for document in result.documents:
        groups[document.name] = []
    for finding in (*result.findings, *result.accepted):
        groups.setdefault(finding.document, []).append(finding)
    return groups


def _add_suite(root: ET.Element, name: str, cases: Iterable[ET.Element]) -> None:
    suite = ET.SubElement(root, "testsuite", name=visible(name))
    suite.extend(cases)
    _add_tallies(suite)


def _add_tallies(element: ET.Element) -> None:
    """Write how many cases there are below an element, and how they ended."""
    for name, tag in {"tests": "testcase", **_TALLIES}.items():
        element.set(name, str(len(list(element.iter(tag)))))


def _list_cases(
    document: str, findings: Iterable[Finding], result: Result
) -> Iterator[ET.Element]:
    """Yield a case a finding.

    Names differ, for viewers take cases of one name for one.
    """
    names: Counter[str] = Counter()
    for finding in findings:
        name = finding.check
        if finding.unit:
            name += f", unit {finding.unit}"
        if finding.blamed:
            name += f" ({', '.join(finding.blamed)})"
        names[name] += 1
        if names[name] > 1:
            name += f" #{names[name]}"
        yield _describe(document, name, finding, _fails(finding, result))


def _describe(document: str, name: str, finding: Finding, fails: bool) -> ET.Element:
    path, line, column = finding.place
    path = relative(path or document)
    case = _build_case(document, name, file=visible(path), line=str(line))
    level = find_level(finding)
    message = finding.message
    if fails:
        outcome = ET.SubElement(case, "failure", type=level, message=visible(message))
    else:
        reason = visible(f"{_find_reason(finding)}: {message}")
        outcome = ET.SubElement(case, "skipped", message=reason)
    place = f"{path}:{line}:{column}: {level}: {message} [{finding.check}]"
    outcome.text = "\n".join([visible(place), *map(quote, finding.marks)])
    return case


def _find_reason(finding: Finding) -> str:
    """Return why a finding is no failure: the decision, or how little it weighs."""
    decision = finding.decision
    if decision is None or decision.verdict == "reject":
        return find_level(finding)
    if decision.reason:
        return f"{decision.verdict}: {decision.reason}"
    return decision.verdict


def _build_error(entry: Entry) -> ET.Element:
    name = f"{entry.check}: {entry.path}:{entry.line}"
    case = _build_case("input", name, file=visible(entry.path))
    check, message = visible(entry.check), entry.message
    ET.SubElement(case, "error", type=check, message=message).text = message
    return case


def _build_case(document: str, name: str, **more: str) -> ET.Element:
    """Return a passed case; `more` are further attributes."""
    names = {"classname": visible(document), "name": visible(name), "time": "0"}
    return ET.Element("testcase", names | more)
