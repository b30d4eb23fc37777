"""Findings made by hand, hostile ones among them, for tests of the reports."""

from __future__ import annotations

from dataclasses import replace

from qa.model import (
    Confidence,
    Decision,
    Document,
    Fact,
    Finding,
    Mark,
    Problem,
    Result,
    Row,
    Segment,
    Severity,
    Span,
    Table,
    Unit,
    Version,
)

HOSTILE = (
    '<img src=x onerror="document.title=1">',
    "</script><script>document.title = 'owned'</script>",
    "<!--<script>",
    "]]></failure><x>",
    '=HYPERLINK("https://example.org/","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\x1b]0;owned\x07\x1b[31mred",
    "\x9b31m and \x85",
    "\u202eterces\u2066 and \u200e",
    "{{ 7 * 7 }}{% raw %}",
    "[bold]markup[/bold] [/]",
    "a\u2028b\u2029c",
    "::error file=x,line=1::owned%0A",
    "`$(touch owned)`|x|",
    "\ud800 lone",
    "\x00\x08 nul",
)  # fmt: skip
TEXTS = {
    "en": "The first boat left at 6:40 with 312 passengers 🚢🚢 on board.",
    "ar": "غادر القارب الأول في الساعة 6:40 وعلى متنه 321 راكبًا.",
    "zh-Hant": "第一班船6時40分載著312名乘客出發。",
    "hi": "पहली नाव 6:40 बजे 312 यात्रियों को लेकर रवाना हुई।",
}
MARKED = {"en": "312", "ar": "321", "zh-Hant": "312", "hi": "312"}


def mark(version: str, text: str, marked: str = "", line: int = 1) -> Mark:
    """Return a mark on the first `marked` of a text, or on the whole."""
    start = text.find(marked) if marked else -1
    span = Span(start, start + len(marked)) if start >= 0 else None
    return Mark(version, Segment(text, f"in/ferry.{version}.txt", line), span, marked)


def finding(
    number: int = 1, severity: Severity = Severity.ERROR, check: str = "number-mismatch"
) -> Finding:
    """Return one finding about four versions; `number` tells them apart."""
    texts = {version: f"{text} ({number})" for version, text in TEXTS.items()}
    marks = [
        mark(version, texts[version], MARKED[version], number)
        for version in ("ar", "en", "hi", "zh-Hant")
    ]
    said = f"the number is 312 in en, hi and zh-Hant; ar says 321 ({number})"
    return Finding(
        said, tuple(marks), "ar", Confidence.HIGH, severity, check, "numbers", "accuracy/mistranslation",
        f"in/ferry{number % 7}", str(number),
    )  # fmt: skip


def hostile(text: str, number: int = 1) -> Finding:
    """Return a finding whose every text is hostile."""
    plain = (
        mark("en", f"before {text} after", text, number),
        mark("ar", text, "", number),
    )
    marks = tuple(
        replace(m, segment=m.segment._replace(path=f"in/{text}.txt"), note=text)
        for m in plain
    )
    return Finding(
        f'ar says "{text}"',
        marks,
        None,
        Confidence.LOW,
        Severity.WARNING,
        "name-missing",
        "names",
        "accuracy",
        text,
        text,
    )


def result(findings: list[Finding], accepted: tuple[Finding, ...] = ()) -> Result:
    """Return a result of these findings, with documents, tables, problems and notices to match."""
    names = dict.fromkeys(f.document for f in (*findings, *accepted))
    documents = tuple(
        Document(
            name,
            tuple(
                Version(v, (Segment("", f"in/{v}.txt"),) * 3, name, f"in/{v}.txt", 0.9)
                for v in TEXTS
            ),
            (Unit(name, "1", tuple(TEXTS), ()),) * 3,
        )
        for name in names
    )
    fact = Fact("number", "312", Span(0, 3), "312", frozenset({"312"}))
    tables = tuple(
        Table(
            name,
            tuple(TEXTS),
            (Row("number", "312", "1", tuple((v, fact) for v in TEXTS), ("ar",)),),
        )
        for name in names
    )
    return Result(
        tuple(findings), accepted, documents, tables, (Problem("not UTF-8 at byte 3", "in/x.txt", 1, "save it so"),),
        notices=("a notice",), unverified={"names": 4}, skipped=2, release="1", signature="qa 1",
    )  # fmt: skip


def accepted(found: Finding, reason: str = "as it should be") -> Finding:
    """Return `found` with a decision that lets it stand."""
    return replace(
        found,
        decision=Decision(
            found.fingerprint, "accept", reason=reason, by="ana", date="2026-01-01"
        ),
    )
