"""Sentences: a table of texts with their ends, and what holds for every text."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.language.sentences import sentences

TABLE = tomllib.loads(
    (Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8")
)
ROWS = [(tag, why, text) for tag, rows in TABLE.items() for why, text in rows.items()]


@pytest.mark.parametrize(
    ("language", "why", "marked"), ROWS, ids=[f"{tag}: {why}" for tag, why, _ in ROWS]
)
def test_a_text_ends_its_sentences_where_the_table_says(
    language: str, why: str, marked: str
) -> None:
    wanted = [sentence.strip() for sentence in marked.split("|")]
    text = marked.replace(" | ", " ").replace("|", "")
    assert [
        text[span.start : span.end] for span in sentences(text, language)
    ] == wanted, why


@given(st.text(max_size=200), st.sampled_from(["en", "th", "zh", "ar", "hi", "xx"]))
def test_sentences_hold_all_of_a_text_but_white_space(text: str, language: str) -> None:
    spans = sentences(text, language)
    kept = "".join(text[span.start : span.end] for span in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
