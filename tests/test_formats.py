"""All formats are written from the same findings: the same counts, valid for whatever a text or a path holds."""

from __future__ import annotations

import functools
import gzip
import html
import io
import json
import random
import re
import tomllib
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import jsonschema_rs
import junitparser
import markdown_it
import msgspec
import pytest
import python_calamine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa import release
from qa.config import Settings
from qa.decide import gates
from qa.model import (
    Confidence,
    Crash,
    Decision,
    Document,
    Finding,
    Look,
    Mark,
    Problem,
    Result,
    Rule,
    Segment,
    Severity,
    Span,
    Unit,
    Version,
)
from qa.report import reporters
from qa.report.reporters import sarif
from tests.conftest import ROOT, Runner
from tests.test_cli import EN, FR, put

Tally = Counter[tuple[str, str]]
CHECKS = ("number-mismatch", "url-missing", "repeated-text")
HOSTILE = (
    "<script>alert(1)</script>", "]]></failure><x>", "=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "\x1b]0;owned\x07",
    "\u202eevil\u2066", "a\nb\r\nc", "::error file=x::owned%0A", "| a | **b** ![x](https://e.org) @all #1 `c`",
    "www.example.org https://example.org", "\ud800", "\x00\x08", "\ufffe\uffff", '"', "a, b: c%", "_x0041_", "数字 ٣",
)  # fmt: skip
PATHS = (
    "a.en.txt",
    "two words/b.fr.txt",
    "資料/ملف.ar.txt",
    "a:b,c%d.txt",
    "-",
    "/elsewhere/x.txt",
    "../up.txt",
    "",
)

_VERDICTS: tuple[Literal["accept", "reject", "baseline"] | None, ...] = (
    None,
    None,
    "accept",
    "reject",
    "baseline",
)
texts = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(), max_size=30))


@st.composite
def _finding(draw: st.DrawFn) -> Finding:
    marks = []
    for version in draw(
        st.lists(
            st.sampled_from(["en", "ar", "zh-Hant", "fr@old"]), min_size=1, unique=True
        )
    ):
        text = draw(texts)
        start = draw(st.integers(0, len(text)))
        span = draw(
            st.sampled_from([None, Span(start, draw(st.integers(start, len(text))))])
        )
        segment = Segment(
            text,
            draw(st.sampled_from(PATHS)),
            draw(st.integers(1, 99)),
            draw(st.integers(1, 9)),
        )
        marks.append(Mark(version, segment, span, draw(texts)))
    decision = draw(st.sampled_from(_VERDICTS))
    finding = Finding(
        draw(texts), tuple(marks), draw(st.sampled_from([None, marks[0].version])),
        draw(st.sampled_from(Confidence)), draw(st.sampled_from(Severity)), draw(st.sampled_from(CHECKS)), "numbers",
        "accuracy", draw(st.sampled_from(["doc", "two words", "<b>&"])), draw(st.none() | texts),
    )  # fmt: skip
    if decision:
        held = Decision(
            finding.fingerprint, decision, reason=draw(texts), until="2030-01-31"
        )
        return replace(finding, decision=held)
    return finding


@st.composite
def results(draw: st.DrawFn) -> Result:
    found = draw(st.lists(_finding(), max_size=5))
    accepted = [f for f in found if f.decision and f.decision.verdict != "reject"]
    documents = [
        Document(
            name,
            (Version("en", (), name, "a.en.txt"),),
            (Unit(name, "1", ("en",), ()),) * 2,
        )
        for name in dict.fromkeys(finding.document for finding in found)
    ]
    return Result(
        tuple(f for f in found if f not in accepted), tuple(accepted), tuple(documents),
        problems=tuple(Problem(text, "in/é b.txt", 3, text) for text in draw(st.lists(texts, max_size=1))),
        crashes=tuple(Crash("url-missing", f"doc:{text}", text) for text in draw(st.lists(texts, max_size=1))),
        notices=tuple(draw(st.lists(texts, max_size=2))), release="1", signature="qa 1",
        rules=(Rule("url-missing", "urls", Severity.ERROR, "accuracy", "It is missing.\n\nMore."),),
    )  # fmt: skip


