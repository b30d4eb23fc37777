"""Every output format says the same findings and counts, and no text of a document acts in any of them."""

from __future__ import annotations

import html.parser
import io
import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa import reporters
from qa.model import Finding, Look, Result, Severity
from tests import sample

ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
Counts = tuple[int, int, int, int]
"""Errors, warnings, notes, accepted."""


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
    closing = said[said.rfind("(segments)") :]
    return tuple(
        _last(rf"(\d+) {noun}\b", closing) for noun in ("errors?", "warnings?", "notes?", "findings? accepted")
    )  # type: ignore[return-value]


def _last(pattern: str, text: str) -> int:
    found = re.findall(pattern, text)
    return int(found[-1]) if found else 0


def _of_svg(text: str) -> Counts:
    return _of_terminal(" ".join(ET.fromstring(text).itertext()))


READ: dict[str, Callable[[str], Counts]] = {
    "concise": _of_concise,
    "html": _of_html,
    "jsonl": _of_jsonl,
    "svg": _of_svg,
    "terminal": _of_terminal,
}


def written(name: str, result: Result) -> str:
    out = io.StringIO()
    reporters.find(name).write(result, out, Look(facts=True))
    return out.getvalue()


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
    # The picture isolates each text as a terminal does; the texts' own isolates are written out.
    assert not ACTING.search(text.replace("\u2068", "").replace("\u2069", "") if name == "svg" else text)
    assert READ[name](text) == (*(result.count(severity) for severity in reversed(Severity)), len(old))
    assert written(name, result) == text


@pytest.mark.parametrize("name", sorted(READ))
def test_nothing_found_is_a_report_too(name: str) -> None:
    assert READ[name](written(name, sample.result([]))) == (0, 0, 0, 0)
