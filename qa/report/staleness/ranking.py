"""The order of what is behind: what has most to translate comes first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from qa.model import StalePage


def worst_first(pages: Sequence[StalePage]) -> list[StalePage]:
    """Return the pages that are behind, those with most to translate first."""
    behind = [page for page in pages if page.stale]
    behind.sort(key=lambda page: page.path)
    behind.sort(key=lambda page: len(page.stale), reverse=True)
    behind.sort(key=lambda page: page.words, reverse=True)
    return behind


def by_version(pages: Sequence[StalePage]) -> dict[str, list[StalePage]]:
    """Return the pages of each version, those with most to translate first."""
    found: dict[str, list[StalePage]] = defaultdict(list)
    words: Counter[str] = Counter()
    for page in pages:
        found[page.version].append(page)
        words[page.version] += page.words
    names = sorted(found)
    names.sort(key=words.__getitem__, reverse=True)
    return {name: found[name] for name in names}


def count_words(pages: Sequence[StalePage]) -> int:
    """Return how many words of pages there are to translate."""
    return sum(page.words for page in pages)