def written(format_name: str, result: Result) -> bytes:
    data = io.BytesIO()
    out = io.TextIOWrapper(data, encoding="utf-8", newline="\n")
    reporters.find(format_name).write(result, out, Look())
    out.flush()
    return data.getvalue()


def expected(result: Result) -> Tally:
    """Return how many findings there are of each severity and check; files not read are errors of the input."""
    found = Counter(
        (f.severity.name.lower(), f.check) for f in result.findings if f.severity
    )
    found += Counter(("error", "input") for _ in result.problems)
    return found + Counter(("error", crash.check) for crash in result.crashes)


def _concise(data: bytes) -> Tally:
    lines = [
        line
        for line in data.decode().split("\n")[:-1]
        if not re.fullmatch(r"\d+ accepted", line)
    ]
    found = [
        re.search(r": (error|warning|note): .* \[([\w-]+)\]$", line) for line in lines
    ]
    assert None not in found
    return Counter((each[1], each[2]) for each in found if each)


def _jsonl(data: bytes) -> Tally:
    records = [json.loads(line) for line in data.decode().split("\n")[:-1]]
    schema = json.loads((ROOT / "qa/schemas/findings.schema.json").read_text())
    validator = jsonschema_rs.validator_for(schema)
    for record in records:
        validator.validate(record)
    found = [
        r
        for r in records
        if r.get("decision", {}).get("decision") not in {"accept", "baseline"}
    ]
    kinds = {"problem": ("error", "input"), "finding": None, "crash": None}
    return Counter(
        kinds[r["record"]] or (r.get("severity", "error"), r["check"])
        for r in found
        if r["record"] in kinds
    )


SARIF = json.loads(
    (ROOT / "tests/schemas/sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8")
)
for part in ("run", "toolComponent"):
    # No regular expression: one of its `]` has no `[`.
    del SARIF["definitions"][part]["properties"]["language"]["pattern"]
SARIF_VALIDATOR = jsonschema_rs.validator_for(SARIF, validate_formats=True)


def _sarif(data: bytes) -> Tally:
    log = json.loads(data)
    SARIF_VALIDATOR.validate(log)
    run = log["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["locations"][0]["physicalLocation"]["artifactLocation"][
            "uri"
        ].isascii()
        assert "suppressions" in run["results"][0] or "suppressions" not in result
    counting = [
        r
        for r in run["results"]
        if all(s["status"] == "rejected" for s in r.get("suppressions", []))
    ]
    told = run["invocations"][0]["toolExecutionNotifications"]
    assert run["invocations"][0]["executionSuccessful"] is not any(
        n["level"] == "error" for n in told
    )
    return Counter((r["level"], r["ruleId"]) for r in counting) + Counter(
        (n["level"], n["descriptor"]["id"]) for n in told
    )


def _junit(data: bytes) -> Tally:
    root = ET.fromstring(data)
    found: Tally = Counter()
    for suite in root:
        names = [case.get("name") for case in suite]
        assert len(set(names)) == len(names) or suite.get("name") == "input"
        assert suite.get("tests") == str(len(suite))
        for case in suite:
            check = re.split("[ ,:]", case.get("name", ""))[0]
            found.update((each.get("type", ""), check) for each in case.iter("failure"))
            skipped = [
                each.get("message", "").partition(":")[0]
                for each in case.iter("skipped")
            ]
            found.update(
                (level, check)
                for level in skipped
                if level in {"error", "warning", "note"}
            )
            found.update(("error", check) for each in case.iter("error"))
    viewed = junitparser.JUnitXml.fromstring(data)
    assert sum(1 for suite in viewed for case in suite for _ in case.result) == sum(
        sum(int(suite.get(key, "0")) for key in ("failures", "errors", "skipped"))
        for suite in root
    )
    return found


def _gitlab(data: bytes) -> Tally:
    issues = json.loads(data)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    levels = {
        "blocker": "error",
        "critical": "error",
        "major": "error",
        "minor": "warning",
        "info": "note",
    }
    for issue in issues:
        assert set(issue) == {
            "description",
            "check_name",
            "fingerprint",
            "severity",
            "location",
        }
        assert not issue["location"]["path"].startswith("./")
        assert issue["location"]["lines"]["begin"] >= 1
    return Counter((levels[issue["severity"]], issue["check_name"]) for issue in issues)


