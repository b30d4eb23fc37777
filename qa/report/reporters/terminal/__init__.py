"""The report for people at a terminal.

What was checked, findings with their texts, the fact tables, totals, what next.
Document text never acts as markup or an escape sequence, and right-to-left text is
isolated (UAX 9: U+2068, U+2069).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import groupby
from typing import TextIO

from rich.console import Console, RenderableType
from rich.text import Text

from qa.escape import visible
from qa.model import ReportOptions, Result, Severity
from qa.report.reporters.entries import count, count_units, list_versions
from qa.report.reporters.terminal import findings, scores, tables

_MOST_NOTICES = 10
_MOST_TABLES = 10
"""Of more documents no fact table is shown; the page and the JSON Lines have them."""
_MOST_FINDINGS = 50
"""Findings that are shown, the worst first: about what a person reads before the first
is mended."""


def write(result: Result, out: TextIO, options: ReportOptions) -> None:
    """Write the report, in colour and with isolates only where `options` says so."""
    # Printed at once: rich ends the process when its stream breaks (`qa check ... |
    # head`).
    text = io.StringIO()
    console = Console(
        file=text,
        width=options.width,
        force_terminal=options.colour,
        color_system="standard" if options.colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    render(result, console, options)
    out.write(text.getvalue())


def render(result: Result, console: Console, options: ReportOptions) -> None:
    """Print the report on a console."""
    for part in _list_parts(result, options):
        console.print(part, soft_wrap=False)


def _list_parts(result: Result, options: ReportOptions) -> Iterator[RenderableType]:
    """Yield the parts of the report in their order."""
    yield _describe_run(result)
    yield from tables.list_documents(result)
    yield from _list_notices(result)
    if options.alone:
        show = tables.list_facts if options.alone == "facts" else scores.list_scores
        yield from show(result, options)
        yield from _list_troubles(result)
        return
    shown = result.findings
    if not options.everything:
        shown = tuple(findings.find_worst(result.findings, _MOST_FINDINGS))
    for document, group in groupby(shown, key=lambda finding: finding.document):
        yield from findings.list_document(document, list(group), options)
    beyond = len(result.findings) - len(shown)
    if beyond:
        more = f"\nand {count(beyond, 'more finding')}: `--show all` shows them"
        yield Text(more, style="italic")
    if options.everything or len(result.tables) <= _MOST_TABLES:
        yield from tables.list_facts(result, options)
    yield from scores.list_scores(result, options)
    yield from _list_troubles(result)
    yield from tables.list_totals(result)
    yield _conclude(result)


def _describe_run(result: Result) -> Text:
    """Return the release, and what was compared and left out."""
    counts = [
        count(len(result.documents), "document"),
        count(len(list_versions(result)), "version"),
        count(count_units(result), "unit"),
        f"{count(result.facts, 'fact')} compared",
    ]
    if result.skipped:
        counts.append(f"{result.skipped:,} left out (`skip-units`)")
    title = f"qa {result.release}"
    return Text.assemble((title, "bold"), f"  {', '.join(counts)}")


def _list_notices(result: Result) -> Iterator[Text]:
    for notice in result.notices[:_MOST_NOTICES]:
        yield Text(f"  {visible(notice)}", style="italic")
    beyond = len(result.notices) - _MOST_NOTICES
    if beyond > 0:
        yield Text(f"  and {count(beyond, 'more notice')}", style="italic")


def _list_troubles(result: Result) -> Iterator[Text]:
    """Yield what was not read, what failed, and what could not be verified."""
    for problem in result.problems:
        message = problem.path
        if problem.line is not None:
            message += f":{problem.line}"
        message += f": {problem.message}"
        if problem.hint:
            message += f"; {problem.hint}"
        yield Text.assemble("\n", ("not read ", "bold red"), visible(message))
    for crash in result.crashes:
        message = f"{crash.check} failed on {crash.where}: {crash.error}"
        message += "; the other checks ran"
        yield Text.assemble("\n", ("crashed ", "bold red"), visible(message))
    if result.unverified:
        doubts = "; ".join(
            _describe_doubt(category, number)
            for category, number in sorted(result.unverified.items())
        )
        yield Text(f"\nCould not be verified: {doubts}", style="dim")


def _describe_doubt(category: str, number: int) -> str:
    """Return what could not be verified of how many segments, and why."""
    segments = count(number, "segment")
    if category != "language":
        return f"{category} of {segments}"
    which = "it is" if number == 1 else "they are"
    return (
        f"the language of {segments} "
        f"({which} too short to tell, or in a language that no engine knows)"
    )


def _conclude(result: Result) -> Text:
    """Return the last line: how many findings there are, and what next."""
    accepted = ""
    if result.accepted:
        accepted = f" {count(len(result.accepted), 'finding')} accepted."
    if not result.findings:
        style = "yellow" if result.unverified else "green"
        return Text(f"\n{_describe_agreement(result)}.{accepted}", style=style)
    counts = []
    for severity in reversed(Severity):
        number = result.count(severity)
        if number:
            counts.append(count(number, severity.name.lower()))
    check = result.findings[0].check
    advice = f" `qa explain {check}` tells what a check looks at and tolerates."
    return Text.assemble((f"{', '.join(counts)}.", "bold"), accepted, advice)


def _describe_agreement(result: Result) -> str:
    """Return what it means that nothing was found.

    That versions agree is said only where all could be verified.
    """
    if result.unverified:
        segments = 0
        for document in result.documents:
            for version in document.versions:
                segments += len(version.segments)
        doubtful = max(result.unverified.values())
        of_how_many = f"{doubtful:,} of {count(segments, 'segment')} could not be"
        return f"No findings in what could be verified; {of_how_many}"
    if result.accepted:
        return "No findings"
    return "No findings: the versions agree in everything that was compared"
