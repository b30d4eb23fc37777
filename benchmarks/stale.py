"""How well `qa stale` foretells what translators change next, on a real repository with history.

Usage: `python benchmarks/stale.py REPOSITORY PATTERN SOURCE DATE... (--declared KEY | --update REGEX)`, such as
`python benchmarks/stale.py opentelemetry.io 'content/{lang}/{document}.md' en 2026-03-01
--declared default_lang_commit`.

At the last commit before each date `qa stale` says which units are behind. Then time goes on, and the judge is the next
commit, within a year, that *updated* a page: the page then declares another commit of the source that it follows
(`--declared`, a key of its front matter), or the commit's subject says so and it touched pages of one language alone
(`--update`). A typo mended by hand, or an edit of all languages at once, updates nothing. A page of which more than
half was changed was translated anew and tells nothing.

A unit is a passage of the source beside what translates it, if anything. Of the units whose source is the same at the
date and at the update (nothing could foretell the others), code aside:

- precision: of those said to be behind, how many the update changed, took out or added;
- recall: of those that it changed in substance, how many were said to be behind. A change of fewer than a tenth of
  the letters is polish; so is any change under a source that stood word for word when the line was written: in the
  commit that the page declares, else when git's own blame dates the line. Any kind counts as said.

Prints pages, units, precision, recall and CPU seconds: of a first run and of a second, which the cache serves.
`--rows FILE` writes each unit that was said or changed, for reading.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TextIO

from rapidfuzz import fuzz

from qa import align, config, memory, stale
from qa.input import readers, sources
from qa.input.readers import format_of
from qa.model import Source, StalePage, Version
from qa.stale import history
from qa.stale.history import History, State
from qa.stale.passages import Passage, passage
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


class Unit(NamedTuple):
    """A passage of the source and what translates it."""

    source: Passage
    own: Passage | None


@dataclass
class Judge:
    """What the pages became, and which commits updated them."""

    repository: Repository
    source: str
    declared: str
    update: str
    start: int
    rows: TextIO | None
    ending: str
    commit: str
    history: History = field(default_factory=History)
    times: dict[str, int] = field(default_factory=dict)
    subjects: dict[str, str] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    known: dict[tuple[str, str], set[str]] = field(default_factory=dict)

    def read(self, pages: Sequence[StalePage], homes: dict[str, str]) -> None:
        """Read the history of the pages and of their sources."""
        paths = {page.path for page in pages} | set(homes.values())
        folders = sorted({path.partition("/")[0] for path in paths})
        self.history = history.read(
            self.repository.log(folders, [self.ending]), sorted(paths)
        )
        self.versions = {page.path: page.version for page in pages}
        logged = git(self.repository.top, "log", "--format=%H %ct %s")
        for line in logged.split("\n"):
            commit, seconds, subject = (*line.split(" ", 2), "")[:3]
            self.times[commit] = int(seconds)
            self.subjects[commit] = subject

    def data(self, state: State) -> bytes:
        """Return what a file held."""
        return self.repository.contents([state.blob]).get(state.blob, b"")

    def at(self, path: str, moment: int) -> State | None:
        """Return what a page was at a moment."""
        states = self.history.states.get(path, ())
        return next((state for state in states if state.time <= moment), None)

    def follows(self, state: State) -> int | None:
        """Return the time of the commit of the source that a page says it follows."""
        said = re.search(
            rf"^{re.escape(self.declared)}:\s*([0-9a-f]{{40}})\b".encode(),
            self.data(state),
            re.MULTILINE,
        )
        return self.times.get(said[1].decode()) if said else None

    def updates(self, path: str) -> Iterator[tuple[State, int, int | None]]:
        """Yield the updates of a page: its state, the time of the source that it follows, and that of before."""
        before = self.at(path, self.start)
        if before is None:
            return
        at_start = self.follows(before) if self.declared else None
        last = at_start
        for state in reversed(self.history.states.get(path, [])):
            if not self.start < state.time < self.start + YEAR:
                continue
            if self.declared:
                now = self.follows(state)
                if now is not None and last is not None and now != last:
                    yield state, now, at_start
                last = now or last
            elif self.is_update(state.commit):
                yield state, state.time, None

    def is_update(self, commit: str) -> bool:
        """Say whether a commit's subject calls it an update, and it touched one language alone."""
        touched = {self.versions.get(path, "") for path in self.history.touched[commit]}
        return len(touched) == 1 and bool(re.search(self.update, self.subjects[commit]))

    def judge(self, page: StalePage, home: str) -> Counts:
        """Compare what was said of a page with what its first update made of it."""
        before = self.at(page.path, self.start)
        source = self.at(home, self.start)
        if before is None or source is None:
            return Counts()
        for after, moment, followed in self.updates(page.path):
            later = self.at(home, moment)
            if later is None:
                return Counts()
            then = self.units(page, home, before, source)
            now = self.units(page, home, after, later)
            own = {unit.own.words for unit in then if unit.own}
            kept = {unit.own.words for unit in now if unit.own}
            if own == kept:
                continue
            if 2 * len(own - kept) > len(own):
                return Counts()
            return self.compare(
                page, after, then, now, self.make_base(page, home, followed)
            )
        return Counts()

    def make_base(
        self, page: StalePage, home: str, followed: int | None
    ) -> Callable[[Unit], set[str]]:
        """Return what says the words of the source that a unit was made from: those declared, else git's blame."""
        if followed is not None:
            declared = self.words(home, self.at(home, followed))
            return lambda unit: declared  # noqa: ARG005
        born = self.history.states[page.path][-1].time
        written = self.blame(page.path)

        def find(unit: Unit) -> set[str]:
            moment = written.get(unit.own.line, born) if unit.own else born
            return self.words(home, self.at(home, moment))

        return find

    def blame(self, path: str) -> dict[int, int]:
        """Return when each line of a page was written, by git's blame at the date."""
        try:
            said = git(
                self.repository.top,
                "blame",
                "-w",
                "-M",
                "--porcelain",
                self.commit,
                "--",
                path,
            )
        except subprocess.CalledProcessError:
            return {}
        found = {}
        for line in said.split("\n"):
            head = re.match(r"([0-9a-f]{40}) \d+ (\d+)", line)
            if head and head[1] in self.times:
                found[int(head[2])] = self.times[head[1]]
        return found

    def words(self, path: str, state: State | None) -> set[str]:
        """Return what the passages of the source said in a state."""
        if state is None:
            return set()
        key = (path, state.blob)
        if key not in self.known:
            self.known[key] = self.read_words(path, state)
        return self.known[key]

    def read_words(self, path: str, state: State) -> set[str]:
        """Return the words of each passage of the source in a state."""
        return {
            passage(part).words
            for part in self.version(path, self.source, state).segments
        }

    def compare(
        self,
        page: StalePage,
        after: State,
        then: Sequence[Unit],
        now: Sequence[Unit],
        base: Callable[[Unit], set[str]],
    ) -> Counts:
        """Count the units of a page that were said, and those that an update changed."""
        lasting = {unit.source.words for unit in now}
        kept = {unit.own.words for unit in now if unit.own}
        old = {unit.own.words for unit in then if unit.own}
        got = {
            unit.source.words for unit in now if unit.own and unit.own.words not in old
        }
        kinds = {(unit.source_line, unit.after): unit.kind for unit in page.stale}
        counts = Counts(1)
        for unit in then:
            words = unit.source.words
            if words not in lasting or unit.source.is_code or not words:
                continue
            if unit.own and not unit.own.words:
                continue
            kind = kinds.get((unit.source.line, unit.source.text), "")
            said = kind in {"text", "added"}
            changed = words in got
            if unit.own and not changed and kind != "added":
                changed = unit.own.words not in kept
            real = changed and not (unit.own and is_polish(unit.own, kept))
            if real and words in base(unit):
                real = False
            counts = counts.plus(
                Counts(0, said, said and changed, real, real and bool(kind))
            )
            if self.rows and (said or real):
                self.write(page, after, unit, kind, changed, real, now)
        return counts

    def write(
        self,
        page: StalePage,
        after: State,
        unit: Unit,
        kind: str,
        changed: bool,
        real: bool,
        now: Sequence[Unit],
    ) -> None:
        """Write a unit for reading."""
        own = unit.own.words if unit.own else ""
        near = max(
            (each.own for each in now if each.own),
            key=lambda each: fuzz.ratio(each.words, own),
            default=None,
        )
        told = next((u for u in page.stale if u.after == unit.source.text), None)
        print(
            f"ROW {page.path} {after.commit[:9]} {after.date} said={kind or '-'} changed={changed:d} real={real:d}",
            file=self.rows,
        )
        print(f"  source: {unit.source.text}", file=self.rows)
        if told:
            print(
                f"  before: {told.before}  [{told.standing}, {told.since}]",
                file=self.rows,
            )
        print(f"  own:    {unit.own.text if unit.own else ''}", file=self.rows)
        print(f"  became: {near.text if near and own else ''}", file=self.rows)

    def version(self, path: str, name: str, state: State) -> Version:
        """Read a page in a state."""
        source = Source(path, format_of(path) or "", path, name, data=self.data(state))
        found = readers.read(source)
        return next((v for v in found if v.name == name), found[0])

    def units(
        self, page: StalePage, home: str, own: State, source: State
    ) -> list[Unit]:
        """Return the units of a page beside its source."""
        versions = [
            self.version(home, self.source, source),
            self.version(page.path, page.version, own),
        ]
        found = []
        for unit in align.document("", versions, self.source).units:
            mine, theirs = unit.get(page.version), unit.get(self.source)
            if theirs is None:
                continue
            own_passage = passage(mine) if mine else None
            found += [
                Unit(passage(part), own_passage) for part in theirs.parts or (theirs,)
            ]
        return found


