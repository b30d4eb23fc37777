"""What a run holds of one repository: its history, read once it is needed, and texts in their states."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from qa.errors import QaError
from qa.input import readers
from qa.model import Source, Version
from qa.stale import history
from qa.stale.history import History, State
from qa.stale.jobs import Job
from qa.stale.passages import Text, passages
from qa.stale.repository import Repository


@dataclass(slots=True)
class Desk:
    """The files of a run by their paths in the repository: `work` are the ids of what the work tree holds."""

    repository: Repository
    work: dict[str, str]
    sources: dict[str, Source]
    ignored: frozenset[str]
    known: History | None = None
    contents: dict[str, bytes] = field(default_factory=dict)
    texts: dict[tuple[str, str, str], Text | None] = field(default_factory=dict)
    document: str = ""

    @property
    def history(self) -> History:
        """The history of all files, with the work tree where it differs."""
        if self.known is None:
            self.known = self._read_history()
            self._add_work_tree(self.known)
        return self.known

    def _read_history(self) -> History:
        """Return the history of all files, by the log of their folders or of the whole repository."""
        folders = set()
        endings = set()
        for path in self.work:
            folder, _, _ = path.partition("/")
            folders.add(folder)
            endings.add(os.path.splitext(path)[1])  # noqa: PTH122
        log = self.repository.log(sorted(folders), sorted(endings))
        found = history.read(log, self.work)
        came_alone = found.born_together * 2 < len(self.work)
        if came_alone:
            return found
        # They may have come from another folder.
        log = self.repository.log(["."], sorted(endings))
        return history.read(log, self.work)

    def _add_work_tree(self, known: History) -> None:
        """Put what the work tree holds before the last commit, where it is something else."""
        committed = self.repository.blobs()
        now = int(time.time())
        for path, blob in self.work.items():
            states = known.states.get(path)
            if states and committed.get(path) != blob:
                state = State(order=-1, commit="", time=now, blob=blob)
                states.insert(0, state)

    def load(self, path: str, version: str, state: State) -> Text | None:
        """Return the text of a version in a state; None where it cannot be read."""
        place = (path, version, state.blob)
        if place not in self.texts:
            self.texts[place] = self._read(path, version, state)
        return self.texts[place]

    def _read(self, path: str, version: str, state: State) -> Text | None:
        """Return the text of a version as its file was, or is in the work tree."""
        source = self.sources[path]
        data = self._read_blob(path, state)
        if not state.commit:
            data = Path(source.path).read_bytes()
        if data is None:
            return None
        if not data.strip():
            return Text(())
        found = read_versions(replace(source, data=data))
        if not found:
            return None
        return Text(passages(pick(found, version).segments))

    def _read_blob(self, path: str, state: State) -> bytes | None:
        """Return what a file held in a state; all its states are read at once."""
        if state.blob not in self.contents:
            states = self.history.states[path]
            wanted = [each.blob for each in states if each.commit]
            self.contents |= self.repository.contents(wanted)
        return self.contents.get(state.blob)

    def turn_to(self, document: str) -> None:
        """Forget the texts of the last document; those of one are read once."""
        if document != self.document:
            self.contents.clear()
            self.texts.clear()
        self.document = document


def make_desk(repository: Repository, jobs: Sequence[Job]) -> Desk:
    """Return a desk with the files of jobs."""
    sources: dict[str, Source] = {}
    work: dict[str, str] = {}
    for job in jobs:
        pair = job.pair
        source_blob, own_blob = job.blobs
        sources[pair.source_path] = job.source
        sources[pair.path] = job.translation
        work[pair.source_path] = source_blob
        work[pair.path] = own_blob
    return Desk(repository, work, sources, repository.ignored())


def read_versions(source: Source) -> list[Version]:
    """Return the versions of a file; none where it cannot be read."""
    try:
        return readers.read(source)
    except QaError:
        return []


def pick(versions: Sequence[Version], name: str) -> Version:
    """Return the version of that name, else the first."""
    for each in versions:
        if each.name == name:
            return each
    return versions[0]
