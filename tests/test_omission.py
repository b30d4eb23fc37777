"""Text that is lost, added or moved: every threshold on both sides, and what each trait of a text says."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.align import profile
from qa.evidence import Evidence
from qa.evidence.endings import Endings
from qa.evidence.lengths import Lengths, Usual, median
from qa.evidence.lexicon import Lexicon, Link, Links
from qa.language.abbreviations import abbreviations, spelt_out
from qa.language.extent import extent
from qa.model import Document, Segment, Span, Unit, Version
from qa.omission import absence, order, suspicion
from qa.omission.absence import Absence, absences, mergers
from qa.omission.likelihood import (
    Pair,
    combine,
    weigh_figures,
    weigh_length,
    weigh_sentences,
    weigh_words,
)
from qa.omission.lost_words import write_words
from qa.omission.order import (
    displaced,
    find_ascending,
    find_displaced_rows,
    find_moved,
    find_shifts,
)
from qa.omission.suspicion import reasons, suspicions
from qa.omission.thresholds import Threshold


def make_unit(
    source: str | None = None,
    number: int = 1,
    *,
    by_id: bool = True,
    **texts: str | None,
) -> Unit:
    """Return a unit; None is a version that lacks it."""
    cells = []
    for name, text in texts.items():
        if text is not None:
            cells.append(
                (name, Segment(text, name, number, unit=str(number) if by_id else None))
            )
    return Unit("d", str(number), tuple(texts), tuple(cells), source)


def make_document(*rows: Unit, source: str | None = None) -> Document:
    names = rows[0].versions
    versions = []
    for name in names:
        segments = tuple(cell for row in rows if (cell := row.get(name)) is not None)
        versions.append(Version(name, segments, "d"))
    return Document("d", tuple(versions), rows, source)


# Who lacks a unit, and who has added it.


@pytest.mark.parametrize(
    ("source", "having", "lacking", "added"),
    [
        ("a", "ab", "c", False), ("a", "a", "bc", False), ("a", "b", "a", True), ("a", "bc", "a", False),
        ("a", "bc", "ad", True), ("a", "b", "ac", True), ("a", "bcd", "a", False),
        (None, "a", "b", False), (None, "a", "bc", True), (None, "ab", "c", False), (None, "ab", "cd", False),
        (None, "ab", "cde", True),
    ],
)  # fmt: skip
def test_who_has_added_a_text(
    source: str | None, having: str, lacking: str, *, added: bool
) -> None:
    texts: Any = {
        name: "Text." if name in having else None for name in sorted(having + lacking)
    }
    found = list(absences(make_document(make_unit(source, **texts)), Evidence()))
    assert {each.added for each in found} == {added}
    assert [each.version for each in found] == list(having if added else lacking)
    assert {each.others for each in found} == {tuple(lacking if added else having)}


def test_the_source_speaks_first_for_a_lost_text() -> None:
    (found,) = absences(
        make_document(make_unit("b", a="Text.", b="Text.", c=None)), Evidence()
    )
    assert found.others == ("b", "a")
    assert found.where == "b"
    assert [mark.version for mark in found.marks] == ["b", "a"]
    assert found.what == "row"
    assert found.sure


def test_empty_texts_lack_nothing() -> None:
    assert not list(absences(make_document(make_unit(a="Text.", b=" ")), Evidence()))
    assert not list(absences(make_document(make_unit(a=" ", b=None)), Evidence()))
    assert not list(
        absences(make_document(make_unit(a="Text.", b="Text.")), Evidence())
    )


@pytest.mark.parametrize(
    ("margin", "close", "sure"),
    [
        (2.99, True, False),
        (3.0, True, False),
        (3.01, False, False),
        (5.99, False, False),
        (6.0, False, True),
    ],
)
def test_rivals_of_a_gap(margin: float, *, close: bool, sure: bool) -> None:
    unit, rival = make_unit(a="Text.", b=None), make_unit(a="Other.", b="Other.")
    found = Absence(unit, "b", ("a",), rival=rival, margin=margin)
    assert (found.close is rival) is close
    assert found.sure is sure
    assert [mark.segment.text for mark in found.marks] == (
        ["Text.", "Other."] if close else ["Text."]
    )


def test_what_a_text_is_called() -> None:
    segment = Segment("Text.", role="heading")
    assert (
        Absence(Unit("d", "1", ("a",), (("a", segment),)), "b", ("a",)).what
        == "heading"
    )
    assert Absence(make_unit(a="Text.", by_id=False), "b", ("a",)).what == "paragraph"
    added = Absence(make_unit(a=None, b="Text."), "b", ("a",), added=True)
    assert added.where == "b"
    assert [mark.version for mark in added.marks] == ["b"]


def make_gap(*figures: str, gap: int) -> Document:
    """Return rows of an aligned document that say figures; one of them is lost in b."""
    rows = []
    for number, said in enumerate(figures, 1):
        text = f"There are {said} of them in all."
        other = None if number - 1 == gap else f"Es sind {said} von ihnen."
        rows.append(make_unit(number=number, a=text, b=other, by_id=False))
    return make_document(*rows)


@pytest.mark.parametrize(
    ("figures", "gap", "rival"),
    [
        (["11", "11", "33", "44", "55"], 0, 1), (["11", "11", "33", "44", "55"], 1, 0),
        (["11", "33", "44", "44", "55"], 2, 3), (["22", "22", "22", "22", "99"], 0, 1),
    ],
)  # fmt: skip
def test_the_likeliest_rival_stands_beside_the_gap(
    figures: Sequence[str], gap: int, rival: int
) -> None:
    document = make_gap(*figures, gap=gap)
    (found,) = absences(document, Evidence())
    assert found.rival is document.units[rival]
    assert found.close
    assert found.margin == pytest.approx(0, abs=0.3)


def test_a_rival_three_units_away_is_seen_and_one_four_away_is_not() -> None:
    document = make_gap("11", "22", "33", "44", "55", "66", "77", "88", "99", gap=4)
    gaps = absence._Rivals(document, "a", "b", Evidence())  # noqa: SLF001 - the costs have no other window
    assert [place for _, place in gaps._find_rivals(4, 1)] == [5, 6, 7]  # noqa: SLF001
    assert [place for _, place in gaps._find_rivals(4, -1)] == [3, 2, 1]  # noqa: SLF001
    costs = [cost for cost, _ in gaps._find_rivals(4, 1)]  # noqa: SLF001
    assert costs == sorted(costs)
    assert costs[0] > 3
    assert [place for _, place in gaps._find_rivals(7, 1)] == [8]  # noqa: SLF001


def test_a_gap_without_neighbours_has_no_rival() -> None:
    document = make_document(
        make_unit(a="Text.", b=None, by_id=False),
        make_unit(a=None, b="Text.", by_id=False),
    )
    for found in absences(document, Evidence()):
        assert found.rival is None
        assert found.margin == math.inf


def make_merged(first: str, second: str, other: str) -> Document:
    parts = (Segment(first, line=1), Segment(second, line=2))
    cells = (("a", Segment.joined(parts)), ("b", Segment(other)))
    return Document("d", (), (Unit("d", "1", ("a", "b"), cells, "a"),), "a")


@pytest.mark.parametrize(
    ("first", "second", "other", "doubtful"),
    [
        (
            "By us",
            "Ships stay in port until 12 May 2020.",
            "Kapal tetap di pelabuhan hingga 12 Mei 2020.",
            True,
        ),
        (
            "It was 43 in 1999.",
            "Then 77 in 2001.",
            "Da waren es 43 in 1999. Dann 77 in 2001.",
            False,
        ),
    ],
)
def test_a_merged_pair_may_be_a_lost_text(
    first: str, second: str, other: str, *, doubtful: bool
) -> None:
    found = list(mergers(make_merged(first, second, other), Evidence()))
    assert [(each.whole, each.parts) for each in found] == (
        [("a", ("b",))] if doubtful else []
    )


@pytest.mark.parametrize(("gain", "doubtful"), [(1.49, True), (1.5, False)])
def test_the_threshold_of_a_merged_pair(
    gain: float, monkeypatch: pytest.MonkeyPatch, *, doubtful: bool
) -> None:
    class Fixed:
        def __init__(self, *_: object) -> None: ...

        def single(self, i: int, _: int) -> float:
            return float(i)

        def stretch(self, *_: int) -> float:
            return 1.0 + gain

    monkeypatch.setattr(profile, "Score", Fixed)
    assert (
        bool(list(mergers(make_merged("One.", "Two.", "Both."), Evidence())))
        is doubtful
    )


def test_the_source_speaks_for_all_that_have_both_paragraphs() -> None:
    both = Segment.joined(
        (Segment("By us"), Segment("Ships stay in port until 12 May 2020."))
    )
    one = Segment("Kapal tetap di pelabuhan hingga 12 Mei 2020.")
    cells = (("a", both), ("b", both), ("c", one))
    for source, whole in (("b", "b"), (None, "a"), ("c", "a")):
        unit = Unit("d", "1", ("a", "b", "c"), cells, source)
        (found,) = mergers(Document("d", (), (unit,), source), Evidence())
        assert (found.whole, found.parts) == (whole, ("c",))
    three = Segment.joined(
        (
            Segment("By us"),
            Segment("and them"),
            Segment("Ships stay in port until 12 May 2020."),
        )
    )
    unit = Unit("d", "1", ("a", "c"), (("a", three), ("c", one)), None)
    assert not list(mergers(Document("d", (), (unit,), None), Evidence()))


# What stands in another place.


@pytest.mark.parametrize(
    ("gains", "runs"),
    [
        ([2.1, 2.1, 2.1], [(0, 3)]), ([2.0, 2.0, 2.0], []), ([3.1, 3.1], []), ([9.0, 9.0], []),
        ([-1.0, 2.1, 2.1, 2.1], [(1, 4)]), ([2.1, 2.1, 2.1, -1.0], [(0, 3)]), ([9.0, 9.0, 0.0, 9.0, 9.0], []),
        ([2.1] * 3 + [-9.0] + [2.1] * 4, [(0, 3), (4, 8)]), ([], []), ([0.1, 0.1, 0.1, 6.0], [(0, 4)]),
    ],
)  # fmt: skip
def test_rows_slip_together(
    gains: Sequence[float], runs: Sequence[tuple[int, int]]
) -> None:
    assert list(find_shifts(gains)) == runs


class Fits:
    """Scores of rows against rows: 0 where nothing is said."""

    def __init__(self, fits: Mapping[tuple[int, int], float]) -> None:
        self.fits = fits

    def single(self, i: int, j: int) -> float:
        return self.fits.get((i, j), 0.0)


@pytest.mark.parametrize(
    ("fits", "found"),
    [
        ({(0, 1): 2.0, (1, 0): 2.1}, [("exchanged", 0, 2)]),
        ({(0, 1): 2.0, (1, 0): 2.0}, []),
        # Both must fit better crosswise than either does as it stands.
        ({(1, 2): 9.0, (2, 1): 4.1, (1, 1): 4.0, (2, 2): 4.0}, [("exchanged", 1, 3)]),
        ({(1, 2): 9.0, (2, 1): 4.0, (1, 1): 4.0, (2, 2): -9.0}, []),
        ({(1, 2): 9.0, (2, 1): 4.0, (1, 1): -9.0, (2, 2): 4.0}, []),
        ({(1, 2): 4.0, (2, 1): 9.0, (1, 1): 4.0, (2, 2): -9.0}, []),
        ({(0, 1): 2.1, (1, 2): 2.1, (2, 3): 2.1}, [("up", 0, 3)]),
        ({(1, 0): 2.1, (2, 1): 2.1, (3, 2): 2.1}, [("down", 1, 4)]),
    ],
)
def test_rows_that_fit_those_beside_them(
    fits: Mapping[tuple[int, int], float], found: Sequence[tuple[str, int, int]]
) -> None:
    assert list(find_displaced_rows(Fits(fits), 4)) == found  # type: ignore[arg-type]


def test_no_unit_is_displaced_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(*_: object) -> list[tuple[str, int, int]]:
        return [("up", 0, 3), ("exchanged", 2, 4), ("exchanged", 3, 5)]

    monkeypatch.setattr(order, "find_displaced_rows", find)
    rows = [make_unit(number=n, a=f"Text {n}.", b=f"Text {n}.") for n in range(5)]
    found = list(displaced(make_document(*rows), "a", "b", Evidence()))
    assert [(each.kind, [unit.id for unit in each.units]) for each in found] == [
        ("up", ["0", "1", "2"]), ("exchanged", ["3", "4"]),
    ]  # fmt: skip
    assert {(each.version, each.against) for each in found} == {("b", "a")}


def link(*words: str, weight: float = 4.0) -> Links:
    """Return links of words to themselves, each as rare as the weight says (log)."""
    return Links(
        {
            word: Link(word, 9, (1000, 1000), round(1000 * math.exp(weight)))
            for word in words
        }
    )


@pytest.mark.parametrize(("weight", "settled"), [(1.99, False), (2.01, True)])
def test_linked_words_settle_rows(weight: float, *, settled: bool) -> None:
    rows = [
        order.Row(make_unit(a=text), Segment(text), Segment(text))
        for text in ("apple", "berry")
    ]
    assert (
        order.are_settled(rows, "a", "b", link("apple", "berry", weight=weight))
        is settled
    )


def test_rows_that_share_words_with_those_beside_them_are_not_settled() -> None:
    texts = [("apple", "berry"), ("berry", "apple"), ("candy", "candy")]
    rows = [
        order.Row(make_unit(a=one), Segment(one), Segment(two)) for one, two in texts
    ]
    assert not order.are_settled(
        rows, "a", "b", link("apple", "berry", "candy", weight=9)
    )
    assert order.are_settled(rows[2:], "a", "b", link("candy", weight=9))
    one_way = [
        order.Row(make_unit(a=one), Segment(one), Segment(two))
        for one, two in (("apple", "apple berry"), ("berry", "d"))
    ]
    assert not order.are_settled(one_way, "a", "b", link("apple", "berry", weight=9))
    own = [
        order.Row(make_unit(a=one), Segment(one), Segment(two))
        for one, two in (("apple", "apple"), ("b c", "d"))
    ]
    assert not order.are_settled(own, "a", "b", link("apple", weight=3.9))
    assert order.are_settled(own, "a", "b", link("apple", weight=4.1))


def test_exchanged_rows_of_a_table() -> None:
    texts = [
        "Bring 3 litres of it.",
        "Leave at 7:30!",
        "Pay 500 in all?",
        "See www.a.example/b now.",
    ]
    others = [texts[0], texts[2], texts[1], texts[3]]
    rows = [
        make_unit(number=n, a=one, b=two)
        for n, (one, two) in enumerate(zip(texts, others, strict=True))
    ]
    (found,) = displaced(make_document(*rows), "a", "b", Evidence())
    assert found.kind == "exchanged"
    assert [unit.id for unit in found.units] == ["1", "2"]
    straight = [make_unit(number=n, a=text, b=text) for n, text in enumerate(texts)]
    assert not list(displaced(make_document(*straight), "a", "b", Evidence()))
    gaps = [
        make_unit(number=9, a=None, b="9 9 9"),
        make_unit(number=8, a=" ", b="8 8"),
        *rows,
    ]
    (found,) = displaced(make_document(*gaps), "a", "b", Evidence())
    assert [unit.id for unit in found.units] == ["1", "2"]


@pytest.mark.parametrize(
    ("numbers", "kept"),
    [
        ([], []), ([5], [0]), ([1, 2, 3], [0, 1, 2]), ([3, 2, 1], [2]), ([2, 3, 1, 4], [0, 1, 3]),
        ([1, 9, 2, 3], [0, 2, 3]),
        ([5, 1, 2, 3], [1, 2, 3]), ([1, 1], [1]),
    ],
)  # fmt: skip
def test_a_longest_ascending_subsequence(
    numbers: Sequence[int], kept: Sequence[int]
) -> None:
    assert find_ascending(numbers) == kept


@given(st.lists(st.integers(0, 9), max_size=7))
def test_no_ascending_subsequence_is_longer(numbers: list[int]) -> None:
    kept = find_ascending(numbers)
    values = [numbers[place] for place in kept]
    assert kept == sorted(set(kept))
    assert values == sorted(set(values))
    longest = 0
    for size in range(len(numbers) + 1):
        for some in itertools.combinations(numbers, size):
            if list(some) == sorted(set(some)):
                longest = max(longest, size)
    assert len(kept) == longest


def place(
    order: Sequence[int],
    role: str | Sequence[str] = "",
) -> Document:
    """Return a document whose version `b` has the texts of `a` in this order.

    `order` holds the line of each text in `b`, `role` what all or each of them are.
    """
    rows = []
    roles = [role] * len(order) if isinstance(role, str) else role
    for number, line in enumerate(order):
        text, what = f"t{number}", roles[number]
        first = Segment(text, "a", number, role=what)
        second = Segment(text, "b", line, role=what)
        rows.append(Unit("d", str(number), ("a", "b"), (("a", first), ("b", second))))
    there = [cell for row in rows if (cell := row.get("b"))]
    there.sort(key=lambda segment: segment.line)
    versions = (Version("a", tuple(r["a"] for r in rows)), Version("b", tuple(there)))
    return Document("d", versions, tuple(rows))


@pytest.mark.parametrize(
    ("order", "blocks"),
    [
        ([0, 1, 2, 3, 4, 5], []),
        # A section that was moved is one finding.
        ([0, 4, 5, 1, 2, 3], [("moved", [1, 2])]),
        ([0, 1, 5, 6, 7, 2, 3, 4, 8, 9, 10, 11], [("moved", [2, 3, 4])]),
        # Two that went to different places are two.
        ([0, 11, 1, 2, 12, 3, 4, 5, 6, 7, 8], [("moved", [1]), ("moved", [4])]),
    ],
)
def test_what_moved_together_is_one_block(
    order: list[int], blocks: list[tuple[str, list[int]]]
) -> None:
    found = list(find_moved(place(order), "b"))
    told = [(kind, [int(unit.id) for unit in units]) for kind, units in found]
    assert told == blocks


def test_a_list_that_is_sorted_otherwise_is_one_finding() -> None:
    shuffled = [4, 0, 3, 1, 2]
    assert [kind for kind, _ in find_moved(place(shuffled, "item"), "b")] == ["sorted"]
    assert [kind for kind, _ in find_moved(place(shuffled, "cell"), "b")] == ["sorted"]
    kinds = [kind for kind, _ in find_moved(place(shuffled, "heading"), "b")]
    assert kinds == ["moved"] * len(kinds) != []
    # One that was moved within its list is one that was moved.
    one = place([0, 4, 1, 2, 3], "item")
    assert [kind for kind, _ in find_moved(one, "b")] == ["moved"]
    # So is what went to another list.
    roles = [*["item"] * 5, *["heading"] * 4, *["item"] * 3]
    far = place([0, 1, 30, 31, 2, *range(3, 10)], roles)
    assert [kind for kind, _ in find_moved(far, "b")] == ["moved"]


def test_a_moved_paragraph() -> None:
    texts = ["One.", "Two.", "Three.", "Four."]
    lines = {"One.": 1, "Two.": 4, "Three.": 2, "Four.": 3}
    rows = []
    for number, text in enumerate(texts, 1):
        cells = (
            ("a", Segment(text, line=number)),
            ("b", Segment(text, line=lines[text])),
        )
        rows.append(Unit("d", str(number), ("a", "b"), cells))
    read = tuple(sorted((row["b"] for row in rows), key=lambda segment: segment.line))
    versions = (Version("a", tuple(row["a"] for row in rows)), Version("b", read))
    (found,) = displaced(Document("d", versions, tuple(rows)), "a", "b", Evidence())
    assert (found.kind, found.version, found.against) == ("moved", "b", "a")
    assert [unit.id for unit in found.units] == ["2"]
    assert not list(
        displaced(Document("d", versions, tuple(rows)), "b", "a", Evidence())
    )


def test_a_joined_paragraph_stands_where_its_first_part_stands() -> None:
    parts = (Segment("One.", line=1), Segment("Two.", line=2))
    last = Segment("Three.", line=3)
    rows = (
        Unit("d", "1", ("a", "b"), (("b", Segment.joined(parts)),)),
        Unit("d", "2", ("a", "b"), (("a", last), ("b", last))),
        Unit("d", "3", ("a", "b"), (("a", last),)),
    )
    versions = (Version("a", (last, last)), Version("b", (*parts, last)))
    assert not list(displaced(Document("d", versions, rows), "a", "b", Evidence()))


# How likely it is that a part was left out.

USUAL = Usual(0.0, 1.0, 1000)


def pair(whole: float, part: float) -> Pair:
    return Pair("a", "b", whole, part, USUAL)


def test_several_lengths_are_combined() -> None:
    assert combine([2.0]) == 2.0
    assert combine([1.0, 3.0]) == pytest.approx(1.0 / math.sqrt(0.75))
    assert combine([5.0, 1.0, 2.0]) == pytest.approx(2.0 / math.sqrt(2 / 3))
    assert median([]) == 0.0


def test_length_speaks_for_a_cut_that_leaves_a_third_to_two_thirds() -> None:
    scores = {
        share: weigh_length([pair(200, 200 * share)])
        for share in (0.1, 0.35, 0.5, 0.7, 0.9, 1.0, 1.5)
    }
    assert scores[0.5] > 5
    assert scores[0.35] > scores[0.5] > scores[0.7] > 0 > scores[0.9] > scores[1.0]
    assert scores[1.0] < -2
    assert pair(200, 100).share == 0.5
    assert Pair("a", "b", 200, 100, Usual(math.log(2), 1.0, 9)).share == pytest.approx(
        0.25
    )


def test_length_is_the_mean_over_the_shares_that_may_be_left() -> None:
    one = pair(200, 110)
    shares = [0.35, 0.45, 0.55, 0.62, 0.7]
    cut = sum(math.exp(-(one.surprise(share) ** 2) / 2) for share in shares) / 5
    assert weigh_length([one]) == pytest.approx(
        math.log(cut) + one.surprise(1.0) ** 2 / 2
    )
    tiny = weigh_length([pair(200, 2)])
    assert tiny == pytest.approx(math.log(1e-9) + pair(200, 2).surprise(1.0) ** 2 / 2)


@pytest.mark.parametrize(
    ("whole", "part", "source", "says"),
    [
        ("One. Two.", "One.", "a", math.log(0.85 / 0.12)), ("One.", "One.", "a", 0.0), ("One.", "One. Two.", "a", 0.0),
        ("One.", "One.", "b", math.log(0.15 / 0.88)), ("One", "One.", "b", 0.0),
        ("One. Two.", "One.", "b", math.log(0.85 / 0.12)), ("One. Two.", "One.", None, math.log(0.85 / 0.12)),
    ],
)  # fmt: skip
def test_sentences(whole: str, part: str, source: str | None, says: float) -> None:
    unit = make_unit(source, a=whole, b=part)
    assert weigh_sentences(unit, pair(1, 1)) == pytest.approx(says)


def test_sentences_of_a_script_that_does_not_end_them() -> None:
    unit = make_unit("en", en="One. Two.", th="หนึ่ง")
    assert weigh_sentences(unit, Pair("en", "th", 9, 9, USUAL)) == 0.0
    assert weigh_sentences(unit, Pair("th", "en", 9, 9, USUAL)) == 0.0


@pytest.mark.parametrize(
    ("whole", "part", "says", "lost"),
    [
        ("12 and 34 here.", "nothing here.", 2 * 0.7 * math.log(0.46 / 0.1), ["12", "34"]),
        ("12 and 34 here.", "12 here.", 0.7 * (math.log(0.6) + math.log(0.46 / 0.1)), ["34"]),
        ("12 and 34 here.", "12 and 56 here.", 0.7 * math.log(0.6), []), ("7 here.", "here.", 0.0, []),
        ("see www.a.example now.", "see it now.", 0.7 * math.log(0.46 / 0.1), ["www.a.example"]),
        ("12 here.", "12 34 here.", 0.7 * math.log(0.6), []),
    ],
)  # fmt: skip
def test_figures(whole: str, part: str, says: float, lost: list[str]) -> None:
    strength, gone = weigh_figures(whole, part)
    assert strength == pytest.approx(says)
    assert gone == lost


def words(*links: Link) -> Links:
    return Links({link.partner.upper(): link for link in links})


def test_lost_words_at_one_end_speak_for_a_cut() -> None:
    names = "abcdefghij"
    links = Links(
        {f"{name}word": Link(f"{name}wort", 90, (100, 900), 9000) for name in names}
    )
    text = " ".join(links.links)
    whole = frozenset(links.links)
    first = frozenset(f"{name}word" for name in names[:5])
    every_other = frozenset(f"{name}word" for name in names[::2])
    nothing, none_lost = weigh_words(links, text, whole, whole)
    end, lost = weigh_words(links, text, whole, first)
    scattered, _ = weigh_words(links, text, whole, every_other)
    assert nothing < 0 < scattered < end
    assert none_lost == []
    assert lost == [f"{name}word" for name in names[5:]]
    assert weigh_words(links, text, frozenset(), frozenset()) == (0.0, [])


def test_a_word_is_weighed_by_how_often_it_is_kept_and_stands_by_chance() -> None:
    link = Link("wort", 80, (100, 450), 9000)
    strength, lost = weigh_words(
        Links({"word": link}), "word", frozenset(["word"]), frozenset()
    )
    gone = 0.7 * math.log(0.95 / 0.2)
    share = 3 / (8 + 7 + 6)
    assert strength == pytest.approx(math.log(share * math.exp(gone) + 1 - share))
    assert lost == ["word"]
    there, _ = weigh_words(
        Links({"word": link}), "word", frozenset(["word"]), frozenset(["word"])
    )
    kept = 0.7 * math.log(0.05 / 0.8)
    assert there == pytest.approx(math.log(share * math.exp(kept) + 1 - share))


def test_words_are_never_wholly_sure() -> None:
    always = Link("wort", 100, (100, 1000), 1000)
    strength, _ = weigh_words(
        Links({"word": always}), "word", frozenset(["word"]), frozenset()
    )
    share = 3 / 21
    assert strength == pytest.approx(
        math.log(share * math.exp(0.7 * math.log(0.5 / 0.05)) + 1 - share)
    )


@pytest.mark.parametrize(("together", "named"), [(60, False), (61, True)])
def test_a_lost_word_is_named_where_it_is_mostly_kept(
    together: int, *, named: bool
) -> None:
    link = Link("wort", together, (100, 100), 9000)
    _, lost = weigh_words(
        Links({"word": link}), "word", frozenset(["word"]), frozenset()
    )
    assert lost == (["word"] if named else [])


@pytest.mark.parametrize(("units", "named"), [(5000, False), (5001, True)])
def test_a_lost_word_is_named_where_it_is_rare(units: int, *, named: bool) -> None:
    link = Link("wort", 90, (100, 100), units)
    _, lost = weigh_words(
        Links({"word": link}), "word", frozenset(["word"]), frozenset()
    )
    assert lost == (["word"] if named else [])


@pytest.mark.parametrize(
    ("text", "language", "lost", "words"),
    [
        (
            "The letters, similar to those!",
            "en",
            ["simil", "lette"],
            ["letters", "similar"],
        ),
        ("No river", "en", [], []),
        ("River by river", "en", ["river"], ["River", "river"]),
        ("选民将于周日", "zh", ["选民"], []),
    ],
)
def test_lost_words_are_shown_as_they_stand(
    text: str, language: str, lost: list[str], words: list[str]
) -> None:
    assert write_words(text, language, lost) == words


def test_what_is_lost_is_said_once() -> None:
    assert suspicion._list_once(["Associated Press", "12", "press", "river"]) == [  # noqa: SLF001
        "Associated Press", "12", "river",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The U.S. and AMs with PTSD in WW1", {"U.S", "AM", "PTSD", "WW1"}), ("NATOMX and A", set()),
        ("SHE GAVE IT TO THE BBC", set()), ("Die UNO tagte.", {"UNO"}), ("США и США", {"США"}), ("联合国", set()),
        ("NATOM is", {"NATOM"}), ("Most of it", set()), ("Bs are", set()),
    ],
)  # fmt: skip
def test_abbreviations(text: str, found: set[str]) -> None:
    assert abbreviations(text) == found


def test_an_abbreviation_that_the_other_text_has_is_not_spelt_out() -> None:
    assert spelt_out("He has PTSD now", "Er hat es") == 24.0
    assert spelt_out("He has PTSD now", "Er hat PTSD") == 0.0


def test_an_abbreviation_that_was_spelt_out_adds_nothing() -> None:
    text = "She was in the {} and it was good for all of us in {} then."
    whole = text.format("post-traumatic stress group", "the first world war")
    short = text.format("PTSG", "FWW")
    plain = text.format("club", "May")
    assert suspicions(make_unit("a", a=plain, b=whole + " " + whole[:20]), Evidence())
    assert not suspicions(
        make_unit("a", a=short, b=whole + " " + whole[:20]), Evidence()
    )


@pytest.mark.parametrize(("size", "found"), [(59, False), (60, True)])
def test_a_length_says_nothing_below_sixty_letters(size: int, *, found: bool) -> None:
    text = "abcde " * 12
    unit = make_unit("a", a=text[: size * 6 // 5], b="abcde")
    assert extent(unit["a"].text) == size
    assert bool(suspicions(unit, Evidence())) is found
    # A Chinese letter says as much as several of an alphabet.
    dense = make_unit("zh", zh="选民将于周日作出决定" * 3, en="Yes it.")
    assert bool(suspicions(dense, Evidence()))


def test_the_length_of_a_heading_says_nothing() -> None:
    cells = (("a", Segment(LONG_TEXT, role="heading")), ("b", Segment(SHORT_TEXT)))
    assert not suspicions(Unit("d", "1", ("a", "b"), cells, "a"), Evidence())


@pytest.mark.parametrize(
    ("share", "size", "added"),
    [
        (0.5, 129, True),
        (0.5, 131, False),
        (0.9, 73, True),
        (0.9, 75, False),
        (0.5, 20, True),
        (0.5, 19, False),
    ],
)
def test_a_sentence_is_added_where_the_rest_is_long_enough(
    share: float, size: int, *, added: bool
) -> None:
    unit = make_unit("b", a="a" * 200, b="b")
    found = suspicion.Suspicion(unit, "b", "a", "a", share, 9.0, False, ())
    assert suspicion.is_added(found, Span(0, size)) is added
    assert not suspicion.is_added(found, None)


LONG_TEXT = "The river rose by 43 metres on Tuesday, and 17 boats were lost in the harbour of the old town. "
SHORT_TEXT = "The river rose by 43 metres on Tuesday"


def test_a_cut_text_is_suspected() -> None:
    (found,) = suspicions(make_unit("a", a=LONG_TEXT, b=SHORT_TEXT), Evidence())
    assert (found.whole, found.part, found.odd, found.open) == ("a", "b", "b", True)
    assert found.lost == ("17",)
    assert found.strength > 2.35
    assert found.share == pytest.approx(31 / 77, abs=0.02)


def test_a_text_that_says_more_is_suspected() -> None:
    (found,) = suspicions(
        make_unit("a", a="It rose by 43.", b=f"It rose by 43. {LONG_TEXT} {LONG_TEXT}"),
        Evidence(),
    )
    assert (found.whole, found.part, found.odd, found.open) == ("b", "a", "b", False)


def test_of_two_versions_the_shorter_is_looked_at() -> None:
    for first, second, part in (
        (LONG_TEXT, SHORT_TEXT, "b"),
        (SHORT_TEXT, LONG_TEXT, "a"),
    ):
        (found,) = suspicions(make_unit(a=first, b=second), Evidence())
        assert found.odd == found.part == part


def test_of_many_versions_the_odd_one_is_named() -> None:
    (found,) = suspicions(
        make_unit(a=LONG_TEXT, b=LONG_TEXT, c=LONG_TEXT, d=SHORT_TEXT[:20]), Evidence()
    )
    assert found.odd == found.part == "d"
    (found,) = suspicions(
        make_unit(a=SHORT_TEXT, b=SHORT_TEXT, c=SHORT_TEXT, d=LONG_TEXT * 3), Evidence()
    )
    assert found.odd == found.whole == "d"


def test_nothing_is_suspected_of_texts_as_long_as_usual_or_alone() -> None:
    assert suspicions(make_unit("a", a=LONG_TEXT, b=LONG_TEXT), Evidence()) == ()
    assert suspicions(make_unit("a", a=LONG_TEXT), Evidence()) == ()
    assert suspicions(make_unit(a=LONG_TEXT), Evidence()) == ()
    assert suspicions(make_unit("a", a=LONG_TEXT, b=" "), Evidence()) == ()


class Exact(Lengths):
    """Lengths of which each is off by what its text's length says: a tenth of a letter is one."""

    def usual(self, first: str, second: str) -> Usual:  # noqa: ARG002
        return Fixed(0.0, 1.0, 9)


