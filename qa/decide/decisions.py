"""Decisions on findings that last: one decision a line of a file in the repository.

The file is JSON Lines, sorted. A decision holds as long as the finding's fingerprint
does: it follows a text that moves and is lost with one that changes. A line is whole
in itself, so that branches merge line by line; of two lines about one finding the
later wins.
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
"""Characters of a text that a decision keeps, for those who read the file."""
_VERDICTS = ("baseline", "accept", "reject")
"""From the weakest to the strongest: of two decisions of one day the stronger holds."""
_LEAST = '{"fingerprint": "...", "decision": "accept"}'
_WORDS = ("check", "document", "reason", "by", "date", "suggestion")
"""What a record may say in words besides."""
_MARKERS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
"""How the lines begin that git leaves where branches do not merge."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What a decisions file says, by fingerprint; `path` is the file's name."""

    path: str = ""
    by_fingerprint: Mapping[str, Decision] | None = None

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """All decisions, sorted by document, check and fingerprint."""
        decisions = (self.by_fingerprint or {}).values()
        return tuple(
            sorted(decisions, key=lambda d: (d.document, d.check, d.fingerprint))
        )


def load(path: str | None) -> Stock:
    """Return the decisions of a file; none where no file is named.

    Raises QaError for a file that cannot be read, with the line that is wrong.
    """
    if not path:
        return Stock()
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        hint = "`qa baseline write` makes one"
        raise QaError("no such decisions file", path=path, hint=hint) from error
    except (OSError, UnicodeDecodeError) as error:
        raise QaError(f"the decisions cannot be read: {error}", path=path) from error
    return merged(path, parse(text, path))


def parse(text: str, path: str) -> list[Decision]:
    """Return the decisions in JSON Lines `text`, in its order.

    Raises QaError with the line of the file `path` that holds no decision.
    """
    decisions = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            decisions.append(_read_line(line, path, number))
    return decisions


def merged(path: str, *groups: Iterable[Decision]) -> Stock:
    """Return one decision a finding.

    That is the later by date, then the stronger, then the one read last.
    """
    by_fingerprint: dict[str, Decision] = {}
    for group in groups:
        for decision in group:
            other = by_fingerprint.get(decision.fingerprint)
            if other is None or _rank(decision) >= _rank(other):
                by_fingerprint[decision.fingerprint] = decision
    return Stock(path, by_fingerprint)


def text(stock: Stock) -> str:
    """Return the file: the same bytes for the same decisions."""
    return "".join(_write_line(decision) for decision in stock.decisions)


def _write_line(decision: Decision) -> str:
    line = json.dumps(record(decision), ensure_ascii=False, separators=(",", ":"))
    return in_json(line) + "\n"


def record(decision: Decision) -> Mapping[str, object]:
    """Return a decision as a line of the file holds it, keys in their order.

    What is empty is left out.
    """
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
        "suggestion": decision.suggestion,
    }
    return {key: value for key, value in values.items() if value}


def made(finding: Finding, pattern: Decision) -> Decision:
    """Return `pattern` (verdict, reason, by, date, until) as a decision on `finding`.

    It keeps how the texts of the first mark of each version begin.
    """
    texts: dict[str, str] = {}
    for mark in finding.marks:
        segment, _ = mark.segment.place(mark.span)
        beginning = " ".join(segment.text.split())[:_SHOWN]
        texts.setdefault(mark.version, beginning)
    return replace(
        pattern,
        fingerprint=finding.fingerprint,
        check=finding.check,
        document=finding.document,
        languages=tuple(sorted(texts)),
        texts=tuple(sorted(texts.items())),
    )


def applied(
    result: Result, stock: Stock, asked: Collection[str], today: str | None = None
) -> Result:
    """Return `result` with what is accepted moved out of the findings.

    What no longer holds is among its notices. `asked` are the checks that ran,
    `today` the day in ISO 8601.
    """
    return replace(
        marked(result, stock, today),
        notices=(*result.notices, *notices(result, stock, asked, today)),
    )


