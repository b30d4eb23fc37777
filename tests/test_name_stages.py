"""The stages of the comparison of names, each by itself: detection, candidates, features, probability, decision."""

from __future__ import annotations

import functools
import importlib
import pkgutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from qa.compare import Side, sides
from qa.evidence import Evidence
from qa.kinds import name as room
from qa.kinds.name import thresholds
from qa.kinds.name.batch import NameBatch
from qa.kinds.name.candidates import Candidate, find_candidates, is_common_word
from qa.kinds.name.decision import decide
from qa.kinds.name.evidence import Names
from qa.kinds.name.explanation import is_known_as_another
from qa.kinds.name.kind import NAMES
from qa.kinds.name.majority import lacks_name
from qa.kinds.name.matching import match, rendering, teller, telling
from qa.kinds.name.missing import MissingName, Replacement
from qa.kinds.name.name_fact import is_common_noun
from qa.kinds.name.named_text import NamedText
from qa.kinds.name.partners import is_evident, join_facts
from qa.kinds.name.pipeline import find_missing, is_known
from qa.kinds.name.places import name_place
from qa.kinds.name.reading import extract
from qa.kinds.name.replacements import find_replacements
from qa.kinds.name.revealed import reveal_names
from qa.kinds.name.text_index import LanguageIndex
from qa.kinds.name.text_pair import TextPair
from qa.kinds.name.unsupported import find_country_readings
from qa.kinds.name.variants import find_variants
from qa.model import Document, Fact, Segment, Span, Unit, Version

TABLES = tomllib.loads(
    (Path(__file__).parent / "name_stages.toml").read_text(encoding="utf-8")
)
EN = [
    "Then {} came here.",
    "Later {} spoke at length.",
    "Nobody asked {} about it.",
    "In the end {} left again.",
]
DE = [
    "Dann kam {} hierher.",
    "Später sprach {} lange.",
    "Niemand fragte {} danach.",
    "Am Ende ging {} wieder.",
]
GREEK = [
    "Τότε ήρθε εδώ ο {}.",
    "Αργότερα μίλησε ώρα ο {}.",
    "Κανείς δεν ρώτησε γι' αυτό τον {}.",
    "Στο τέλος έφυγε πάλι ο {}.",
]


def read(version: str, text: str) -> NamedText:
    return NamedText(version, text, tuple(extract(text, version)))


def make_batch(
    first: list[str], second: list[str], tags: tuple[str, str] = ("en", "de")
) -> NameBatch:
    columns = {
        tag: {f"{number:03}": text for number, text in enumerate(texts)}
        for tag, texts in zip(tags, (first, second), strict=True)
    }
    return NameBatch({"d": columns})


def story(*names: str, kept: tuple[str, ...] = ()) -> NameBatch:
    """Return the evidence of four units that have the same names in both languages."""
    english = [text.format(" and ".join(names)) for text in EN]
    return make_batch(
        english, [text.format(" und ".join(kept or names)) for text in DE]
    )


def pair(first: str, second: str, batch: NameBatch) -> TextPair:
    return batch.texts(read("en", first), read("de", second))


def missing(first: str, second: str, batch: NameBatch) -> dict[str, MissingName]:
    return {name.fact.text: name for name in find_missing(pair(first, second, batch))}


@pytest.mark.parametrize("row", TABLES["detection"], ids=lambda row: row["text"][:30])
def test_detection(row: dict[str, Any]) -> None:
    found = list(extract(row["text"], row["language"]))
    assert [fact.text for fact in found if fact.strong] == row.get("sure", [])
    assert [fact.text for fact in found if not fact.strong] == row.get("weak", [])
    assert all(
        row["text"][fact.span.start : fact.span.end] == fact.text for fact in found
    )


@pytest.mark.parametrize(
    "row", TABLES["candidate"], ids=lambda row: f"{row['name']} {row['to']} {row['by']}"
)
def test_candidates(row: dict[str, Any]) -> None:
    found = find_candidates((row["name"],), row["from"], row["text"], row["to"])[
        row["name"]
    ]
    if row["by"] == "nothing":
        assert found is None or found.ratio < thresholds.POSSIBLE_MATCH
    else:
        assert found is not None
        assert (found.by, found.word) == (row["by"], row["word"])
        assert (
            found.ratio == 1
            if found.is_sure
            else found.ratio >= thresholds.PHONETIC_MATCH or len(found.word) > 5
        )


