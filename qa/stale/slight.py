"""Changes of a source that most likely ask nothing of a translator."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher

from rapidfuzz.distance import OSA

from qa import kinds
from qa.kinds import reading
from qa.model import Segment
from qa.stale.passages import Passage

_WORDS = re.compile(r"[^\W_]+")

_SHORTEST = 5
"""Letters of a word, at least, of which one may be mended: shorter ones are soon another word."""

_ENDING = 2
"""Letters of an ending, at most."""


def is_followed(before: Passage, after: Passage, own: Passage) -> bool:
    """Say whether a translation has all that came into its source, and nothing of what went.

    What came stands in it word for word: numbers, names, what is written as code.
    """
    old = Counter(_list_tokens(before))
    new = Counter(_list_tokens(after))
    mine = set(_list_tokens(own))
    come = (new - old).keys()
    gone = (old - new).keys()
    if not come and not all(_is_code(word) for word in gone):
        return False
    return come <= mine and not gone & mine


def _is_code(word: str) -> bool:
    """Say whether a word has digits and letters: no language writes it otherwise."""
    return not word.isalpha() and not word.isnumeric()


def _list_tokens(one: Passage) -> list[str]:
    """Return the words of a passage and of what it links to."""
    return _WORDS.findall(one.whole.casefold())


def is_mended(before: str, after: str, language: str) -> bool:
    """Say whether only the spelling or the ending of words was mended, or a word that stood twice.

    No fact that is read of the text may have changed with it.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            continue
        if tag == "delete" and j - i == 1 and old[i] in old[max(0, i - 1) : i]:
            continue
        if j - i != m - k:
            return False
        pairs = zip(old[i:j], new[k:m], strict=True)
        if not all(_is_mended_word(one, other) for one, other in pairs):
            return False
    return old != new and _read_facts(before, language) == _read_facts(after, language)


def _is_mended_word(one: str, other: str) -> bool:
    """Say whether a word is another one with its spelling or its ending mended."""
    if one.casefold() == other.casefold():
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(longer) < _SHORTEST or one[0] != other[0] or one[0].isupper():
        return False
    if not (one.isalpha() and other.isalpha()):
        return False
    if longer.startswith(shorter):
        return len(longer) - len(shorter) <= _ENDING and len(shorter) > _ENDING + 1
    return len(shorter) >= _SHORTEST and OSA.distance(one, other) == 1


def _read_facts(text: str, language: str) -> list[tuple[str, object]]:
    """Return the facts that a text states, of every kind."""
    segment = Segment(text)
    return [
        (name, fact.value)
        for name in kinds.groups()
        for fact in reading.of(segment, language, name)
    ]