def _checkstyle(data: bytes) -> Tally:
    levels = {"error": "error", "warning": "warning", "info": "note"}
    root = ET.fromstring(data)
    assert len({file.get("name") for file in root}) == len(root)
    return Counter(
        (levels[e.get("severity", "")], e.get("source", "").removeprefix("qa."))
        for e in root.iter("error")
    )


def _rdjson(data: bytes) -> Tally:
    levels = {"ERROR": "error", "WARNING": "warning", "INFO": "note"}
    found = json.loads(data)["diagnostics"]
    for each in found:
        assert each["location"]["range"]["start"]["column"] >= 1
        assert each["message"] is not None
    return Counter((levels[each["severity"]], each["code"]["value"]) for each in found)


def _xlsx(data: bytes) -> Tally:
    found: Tally = Counter()
    for rows in sheets(data).values():
        if "fingerprint" in rows[0]:
            records = [dict(zip(rows[0], row, strict=False)) for row in rows[1:]]
            found.update(
                (r["severity"], r["check"])
                for r in records
                if r["decision"] in {"", "reject"}
            )
        else:
            found.update(("error", "?") for row in rows if row[0] == "not read")
    return found


def sheets(data: bytes) -> Mapping[str, list[list[Any]]]:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }


COUNTED: Mapping[str, Callable[[bytes], Tally]] = {
    "concise": _concise, "jsonl": _jsonl, "sarif": _sarif, "junit": _junit, "gitlab": _gitlab,
    "checkstyle": _checkstyle, "rdjson": _rdjson,
}  # fmt: skip
light = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.mark.parametrize("format_name", list(COUNTED))
@light
@given(result=results())
def test_each_format_holds_the_same_findings(format_name: str, result: Result) -> None:
    data = written(format_name, result)
    assert COUNTED[format_name](data) == expected(result)
    assert written(format_name, result) == data


@light
@given(result=results())
def test_the_workbook_holds_the_same_findings(result: Result) -> None:
    data = written("xlsx", result)
    found = expected(result)
    broken = Counter({("error", "?"): len(result.problems) + len(result.crashes)})
    counted = Counter(
        (f.severity.name.lower(), f.check) for f in result.findings if f.severity
    )
    assert _xlsx(data) == +(counted + broken)
    assert found.total() == (counted + broken).total()
    assert written("xlsx", result) == data


@light
@given(result=results())
def test_annotations_are_counted_and_cannot_be_forged(result: Result) -> None:
    *commands, last = written("github", result).decode().split("\n")[:-1]
    assert all(
        re.match(
            r"::(error|warning|notice) file=[^,:]*,line=\d+,col=\d+,title=[\w-]+::", c
        )
        for c in commands
    )
    assert len(commands) == expected(result).total()
    assert last.startswith("qa: ")


@light
@given(result=results())
def test_the_summary_holds_no_markup_of_a_text(result: Result) -> None:
    text = written("markdown", result).decode()
    page = markdown_it.MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(
        text
    )
    tags = set(re.findall(r"</?([a-zA-Z]\w*)", page))
    assert tags <= {
        "h2",
        "p",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "details",
        "summary",
    }
    assert page.count("<tr") - page.count("<thead") >= min(expected(result).total(), 50)


@pytest.mark.parametrize("format_name", reporters.names())
def test_no_findings_are_a_valid_report(format_name: str) -> None:
    data = written(format_name, Result(release="1"))
    assert data or reporters.find(format_name).may_be_empty
    if format_name in COUNTED:
        assert COUNTED[format_name](data) == Counter()


@functools.cache
def many(count: int) -> Result:
    """Return a large result, the worst finding last."""
    found = [
        Finding(
            f"the number is {n}",
            (
                Mark(
                    "en",
                    Segment(f"text {n}", f"in/{n % 50} b.en.txt", n + 1),
                    Span(0, 4),
                ),
            ),
            "en",
            Confidence.HIGH,
            Severity.WARNING,
            "number-mismatch",
            "numbers",
            "accuracy",
            f"in/{n % 50}",
            str(n),
        )
        for n in range(count)
    ]
    return Result(
        (*found, replace(found[0], message="worst", severity=Severity.ERROR)),
        release="1",
    )


