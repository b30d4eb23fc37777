"""Which versions were made from one another and so have one vote together.

The configuration says it (`derived-from`), or two versions in one language show it: most of their segments are alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from qa.borders import Border
from qa.model import Document, Version, language_of

_ALIKE = 80
"""Similarity of two texts (0 to 100, normalised indel distance) from which one was made from the other."""


def joined(
    documents: Iterable[Document], derived: Mapping[str, str], border: Border
) -> list[Document]:
    """Return the documents with the kin of their versions; one that fails as it is, held at the `border`."""
    found: list[Document] = []
    for document in documents:
        whole = document
        with border.around("telling what was made from what", document.name):
            whole = related(document, derived)
        found.append(whole)
    return found


def related(document: Document, derived: Mapping[str, str]) -> Document:
    """Return the document with the kin of its versions in every unit."""
    groups = _groups(document, derived)
    if not groups:
        return document
    return replace(
        document, units=tuple(replace(unit, kin=groups) for unit in document.units)
    )


def _groups(
    document: Document, derived: Mapping[str, str]
) -> tuple[tuple[str, ...], ...]:
    names = [version.name for version in document.versions]
    roots = {name: name for name in names}
    links = [
        (name, derived.get(name) or derived.get(language_of(name))) for name in names
    ]
    links += [
        (second.name, first.name)
        for first, second in combinations(document.versions, 2)
        if _alike(first, second)
    ]
    for name, parent in links:
        if parent in roots and parent != name:
            old, new = roots[name], roots[parent]
            roots = {key: new if root == old else root for key, root in roots.items()}
    groups = {
        root: tuple(n for n in names if roots[n] == root)
        for root in dict.fromkeys(roots.values())
    }
    return tuple(
        (root, *(n for n in group if n != root))
        for root, group in groups.items()
        if len(group) > 1
    )


def _alike(first: Version, second: Version) -> bool:
    if first.language != second.language:
        return False
    from rapidfuzz import fuzz  # noqa: PLC0415 - few documents have two versions in one language

    pairs = list(_pair_texts(first, second))
    return 2 * sum(fuzz.ratio(a, b, score_cutoff=_ALIKE) > 0 for a, b in pairs) > len(
        pairs
    )


def _pair_texts(first: Version, second: Version) -> Sequence[tuple[str, str]]:
    """Return the texts of two versions by unit, or by place where they have no units."""
    theirs = dict(_list_keyed(second))
    return [(text, theirs.get(key, "")) for key, text in _list_keyed(first)]


def _list_keyed(version: Version) -> Iterator[tuple[str, str]]:
    for number, segment in enumerate(version.segments):
        yield segment.unit or str(number), segment.text
