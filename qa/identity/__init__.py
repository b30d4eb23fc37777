"""In which language a text is: a cascade of engines, one file each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from qa import languages
from qa.model import Document, Version


def named(versions: Iterable[Version]) -> tuple[list[Version], list[str]]:
    """Return the versions, those without a name called by the language detected, and a sentence on each of these."""
    found: list[Version] = []
    notices: list[str] = []
    for version in versions:
        if version.name:
            found.append(version)
            continue
        language, certainty = identify([segment.text for segment in version.segments])
        found.append(replace(version, name=language, certainty=certainty))
        notices.append(f"{version.path} names no language; it is {languages.name(language)} ({certainty:.0%} sure)")
    return found, notices


def identify(texts: Sequence[str]) -> tuple[str, float]:
    """Return the language of a text and how sure that is."""
    import pycld2  # noqa: PLC0415

    _, _, guesses = pycld2.detect("\n".join(texts))
    return str(guesses[0][1]), guesses[0][2] / 100


def unverified(documents: Iterable[Document]) -> Mapping[str, int]:  # noqa: ARG001
    """Return how much of the documents could not be verified, by category."""
    return {}