@pytest.mark.parametrize(
    ("format_name", "count"),
    [(name, 25_000 if name == "sarif" else 5_000) for name in COUNTED],
)
def test_many_findings(format_name: str, count: int) -> None:
    """GitHub takes 25,000 of SARIF; the others have no such number."""
    result = many(count - 1)
    data = written(format_name, result)
    assert COUNTED[format_name](data) == expected(result)


def test_limits_of_github_are_kept_with_the_worst_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert sarif.MOST == 25_000
    monkeypatch.setattr(sarif, "MOST", 100)
    log = json.loads(written("sarif", many(199)))
    assert len(log["runs"][0]["results"]) == 100
    assert log["runs"][0]["results"][0]["message"]["text"] == "worst"
    assert "100 results are left out" in json.dumps(log["runs"][0]["invocations"])
    commands = written("github", many(4_999)).decode().split("\n")
    assert commands[0].endswith("::worst")
    assert len(commands) == 13
    assert "4,989 of them are not shown" in commands[-2]
    assert len(written("markdown", many(4_999))) < 100_000


def test_a_report_that_does_not_compress_is_cut_to_what_github_takes() -> None:
    dice = random.Random(1)
    noise = "".join(chr(dice.randrange(0x4E00, 0x9FFF)) for _ in range(300_000))
    found = [
        replace(
            many(1).findings[0],
            message=noise[n : n + 4000],
            severity=Severity.NOTE if n else Severity.ERROR,
        )
        for n in range(0, 290_000, 4000)
    ] * 40
    data = written("sarif", Result(tuple(found), release="1"))
    assert len(gzip.compress(data)) < 10_000_000
    results = json.loads(data)["runs"][0]["results"]
    assert results[0]["level"] == "error"
    assert f"{len(found) - len(results):,} results are left out".encode() in data


def test_a_workbook_of_many_findings() -> None:
    assert len(sheets(written("xlsx", many(4_999)))["en"]) == 5_001


def test_decisions_in_sarif() -> None:
    base = many(2).findings
    accepted, rejected = (
        replace(f, decision=decision)
        for f, decision in zip(
            base,
            (
                Decision("", "accept", reason="so it is"),
                Decision("", "reject", reason="so it is"),
            ),
            strict=False,
        )
    )
    log = json.loads(
        written("sarif", Result((rejected, base[2]), (accepted,), release="1"))
    )
    said = {r["message"]["text"]: r for r in log["runs"][0]["results"]}
    assert said["the number is 0"]["suppressions"][0]["status"] == "accepted"
    assert said["the number is 0"]["suppressions"][0]["justification"] == "so it is"
    assert said["the number is 1"]["suppressions"][0]["status"] == "rejected"
    assert said["worst"]["suppressions"] == []
    assert [said[text]["baselineState"] for text in sorted(said)] == [
        "unchanged",
        "unchanged",
        "new",
    ]


def test_columns_are_code_points_and_in_rdjson_bytes() -> None:
    text = "🚢🚢 312 boats"
    mark = Mark("en", Segment(text, "a b/資.txt", 7), Span(3, 6))
    result = Result(
        (Finding("x", (mark,), "en", severity=Severity.ERROR, check="c"),), release="1"
    )
    run = json.loads(written("sarif", result))["runs"][0]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert place["artifactLocation"] == {
        "uri": "a%20b/%E8%B3%87.txt",
        "uriBaseId": "%SRCROOT%",
    }
    assert place["region"] == {
        "startLine": 7, "startColumn": 4, "endLine": 7, "endColumn": 7, "snippet": {"text": "312"},
    }  # fmt: skip
    (found,) = json.loads(written("rdjson", result))["diagnostics"]
    assert found["location"]["range"] == {
        "start": {"line": 7, "column": 10},
        "end": {"line": 7, "column": 13},
    }


