"""`qa report`: makes reports of findings that were written before."""

from __future__ import annotations

import argparse
from typing import Any

from qa.cli import lists, writing
from qa.cli.parsing import command


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command and its options."""
    parser = command(
        commands,
        "report",
        "make a report of findings that `qa check --format jsonl` wrote",
    )
    add = parser.group(
        "what is read",
        "qa report findings.jsonl --baseline qa-baseline.jsonl -o page.html",
    ).add_argument
    add(
        "paths",
        nargs="+",
        metavar="FINDINGS.jsonl",
        help="files of one or several runs",
    )
    add(
        "--baseline",
        metavar="FILE",
        help="decisions on findings: what is accepted is only counted",
    )
    add(
        "--against",
        action="append",
        metavar="FILE",
        help="findings of an earlier run, or of another system: what is new, gone and kept; "
        "several times, the oldest first, for the trend",
    )
    add = parser.group(
        "work lists",
        "qa report findings.jsonl --baseline qa-baseline.jsonl --work-list 'mend-{version}.xlsx'",
    ).add_argument
    add(
        "--work-list",
        action="append",
        metavar="FILE",
        help="write what must be mended there (.csv, .xlsx, .md, .xlf): what was decided so, else all errors and "
        "warnings; `{version}` makes one file of each version",
    )
    add(
        "--for",
        dest="versions",
        action="append",
        metavar="VERSION",
        help="of these versions alone",
    )
    add(
        "--returned",
        action="append",
        metavar="FILE",
        help="a work list that came back: says what is mended; `--work-list` then has what is still there",
    )
    writing.add_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read, merge, apply the decisions, write; 2 where a file is cut short or a run could not read its input."""
    from qa.decide import decisions
    from qa.report import recorded
    from qa.report.comparison import compared

    targets = writing.targets(options)
    lists.refuse_unwritable(options)
    stock = decisions.load(options.baseline)
    result = decisions.applied(
        recorded.read(options.paths), stock, {d.check for d in stock.decisions}
    )
    earlier = {
        path: decisions.marked(recorded.read([path]), stock)
        for path in options.against or ()
    }
    if earlier:
        result = compared(result, earlier)
    if options.work_list or options.returned:
        result = lists.write(result, options)
    writing.write(result, targets, options)
    return writing.code(result)
