"""Every output format says the same findings and counts, and no text of a document acts in any of them."""

from __future__ import annotations

import html.parser
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.model import Finding, Look, Result, Severity
from qa.report import reporters
from tests import sample

ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
Counts = tuple[int, int, int, int | None]
"""Errors, warnings, notes, accepted; None where the format has no place for what is accepted."""


class Page(html.parser.HTMLParser):
    """What a browser would make of a page: which elements, and the embedded data."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: Counter[str] = Counter()
        self.handlers: list[str] = []
        self.inside = ""
        self.data = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        self.inside = tag if ("id", "data") in attrs else ""

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser calls it so
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "script":
            self.data += data


def _of_html(text: str) -> Counts:
    page = Page()
    page.feed(text)
    assert page.elements["script"] == 2
    assert page.elements["style"] == 1
    assert not page.elements.keys() & {"img", "iframe", "b", "x", "svg", "object"} - {"b"}
    assert not page.handlers
    found = json.loads(page.data)["findings"]
    standing = [f for f in found if not (f[14] and f[14][0] != "reject")]
    counts = Counter(f[2] for f in standing)
    return counts[3], counts[2], counts[1], len(found) - len(standing)


def _of_jsonl(text: str) -> Counts:
    records = [json.loads(line) for line in text.split("\n")[:-1]]
    run = records[-1]
    said = [run["findings"][name] for name in ("error", "warning", "note")]
    found = [r for r in records if r["record"] == "finding"]
    standing = Counter(r["severity"] for r in found if r.get("decision", {}).get("decision") in {None, "reject"})
    assert said == [standing[name] for name in ("error", "warning", "note")]
    assert run["accepted"] == len(found) - standing.total()
    return said[0], said[1], said[2], run["accepted"]


def _of_concise(text: str) -> Counts:
    lines = text.split("\n")[:-1]
    counts = Counter(m[1] for line in lines if (m := re.search(r":\d+:\d+: (\w+): .*\[(?!input\])[\w-]+\]$", line)))
    accepted = [int(m[1]) for line in lines if (m := re.fullmatch(r"(\d+) accepted", line))]
    assert len(lines) == counts.total() + len(accepted) + 1
    return counts["error"], counts["warning"], counts["note"], sum(accepted)


def _of_terminal(text: str) -> Counts:
    said = " ".join(text.replace("\xa0", " ").split())
    closing = said[said.rfind("Could not be verified") :]
    return tuple(
        _last(rf"(\d+) {noun}\b", closing) for noun in ("errors?", "warnings?", "notes?", "findings? accepted")
    )  # type: ignore[return-value]


def _last(pattern: str, text: str) -> int:
    found = re.findall(pattern, text)
    return int(found[-1]) if found else 0


def _of_svg(text: str) -> Counts:
    return _of_terminal(" ".join(ET.fromstring(text).itertext()))


def _of_levels(levels: Iterable[str], names: tuple[str, str, str], broken: int = 1) -> Counts:
    """Return the counts of a list that holds what was not read as one more error."""
    counts = Counter(levels)
    return counts[names[0]] - broken, counts[names[1]], counts[names[2]], None


def _of_checkstyle(text: str) -> Counts:
    found = (error.get("severity", "") for error in ET.fromstring(text.encode()).iter("error"))
    return _of_levels(found, ("error", "warning", "info"))


def _of_github(text: str) -> Counts:
    *commands, last = text.split("\n")[:-1]
    assert all(re.match(r"::(error|warning|notice) ", line) for line in commands)
    errors, warnings, notes = (_last(rf"(\d+) {noun}s?", last) for noun in ("error", "warning", "note"))
    return errors, warnings, notes, _last(r"(\d+) accepted", last)


def _of_gitlab(text: str) -> Counts:
    levels = {"major": "error", "critical": "error", "minor": "warning"}
    found = (levels.get(issue["severity"], issue["severity"]) for issue in json.loads(text))
    return _of_levels(found, ("error", "warning", "info"), broken=0)


def _of_junit(text: str) -> Counts:
    root = ET.fromstring(text.encode())
    levels = Counter(failure.get("type") for failure in root.iter("failure"))
    levels += Counter((case.get("message") or "").partition(":")[0] for case in root.iter("skipped"))
    return levels["error"], levels["warning"], levels["note"], levels["accept"]


def _of_markdown(text: str) -> Counts:
    assert not set(re.findall(r"<[^>]*>?", text)) - {"<details>", "<summary>", "</summary>", "</details>"}
    said = text.partition("\n| |")[0]
    first = said.partition("\n")[0]
    accepted = _last(r"(\d+) findings? accepted", said)
    return _last(r"(\d+) errors?", first), _last(r"(\d+) warnings?", first), _last(r"(\d+) notes?", first), accepted


def _of_rdjson(text: str) -> Counts:
    return _of_levels((d["severity"] for d in json.loads(text)["diagnostics"]), ("ERROR", "WARNING", "INFO"))


def _of_sarif(text: str) -> Counts:
    found = json.loads(text)["runs"][0]["results"]
    standing = [r for r in found if not any(s["status"] == "accepted" for s in r.get("suppressions", []))]
    counts = Counter(r["level"] for r in standing)
    return counts["error"], counts["warning"], counts["note"], len(found) - len(standing)


def _of_xlsx(text: str) -> Counts:
    data = text.encode("latin-1")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            assert not ACTING.search(archive.read(name).decode()), name
            assert b"<f>" not in archive.read(name)
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    rows = [row for name in book.sheet_names if name != "summary" for row in book.get_sheet_by_name(name).to_python()]
    found = Counter((str(row[0]), bool(row[3])) for row in rows if row[0] != "severity")
    accepted = sum(count for (_, decided), count in found.items() if decided)
    return found["error", False], found["warning", False], found["note", False], accepted


READ: dict[str, Callable[[str], Counts]] = {
    "checkstyle": _of_checkstyle,
    "concise": _of_concise,
    "github": _of_github,
    "gitlab": _of_gitlab,
    "html": _of_html,
    "jsonl": _of_jsonl,
    "junit": _of_junit,
    "markdown": _of_markdown,
    "rdjson": _of_rdjson,
    "sarif": _of_sarif,
    "svg": _of_svg,
    "terminal": _of_terminal,
    "xlsx": _of_xlsx,
}


def written(name: str, result: Result) -> str:
    """Return a report; the bytes of one that is no text as Latin-1."""
    data = io.BytesIO()
    out = io.TextIOWrapper(data, encoding="utf-8", errors="strict", newline="\n")
    reporters.find(name).write(result, out, Look(facts=True))
    out.flush()
    return data.getvalue().decode("latin-1" if name == "xlsx" else "utf-8")


_ANY = st.one_of(st.sampled_from(sample.HOSTILE), st.text(min_size=1, max_size=30))
_FINDINGS = st.lists(st.tuples(st.lists(_ANY, min_size=1, max_size=3), st.sampled_from(Severity)), max_size=5)


def _hostile(texts: list[str], severity: Severity, number: int) -> Finding:
    return replace(sample.hostile(" ".join(texts), number), severity=severity)


def test_every_format_is_read_here() -> None:
    assert set(reporters.names()) == set(READ), "say how the counts of the new format are read"


@pytest.mark.parametrize("name", sorted(READ))
@settings(max_examples=12, deadline=None)
@given(findings=_FINDINGS, accepted=_FINDINGS)
def test_the_same_counts_and_nothing_acts(
    name: str, findings: list[tuple[list[str], Severity]], accepted: list[tuple[list[str], Severity]]
) -> None:
    new = [_hostile(texts, severity, n) for n, (texts, severity) in enumerate(findings)]
    old = tuple(sample.accepted(_hostile(texts, severity, n), texts[0]) for n, (texts, severity) in enumerate(accepted))
    result = sample.result(new, old)
    text = written(name, result)
    if name != "xlsx":
        # The picture isolates each text as a terminal does; the texts' own isolates are written out.
        assert not ACTING.search(text.replace("\u2068", "").replace("\u2069", "") if name == "svg" else text)
    *standing, stood = READ[name](text)
    assert standing == [result.count(severity) for severity in reversed(Severity)]
    assert stood == (None if name in reporters.UNCOUNTED else len(old))
    assert written(name, result) == text


@pytest.mark.parametrize("name", sorted(READ))
def test_nothing_found_is_a_report_too(name: str) -> None:
    assert READ[name](written(name, sample.result([]))) in {(0, 0, 0, 0), (0, 0, 0, None)}