def test_a_sheet_runs_as_its_language_does_and_holds_no_formula() -> None:
    import zipfile

    marks = (
        Mark("ar", Segment("=1+1 نص", "a.ar.txt"), Span(0, 4)),
        Mark("en", Segment("=2+2", "a.en.txt")),
    )
    findings = tuple(
        Finding(
            "=3+3", marks, version, severity=Severity.ERROR, check="c", document="d"
        )
        for version in ("ar", "en")
    )
    data = written("xlsx", Result(findings, release="1"))
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        ar, en = (book.read(f"xl/worksheets/sheet{n}.xml").decode() for n in (2, 3))
    assert 'rightToLeft="1"' in ar
    assert 'rightToLeft="1"' not in en
    assert "<f>" not in ar + en
    assert list(sheets(data)) == ["summary", "ar", "en"]
    assert "=1+1 نص" in sheets(data)["ar"][1]


@pytest.mark.parametrize("format_name", reporters.names())
def test_a_broken_file_is_one_entry_and_the_rest_is_checked(
    qa: Runner, tmp_path: Path, format_name: str
) -> None:
    put(
        tmp_path,
        {
            "a.en.txt": EN,
            "a.fr.txt": FR.replace("/a", "/b"),
            "b.en.txt": b"caf\xe9\n",
            "b.fr.txt": FR,
        },
    )
    run = qa(
        "check", ".", "--select", "url-changed", "--format", format_name, "-o", "report"
    )
    assert run.code == 2
    data = (tmp_path / "report").read_bytes()
    if format_name in COUNTED:
        assert COUNTED[format_name](data) == Counter(
            {("error", "url-changed"): 1, ("error", "input"): 1}
        )
    elif format_name == "xlsx":
        assert [row[1] for row in sheets(data)["summary"] if row[0] == "not read"] == [
            "b.en.txt"
        ]
    elif format_name != "html":
        # The notice about the document says once more which file is missing there.
        said = " ".join(html.unescape(data.decode()).split())
        assert said.replace(": b.en.txt was not read", "").count("b.en.txt") == 1


def test_a_batch_of_which_only_one_file_is_broken_names_its_place(
    qa: Runner, tmp_path: Path
) -> None:
    put(
        tmp_path,
        {"a.en.txt": EN, "a.fr.txt": FR, "b.en.txt": b"ok\ncaf\xe9\n", "b.fr.txt": FR},
    )
    qa("check", ".", "--format", "sarif", "-o", "s.json")
    (told,) = json.loads((tmp_path / "s.json").read_text())["runs"][0]["invocations"][
        0
    ]["toolExecutionNotifications"]
    assert (
        told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        == "b.en.txt"
    )


def test_every_format_in_one_run(qa: Runner, tmp_path: Path) -> None:
    put(tmp_path, {"in/a.en.txt": EN, "in/a.fr.txt": FR.replace("/a", "/b")})
    wanted = [
        part
        for name in reporters.names()
        for part in ("--format", name, "-o", f"out.{name}")
    ]
    assert qa("check", "in", *wanted).code == 1
    assert sorted(place.name for place in tmp_path.iterdir()) == sorted(
        ["in", *(f"out.{n}" for n in reporters.names())]
    )


def _gated(toml: Mapping[str, Any]) -> Result:
    """Return two errors, two warnings and a note, judged by these settings; one of each was accepted."""
    severities = (
        Severity.ERROR,
        Severity.ERROR,
        Severity.WARNING,
        Severity.WARNING,
        Severity.NOTE,
    )
    mark = Mark("ar", Segment("text", "a.ar.txt"))
    found = [
        Finding(
            f"said {n}",
            (mark,),
            "ar",
            severity=severity,
            check=CHECKS[n % 2],
            category="numbers",
            document="a",
        )
        for n, severity in enumerate(severities)
    ]
    accepted = tuple(
        replace(f, decision=Decision(f.fingerprint, "accept", reason="so be it"))
        for f in found[::2]
    )
    units = (Unit("a", "1", ("ar", "en"), ()),) * 10
    document = Document("a", (Version("ar", ()), Version("en", ())), units)
    result = Result(tuple(found), accepted, (document,))
    return gates.judge(result, msgspec.convert(toml, Settings))