def marked(result: Result, stock: Stock, today: str | None = None) -> Result:
    """Return `result` with what is accepted moved out of the findings."""
    if not stock.by_fingerprint:
        return result
    valid = dict(stock.by_fingerprint)
    late = expired(stock, today)
    for decision in late:
        del valid[decision.fingerprint]
    findings: list[Finding] = []
    accepted: list[Finding] = []
    for finding in (*result.findings, *result.accepted):
        verdict = _find_verdict(finding, valid)
        is_open = verdict is None or verdict.verdict == "reject"
        side = findings if is_open else accepted
        side.append(replace(finding, decision=verdict))
        if not is_open:
            # What followed from it no longer does.
            findings += [part for part in finding.folded if part.check != finding.check]
    return replace(result, findings=tuple(findings), accepted=tuple(accepted))


def _find_verdict(finding: Finding, valid: Mapping[str, Decision]) -> Decision | None:
    """Return what was decided on a finding, or on each of the findings that it stands for."""
    verdict = valid.get(finding.fingerprint)
    parts = [part for part in finding.folded if part.check == finding.check]
    if verdict is not None or not parts:
        return verdict
    decided = [valid.get(part.fingerprint) for part in parts]
    if any(each is None or each.verdict == "reject" for each in decided):
        return None
    return decided[0]


def notices(
    result: Result, stock: Stock, asked: Collection[str], today: str | None = None
) -> list[str]:
    """Return a sentence on decisions that are over, and one on those that match nothing."""
    sentences = []
    late = expired(stock, today)
    if late:
        sentences.append(
            _describe(len(late), stock, "expired: what they accepted counts again")
        )
    old = stale(stock, result, asked)
    if old:
        what = "match nothing any more: `qa baseline prune` drops them"
        sentences.append(_describe(len(old), stock, what))
    return sentences


def expired(stock: Stock, today: str | None = None) -> list[Decision]:
    """Return the decisions whose last day is over; `today` is a day in ISO 8601."""
    today = today or dt.datetime.now(tz=dt.UTC).date().isoformat()
    return [each for each in stock.decisions if each.until and each.until < today]


def stale(stock: Stock, result: Result, asked: Collection[str]) -> list[Decision]:
    """Return the decisions that match nothing, of what this run looked at.

    That is its documents and the checks that were `asked`.
    """
    if not stock.decisions:
        return []
    findings = (*result.findings, *result.accepted)
    parts = [part for finding in findings for part in finding.folded]
    fingerprints = {finding.fingerprint for finding in (*findings, *parts)}
    documents = {document.name for document in result.documents} | {""}
    checks = {*asked, ""}
    old = []
    for decision in stock.decisions:
        is_asked = decision.document in documents and decision.check in checks
        if is_asked and decision.fingerprint not in fingerprints:
            old.append(decision)
    return old


def _rank(decision: Decision) -> tuple[str, int]:
    return decision.date, _VERDICTS.index(decision.verdict)


def _describe(count: int, stock: Stock, what: str) -> str:
    noun = "decision" if count == 1 else "decisions"
    return f"{count} {noun} of {stock.path} {what}"


def _read_line(line: str, path: str, number: int) -> Decision:
    """Return the decision of one line; raise QaError where it is none."""
    if line.startswith(_MARKERS):
        raise QaError(
            "a merge left its marks here",
            path=path,
            line=number,
            hint="keep the lines of both sides: qa takes the later decision on each finding",
        )
    try:
        return restored(json.loads(line))
    except RecursionError as error:
        message = "not a decision: too many brackets in each other"
        raise QaError(message, path=path, line=number) from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise QaError(
            f"not a decision: {error}",
            path=path,
            line=number,
            hint=f"`{_LEAST}` is the least a line says",
        ) from error


def restored(value: Mapping[str, Any]) -> Decision:
    """Return the decision that a record holds.

    Raises ValueError, TypeError, KeyError or AttributeError where it holds none.
    """
    verdict, fingerprint = value["decision"], value["fingerprint"]
    until = value.get("until") or ""
    if verdict not in _VERDICTS:
        raise ValueError(f"`{verdict}` is not accept, reject or baseline")
    if until:
        # One way of writing: dates are compared as they are written.
        until = dt.date.fromisoformat(until).isoformat()
    texts = value.get("texts") or {}
    words = {name: str(value.get(name) or "") for name in _WORDS}
    return Decision(
        str(fingerprint),
        verdict,
        languages=tuple(map(str, value.get("languages") or ())),
        texts=tuple((str(version), str(text)) for version, text in texts.items()),
        until=until,
        **words,
    )
