"""How the facts of many versions become rows: a kind of words, `a?` a weak one, `a/b` one of two readings."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from qa.compare import (
    Match,
    Side,
    lines,
    pair_by,
    pair_off,
    share_reading,
    table,
    value,
)
from qa.compare.group import Group, Many, Pairs
from qa.compare.numbered import Shelf
from qa.compare.pairing import by_reading
from qa.compare.traits import Odd, differing
from qa.evidence import Evidence
from qa.model import Fact, Segment, Span, Unit

EVIDENCE = Evidence()


def word(found: re.Match[str]) -> Fact:
    text = found.group()
    readings = text.rstrip("?").split("/")
    return Fact(
        "word",
        readings[0],
        Span(*found.span()),
        text,
        frozenset(readings),
        not text.endswith("?"),
    )


def read(segment: Segment, language: str) -> tuple[Fact, ...]:  # noqa: ARG001
    return tuple(map(word, re.finditer(r"\S+", segment.text.strip("."))))


def match_nothing(first: Side, second: Side, evidence: Evidence) -> Match:  # noqa: ARG001
    """Pair nothing and miss nothing."""
    return Match(())


WORDS = Group("words", read, lambda _: "numbers", by_reading)
DOUBTED = Group("doubted", read, lambda _: "numbers", match_nothing)


def unit(texts: Mapping[str, str], source: str | None = None) -> Unit:
    """Return a unit of texts; one without facts is `.`."""
    segments = tuple((name, Segment(text)) for name, text in texts.items())
    return Unit("d", "1", tuple(texts), segments, source)


def side(version: str, text: str) -> Side:
    return Side(version, Segment(text), read(Segment(text), version))


def rows(
    texts: Mapping[str, str], source: str | None = None, group: Group = WORDS
) -> list[str]:
    """Return each row as the versions with their words, and behind `?` who is unsure."""
    found = []
    for line in lines(unit(texts, source), group, EVIDENCE):
        cells = " ".join(
            f"{name}={fact.text}" for name, fact in sorted(line.cells.items())
        )
        found.append(f"{cells} ? {' '.join(sorted(line.unsure))}".rstrip(" ?"))
        for name, number in line.numbers.items():
            assert read(Segment(texts[name]), name)[number] == line.cells[name]
    return found


@pytest.mark.parametrize(
    ("texts", "source", "table"),
    [
        ({"de": "a b"}, None, []),
        ({"de": ".", "en": "."}, None, []),
        ({"de": "a b", "en": "a b"}, None, ["de=a en=a", "de=b en=b"]),
        ({"de": "a b", "en": "b a"}, "en", ["de=b en=b", "de=a en=a"]),
        ({"de": "a", "en": "a b"}, "de", ["de=a en=a", "en=b"]),
        ({"de": "a", "en": "."}, None, ["de=a"]),
        ({"de": ".", "en": "a"}, "de", ["en=a"]),
        ({"de": "a a", "en": "a"}, None, ["de=a en=a", "de=a"]),
        ({"de": "a?", "en": "."}, None, ["de=a? ? en"]),
        ({"de": "a?", "en": "a"}, None, ["de=a? en=a"]),
        # What only others state shares a row, one word of a version each.
        ({"de": "a", "en": "a b", "fr": "a b"}, "de", ["de=a en=a fr=a", "en=b fr=b"]),
        (
            {"de": "a", "en": "a b b", "fr": "a b"},
            "de",
            ["de=a en=a fr=a", "en=b fr=b", "en=b"],
        ),
        (
            {"de": "a", "en": "a b", "fr": "a c"},
            "de",
            ["de=a en=a fr=a", "en=b", "fr=c"],
        ),
        (
            {"de": ".", "en": "b", "fr": "b/c", "ko": "c"},
            "de",
            ["en=b fr=b/c ? ko", "ko=c ? fr"],
        ),
        # The pivot is the one that most others agree with, the first by name where several are.
        (
            {"de": "x a", "en": "a b", "fr": "b a"},
            None,
            ["de=a en=a fr=a", "en=b fr=b", "de=x"],
        ),
        (
            {"fr": "b a", "de": "x a", "en": "a b"},
            None,
            ["de=a en=a fr=a", "en=b fr=b", "de=x"],
        ),
        (
            {"de": "b? c? a", "en": "a b? c?", "fr": "b c"},
            None,
            ["de=b? en=b? fr=b", "de=c? en=c? fr=c", "de=a en=a"],
        ),
    ],
)
def test_rows(texts: Mapping[str, str], source: str | None, table: list[str]) -> None:
    assert rows(texts, source) == table


@pytest.mark.parametrize(
    ("texts", "source", "table"),
    [
        ({"de": "a", "en": "a"}, None, ["de=a en=a"]),
        ({"de": "a a", "en": "a"}, None, ["de=a en=a", "de=a ? en"]),
        ({"de": "a", "en": "b"}, None, ["de=a ? en"]),
        ({"de": "a", "en": "b"}, "en", ["en=b ? de"]),
        ({"de": "a/b", "en": "b c"}, None, ["de=a/b en=b"]),
        ({"de": "a b", "en": "b"}, None, ["de=a ? en", "de=b en=b"]),
    ],
)
def test_what_a_matcher_leaves_out_is_in_the_row_of_its_reading(
    texts: Mapping[str, str], source: str | None, table: list[str]
) -> None:
    assert rows(texts, source, DOUBTED) == table


def test_one_fact_of_a_version_completes_a_row() -> None:
    (row,) = lines(unit({"de": "a", "en": "a a"}, "de"), DOUBTED, EVIDENCE)
    assert row.numbers == {"de": 0, "en": 0}


@pytest.mark.parametrize(
    ("texts", "pivot"),
    [
        ({"de": "b?", "en": "b"}, "en"),
        ({"de": "b", "en": "b"}, "de"),
        ({"de": "b? c?", "en": "b d", "fr": "c"}, "de"),
        ({"de": "x", "en": "b", "fr": "b"}, "en"),
    ],
)
def test_the_pivot_agrees_most_and_strong_words_count_twice(
    texts: Mapping[str, str], pivot: str
) -> None:
    (row, *_) = lines(unit(texts), WORDS, EVIDENCE)
    assert next(iter(row.cells)) == pivot


def test_a_matcher_may_pair_what_shares_no_reading_and_add_to_the_pivot() -> None:
    added = Fact("word", "new", Span(0, 1), "n", frozenset(["new"]))

    def match(first: Side, second: Side, evidence: Evidence) -> Match:  # noqa: ARG001
        return Match(((first.facts[0], second.facts[0]), (added, second.facts[1])))

    group = Group("adding", read, lambda _: "numbers", match)
    (first, second) = lines(
        unit({"de": "a", "en": "b x", "fr": "c y"}, "de"), group, EVIDENCE
    )
    assert {name: fact.text for name, fact in first.cells.items()} == {
        "de": "a",
        "en": "b",
        "fr": "c",
    }
    assert {name: fact.text for name, fact in second.cells.items()} == {
        "de": "n",
        "en": "x",
        "fr": "y",
    }
    assert second.numbers == {"de": 1, "en": 1, "fr": 1}


def find_some(found: Mapping[str, str]) -> Group:
    """Return a group in which versions find a word of another in another form, or lost, or do not say."""

    def match(first: Side, second: Side, evidence: Evidence) -> Match:  # noqa: ARG001
        fact = first.facts[0] if first.facts else None
        other = second.facts[0] if second.facts else None
        if fact is None or (other is not None and fact.readings & other.readings):
            return Match(((fact, other),)) if fact and other else Match(())
        said = found.get(first.version, "")
        if said == "kept" and other is not None:
            return Match(((fact, other),))
        return Match((), (fact,) if said == "lost" else ())

    return Group("some", read, lambda _: "numbers", match)


@pytest.mark.parametrize(
    ("found", "unsure"),
    [
        ({"de": "lost", "en": "lost", "fr": "lost"}, []),
        ({"de": "lost", "en": "lost", "fr": ""}, []),
        ({"de": "lost", "en": "", "fr": ""}, ["zh"]),
        ({}, ["zh"]),
    ],
)
def test_who_may_state_it_in_a_way_nobody_can_tell(
    found: Mapping[str, str], unsure: list[str]
) -> None:
    texts = {"de": "a", "en": "a", "fr": "a", "zh": "z"}
    (row, *_) = lines(unit(texts, "de"), find_some(found), EVIDENCE)
    assert sorted(row.unsure) == unsure


@pytest.mark.parametrize(
    ("holders", "found", "missing"),
    [
        ("a a a a", {"fr": "kept", "es": "lost", "en": "lost", "it": "lost"}, True),
        (
            "a a a a",
            {"fr": "kept", "es": "kept", "en": "lost", "it": "lost", "de": "lost"},
            False,
        ),
        ("a a a a", {"es": "kept", "en": "lost", "it": "lost", "de": "lost"}, True),
        ("a a a a", {"es": "lost", "en": "lost"}, False),
        ("a a a a", {"es": "lost", "en": "lost", "it": "lost"}, True),
        ("a? a? a a", {"es": "lost", "en": "lost"}, True),
        ("a? a a a", {"es": "lost", "en": "lost"}, False),
    ],
)
def test_one_who_finds_it_counts_twice(
    holders: str, found: Mapping[str, str], missing: bool
) -> None:
    names = ["en", "es", "fr", "it"]
    texts = {"de": "a", **dict(zip(names, holders.split(), strict=True)), "zh": "z"}
    (row,) = lines(unit(texts, "de"), find_some(found), EVIDENCE)
    assert ("zh" not in row.unsure) is missing


def many(lacking: str) -> Group:
    """Return a group in which one version tells nothing, and who lacks a word is said."""

    def select(sides: list[Side], source: str | None) -> list[Side]:  # noqa: ARG001
        return [each for each in sides if each.version != "zh"]

    def link(first: Side, second: Side) -> Pairs:
        return (
            ((first.facts[0], second.facts[0]),) if first.facts and second.facts else ()
        )

    def lacks(cells: object, one: Side, *more: object) -> bool:  # noqa: ARG001
        return one.version == lacking

    return Group(
        f"many but {lacking}",
        read,
        lambda _: "numbers",
        by_reading,
        many=Many(select, link, lacks),  # type: ignore[arg-type]
    )


def test_versions_that_tell_nothing_are_linked_and_others_asked() -> None:
    texts = {"de": "a b", "en": "a b", "zh": "z y"}
    assert rows(texts, "de", many("zh")) == ["de=a en=a zh=z", "de=b en=b"]
    assert rows(texts, "de", many("en")) == ["de=a en=a zh=z", "de=b en=b ? zh"]
    assert rows({"de": "a b", "zh": "z"}, "de", many("")) == ["de=a zh=z", "de=b"]


def test_equal_facts_at_one_place_have_numbers_of_their_own() -> None:
    first = word(re.match(r"\S+", "a"))  # type: ignore[arg-type]
    other = word(re.match(r"\S+", "b"))  # type: ignore[arg-type]
    shelf = Shelf([first, first, other])
    assert shelf.number([first, first, other]) == [0, 1, 2]
    assert shelf.number([first, first, first]) == [0, 1, 1]
    added = Fact("word", "c", Span(5, 6), "c", frozenset("c"))
    assert shelf.number([added, first, added]) == [3, 0, 3]
    assert shelf.facts[3] is added


def test_pairs_are_taken_out_of_both() -> None:
    mine, theirs = list(side("de", "a b a c").facts), list(side("en", "c a d").facts)
    pairs = pair_by(value, mine, theirs)
    assert [(first.text, second.text) for first, second in pairs] == [
        ("a", "a"),
        ("c", "c"),
    ]
    assert [fact.span.start for fact in mine] == [2, 4]
    assert [fact.text for fact in theirs] == ["d"]
    mine, theirs = list(side("de", "a").facts), list(side("en", "a a a").facts)
    assert len(pair_by(value, mine, theirs)) == 1
    assert [fact.span.start for fact in theirs] == [2, 4]
    mine, theirs = list(side("de", "a/b c").facts), list(side("en", "b a").facts)
    (pair,) = pair_off(mine, theirs, share_reading)
    assert [fact.text for fact in (*pair, *mine, *theirs)] == ["a/b", "b", "c", "a"]


def test_the_table_of_a_report() -> None:
    (first, second) = table(
        unit({"de": "a b", "en": "a c", "fr": "a b"}), WORDS, EVIDENCE
    )
    assert (first.value, first.odd, first.unsure) == ("a", (), ())
    assert (second.value, second.odd) == ("b", ("en",))
    assert [(name, fact and fact.text) for name, fact in second.cells] == [
        ("de", "b"),
        ("en", "c"),
        ("fr", "b"),
    ]
    (only,) = table(unit({"de": "a", "en": "."}), WORDS, EVIDENCE)
    assert (only.odd, [fact is None for _, fact in only.cells]) == (
        ("de", "en"),
        [False, True],
    )
    assert list(table(unit({"de": "a?", "en": "."}), WORDS, EVIDENCE)) == []


@pytest.mark.parametrize(
    ("traits", "source", "odd"),
    [
        ({"de": 1, "en": 1}, None, []),
        ({"de": 1, "en": 2}, "de", [Odd("en", "de")]),
        ({"de": 1, "en": 2, "fr": 2}, "de", [Odd("en", "de"), Odd("fr", "de")]),
        ({"de": 1, "en": 2, "fr": 2}, None, [Odd("de", "en")]),
        ({"de": 1, "en": 2, "fr": 2}, "zh", [Odd("de", "en")]),
        ({"en": 1, "de": 2}, None, [Odd("en", "de", blamed=False)]),
        ({"de": False, "en": True}, None, [Odd("de", "en", blamed=False)]),
        (
            {"de": 1, "en": 2, "fr": 3, "zh": 3},
            None,
            [Odd("de", "fr"), Odd("en", "fr")],
        ),
    ],
)
def test_traits_that_differ(
    traits: Mapping[str, object], source: str | None, odd: list[Odd]
) -> None:
    assert list(differing(unit(dict.fromkeys(traits, "x"), source), traits)) == odd
