"""Severity by settings, notes that suppress, and decisions: tables of what holds and what does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from qa.config import Override, Settings
from qa.decide import decisions, gates, policy, suppressions
from qa.decide.decisions import Stock
from qa.errors import QaError
from qa.model import (
    Decision,
    Document,
    Finding,
    Mark,
    Result,
    Segment,
    Severity,
    Unit,
    Version,
)


def make_finding(
    text: str = "f1",
    *,
    version: str | None = "id",
    unit: str = "1",
    path: str = "a/b.txt",
    marks: Sequence[str] = ("en",),
) -> Finding:
    places = tuple(Mark(name, Segment(text, path)) for name in marks)
    return Finding(
        "x",
        places,
        version,
        severity=Severity.WARNING,
        check="url-missing",
        category="urls",
        document="d",
        unit=unit,
    )


F1, F2, F9 = (make_finding(text).fingerprint for text in ("f1", "f2", "f9"))


# How bad a finding is.


@pytest.mark.parametrize(
    ("settings", "level"),
    [
        ({}, "warning"), ({"severity": {"url-missing": "error"}}, "error"),
        ({"severity": {"url-missing": "off"}}, None),
        ({"severity": {"url-added": "error"}}, "warning"),
        ({"per_path": {"a/*": Override(severity={"url-missing": "note"})}}, "note"),
        ({"per_path": {"c/*": Override(severity={"url-missing": "note"})}}, "warning"),
        ({"per_path": {"a/*": Override(ignore=["url-missing"])}}, None),
        ({"per_path": {"a/*": Override(ignore=["urls"])}}, None),
        ({"per_path": {"a/*": Override(ignore=["names"])}}, "warning"),
        ({"per_path": {"c/*": Override(ignore=["urls"])}}, "warning"),
        ({"per_language": {"id": Override(severity={"url-missing": "note"})}}, "note"),
        ({"per_language": {"en": Override(severity={"url-missing": "note"})}}, "warning"),
        ({"per_language": {"id": Override(ignore=["urls"])}}, None),
        (
            {"per_path": {"a/*": Override(severity={"url-missing": "note"})},
             "per_language": {"id": Override(severity={"url-missing": "error"})}}, "error",
        ),
        (
            {"severity": {"url-missing": "error"}, "per_path": {"a/*": Override(severity={"url-missing": "note"})}},
            "note",
        ),
        ({"per_path": {"a/*": Override(severity={"url-missing": "off"})}}, None),
        ({"severity": {"url-missing": "off"}, "per_path": {"a/*": Override(severity={"url-missing": "note"})}}, "note"),
    ],
)  # fmt: skip
def test_severity_by_settings(
    settings: Mapping[str, object], level: str | None
) -> None:
    settled = policy.settled(make_finding(), Settings(**settings))  # type: ignore[arg-type]
    assert (
        settled.severity.name.lower() if settled and settled.severity else None
    ) == level


@pytest.mark.parametrize(
    ("version", "marks", "tag", "concerned"),
    [
        ("pt-BR", ["en"], "pt", True), ("pt-BR", ["en"], "pt-BR", True), ("pt", ["en"], "pt-BR", False),
        ("pt@old", ["en"], "pt", True), ("pt", ["en"], "en", False), (None, ["en", "pt"], "pt", True),
        (None, ["en", "pt"], "en", True), (None, ["en"], "pt", False),
    ],
)  # fmt: skip
def test_whom_the_settings_of_a_language_concern(
    version: str | None, marks: Sequence[str], tag: str, *, concerned: bool
) -> None:
    settings = Settings(per_language={tag: Override(ignore=["urls"])})
    settled = policy.settled(make_finding(version=version, marks=marks), settings)
    assert (settled is None) is concerned


def test_a_profile_leaves_out_what_is_not_selected(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        policy, "profile", lambda _: Settings(severity={"url-missing": "off"})
    )
    assert policy.settled(make_finding(), Settings()) is None
    assert (
        policy.settled(make_finding(), Settings(select=["url-missing"]))
        == make_finding()
    )
    assert policy.settled(make_finding(), Settings(select=["url-added"])) is None
    loud = policy.settled(make_finding(), Settings(severity={"url-missing": "error"}))
    assert loud is not None
    assert loud.severity == Severity.ERROR
    monkeypatch.setattr(
        policy, "profile", lambda _: Settings(severity={"url-missing": "note"})
    )
    quiet = policy.settled(make_finding(), Settings(select=["url-missing"]))
    assert quiet is not None
    assert quiet.severity == Severity.NOTE


# What notes suppress.

KNOWN = ("url-missing", "number-mismatch", "urls", "names")


def noted(*texts: str, key: str = "note", line: int = 7) -> Segment:
    return Segment("text", "a.po", line, meta=tuple((key, text) for text in texts))


@pytest.mark.parametrize(
    ("text", "names", "reason"),
    [
        ("qa: ignore urls", {"urls"}, ""), ("qa: ignore urls it is fine", {"urls"}, "it is fine"),
        ("see qa: ignore urls, names: both fine", {"urls", "names"}, "both fine"),
        ("qa:ignore url-missing names — so", {"url-missing", "names"}, "— so"), ("qa: ignore all of it", set(), ""),
        ("qa: ignore urls - why", {"urls"}, "why"), ("qa: ignore it urls", set(), ""), ("qa: urls", set(), ""),
        ("qa: ignore urls it is\nnames", {"urls"}, "it is"), ("aqa: ignore urls", set(), ""),
    ],
)  # fmt: skip
def test_what_a_note_says(text: str, names: set[str], reason: str) -> None:
    found = suppressions.said(noted(text), KNOWN)
    assert [({*each.names}, each.reason, each.path, each.line) for each in found] == (
        [(names, reason, "a.po", 7)] if names else []
    )


@pytest.mark.parametrize(
    ("key", "read"),
    [
        ("note", True),
        ("comment", True),
        ("context", True),
        ("developer", True),
        ("origin", False),
    ],
)
def test_which_notes_are_read(key: str, *, read: bool) -> None:
    assert bool(suppressions.said(noted("qa: ignore urls", key=key), KNOWN)) is read


def make_result(*findings: Finding, **segments: Segment) -> Result:
    cells = tuple(segments.items())
    unit = Unit("d", "1", tuple(segments), cells)
    versions = tuple(Version(name, (segment,)) for name, segment in cells)
    return Result(
        findings, documents=(Document("d", versions, (unit,)),), notices=("before",)
    )


def test_a_suppressed_finding_is_accepted_for_the_reason_of_the_note() -> None:
    first, other = make_finding(), make_finding("f2", unit="2")
    result = make_result(first, other, en=noted("qa: ignore urls it is fine"))
    applied = suppressions.applied(result, KNOWN, ["url-missing", "urls"])
    assert applied.findings == (other,)
    (accepted,) = applied.accepted
    decision = Decision(
        F1, "accept", "url-missing", "d", reason="it is fine", by="a.po"
    )
    assert accepted == replace(first, decision=decision)
    assert applied.notices == ("before",)


def test_what_was_accepted_before_stays() -> None:
    known = make_finding("f9")
    result = replace(
        make_result(make_finding(), en=noted("qa: ignore url-missing")),
        accepted=(known,),
    )
    assert [
        each.fingerprint for each in suppressions.applied(result, KNOWN, KNOWN).accepted
    ] == [F9, F1]


@pytest.mark.parametrize(
    ("text", "asked", "notices"),
    [
        ("qa: ignore names", ["names"], ["before", "a.po:7: `qa: ignore names` suppresses nothing any more"]),
        ("qa: ignore names", ["urls"], ["before"]), ("qa: ignore urls", ["urls"], ["before"]),
        (
            "qa: ignore number-mismatch names", ["names"],
            ["before", "a.po:7: `qa: ignore names, number-mismatch` suppresses nothing any more"],
        ),
    ],
)  # fmt: skip
def test_a_note_that_suppresses_nothing_is_named(
    text: str, asked: list[str], notices: list[str]
) -> None:
    applied = suppressions.applied(
        make_result(make_finding(), en=noted(text)), KNOWN, asked
    )
    assert list(applied.notices) == notices


def test_idle_notes_come_in_the_order_of_the_file() -> None:
    notes = {
        "en": noted("qa: ignore names", line=9),
        "fr": noted("qa: ignore number-mismatch", line=8),
    }
    applied = suppressions.applied(make_result(**notes), KNOWN, KNOWN)
    assert [notice.partition(" ")[0] for notice in applied.notices] == [
        "before",
        "a.po:8:",
        "a.po:9:",
    ]


def test_one_note_of_both_texts_is_taken_once() -> None:
    both = {"en": noted("qa: ignore names"), "fr": noted("qa: ignore names", line=8)}
    applied = suppressions.applied(make_result(**both), KNOWN, KNOWN)
    assert len(applied.notices) == 2
    two = {"en": noted("qa: ignore names"), "fr": noted("qa: ignore names why", line=8)}
    assert len(suppressions.applied(make_result(**two), KNOWN, KNOWN).notices) == 3


def test_notes_of_the_parts_of_a_joined_segment_are_read() -> None:
    joined = Segment.joined((Segment("one"), noted("qa: ignore urls")))
    assert not suppressions.applied(
        make_result(make_finding(), en=joined), KNOWN, KNOWN
    ).findings


def test_a_finding_about_a_document_is_not_suppressed() -> None:
    finding = replace(make_finding(), unit=None)
    applied = suppressions.applied(
        make_result(finding, en=noted("qa: ignore urls")), KNOWN, KNOWN
    )
    assert applied.findings == (finding,)


# Decisions.


def make_stock(*given: Decision) -> Stock:
    return decisions.merged("known.jsonl", given)


def accept(fingerprint: str = F1, **given: str) -> Decision:
    return Decision(fingerprint, "accept", "url-missing", "d", **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("until", "today", "over"),
    [
        ("2024-02-28", "2024-02-29", True), ("2024-02-29", "2024-02-29", False), ("2024-03-01", "2024-02-29", False),
        ("", "2024-02-29", False),
    ],
)  # fmt: skip
def test_a_decision_holds_on_its_last_day(
    until: str, today: str, *, over: bool
) -> None:
    stock = make_stock(accept(until=until))
    assert bool(decisions.expired(stock, today)) is over
    result = decisions.applied(Result((make_finding(),)), stock, ["url-missing"], today)
    assert bool(result.findings) is over
    assert bool(result.accepted) is not over
    said = ("1 decision of known.jsonl expired: what they accepted counts again",)
    assert result.notices == (said if over else ())


def test_decisions_without_a_day_are_measured_by_today() -> None:
    assert decisions.expired(make_stock(accept(until="2001-01-01")))
    assert not decisions.expired(make_stock(accept(until="2999-01-01")))


@pytest.mark.parametrize(
    ("verdict", "kept"), [("accept", False), ("baseline", False), ("reject", True)]
)
def test_what_a_verdict_does(verdict: str, *, kept: bool) -> None:
    stock = make_stock(replace(accept(), verdict=verdict))  # type: ignore[arg-type]
    result = decisions.applied(
        Result((make_finding(), make_finding("f2"))), stock, ["url-missing"]
    )
    assert [each.fingerprint for each in result.findings] == (
        [F1, F2] if kept else [F2]
    )
    decided = result.findings[0] if kept else result.accepted[0]
    assert decided.decision is not None
    assert decided.decision.verdict == verdict


def test_what_was_accepted_is_decided_again() -> None:
    before = replace(make_finding(), decision=accept(reason="old"))
    result = decisions.applied(
        Result((), accepted=(before,)), make_stock(accept(reason="new")), []
    )
    assert result.accepted[0].decision == accept(reason="new")
    none = decisions.applied(Result((), accepted=(before,)), make_stock(accept(F2)), [])
    assert [each.decision for each in none.findings] == [None]
    same = Result((make_finding(),))
    assert decisions.applied(same, Stock(), []) == same


@pytest.mark.parametrize(
    ("document", "check", "old"),
    [
        ("d", "url-missing", True), ("e", "url-missing", False), ("d", "url-added", False), ("", "url-missing", True),
        ("d", "", True), ("", "", True),
    ],
)  # fmt: skip
def test_which_decisions_are_stale(document: str, check: str, *, old: bool) -> None:
    decision = Decision("gone", "accept", check, document)
    result = make_result(make_finding(), en=Segment("text"))
    stock = make_stock(decision, accept())
    assert decisions.stale(stock, result, ["url-missing"]) == (
        [decision] if old else []
    )
    notices = decisions.applied(result, stock, ["url-missing"]).notices
    said = "1 decision of known.jsonl match nothing any more: `qa baseline prune` drops them"
    assert notices == (("before", said) if old else ("before",))


def test_an_accepted_finding_makes_no_decision_stale() -> None:
    result = replace(make_result(en=Segment("text")), accepted=(make_finding(),))
    assert not decisions.stale(make_stock(accept()), result, ["url-missing"])


@pytest.mark.parametrize(
    ("first", "second", "wins"),
    [
        (("accept", "2024-01-01"), ("reject", "2024-01-02"), 1),
        (("accept", "2024-01-02"), ("reject", "2024-01-01"), 0),
        (("baseline", ""), ("accept", ""), 1), (("accept", ""), ("baseline", ""), 0),
        (("reject", ""), ("accept", ""), 0),
        (("accept", ""), ("accept", ""), 1),
    ],
)  # fmt: skip
def test_which_of_two_decisions_wins(
    first: tuple[str, str], second: tuple[str, str], wins: int
) -> None:
    both = [
        Decision("f", v, date=date, by=str(n))  # type: ignore[arg-type]
        for n, (v, date) in enumerate([first, second])
    ]
    assert make_stock(*both).decisions[0].by == str(wins)


def test_a_decision_keeps_how_each_text_begins() -> None:
    long = Segment("one  two " + "x" * 60)
    joined = Segment.joined((Segment("first"), Segment("second")))
    finding = replace(
        make_finding(),
        marks=(Mark("id", long), Mark("en", joined), Mark("id", Segment("other"))),
    )
    made = decisions.made(finding, Decision("", "reject", reason="so", by="ana"))
    assert made.languages == ("en", "id")
    assert made.texts == (("en", "first"), ("id", ("one two " + "x" * 60)[:40]))
    assert (made.fingerprint, made.check, made.document) == (
        finding.fingerprint,
        "url-missing",
        "d",
    )
    assert (made.verdict, made.reason, made.by) == ("reject", "so", "ana")


WHOLE = Decision(
    "f", "reject", "url-missing", "d", languages=("en", "fr"), texts=(("en", "a"), ("fr", "b")), reason="so",
    by="ana", date="2024-01-01", until="2024-02-01",
)  # fmt: skip


def test_a_record_and_back() -> None:
    record = decisions.record(WHOLE)
    assert list(record) == [
        "fingerprint", "check", "document", "languages", "texts", "decision", "reason", "by", "date", "until",
    ]  # fmt: skip
    assert decisions.restored(record) == WHOLE
    least = {"fingerprint": "f", "decision": "accept"}
    assert decisions.record(Decision("f", "accept")) == least
    assert decisions.restored(least) == Decision("f", "accept")
    assert decisions.restored(
        {**least, "texts": None, "languages": None, "until": None}
    ) == Decision("f", "accept")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("<<<<<<< ours", "a merge left its marks here"), ("=======", "a merge left"),
        (">>>>>>> theirs", "a merge left"),
        ("{", "not a decision"), ("[]", "not a decision"), ('{"fingerprint": "f"}', "not a decision: 'decision'"),
        ('{"fingerprint": "f", "decision": "maybe"}', "`maybe` is not accept, reject or baseline"),
        ('{"fingerprint": "f", "decision": "accept", "until": "soon"}', "not a decision"),
        ('{"decision": "accept"}', "not a decision"),
    ],
)  # fmt: skip
def test_a_line_that_is_no_decision(line: str, says: str) -> None:
    with pytest.raises(QaError) as caught:
        decisions.parse(
            f'\n{{"fingerprint": "f", "decision": "accept"}}\n\n{line}\n', "a.jsonl"
        )
    assert says in caught.value.message
    assert (caught.value.path, caught.value.line) == ("a.jsonl", 4)
    assert caught.value.hint


def test_a_file_is_sorted_a_decision_a_line() -> None:
    given = [
        Decision("2", "accept", "b", "d"),
        Decision("1", "accept", "b", "d"),
        Decision("3", "accept", "a", "d"),
    ]
    lines = decisions.text(
        make_stock(*given, Decision("0", "accept", "z", "e"))
    ).splitlines()
    assert [line[16] for line in lines] == ["3", "1", "2", "0"]
    assert (
        lines[0] == '{"fingerprint":"3","check":"a","document":"d","decision":"accept"}'
    )
    assert decisions.load("").decisions == ()


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(QaError, match="no such decisions file") as caught:
        decisions.load(str(tmp_path / "a.jsonl"))
    assert caught.value.hint == "`qa baseline write` makes one"
    (tmp_path / "b.jsonl").write_bytes(b"\xff")
    with pytest.raises(QaError, match="cannot be read"):
        decisions.load(str(tmp_path / "b.jsonl"))
    with pytest.raises(QaError, match="cannot be read"):
        decisions.load(str(tmp_path))


def test_a_file_keeps_letters_and_is_read_back(tmp_path: Path) -> None:
    stock = make_stock(accept(reason="größer, 大"))
    path = tmp_path / "a.jsonl"
    path.write_text(decisions.text(stock), encoding="utf-8")
    assert "größer, 大" in path.read_text(encoding="utf-8")
    assert decisions.load(str(path)).decisions == stock.decisions


# Limits.


def exceed(result: Result, settings: Settings) -> list[str]:
    gate = gates.judge(result, settings).gate
    assert gate is not None
    return list(gate.reasons)


def test_what_a_breach_says() -> None:
    finding = make_finding()
    warnings = make_result(finding, finding, en=Segment("text"))
    limit = Settings(max_rate={"warning": "50%"})
    assert exceed(warnings, limit) == [
        "2 warnings in 1 units (200.00%): more than max-rate warning = 50%"
    ]
    assert exceed(
        Result((finding,)), Settings(check_limits={"urls": {"warning": 0}})
    ) == ["1 warning in 0 units: more than check-limits.urls warning = 0"]
    assert exceed(warnings, Settings(max_warnings=1)) == [
        "2 warnings: more than max-warnings = 1"
    ]
    assert exceed(warnings, Settings(language_limits={"id": {"warning": 1}})) == [
        "2 warnings in 0 units: more than language-limits.id warning = 1"
    ]


def test_a_finding_without_severity_is_a_note() -> None:
    result = Result((replace(make_finding(), severity=None),))
    assert gates.judge(result, Settings(fail_on="note")).findings[0].fails
    assert not gates.judge(result, Settings(fail_on="warning")).findings[0].fails
    assert exceed(result, Settings(check_limits={"urls": {"note": 0}}))


def test_what_an_exceeded_limit_counts_fails() -> None:
    mine, other = make_finding(), make_finding("f2", version="fr")
    result = Result((mine, other))
    judged = gates.judge(
        result, Settings(fail_on="never", language_limits={"id": {"warning": 0}})
    )
    assert [each.fails for each in judged.findings] == [True, False]
    assert [
        each.fails for each in gates.judge(result, Settings(max_warnings=1)).findings
    ] == [True, True]
    assert [
        each.fails for each in gates.judge(result, Settings(max_warnings=2)).findings
    ] == [False, False]
    limits = Settings(fail_on="warning", language_limits={"id": {"warning": 9}})
    assert [each.fails for each in gates.judge(result, limits).findings] == [
        False,
        True,
    ]
