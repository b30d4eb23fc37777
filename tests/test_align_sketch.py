"""What the aligner sees of texts: anchors, lengths on one scale, linked words; and sentences within a unit."""

from __future__ import annotations

import math
import random
from collections import Counter

import pytest

from qa.align import align, batch, by_id, document, identified, ranked
from qa.align.inside import unmatched
from qa.align.profile import Measure
from qa.align.sketch import addresses, anchors, skeleton
from qa.evidence import Evidence, learn
from qa.evidence.lengths import Lengths
from qa.evidence.lexicon import Lexicon
from qa.model import Document, Segment, Span, Unit, Version

WORDS = {
    "river": "sungai", "city": "kota", "mayor": "walikota", "bridge": "jembatan", "house": "rumah", "water": "air",
    "stone": "batu", "school": "sekolah", "train": "kereta", "garden": "taman", "winter": "musim", "paper": "kertas",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("costs 1,234 now.", {"#1234"}), ("kostet 1.234 jetzt.", {"#1234"}),
        ("1\u00a0234\u202f567 it is.", {"#1234567"}),
        ("so ٢٥ it is.", {"#25"}), ("3.5 it is.", {"#3", "#5"}), ("12,3456 it is.", {"#12", "#3456"}),
        ("see https://a.example/b.", {"@https://a.example/b"}), ("at www.a.example).", {"@www.a.example"}),
        ("to a.b@c.de today.", {"@a.b@c.de"}), ("by @someone.", {"@@someone"}), ("on #topic.", {"@#topic"}),
        ("why?", {"?"}), ("१？", {"?", "#1"}),
        ("¡no!", {"!"}), ("„so“.", {'"'}), ("(so).", {"("}), ("5 %.", {"#5", "%"}),
        ("5 €.", {"#5", "$"}), ("so:", {":"}), ("：", {":"}),
        ("so", {"unended"}), ("so ", {"unended"}), ("", set()),
        ("in Lagos.", {"~lgs"}), ("in Rio.", set()), ("in Rome.", set()), ("in Gabon.", {"~gbn"}),
        ("in lagos.", set()), ("in Barton.", {"~brtn"}),
        ("so: it is.", set()),
    ],
)  # fmt: skip
def test_anchors(text: str, found: set[str]) -> None:
    assert anchors(text) == found


@pytest.mark.parametrize(
    ("word", "sound"),
    [
        ("Philip", "flb"), ("Filip", "flb"), ("Москва", "mskv"), ("Moscow", "mskv"), ("Khartoum", "krtm"),
        ("Anna", "n"), ("Wojtyla", "vgtl"), ("Mississippi", "msb"), ("Constantinople", "knstn"), ("Xerxes", "ksrks"),
        ("Aeiou", ""), ("Quito", "kt"), ("Zsigmond", "sgmnd"), ("Yemen", "mn"), ("Hague", "g"),
        ("Gdansk", "gdnsk"), ("Shah", "s"), ("Jazz", "gs"),
    ],
)  # fmt: skip
def test_skeletons_of_one_name_are_alike(word: str, sound: str) -> None:
    assert skeleton(word) == sound


def test_addresses_of_a_text() -> None:
    assert addresses("see www.a.example/b and c@d.ef #so") == [
        "www.a.example/b",
        "c@d.ef",
        "#so",
    ]
    assert addresses("ftp: none") == []


def measure(
    *, usual: float = 0.0, units: int = 0, document: str | None = None
) -> Measure:
    """Return a measure of a batch in which `id` is so much longer (log) than `en`."""
    bins = {("en", "id"): Counter({(12, round(usual / 0.02)): units})} if units else {}
    return Measure("en", Evidence({Lengths: Lengths(bins)}), document)


def test_lengths_are_in_letters_of_the_pivot() -> None:
    longer = measure(usual=math.log(2), units=4000)
    text = Segment("a" * 40)
    assert longer.slot("en", text).length == 40
    assert longer.slot("id", text).length == pytest.approx(20, rel=0.02)


def test_an_address_counts_as_it_is() -> None:
    longer = measure(usual=math.log(2), units=4000)
    address = "https://a.example/news"
    assert longer.slot("id", Segment(address)).length == len(address)
    both = longer.slot("id", Segment(f"{'a' * 40} {address}")).length
    assert both == pytest.approx(20 + len(address), rel=0.02)
    assert longer.slot("en", Segment(" ")).length == 1.0
    assert longer.slot("en", Segment("#a1")).length == 3.0
    assert measure().slot("en", Segment("。")).length >= 1.0