class Fixed(Usual):
    def surprise(self, first: float, second: float, share: float = 1.0) -> float:
        return (second - first * share) / 10


@pytest.mark.parametrize(
    ("others", "size", "asked"),
    [
        ({"a": 100}, 90, False), ({"a": 100}, 89, True), ({"a": 100}, 110, False), ({"a": 100}, 111, True),
    ],
)  # fmt: skip
def test_a_length_is_clear_within_a_standard_deviation(
    others: Mapping[str, int],
    size: int,
    monkeypatch: pytest.MonkeyPatch,
    *,
    asked: bool,
) -> None:
    weighed = []

    def weigh(unit: Unit, pair: Pair, length: float, *_: object) -> suspicion.Suspicion:
        weighed.append((pair.whole, pair.part, length))
        return suspicion.Suspicion(
            unit,
            pair.part,
            pair.whole,
            pair.part,
            1.0,
            99.0,
            False,
            (),
        )

    monkeypatch.setattr(suspicion, "_weigh", weigh)
    texts: Any = {name: "a" * length for name, length in others.items()}
    found = suspicions(
        make_unit("a", **texts, b="a" * size), Evidence({Lengths: Exact()})
    )
    assert bool(found) is asked
    assert bool(weighed) is asked


@pytest.mark.parametrize(
    ("names", "measured"), [("abc", "bc"), ("abcdef", "bcdef"), ("abcdefgh", "bcdef")]
)
def test_a_length_is_measured_against_five_others(names: str, measured: str) -> None:
    texts: Any = dict.fromkeys(names, "Text.")
    unit = make_unit(**texts)
    lengths = dict.fromkeys(names, 4.0)
    assert "".join(suspicion._choose_others(unit, "a", lengths)) == measured  # noqa: SLF001
    assert suspicion._choose_others(make_unit("c", a="A", c="C"), "a", lengths) == ["c"]  # noqa: SLF001
    assert "c" in suspicion._choose_others(make_unit("x", a="A", c="C"), "a", lengths)  # noqa: SLF001


