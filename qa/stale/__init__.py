"""Translations gone stale, by the history that git keeps: units whose source changed after they did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, replace
from typing import Any

from qa import align
from qa.borders import Border
from qa.input.sources import Batch
from qa.model import Progress, StalePage, StaleUnit, Version
from qa.release import RELEASE
from qa.stale import opening
from qa.stale.cache import Cache
from qa.stale.desk import Desk, make_desk, pick, read_versions
from qa.stale.jobs import Job, list_jobs
from qa.stale.judging import Judge
from qa.stale.opening import NoHistoryError

__all__ = ["NoHistoryError", "by_place", "find"]

_FORM = "4"
"""Changes when what is kept would be read wrongly."""


def find(
    batches: Sequence[Batch],
    progress: Progress | None = None,
    notices: list[str] | None = None,
    border: Border | None = None,
) -> list[StalePage]:
    """Return the pages of the batches that have a source, with their units that are behind.

    `notices` get a sentence on each repository, and on documents, of which nothing can be
    told; a page that fails is held at the `border`, the others are told. Raises QaError
    where nothing can be told of all: NoHistoryError outside a work tree and before the
    first commit.
    """
    told = notices if notices is not None else []
    tops = opening.find_tops(batches)
    desks = []
    for repository in opening.open_repositories(tops, told):
        jobs: list[Job] = []
        for batch in batches:
            jobs.extend(list_jobs(batch, repository))
        desks.append((make_desk(repository, jobs), jobs))
    told.extend(opening.tell_parted(batches, tops))
    total = sum(len(jobs) for _, jobs in desks)
    cache = Cache("stale")
    pages: list[StalePage] = []
    held = border or Border()
    for desk, jobs in desks:
        for job in jobs:
            if progress:
                progress(len(pages), total, "dating")
            desk.turn_to(job.pair.document)
            with held.around("dating texts", job.translation.path):
                pages.append(_find_page(job, desk, cache))
    cache.sweep()
    return pages


def _find_page(job: Job, desk: Desk, cache: Cache) -> StalePage:
    """Return the page of a job, as it was kept or judged anew."""
    key = _make_key(job, desk)
    kept = _restore(cache.get(key), job)
    if kept is not None:
        return kept
    page = _judge(desk, job)
    rows = [astuple(unit) for unit in page.stale]
    cache.put(key, [page.units, rows])
    return page


def _make_key(job: Job, desk: Desk) -> tuple[str, ...]:
    """Return all that the page of a job depends on: what its files are, were and how they are read."""
    pair = job.pair
    ignored = "\n".join(sorted(desk.ignored))
    reading = [
        f"{source.format} {source.paragraphs} {sorted(source.skip)} {source.original}"
        for source in (job.source, job.translation)
    ]
    return (
        RELEASE,
        _FORM,
        pair.source_path,
        pair.path,
        pair.source,
        pair.version,
        *job.blobs,
        *reading,
        ignored,
        desk.history.describe([pair.source_path, pair.path], pair.siblings),
    )


def _restore(kept: Any, job: Job) -> StalePage | None:  # noqa: ANN401 - whatever JSON holds
    """Return a page as it was kept; None where it is none."""
    try:
        count = int(kept[0])
        units = [StaleUnit(*row) for row in kept[1]]
    except (TypeError, ValueError, IndexError, KeyError):
        return None
    own = [replace(unit, document=job.pair.document) for unit in units]
    return _make_page(job, count, own)


def _judge(desk: Desk, job: Job) -> StalePage:
    """Align a translation with its source and judge its units."""
    pair = job.pair
    sources = read_versions(job.source)
    translations = read_versions(job.translation)
    if not sources or not translations:
        return _make_page(job, 0, [])
    if job.source is job.translation:
        original = _find_original(sources, pair.version)
        pair = replace(pair, source=original)
        source = pick(sources, original)
        translation = pick(sources, pair.version)
    else:
        source = replace(pick(sources, pair.source), name=pair.source)
        translation = replace(pick(translations, pair.version), name=pair.version)
    aligned = align.document(pair.document, [source, translation], pair.source)
    judge = Judge(desk.history, desk.load, desk.ignored)
    stale = list(judge.judge(pair, aligned.units))
    return _make_page(job, len(aligned.units), stale)


def _make_page(job: Job, count: int, stale: Sequence[StaleUnit]) -> StalePage:
    """Return a page of so many units; its files are called as they were given."""
    path = job.translation.path
    named = []
    for unit in stale:
        own = replace(unit, path=path, source_path=job.source.path)
        named.append(own)
    return StalePage(
        document=job.pair.document,
        version=job.pair.version,
        path=path,
        units=count,
        stale=tuple(named),
    )


def _find_original(versions: Sequence[Version], name: str) -> str:
    """Return the name of the version that another one in its file was made from."""
    for each in versions:
        if each.name != name:
            return each.name
    return name


def by_place(pages: Sequence[StalePage]) -> Mapping[tuple[str, int], StaleUnit]:
    """Return the units that are behind by the path and line of their translation."""
    places = {}
    for page in pages:
        for unit in page.stale:
            if unit.kind != "added":
                places[unit.path, unit.line] = unit
    return places
