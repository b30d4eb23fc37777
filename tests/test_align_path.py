"""The search for beads: every threshold on both sides, and each kind of bead."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import pytest

from qa.align import moves, onward, thresholds
from qa.align import path as search
from qa.align import score as scoring
from qa.align.beads import Bead
from qa.align.corridor import Corridor, lay_corridors
from qa.align.path import find_beads
from qa.align.points import Point
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


class FewAnchors:
    """The anchors of one side, by the place of a segment; its role is given for all."""

    def __init__(self) -> None:
        self.anchors: list[set[str]] = [set() for _ in range(500)]
        self.roles: dict[int, str] = {}

    def role(self, place: int) -> str:
        return self.roles.get(place, "")


class Fits:
    """A score that says of each pair what it is told."""

    def __init__(self, fits: dict[tuple[int, int], float]) -> None:
        self.fits = fits
        self.left = FewAnchors()
        self.right = FewAnchors()

    def single(self, i: int, j: int) -> float:
        return self.fits.get((i, j), -9.0)


@pytest.mark.parametrize(("fit", "moved"), [(4.1, True), (4.0, False), (3.9, False)])
def test_gaps_are_joined_where_their_texts_fit(fit: float, *, moved: bool) -> None:
    path = beads((0, 0, DELETION), (1, 0, MATCH), (2, 1, MATCH), (3, 2, INSERTION))
    joined = moves.join_moved(path, Fits({(0, 2): fit}))  # type: ignore[arg-type]
    assert joined == (
        beads((0, 2, MATCH), (1, 0, MATCH), (2, 1, MATCH)) if moved else path
    )


def gaps(deleted: int, inserted: int) -> list[Bead]:
    """Return the path of two sides that have nothing in common."""
    left = [Bead(n, 0, DELETION) for n in range(deleted)]
    return left + [Bead(deleted, n, INSERTION) for n in range(inserted)]


def test_the_best_pairs_of_gaps_are_joined_each_text_once() -> None:
    path = gaps(2, 3)
    fits = {(0, 1): 9.0, (1, 1): 8.0, (0, 2): 7.0, (1, 2): 6.0}
    assert moves.find_moves(path, Fits(fits)) == {0: 1, 1: 2}  # type: ignore[arg-type]
    fits = {(0, 1): 9.0, (1, 1): 8.0}
    assert moves.find_moves(path, Fits(fits)) == {0: 1}  # type: ignore[arg-type]


@pytest.mark.parametrize(("fit", "moved"), [(8.7, True), (8.5, False)])
def test_of_many_gaps_one_must_fit_the_better(fit: float, *, moved: bool) -> None:
    found = moves.find_moves(gaps(100, 9), Fits({(50, 3): fit}))  # type: ignore[arg-type]
    assert found == ({50: 3} if moved else {})


@pytest.mark.parametrize(
    ("anchor", "again", "moved"),
    [("^a", "^b", True), ("^a", "^a", False), ("~a", "~b", False), ("", "", False)],
)
def test_of_many_gaps_those_that_alone_share_something_firm_fit(
    anchor: str, again: str, *, moved: bool
) -> None:
    score = Fits({(50, 3): 4.1})
    score.left.anchors[50] = score.right.anchors[3] = {anchor or "?"}
    score.right.anchors[200] = {again or "?"}
    found = moves.find_moves(gaps(100, 9), score)  # type: ignore[arg-type]
    assert found == ({50: 3} if moved else {})


@pytest.mark.parametrize(
    ("beside", "role", "moved"),
    [(1.1, "", True), (1.0, "", False), (1.1, "heading", False)],
)
def test_neighbours_of_a_moved_text_follow_it(
    beside: float, role: str, *, moved: bool
) -> None:
    score = Fits({(3, 4): 9.0, (2, 3): beside, (4, 5): beside, (5, 6): -1.0})
    score.left.roles = {2: role, 4: role}
    found = moves.find_moves(gaps(8, 8), score)  # type: ignore[arg-type]
    assert found == ({2: 3, 3: 4, 4: 5} if moved else {3: 4})


def test_what_stands_between_moved_texts_was_moved() -> None:
    score = Fits({(3, 4): 9.0, (5, 6): 9.0, (8, 8): 9.0})
    found = moves.find_moves(gaps(10, 10), score)  # type: ignore[arg-type]
    assert found == {3: 4, 4: 5, 5: 6, 8: 8}
    score.left.roles = {4: "heading"}
    found = moves.find_moves(gaps(10, 10), score)  # type: ignore[arg-type]
    assert found == {3: 4, 5: 6, 8: 8}


@pytest.mark.parametrize(("places", "moved"), [(5, True), (6, False)])
def test_of_very_many_gaps_those_that_share_an_anchor_are_compared(
    places: int, *, moved: bool
) -> None:
    score = Fits({(70, 10): 20.0, (80, 20): 20.0})
    score.left.anchors[70] = {"~a"}
    for n in range(places):
        score.right.anchors[10 + n] = {"~a"}
    found = moves.find_moves(gaps(500, 500), score)  # type: ignore[arg-type]
    assert found == ({70: 10} if moved else {})


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
    result = moves.join_replaced(rows)
    assert [bead.step for bead in result] == joined
    assert sorted(
        n for bead in result for n in range(bead.left.start, bead.left.stop)
    ) == list(range(i))
    assert sorted(
        n for bead in result for n in range(bead.right.start, bead.right.stop)
    ) == list(range(j))


WIDE = Corridor(0, 0, 40, 0)
"""A corridor of no row, with as many segments to come on either side."""


def test_a_gap_that_goes_on_costs_less_than_a_new_one() -> None:
    row = {0: (0.0, MATCH)}
    search.insert_gaps(row, Corridor(0, 0, 40, -3), 3)
    first, more = math.log(0.01), math.log(0.7)
    assert [row[j][0] for j in range(1, 4)] == pytest.approx(
        [first + n * more for n in range(3)]
    )
    assert [row[j][1] for j in range(1, 4)] == [(0, 1), (0, 2), (0, 3)]


def test_a_gap_goes_through_texts_that_fit_something() -> None:
    row = {0: (0.0, MATCH), 2: (-4.7, MATCH)}
    search.insert_gaps(row, Corridor(0, 0, 40, -5), 5)
    assert row[2] == (-4.7, MATCH)
    assert row[3][1] == (0, 3)
    row = {0: (0.0, MATCH), 2: (0.0, MATCH)}
    search.insert_gaps(row, Corridor(0, 0, 40, -5), 5)
    assert [row[j][1] for j in range(2, 6)] == [MATCH, (0, 1), (0, 2), (0, 3)]


def test_a_gap_ends_where_nobody_would_keep_it() -> None:
    first, more = thresholds.BEAD_PRIORS[INSERTION], thresholds.GAP_EXTENSION
    row = {0: (0.0, MATCH)}
    search.insert_gaps(row, WIDE, 40)
    longest = 1 + int((thresholds.BEAM_MARGIN + first + more) / (-2 * more))
    assert max(row) == longest
    # A gap that is needed in any case does not.
    row = {0: (0.0, MATCH)}
    search.insert_gaps(row, Corridor(0, 0, 100, -90), 200)
    assert max(row) > 90
    row = {0: (0.0, MATCH)}
    search.insert_gaps(row, Corridor(0, 0, 30, -90), 200)
    assert max(row) == 30
    row = {0: (0.0, MATCH)}
    search.insert_gaps(row, Corridor(0, 51, 30, -90), 200)
    assert max(row) == 50


def test_a_row_keeps_the_best_cells() -> None:
    corridor = Corridor(0, 0, 24, -60)
    row = {j: (-0.1 * j + thresholds.GAP_EXTENSION * j, MATCH) for j in range(50)}
    ranks = search.prune(row, corridor)
    assert sorted(row) == sorted(ranks) == list(range(24))
    margin = thresholds.BEAM_MARGIN
    row = {0: (0.0, MATCH), 1: (-margin, MATCH), 2: (-margin - 0.1, MATCH)}
    search.prune(row, Corridor(0, 0, 24, 0))
    assert sorted(row) == [0]
    row = {0: (-margin, MATCH), 1: (-margin - 0.1, MATCH), 9: (0.0, MATCH)}
    search.prune(row, Corridor(0, 2, 24, -9))
    assert sorted(row) == [0, 1, 9]


def test_a_corridor_keeps_more() -> None:
    row = {j: (-0.01 * j, MATCH) for j in range(50)}
    search.prune(row, Corridor(40, 45, 3, 0))
    assert sorted(row) == [0, 1, 2, 40, 41, 42, 43, 44]
    low = -2 * thresholds.BEAM_MARGIN
    row = {0: (0.0, MATCH), 7: (low + 5.0, MATCH), 8: (low - 5.0, MATCH)}
    search.prune(row, Corridor(7, 9, 3, -4))
    assert sorted(row) == [0, 7]


def test_a_place_is_ranked_by_what_must_be_paid_in_any_case() -> None:
    more = thresholds.GAP_EXTENSION
    assert Corridor(0, 0, 1, -5).rank(5, -2.0) == -2.0
    assert Corridor(0, 0, 1, -5).rank(2, -2.0) == pytest.approx(-2.0 + 3 * more)
    assert Corridor(0, 0, 1, -5).rank(8, -2.0) == pytest.approx(-2.0 + 3 * more)


def test_corridors_lie_between_points() -> None:
    rows = lay_corridors([Point(2, 3), Point(4, 5)], 6, 9)
    assert [(row.start, row.stop) for row in rows] == [
        (0, 4), (0, 4), (3, 6), (3, 6), (5, 10), (5, 10), (9, 10),
    ]  # fmt: skip
    # On the path from a point to the next nothing is to be paid but what is longer.
    assert [row.ahead for row in rows] == [-1, -2, -3, -4, -7, -8, -9]


def test_a_wide_corridor_is_that_of_no_row() -> None:
    most, width = thresholds.CORRIDOR, thresholds.BEAM_WIDTH
    assert lay_corridors([], 9, most)[0].stop == most + 1
    assert lay_corridors([], 9, most + 1)[0].stop == 0
    assert lay_corridors([], 400, 400)[0].most == width
    assert lay_corridors([], 400, 460)[0].most == width + 60
    assert lay_corridors([], 400, 9000)[0].most == thresholds.MOST_CELLS // 401
    assert lay_corridors([], 90_000, 90_500)[0].most == width


def test_gaps_of_the_right_side_go_on_or_begin() -> None:
    first, more = thresholds.BEAD_PRIORS[DELETION], thresholds.GAP_EXTENSION
    row = {3: (-1.0, MATCH), 4: (-9.0, MATCH)}
    gaps_then = search.extend_gaps({3: (-9.0, 2), 4: (-10.0, 7), 5: (0.0, 1)}, row)
    assert gaps_then == {3: (-1.0 + first, 1), 4: (-10.0 + more, 8)}
    following = {3: (0.0, MATCH)}
    search.enter_gaps(following, gaps_then)
    assert following == {3: (0.0, MATCH), 4: (-10.0 + more, (8, 0))}


def test_a_long_gap_is_found_whichever_side_has_it() -> None:
    long, short = texts(300), [*texts(300)[:80], *texts(300)[220:]]
    kept = [n for n in range(300) if n < 80 or n >= 220]
    there = {bead.i: bead.j for bead in find_beads(long, short) if bead.step == MATCH}
    back = {bead.j: bead.i for bead in find_beads(short, long) if bead.step == MATCH}
    assert there == back == {i: j for j, i in enumerate(kept)}


def test_texts_that_nothing_tells_apart_are_matched_in_order() -> None:
    same = [slot(5) for _ in range(90)]
    assert steps(same, same) == straight(90)


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
    score = Flat({(1, 1): 5.0, (1, 2): 1.0, (2, 1): 2.0})
    weighed = onward.weigh_bead(score, 1, 1, step)  # type: ignore[arg-type]
    assert weighed == pytest.approx(thresholds.BEAD_PRIORS[step] + gain)
    rows: list[search.Row] = [{} for _ in range(5)]
    rows[1][1] = (-1.0, MATCH)
    search.add_beads(rows, 1, 1, [(*step, step, 7.0)])
    assert rows[1 + step[0]] == {1 + step[1]: (6.0, step)}


def test_the_priors_are_shares_of_all_beads() -> None:
    assert sum(map(math.exp, thresholds.BEAD_PRIORS.values())) == pytest.approx(
        1, abs=0.02
    )
    assert (
        min(thresholds.BEAD_PRIORS.values())
        == thresholds.BEAD_PRIORS[3, 1]
        == math.log(0.0007)
    )


def test_a_bead_yields_to_a_better_path() -> None:
    rows: list[search.Row] = [{}, {3: (0.0, MATCH)}, {4: (9.0, MATCH)}]
    search.add_beads(rows, 1, 3, [(1, 1, MATCH, 9.0)])
    assert rows[2] == {4: (9.0, MATCH)}
    search.add_beads(rows, 1, 3, [(1, 1, EXCHANGE, 9.5)])
    assert rows[2] == {4: (9.5, EXCHANGE)}


def test_beads_stay_within_both_sides() -> None:
    slots = [slot(5 + place) for place in range(4)]
    ahead = onward.Onward(Flat({}), slots, slots)  # type: ignore[arg-type]
    steps = [step for _, _, step, _ in ahead.gains(0, 0, merges=True)]
    assert steps == [MATCH, (2, 1), (1, 2), (3, 1), (1, 3), EXCHANGE]
    assert [step for *_, step, _ in ahead.gains(3, 1, merges=True)] == [MATCH, (1, 2), (1, 3)]  # fmt: skip
    assert [step for *_, step, _ in ahead.gains(2, 3, merges=True)] == [MATCH, (2, 1)]
    assert ahead.gains(4, 0, merges=True) == ahead.gains(0, 4, merges=True) == []
    assert [step for *_, step, _ in ahead.gains(0, 0, merges=False)] == [MATCH]


def test_what_is_alike_is_weighed_once() -> None:
    """Twenty thousand equal lines cost a few weighings; no two lines that differ share one."""
    asked = Counter[tuple[int, int]]()

    class Counted(Flat):
        def single(self, i: int, j: int) -> float:
            asked[i, j] += 1
            return 0.0

    alike = [slot(5) for _ in range(200)]
    score = Counted({})
    search.search(onward.Onward(score, alike, alike), 200, lay_corridors([], 200, 200))  # type: ignore[arg-type]
    assert asked.total() < 200
    assert onward.number_alike(alike)[:198] == [0] * 198
    assert len(set(onward.number_alike([slot(5), slot(6), slot(5, "#1"), slot(5)] * 3)[:8])) == 4  # fmt: skip
    assert onward.number_alike([slot(n + 1) for n in range(9)]) == [-1] * 10


def test_merged_texts_are_tried_from_likely_cells_alone() -> None:
    class Steep(Fits):
        width = 2

        def stretch(self, *_: int) -> float:
            return 50.0

    fits = {(0, 0): 0.0, (1, 0): -20.0, (1, 1): 0.0}
    two = [slot(1), slot(2)]
    ahead = onward.Onward(Steep(fits), two, two)  # type: ignore[arg-type]
    rows = search.search(ahead, 2, lay_corridors([], 2, 2))
    assert rows[2][2][1] in {MATCH, (2, 1), (1, 2)}


@pytest.mark.parametrize(("below", "tried"), [(7.99, True), (8.01, False)])
def test_the_margin_of_merged_texts(below: float, *, tried: bool) -> None:
    asked = []

    class Watched(Fits):
        width = 3

        def stretch(self, i: int, k: int, j: int, m: int) -> float:
            asked.append((i, k, j, m))
            return -99.0

    match = thresholds.BEAD_PRIORS[MATCH]
    deletion = thresholds.BEAD_PRIORS[DELETION]
    further = thresholds.GAP_EXTENSION
    fits = {(0, 0): below + deletion + further - match, (0, 1): -99.0}
    score = Watched(fits)
    three = [slot(1), slot(2), slot(3)]
    ahead = onward.Onward(score, three, three)  # type: ignore[arg-type]
    search.search(ahead, 3, lay_corridors([], 3, 3))
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
    ("kind", "kept"), [("@", 0.93), ("#", 0.8), ("~", 0.5), ("§", 0.97), ("^", 0.9), ("`", 0.85), ("?", 0.7), ("=", 0.7)]
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