def ask(
    sizes: Sequence[int],
    strengths: Mapping[str, float],
    monkeypatch: pytest.MonkeyPatch,
) -> tuple[object, list[str]]:
    """Return the suspicion about a short version z, and which others were asked."""
    asked = []

    def weigh(unit: Unit, pair: Pair, *_: object) -> suspicion.Suspicion:
        asked.append(pair.whole)
        strength = strengths.get(pair.whole, 9.0)
        return suspicion.Suspicion(
            unit,
            pair.part,
            pair.whole,
            pair.part,
            1.0,
            strength,
            False,
            (),
        )

    monkeypatch.setattr(suspicion, "_weigh", weigh)
    lengths = {name: float(size) for name, size in zip("abcdef", sizes, strict=False)}
    lengths["z"] = 20.0
    texts: Any = {name: "a" * int(size) for name, size in lengths.items()}
    unit = make_unit(**texts)
    found = suspicion._suspect(unit, "z", lengths, Evidence({Lengths: Exact()}))  # noqa: SLF001
    return found, asked


def test_those_of_the_most_usual_length_are_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found, asked = ask([100, 140, 102, 101, 60], {}, monkeypatch)
    assert asked == ["b", "c", "d"]
    assert found is not None


@pytest.mark.parametrize(("middle", "found"), [(3.34, False), (3.35, True)])
def test_the_middle_of_those_that_are_asked_decides(
    middle: float, monkeypatch: pytest.MonkeyPatch, *, found: bool
) -> None:
    strengths = {"a": 99.0, "b": middle, "c": -99.0}
    suspected, _ = ask([100, 100, 100], strengths, monkeypatch)
    assert (suspected is not None) is found
    two, _ = ask([100, 100], {"a": 99.0, "b": middle}, monkeypatch)
    assert (two is not None) is found


