"""Versions of one document from several files: the English of `app.fr.xlf` and of `app.de.xlf` is one version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from qa.input import naming
from qa.input.readers import format_of
from qa.input.readers.keys import FORM
from qa.model import Problem, Version


def merged(versions: Iterable[Version]) -> list[Version]:
    """Return the versions, those of one name joined where the files that hold several agree on every unit.

    Where they do not, the later file is a document of its own, called by its path: it was made from another text.
    """
    found: list[Version] = []
    places: dict[tuple[str, str], int] = {}
    for held in _files(versions):
        twins = [places.get((version.document, version.name)) for version in held]
        known = [
            twin is None or _agree(found[twin], own)
            for twin, own in zip(twins, held, strict=True)
        ]
        # Two files of one version each stay apart: which is meant, people must say. A template has no other version.
        apart = (len(held) == 1 and not held[0].original) or not all(known)
        file = (
            [_alone(version) for version in held] if len(held) > 1 and apart else held
        )
        twins = [None] * len(held) if apart else twins
        for version, twin in zip(file, twins, strict=True):
            if twin is None:
                places.setdefault((version.document, version.name), len(found))
                found.append(version)
            else:
                found[twin] = _joined(found[twin], version)
    originals = {
        version.document: _ids(version) for version in found if version.original
    }
    return [
        _excused(version, originals.get(version.document, frozenset()))
        for version in _formed(list(_fall_back(found)))
    ]


def _fall_back(versions: Sequence[Version]) -> Iterator[Version]:
    """Let keyed versions lack nothing: a program shows another version's text where one has none."""
    known: dict[str, set[str]] = {}
    for version in versions:
        if version.keyed:
            known.setdefault(version.document, set()).update(_ids(version))
    for version in versions:
        if not version.keyed:
            yield version
            continue
        absent = known[version.document] - _ids(version)
        yield replace(version, left_out=version.left_out | absent)


def _formed(versions: Sequence[Version]) -> Iterator[Version]:
    """Let a version lack nothing in plural forms that its language does not have, where it has others of the key."""
    stems = [
        {found["stem"]: None for found in map(FORM.fullmatch, _ids(version)) if found}
        for version in versions
    ]
    known: dict[str, set[str]] = {}
    for version, own in zip(versions, stems, strict=True):
        known.setdefault(version.document, set()).update(own and _ids(version))
    for version, own in zip(versions, stems, strict=True):
        others = known[version.document] - _ids(version)
        absent = [
            key
            for key in others
            if (found := FORM.fullmatch(key)) and found["stem"] in own
        ]
        yield (
            replace(version, left_out=version.left_out.union(absent))
            if absent
            else version
        )


def _ids(version: Version) -> frozenset[str]:
    return frozenset(segment.unit or "" for segment in version.segments)


def _excused(version: Version, units: frozenset[str]) -> Version:
    """Let a translation lack nothing in units that only another translation's file holds."""
    absent = (
        units - _ids(version) - version.left_out
        if units and not version.original and not version.keyed
        else None
    )
    return replace(version, left_out=version.left_out | absent) if absent else version


def _alone(version: Version) -> Version:
    return replace(version, document=f"{version.document} ({version.path})")


def _files(versions: Iterable[Version]) -> Iterator[list[Version]]:
    """Yield the versions of each document of each file."""
    files: dict[tuple[str, str], list[Version]] = {}
    for version in versions:
        files.setdefault((version.path, version.document), []).append(version)
    yield from files.values()


def _agree(first: Version, second: Version) -> bool:
    texts = {segment.unit: segment.text for segment in first.segments}
    return all(
        segment.unit is not None
        and texts.get(segment.unit, segment.text) == segment.text
        for segment in second.segments
    )


def _joined(first: Version, second: Version) -> Version:
    known = {segment.unit for segment in first.segments}
    segments = (
        *first.segments,
        *(segment for segment in second.segments if segment.unit not in known),
    )
    left_out = (first.left_out | second.left_out) - {
        segment.unit or "" for segment in segments
    }
    return replace(
        first,
        segments=segments,
        left_out=left_out,
        skipped=first.skipped + second.skipped,
        untranslated=first.untranslated | second.untranslated,
        notices=(*first.notices, *second.notices),
    )


def even(versions: Sequence[Version]) -> tuple[list[Version], list[Problem]]:
    """Return the versions without line-aligned texts that have not as many lines as most of their document."""
    sizes: dict[str, Counter[int]] = {}
    of_corpus = [
        format_of(version.path) is None and naming.aligned(version.path) is not None
        for version in versions
    ]
    for version, is_corpus in zip(versions, of_corpus, strict=True):
        if is_corpus:
            sizes.setdefault(version.document, Counter())[len(version.segments)] += 1
    usual = {document: size.most_common(1)[0][0] for document, size in sizes.items()}
    kept: list[Version] = []
    problems: list[Problem] = []
    for version, is_corpus in zip(versions, of_corpus, strict=True):
        here, there = len(version.segments), usual.get(version.document, 0)
        if not is_corpus or here == there:
            kept.append(version)
            continue
        twin = next(
            v
            for v in versions
            if v.document == version.document and len(v.segments) == there
        )
        hint = "line n of each must say the same; texts that are not aligned are called `corpus.TAG.txt`"
        said = f"{here:,} lines where {twin.path} has {there:,}"
        problems.append(Problem(said, version.path, min(here, there) + 1, hint))
    return kept, problems
