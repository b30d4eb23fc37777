"""What aligning holds on to beside the text, and where both sides must meet."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from qa.align.points import Area, Point, choose_chain, find_points, pair_unique
from qa.align.slot import Slot
from qa.align.structure import find_structure
from qa.input.readers import html, markdown
from qa.model import Inline, Segment, Source, Span


def side(*anchors: str) -> list[Slot]:
    return [Slot({}, 50.0, frozenset(each.split())) for each in anchors]


def points(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    return [(one.i, one.j) for one in find_points(side(*left), side(*right))]


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        (["^a", "^b"], ["^a", "^b"], [(0, 0), (1, 1)]),
        (["^a", "^b"], ["x", "^b"], [(1, 1)]),
        # What stands twice on a side says nothing.
        (["^a", "^a"], ["^a", "x"], []),
        (["^a", "x"], ["^a", "^a"], []),
        # One figure can be the same by chance, two are not; a short one is none.
        (["#1999"], ["#1999"], []),
        (["#1999 #404"], ["#404 #1999"], [(0, 0)]),
        (["#19 #40"], ["#40 #19"], []),
        (["`run"], ["`run"], [(0, 0)]),
        (["@x.example"], ["@x.example"], [(0, 0)]),
        # Names, roles and signs are no points.
        (["~lgs ?"], ["~lgs ?"], []),
        (["§heading =rain"], ["§heading =rain"], []),
        # What crosses the rest is left out.
        (["^a", "^b", "^c"], ["^c", "^a", "^b"], [(0, 1), (1, 2)]),
        # Between two points more is unique.
        (
            ["^x", "^a", "^x", "^b", "^x"],
            ["^a", "^x", "^b"],
            [(1, 0), (2, 1), (3, 2)],
        ),
    ],
)
def test_points_share_what_stands_once(
    left: list[str], right: list[str], found: list[tuple[int, int]]
) -> None:
    assert points(left, right) == found


def test_a_chain_is_the_heaviest_and_not_the_longest() -> None:
    heavy = {Point(0, 9): 9.0, Point(1, 1): 2.0, Point(2, 2): 2.0, Point(3, 3): 2.0}
    assert choose_chain(heavy) == [Point(0, 9)]
    light = {**heavy, Point(0, 9): 5.0}
    assert choose_chain(light) == [Point(1, 1), Point(2, 2), Point(3, 3)]
    assert choose_chain({}) == []


def test_each_place_is_in_a_chain_once() -> None:
    same_left = {Point(4, 1): 2.0, Point(4, 2): 2.0, Point(5, 3): 2.0}
    assert len(choose_chain(same_left)) == 2
    same_right = {Point(1, 4): 2.0, Point(2, 4): 3.0, Point(3, 4): 2.0}
    assert choose_chain(same_right) == [Point(2, 4)]


def test_an_area_is_looked_at_alone() -> None:
    left = [frozenset({"^a"}), frozenset({"^b"}), frozenset({"^a"})]
    assert pair_unique(left, left, Area(0, 2, 0, 2)) == {
        Point(0, 0): 2.0,
        Point(1, 1): 2.0,
    }
    assert pair_unique(left, left, Area(0, 3, 0, 3)) == {Point(1, 1): 2.0}
    assert pair_unique(left, left, Area(1, 3, 0, 1)) == {Point(2, 0): 2.0}


def anchors(written: str, language: str = "en") -> set[str]:
    source = Source("p.md", "markdown", data=written.encode())
    (version,) = markdown.read(source)
    found: set[str] = set()
    for segment in version.segments:
        found |= find_structure(segment, language)
    return found


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("See [it](https://a.example/p/).", {"^~a.example/p"}),
        ("See [it](http://a.example/p).", {"^~a.example/p"}),
        ("See [it](../x/y.md#part).", {"^~x:x/../x/y.md#part"}),
        ("See [it](#part).", {"^#part"}),
        ("![Map](img/map.png)", {"^~x:x/img/map.png"}),
        ('A <a href="https://a.example/q">b</a>.', {"^~a.example/q"}),
        ('<a id="pump"></a>Pump', {"^~x:x/pump"}),
        ("Run `make all` now.", {"`make all"}),
        ("Press `-` or `ab`.", set()),
        ("Plain *words* and 12 digits.", set()),
        ("```\nmake all\nx\n  make   clean\n```", {"`make all", "`make clean"}),
    ],
)
def test_structure_of_a_page(written: str, found: set[str]) -> None:
    assert anchors(written) == found


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("[a](https://a.example/en/p)", "[a](https://a.example/de/p)"),
        ("[a](https://en.a.example/p)", "[a](https://de.a.example/p)"),
        ("[a](guide/en/p.md)", "[a](guide/de/p.md)"),
        ("[a](p.en.md)", "[a](p.de.md)"),
        ("[a](/docs/p.md)", "[a](docs/p.md)"),
    ],
)
def test_a_target_is_the_same_in_either_language(first: str, second: str) -> None:
    assert anchors(first, "en") == anchors(second, "de")
    assert anchors(first, "fr") != set()


def test_the_longest_lines_of_code_are_held_on_to() -> None:
    code = Segment("\n".join("x" * n for n in range(1, 12)), role="code")
    assert find_structure(code, "en") == {"`" + "x" * n for n in range(6, 12)}


def test_structure_of_html() -> None:
    written = "<p>See <a href='a/b.html'>it</a> and <code>run()</code>.</p>"
    (segment,) = html.read_segments(written, "p.html", 1)
    assert find_structure(segment, "en") == {"^~x:x/a/b.html", "`run()"}


def test_the_id_that_a_file_says() -> None:
    segment = Segment("Pump", meta=(("id", "pump"), ("level", "2")))
    assert find_structure(segment, "en") == {"^#pump"}


def test_a_tag_without_a_target_says_nothing() -> None:
    tags = tuple(
        Inline(Span(0, 0), code) for code in ("<b>", "<br>", "**", "[", "](x)", "{0}")
    )
    assert find_structure(Segment("a", inlines=tags), "en") == frozenset()