@pytest.mark.parametrize(
    ("is_cut", "of_many", "threshold"),
    [
        (True, False, (-1.0, 2.35)),
        (False, False, (-1.0, 3.5)),
        (True, True, (0.5, 3.35)),
        (False, True, (0.5, 5.0)),
    ],
)
def test_thresholds(
    threshold: tuple[float, float], *, is_cut: bool, of_many: bool
) -> None:
    assert suspicion._choose_threshold(is_cut=is_cut, of_many=of_many) == threshold  # noqa: SLF001


def weigh(
    whole: str,
    part: str,
    length: float,
    *,
    least: float = -1.0,
    enough: float = 2.35,
    endings: Endings | None = None,
) -> suspicion.Suspicion:
    unit = make_unit("a", a=whole, b=part)
    evidence = Evidence({Endings: endings or Endings()})
    threshold = Threshold(least, enough)
    return suspicion._weigh(unit, pair(100, 50), length, threshold, evidence)  # noqa: SLF001


def test_an_open_end_speaks_for_a_cut() -> None:
    rare = Endings(Counter({("a", "b"): 380}), Counter({("a", "b"): 3}))
    often = Endings(Counter({("a", "b"): 30}), Counter({("a", "b"): 29}))
    assert weigh("It is.", "It is", 0.0, endings=rare).strength == pytest.approx(
        math.log(0.5 / 0.01)
    )
    assert weigh("It is.", "It is", 0.0, endings=often).strength == 0.0
    assert weigh("It is.", "It is.", 0.0, endings=rare).strength == 0.0
    assert weigh("It is", "It is", 0.0, endings=rare).strength == 0.0
    assert weigh("It is.", "It is", 0.0, endings=rare).open
    assert not weigh("It is", "It is", 0.0, endings=rare).open


