"""Whether a text carries a sentence of another language, or only its terms.

A sentence that has its own grammar and the words of another language for its things (`API
को type hint चाहिए`) is in its own language: what the other gave are names and terms. Words of
grammar (articles, prepositions, auxiliaries) show that a run of words is a sentence.
"""

from __future__ import annotations

import functools
import re

from qa.language import of, scripts
from qa.language.scripts import script_of

GRAMMAR, SHORT, FEWEST = 2, 6, 1
"""Different words of grammar from which on foreign words are a sentence; fewer words than
that are one with fewer."""
OWN = 2
"""Words that a text has in its own script, in which foreign terms stand."""


@functools.cache
def word_pattern() -> re.Pattern[str]:
    """Return a pattern of words.

    Where a script without spaces touches another, a word ends: `APIを` is two.
    """
    unspaced = scripts.unspaced()
    return re.compile(
        rf"[{unspaced}]+|[^\W\d_{unspaced}]+(?:['’-][^\W\d_{unspaced}]+)*"
    )


def is_sentence(text: str, tag: str) -> bool:
    """Say whether words are a sentence of the language of `tag`, as far as is known.

    Where nobody listed words of grammar, or a sentence does without, any words are one.
    """
    grammar = of(tag).prose.grammar if tag else frozenset[str]()
    if not grammar:
        return True
    words = {word.casefold() for word in word_pattern().findall(text)}
    needed = FEWEST if len(words) < SHORT else GRAMMAR
    return len(words & grammar) >= needed


def carries_terms(text: str, own: frozenset[str], foreign: str) -> bool:
    """Say whether a text is in its own scripts, but for terms in the language `foreign`."""
    words = word_pattern().findall(text)
    at_home = [word for word in words if script_of(word[0]) in own]
    letters = sum(map(len, at_home))
    needed = OWN if len(at_home) > 1 else OWN * 2
    return letters >= needed and not is_sentence(text, foreign)
