"""Aligning versions: properties, and documents of every shape."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from qa.align import align, batch
from qa.align.profile import Measure
from qa.evidence import Evidence
from qa.model import Segment, Unit, Version

STORY = {
    "en": [
        "Heavy rain is expected in Lagos",
        "Ships stay in port until 12 May, the harbour office said on Tuesday.",
        "Why so long?",
        "Last year 43 people lost their homes when the river rose by 3.5 metres, see https://example.org/flood.",
        "The mayor, Ada Obi, promised new dams (two of them in the north).",
        "She did not say when.",
    ],
    "de": [
        "Starker Regen in Lagos erwartet",
        "Die Schiffe bleiben bis zum 12. Mai im Hafen, teilte das Hafenamt am Dienstag mit.",
        "Warum so lange?",
        "Im letzten Jahr verloren 43 Menschen ihr Zuhause, als der Fluss um 3,5 Meter stieg: https://example.org/flood.",
        "Bürgermeisterin Ada Obi versprach neue Dämme (zwei davon im Norden).",
        "Wann, sagte sie nicht.",
    ],
    "id": [
        "Hujan lebat diperkirakan turun di Lagos",
        "Kapal tetap di pelabuhan hingga 12 Mei, kata kantor pelabuhan pada hari Selasa.",
        "Mengapa begitu lama?",
        "Tahun lalu 43 orang kehilangan rumah ketika sungai naik 3,5 meter, lihat https://example.org/flood.",
        "Wali kota Ada Obi menjanjikan bendungan baru (dua di antaranya di utara).",
        "Dia tidak mengatakan kapan.",
    ],
}


def version(name: str, lines: Sequence[str], document: str = "d") -> Version:
    return Version(
        name,
        tuple(Segment(text, name, line) for line, text in enumerate(lines, 1)),
        document,
    )


def lines(units: Sequence[Unit], *names: str) -> list[tuple[int | None, ...]]:
    return [
        tuple((segment.line if (segment := unit.get(name)) else None) for name in names)
        for unit in units
    ]


def without(name: str, gone: int) -> list[str]:
    return [text for place, text in enumerate(STORY[name]) if place != gone]


def test_paragraph_lost_in_one_of_three_is_one_gap() -> None:
    units = align(
        "d",
        [
            version("en", STORY["en"]),
            version("de", without("de", 3)),
            version("id", STORY["id"]),
        ],
        None,
    )
    assert lines(units, "en", "de", "id") == [
        (1, 1, 1),
        (2, 2, 2),
        (3, 3, 3),
        (4, None, 4),
        (5, 4, 5),
        (6, 5, 6),
    ]


def test_paragraph_only_one_has_is_one_unit() -> None:
    extra = [
        *STORY["id"][:2],
        "Iklan: 99 payung baru di toko Melati!",
        *STORY["id"][2:],
    ]
    units = align(
        "d",
        [version("en", STORY["en"]), version("id", extra), version("de", STORY["de"])],
        "en",
    )
    assert lines(units, "en", "id", "de")[2] == (None, 3, None)
    assert len(units) == 7


def test_merged_and_split_paragraphs_keep_all_text() -> None:
    merged = [*STORY["de"][:4], " ".join(STORY["de"][4:])]
    units = align(
        "d",
        [version("en", STORY["en"]), version("de", merged), version("id", STORY["id"])],
        "en",
    )
    assert len(units) == 5
    assert [part.line for part in units[4]["en"].parts] == [5, 6]
    assert units[4]["id"].text == " ".join(STORY["id"][4:])


def test_table_is_joined_by_id_in_any_order() -> None:
    first = Version(
        "en", (Segment("a", unit="1"), Segment("b", unit="2"), Segment("c", unit="2"))
    )
    second = Version(
        "fr",
        (
            Segment("B", unit="2"),
            Segment("C", unit="2"),
            Segment("A", unit="1"),
            Segment("D", unit="3"),
        ),
    )
    units = align("d", [first, second], "en")
    assert [(unit.id, *(s.text for _, s in unit.segments)) for unit in units] == [
        ("1", "a", "A"), ("2", "b", "B"), ("2", "c", "C"), ("3", "D"),
    ]  # fmt: skip


@given(st.sampled_from(["de", "id"]), st.integers(0, 5))
@settings(max_examples=12, deadline=None)
def test_reversing_the_versions_mirrors_the_units(name: str, gone: int) -> None:
    pair = [version("en", STORY["en"]), version(name, without(name, gone))]
    there = lines(align("d", pair, None), "en", name)
    back = lines(align("d", pair[::-1], None), "en", name)
    assert there == back


@given(
    st.lists(st.text(max_size=60), max_size=12),
    st.lists(st.text(max_size=60), max_size=12),
)
@settings(max_examples=60, deadline=None)
def test_every_text_is_in_exactly_one_unit(left: list[str], right: list[str]) -> None:
    units = align("d", [version("en", left), version("th", right)], None)
    for name, texts in (("en", left), ("th", right)):
        found = [
            part.line for u in units if (s := u.get(name)) for part in (s.parts or (s,))
        ]
        wanted = [
            n
            for n, text in enumerate(texts, 1)
            if text.strip() or len(left) < 2 > len(right)
        ]
        assert sorted(found) == wanted


def test_half_of_a_document_may_be_missing() -> None:
    whole = [
        f"Paragraph {n} tells of {n * 37 % 101} ships and {n * 53 % 89} sailors."
        for n in range(60)
    ]
    half = [
        f"Absatz {n} handelt von {n * 37 % 101} Schiffen und {n * 53 % 89} Seeleuten."
        for n in range(30, 60)
    ]
    units = align("d", [version("en", whole), version("de", half)], None)
    assert [
        place for place, unit in enumerate(units) if unit.get("de") is None
    ] == list(range(30))


def test_identical_lines_and_one_line_and_none() -> None:
    same = ["- - -"] * 40
    assert len(align("d", [version("en", same), version("fr", same)], None)) == 40
    assert len(align("d", [version("en", ["a"]), version("fr", ["b"])], None)) == 1
    assert len(align("d", [version("en", ["a", "b"]), version("fr", [])], None)) == 2


def test_long_document_with_ten_lines_lost() -> None:
    left = [
        f"Line {n} of the book, in which {n % 7} people meet and talk {'again ' * (n % 11)}."
        for n in range(3000)
    ]
    right = [
        f"Baris {n} dari buku, di mana {n % 7} orang bertemu dan bicara {'lagi ' * (n % 11)}."
        for n in range(3000)
    ]
    units = align(
        "d", [version("en", left), version("id", right[:1500] + right[1510:])], None
    )
    assert [n for n, unit in enumerate(units) if unit.get("id") is None] == list(
        range(1500, 1510)
    )


def test_second_pass_leaves_tables_alone() -> None:
    table = [
        Version(n, tuple(Segment(f"{n} {k}", unit=str(k)) for k in range(3)), "t")
        for n in ("en", "fr")
    ]
    documents, learned = batch({"t": table}, "en")
    assert [unit.id for unit in documents[0].units] == ["0", "1", "2"]
    assert learned.whole.lengths.usual("en", "fr").count == 3


def test_address_is_as_long_in_every_language() -> None:
    address = Segment("https://news.example.org/a-long-headline-in-the-address")
    measure = Measure("ar", Evidence(), None)
    assert (
        measure.slot("ar", address).length
        == measure.slot("id", address).length
        == len(address.text)
    )
