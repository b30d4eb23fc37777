"""Each language of the table is what it is, and nothing else."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from qa.identity import Guess, identify
from qa.languages.kinship import plain

TABLE = tomllib.loads((Path(__file__).parent / "identity.toml").read_text(encoding="utf-8"))
TEXT: dict[str, str] = TABLE["text"]


@pytest.mark.parametrize("tag", TEXT)
def test_a_sentence_is_identified(tag: str) -> None:
    assert plain(identify([TEXT[tag]]).language) == plain(tag)


def test_the_seeds_are_arabic_and_indonesian() -> None:
    seeds = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
    guesses = [identify(seed.read_text(encoding="utf-8").split("\n")) for seed in seeds]
    assert [guess.language for guess in guesses] == ["ar", "id"]
    assert all(guess.certainty > 0.9 for guess in guesses)


def test_candidates_are_the_only_answers() -> None:
    assert identify([TEXT["gl"]], ["es", "pt-BR"]).language in {"es", "pt-BR"}
    assert identify([TEXT["th"]], ["en", "th-TH"]).language == "th-TH"


@pytest.mark.parametrize("text", ["", "2024-10-25", "👍👍", "\x00\ufffe", "https://example.org/a"])
def test_what_is_in_no_language_has_none(text: str) -> None:
    assert identify([text]) == Guess("und", 0.0)