@pytest.mark.parametrize(
    "row",
    TABLES["derived"],
    ids=lambda row: f"{row['name']} {row['to']} {row['stands']}",
)
def test_derived_forms(row: dict[str, Any]) -> None:
    first = read("en", f"They saw {row['name']} there")
    texts = NameBatch({}).texts(first, read(row["to"], row["text"]))
    assert texts.has_derived_form(first.names[0]) is row["stands"]


def test_a_capital_stands_for_its_country_only_where_that_is_named_more_often() -> None:
    texts = NameBatch({}).texts(
        read("en", "Greece said that Athens agreed"),
        read("de", "Griechenland sagte ja"),
    )
    (athens,) = [fact for fact in texts.first.names if fact.text == "Athens"]
    assert not texts.has_derived_form(athens)


def test_a_name_that_stands_there_is_not_missing() -> None:
    batch = story("Zqaxvum")
    assert missing("Zqaxvum came", "Zqaxvum kam", batch) == {}


def test_a_name_that_is_kept_elsewhere_is_missing() -> None:
    name = missing(
        "Then Zqaxvum came at last", "Dann kam man endlich", story("Zqaxvum")
    )["Zqaxvum"]
    assert name.is_lost
    assert name.features["missed"] == 0
    assert name.features["expected"] > 1
    assert name.features["instead nothing"] == 1
    assert name.replacement is None


def test_a_name_that_is_left_out_elsewhere_is_not_lost() -> None:
    name = missing(
        "Then Zqaxvum came at last",
        "Dann kam man endlich",
        story("Zqaxvum", kept=("man",)),
    )["Zqaxvum"]
    assert not name.is_lost
    assert name.features["missed"] == 1


def test_an_unmistakable_rendering_elsewhere_stands_here_too() -> None:
    english = [text.format("Zqaxvum") for text in EN] + ["nobody"] * 60
    batch = make_batch(
        english, ["bakunt"] * 4 + [f"niemand {number}" for number in range(60)]
    )
    assert missing("Then Zqaxvum came at last", "endlich bakunt", batch) == {}
    assert missing("Then Zqaxvum came at last", "endlich kam man", batch)


def test_the_name_of_another_unit_is_a_known_replacement() -> None:
    batch = story("Zqaxvum", "Wolgin")
    texts = pair("Then Zqaxvum came at last", "Dann kam Wolgin endlich", batch)
    assert [(one.kind, one.fact.text) for one in find_replacements(texts)] == [
        ("known", "Wolgin")
    ]
    (name,) = find_missing(texts)
    assert name.replacement is not None
    assert name.replacement.fact.text == "Wolgin"


def test_a_country_replaces_a_country_alone() -> None:
    batch = story("Zqaxvum", "Poland", kept=("Zqaxvum", "Polen"))
    found = missing("Then Zqaxvum saw Poland", "Dann sah man Spanien", batch)
    assert {
        text: name.replacement and name.replacement.kind for text, name in found.items()
    } == {
        "Zqaxvum": None,
        "Poland": "country",
    }


def test_what_the_first_text_has_replaces_nothing() -> None:
    texts = pair(
        "Then Zqaxvum met Wolgin", "Dann traf er Wolgin", story("Zqaxvum", "Wolgin")
    )
    assert find_replacements(texts) == []


def test_a_replacement_stands_for_one_name() -> None:
    batch = story("Zqaxvum", "Wolgin", "Hetmun")
    texts = pair("Then Zqaxvum met Hetmun", "Dann traf man Wolgin", batch)
    described = [
        (fact, {"bias": -9.0})
        for fact in texts.first.names
        if fact.text in {"Zqaxvum", "Hetmun"}
    ]
    replaced = [
        name.replacement and name.replacement.fact.text
        for name in decide(described, texts)
    ]
    assert replaced == ["Wolgin", None]


