"""What a batch teaches: summaries that merge in any order, and say the same as one that saw everything."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.evidence import Evidence, learn
from qa.evidence.endings import ended
from qa.evidence.lengths import Usual
from qa.evidence.repeats import repeats
from qa.language.extent import extent
from qa.model import Document, Segment, Unit

WORDS = {
    "river": "sungai", "city": "kota", "mayor": "walikota", "bridge": "jembatan", "house": "rumah", "water": "air",
    "stone": "batu", "school": "sekolah", "train": "kereta", "garden": "taman", "winter": "musim", "paper": "kertas",
}  # fmt: skip


def unit(number: int, first: str, second: str, source: str | None = "en") -> Unit:
    cells = (("en", Segment(first)), ("id", Segment(second)))
    return Unit(f"d{number % 7}", str(number), ("en", "id"), cells, source)


def document(units: list[Unit]) -> Document:
    return Document("d", (), tuple(units))


def batch(size: int) -> list[Unit]:
    dice = random.Random(size)
    units = []
    for number in range(size):
        words = dice.sample(sorted(WORDS), 5)
        theirs = " ".join(WORDS[word] for word in words)
        units.append(
            unit(number, f"The {' '.join(words)} {number}.", f"Ini {theirs} {number}.")
        )
    return units


def told(evidence: Evidence) -> tuple[object, ...]:
    return (
        {pair: dict(bins) for pair, bins in evidence.lengths.bins.items()},
        evidence.endings, dict(evidence.lexicon.samples), dict(evidence.twins.places),
    )  # fmt: skip


@given(
    st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30)), max_size=9),
    st.integers(0, 9),
    st.integers(0, 9),
)
@settings(max_examples=40, deadline=None)
def test_merging_in_any_order(
    texts: list[tuple[str, str]], first: int, second: int
) -> None:
    units = [unit(number, a, b) for number, (a, b) in enumerate(texts)]
    cut, again = sorted((first, second))
    a, b, c = (
        learn([document(part)])
        for part in (units[:cut], units[cut:again], units[again:])
    )
    whole = told(learn([document(units)]))
    assert (
        told(a.merge(b).merge(c))
        == told(a.merge(b.merge(c)))
        == told(c.merge(a).merge(b))
        == whole
    )


def test_lengths_are_those_of_the_languages_until_the_batch_knows_better() -> None:
    nothing = learn([]).lengths
    assert nothing.usual("en", "de").mean > 0.1
    assert nothing.usual("de", "en").mean == -nothing.usual("en", "de").mean
    assert abs(nothing.usual("xx", "yy").mean) < 0.01
    units = [
        unit(n, "word " * (20 + n % 5), "word " * (40 + 2 * (n % 5)))
        for n in range(200)
    ]
    assert learn([document(units)]).lengths.usual("en", "id").mean == pytest.approx(
        math.log(2), abs=0.05
    )


def usual(sizes: list[tuple[int, int]]) -> Usual:
    units = [
        unit(n, "a" * first, "b" * second) for n, (first, second) in enumerate(sizes)
    ]
    return learn([document(units)]).lengths.usual("en", "id")


def test_damaged_units_do_not_widen_what_is_usual() -> None:
    dice = random.Random(1)
    sizes = [(60, round(60 * math.exp(dice.gauss(0, 0.12)))) for _ in range(400)]
    clean = usual(sizes)
    hurt_sizes = [
        (x, round(y * 0.4) if n % 7 == 0 else y) for n, (x, y) in enumerate(sizes)
    ]
    hurt = usual(hurt_sizes)
    assert hurt.scale < 1.25 * clean.scale
    assert hurt.mean == pytest.approx(clean.mean, abs=0.05)


def test_lexicon_links_words_that_go_together() -> None:
    lexicon = learn([document(batch(300))]).lexicon
    links = lexicon.links("en", "id")
    assert {word: links.links[word].partner for word in ("river", "city", "train")} == {
        "river": "sunga", "city": "kota", "train": "keret",
    }  # fmt: skip
    back = lexicon.links("id", "en")
    assert back.links["kota"].partner == "city"
    assert links.right("Kota itu tua.", "id") == {"city"}
    assert not learn([document(batch(30))]).lexicon.links("en", "id").links


def test_lexicon_for_a_document_has_not_learned_from_it() -> None:
    units = [unit(7 * n + 3, f"zebra {n} word", f"kuda {n} kata") for n in range(200)]
    others = batch(600)
    lexicon = learn([document([*units, *others])]).lexicon
    assert "zebra" in lexicon.links("en", "id").links
    assert "zebra" not in lexicon.links("en", "id", "d3").links


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("It is.", True), ("Is it?»", True), ("“It is.”", True), ("他走了。", True), ("यह है।", True), ("ነው።", True),
        ("It is. (https://example.org/a)", True), ("It is", False), ("It is,", False), ("", False),
        ("She said (", False),
    ],
)  # fmt: skip
def test_a_text_ends(text: str, *, closed: bool) -> None:
    assert ended(text) is closed


def test_dense_scripts_count_more_and_glosses_nothing() -> None:
    assert extent("hello world") == 10
    assert extent("世界") == 6
    assert extent("约翰（John）昨天在北京说了话") == extent("约翰昨天在北京说了话")
    assert extent(" \u3000") == 0


@given(st.text(max_size=80), st.sampled_from(["en", "ar", "zh", "th", "xx"]))
@settings(max_examples=60, deadline=None)
def test_repeats_point_at_the_same_text_twice(text: str, language: str) -> None:
    for repeat in repeats(text, language):
        assert repeat.first.end <= repeat.again.start
        assert 0 <= repeat.first.start < repeat.first.end
        assert repeat.again.start < repeat.again.end <= len(text)
