"""What a text may have for a place: its adjective or people, the country of a capital, or a word made of its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from qa.kinds.name import thresholds
from qa.kinds.name.named_text import overlaps
from qa.kinds.name.places import find_in_run
from qa.kinds.name.script_traits import is_syllabic
from qa.kinds.name.text_index import LanguageIndex, TextIndex
from qa.language import gazetteer, name_words
from qa.language.spelling import WORD, folded
from qa.model import Span


class DerivedForms(NamedTuple):
    """How words begin that may be derived of a name.

    A text without spaces has one of `parts` anywhere. Elsewhere a word begins with one of `stems`, which are
    `size` letters long, or with one of the shorter `beginnings` and ends with one of `endings`, where the
    language has any.
    """

    parts: Sequence[str] = ()
    size: int = 0
    stems: frozenset[str] = frozenset()
    beginnings: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()

    def stand_in(self, text: TextIndex, others: Sequence[Span] = ()) -> bool:
        """Say whether a text has one of them beside what stands at other spans: these are other names."""
        if text.spaceless:
            return any(_stands_in_run(part, text, others) for part in self.parts)
        if not self.stems and not self.beginnings:
            return False
        taken = {
            folded(word)
            for span in others
            for word in WORD.findall(text.text[span.start : span.end])
        }
        return any(self._fits(word) for word in text.bare_words if word not in taken)

    def _fits(self, word: str) -> bool:
        """Say whether a folded word may be derived of the name."""
        if word[: self.size] in self.stems:
            return True
        if word[: thresholds.ADJECTIVE_LETTERS] not in self.beginnings:
            return False
        return not self.endings or word.endswith(self.endings)


def _stands_in_run(part: str, text: TextIndex, others: Sequence[Span]) -> bool:
    """Say whether a part stands in a text without spaces, but not within some spans."""
    foreign = name_words.own_letters(text.language.language)
    if foreign and foreign.fullmatch(part):
        span = find_in_run(part, text)
        return span is not None and not overlaps(span, others)
    return any(not overlaps(span, others) for span in text.find_all(part))


def derive_forms(
    codes: tuple[str, ...],
    short_labels: tuple[str, ...],
    language: LanguageIndex,
) -> DerivedForms:
    """Return the forms that may stand for places in texts of a language.

    `codes` are those of the gazetteer, by which it knows the names of the places; `short_labels` are names that
    are short enough to have an adjective as short.
    """
    labels = gazetteer.labels(codes, language.language) if codes else ()
    words = [label.split(" ")[-1] for label in labels]
    if language.spaceless:
        # Where characters are syllables the first one stands for a country.
        size = 1 if is_syllabic(language.language) else None
        return DerivedForms(parts=[word[:size] for word in words])
    words += short_labels
    bare = [language.strip_article(word) for word in words]
    size = language.stem_letters
    endings = [
        ending
        for ending in name_words.demonyms(language.language)
        if len(ending) >= thresholds.ADJECTIVE_LETTERS
    ]
    return DerivedForms(
        size=size,
        stems=frozenset(word[:size] for word in (*words, *bare) if len(word) >= size),
        beginnings=frozenset(_shorten(words, bare)),
        endings=tuple(endings),
    )


def _shorten(words: Sequence[str], bare: Sequence[str]) -> set[str]:
    """Return the beginnings of longer words; of words that are as short, those that had an article."""
    size = thresholds.ADJECTIVE_LETTERS
    beginnings = {word[:size] for word in (*words, *bare) if len(word) > size}
    beginnings.update(word for word in bare if len(word) == size and word not in words)
    return beginnings
