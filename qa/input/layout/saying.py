"""How a word of a path says a language: a tag, a name, a country's code, a short spelling."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from qa import language as languages
from qa.language.files import load_written
from qa.language.meant import named
from qa.language.tags import index

_TAG = re.compile(
    r"[A-Za-z]{2,3}(?:[-_](?P<script>[A-Za-z]{4}))?(?:[-_](?:[A-Za-z]{2}|\d{3}))?"
)
_PAIR = re.compile(r"(?P<language>[a-z]{2})(?P<country>[a-z]{2})", re.IGNORECASE)
_SHORTEST_NAME = 4
"""Letters of a name of a language that is no word of something else (`Ga`, `Ewe`)."""


@functools.cache
def say_tag(word: str) -> str | None:
    """Return the version that a word says as a tag (`pt_BR`, `id@previous`), or None.

    Only tags whose subtags exist: `id-tokens` is the name of a page.
    """
    tag, at, label = word.partition("@")
    usual = languages.canonical(tag)
    if usual is None or not languages.is_common(usual):
        return None
    match = _TAG.fullmatch(tag)
    if match is None:
        return usual + at + label if languages.is_registered(usual) else None
    script = match["script"]
    if script and script.title() not in index()["scripts"]:
        return None
    return usual + at + label


@functools.cache
def say_other(word: str) -> str | None:
    """Return the version that a word says which is no tag, or None.

    The name of a language (`german`), a short spelling (`ptbr`), a country (`cn`).
    """
    lowered = word.lower()
    spelled = _spellings().get(lowered.replace("_", "-"))
    if spelled:
        return spelled
    name = named(word) if len(word) >= _SHORTEST_NAME or not word.isascii() else None
    return name or _say_pair(lowered) or say_country(lowered)


def say(word: str) -> str | None:
    """Return the version that a word of a path most likely says, or None."""
    return say_tag(word) or say_other(word)


def _say_pair(word: str) -> str | None:
    """Return what a language's and a country's code say together (`ptbr`)."""
    match = _PAIR.fullmatch(word)
    if match is None:
        return None
    spoken = say_country(match["country"])
    if spoken is None or spoken.partition("-")[0] != match["language"]:
        return None
    return f"{match['language']}-{match['country'].upper()}"


def say_country(word: str) -> str | None:
    """Return the version that a country's code stands for: `cn` is `zh`, `tw` `zh-TW`."""
    return _countries().get(word.lower())


@functools.cache
def _countries() -> Mapping[str, str]:
    """Return the versions by the codes of countries, in small letters."""
    found = {}
    for language, codes in load_written("countries")["countries"].items():
        for code in codes.split():
            own = language if code.islower() else f"{language}-{code}"
            found[code.lower()] = own
    return found


@functools.cache
def _spellings() -> Mapping[str, str]:
    """Return the versions by their short spellings."""
    return {
        word: tag
        for tag, words in load_written("countries")["spellings"].items()
        for word in words.split()
    }
