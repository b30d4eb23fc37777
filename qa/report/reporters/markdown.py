"""A summary in Markdown for a job's page or a merge request: counts, the worst findings, what was not read.

It stays far below the megabyte that GitHub takes. Text of documents is written in character references wherever a
letter could act as markup, a link or a mention.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TextIO

from qa.escape import visible
from qa.model import Look, Result, Severity
from qa.report import compared, quality
from qa.report.entries import Entry, by_document, counted, entries, number
from qa.report.reporters import Reporter

MARKER = "<!-- qa: {} -->"
"""The first line of a comment, by which it is found and kept up to date."""
_MARKED = re.compile(r"[^\w.]+")
_COMMENT = 60_000
"""Characters of a comment; GitHub takes 65,536."""
_SHOWN = 50
_BAR = 20
_NO_ONE = "no one"
_LONGEST = 400
_ACTING = re.compile(r"[\\`*_{}\[\]<>&#!|~@$^]|:(?=\S)|(?<=www)\.", re.IGNORECASE)
_SIGNS = {"error": "❌", "warning": "⚠️", "note": "ℹ️"}


def write(result: Result, out: TextIO, look: Look) -> None:
    """Write the summary; as a comment it has its marker, and fewer findings where it would be too long."""
    if not look.comment:
        out.write("\n".join(_lines(result, _SHOWN)) + "\n")
        return
    marker = MARKER.format(_MARKED.sub("-", look.comment))
    for most in (_SHOWN, 20, 5, 0):
        text = "\n".join([marker, *_lines(result, most)]) + "\n"
        if len(text) <= _COMMENT:
            break
    out.write(text)


def _lines(result: Result, most: int) -> Iterator[str]:
    """Yield what the terminal report says, in its order and words."""
    yield f"## qa: {counted(result)}\n"
    yield _tell_size(result)
    for notice in result.notices[:_SHOWN]:
        yield f"\n{_text(notice)}"
    yield from _findings(result, most)
    yield from _similarities(result)
    if result.findings:
        yield from _picture(result)
        yield from _totals(result)
    yield from _compared(result)


def _tell_size(result: Result) -> str:
    units = sum(len(document.units) for document in result.documents)
    compared_things = (
        number(len(result.documents), "document"),
        number(len(_list_versions(result)), "version"),
        number(units, "unit"),
        f"{number(result.facts, 'fact')} compared",
    )
    left_out = f", {result.skipped:,} left out (`skip-units`)" if result.skipped else ""
    accepted = (
        f"; {number(len(result.accepted), 'finding')} accepted before"
        if result.accepted
        else ""
    )
    return f"{', '.join(compared_things)}{left_out}{accepted}.\n"


def _findings(result: Result, most: int) -> Iterator[str]:
    """Yield what was not read, then the worst findings, those of a document together."""
    found = entries(result)
    order = {id(each): n for n, each in enumerate(by_document(result.findings, most))}
    shown = [
        each for each in found if each.finding is None or id(each.finding) in order
    ]
    shown.sort(key=lambda each: order[id(each.finding)] if each.finding else -1)
    if not shown:
        return
    yield "\n| | check | place | what |\n|---|---|---|---|"
    yield from map(_row, shown[:_SHOWN])
    rest = len(found) - len(shown[:_SHOWN])
    if rest:
        yield f"\n{rest:,} more are in the full report."


def _row(entry: Entry) -> str:
    place = f"{_text(entry.path, tail=True)}:{entry.line}:{entry.column}"
    new = " new" if entry.finding and entry.finding.change == "new" else ""
    return f"| {_SIGNS[entry.level]} {entry.level}{new} | {_text(entry.check)} | {place} | {_text(entry.message)} |"


def _picture(result: Result) -> Iterator[str]:
    """Yield the picture of the page as text: a bar a version, as long as its errors and warnings for 1,000 words."""
    measured = quality.measure(result)
    amounts = {name: _find_amount(each) for name, each in measured.items()}
    most = max(amounts.values(), default=0.0)
    if not most:
        return
    yield "\n| version | errors | warnings | notes | for 1,000 words | |\n|---|---:|---:|---:|---:|---|"
    for name, found in measured.items():
        counts = [str(found.counts.get(each, 0)) for each in reversed(Severity)]
        rate = f"{amounts[name]:.1f}" if found.words else "–"
        bar = "█" * round(_BAR * amounts[name] / most) or ("▏" if amounts[name] else "")
        yield f"| {_text(name)} | {' | '.join(counts)} | {rate} | {bar} |"


def _find_amount(found: quality.Quality) -> float:
    """Return the errors and warnings for 1,000 words; where no text is known, their number."""
    serious = (Severity.ERROR, Severity.WARNING)
    count = sum(found.counts.get(severity, 0) for severity in serious)
    return 1000 * count / found.words if found.words else count


def _totals(result: Result) -> Iterator[str]:
    """Yield a table of checks and versions, folded."""
    counts: Counter[tuple[str, str]] = Counter()
    for finding in result.findings:
        counts.update(
            (finding.check, version) for version in finding.blamed or (_NO_ONE,)
        )
    versions = _list_versions(result)
    if any(version == _NO_ONE for _, version in counts):
        versions.append(_NO_ONE)
    all_of = Counter(finding.check for finding in result.findings)
    yield "\n<details><summary>Totals</summary>\n"
    yield f"| check | {' | '.join(map(_text, versions))} | all |\n|---|{'---:|' * len(versions)}---:|"
    for check in sorted(all_of):
        cells = (str(counts[check, version] or "·") for version in versions)
        yield f"| {_text(check)} | {' | '.join(cells)} | {all_of[check]} |"
    yield "\n</details>"


def _list_versions(result: Result) -> list[str]:
    """Return the versions of all documents, each once, in order."""
    names: dict[str, None] = {}
    for document in result.documents:
        names |= dict.fromkeys(version.name for version in document.versions)
    return list(names)


def _compared(result: Result) -> Iterator[str]:
    """Yield what changed since an earlier run, its tables folded."""
    if result.comparison is None:
        return
    yield f"\n{_text(compared.tell(result.comparison))}"
    for sheet in compared.list_sheets(result.comparison):
        yield f"\n<details><summary>{sheet.title}</summary>\n"
        if sheet.said:
            yield f"{_text(sheet.said)}\n"
        kinds = ["---"] * sheet.names + ["---:"] * (len(sheet.headings) - sheet.names)
        yield f"| {' | '.join(sheet.headings)} |\n|{'|'.join(kinds)}|"
        for row in sheet.rows:
            yield f"| {' | '.join(map(_text, row))} |"
        yield "\n</details>"


def _similarities(result: Result) -> Iterator[str]:
    """Yield how alike versions in one language are."""
    if not result.similarities:
        return
    metrics = [score.metric for score in result.similarities[0].scores]
    yield f"\n| similarity | version | reference | {' | '.join(metrics)} |\n|---|---|---|{'---:|' * len(metrics)}"
    for row in sorted(
        result.similarities, key=lambda s: (s.document is not None, s.scores[0].value)
    )[:_SHOWN]:
        name = "all documents" if row.document is None else row.document
        values = (f"{score.value:.1f}" for score in row.scores)
        yield f"| {_text(name)} | {_text(row.version)} | {_text(row.reference)} | {' | '.join(values)} |"
    yield f"\nsacrebleu {_text('; '.join(s.metric + '|' + s.signature for s in result.similarities[0].scores))}"


def _text(text: str, tail: bool = False) -> str:
    """Return a text that no renderer of Markdown acts on, not too long; of a path the end tells more."""
    shown = visible(text)
    if len(shown) > _LONGEST:
        shown = "…" + shown[-_LONGEST:] if tail else shown[:_LONGEST] + "…"
    return _ACTING.sub(lambda found: f"&#{ord(found.group())};", shown)


REPORTER = Reporter(
    "A summary, for a comment or the page of a job", write, endings=(".md",)
)
