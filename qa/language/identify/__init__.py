"""In which language a text is: a cascade of engines, one file each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from qa.language import of
from qa.language.identify.coverage import coverage
from qa.language.identify.engines import missing
from qa.language.identify.segments import judge
from qa.language.identify.versions import Guess, identify
from qa.model import Document, Version

__all__ = ["Guess", "coverage", "identify", "named", "unverified"]


def named(versions: Iterable[Version]) -> tuple[list[Version], list[str]]:
    """Return the versions, those without a name called by the language detected, and a sentence on each of these."""
    found: list[Version] = []
    notices: list[str] = missing()
    for version in versions:
        if version.name:
            found.append(version)
            continue
        guess = identify(segment.prose for segment in version.segments)
        found.append(replace(version, name=guess.language, certainty=guess.certainty))
        sure = f"{of(guess.language).name} ({guess.certainty:.0%} sure)"
        notices.append(f"{version.path} names no language; it is {sure}")
    return found, notices


def unverified(document: Document) -> Mapping[str, int]:
    """Return how many segments are too short to tell their language, or in one that no engine knows: `language`."""
    outcomes = [
        judge(segment.text, version.language).outcome for version in document.versions for segment in version.segments
    ]
    count = sum(outcome in {"short", "unknown"} for outcome in outcomes)
    return {"language": count} if count else {}
