"""The search for beads: every threshold on both sides, and each kind of bead."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest

from qa.align import path as search
from qa.align import score as scoring
from qa.align import thresholds
from qa.align.path import Bead, find_beads
from qa.align.score import Score, student, weigh_anchor
from qa.align.slot import Slot, merge_slots
from qa.align.thresholds import DELETION, EXCHANGE, INSERTION, MATCH
from qa.model import Segment


def slot(length: float, anchors: str = "", sentences: int = 0) -> Slot:
    return Slot({}, length, frozenset(anchors.split()), sentences)


def texts(count: int, *, start: int = 0) -> list[Slot]:
    """Return texts that only their own counterparts fit."""
    return [
        slot(60 + 13 * (n % 5), f"#{n}00 #{n}01 #{n}02")
        for n in range(start, start + count)
    ]


def steps(
    left: Sequence[Slot], right: Sequence[Slot]
) -> list[tuple[int, int, tuple[int, int]]]:
    return [(bead.i, bead.j, bead.step) for bead in find_beads(left, right)]


def straight(
    count: int, *, left: int = 0, right: int = 0
) -> list[tuple[int, int, tuple[int, int]]]:
    return [(n + left, n + right, MATCH) for n in range(count)]


def test_same_texts_are_matched_one_to_one() -> None:
    assert steps(texts(6), texts(6)) == straight(6)
    assert steps([], []) == []


def test_a_lost_and_an_added_text_are_gaps() -> None:
    six, five = texts(6), texts(6)
    del five[2]
    assert steps(six, five) == [
        *straight(2),
        (2, 2, DELETION),
        *straight(3, left=3, right=2),
    ]
    assert steps(five, six) == [
        *straight(2),
        (2, 2, INSERTION),
        *straight(3, left=2, right=3),
    ]


def test_gaps_at_both_ends() -> None:
    assert steps(texts(5), texts(3, start=1)) == [
        (0, 0, DELETION), *straight(3, left=1), (4, 3, DELETION),
    ]  # fmt: skip
    assert steps(texts(3, start=1), texts(5)) == [
        (0, 0, INSERTION), *straight(3, right=1), (3, 4, INSERTION),
    ]  # fmt: skip
    assert steps(texts(2), []) == [(0, 0, DELETION), (1, 0, DELETION)]
    assert steps([], texts(2)) == [(0, 0, INSERTION), (0, 1, INSERTION)]


@pytest.mark.parametrize(("size", "step"), [(2, (2, 1)), (3, (3, 1))])
def test_merged_texts_are_one_bead(size: int, step: tuple[int, int]) -> None:
    many = texts(8)
    merged = [*many[:3], merge(many[3 : 3 + size]), *many[3 + size :]]
    rest = 8 - 3 - size
    assert steps(many, merged) == [
        *straight(3),
        (3, 3, step),
        *straight(rest, left=3 + size, right=4),
    ]
    turned = (step[1], step[0])
    assert steps(merged, many) == [
        *straight(3),
        (3, 3, turned),
        *straight(rest, left=4, right=3 + size),
    ]


def merge(slots: Sequence[Slot]) -> Slot:
    anchors = frozenset[str]().union(*(each.anchors for each in slots))
    return Slot(
        {}, sum(each.length for each in slots), anchors, sum(s.sentences for s in slots)
    )


def test_a_replaced_text_is_one_unit() -> None:
    left, right = texts(7), texts(7)
    left[3], right[3] = slot(20, "#7777 #8888"), slot(400, "@a.example #5555")
    assert steps(left, right) == straight(7)


def test_exchanged_neighbours_are_two_beads_that_cross() -> None:
    left = texts(6)
    right = [*left[:2], left[3], left[2], *left[4:]]
    assert steps(left, right) == [
        *straight(2),
        (2, 3, MATCH),
        (3, 2, MATCH),
        *straight(2, left=4, right=4),
    ]


def test_a_moved_text_is_joined_at_the_place_of_the_left_side() -> None:
    left = texts(9)
    right = [*left[:1], *left[2:7], left[1], *left[7:]]
    assert (1, 6, MATCH) in steps(left, right)
    assert len(steps(left, right)) == 9


def beads(*rows: tuple[int, int, tuple[int, int]]) -> list[Bead]:
    return [Bead(*row) for row in rows]


class Fits:
    """A score that says of each pair what it is told."""

    def __init__(self, fits: dict[tuple[int, int], float]) -> None:
        self.fits = fits

    def single(self, i: int, j: int) -> float:
        return self.fits.get((i, j), -9.0)


@pytest.mark.parametrize(("fit", "moved"), [(4.1, True), (4.0, False), (3.9, False)])
def test_gaps_are_joined_where_their_texts_fit(fit: float, *, moved: bool) -> None:
    path = beads((0, 0, DELETION), (1, 0, MATCH), (2, 1, MATCH), (3, 2, INSERTION))
    joined = search.join_moved(path, Fits({(0, 2): fit}))  # type: ignore[arg-type]
    assert joined == (
        beads((0, 2, MATCH), (1, 0, MATCH), (2, 1, MATCH)) if moved else path
    )


def test_the_best_pairs_of_gaps_are_joined_each_text_once() -> None:
    path = beads(
        (0, 0, DELETION),
        (1, 0, DELETION),
        (2, 0, MATCH),
        (3, 1, INSERTION),
        (3, 2, INSERTION),
    )
    fits = {(0, 1): 9.0, (1, 1): 8.0, (0, 2): 7.0, (1, 2): 5.0}
    assert search.find_moves(path, Fits(fits)) == {0: 1, 1: 2}  # type: ignore[arg-type]
    fits = {(0, 1): 9.0, (1, 1): 8.0}
    assert search.find_moves(path, Fits(fits)) == {0: 1}  # type: ignore[arg-type]


@pytest.mark.parametrize(("gaps", "compared"), [(199, True), (200, False)])
def test_a_document_with_many_gaps_has_no_moves(gaps: int, *, compared: bool) -> None:
    path = beads(*((n, 0, DELETION) for n in range(gaps)), (gaps, 0, INSERTION))
    moves = search.find_moves(path, Fits({(5, 0): 9.0}))  # type: ignore[arg-type]
    assert moves == ({5: 0} if compared else {})


M, D, I = MATCH, DELETION, INSERTION  # noqa: E741 - a row of them is read at a glance


@pytest.mark.parametrize(
    ("path", "joined"),
    [
        ([M, D, I, M], [M, M, M]), ([M, I, D, M], [M, M, M]), ([D, I], [M]), ([I, D], [M]),
        ([D, I, M], [M, M]), ([M, D, I], [M, M]),
        ([D, D, I, M], [D, D, I, M]), ([M, D, I, I], [M, D, I, I]), ([D, M, I], [D, M, I]),
        ([D, D], [D, D]), ([I, I], [I, I]), ([D, I, D], [D, I, D]), ([D], [D]),
        ([D, I, M, D, I], [M, M, M]), ([D, M, D, I, M], [D, M, M, M]), ([M, D, I, M, I], [M, M, M, I]),
    ],
)  # fmt: skip
def test_a_lone_gap_beside_a_lone_gap_is_a_replaced_text(
    path: list[tuple[int, int]], joined: list[object]
) -> None:
    i = j = 0
    rows = []
    for step in path:
        rows.append(Bead(i, j, step))
        i, j = i + step[0], j + step[1]
    result = search.join_replaced(rows)
    assert [bead.step for bead in result] == joined
    assert sorted(
        n for bead in result for n in range(bead.left.start, bead.left.stop)
    ) == list(range(i))
    assert sorted(
        n for bead in result for n in range(bead.right.start, bead.right.stop)
    ) == list(range(j))


def test_a_gap_that_goes_on_costs_less_than_a_new_one() -> None:
    row = {0: (0.0, MATCH)}
    search.extend_gaps(row, 3, -math.inf)
    assert sorted(row) == [0, 1, 2, 3]
    first, more = math.log(0.01), math.log(0.7)
    assert [row[j][0] for j in range(1, 4)] == pytest.approx(
        [first + n * more for n in range(3)]
    )
    assert {row[j][1] for j in range(1, 4)} == {INSERTION}


def test_a_gap_ends_at_the_floor_and_at_a_better_path() -> None:
    first = thresholds.BEAD_PRIORS[INSERTION]
    more = thresholds.GAP_EXTENSION
    row = {0: (0.0, MATCH)}
    search.extend_gaps(row, 9, first + 2.5 * more)
    assert sorted(row) == [0, 1, 2, 3]
    row = {0: (0.0, MATCH)}
    search.extend_gaps(row, 9, first)
    assert sorted(row) == [0, 1]
    row = {0: (0.0, MATCH), 2: (-1.0, MATCH)}
    search.extend_gaps(row, 3, -math.inf)
    assert row[2] == (-1.0, MATCH)
    assert row[3][0] == pytest.approx(-1.0 + first)
    row = {0: (0.0, MATCH), 1: (-9.0, MATCH)}
    search.extend_gaps(row, 1, -math.inf)
    assert row[1] == (first, INSERTION)
    row = {0: (0.0, MATCH), 1: (first, MATCH)}
    search.extend_gaps(row, 1, -math.inf)
    assert row[1] == (first, MATCH)


def test_a_row_keeps_the_best_cells() -> None:
    row = {j: (-0.1 * j, MATCH) for j in range(50)}
    search.prune(row, -100.0)
    assert sorted(row) == list(range(40))
    row = {0: (-3.0, MATCH), 1: (-2.0, MATCH), 2: (-3.1, MATCH)}
    search.prune(row, -3.0)
    assert sorted(row) == [0, 1]


class Flat(Fits):
    """A score of two sides of equal texts, in which each step has its own value."""

    width = 4

    def stretch(self, i: int, k: int, j: int, m: int) -> float:
        return 100.0 * (k - i) + (m - j)


@pytest.mark.parametrize(
    ("step", "gain"),
    [
        (MATCH, 5.0), (EXCHANGE, 3.0), ((2, 1), 201.0), ((1, 3), 103.0), ((3, 1), 301.0),
    ],
)  # fmt: skip
def test_a_bead_is_priced_by_its_prior_and_its_fit(
    step: tuple[int, int], gain: float
) -> None:
    rows: list[search.Row] = [{} for _ in range(5)]
    rows[1][1] = (-1.0, MATCH)
    score = Flat({(1, 1): 5.0, (1, 2): 1.0, (2, 1): 2.0})
    search.add_bead(rows, score, 1, 1, step)  # type: ignore[arg-type]
    value, last = rows[1 + step[0]][1 + step[1]]
    assert value == pytest.approx(-1.0 + thresholds.BEAD_PRIORS[step] + gain)
    assert last == step


def test_a_deletion_is_priced_by_whether_a_gap_is_open() -> None:
    for before, price in (
        (MATCH, thresholds.BEAD_PRIORS[DELETION]),
        (DELETION, thresholds.GAP_EXTENSION),
    ):
        rows: list[search.Row] = [{0: (0.0, before)}, {}]
        search.add_bead(rows, Flat({}), 0, 0, DELETION)  # type: ignore[arg-type]
        assert rows[1][0] == (price, DELETION)


def test_the_priors_are_shares_of_all_beads() -> None:
    assert sum(map(math.exp, thresholds.BEAD_PRIORS.values())) == pytest.approx(
        1, abs=0.02
    )
    assert (
        min(thresholds.BEAD_PRIORS.values())
        == thresholds.BEAD_PRIORS[3, 1]
        == math.log(0.0007)
    )


def test_a_bead_stays_within_both_sides_and_yields_to_a_better_path() -> None:
    rows: list[search.Row] = [{}, {4: (0.0, MATCH)}, {4: (9.0, MATCH)}]
    score = Flat({})
    search.add_bead(rows, score, 1, 4, MATCH)  # type: ignore[arg-type]
    search.add_bead(rows, score, 1, 4, (3, 1))  # type: ignore[arg-type]
    search.add_bead(rows, score, 1, 4, DELETION)  # type: ignore[arg-type]
    assert rows == [{}, {4: (0.0, MATCH)}, {4: (9.0, MATCH)}]
    rows[1] = {3: (0.0, MATCH)}
    search.add_bead(rows, Flat({(1, 3): 20.0}), 1, 3, MATCH)  # type: ignore[arg-type]
    assert rows[2][4][0] > 19
    rows[1] = {2: (0.0, MATCH)}
    search.add_bead(rows, score, 1, 2, (1, 2))  # type: ignore[arg-type]
    assert rows[2][4][0] > 90


def test_merged_texts_are_tried_from_likely_cells_alone() -> None:
    class Steep(Fits):
        width = 2

        def stretch(self, *_: int) -> float:
            return 50.0

    fits = {(0, 0): 0.0, (1, 0): -20.0, (1, 1): 0.0}
    rows = search.search(Steep(fits), 2, 2)  # type: ignore[arg-type]
    assert rows[2][2][1] in {MATCH, (2, 1), (1, 2)}


@pytest.mark.parametrize(("below", "tried"), [(7.99, True), (8.0, True), (8.01, False)])
def test_the_margin_of_merged_texts(below: float, *, tried: bool) -> None:
    asked = []

    class Watched(Fits):
        width = 3

        def stretch(self, i: int, k: int, j: int, m: int) -> float:
            asked.append((i, k, j, m))
            return -99.0

    match = thresholds.BEAD_PRIORS[MATCH]
    deletion = thresholds.BEAD_PRIORS[DELETION]
    search.search(Watched({(0, 0): below + deletion - match, (0, 1): -99.0}), 3, 3)  # type: ignore[arg-type]
    assert ((1, 3, 0, 1) in asked) is tried


@pytest.mark.parametrize(
    ("left", "right", "fit"),
    [
        ((2, 1), (3,), 0.5), ((2, 1), (4,), 0.5), ((2, 1), (2,), -1.5), ((2, 1), (0,), -1.5), ((2, 0), (3,), -1.5),
        ((2, 0), (0,), 0.0), ((0, 1), (1,), 0.0), ((3,), (2, 1), 0.5), ((2,), (2, 1), -1.5), ((0, 2, 1), (3,), 0.0),
    ],
)  # fmt: skip
def test_merged_texts_hold_all_sentences(
    left: Sequence[int], right: Sequence[int], fit: float
) -> None:
    assert scoring.compare_sentences(left, right) == fit


def test_sentences_count_only_where_texts_were_merged() -> None:
    score = Score(
        [slot(50, "", 2), slot(50, "", 2)], [slot(100, "", 4), slot(100, "", 1)]
    )
    merged = score.stretch(0, 2, 0, 1)
    lost = score.stretch(0, 2, 1, 2)
    assert merged - lost == pytest.approx(0.5 + 1.5)
    assert score.single(0, 0) == pytest.approx(score.single(0, 1))


def weigh(kept: float, chance: float, factor: float = 0.5) -> float:
    return math.log((1 - kept) / (1 - chance)) * factor


@pytest.mark.parametrize(
    ("kind", "kept"), [("@", 0.93), ("#", 0.8), ("~", 0.5), ("§", 0.97), ("?", 0.7), ("=", 0.7)]
)  # fmt: skip
def test_anchors_gain_and_lose_by_how_often_they_are_kept(
    kind: str, kept: float
) -> None:
    chance = (1 + 0.3) / (20 + 0.6)
    gain, loss = weigh_anchor(kind, 1, 20)
    assert loss == pytest.approx(weigh(kept, chance, 0.15 if kind == "~" else 0.5))
    assert gain == pytest.approx(math.log(kept / chance) * 0.5 - loss)


def test_an_anchor_that_is_everywhere_says_nothing() -> None:
    gain, loss = weigh_anchor("?", 20, 20)
    assert gain == loss == 0.0
    assert weigh_anchor("#", 19, 20)[1] == 0.0
    assert weigh_anchor("@", 40, 40) == (0.0, 0.0)
    assert weigh_anchor("§", 99, 99)[1] == 0.0


def test_shared_anchors_speak_for_a_match_and_lonely_ones_against() -> None:
    left = [slot(50, "#12"), slot(50, "#34 @a"), slot(50)]
    right = [slot(50, "#12"), slot(50), slot(50, "#34")]
    score = Score(left, right)
    gain = weigh_anchor("#", 1, 3)[0]
    loss = weigh_anchor("#", 1, 3)[1]
    alone = weigh_anchor("@", 0, 3)[1]
    base = score.single(2, 1)
    assert score.single(0, 0) - base == pytest.approx(2 * gain + 2 * loss)
    assert score.single(0, 1) - base == pytest.approx(loss)
    assert score.single(2, 0) - base == pytest.approx(loss)
    assert score.single(1, 1) - base == pytest.approx(loss + alone)
    assert score.single(1, 2) - base == pytest.approx(2 * gain + 2 * loss + alone)


def test_a_sign_that_the_other_side_never_has_says_nothing() -> None:
    for anchor, says in (("?", False), ("~lag", False), ("#1", True), ("@x", True)):
        score = Score([slot(50, anchor), slot(50)], [slot(50), slot(50)])
        assert (score.single(0, 0) < score.single(1, 0)) is says, anchor


def test_anchors_of_merged_texts_are_joined() -> None:
    left = [slot(50, "#1"), slot(50, "#2"), slot(50, "#3")]
    right = [slot(150, "#1 #2 #3"), slot(50, "#9")]
    score = Score(left, right)
    all_three = score.stretch(0, 3, 0, 1)
    gains = 3 * (sum(weigh_anchor("#", 1, size)[0] for size in (2, 3)))
    losses = 3 * (weigh_anchor("#", 1, 2)[1] + weigh_anchor("#", 1, 3)[1])
    plain = Score([slot(50)] * 3, [slot(150), slot(50)]).stretch(0, 3, 0, 1)
    assert all_three - plain == pytest.approx(gains + losses)
    turned = Score(right, left)
    assert turned.stretch(0, 1, 0, 3) - plain_turned() == pytest.approx(gains + losses)


def plain_turned() -> float:
    return Score([slot(150), slot(50)], [slot(50)] * 3).stretch(0, 1, 0, 3)


def test_length_fits_best_where_it_is_the_same() -> None:
    lengths = [20.0, 40.0, 60.0, 90.0, 140.0]
    score = Score([slot(60)], [slot(length) for length in lengths])
    fits = [score.single(0, j) for j in range(5)]
    assert max(fits) == fits[2]
    assert fits[0] < fits[1] < fits[2] > fits[3] > fits[4]


def test_length_is_a_ratio_against_chance() -> None:
    score = Score([slot(100)], [slot(50), slot(200)])
    usual = (math.log(50) + math.log(200)) / 2
    spread = math.log(2)
    deviation = math.sqrt(0.1**2 + 1.4**2 * 2 / 150)
    expected = student(math.log(0.5), deviation) - student(math.log(50) - usual, spread)
    assert score.single(0, 0) == pytest.approx(expected)
    deviation = math.sqrt(0.1**2 + 1.4**2 * 2 / 350)
    pair = student(math.log(2.5), deviation) - student(
        math.log(250) - usual - math.log(2), spread
    )
    assert score.stretch(0, 1, 0, 2) == pytest.approx(pair)


def test_texts_of_one_length_scatter_as_texts_do() -> None:
    assert scoring.describe_lengths([slot(50), slot(50)]) == pytest.approx(
        (math.log(50), 0.45)
    )
    assert scoring.describe_lengths([slot(1), slot(100)])[1] == pytest.approx(
        math.log(100) / 2
    )
    assert scoring.describe_lengths([]) == (0.0, 0.45)


def test_student_has_four_degrees_of_freedom() -> None:
    for x, scale in ((0.0, 1.0), (1.0, 1.0), (2.0, 0.5), (-3.0, 2.0)):
        density = 0.375 / scale * (1 + (x / scale) ** 2 / 4) ** -2.5
        assert student(x, scale) == pytest.approx(math.log(density), abs=1e-3)


def test_merged_slots() -> None:
    one = Slot(
        {"en": (Segment("a"),), "fr": (Segment("b"),)}, 40.0, frozenset(["#1"]), 2
    )
    two = Slot({"en": (Segment("c"),)}, 60.0, frozenset(["?"]), 3)
    merged = merge_slots([one, two])
    assert merged.segments == {
        "en": (Segment("a"), Segment("c")),
        "fr": (Segment("b"),),
    }
    assert merged.length == pytest.approx(math.sqrt(100 * 40))
    assert merged.anchors == {"#1", "?"}
    assert merged.sentences == 2
    assert merge_slots([two]).length == pytest.approx(60)
