"""What the comparison of names asks of a language's script."""

from __future__ import annotations

from qa.language import of
from qa.model import language_of


def is_spaceless(language: str) -> bool:
    """Say whether the language is written without spaces between words."""
    return not of(language).spaced


def is_read_by_capitals(language: str) -> bool:
    """Say whether a capital tells a name of the language."""
    return of(language).cased


def is_syllabic(language: str) -> bool:
    """Say whether a character of the language is a syllable."""
    return of(language).script.syllabic


def sound_script(language: str) -> str:
    """Return the script (ISO 15924) whose table of sounds the language has."""
    return of(language).script.sounds


def rank_version(version: str) -> tuple[bool, str]:
    """Return the key by which versions are sorted: those that say best what a name is, with capitals, come first."""
    return not of(language_of(version)).cased, version