def test_what_a_slot_has() -> None:
    segment = Segment("One is 12 km long. Why?", role="heading")
    slot = measure().slot("en", segment)
    assert slot.sentences == 2
    assert {"§heading", "?", "#12"} <= slot.anchors
    assert slot.segments == {"en": (segment,)}
    plain = measure().slot("en", segment, counted=False)
    assert plain.sentences == 0
    assert plain.anchors == {"§heading", "?", "#12"}
    assert measure().slot("en", Segment("One is long. And so")).sentences == 0
    assert "#M5" not in measure().slot("en", Segment("It may rain.")).anchors
    words = Segment("It lasted 3.5 million years.")
    assert measure().slot("en", words).anchors == {"#3500000", "#3", "#5"}
    assert measure().slot("en", words, counted=False).anchors == {"#3", "#5"}


def test_texts_without_letters_make_no_slot() -> None:
    version = Version("en", (Segment("a"), Segment(" "), Segment("b")))
    assert [slot.segments["en"][0].text for slot in measure().slots(version)] == [
        "a",
        "b",
    ]


def lengths(count: int, size: int) -> Version:
    return Version("en", tuple(Segment("a" * size) for _ in range(count)))


def test_lengths_are_drawn_to_those_of_this_document() -> None:
    here = measure(usual=0.0, units=0)
    left = here.slots(lengths(10, 50))
    right = here.slots(lengths(10, 60))
    doubt, spread = 0.12**2, 0.08**2
    factor = math.exp(math.log(1.2) * doubt / (doubt + spread))
    assert here.fit_lengths(left, right, "en")[0].length == pytest.approx(60 / factor)
    assert [slot.anchors for slot in here.fit_lengths(left, right, "en")] == [
        slot.anchors for slot in right
    ]


def test_lost_texts_make_a_document_less_sure_of_its_lengths() -> None:
    here = measure(usual=0.0, units=0)
    left = here.slots(lengths(10, 50))
    right = here.slots(lengths(5, 60))
    ratio = math.log(300 / 500) - math.log(0.5) / 2
    doubt, spread = 0.12**2, (0.08 + 0.25) ** 2
    factor = math.exp(ratio * doubt / (doubt + spread))
    assert here.fit_lengths(left, right, "en")[0].length == pytest.approx(60 / factor)
    assert here.fit_lengths([], right, "en") == right
    assert here.fit_lengths(left, [], "en") == []


def lexicon() -> Lexicon:
    dice = random.Random(3)
    units = []
    names = sorted(WORDS)
    for number in range(240):
        words = dice.sample(names, 4)
        cells = (
            ("en", Segment(" ".join(words))),
            ("id", Segment(" ".join(WORDS[word] for word in words))),
        )
        units.append(Unit(f"d{number % 9}", str(number), ("en", "id"), cells, "en"))
    return Lexicon.of(units)


def test_linked_words_are_anchors_of_both_sides() -> None:
    linked = Measure("en", Evidence({Lexicon: lexicon()}), None)
    left = [linked.slot("en", Segment("The city and a river"))]
    right = [linked.slot("id", Segment("Kota itu dan sungai"))]
    first, second = linked.link_words(left, right, "id")
    assert {"=city", "=river"} <= first[0].anchors & second[0].anchors
    assert first[0].length == left[0].length
    assert measure().link_words(left, right, "id") == (left, right)


TEXT = "The river rose. Nobody was hurt at all in the town of Lagos. The 43 schools stay closed. So it is."
PART = "Sungai naik. Sekolah yang 43 buah itu tetap tutup. Begitulah adanya."


def pair(whole: str, part: str, unit: str | None = None) -> Unit:
    cells = (("en", Segment(whole, unit=unit)), ("id", Segment(part, unit=unit)))
    return Unit("d", "1", ("en", "id"), cells, "en")


def test_the_sentence_that_the_other_text_lacks() -> None:
    span = unmatched(pair(TEXT, PART), "en", "id", Evidence())
    assert span is not None
    assert TEXT[span.start : span.end] == "Nobody was hurt at all in the town of Lagos."