def test_an_open_end_of_the_source_says_nothing() -> None:
    unit = make_unit("b", a="It is.", b="It is")
    threshold = Threshold(-1.0, 2.35)
    assert not suspicion._weigh(unit, pair(100, 50), 0.0, threshold, Evidence()).open  # noqa: SLF001
    assert suspicion._weigh(  # noqa: SLF001
        make_unit(a="It is.", b="It is"), pair(100, 50), 0.0, threshold, Evidence()
    ).open


def test_what_costs_more_is_asked_while_it_may_decide() -> None:
    figure = 0.7 * math.log(0.46 / 0.1)
    assert weigh("12 it is.", "it is.", -1.01).strength == -1.01
    assert weigh("12 it is.", "it is.", -1.0).strength == pytest.approx(figure - 1.0)
    more = math.log(0.85 / 0.12)
    assert weigh(
        "It rose. It fell.", "It fell.", 2.35 - more + 0.01
    ).strength == pytest.approx(2.36)
    assert weigh(
        "It rose. It fell.", "It fell.", 2.35 - more - 0.01
    ).strength == pytest.approx(2.34 - more)


def weigh_names(whole: str, part: str, length: float) -> suspicion.Suspicion:
    unit = make_unit("en", en=whole, id=part)
    threshold = Threshold(-1.0, 2.35)
    return suspicion._weigh(  # noqa: SLF001
        unit, Pair("en", "id", 9, 9, USUAL), length, threshold, Evidence()
    )


