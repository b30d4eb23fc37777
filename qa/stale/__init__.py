"""Translations gone stale, by the history that git keeps: units whose source changed after they did."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field, replace
from pathlib import Path
from typing import Any

from qa import align
from qa.errors import QaError
from qa.input import readers
from qa.input.sources import Batch
from qa.model import Progress, Source, StalePage, StaleUnit, Version
from qa.release import RELEASE
from qa.stale import history
from qa.stale.cache import Cache
from qa.stale.history import History, State
from qa.stale.judging import Judge, Pair
from qa.stale.passages import Passage, passages
from qa.stale.repository import Repository


class NoRepositoryError(QaError):
    """Files that are in no git work tree."""


_FORM = "1"
"""Changes when what is kept would be read wrongly."""


@dataclass(frozen=True, slots=True)
class _Job:
    """A translation and its source, each with the id of what the work tree holds, and all files of the document."""

    pair: Pair
    source: Source
    translation: Source
    blobs: tuple[str, str]


@dataclass(slots=True)
class _Desk:
    """What a run of one repository holds: its history, read once it is needed, and texts in their states."""

    repository: Repository
    paths: Sequence[str]
    work: dict[str, str]
    sources: dict[str, Source]
    ignored: frozenset[str]
    known: History | None = None
    contents: dict[str, bytes] = field(default_factory=dict)
    texts: dict[tuple[str, str, str], Sequence[Passage]] = field(default_factory=dict)

    @property
    def history(self) -> History:
        """The history of all files, with the work tree where it differs."""
        if self.known is None:
            folders = sorted({path.partition("/")[0] for path in self.paths})
            self.known = history.read(self.repository.log(folders), self.paths)
            if self.known.born_together * 2 >= len(self.paths):
                # They may have come from another folder.
                self.known = history.read(self.repository.log(["."]), self.paths)
            committed = self.repository.blobs()
            for path in self.paths:
                states = self.known.states.get(path)
                if states and committed.get(path) != self.work[path]:
                    states.insert(0, State(-1, "", _now(), self.work[path]))
        return self.known

    def load(self, path: str, version: str, state: State) -> Sequence[Passage]:
        """Return the passages of a version in a state; none where it cannot be read."""
        place = (path, version, state.blob)
        if place not in self.texts:
            self.texts[place] = self._read(path, version, state)
        return self.texts[place]

    def _read(self, path: str, version: str, state: State) -> Sequence[Passage]:
        if state.blob not in self.contents:
            wanted = [each.blob for each in self.history.states[path] if each.commit]
            self.contents |= self.repository.contents(wanted)
        data = self.contents.get(state.blob)
        if not state.commit:
            data = Path(self.sources[path].path).read_bytes()
        if data is None:
            return ()
        found = _versions(replace(self.sources[path], data=data))
        return passages(_pick(found, version).segments) if found else ()

    def forget(self) -> None:
        """Forget the texts of a document."""
        self.contents.clear()
        self.texts.clear()


def find(batches: Sequence[Batch], progress: Progress | None = None) -> list[StalePage]:
    """Return the pages of the batches that have a source, with their units that are behind.

    Raises QaError where there is no repository, or a shallow one.
    """
    pages: list[StalePage] = []
    files = [source.path for batch in batches for source in batch.sources]
    if not files:
        return pages
    repository = _open(files)
    jobs = [job for batch in batches for job in _list_jobs(batch, repository)]
    cache = Cache("stale")
    desk = _make_desk(repository, jobs)
    settled = "\n".join(sorted(desk.ignored))
    last = ""
    for done, job in enumerate(jobs):
        if progress:
            progress(done, len(jobs), "dating")
        if job.pair.document != last:
            desk.forget()
            last = job.pair.document
        key = (
            RELEASE, _FORM, job.pair.source_path, job.pair.path, job.pair.version, *job.blobs, settled,
            str(len(job.pair.siblings)),
        )  # fmt: skip
        kept = _restore(cache.get(key), job)
        if kept is None:
            kept = _judge(desk, job)
            cache.put(key, [kept.units, [astuple(unit) for unit in kept.stale]])
        pages.append(kept)
    cache.sweep()
    return pages


def _open(files: Sequence[str]) -> Repository:
    repository = Repository.around(os.path.dirname(files[0]) or ".")  # noqa: PTH120
    if repository is None:
        raise NoRepositoryError(
            "is in no git work tree: nothing tells what is stale",
            path=files[0],
            hint="run qa inside the repository",
        )
    if repository.is_shallow():
        raise QaError(
            "the clone is shallow: its history does not tell what is stale",
            hint="`git fetch --unshallow`, or `fetch-depth: 0`",
        )
    return repository


def _make_desk(repository: Repository, jobs: Sequence[_Job]) -> _Desk:
    sources: dict[str, Source] = {}
    work: dict[str, str] = {}
    for job in jobs:
        sources[job.pair.source_path], sources[job.pair.path] = (
            job.source,
            job.translation,
        )
        work[job.pair.source_path], work[job.pair.path] = job.blobs
    return _Desk(repository, list(work), work, sources, repository.ignored())


def _list_jobs(batch: Batch, repository: Repository) -> Iterator[_Job]:
    """Yield a job for each translation of a batch that has a source."""
    name = batch.settings.source
    documents: dict[str, list[Source]] = defaultdict(list)
    for source in batch.sources:
        documents[source.document].append(source)
    for document, own in sorted(documents.items()):
        yield from _list_bilingual(own, name, repository)
        origin = _origin(own, name)
        if name is None or origin is None:
            continue
        places = {s.path: repository.relative(s.path) for s in own if s.data is None}
        siblings = frozenset(place for place in places.values() if place)
        home = places.get(origin.path)
        for source in own:
            place = places.get(source.path)
            if source is origin or source.version is None or not (home and place):
                continue
            if readers.is_bilingual(source):
                continue
            pair = Pair(document, home, name, place, source.version, siblings - {home})
            yield _Job(pair, origin, source, (_blob(origin.path), _blob(source.path)))


def _origin(own: Sequence[Source], name: str | None) -> Source | None:
    """Return the source of a document: the one of that name, else the only one whose path names no language."""
    silent = [source for source in own if source.version is None]
    named = [source for source in own if source.version == name]
    found = named or (silent if len(silent) == 1 else [])
    return found[0] if found else None


def _list_bilingual(
    own: Sequence[Source], name: str | None, repository: Repository
) -> Iterator[_Job]:
    """Yield a job for each file that holds its source beside its translation."""
    for source in own:
        place = repository.relative(source.path) if source.data is None else None
        if place and source.version and readers.is_bilingual(source):
            # What is fuzzy is behind, and told by the file itself.
            whole = replace(source, skip=source.skip - {"fuzzy"})
            pair = Pair(source.document, place, name or "", place, source.version)
            blob = _blob(source.path)
            yield _Job(pair, whole, whole, (blob, blob))


def _judge(desk: _Desk, job: _Job) -> StalePage:
    """Align a translation with its source and judge its units."""
    pair = job.pair
    both = [_versions(each) for each in (job.source, job.translation)]
    if not all(both):
        return StalePage(pair.document, pair.version, job.translation.path, 0)
    versions = [
        replace(_pick(found, name), name=name)
        for found, name in zip(both, (pair.source, pair.version), strict=True)
    ]
    if job.source is job.translation:
        pair = replace(pair, source=_original(both[0], pair.version))
        versions = [_pick(both[0], name) for name in (pair.source, pair.version)]
    units = align.document(pair.document, versions, pair.source).units
    judge = Judge(desk.history, desk.load, desk.ignored)
    stale = tuple(judge.judge(pair, units))
    named = [
        replace(unit, path=job.translation.path, source_path=job.source.path)
        for unit in stale
    ]
    return StalePage(
        pair.document, pair.version, job.translation.path, len(units), tuple(named)
    )


def _restore(kept: Any, job: _Job) -> StalePage | None:  # noqa: ANN401 - whatever JSON holds
    """Return a page as it was kept; None where it is none."""
    pair, path = job.pair, job.translation.path
    try:
        units, rows = int(kept[0]), [StaleUnit(*row) for row in kept[1]]
    except (TypeError, ValueError, IndexError, KeyError):
        return None
    stale = (
        replace(unit, document=pair.document, path=path, source_path=job.source.path)
        for unit in rows
    )
    return StalePage(pair.document, pair.version, path, units, tuple(stale))


def _versions(source: Source) -> list[Version]:
    try:
        return readers.read(source)
    except QaError:
        return []


def _original(versions: Sequence[Version], name: str) -> str:
    """Return the name of the version that another one in its file was made from."""
    return next((each.name for each in versions if each.name != name), name)


def _pick(versions: Sequence[Version], name: str) -> Version:
    return next((each for each in versions if each.name == name), versions[0])


def _blob(path: str) -> str:
    """Return the id that git gives to what a file holds."""
    data = Path(path).read_bytes()
    head = f"blob {len(data)}\0".encode()
    return hashlib.sha1(head + data, usedforsecurity=False).hexdigest()


def _now() -> int:
    import time  # noqa: PLC0415 - the only clock here

    return int(time.time())


def by_place(pages: Sequence[StalePage]) -> Mapping[tuple[str, int], StaleUnit]:
    """Return the units that are behind by the path and line of their translation."""
    return {
        (unit.path, unit.line): unit
        for page in pages
        for unit in page.stale
        if unit.kind != "added"
    }
