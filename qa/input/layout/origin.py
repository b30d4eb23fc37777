"""Which version the others were made from, as their paths tell it, or what they have kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qa.input.layout.leftovers import find_kept
from qa.input.layout.samples import Samples
from qa.model import Source

_TOLERATED = 0.05
"""Share of the others' documents that the source may lack, and still be what they were made
from: pages that are only for readers of one language."""

_AHEAD = 0.1
"""Share of its documents that the source has and no other: fewer are chance."""

_FEWEST = 3
"""Documents that the fullest version must have: of fewer a missing file is chance."""

_LOOKED_AT = 9
"""Files without a language that are looked at, to tell in which all of them are."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The version that the others were made from, and why it seems to be."""

    version: str
    reason: str


def find_origin(sources: Sequence[Source], samples: Samples) -> Origin | None:
    """Return the version that the others were made from; None where nothing tells.

    It is the one that names no language where most documents have such a one, else the
    one of whose documents all others have a part, else the one of which the others have
    kept ids and texts.
    """
    documents: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        documents[source.document].append(source)
    joined = [each for each in documents.values() if len(each) > 1]
    silent = [_find_silent(each) for each in joined]
    found = [source for source in silent if source]
    if found and 2 * len(found) >= len(joined):
        language = _find_language(found, samples)
        return Origin(language, "its files name no language") if language else None
    held: dict[str, set[str]] = defaultdict(set)
    for source in sources:
        if source.version:
            held[source.version].add(source.document)
    fullest = _find_fullest(held)
    if fullest:
        return Origin(fullest, "the others have a part of its files")
    kept = find_kept(documents)
    return Origin(kept, "the others have kept texts of it") if kept else None


def name_silent(sources: Sequence[Source], origin: Origin) -> dict[str, str]:
    """Return the version of each file without one that is the source's, by its path."""
    taken = {source.document for source in sources if source.version == origin.version}
    joined = Counter(source.document for source in sources)
    silent = Counter(source.document for source in sources if not source.version)
    return {
        source.path: origin.version
        for source in sources
        if not source.version
        and source.document not in taken
        and joined[source.document] > 1
        and silent[source.document] == 1
    }


def _find_silent(document: Iterable[Source]) -> Source | None:
    """Return the one file of a document that names no language."""
    versions = {source.version for source in document}
    silent = [source for source in document if not source.version]
    return silent[0] if len(silent) == 1 and len(versions) > 1 else None


def _find_language(silent: Sequence[Source], samples: Samples) -> str | None:
    """Return the language that most of several files are in, None where they are not."""
    step = max(len(silent) // _LOOKED_AT, 1)
    told = [samples.find_language(source) for source in silent[::step]]
    votes = Counter(language for language in told if language)
    if not votes:
        return None
    language, count = votes.most_common(1)[0]
    return language if 2 * count > votes.total() else None


def _find_fullest(held: Mapping[str, set[str]]) -> str | None:
    """Return the version that has nearly all documents of each other, and more."""
    if len(held) < 2:
        return None
    first, second = sorted(held, key=lambda version: -len(held[version]))[:2]
    most = len(held[first])
    if most < _FEWEST or most - len(held[second]) < _AHEAD * most:
        return None
    others = [documents for version, documents in held.items() if version != first]
    missing = sum(len(documents - held[first]) for documents in others)
    return first if missing <= _TOLERATED * sum(map(len, others)) else None
