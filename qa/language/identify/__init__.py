"""In which language a text is: a cascade of engines, one file each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from qa.errors import QaError
from qa.language import of
from qa.language.identify.coverage import coverage
from qa.language.identify.engines import missing
from qa.language.identify.verified import unverified
from qa.language.identify.versions import SURE, Guess, identify
from qa.model import Version

TELLING = 20
"""Characters that a text needs, to tell its language where that is not obvious."""
_NAMED = 3
"""How many files are named one by one."""

__all__ = ["Guess", "coverage", "identify", "named", "unverified"]


def named(versions: Iterable[Version]) -> tuple[list[Version], list[str]]:
    """Return the versions, those without a name called by the language detected, and a sentence on each of these.

    A text that is too short to tell its language is left out. Raises QaError where nothing to compare is left so.
    """
    found: list[Version] = []
    short: list[str] = []
    notices: list[str] = missing()
    guesses: dict[str, list[tuple[str, Guess]]] = {}
    for version in versions:
        if version.name:
            found.append(version)
            continue
        guess = identify(segment.prose for segment in version.segments)
        if (
            guess.certainty < SURE
            and sum(len(segment.prose) for segment in version.segments) < TELLING
        ):
            short.append(version.path)
            continue
        found.append(replace(version, name=guess.language, certainty=guess.certainty))
        guesses.setdefault(guess.language, []).append((version.path, guess))
    if short and len(found) < 2:
        hint = "name it like `news.en.txt`, or say `--lang FILE=TAG`"
        raise QaError(
            "the name says no language, and the text is too short to tell it",
            path=short[0],
            hint=hint,
        )
    left_out = [
        f"{path} names no language, is too short to tell it, and was left out"
        for path in short
    ]
    return found, [*notices, *_told(guesses), *left_out]


def _told(guesses: Mapping[str, list[tuple[str, Guess]]]) -> Iterator[str]:
    """Yield a sentence on each file whose language was detected; one on all of a language where they are many."""
    for language, found in guesses.items():
        name = of(language).name
        if len(found) <= _NAMED:
            yield from (
                f"{path} names no language; it is {name} ({guess.certainty:.0%} sure)"
                for path, guess in found
            )
        else:
            least = min(guess.certainty for _, guess in found)
            paths = f"{', '.join(path for path, _ in found[:_NAMED])} and {len(found) - _NAMED:,} more"
            yield f"{len(found):,} files name no language; they are {name} (at least {least:.0%} sure): {paths}"