@pytest.mark.parametrize(
    ("toml", "failing"),
    [
        ({}, ["said 0", "said 1"]),
        ({"fail-on": "never"}, []),
        ({"fail-on": "warning"}, ["said 0", "said 1", "said 2", "said 3"]),
        ({"fail-on": "note"}, ["said 0", "said 1", "said 2", "said 3", "said 4"]),
        ({"max-warnings": 2}, ["said 0", "said 1"]),
        ({"max-warnings": 1}, ["said 0", "said 1", "said 2", "said 3"]),
        ({"fail-on": "never", "max-warnings": 1}, ["said 2", "said 3"]),
        ({"max-rate": {"error": "20%"}}, []),
        ({"max-rate": {"error": "19%"}}, ["said 0", "said 1"]),
        ({"check-limits": {"url-missing": {"error": 1}}}, ["said 0"]),
        (
            {"check-limits": {"url-missing": {"warning": 0}}},
            ["said 0", "said 1", "said 3"],
        ),
        ({"language-limits": {"en": {"warning": 0}}}, ["said 0", "said 1"]),
    ],
)
def test_junit_fails_where_the_gate_fails(
    toml: dict[str, Any], failing: list[str]
) -> None:
    result = _gated(toml)
    root = ET.fromstring(written("junit", result))
    assert [failure.get("message") for failure in root.iter("failure")] == failing
    assert result.gate
    assert result.gate.passed is (not failing)
    assert {root.get(key) for key in ("failures", "errors")} == {str(len(failing)), "0"}
    assert root.get("skipped") == str(8 - len(failing))
    for skipped in root.iter("skipped"):
        message = skipped.get("message", "")
        assert re.match(r"(error|warning|note|accept: so be it): said \d", message)
        assert "a.ar.txt:1:1: " in (skipped.text or "")


def test_junit_on_the_command_line_is_red_where_the_exit_code_is(
    qa: Runner, tmp_path: Path
) -> None:
    put(tmp_path, {"a.en.txt": EN, "a.fr.txt": FR.replace("/a", "/b")})
    check = ("check", ".", "--select", "urls", "--format", "junit")
    for options, code, failures in (
        ((), 1, 1),
        (("--fail-on", "never"), 0, 0),
        (("--max-rate", "error=100%"), 0, 0),
    ):
        run = qa(*check, *options)
        assert (run.code, run.out.count("<failure")) == (code, failures)


def test_rules_in_sarif_lead_to_their_documentation(qa: Runner, tmp_path: Path) -> None:
    put(tmp_path, {"a.en.txt": EN, "a.fr.txt": FR})
    log = json.loads(qa("check", ".", "--format", "sarif").out)
    driver = log["runs"][0]["tool"]["driver"]
    assert driver["informationUri"] == release.HOME
    anchors = set(
        re.findall(
            r"^### (.+)$",
            (ROOT / "docs" / "checks.md").read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    )
    assert len(driver["rules"]) > 40
    for rule in driver["rules"]:
        page, _, anchor = rule["helpUri"].partition("#")
        assert page == f"{release.HOME}/blob/main/docs/checks.md"
        assert anchor in anchors


def test_the_project_says_where_it_lives_as_reports_do() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))[
        "project"
    ]
    if "urls" not in project:
        pytest.skip("the project names no address")
    assert project["urls"]["Homepage"] == release.HOME
    assert project["urls"]["Issues"] == release.ISSUES


@pytest.mark.parametrize(
    ("confidence", "rank"), [("HIGH", 90), ("MEDIUM", 60), ("LOW", 30)]
)
def test_the_rank_in_sarif_is_the_confidence(confidence: str, rank: float) -> None:
    finding = replace(many(1).findings[0], confidence=Confidence[confidence])
    log = json.loads(written("sarif", Result((finding,))))
    assert log["runs"][0]["results"][0]["rank"] == rank
    assert f"{rank} for {confidence.lower()}" in " ".join(
        (ROOT / "docs" / "ci.md").read_text(encoding="utf-8").split()
    )