def test_a_replacement_of_a_name_that_is_not_lost_stands_for_the_next() -> None:
    batch = story("Zqaxvum", "Wolgin", "Hetmun")
    texts = pair("Then Zqaxvum met Hetmun", "Dann traf man Wolgin", batch)
    described = [
        (fact, {"bias": 9.0})
        for fact in texts.first.names
        if fact.text in {"Zqaxvum", "Hetmun"}
    ]
    replaced = [
        name.replacement and name.replacement.fact.text
        for name in decide(described, texts)
    ]
    assert replaced == ["Wolgin", "Wolgin"]


@pytest.mark.parametrize(
    ("english", "german", "lost"),
    [
        ("Then Anna Zqaxvum came", "Dann kam Zqaxvum", False),
        ("Then Anna met Zqaxvum", "Dann kam Zqaxvum", True),
        ("Then Anna Zqaxvum came", "Dann kam Anna", True),
        ("Then Anna Zqaxvum came", "Dann kam sie", False),
        ("Then she met Anna Zqaxvum", "Dann kam sie", True),
        ("Then Anna Zqaxvum came", "Dann kam jemand", True),
        ("Then Anna came to Poland", "Dann kam sie nach Polen", False),
        ("Then Anna came to Poland", "Dann kam Anna an, und sie blieb", True),
    ],
)
def test_what_a_text_may_do_without(english: str, german: str, lost: bool) -> None:
    batch = story("Anna Zqaxvum", "Poland", kept=("Anna Zqaxvum", "Polen"))
    found = missing(english, german, batch)
    assert any(name.replacement is None for name in found.values()) is lost


@pytest.mark.parametrize(
    ("german", "stands"),
    [
        ("Dann traf er Griechenland", True),
        ("Dann traf er Griechenland in Athens", False),
        ("Dann traf er Polen", False),
    ],
)
def test_a_capital_stands_for_its_country(german: str, stands: bool) -> None:
    english = read("en", "Then he met Athens")
    texts = NameBatch({}).texts(read("de", german), english)
    country = next(fact for fact in texts.first.names if texts.profile(fact).is_country)
    assert texts.has_derived_form(country) is stands


def test_a_city_is_no_part_of_a_word_in_foreign_letters() -> None:
    assert "ウィーン" not in {
        fact.text for fact in read("ja", "楽しいハロウィーン").names
    }
    assert "ウィーン" in {fact.text for fact in read("ja", "楽しいウィーン").names}


@pytest.mark.parametrize("lost", [True, False])
def test_what_may_be_a_name_is_one_where_other_units_keep_it(lost: bool) -> None:
    japanese = ["今日ザカバンが来た", "昨日ザカバンと話した", "明日ザカバンへ行く"]
    english = ["Today Zakaban came", "We met Zakaban then", "We go to Zakaban"]
    if not lost:
        english = [text.replace("Zakaban", "zakaban") for text in english]
    units = {
        "ja": {str(n): text for n, text in enumerate(japanese)},
        "en": {str(n): text for n, text in enumerate(english)},
    }
    texts = NameBatch({"d": units}).texts(
        read("ja", "去年ザカバンに帰った"), read("en", "Last year we went back")
    )
    assert any(name.is_lost for name in find_missing(texts)) is lost


def test_a_word_that_the_other_version_writes_small_is_no_name() -> None:
    batch = NameBatch(
        {"d": {"fr": {"1": "Il y a Zqaxvum"}, "en": {"1": "There is a zqaxvum"}}}
    )
    texts = batch.texts(read("fr", "Voici Zqaxvum"), read("en", "This is it"))
    assert not is_known(texts.first.names[0], texts)
    other = batch.texts(read("fr", "Voici Zqaxvim"), read("en", "This is it"))
    assert is_known(other.first.names[0], other)


def test_names_are_revealed_in_a_text_without_capitals() -> None:
    first = read("en", "Then Vladimir Putin came to Berlin")
    texts = NameBatch({}).texts(first, read("ar", "جاء فلاديمير بوتين إلى برلين"))
    revealed = reveal_names(texts, first.names, texts.second.names)
    assert {fact.text for fact in revealed} >= {"فلاديمير", "بوتين", "برلين"}


