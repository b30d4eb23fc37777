"""Names that one text writes with a slip of the pen, where both languages write them alike: `Kristy` for `Kirsty`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rapidfuzz.distance import OSA

from qa.kinds.name import thresholds
from qa.kinds.name.named_text import NamedText
from qa.kinds.name.text_index import TextIndex
from qa.kinds.name.version_pair import VersionPair
from qa.language import name_words
from qa.language.spelling import folded
from qa.model import Fact, Span

PROPER = frozenset({"capital", "unknown", "city", "none"})
"""Classes of words that other languages copy."""


def find_misspelt(
    first: NamedText, text: TextIndex, versions: VersionPair
) -> Mapping[Span, Span]:
    """Return where names of the first text stand that the second writes with a slip, and where they stand there.

    Letters that have changed places are one. Any other is one where the version writes the name right elsewhere.
    """
    if not _are_alike(versions):
        return {}
    found: dict[Span, Span] = {}
    for fact in first.names:
        key = folded(fact.text)
        if f" {key}" in text.line or not _is_copied(fact, key, versions):
            continue
        for word, span in _list_words(text, versions):
            if is_slip(key, word) and _is_sure(key, word, versions):
                found[fact.span] = span
                break
    return found


def _are_alike(versions: VersionPair) -> bool:
    """Say whether both languages have the same letters, with capitals."""
    first, second = versions.first.language, versions.second.language
    alike = first.script == second.script
    return alike and not second.spaceless and name_words.is_cased(second.language)


def _is_copied(fact: Fact, key: str, versions: VersionPair) -> bool:
    """Say whether a name is one that other languages copy: one word, and no country."""
    if len(key) < thresholds.STEM_LETTERS or not key.isalpha():
        return False
    profile = versions.profile(fact.text, fact.readings)
    if profile.is_country:
        return False
    return fact.text.isupper() or (fact.strong and profile.name_class in PROPER)


def _list_words(text: TextIndex, versions: VersionPair) -> Iterator[tuple[str, Span]]:
    """Yield the words of a text that have a capital, and that the other version has nowhere."""
    for word, number in text.words.items():
        span = text.place_word(number)
        if not text.text[span.start].isupper() or len(word) < thresholds.STEM_LETTERS:
            continue
        if versions.first.count_texts(word, 1) == 0:
            yield word, span


def is_slip(key: str, word: str) -> bool:
    """Say whether a folded word may be a slip for a name: a letter or two, or an end that is cut off."""
    if key[0] != word[0] or word.startswith(key):
        return False
    if key.startswith(word):
        return True
    most = 1 if len(key) < thresholds.LONG_NAME_LETTERS else 2
    return int(OSA.distance(key, word, score_cutoff=most)) <= most


def _is_sure(key: str, word: str, versions: VersionPair) -> bool:
    """Say whether a slip is one: not another ending, a word of the language, nor what the version always writes."""
    language = versions.second.language.language
    if name_words.inflects(language) and key[:-2] == word[: len(key) - 2]:
        return False
    if name_words.kind(word, language) in {"small", "both"}:
        return False
    if are_swapped(key, word):
        return True
    return versions.second.count_texts(key, 1) > 0


def are_swapped(key: str, word: str) -> bool:
    """Say whether two words differ in two neighbouring letters that have changed places."""
    if len(key) != len(word):
        return False
    apart = [n for n in range(len(key)) if key[n] != word[n]]
    if len(apart) != 2 or apart[1] != apart[0] + 1:
        return False
    one, two = apart
    return key[one] == word[two] and key[two] == word[one]
