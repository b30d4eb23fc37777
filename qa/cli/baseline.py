"""`qa baseline`: keeps the decisions file: what is known, accepted or rejected."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qa.cli import reading
from qa.cli.parsing import Parser, command, subcommands
from qa.cli.progress import Progress
from qa.errors import QaError

if TYPE_CHECKING:
    from qa.config import Settings
    from qa.decide.decisions import Stock
    from qa.model import Decision, Result


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command with its own commands."""
    parser = command(
        commands,
        "baseline",
        "keep the decisions file: what is known, accepted or rejected",
    )
    own = subcommands(parser, "ACTION")
    write = command(own, "write", "start a file: every finding of today is known")
    update = command(own, "update", "add today's findings that nobody decided on")
    prune = command(
        own, "prune", "drop decisions that match nothing any more, or have expired"
    )
    for action, run in ((write, _write), (update, _update), (prune, _prune)):
        reading.add_options(action)
        reading.add_asking(action)
        _file_options(action, f"{action.prog} --findings findings.jsonl")
        action.set_defaults(run=run)
    for action in (write, update):
        _add_reason(action)
    write.add_argument(
        "--force", action="store_true", help="replace a file that is there"
    )
    prune.add_argument(
        "--gone",
        action="store_true",
        help="also those of documents that are not among the paths",
    )
    _short(command(own, "show", "list the decisions"), _show)
    taken = command(own, "import", "take over decisions that a reviewer exported")
    taken.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="decisions from the HTML report, a workbook (.xlsx)",
    )
    _short(taken, _import)


def _add_reason(action: Parser) -> None:
    add = action.group(
        "what is written down",
        f'{action.prog} --reason "known since spring" --until 2030-06-30',
    ).add_argument
    add("--reason", default="", help="why these findings may stand")
    add("--by", default="", help="who says so")
    add(
        "--until",
        type=_date,
        metavar="YYYY-MM-DD",
        help="the last day on which they may",
    )


def _short(action: Parser, run: Callable[[argparse.Namespace], int]) -> None:
    action.add_argument("--baseline", metavar="FILE", help=_BASELINE)
    action.add_argument("--config", metavar="FILE", help="a qa.toml or pyproject.toml")
    action.set_defaults(run=run)


_BASELINE = "the decisions file (qa-baseline.jsonl)"
_FINDINGS = "take the findings from what `qa check --format jsonl` wrote"


def _file_options(parser: Parser, example: str) -> None:
    add = parser.group("what is decided on", example).add_argument
    add("--baseline", metavar="FILE", help=_BASELINE)
    add("--findings", action="append", metavar="FILE", help=_FINDINGS)


def _date(text: str) -> str:
    import datetime as dt

    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise QaError(
            f"`--until {text}` is no day", hint="write it as 2030-12-31"
        ) from error


def _write(options: argparse.Namespace) -> int:
    from qa.decide.decisions import Stock

    settings, path = _settings(options)
    if Path(path).exists() and not options.force:
        hint = "`qa baseline update` adds to it, `--force` replaces it"
        raise QaError("there is a decisions file already", path=path, hint=hint)
    return _added(options, settings, Stock(path))


def _update(options: argparse.Namespace) -> int:
    from qa.decide import decisions

    settings, path = _settings(options)
    return _added(options, settings, decisions.load(path))


def _added(options: argparse.Namespace, settings: Settings, stock: Stock) -> int:
    from qa.decide import decisions

    result = _result(options, settings)
    pattern = _pattern(options)
    known = stock.by_fingerprint or {}
    new = [
        decisions.made(f, pattern)
        for f in result.findings
        if f.fingerprint not in known
    ]
    whole = decisions.merged(stock.path, new, stock.decisions)
    _save(whole)
    count = len(whole.decisions) - len(known)
    print(f"{stock.path}: {count} added, {len(whole.decisions)} in all")
    return 2 if result.problems else 0