def test_names_that_are_gone_speak_for_a_cut() -> None:
    whole, part = (
        "It was Margaret Thatcher who spoke to Helmut Kohl.",
        "Begitulah adanya sampai hari ini.",
    )
    named = weigh_names(whole, part, 2.35 - 1.6 + 0.01)
    assert named.strength == pytest.approx(2.36)
    assert {"Margaret", "Thatcher"} <= {*named.lost}
    unasked = weigh_names(whole, part, 2.35 - 1.6 - 0.01)
    assert unasked.strength == pytest.approx(2.34 - 1.6)
    assert unasked.lost == ()
    kept = weigh_names(whole, "Margaret Thatcher bertemu Helmut Kohl.", 2.0)
    assert kept.strength == 2.0
    some = weigh_names(whole, "Helmut Kohl ada di sana.", 2.0)
    assert some.strength == pytest.approx(3.6)
    assert some.lost == ("Margaret", "Thatcher")
    replaced = weigh_names(
        "It was Margaret Thatcher who spoke.",
        "Yang berbicara adalah Bernardo Quintana.",
        2.0,
    )
    assert replaced.strength == 2.0


def test_words_come_from_the_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def links(
        _: Lexicon, first: str, second: str, document: str | None = None
    ) -> Links:
        asked.append((first, second, document))
        return Links({"river": Link("sunga", 95, (100, 100), 9000)})

    monkeypatch.setattr(Lexicon, "links", links)
    lost = weigh("the river rose.", "it rose.", 0.0)
    there = weigh("the river rose.", "sungai rose.", 0.0)
    assert lost.lost == ("river",)
    assert lost.strength > 0 > there.strength
    assert asked == [("a", "b", None)] * 2
    unit = make_unit("a", a="the river rose.", b="it rose.", by_id=False)
    suspicion._weigh(unit, pair(100, 50), 0.0, Threshold(-1.0, 2.35), Evidence())  # noqa: SLF001
    assert asked[-1] == ("a", "b", "d")


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.29, "less than a third"), (0.3, "less than half"), (0.45, "about half"), (0.55, "about two thirds"),
        (0.7, "shorter than usual"),
    ],
)  # fmt: skip
def test_a_short_length_in_words(share: float, said: str) -> None:
    unit = make_unit("a", a="A", b="B")
    found = suspicion.Suspicion(unit, "b", "a", "b", share, 9.0, False, ())
    assert said in reasons(found, [])


@pytest.mark.parametrize(
    ("times", "said"),
    [
        (3.01, "more than three"),
        (2.99, "more than twice"),
        (1.99, "half as long again"),
        (1.39, "longer than usual"),
    ],
)
def test_a_long_length_in_words(times: float, said: str) -> None:
    unit = make_unit("a", a="A", b="B")
    found = suspicion.Suspicion(unit, "a", "b", "b", 1 / times, 9.0, False, ())
    assert said in reasons(found, [])
    assert "beside a" in reasons(found, [])


def test_reasons() -> None:
    unit = make_unit("a", a="A", b="B")
    found = suspicion.Suspicion(unit, "b", "a", "b", 0.414, 9.0, True, ("12", "34"))
    assert reasons(found, ["12"]) == (
        'it is less than half as long as usual beside a; no closing punctuation; b has nothing for "12"'
    )
