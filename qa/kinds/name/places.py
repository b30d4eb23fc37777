"""Gazetteer candidates: a place under the names that it has in the language of a text."""

from __future__ import annotations

from qa.kinds.name import thresholds
from qa.kinds.name.exact import find_inflected
from qa.kinds.name.text_index import LanguageIndex, TextIndex
from qa.language import gazetteer, name_words
from qa.model import Span


def name_place(
    key: str,
    first: LanguageIndex,
    second: LanguageIndex,
) -> tuple[str, ...]:
    """Return what a place of language `first` is called in `second`, folded.

    `key` is a reading: a folded name, or `=` and the code of a country. A country may stand there in the
    letters of `first` as well where the two scripts differ.
    """
    if not key.startswith("="):
        entities = gazetteer.meanings(key, first.language)
        return gazetteer.labels(entities, second.language) if entities else ()
    known = gazetteer.labels((key[1:],), second.language)
    if first.sound_script == second.sound_script:
        return known
    own = gazetteer.labels((key[1:],), first.language)
    return known + tuple(
        name for name in own if " " in name or len(name) >= thresholds.STEM_LETTERS
    )


def find_place(labels: tuple[str, ...], text: TextIndex) -> Span | None:
    """Return where a place stands in a text.

    `labels` are its names in the language of the text, folded, the commonest first; None where the text has
    none.
    """
    find = find_in_run if text.spaceless else _find_in_words
    for label in labels:
        span = find(label, text)
        if span:
            return span
    return None


def find_in_run(label: str, text: TextIndex) -> Span | None:
    """Return where a place's name stands in a text without spaces; one character is no name.

    What is written in the letters of foreign words begins one, and is it or the longer part of it.
    """
    if len(label) < 2:
        return None
    foreign = name_words.own_letters(text.language.language)
    if foreign is None or not foreign.fullmatch(label):
        return text.find(label)
    runs = [Span(*match.span()) for match in foreign.finditer(text.text)]
    for span in text.find_all(label):
        for run in runs:
            is_long = len(label) >= thresholds.STEM_LETTERS
            if run == span or (run.start == span.start and is_long):
                return span
    return None


def _find_in_words(label: str, text: TextIndex) -> Span | None:
    """Return where a place's name stands in a text of words.

    Its first word stands behind a clitic or with an ending, the others anywhere in the text.
    """
    head, _, rest = label.partition(" ")
    head = text.language.strip_article(head)
    if len(head) == thresholds.STEM_LETTERS and not rest and head not in text.line:
        return find_inflected(head, text)
    stem = _cut_ending(head)
    if stem not in text.line or (
        rest and text.language.strip_article(_cut_ending(rest)) not in text.line
    ):
        return None
    return _find_head(head, stem, text) or _find_inside(label, head, text)


def _cut_ending(word: str) -> str:
    """Return the part of a word that endings leave alone."""
    if len(word) <= thresholds.STEM_LETTERS:
        return word
    return word[
        : max(thresholds.STEM_LETTERS, len(word) - thresholds.PLACE_ENDING_LETTERS)
    ]


def _find_head(head: str, stem: str, text: TextIndex) -> Span | None:
    """Return where a word begins with the stem of a place's first word, or with a clitic and the stem.

    A short name must be the whole word: an ending would make any word of it.
    """
    language = text.language
    is_short = len(head) < language.stem_letters
    for word, number in text.words.items():
        if stem not in word or not language.begins_with(word, stem):
            continue
        if not is_short or language.is_word(word, head):
            return text.place_word(number)
    return None


def _find_inside(label: str, head: str, text: TextIndex) -> Span | None:
    """Return where a long name stands inside a word.

    One that is less long stands there only where words have run together.
    """
    if len(label) < thresholds.INSIDE_LETTERS:
        return None
    if label not in text.line and label.replace(" ", "") not in text.line:
        return None
    shortest = (
        0 if len(label) > thresholds.INSIDE_LETTERS else thresholds.RUN_TOGETHER_LETTERS
    )
    for word, number in text.words.items():
        if head in word and len(word) > shortest:
            return text.place_word(number)
    return None
