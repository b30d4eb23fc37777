"""Decisions on findings that last: a sorted JSON Lines file in the user's repository, one decision a line.

A decision holds as long as the finding's fingerprint does: it follows a text that moves and is lost with one that
changes. A line is whole in itself, so that branches merge line by line; of two lines about one finding the later wins.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from qa.errors import QaError
from qa.escape import in_json
from qa.model import Decision, Finding, Result

_SHOWN = 40
_VERDICTS = ("baseline", "accept", "reject")
"""From the weakest to the strongest: of two decisions of one day the stronger holds."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What a decisions file says, by fingerprint; `path` is the file's name."""

    path: str = ""
    by_fingerprint: Mapping[str, Decision] | None = None

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """All decisions, sorted by document, check and fingerprint."""
        return tuple(sorted((self.by_fingerprint or {}).values(), key=lambda d: (d.document, d.check, d.fingerprint)))


def load(path: str | None) -> Stock:
    """Return the decisions of a file; none where no file is named. Raises QaError with the line that is wrong."""
    if not path:
        return Stock()
    try:
        text = Path(path).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise QaError("no such decisions file", path=path, hint="`qa baseline write` makes one") from error
    except (OSError, UnicodeDecodeError) as error:
        raise QaError(f"the decisions cannot be read: {error}", path=path) from error
    return merged(path, parse(text, path))


def parse(text: str, path: str) -> list[Decision]:
    """Return the decisions in JSON Lines `text`, in its order."""
    lines = enumerate(text.split("\n"), 1)
    return [_decision(line, path, number) for number, line in lines if line.strip()]


def merged(path: str, *groups: Iterable[Decision]) -> Stock:
    """Return one decision a finding: the later by date, then the stronger, then the one read last."""
    found: dict[str, Decision] = {}
    for group in groups:
        for decision in group:
            other = found.get(decision.fingerprint)
            if other is None or _weight(decision) >= _weight(other):
                found[decision.fingerprint] = decision
    return Stock(path, found)


def text(stock: Stock) -> str:
    """Return the file: the same bytes for the same decisions."""
    return "".join(_line(decision) + "\n" for decision in stock.decisions)


def _line(decision: Decision) -> str:
    return in_json(json.dumps(record(decision), ensure_ascii=False, separators=(",", ":")))


def record(decision: Decision) -> Mapping[str, object]:
    """Return a decision as a line of the file holds it, keys in their order; what is empty is left out."""
    values = {
        "fingerprint": decision.fingerprint,
        "check": decision.check,
        "document": decision.document,
        "languages": list(decision.languages),
        "texts": dict(decision.texts),
        "decision": decision.verdict,
        "reason": decision.reason,
        "by": decision.by,
        "date": decision.date,
        "until": decision.until,
    }
    return {key: value for key, value in values.items() if value}


def made(finding: Finding, pattern: Decision) -> Decision:
    """Return `pattern` (verdict, reason, by, date, until) as a decision on `finding`."""
    texts: dict[str, str] = {}
    for mark in finding.marks:
        segment, _ = mark.segment.place(mark.span)
        texts.setdefault(mark.version, " ".join(segment.text.split())[:_SHOWN])
    return replace(
        pattern, fingerprint=finding.fingerprint, check=finding.check, document=finding.document,
        languages=tuple(sorted(texts)), texts=tuple(sorted(texts.items())),
    )  # fmt: skip


def applied(result: Result, stock: Stock, asked: Collection[str], today: str | None = None) -> Result:
    """Return `result` with what is accepted moved out of the findings, and a notice on what no longer holds.

    `asked` are the checks that ran, `today` the day in ISO 8601.
    """
    return replace(marked(result, stock, today), notices=(*result.notices, *notices(result, stock, asked, today)))


def marked(result: Result, stock: Stock, today: str | None = None) -> Result:
    """Return `result` with what is accepted moved out of the findings."""
    if not stock.by_fingerprint:
        return result
    late = {d.fingerprint for d in expired(stock, today)}
    valid = {key: d for key, d in stock.by_fingerprint.items() if key not in late}
    decided = [replace(f, decision=valid.get(f.fingerprint)) for f in (*result.findings, *result.accepted)]
    return replace(
        result,
        findings=tuple(f for f in decided if not _accepts(f.decision)),
        accepted=tuple(f for f in decided if _accepts(f.decision)),
    )


def notices(result: Result, stock: Stock, asked: Collection[str], today: str | None = None) -> list[str]:
    """Return a sentence on decisions that are over, and one on those that match nothing."""
    late, old = len(expired(stock, today)), len(stale(stock, result, asked))
    said = [_notice(late, stock, "expired: what they accepted counts again")] if late else []
    return said + ([_notice(old, stock, "match nothing any more: `qa baseline prune` drops them")] if old else [])


def expired(stock: Stock, today: str | None = None) -> list[Decision]:
    """Return the decisions whose last day is over."""
    today = today or dt.datetime.now(tz=dt.UTC).date().isoformat()
    return [decision for decision in stock.decisions if decision.until and decision.until < today]


def stale(stock: Stock, result: Result, asked: Collection[str]) -> list[Decision]:
    """Return the decisions that match nothing, of the documents and checks that this run looked at."""
    found = {finding.fingerprint for finding in (*result.findings, *result.accepted)}
    documents = {document.name for document in result.documents} | {""}
    return [
        decision
        for decision in stock.decisions
        if decision.fingerprint not in found and decision.document in documents and decision.check in {*asked, ""}
    ]


def _accepts(decision: Decision | None) -> bool:
    return decision is not None and decision.verdict != "reject"


def _weight(decision: Decision) -> tuple[str, int]:
    return decision.date, _VERDICTS.index(decision.verdict)


def _notice(count: int, stock: Stock, what: str) -> str:
    return f"{count} {'decision' if count == 1 else 'decisions'} of {stock.path} {what}"


def _decision(line: str, path: str, number: int) -> Decision:
    if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
        hint = "keep the lines of both sides: qa takes the later decision on each finding"
        raise QaError("a merge left its marks here", path=path, line=number, hint=hint)
    try:
        value = json.loads(line)
        return restored(value)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        hint = '`{"fingerprint": "...", "decision": "accept"}` is the least a line says'
        raise QaError(f"not a decision: {error}", path=path, line=number, hint=hint) from error


def restored(value: Mapping[str, Any]) -> Decision:
    """Return the decision that a record holds; raise ValueError, TypeError or KeyError where it holds none."""
    verdict, fingerprint, until = value["decision"], value["fingerprint"], value.get("until") or ""
    if verdict not in _VERDICTS:
        raise ValueError(f"`{verdict}` is not accept, reject or baseline")
    if until:
        dt.date.fromisoformat(until)
    strings = {key: str(value.get(key) or "") for key in ("check", "document", "reason", "by", "date")}
    return Decision(
        str(fingerprint), verdict, **strings, until=until,
        languages=tuple(str(name) for name in value.get("languages") or ()),
        texts=tuple((str(k), str(v)) for k, v in (value.get("texts") or {}).items()),
    )  # fmt: skip