def test_a_text_is_split_by_words_that_its_own_document_has_not_taught(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    original = Lexicon.links

    def links(
        lexicon: Lexicon, first: str, second: str, document: str | None = None
    ) -> object:
        asked.append(document)
        return original(lexicon, first, second, document)

    monkeypatch.setattr(Lexicon, "links", links)
    unmatched(pair(TEXT, PART), "en", "id", Evidence())
    unmatched(pair(TEXT, PART, unit="7"), "en", "id", Evidence())
    assert asked == ["d", None]


def test_one_sentence_has_no_part() -> None:
    assert unmatched(pair("The river rose.", "Sungai."), "en", "id", Evidence()) is None
    assert unmatched(pair("One. Two.", "Satu. Dua."), "en", "id", Evidence()) is None


def test_the_longest_run_of_sentences_is_named() -> None:
    whole = "In 1999 it was. Abc. Then 2 34 56 came 77. Xyz abc def ghi jkl. Mno pqr stu vwx yza. At 81 92 of 63 it ended."
    part = "In 1999 it was. Then 2 34 56 came 77. At 81 92 of 63 it ended."
    span = unmatched(pair(whole, part), "en", "id", Evidence())
    assert span == Span(whole.index("Xyz"), whole.index(" At 81"))


def test_the_source_of_a_document() -> None:
    one, two = (
        Version("en", (Segment("a"),)),
        Version("fr", (Segment("b"),), original=True),
    )
    assert document("d", [one, two], "en").source == "en"
    assert document("d", [one, two], None).source == "fr"
    assert document("d", [one, two], "de").source == "fr"
    assert document("d", [one], "de").source is None
    assert document("d", [one], "de").units[0].source is None


def version(name: str, *texts: str) -> Version:
    return Version(
        name, tuple(Segment(text, line=line) for line, text in enumerate(texts, 1))
    )


def test_versions_are_laid_down_from_the_source_and_the_longest() -> None:
    versions = [
        version("b", "1"),
        version("a", "1"),
        version("c", "1", "2"),
        version("d", "1"),
    ]
    assert [each.name for each in ranked(versions, "d")] == ["d", "c", "a", "b"]
    assert [each.name for each in ranked(versions, None)] == ["c", "a", "b", "d"]


def test_what_needs_no_aligner() -> None:
    with_ids = Version("en", (Segment("a", unit="1"), Segment("b", unit="2")))
    without = version("fr", "a", "b")
    assert identified([with_ids])
    assert not identified([with_ids, without])
    assert by_id([with_ids])
    assert not by_id([without])
    assert by_id([version("en", "a"), version("fr", "b"), version("id")])
    assert not by_id([version("en", "a"), without])


def test_rows_come_in_the_order_of_the_source_and_cells_in_that_of_the_versions() -> (
    None
):
    left = Version(
        "fr",
        (Segment("B", unit="2"), Segment("A", unit="1"), Segment("C", unit="3")),
        left_out=frozenset("4"),
    )
    right = Version(
        "en", (Segment("a", unit="1"), Segment("b", unit="2"), Segment("d", unit="4"))
    )
    units = align("d", [left, right], "en")
    assert [unit.id for unit in units] == ["1", "2", "4", "3"]
    assert [name for name, _ in units[0].segments] == ["fr", "en"]
    assert [unit.versions for unit in units] == [
        ("fr", "en"),
        ("fr", "en"),
        ("en",),
        ("fr", "en"),
    ]
    assert {unit.source for unit in units} == {"en"}
    assert {unit.source for unit in align("d", [left, right], "xx")} == {None}


def test_units_of_an_aligned_document() -> None:
    units = align(
        "d",
        [version("en", "One 1.", "Two 22 22."), version("id", "Satu 1.", "Dua 22 22.")],
        "en",
    )
    assert [(unit.document, unit.id, unit.versions, unit.source) for unit in units] == [
        ("d", "1", ("en", "id"), "en"), ("d", "2", ("en", "id"), "en"),
    ]  # fmt: skip
    assert (
        align("d", [version("en", "1", "2"), version("id", "1")], "xx")[0].source
        is None
    )


def test_a_batch_is_aligned_again_with_what_it_has_taught() -> None:
    groups = {
        name: [
            version("en", "One 1.", "Two 22 22.", name),
            version("id", "Satu 1.", "Dua 22 22.", name),
        ]
        for name in ("a", "b")
    }
    groups["table"] = [
        Version("en", (Segment("x", unit="1"),)),
        Version("id", (Segment("y", unit="1"),)),
    ]
    documents, taught = batch(groups, "en")
    evidence = taught.whole
    assert [each.name for each in documents] == ["a", "b", "table"]
    assert [len(each.units) for each in documents] == [3, 3, 1]
    assert evidence.lengths == learn(documents).lengths
    assert evidence.endings == learn(documents).endings
    assert evidence.endings.ends


def test_the_second_pass_knows_the_lengths_of_the_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import qa.align

    given = []
    original = qa.align.align

    def watch(
        name: str,
        versions: list[Version],
        source: str | None,
        evidence: Evidence | None = None,
    ) -> object:
        given.append((name, evidence))
        return original(name, versions, source, evidence)

    monkeypatch.setattr(qa.align, "align", watch)
    pairs = [version("en", "One 1.", "Two 22."), version("id", "Satu 1.", "Dua 22.")]
    documents, _ = batch({"a": pairs}, "en")
    assert isinstance(documents[0], Document)
    (_, blind), (_, taught) = given
    assert blind is None
    assert taught is not None
    assert taught.lengths.bins
    assert taught.lexicon.samples
    assert not taught.endings.ends
