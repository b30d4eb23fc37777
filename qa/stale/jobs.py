"""What is to be judged: each translation of a document, beside the source that it was made from."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qa.input import readers
from qa.input.sources import Batch
from qa.model import Source
from qa.stale.repository import Repository
from qa.stale.units import Pair


@dataclass(frozen=True, slots=True)
class Job:
    """A translation and its source, each with the id of what the work tree holds, and all files of the document."""

    pair: Pair
    source: Source
    translation: Source
    blobs: tuple[str, str]


def list_jobs(batch: Batch, repository: Repository) -> Iterator[Job]:
    """Yield a job for each translation of a batch that has a source."""
    name = batch.settings.source
    documents: dict[str, list[Source]] = defaultdict(list)
    for source in batch.sources:
        documents[source.document].append(source)
    for document, own in sorted(documents.items()):
        yield from _list_bilingual(own, name, repository)
        origin = _find_origin(own, name)
        if name is not None and origin is not None:
            yield from _list_translations(document, own, origin, name, repository)


def _list_translations(
    document: str,
    own: Sequence[Source],
    origin: Source,
    name: str,
    repository: Repository,
) -> Iterator[Job]:
    """Yield a job for each file of a document that is a translation of its source."""
    places = _locate(own, repository)
    home = places.get(origin.path)
    if home is None:
        return
    siblings = frozenset(places.values()) - {home}
    for source in own:
        place = places.get(source.path)
        if place is None or source is origin or source.version is None:
            continue
        if readers.is_bilingual(source):
            continue
        pair = Pair(
            document=document,
            source_path=home,
            source=name,
            path=place,
            version=source.version,
            siblings=siblings,
        )
        blobs = (_blob(origin.path), _blob(source.path))
        yield Job(pair, origin, source, blobs)


def _locate(own: Sequence[Source], repository: Repository) -> dict[str, str]:
    """Return the paths of the files of a document as the repository knows them."""
    places = {}
    for source in own:
        if source.data is not None:
            continue
        place = repository.relative(source.path)
        if place:
            places[source.path] = place
    return places


def _find_origin(own: Sequence[Source], name: str | None) -> Source | None:
    """Return the source of a document: the one of that name, else the only one whose path names no language."""
    for source in own:
        if source.version == name:
            return source
    silent = [source for source in own if source.version is None]
    if len(silent) == 1:
        return silent[0]
    return None


def _list_bilingual(
    own: Sequence[Source], name: str | None, repository: Repository
) -> Iterator[Job]:
    """Yield a job for each file that holds its source beside its translation."""
    places = _locate(own, repository)
    for source in own:
        place = places.get(source.path)
        if place is None or not source.version:
            continue
        if not readers.is_bilingual(source):
            continue
        # What is fuzzy is behind, and told by the file itself.
        whole = replace(source, skip=source.skip - {"fuzzy"})
        pair = Pair(
            document=source.document,
            source_path=place,
            source=name or "",
            path=place,
            version=source.version,
        )
        blob = _blob(source.path)
        yield Job(pair, whole, whole, (blob, blob))


def _blob(path: str) -> str:
    """Return the id that git gives to what a file holds."""
    data = Path(path).read_bytes()
    head = f"blob {len(data)}\0".encode()
    digest = hashlib.sha1(head + data, usedforsecurity=False)
    return digest.hexdigest()