def test_a_revealed_name_has_the_readings_of_both() -> None:
    first, second = read("en", "Then he saw Munich"), read("de", "Dann sah er München")
    revealed = reveal_names(
        NameBatch({}).texts(first, second), first.names, second.names
    )
    (fact,) = [one for one in revealed if one.text == "München"]
    assert fact.readings == {"munich", "munchen"}


def test_equal_texts_are_compared_once() -> None:
    batch = story("Zqaxvum")
    first, second = "Then Zqaxvum came", "Dann kam man"
    found = find_missing(pair(first, second, batch))
    assert find_missing(pair(first, second, batch)) is found
    assert (
        find_missing(batch.texts(read("de", second), read("en", first)).turned) is found
    )
    other = find_missing(pair(first, second, story("Zqaxvum", kept=("man",))))
    assert other[0].probability != found[0].probability


def test_a_match_is_the_same_whoever_is_asked_first() -> None:
    units = [make_unit(n, a, b) for n, (a, b) in enumerate(zip(EN, DE, strict=True))]
    evidence = Evidence({Names: Names.of(units)})
    unit = make_unit(9, "Then {} came at last", "Dann kam Wolgin endlich")
    first, second = sides(unit, NAMES)
    forth, back = match(first, second, evidence), match(second, first, evidence)
    assert (forth.lost, forth.extra) == (back.extra, back.lost)
    assert [fact.text for fact in forth.lost] == ["Zqaxvum"]
    assert any(fact is own for fact in forth.lost for own in first.facts)


def make_unit(number: int, first: str, second: str) -> Unit:
    texts = first.format("Zqaxvum"), second.format("Zqaxvum")
    return Unit(
        "d",
        str(number),
        ("en", "de"),
        (("en", Segment(texts[0])), ("de", Segment(texts[1]))),
    )


def test_a_name_that_two_of_three_versions_have_is_lacking() -> None:
    batch = story("Zqaxvum")
    english, german = (
        read("en", "Then Zqaxvum came at last"),
        read("de", "Dann kam man endlich"),
    )
    cells = {"en": english.names[0]}
    assert lacks_name(cells, german, [english], [english, german], batch)
    assert not lacks_name({}, german, [english], [english, german], batch)
    there = read("de", "Dann kam Zqaxvum endlich")
    assert not lacks_name(cells, there, [english], [english, there], batch)


def test_where_a_rendering_stands() -> None:
    assert rendering("Vladimir Putin", "en", "جاء فلاديمير بوتين اليوم", "ar") == Span(
        4, 18
    )
    assert rendering("Vladimir Putin", "en", "لا شيء هنا", "ar") is None


@pytest.mark.parametrize(("readings", "expected"), [
    (["=DE", "germany"], ["=DE"]), (["=usma"], []), (["=002"], []), (["=America/New_York"], []), (["ab"], []),
])  # fmt: skip
def test_countries_among_readings(readings: list[str], expected: list[str]) -> None:
    assert (
        find_country_readings(Fact("name", "x", Span(0, 1), "x", frozenset(readings)))
        == expected
    )


def test_evidence_travels_without_what_is_derived_of_it() -> None:
    names = Names({"d": {"en": {"1": "Then Zqaxvum came"}}})
    names.batch.pair("en", "de")
    assert names.__getstate__() == {"documents": names.documents, "bound": names.bound}


def test_the_room_keeps_nothing_of_a_batch() -> None:
    cache = type(functools.cache(len))
    kept: set[str] = set()
    for module in pkgutil.iter_modules(room.__path__):
        members = vars(
            importlib.import_module(f"{room.__name__}.{module.name}")
        ).values()
        caches = [one for one in members if isinstance(one, cache)]
        kept.update(
            one.__name__ for one in caches if one.__module__.startswith(room.__name__)
        )
    assert kept == {"read_weights", "read_clitics", "_compile_countries", "_heads"}


def name(text: str, *readings: str) -> Fact:
    return Fact(
        "name", text, Span(0, len(text)), text, frozenset(readings or {text.lower()})
    )


