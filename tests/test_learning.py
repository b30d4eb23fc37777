"""What a batch teaches is a value: parts merge in any order and grouping to what the whole teaches, and stay small."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.evidence import Evidence, learn, learn_for_alignment
from qa.evidence import sample as sampling
from qa.evidence import twins as twin_room
from qa.evidence import wordings as wording_room
from qa.evidence.endings import Endings
from qa.evidence.lengths import Lengths, Usual, deviation, even_length, median
from qa.evidence.lexicon import Lexicon, Link, Links, link_words
from qa.evidence.repeats import repeats
from qa.evidence.sample import hash_text, keep_smallest
from qa.evidence.twins import Twins
from qa.evidence.wordings import Wording, Wordings, is_form
from qa.model import Document, Segment, Unit

TEXTS = [
    "",
    " ",
    "One.",
    "One",
    "Two of them, in all.",
    "A text that recurs often.",
    "a text  that recurs often",
    "12?",
]


def make_units(rows: Sequence[tuple[int, dict[str, str], str | None]]) -> list[Unit]:
    units = []
    for number, (document, texts, source) in enumerate(rows):
        cells = tuple(
            (name, Segment(text, name, number + 1))
            for name, text in sorted(texts.items())
        )
        here = source if source in texts else None
        units.append(Unit(f"d{document}", str(number), ("de", "en", "fr"), cells, here))
    return units


ROWS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.dictionaries(
            st.sampled_from(["en", "de", "fr"]), st.sampled_from(TEXTS), min_size=1
        ),
        st.sampled_from(["en", None]),
    ),
    max_size=12,
)


def summaries(evidence: Evidence) -> tuple[object, ...]:
    """Return the values of an evidence, which compare by what they hold."""
    return (
        evidence.lengths,
        evidence.endings,
        evidence.lexicon,
        evidence.twins,
        evidence.wordings,
    )


def teach(units: Sequence[Unit]) -> Evidence:
    return learn([Document("d", (), tuple(units))])


@given(
    ROWS,
    st.lists(st.integers(0, 3), min_size=12, max_size=12),
    st.randoms(use_true_random=False),
)
@settings(max_examples=80, deadline=None)
def test_any_partition_merges_in_any_order_to_the_whole(
    rows: list[tuple[int, dict[str, str], str | None]],
    parts: list[int],
    dice: random.Random,
) -> None:
    units = make_units(rows)
    groups: list[list[Unit]] = [[], [], [], []]
    for unit, part in zip(units, parts, strict=False):
        groups[part].append(unit)
    pieces = [teach(group) for group in groups]
    while len(pieces) > 1:
        dice.shuffle(pieces)
        pieces.append(pieces.pop().merge(pieces.pop()))
    assert summaries(pieces[0]) == summaries(teach(units))


@given(ROWS, ROWS, ROWS)
@settings(max_examples=40, deadline=None)
def test_merging_is_associative_and_commutative(
    first: list[tuple[int, dict[str, str], str | None]],
    second: list[tuple[int, dict[str, str], str | None]],
    third: list[tuple[int, dict[str, str], str | None]],
) -> None:
    units = make_units([*first, *second, *third])
    cut = len(first), len(first) + len(second)
    a, b, c = (
        teach(units[: cut[0]]),
        teach(units[cut[0] : cut[1]]),
        teach(units[cut[1] :]),
    )
    assert summaries(a.merge(b)) == summaries(b.merge(a))
    assert summaries(a.merge(b).merge(c)) == summaries(a.merge(b.merge(c)))
    assert summaries(a.merge(Evidence())) == summaries(a)


@given(ROWS, st.integers(0, 12))
@settings(max_examples=60, deadline=None)
def test_samples_merge_like_all(
    rows: list[tuple[int, dict[str, str], str | None]], cut: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wording_room, "MOST_TEXTS", 2)
        patch.setattr(twin_room, "MOST_TEXTS", 2)
        units = make_units(rows)
        whole = teach(units)
        assert all(len(texts) <= 2 for texts in whole.wordings.known.values())
        assert len(whole.twins.places) <= 2
        assert summaries(teach(units[:cut]).merge(teach(units[cut:]))) == summaries(
            whole
        )


def test_nothing_is_learnt_later() -> None:
    units = make_units([(0, {"en": "One.", "de": "Eins."}, "en")])
    before = summaries(teach(units))
    evidence = teach(units)
    evidence.lengths.usual("en", "de")
    evidence.lexicon.links("en", "de")
    units.clear()
    assert summaries(evidence) == before


def test_an_aligner_learns_what_it_asks_for() -> None:
    units = make_units(
        [(0, {"en": "Some text of 12.", "de": "Etwas Text von 12."}, "en")]
    )
    documents = [Document("d", (), tuple(units))]
    short, whole = learn_for_alignment(documents), learn(documents)
    assert (short.lengths, short.lexicon) == (whole.lengths, whole.lexicon)
    assert (short.endings, short.twins, short.wordings) == (
        Endings(),
        Twins(),
        Wordings(),
    )


@given(
    st.dictionaries(st.text(max_size=4), st.integers(), max_size=9), st.integers(0, 9)
)
def test_the_smallest_are_kept(values: dict[str, int], most: int) -> None:
    kept = keep_smallest(values, most)
    assert len(kept) == min(most, len(values))
    assert all(values[key] == value for key, value in kept.items())
    left = values.keys() - kept.keys()
    ranks = {key: (hash_text(key), key) for key in values}
    assert all(ranks[key] < ranks[other] for key in kept for other in left)
    assert sampling.hash_text("") == 0


# Lengths.


def test_what_is_known_before_a_batch() -> None:
    usual = Usual(0.0, 1.0, 0)
    assert usual.doubt == pytest.approx(0.12)
    assert Usual(0.0, 1.0, 30).doubt == pytest.approx(0.06)
    assert deviation(100, 100) == pytest.approx(math.sqrt(0.01 + 1.96 / 100))


@pytest.mark.parametrize(
    ("first", "second", "share", "expected"),
    [
        (100, 100, 1.0, 100),
        (100, 50, 0.5, 50),
        (100, 150, 1.0, 100),
        (50, 200, 1.0, 50),
    ],
)
def test_a_surprise_is_in_standard_deviations(
    first: float, second: float, share: float, expected: float
) -> None:
    usual = Usual(math.log(2), 1.5, 30)
    spread = math.hypot(1.5 * deviation(2 * expected, second), usual.doubt)
    assert usual.surprise(first, second, share) == pytest.approx(
        math.log(second / (2 * expected)) / spread
    )


def rows_of(*sizes: tuple[int, int], source: str | None = "en") -> list[Unit]:
    return make_units(
        [
            (0, {"en": "a" * first, "de": "b" * second}, source)
            for first, second in sizes
        ]
    )


def test_lengths_are_counted_by_bins() -> None:
    lengths = Lengths.of(rows_of((64, 64), (64, 128), (64, 128), (0, 9)))
    assert lengths.bins == {("de", "en"): {(12, 0): 1, (13, -35): 2}}
    assert lengths.merge(lengths).bins == {("de", "en"): {(12, 0): 2, (13, -35): 4}}


@pytest.mark.parametrize(
    ("source", "pairs"),
    [
        ("en", {("de", "en"), ("en", "fr")}), (None, {("de", "en"), ("de", "fr"), ("en", "fr")}),
        ("fr", {("de", "fr"), ("en", "fr")}),
    ],
)  # fmt: skip
def test_which_pairs_teach(source: str | None, pairs: set[tuple[str, str]]) -> None:
    unit = make_units([(0, dict.fromkeys(("en", "de", "fr"), "Text."), source)])
    assert Lengths.of(unit).bins.keys() == pairs
    lost = Unit(
        "d",
        "1",
        ("de", "en", "fr"),
        tuple((name, Segment("Text.")) for name in ("de", "fr")),
        "en",
    )
    assert Lengths.of([lost]).bins == {}


def estimate(*ratios: float, times: int = 1) -> Usual:
    counts: Counter[tuple[int, int]] = Counter()
    for ratio in ratios:
        key = (14, round(ratio / 0.02))
        counts[key] += times
    return Lengths({("xx", "yy"): counts}).usual("xx", "yy")


def test_the_languages_weigh_as_much_as_ten_units() -> None:
    usual = estimate(*[0.3] * 30)
    assert usual.count == 30
    assert usual.mean == pytest.approx(0.3 * 30 / 40, abs=0.01)
    assert estimate(*[0.3] * 10).mean == pytest.approx(0.15, abs=0.01)


def test_a_pair_scatters_no_less_than_half_as_usual() -> None:
    assert estimate(*[0.0] * 4000).scale == 0.5
    wide = estimate(*[0.6 * math.sin(n) for n in range(400)])
    assert wide.scale > 1.5
    assert estimate(0.1).scale == pytest.approx(1.0, abs=0.1)


def test_scatter_is_the_standard_deviation_of_whole_texts() -> None:
    dice = random.Random(5)
    spread = deviation(2**7, 2**7)
    usual = estimate(*[dice.gauss(0.2, spread) for _ in range(4000)])
    assert usual.mean == pytest.approx(0.2, abs=0.01)
    assert usual.scale == pytest.approx(1.0, abs=0.07)
    narrow = estimate(*[dice.gauss(0.0, 0.7 * spread) for _ in range(4000)])
    assert narrow.scale == pytest.approx(0.7, abs=0.07)


@pytest.mark.parametrize("damage", [math.log(0.5), math.log(1.6), 1.2])
def test_damaged_texts_teach_nothing(damage: float) -> None:
    dice = random.Random(6)
    spread = deviation(2**7, 2**7)
    ratios = [
        dice.gauss(0.0, spread) + (damage if n % 10 == 0 else 0.0) for n in range(3000)
    ]
    usual = estimate(*ratios)
    assert usual.mean == pytest.approx(0.0, abs=0.03)
    assert usual.scale == pytest.approx(1.0, abs=0.2)


def test_the_shares_of_damaged_texts_are_learnt() -> None:
    dice = random.Random(6)
    spread = deviation(2**7, 2**7)
    ratios = []
    for _ in range(1500):
        ratio = dice.gauss(0.0, spread)
        ratios.append(ratio + (math.log(0.55) if dice.random() < 0.2 else 0.0))
    assert estimate(*ratios).scale == pytest.approx(1.0, abs=0.1)


@pytest.mark.parametrize(
    ("weighted", "value"),
    [
        ([(1.0, 1.0), (2.0, 1.0), (3.0, 1.0)], 2.0), ([(3.0, 1.0), (1.0, 1.0)], 1.0), ([(1.0, 1.0), (9.0, 5.0)], 9.0),
        ([(1.0, 2.0), (9.0, 2.0)], 1.0), ([], 0.0),
    ],
)  # fmt: skip
def test_weighted_median(weighted: list[tuple[float, float]], value: float) -> None:
    assert median(weighted) == value


def test_even_lengths() -> None:
    assert even_length("xx", "abcd") == pytest.approx(math.log(4), abs=0.01)
    assert even_length("de", "abcd") < even_length("xx", "abcd")
    assert even_length("en", " ") == -math.inf


# Endings.


@pytest.mark.parametrize(
    ("texts", "source", "counts"),
    [
        ({"en": "It is.", "de": "Es ist."}, "en", {("en", "de"): (1, 0)}),
        ({"en": "It is.", "de": "Es ist"}, "en", {("en", "de"): (1, 1)}), ({"en": "It is", "de": "Es ist."}, "en", {}),
        ({"en": "It is.", "de": "Es ist."}, None, {("de", "en"): (1, 0), ("en", "de"): (1, 0)}),
        ({"en": "It is.", "de": "Es ist"}, None, {("en", "de"): (1, 1)}), ({"en": "It is.", "de": " "}, "en", {}),
        ({"en": "It is what it is.", "de": "Es"}, "en", {}), ({"en": "It is.", "de": "Es ist was es ist"}, "en", {}),
    ],
)  # fmt: skip
def test_what_units_teach_about_ends(
    texts: dict[str, str],
    source: str | None,
    counts: dict[tuple[str, str], tuple[int, int]],
) -> None:
    endings = Endings.of(make_units([(0, texts, source)]))
    assert {
        pair: (endings.ends[pair], endings.left_open[pair]) for pair in endings.ends
    } == counts


def test_ends_add_up() -> None:
    one = Endings(Counter({("a", "b"): 5}), Counter({("a", "b"): 1}))
    two = Endings(Counter({("a", "b"): 2, ("b", "a"): 1}), Counter({("a", "b"): 2}))
    both = Endings(Counter({("a", "b"): 7, ("b", "a"): 1}), Counter({("a", "b"): 3}))
    assert one.merge(two) == both
    assert one.chance("a", "b") == pytest.approx(2 / 25)
    assert one.chance("b", "a") == 0.05


# Words.


def test_links_of_a_small_batch() -> None:
    first = [frozenset(words.split()) for words in ("a b", "a", "a c", "b", "b", "c")]
    second = [frozenset(words.split()) for words in ("A B", "A", "A", "B", "B", "D")]
    links = link_words(first, second)
    assert dict(links.links) == {
        "a": Link("A", 3, (3, 3), 6),
        "b": Link("B", 3, (3, 3), 6),
    }
    assert links.links["a"].kept == 1.0
    assert links.links["a"].chance == 0.5
    assert links.weights["a"] == pytest.approx(math.log(2))
    assert links.back == {"A": "a", "B": "b"}


@pytest.mark.parametrize(("together", "linked"), [(2, False), (3, True)])
def test_linked_words_stand_together_thrice(together: int, *, linked: bool) -> None:
    sides = [frozenset(["a"])] * 4, [frozenset(["b"])] * together + [frozenset()] * 9
    assert bool(link_words(sides[0], sides[1][:4]).links) is linked


@pytest.mark.parametrize(("apart", "linked"), [(14, True), (15, False)])
def test_linked_words_are_each_others_for_the_most_part(
    apart: int, *, linked: bool
) -> None:
    first = [frozenset(["a"])] * 3 + [frozenset(["a"])] * apart
    second = [frozenset(["b"])] * 3 + [frozenset()] * apart
    assert bool(link_words(first, second).links) is linked


def test_links_turn() -> None:
    links = Links({"a": Link("A", 3, (4, 5), 9)})
    assert dict(links.turn().links) == {"A": Link("a", 3, (5, 4), 9)}


def pairs_of(count: int, *, documents: int = 1) -> list[Unit]:
    rows = [
        (n % documents, {"en": f"river {n}", "fr": f"sungai {n}"}, "en")
        for n in range(count)
    ]
    return make_units([(document, texts, source) for document, texts, source in rows])


@pytest.mark.parametrize(("count", "linked"), [(79, False), (80, True)])
def test_a_lexicon_needs_eighty_units(count: int, *, linked: bool) -> None:
    lexicon = Lexicon.of(pairs_of(count))
    assert bool(lexicon.links("en", "fr").links) is linked
    assert bool(lexicon.links("fr", "en").links) is linked


def test_a_lexicon_keeps_the_same_units_whatever_their_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from qa.evidence import lexicon as room

    monkeypatch.setattr(room, "SAMPLE", 5)
    units = pairs_of(20)
    kept = Lexicon.of(units).samples["de", "en", "fr"]
    assert len(kept) == 5
    assert kept == Lexicon.of(units[::-1]).samples["de", "en", "fr"]
    assert (
        kept
        == Lexicon.of(units[:7]).merge(Lexicon.of(units[7:])).samples["de", "en", "fr"]
    )
    assert [number for number, _, _ in kept] == sorted(
        hash_text(f"river {n}\x1fsungai {n}") for n in range(20)
    )[:5]


def test_a_document_is_judged_by_three_quarters_of_the_others() -> None:
    lexicon = Lexicon.of(pairs_of(400, documents=400))
    asked = lexicon.links("en", "fr", "d3").links["river"].units
    assert 240 < asked < 360
    assert lexicon.links("en", "fr").links["river"].units == 400


def test_a_lexicon_has_texts_of_two_versions() -> None:
    units = make_units(
        [(0, {"en": "One."}, "en"), (0, {"en": "One.", "fr": " "}, "en")]
    )
    assert Lexicon.of(units) == Lexicon()


# What stands twice.

TWELVE = "one two three four five six seven eight nine ten eleven twelve"


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("one two one two", "en", [2]), (f"{TWELVE} {TWELVE}", "en", [12]), (f"{TWELVE} last {TWELVE} last", "en", []),
        ("one two and one two", "en", [2]), ("one two but one two", "en", []), ("so, so", "en", [1]),
        ("that that", "en", []), ("one two", "en", []), ("كتاب وكتاب", "ar", [1]), ("ولد لد", "ar", []),
        ("我abcdeabcde好", "zh", [5]), ("我abcdabcd好", "zh", []), ("我abc/dabc/d好", "zh", []),
        ("他说他们会来他说他们会来。", "zh", [6]), ("他说他说。", "zh", []), ("。。。。。。", "zh", []),
        ("一二三四五六七八九十" * 8, "zh", [10, 10, 10, 10]), ("妈妈妈妈妈妈", "zh", []),
    ],
)  # fmt: skip
def test_phrases_that_stand_twice(text: str, language: str, words: list[int]) -> None:
    found = repeats(text, language)
    assert [each.words for each in found] == words
    for each in found:
        first = text[each.first.start : each.first.end]
        assert text[each.again.start : each.again.end].strip("و") == first.strip("و")


def test_a_stretch_of_forty_letters_is_looked_for_and_no_longer_one() -> None:
    letters = "".join(chr(0x4E00 + 7 * n) for n in range(41))
    assert [each.words for each in repeats(letters[:40] * 2, "zh")] == [40]
    assert repeats(letters * 2, "zh") == []


# What recurs.


def place(number: int, text: str, other: str) -> tuple[int, dict[str, str], str]:
    return number, {"en": text, "fr": other}, "en"


def test_wordings_of_a_text() -> None:
    units = make_units(
        [
            place(1, "A  b", "c"),
            place(0, "A b", "c "),
            place(0, "A b", "d"),
            place(0, "a b", "c"),
        ]
    )
    known = Wordings.of(units).known
    assert known.keys() == {("en", "fr")}
    assert known["en", "fr"].keys() == {"A b", "a b"}
    wordings = known["en", "fr"]["A b"]
    assert {text: (wording.times, wording.place) for text, wording in wordings.items()} == {
        "c": (2, ("d0", "1")), "d": (1, ("d0", "2")),
    }  # fmt: skip
    assert wordings["c"].target.text == "c "


@pytest.mark.parametrize(
    ("text", "other", "source", "known"),
    [
        ("a" * 300, "b", "en", True), ("a" * 301, "b", "en", False), ("", "b", "en", False), ("a", "", "en", False),
        ("a", "b", None, True),
    ],
)  # fmt: skip
def test_which_texts_are_expected_to_recur(
    text: str, other: str, source: str | None, *, known: bool
) -> None:
    units = make_units(
        [(0, {"de": text, "fr": other}, source if source == "de" else None)]
    )
    assert bool(Wordings.of(units).known) is known


def test_a_source_that_lacks_a_text_words_nothing() -> None:
    unit = Unit("d", "1", ("en", "fr"), (("fr", Segment("a")),), "en")
    assert not Wordings.of([unit]).known
    assert not Twins.of([unit]).places


@pytest.mark.parametrize(
    ("unit", "form"), [("a[0]", True), ("a[few]", True), ("a[other]", True), ("a[10]", False), ("a", False),
     ("[b]", False)]
)  # fmt: skip
def test_plural_forms(unit: str, *, form: bool) -> None:
    assert is_form(unit) is form
    texts = (
        ("en", Segment("A text that recurs.")),
        ("fr", Segment("Un texte qui revient.")),
    )
    assert (
        bool(Wordings.of([Unit("d", unit, ("en", "fr"), texts, "en")]).known)
        is not form
    )
    assert (
        bool(Twins.of([Unit("d", unit, ("en", "fr"), texts, "en")]).places) is not form
    )


def test_a_wording_stands_at_its_first_place() -> None:
    early = Wording(("a", "1"), Segment("x", line=1), Segment("y", line=1), 2)
    late = Wording(("a", "1"), Segment("x", line=2), Segment("y", line=2), 3)
    assert early.add(late) == late.add(early) == early._replace(times=5)


SAME = "The same text for all of them."


def differing(*others: str, source: bool = True) -> list[tuple[str, str, list[str]]]:
    rows = [
        place(0, SAME, other) if source else place(0, other, SAME) for other in others
    ]
    found = Twins.of(make_units(rows)).differing(source=source)
    return [
        (version, differs, [each.differs.text for each in places])
        for version, differs, places in found
    ]


LONG = [f"Une traduction numero {n}." for n in range(9)]


def test_texts_with_several_counterparts() -> None:
    ((version, differs, texts),) = differing(*LONG[:2])
    assert (version, differs) == ("en", "fr")
    assert sorted(texts) == LONG[:2]
    ((version, differs, texts),) = differing(*LONG[:3], source=False)
    assert (version, differs) == ("fr", "en")
    assert differing(LONG[0], LONG[0]) == []
    assert differing(LONG[0], f"«{LONG[0].upper()}»") == []
    assert len(differing(*LONG)[0][2]) == 4
    both = Twins.of(make_units([place(0, SAME, LONG[0]), place(0, SAME, LONG[1])]))
    assert [version for version, _, _ in both.differing(source=False)] == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [("abcdefghijkl", True), ("abcdefghijk", False), ("abc def ghi jk.", True)],
)
def test_labels_are_no_twins(text: str, *, kept: bool) -> None:
    assert bool(differing(text, SAME)) is kept
    assert bool(differing(text, SAME, source=False)) is kept


def test_a_counterpart_stands_at_its_first_place() -> None:
    units = make_units(
        [place(1, SAME, LONG[0]), place(0, SAME, LONG[0]), place(1, SAME, LONG[1])]
    )
    ((_, _, places),) = Twins.of(units).differing(source=True)
    assert {(each.document, each.differs.text) for each in places} == {
        ("d0", LONG[0]),
        ("d1", LONG[1]),
    }
