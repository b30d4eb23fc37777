"""How well `qa stale` foretells what translators change next, on a real repository with history.

Usage: `python benchmarks/stale.py REPOSITORY PATTERN SOURCE DATE...`, such as
`python benchmarks/stale.py fastapi 'docs/{lang}/docs/{document}.md' en 2025-10-01`.

At the last commit before each date `qa stale` says which units are behind. Then time goes
on: a page counts where its translators changed it within a year, and kept at least half
of its units: a page that was translated anew tells nothing of what was behind. The first
such change is the judge. Units whose source changed between the two are set apart, for
nothing could foretell them, and so is code. Of the rest:

- precision: of the units said to be behind (those that need a translator), how many the
  change touched or took out;
- recall: of the units that it changed in substance, how many were said to be behind
  (links included). A change of fewer than a tenth of the letters is polish.

Prints pages, units, precision, recall and CPU seconds: of a first run and of a second,
which the cache serves.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from qa import align, config, memory, stale
from qa.input import readers, sources
from qa.input.readers import format_of
from qa.model import Source, StalePage
from qa.stale import history
from qa.stale.history import History, State
from qa.stale.passages import Passage, passage, passages
from qa.stale.repository import Repository

YEAR = 366 * 24 * 3600
POLISH = 90


class Counts(NamedTuple):
    """What was said, changed, and both; pages that were looked at."""

    pages: int = 0
    said: int = 0
    said_right: int = 0
    changed: int = 0
    changed_said: int = 0

    def plus(self, other: Counts) -> Counts:
        """Return the sum of two."""
        return Counts(*(a + b for a, b in zip(self, other, strict=True)))


def git(folder: str, *arguments: str) -> str:
    """Return what git says."""
    return subprocess.run(
        ["git", "-C", folder, *arguments], check=True, capture_output=True, text=True
    ).stdout.strip()


def seconds() -> float:
    """Return the CPU time of this process and of the git that it ran."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def look(pattern: str, source: str) -> list[StalePage]:
    """Return the pages of the work tree one is in."""
    settings = config.override(
        config.Settings(), {"source": source, "pattern": pattern}
    )
    with memory.run():
        return stale.find(sources.gather(["."], settings).batches)


class Future:
    """What the pages became."""

    def __init__(self, repository: Repository, paths: Sequence[str]) -> None:
        self.repository = repository
        folders = sorted({path.partition("/")[0] for path in paths})
        self.history: History = history.read(repository.log(folders), paths)
        self.read: dict[tuple[str, str], list[Passage]] = {}

    def passages(self, path: str, state: State) -> list[Passage]:
        """Return the passages of a page in a state."""
        key = (path, state.blob)
        if key not in self.read:
            data = self.repository.contents([state.blob])[state.blob]
            source = Source(path, format_of(path) or "", path, "und", data=data)
            found = readers.read(source)
            self.read[key] = passages(found[0].segments) if found else []
        return self.read[key]

    def states(self, path: str, start: int) -> Iterator[State]:
        """Yield what a page became within a year, the oldest first."""
        for state in reversed(self.history.states.get(path, [])):
            if start < state.time < start + YEAR:
                yield state

    def at(self, path: str, moment: int) -> State | None:
        """Return what a page was at a moment."""
        return next(
            (s for s in self.history.states.get(path, ()) if s.time <= moment), None
        )


def pair_up(page: StalePage, home: str, source: str) -> dict[int, str]:
    """Return the words of the source by the line of the translation, as they stand in the work tree."""
    both = [
        Source(path, format_of(path) or "", path, name)
        for path, name in ((home, source), (page.path, page.version))
    ]
    versions = [version for each in both for version in readers.read(each)]
    found = {}
    for unit in align.document("", versions, source).units:
        own, other = unit.get(page.version), unit.get(source)
        for part in (own.parts or (own,)) if own and other else ():
            found[part.line] = passage(other).words if other else ""
    return found


def judge(
    page: StalePage, future: Future, start: int, home: str, paired: dict[int, str]
) -> Counts:
    """Compare what was said of a page with what became of it."""
    now = future.at(page.path, start)
    for after in future.states(page.path, start):
        later = future.at(home, after.time)
        if now is None or later is None:
            return Counts()
        own = [p for p in future.passages(page.path, now) if not p.is_code and p.words]
        kept = {p.words for p in future.passages(page.path, after)}
        changed = [p for p in own if p.words not in kept]
        if not changed:
            continue
        if 2 * len(changed) > len(own):
            return Counts()
        lasting = {p.words for p in future.passages(home, later)}
        own = [p for p in own if paired.get(p.line) in lasting]
        behind = {u.line for u in page.stale if u.kind == "text"}
        easy = {u.line for u in page.stale if u.kind == "links"} | behind
        said = [p for p in own if p.line in behind]
        touched = [p for p in own if p.words not in kept and not _is_polish(p, kept)]
        return Counts(
            1,
            len(said),
            sum(p.words not in kept for p in said),
            len(touched),
            sum(p.line in easy for p in touched),
        )
    return Counts()


def _is_polish(one: Passage, kept: set[str]) -> bool:
    return any(fuzz.ratio(one.words, other) > POLISH for other in kept)


def main() -> None:
    """Print a line for each date, and one for all."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    for name in ("repository", "pattern", "source"):
        parser.add_argument(name)
    parser.add_argument("dates", nargs="+")
    options = parser.parse_args()
    origin = os.path.realpath(options.repository)
    whole = Counts()
    for date in options.dates:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["QA_CACHE"] = f"{folder}/cache"
            tree = f"{folder}/tree"
            git(".", "clone", "-q", "--shared", "--no-checkout", origin, tree)
            head = git(tree, "rev-parse", "HEAD")
            commit = git(
                tree, "rev-list", "-1", "--first-parent", f"--before={date}", head
            )
            start = int(git(tree, "log", "-1", "--format=%ct", commit))
            git(tree, "checkout", "-q", commit)
            os.chdir(tree)
            clock = seconds()
            pages = look(options.pattern, options.source)
            first, clock = seconds() - clock, seconds()
            look(options.pattern, options.source)
            second = seconds() - clock
            homes = {u.path: u.source_path for p in pages for u in p.stale}
            paired = {
                page.path: pair_up(page, homes[page.path], options.source)
                for page in pages
                if page.path in homes
            }
            git(tree, "checkout", "-q", head)
            paths = sorted({p.path for p in pages} | set(homes.values()))
            future = Future(Repository(os.path.realpath(tree)), paths)
            counts = Counts()
            for page in pages:
                if page.path in homes:
                    home = homes[page.path]
                    found = judge(page, future, start, home, paired[page.path])
                    counts = counts.plus(found)
            show(date, len(pages), counts, first, second)
            whole = whole.plus(counts)
            os.chdir("/")
    show("all", 0, whole, 0, 0)


def show(name: str, pages: int, counts: Counts, first: float, second: float) -> None:
    """Print a line."""
    precision = counts.said_right / max(1, counts.said)
    recall = counts.changed_said / max(1, counts.changed)
    print(
        f"{name:12} {pages:5} pages ({counts.pages} updated)  said {counts.said:5} precision {precision:.3f}"
        f"  changed {counts.changed:5} recall {recall:.3f}  first {first:.0f} s, again {second:.1f} s",
        flush=True,
    )


if __name__ == "__main__":
    main()
