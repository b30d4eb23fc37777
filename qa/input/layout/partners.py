"""Files that name no language and stand elsewhere: `README.md` beside `docs/README.de.md`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from qa.input.layout.readings import find_plain
from qa.model import Source

_FARTHEST = 2
"""Folders between a file and its translations: `README.md`, `docs/translations/`."""

_FEWEST = 2
"""Documents of one folder with partners in another that make it its other version."""

Parts = tuple[str, ...]
Trees = tuple[Parts, Parts]
"""A folder with translations, and the one with what they were made from."""


def find_partners(
    documents: Mapping[str, str], silent: Sequence[Source]
) -> dict[str, str]:
    """Return the document, as its file without a language has it, of each that has one.

    `documents` (with their formats) have no version without a language where they stand,
    `silent` are the files that say none.
    """
    by_name: dict[tuple[str, str], list[Parts]] = defaultdict(list)
    for source in silent:
        parts = PurePath(find_plain(source.path)).parts
        by_name[parts[-1], source.format].append(parts)
    pairs = [
        (PurePath(document).parts, other)
        for document, form in documents.items()
        for other in by_name.get((PurePath(document).name, form), ())
    ]
    places = [PurePath(document).parts for document in documents]
    best = _pick(pairs, places)
    found = {}
    for document, other in pairs:
        trees = _part(document, other)
        if best.get(trees[0]) == trees[1]:
            found[str(PurePath(*document))] = str(PurePath(*other))
    claims = Counter(found.values())
    return {document: plain for document, plain in found.items() if claims[plain] == 1}


def _part(document: Parts, other: Parts) -> Trees:
    """Return the folders in which two documents have the same path, as long as it is."""
    same = 0
    for mine, theirs in zip(reversed(document), reversed(other), strict=False):
        if mine != theirs:
            break
        same += 1
    return document[: len(document) - same], other[: len(other) - same]


def _pick(
    pairs: Sequence[tuple[Parts, Parts]], places: Sequence[Parts]
) -> dict[Parts, Parts]:
    """Return for each folder with translations the one that they were made from.

    At least half of its documents must have a file there.
    """
    votes = Counter(_part(*pair) for pair in pairs)
    sizes = Counter(place[:depth] for place in places for depth in range(len(place)))
    names = Counter(document for document, _ in pairs)
    lone = {_part(*pair) for pair in pairs if names[pair[0]] == 1}
    options: dict[Parts, list[Trees]] = defaultdict(list)
    for trees, count in votes.items():
        translated, plain = trees
        is_above = translated[: len(plain)] == plain
        is_near = is_above and len(translated) - len(plain) <= _FARTHEST
        is_told = is_near or count >= _FEWEST or (trees in lone and not is_above)
        if is_told and 2 * count >= sizes[translated]:
            options[translated].append(trees)
    return {
        translated: max(found, key=lambda trees: (votes[trees], len(trees[1])))[1]
        for translated, found in options.items()
    }
