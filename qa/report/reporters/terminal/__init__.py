"""The report for people at a terminal: what was checked, findings with their texts, the fact tables, totals, what next.

Document text never acts as markup or an escape sequence, and right-to-left text is isolated (UAX 9: U+2068, U+2069).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import groupby
from typing import TextIO

from rich.console import Console, RenderableType
from rich.text import Text

from qa.escape import visible
from qa.model import Look, Result, Severity
from qa.report.entries import by_document
from qa.report.reporters import Reporter
from qa.report.reporters.terminal import changes, findings, scores, tables
from qa.report.reporters.terminal.width import counted

_MOST_NOTICES = 10
_MOST_TABLES = 10
"""Of more documents no fact table is shown; the page and the JSON Lines have them."""
_MOST_FINDINGS = 50
"""Findings that are shown, the worst first: about what a person reads before the first is mended."""


def write(result: Result, out: TextIO, look: Look) -> None:
    """Write the report, in colour and with isolates only where `look` says so."""
    # Printed at once: rich ends the process when its stream breaks (`qa check ... | head`).
    text = io.StringIO()
    console = Console(
        file=text,
        width=look.width,
        force_terminal=look.colour,
        color_system="standard" if look.colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    render(result, console, look)
    out.write(text.getvalue())


def render(result: Result, console: Console, look: Look) -> None:
    """Print the report on a console."""
    for part in _parts(result, look):
        console.print(part, soft_wrap=False)


def _parts(result: Result, look: Look) -> Iterator[RenderableType]:
    yield _head(result)
    yield from tables.documents(result)
    yield from _notices(result)
    if look.alone:
        yield from (
            tables.facts(result, look)
            if look.alone == "facts"
            else scores.scores(result, look)
        )
        yield from _troubles(result)
        return
    shown = (
        result.findings
        if look.everything
        else by_document(result.findings, _MOST_FINDINGS)
    )
    for document, group in groupby(shown, key=lambda finding: finding.document):
        yield from findings.document(document, list(group), look)
    if len(shown) < len(result.findings):
        more = counted(len(result.findings) - len(shown), "more finding")
        yield Text(f"\nand {more}: `--show all` shows them", style="italic")
    if look.everything or len(result.tables) <= _MOST_TABLES:
        yield from tables.facts(result, look)
    yield from scores.scores(result, look)
    yield from _troubles(result)
    yield from tables.totals(result)
    yield from changes.changes(result)
    yield _closing(result)


def _head(result: Result) -> Text:
    units = sum(len(document.units) for document in result.documents)
    versions = {
        version.name for document in result.documents for version in document.versions
    }
    said = (
        f"{counted(len(result.documents), 'document')}, {counted(len(versions), 'version')}, "
        f"{counted(units, 'unit')}, {counted(result.facts, 'fact')} compared"
        f"{f', {result.skipped:,} left out (`skip-units`)' if result.skipped else ''}"
    )
    return Text.assemble((f"qa {result.release}", "bold"), f"  {said}")


def _notices(result: Result) -> Iterator[Text]:
    for notice in result.notices[:_MOST_NOTICES]:
        yield Text(f"  {visible(notice)}", style="italic")
    if len(result.notices) > _MOST_NOTICES:
        yield Text(
            f"  and {counted(len(result.notices) - _MOST_NOTICES, 'more notice')}",
            style="italic",
        )


def _troubles(result: Result) -> Iterator[Text]:
    for problem in result.problems:
        place = (
            problem.path if problem.line is None else f"{problem.path}:{problem.line}"
        )
        hint = f"; {problem.hint}" if problem.hint else ""
        yield Text.assemble(
            "\n",
            ("not read ", "bold red"),
            visible(f"{place}: {problem.message}{hint}"),
        )
    for crash in result.crashes:
        said = f"{crash.check} failed on {crash.where}: {crash.error}; the other checks ran"
        yield Text.assemble("\n", ("crashed ", "bold red"), visible(said))
    if result.unverified:
        doubts = "; ".join(
            _doubt(category, count)
            for category, count in sorted(result.unverified.items())
        )
        yield Text(f"\nCould not be verified: {doubts}", style="dim")


def _doubt(category: str, count: int) -> str:
    """Return what could not be verified of how many segments, and why."""
    segments = counted(count, "segment")
    if category == "language":
        which = "it is" if count == 1 else "they are"
        return f"the language of {segments} ({which} too short to tell, or in a language that no engine knows)"
    return f"{category} of {segments}"


def _closing(result: Result) -> Text:
    accepted = (
        f" {counted(len(result.accepted), 'finding')} accepted."
        if result.accepted
        else ""
    )
    if not result.findings:
        style = "yellow" if result.unverified else "green"
        return Text(f"\n{_agreement(result)}.{accepted}", style=style)
    counts = [(severity, result.count(severity)) for severity in reversed(Severity)]
    said = ", ".join(
        counted(count, severity.name.lower()) for severity, count in counts if count
    )
    check = result.findings[0].check
    return Text.assemble(
        (f"{said}.", "bold"),
        (_warned(result), "bold yellow"),
        accepted,
        f" `qa explain {check}` tells what a check looks at and tolerates.",
    )


def _agreement(result: Result) -> str:
    """Return what it means that nothing was found: that versions agree is said only where all could be verified."""
    doubtful, segments = _doubtful(result)
    if doubtful and doubtful == segments:
        return f"Nothing could be verified: the language of none of the {counted(segments, 'segment')} can be told"
    if doubtful:
        return f"No findings in what could be verified; {doubtful:,} of {counted(segments, 'segment')} could not be"
    if result.accepted:
        return "No findings"
    return "No findings: the versions agree in everything that was compared"


def _warned(result: Result) -> str:
    """Return a sentence on what could not be verified, where that is half or more."""
    doubtful, segments = _doubtful(result)
    if not doubtful or 2 * doubtful < segments:
        return ""
    return f" {doubtful:,} of {counted(segments, 'segment')} could not be verified."


def _doubtful(result: Result) -> tuple[int, int]:
    """Return how many segments could not be verified in some respect, and how many there are."""
    segments = sum(
        len(version.segments)
        for document in result.documents
        for version in document.versions
    )
    return max(result.unverified.values(), default=0), segments


REPORTER = Reporter(
    "A report for people at a terminal",
    write,
    endings=(".txt", ".log"),
    has_notices=True,
    has_tables=True,
)