@pytest.mark.parametrize(("fact", "instead", "expected"), [
    (name("Poland", "=PL"), name("Spain", "=ES"), True),
    (name("Poland", "=PL"), name("Zqaxvum", "wolgin"), False),
    (name("Zqaxvum"), name("Spain", "=ES"), False),
    (name("Zqaxvum"), name("Bakunt", "wolgin"), True),
    (name("Zqaxvum"), name("Bakunt"), False),
])  # fmt: skip
def test_what_is_known_to_be_another_name(
    fact: Fact, instead: Fact, expected: bool
) -> None:
    assert is_known_as_another(fact, instead) is expected


def test_the_source_and_scripts_with_capitals_are_asked_first() -> None:
    versions = ["zh", "ar", "ru", "en", "de", "fr", "ja", "ko", "hi", "th"]
    present = [Side(version, Segment(""), ()) for version in versions]
    assert [side.version for side in telling(present, "th")] == ["th", "de", "en"]
    assert [side.version for side in telling(present, None)] == ["de", "en", "fr"]
    assert [side.version for side in telling(present[:3], None)] == ["zh", "ar", "ru"]
    assert (
        teller(versions, "th"),
        teller(versions, None),
        teller(versions[:3], None),
    ) == ("th", "de", "zh")


def test_a_name_is_stated_once_at_its_place() -> None:
    lost, other = name("Wolgin"), name("Zqaxvum")
    texts = pair("Wolgin", "Zqaxvum", story())
    mine = [MissingName(lost, {}, 1.0, 0.5, None)]
    known = MissingName(other, {}, 1.0, 0.5, Replacement("known", lost))
    assert join_facts(mine, [known], texts) == [lost]
    assert join_facts([], [known, known], texts) == [lost]


@pytest.mark.parametrize(
    "row", TABLES["partner"], ids=lambda row: f"{row['kind']} {row['word']}"
)
def test_what_stands_for_a_lost_name_is_a_name(row: dict[str, Any]) -> None:
    lost = name(row["lost"])
    partner = Fact(
        "name",
        row["word"],
        Span(0, len(row["word"])),
        row["word"],
        frozenset(row.get("readings", [row["word"].lower()])),
    )
    first = row.get("first", "en")
    texts = make_batch([row["word"]], [row["lost"]], (first, row["language"])).texts(
        read(first, row["word"]), read(row["language"], row["lost"])
    )
    other = MissingName(lost, {}, 1.0, 0.5, Replacement(row["kind"], partner))
    assert is_evident(other, texts) is row["evident"]


def test_a_common_noun_that_is_translated_is_no_lost_name() -> None:
    rows = [
        (text.format("Wall Street"), greek.format("Γουόλ Στριτ"))
        for text, greek in zip(EN, GREEK, strict=True)
    ]
    english = "The march began on 125th Street at noon."
    other = "Η πορεία ξεκίνησε στην 125η Λεωφόρου το μεσημέρι."
    rows.append((english, other))
    first, second = [one for one, _ in rows], [other for _, other in rows]
    batch = make_batch(first, second, ("en", "el"))
    texts = batch.texts(read("en", english), read("el", other))
    back = [name for name in find_missing(texts.turned) if name.is_lost]
    assert [name.replacement.fact.text for name in back if name.replacement] == [
        "Street"
    ]
    assert join_facts([], back, texts) == []


@pytest.mark.parametrize(("word", "languages", "expected"), [
    ("Trees", ["de", "en"], True),
    ("Dundee", ["de"], False),
    ("Kirsty", ["en"], False),
    ("Trees", ["pl", "ru"], False),
    ("Trees", [], False),
])  # fmt: skip
def test_a_common_noun_is_known_by_a_complete_dictionary(
    word: str, languages: list[str], expected: bool
) -> None:
    assert is_common_noun(name(word), languages) is expected


def test_a_candidate_without_letters_is_no_word() -> None:
    nothing = Candidate("phonetic", -1.2, Span(2, 2), "")
    assert not is_common_word(nothing, "圧縮", "ja")


