"""What the comparison of names asks of a language's script."""

from __future__ import annotations

from qa.language import script
from qa.language.typography import CASED
from qa.model import language_of

READ_BY_CAPITALS = frozenset({"Latn", "Cyrl", "Grek", "Armn"})
"""Scripts whose names are told by their capitals."""
SPACELESS = frozenset({"Hani", "Hans", "Hant", "Jpan", "Thai", "Laoo", "Khmr", "Mymr", "Tibt"})
"""Scripts without spaces between words."""
SYLLABIC = frozenset({"Hani", "Hans", "Hant", "Kore", "Hang"})
"""Scripts in which a character is a syllable: a name may have two."""
SAME_SOUNDS = {"Hans": "Hani", "Hant": "Hani", "Kore": "Hang"}
"""Scripts that have the table of sounds of another."""


def is_spaceless(language: str) -> bool:
    """Say whether the language is written without spaces between words."""
    return script(language) in SPACELESS


def is_read_by_capitals(language: str) -> bool:
    """Say whether a capital tells a name of the language."""
    return script(language) in READ_BY_CAPITALS


def is_syllabic(language: str) -> bool:
    """Say whether a character of the language is a syllable."""
    return script(language) in SYLLABIC


def sound_script(language: str) -> str:
    """Return the script (ISO 15924) whose table of sounds the language has."""
    code = script(language)
    return SAME_SOUNDS.get(code, code)


def rank_version(version: str) -> tuple[bool, str]:
    """Return the key by which versions are sorted: those that say best what a name is, with capitals, come first."""
    return script(language_of(version)) not in CASED, version