def _pattern(options: argparse.Namespace) -> Decision:
    import datetime as dt

    from qa.model import Decision

    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    return Decision(
        "",
        "baseline",
        reason=options.reason,
        by=options.by,
        date=today,
        until=options.until or "",
    )


def _prune(options: argparse.Namespace) -> int:
    from qa import selection
    from qa.decide import decisions

    settings, path = _settings(options)
    stock, result = decisions.load(path), _result(options, settings)
    asked = {
        check.id for check in selection.enabled(settings) if check.scope != "batch"
    }
    dropped = {
        d.fingerprint
        for d in [*decisions.stale(stock, result, asked), *decisions.expired(stock)]
    }
    if options.gone:
        names = {document.name for document in result.documents}
        dropped |= {d.fingerprint for d in stock.decisions if d.document not in names}
    kept = [d for d in stock.decisions if d.fingerprint not in dropped]
    _save(decisions.merged(path, kept))
    print(f"{path}: {len(dropped)} dropped, {len(kept)} in all")
    return 2 if result.problems else 0


def _show(options: argparse.Namespace) -> int:
    from qa.decide import decisions
    from qa.escape import visible

    stock = decisions.load(_settings(options)[1])
    late = {d.fingerprint for d in decisions.expired(stock)}
    for d in stock.decisions:
        until = (
            f" until {d.until}{' (expired)' if d.fingerprint in late else ''}"
            if d.until
            else ""
        )
        who = " ".join(filter(None, [d.by, d.date]))
        text = "; ".join(f"{version}: {beginning}" for version, beginning in d.texts)
        print(
            visible(
                f"{d.verdict}{until}  {d.document}  {d.check}  {d.reason or 'no reason given'} ({who})"
            )
        )
        print(visible(f"    {text}"))
    counts = Counter(d.verdict for d in stock.decisions)
    said = ", ".join(
        f"{counts[verdict]} {verdict}"
        for verdict in ("accept", "reject", "baseline")
        if counts[verdict]
    )
    print(
        f"{len(stock.decisions)} decisions{': ' if said else ''}{said}; {len(late)} expired"
    )
    return 0


def _import(options: argparse.Namespace) -> int:
    from qa.decide import decisions
    from qa.report import reviewed

    path = _settings(options)[1]
    stock = decisions.load(path) if Path(path).exists() else decisions.Stock(path)
    given = [reviewed.load(file, stock) for file in options.files]
    whole = decisions.merged(path, stock.decisions, *(each.decisions for each in given))
    _save(whole)
    old = stock.by_fingerprint or {}
    changed = sum(old.get(d.fingerprint) != d for d in whole.decisions)
    print(f"{path}: {changed} new or changed, {len(whole.decisions)} in all")
    return 0


def _settings(options: argparse.Namespace) -> tuple[Settings, str]:
    """Return the settings of a run, and the decisions file, which may not be there yet."""
    from qa import config

    given = reading.from_file(options.config)
    path = options.baseline or given.baseline or config.DECISIONS
    settings = reading.settings(options) if hasattr(options, "paths") else given
    return config.override(
        settings, {"baseline": path if Path(path).exists() else ""}
    ), path


def _result(options: argparse.Namespace, settings: Settings) -> Result:
    """Return today's findings, whatever was decided on them."""
    from qa.api import check_files
    from qa.report import recorded

    if options.findings and options.paths:
        hint = "name the paths to check, or findings with `--findings FILE`"
        raise QaError("paths and findings do not go together", hint=hint)
    found = recorded.read(options.findings) if options.findings else None
    if found is None:
        with Progress(quiet=options.quiet) as progress:
            found = check_files(
                reading.paths(options),
                settings=settings,
                stdin=reading.stdin(options),
                progress=progress,
                overrides=reading.overrides(options, {"baseline": settings.baseline}),
            )
    return replace(found, findings=(*found.findings, *found.accepted), accepted=())


def _save(stock: Stock) -> None:
    from qa.decide import decisions
    from qa.report import output

    output.replace(Path(stock.path), decisions.text(stock))
