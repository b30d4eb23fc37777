"""Detection: the names that a text states, as facts.

Where capitals tell a name, a name is a word with a capital that no sentence start, dictionary or calendar explains;
elsewhere only countries, and words in letters that a script keeps for foreign names, are seen without other versions.
"""

from __future__ import annotations

from collections.abc import Iterator

from qa.kinds.name.capitalised import find_capitalised
from qa.kinds.name.script_traits import is_read_by_capitals, is_spaceless
from qa.kinds.name.uncased import find_in_run, find_in_words
from qa.model import Fact

__all__ = [
    "CATEGORIES",
    "ORDER",
    "POOL",
    "PROSE",
    "extract",
    "find_mentions",
    "is_spaceless",
]

ORDER = 90
POOL = "names"
PROSE = True
CATEGORIES = {"name": "names"}


def extract(text: str, language: str) -> Iterator[Fact]:
    """Yield the names of a text, each once.

    `language` is the BCP 47 tag of the text. A name has its folded words as readings, a place the code of its
    gazetteer as well. One that may be no name is weak.
    """
    seen: set[str] = set()
    for fact in find_mentions(text, language):
        if not fact.readings & seen:
            seen |= fact.readings
            yield fact


def find_mentions(text: str, language: str) -> Iterator[Fact]:
    """Return the names of a text by the way in which its script shows them; one may come twice."""
    if is_read_by_capitals(language):
        return find_capitalised(text, language)
    if is_spaceless(language):
        return find_in_run(text, language)
    return find_in_words(text, language)
