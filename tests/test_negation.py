"""How languages say no: the notation of their lists, and what stands in a text."""

from __future__ import annotations

import unicodedata

import pytest

from qa import language as languages
from qa.language import negation


def claimed(text: str, language: str) -> list[str]:
    """Return the words of a text that turn a clause."""
    own = languages.of(language).negation
    return [text[start:end] for start, end in own.list_claims(text)]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "It isn’t here, and never was.", ["isn’t", "never"]),
        ("en", "Not only today.", []),
        ("en", "a knot and a nothingness", []),
        ("de", "Er hat keinerlei Zeit.", ["keinerlei"]),
        ("fr", "Il ne l’a pas vu.", ["ne l’a pas"]),
        ("fr", "Il ne l’a sans doute un jour pas vu.", []),
        ("fr", "Il ne vient, pas elle.", []),
        ("es", "Nunca viene.", ["Nunca"]),
        ("ru", "Он не пришёл.", ["не"]),
        ("ru", "Не только он.", []),
        ("tr", "Kimse gelmedi.", ["Kimse", "gelmedi"]),
        ("ar", "ولم يأت", ["ولم"]),
        ("ja", "開きません", ["ません"]),
        ("ja", "行かなければならない", []),
        ("zh", "不仅便宜，而且不贵", ["不"]),
        ("bn", "তা ঠিক নয়", ["নয়"]),
        ("nb", "Det er ikke sant.", ["ikke"]),
        ("zh-TW", "沒有人", ["沒有"]),
    ],
)
def test_what_turns_a_clause(language: str, text: str, words: list[str]) -> None:
    assert claimed(text, language) == words


@pytest.mark.parametrize(
    ("language", "text", "answered"),
    [
        ("de", "Das ist unmöglich.", True),
        ("de", "Das ist unter uns.", False),
        ("hu", "A levél aláíratlan.", True),
        ("fi", "Kirje on tässä.", False),
        ("id", "Ia gagal.", True),
        ("kn", "ಸೇರಿಸಬೇಡಿ", True),
    ],
)
def test_what_answers(language: str, text: str, answered: bool) -> None:
    own = languages.of(language).negation
    assert own.has_answer(text) is answered


def test_letters_apart_from_their_marks_are_the_same() -> None:
    text = unicodedata.normalize("NFD", "Él nunca llegó, jamás.")
    assert claimed(text, "es") == ["nunca", unicodedata.normalize("NFD", "jamás")]


def test_a_language_nobody_described_has_none() -> None:
    assert not negation.read("tlh").is_known
    assert not claimed("not nicht", "tlh")


def test_what_is_said_of_no_is_listed() -> None:
    assert "negation" in languages.of("de").reads
    assert "negation" not in languages.of("tlh").reads
