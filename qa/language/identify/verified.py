"""How much of a version could be verified to be in its language."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

from qa.language import of
from qa.language.identify.coverage import reads_script
from qa.language.identify.declared import is_foreign
from qa.language.identify.masking import masked
from qa.language.identify.segments import judge
from qa.language.identify.together import judge_together
from qa.language.scripts import count
from qa.model import Document, Segment, Version


def unverified(document: Document) -> Mapping[str, int]:
    """Return of how many segments nobody can say whether they are in their language: `language`."""
    total = sum(count_unverified(version) for version in document.versions)
    return {"language": total} if total else {}


def count_unverified(version: Version) -> int:
    """Return how many segments of a version are too short to tell, or in a language that no engine knows.

    Short ones that are verified together are verified; what has no letters needs none.
    """
    doubtful = list(_find_doubtful(version))
    if not doubtful:
        return 0
    together = judge_together(
        tuple(segment.prose for segment in doubtful), version.language
    )
    return len(doubtful) if together.outcome in {"short", "unknown"} else 0


def count_lettered(version: Version) -> int:
    """Return how many segments of a version have letters that are in a language."""
    return sum(
        any(char.isalpha() for char in masked(segment.prose))
        for segment in version.segments
    )


def _find_doubtful(version: Version) -> Iterator[Segment]:
    """Yield the segments that cannot be judged alone and are not verified by their script."""
    for segment in version.segments:
        if is_foreign(segment, version.language):
            continue
        outcome = judge(segment.prose, version.language).outcome
        if outcome not in {"short", "unknown"}:
            continue
        letters = count(masked(segment.prose))
        own = of(version.language).scripts
        if letters and not (letters.keys() <= own and _is_telling(own)):
            yield segment


@functools.cache
def _is_telling(scripts: frozenset[str]) -> bool:
    """Say whether scripts belong to no language that an engine could take a text for."""
    return bool(scripts) and not reads_script(scripts)
