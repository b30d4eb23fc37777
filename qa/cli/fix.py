"""`qa fix`: what would mend findings, as a diff, or written to the files."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qa.cli import reading
from qa.cli.parsing import command
from qa.cli.progress import Progress
from qa.cli.writing import tell

if TYPE_CHECKING:
    from qa.fix import Desk, Edit
    from qa.model import Result


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command and its options."""
    more = " It shows what it would change; `--apply` changes the files."
    parser = command(
        commands, "fix", "mend what is certainly wrong and certainly mended", more
    )
    reading.add_options(parser)
    reading.add_asking(parser)
    add = parser.group(
        "what is written", f"{parser.prog} docs/ --source en --apply"
    ).add_argument
    add("--apply", action="store_true", help="write the files")
    add(
        "--format",
        choices=["diff", "jsonl", "github-suggestions"],
        default="diff",
        help="a unified diff, a JSON record an edit, or a review for `gh api`",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Propose and show, or write; 1 where something is proposed that was not written, else 0."""
    from qa.fix import showing, writing

    job = _Job(options)
    with Progress(quiet=options.quiet) as progress:
        result = job.check((), progress)
        edits, desk = job.find(result, progress)
    texts = job.texts(edits, desk)
    contents = {}
    for path, new in texts.items():
        content = desk.content(path)
        if content is not None:
            after = new[len(content.mark) :].decode(content.encoding)
            contents[path] = (content.text, after)
    if options.apply:
        read = {path: (_bytes(desk, path), new) for path, new in texts.items()}
        writing.write(read)
        if not options.quiet:
            tell(_count(edits, len(texts)))
    else:
        print(showing.FORMATS[options.format](edits, contents), end="")
    return _code(result, edits, is_written=options.apply)


def _code(result: Result, edits: Sequence[Edit], *, is_written: bool) -> int:
    for problem in result.problems:
        place = f"{problem.path}: " if problem.path else ""
        tell(f"{place}{problem.message}")
    if result.crashes:
        return 3
    if result.problems:
        return 2
    return int(bool(edits) and not is_written)


def _count(edits: Sequence[Edit], files: int) -> str:
    if not edits:
        return "nothing to mend"
    done = "1 place" if len(edits) == 1 else f"{len(edits)} places"
    return f"mended {done} in {'1 file' if files == 1 else f'{files} files'}"


def _bytes(desk: Desk, path: str) -> bytes:
    content = desk.content(path)
    return b"" if content is None else content.data


@dataclass
class _Job:
    """The same paths and settings, checked with and without edits."""

    options: argparse.Namespace

    def check(
        self,
        edits: Sequence[Edit],
        progress: Progress | None = None,
        desk: Desk | None = None,
    ) -> Result:
        """Return what is found in the files with edits."""
        from qa.api import check_files

        return check_files(
            reading.paths(self.options),
            settings=reading.settings(self.options, {}),
            progress=progress,
            overrides=reading.overrides(self.options),
            texts=self.texts(edits, desk) if desk else None,
        )

    def find(self, result: Result, progress: Progress) -> tuple[list[Edit], Desk]:
        """Return the edits that checking again has proved, and the files."""
        from qa.fix import Desk, propose_all, verify
        from qa.input import sources
        from qa.model import Confidence

        settings = reading.settings(self.options, {})
        paths = reading.paths(self.options)
        found = sources.gather(paths, settings, None, reading.overrides(self.options))
        desk = Desk(found.sources)
        least = Confidence[(self.options.min_confidence or "high").upper()]
        edits = propose_all(result.findings, desk, least)
        kept = verify(edits, result, lambda some: self.check(some, progress, desk))
        return kept, desk

    def texts(self, edits: Sequence[Edit], desk: Desk) -> dict[str, bytes]:
        """Return the new bytes of each file that has an edit."""
        from qa.fix import edited

        by_path: dict[str, list[Edit]] = {}
        for edit in edits:
            by_path.setdefault(edit.path, []).append(edit)
        return {path: edited(_bytes(desk, path), own) for path, own in by_path.items()}
