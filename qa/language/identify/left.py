"""What was left in the source's language where it is short: a label, a single word.

A copy of four words and more shows itself (`copies.py`). Fewer are often right as they
stand: names, loans, terms. These are told by how much likelier they are in the language
of the other version than in their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from qa.language import of
from qa.language.identify.engines import load
from qa.language.identify.masking import ASIDE, masked
from qa.language.scripts import script_of
from qa.memory import remember
from qa.model import Span

LABEL = 1.5
"""How much likelier a label must be in the other language (log-likelihood over the root of the bytes)."""
WORD, SURE, LENT = 2.0, 2.5, 3.5
"""The same for a single word: to say it at all, to be sure of it, and to be sure of a word
of a language that others take many words from."""
GLOSSES = 4
"""Different words in another script that a version has at most, where one of them is no habit."""
LETTERS = 4
"""Letters of a word that may tell its language alone."""
CONTENT = 3
"""Letters of a word that a label must have in small letters to be more than a name."""
MOST = 3
"""Words of a label; more are a copy by their number."""
CONTEXT = 4
"""Words that a text needs for one of them to be left in it."""

_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]+(?![\w'’-])")


def is_left(text: str, tag: str, origin: str) -> bool | None:
    """Say whether a label is surely in the language of `origin`; None where it may be right.

    `text` is what the versions in both languages have.
    """
    bare = masked(text)
    words = _WORD.findall(bare)
    if not 1 < len(words) <= MOST:
        return None
    small = [word for word in words if word.islower() and len(word) >= CONTENT]
    lead = _lead(bare, tag, origin) if small else 0.0
    if lead < LABEL:
        return None
    return len(small) > 1 or (len(words) == MOST and lead >= LENT)


def is_shared(text: str, other: str) -> bool:
    """Say whether two texts have a word in common that may be left from one in the other."""
    return not _small(text).isdisjoint(_small(other))


def find_left(
    text: str, other: str, tag: str, origin: str, times: Mapping[str, int]
) -> Iterator[tuple[Span, bool]]:
    """Yield the words of a text that are left in the language of `origin`, and whether that is sure.

    `other` is the text in that language; `times` says how many texts of the version
    have a word: one that stands in several is a word of the language by now.
    """
    language, theirs = of(tag), of(origin)
    if theirs.kinship.plain in language.kinship.group:
        return
    bare = _prose(text)
    words = list(_WORD.finditer(bare))
    shared = {word.group() for word in words} & _small(other)
    if len(words) < CONTEXT or not shared or 2 * len(shared) > len(words):
        return
    is_near = theirs.kinship.plain in language.kinship.neighbours
    enough = LENT if theirs.prose.lends or is_near else SURE
    for word in words:
        is_new = times.get(word.group(), 0) < 2
        if is_new and word.group() in shared and not _follows_code(text, bare, word):
            lead = _lead(word.group(), tag, origin)
            if lead >= WORD:
                is_sure = lead >= enough and not _is_habit(times, language.scripts)
                yield Span(*word.span()), is_sure


@remember(2048)
def _small(text: str) -> frozenset[str]:
    """Return the words of a text in small letters that are long enough to tell their language."""
    words = _WORD.findall(_prose(text))
    return frozenset(w for w in words if w.islower() and len(w) >= LETTERS)


@remember(2048)
def _prose(text: str) -> str:
    return ASIDE.sub(lambda found: " " * len(found.group()), masked(text))


def _follows_code(text: str, bare: str, word: re.Match[str]) -> bool:
    """Say whether a word stands behind code, an option or a placeholder: it may belong to it."""
    before = len(text[: word.start()].rstrip()) - 1
    return before >= 0 and bare[before].isspace()


def _is_habit(times: Mapping[str, int], own: frozenset[str]) -> bool:
    """Say whether a version often has common words in another script beside its own: as glosses, or as terms."""
    strange = [
        word
        for word in times
        if word.islower()
        and len(word) >= LETTERS
        and own.isdisjoint({script_of(word[0])})
    ]
    return bool(own) and len(strange) > GLOSSES


def _lead(text: str, tag: str, origin: str) -> float:
    """Return how much likelier a text is in the language of `origin`; 0 where no engine can say."""
    slow = load("py3langid")
    scores = slow.likelihoods(text) if slow else {}
    home, theirs = of(tag).kinship.group, of(origin).kinship.plain
    own = [scores[tongue] for tongue in home if tongue in scores]
    return scores[theirs] - max(own) if own and theirs in scores else 0.0