def is_polish(one: Passage, kept: set[str]) -> bool:
    """Say whether a passage stands nearly as it was."""
    return any(fuzz.ratio(one.words, other) > POLISH for other in kept)


def git(folder: str, *arguments: str) -> str:
    """Return what git says."""
    done = subprocess.run(
        ["git", "-C", folder, *arguments], check=True, capture_output=True
    )
    return done.stdout.decode("utf-8", "replace").strip()


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


def measure(
    options: argparse.Namespace, date: str, folder: str, rows: TextIO | None
) -> Counts:
    """Look at one date, and judge it by what came."""
    os.environ["QA_CACHE"] = f"{folder}/cache"
    tree = f"{folder}/tree"
    origin = os.path.realpath(options.repository)
    git(".", "clone", "-q", "--shared", "--no-checkout", origin, tree)
    ending = options.pattern.rpartition(".")[2]
    git(tree, "sparse-checkout", "set", "--no-cone", f"*.{ending}")
    head = git(tree, "rev-parse", "HEAD")
    commit = git(tree, "rev-list", "-1", "--first-parent", f"--before={date}", head)
    start = int(git(tree, "log", "-1", "--format=%ct", commit))
    git(tree, "checkout", "-q", commit)
    os.chdir(tree)
    clock = seconds()
    pages = look(options.pattern, options.source)
    first, clock = seconds() - clock, seconds()
    look(options.pattern, options.source)
    second = seconds() - clock
    homes = {
        page.path: options.pattern.replace("{lang}", options.source).replace(
            "{document}", page.document
        )
        for page in pages
    }
    homes |= {unit.path: unit.source_path for page in pages for unit in page.stale}
    git(tree, "update-ref", "--no-deref", "HEAD", head)
    judge = Judge(
        Repository(os.path.realpath(tree)),
        options.source, options.declared, options.update, start, rows, f".{ending}", commit,
    )  # fmt: skip
    judge.read(pages, homes)
    counts = Counts()
    for page in pages:
        counts = counts.plus(judge.judge(page, homes[page.path]))
    os.chdir("/")
    show(date, len(pages), counts, first, second)
    return counts


def main() -> None:
    """Print a line for each date, and one for all."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    for name in ("repository", "pattern", "source"):
        parser.add_argument(name)
    parser.add_argument("dates", nargs="+")
    parser.add_argument("--declared", default="")
    parser.add_argument("--update", default="")
    parser.add_argument("--rows", type=argparse.FileType("w"))
    options = parser.parse_args()
    options.repository = os.path.realpath(options.repository)
    whole = Counts()
    for date in options.dates:
        with tempfile.TemporaryDirectory() as folder:
            whole = whole.plus(measure(options, date, folder, options.rows))
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