def test_a_rule_of_a_plugin_has_no_page_of_ours() -> None:
    rule = Rule("odd-check", "urls", Severity.ERROR, "accuracy")
    log = json.loads(written("sarif", Result(rules=(rule,))))
    assert "helpUri" not in log["runs"][0]["tool"]["driver"]["rules"][0]


@pytest.mark.parametrize(
    "format_name",
    ["sarif", "junit", "gitlab", "checkstyle", "rdjson", "markdown", "github"],
)
def test_a_report_made_later_is_the_same(
    qa: Runner, tmp_path: Path, format_name: str
) -> None:
    put(tmp_path, {"in/a.en.txt": EN, "in/a.fr.txt": FR.replace("/a", "/b")})
    qa("check", "in", "--format", "jsonl", "--with", "facts", "-o", "all.jsonl")
    assert (
        qa("report", "all.jsonl", "--format", format_name).out
        == qa("check", "in", "--format", format_name).out
    )


@pytest.mark.parametrize(
    "options",
    [("--fail-on", "never"), ("--fail-on", "warning"), ("--max-rate", "error=100%")],
)
def test_a_report_made_later_fails_where_the_run_did(
    qa: Runner, tmp_path: Path, options: tuple[str, ...]
) -> None:
    put(tmp_path, {"in/a.en.txt": EN, "in/a.fr.txt": FR.replace("/a", "/b")})
    qa(
        "check",
        "in",
        *options,
        "--format",
        "jsonl",
        "--with",
        "facts",
        "-o",
        "all.jsonl",
    )
    now = qa("check", "in", *options, "--format", "junit")
    assert qa("report", "all.jsonl", "--format", "junit").out == now.out
    assert json.loads((tmp_path / "all.jsonl").read_text().splitlines()[-1])["gate"][
        "passed"
    ] is (now.code == 0)


def test_a_workbook_is_not_for_a_terminal() -> None:
    from qa.errors import QaError

    with pytest.raises(QaError, match="workbook"):
        reporters.find("xlsx").write(Result(), io.StringIO(), Look(terminal=True))


def test_decisions_come_back_from_a_workbook(qa: Runner, tmp_path: Path) -> None:
    import xlsxwriter

    put(tmp_path, {"in/a.en.txt": EN, "in/a.fr.txt": FR.replace("/a", "/b")})
    check = (
        "check",
        "in",
        "--select",
        "urls",
        "--source",
        "en",
        "--format",
        "xlsx",
        "-o",
        "r.xlsx",
    )
    assert qa(*check).code == 1
    rows = sheets((tmp_path / "r.xlsx").read_bytes())["fr"]
    rows[1][rows[0].index("decision")] = "Accept "
    rows[1][rows[0].index("reason")] = "as agreed"
    with xlsxwriter.Workbook(tmp_path / "filled.xlsx") as book:
        sheet = book.add_worksheet("fr")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    assert "1 new or changed, 1 in all" in qa("baseline", "import", "filled.xlsx").out
    line = json.loads((tmp_path / "qa-baseline.jsonl").read_text())
    assert (line["decision"], line["reason"], line["languages"]) == (
        "accept",
        "as agreed",
        ["en", "fr"],
    )
    assert line["date"]
    assert qa(*check, "--baseline", "qa-baseline.jsonl").code == 0
    assert "0 new or changed" in qa("baseline", "import", "r.xlsx").out


@pytest.mark.parametrize(
    ("verdict", "said"), [("maybe", "sheet fr, row 2: `maybe` is no decision")]
)
def test_a_wrong_decision_in_a_workbook_is_named(
    qa: Runner, tmp_path: Path, verdict: str, said: str
) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(tmp_path / "w.xlsx") as book:
        sheet = book.add_worksheet("fr")
        sheet.write_row(0, 0, ["fingerprint", "decision"])
        sheet.write_row(1, 0, ["abc", verdict])
    run = qa("baseline", "import", "w.xlsx")
    assert run.code == 2
    assert said in run.err
    (tmp_path / "no.xlsx").write_text("x")
    assert "no workbook" in qa("baseline", "import", "no.xlsx").err


def test_the_help_names_every_format(qa: Runner) -> None:
    said = " ".join(qa("check", "--help").out.split())
    assert all(re.search(rf"\b{name}\b", said) for name in reporters.names())
