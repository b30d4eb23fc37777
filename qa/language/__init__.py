"""What is known of languages: `of(tag)` gives all of one.

Compiled CLDR data and hand-written files stand behind it.

Tags are BCP 47 (`pt-BR`, `sr-Latn`); what nobody said of a tag is taken from its
parents (`de-CH`, then `de`).
"""

from __future__ import annotations

from qa.language.language import Language, of
from qa.language.tags import canonical, is_common, is_known

__all__ = ["Language", "canonical", "is_common", "is_known", "of"]


def parents(tag: str) -> list[str]:
    """Return `tag` and what it falls back to, most specific first."""
    return list(of(tag).parents)


def name(tag: str) -> str:
    """Return the English name of a tag."""
    return of(tag).name


def script(tag: str) -> str:
    """Return the ISO 15924 code of the script the tag is written in."""
    return of(tag).script.code


def direction(tag: str) -> str:
    """Return `rtl` or `ltr`."""
    return of(tag).direction
