"""What is known of languages: `of(tag)` gives all of one.

Compiled CLDR data and hand-written files stand behind it.

Tags are BCP 47 (`pt-BR`, `sr-Latn`); what nobody said of a tag is taken from its
parents (`de-CH`, then `de`).
"""

from __future__ import annotations

from qa.language.language import Language, of
from qa.language.tags import canonical, is_common, is_known, is_registered

__all__ = [
    "Language",
    "canonical",
    "is_common",
    "is_known",
    "is_registered",
    "of",
]