def test_a_word_of_the_language_is_no_rendering() -> None:
    rows = [
        ("Then we met Dean again.", "Τότε τον είδαμε πάλι με την τσάντα."),
        ("Later we saw Dean at home.", "Μετά πήρε πάλι την ομπρέλα."),
    ]
    first, second = [one for one, _ in rows], [other for _, other in rows]
    batch = make_batch(first, second, ("en", "el"))
    renderings = batch.concordance("en", "el").renderings
    assert "την" not in renderings


def test_a_country_stands_in_the_letters_of_the_other_language() -> None:
    assert find_candidates(("=US",), "en", "قال United States اليوم", "ar")[
        "=US"
    ] == Candidate("gazetteer", 1.0, Span(4, 10), "united")
    german = name_place("=DE", LanguageIndex("en"), LanguageIndex("de"))
    assert "deutschland" in german
    assert "germany" not in german


def test_short_names_and_countries_resemble_nothing() -> None:
    found = find_candidates(("iwanow", "iwa", "iran"), "de", "Ivanov iwx irat", "en")
    assert found["iwanow"] is not None
    assert found["iwanow"].ratio >= 0.45
    assert all(
        one is None or one.ratio not in {0.45, 0.75}
        for one in (found["iwa"], found["iran"])
    )


def test_letters_are_trusted_where_the_name_is_elsewhere_another() -> None:
    batch = story("Zqaxvum", kept=("Wolgin",))
    texts = pair("Then Zqaxvum came", "Dann kam Zqaxvum", batch)
    revealed = reveal_names(texts, texts.first.names, ())
    assert [fact.text for fact in revealed] == ["Zqaxvum"]


def test_what_sounds_like_a_name_of_the_first_text_is_not_new() -> None:
    texts = NameBatch({}).texts(
        read("en", "Then he saw ivanov"), read("pl", "Wtedy on widział Iwanow")
    )
    assert [one.fact.text for one in find_replacements(texts)] == []
    texts = NameBatch({}).texts(
        read("en", "Then he saw nobody"), read("pl", "Wtedy on widział Iwanow")
    )
    assert "Iwanow" in [one.fact.text for one in find_replacements(texts)]


def document(first: list[str], second: list[str], tag: str) -> Document:
    units = []
    for number, texts in enumerate(zip(first, second, strict=True)):
        segments = tuple(
            (version, Segment(text))
            for version, text in zip(("en", tag), texts, strict=True)
        )
        units.append(Unit("d", str(number), ("en", tag), segments))
    versions = tuple(Version(version, (), "d") for version in ("en", tag))
    return Document("d", versions, tuple(units))


def test_variants_are_found_in_scripts_with_spaces() -> None:
    first = [
        f"{text} {text}"
        for text in ("Then Medvedev came", "Later Medvedev left", "Still Medvedev sat")
    ]
    second = ["Потом Медведев пришёл", "Позже Медведев ушёл", "Ещё Мядведив сидел"]
    units = document(first, second, "ru")
    (variant,) = find_variants(units, "en", "ru", Names.of(units.units))
    assert (variant.name, variant.usual, variant.odd, variant.times) == (
        "Medvedev",
        "медведев",
        "мядведив",
        2,
    )


def test_a_country_is_not_part_of_the_name_of_another() -> None:
    second = read("fr", "Il va en Papouasie-Nouvelle-Guinée demain")
    texts = NameBatch({}).texts(read("en", "Then he saw Guinea there"), second)
    assert texts.find([name("Guinea", "=GN", "guinea")]) == [None]
    (found,) = texts.find([name("Guinee")])
    assert found is not None
    assert found.word == "guinee"


def test_what_is_elsewhere_written_small_replaces_nothing() -> None:
    for common, expected in (("er sah wolgin", []), ("er sah ihn", ["Wolgin"])):
        batch = make_batch(["he saw him"], [common])
        texts = pair("Then Zqaxvum came", "Dann ist Wolgin da", batch)
        second = NamedText(
            "de",
            texts.second.text,
            (Fact("name", "Wolgin", Span(9, 15), "Wolgin", frozenset({"wolgin"})),),
        )
        replacements = find_replacements(batch.texts(texts.first, second))
        assert [one.fact.text for one in replacements] == expected
