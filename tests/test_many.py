"""Many versions at once: who is blamed, who is not, and what nobody can be blamed for."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations

import pytest

from qa.api import check
from qa.config import Settings
from qa.model import Finding, Result, Segment, Severity, Span, Version

FACTS = ["numbers", "dates", "urls", "codes"]


def version(name: str, *texts: str) -> Version:
    segments = tuple(
        Segment(text, f"{name}.txt", number, 1, str(number))
        for number, text in enumerate(texts, 1)
    )
    return Version(name, segments, "d")


def facts(
    texts: Mapping[str, str], source: str | None = None, **more: object
) -> Result:
    settings = Settings(select=FACTS, **more)  # type: ignore[arg-type]
    result = check(
        [version(name, text) for name, text in texts.items()],
        source=source,
        settings=settings,
    )
    assert not result.crashes
    return result


def serious(result: Result) -> list[Finding]:
    return [
        finding for finding in result.findings if finding.severity is not Severity.NOTE
    ]


DAYS = {
    "en": "The fair opens on 25 October 2026.",
    "fr": "La foire ouvre le 25 octobre 2026.",
    "de": "Die Messe beginnt am 25. Oktober 2026.",
    "es": "La feria abre el 25 de octubre de 2026.",
    "id": "Pameran dibuka pada 25 Oktober 2026.",
    "ru": "Ярмарка откроется 25 октября 2026 года.",
    "ar": "يفتتح المعرض في 25 أكتوبر 2026.",
    "zh": "展会于2026年10月25日开幕。",
}


def test_eight_versions_agree() -> None:
    assert serious(facts(DAYS)) == []


@pytest.mark.parametrize("odd", list(DAYS))
def test_the_odd_one_of_eight_is_blamed_once(odd: str) -> None:
    result = facts({**DAYS, odd: DAYS[odd].replace("25", "26")})
    (finding,) = serious(result)
    assert finding.version == odd
    assert {mark.version for mark in finding.marks} == set(DAYS)
    assert finding.marks[0].version == odd


@pytest.mark.parametrize("size", [3, 4, 5, 6])
def test_the_odd_one_of_a_few(size: int) -> None:
    some = dict(list(DAYS.items())[:size])
    (finding,) = serious(facts({**some, "fr": some["fr"].replace("25", "26")}))
    assert finding.version == "fr"


def test_three_against_three_is_said_as_a_split() -> None:
    some = dict(list(DAYS.items())[:6])
    for name in ("es", "id", "ru"):
        some[name] = some[name].replace("25", "26")
    (finding,) = serious(facts(some))
    assert finding.version is None
    assert "en, fr and de" in finding.message
    assert "es, id and ru say" in finding.message


def test_two_versions_blame_nobody() -> None:
    (finding,) = serious(
        facts({"en": DAYS["en"], "id": DAYS["id"].replace("25", "26")})
    )
    assert finding.version is None


def test_a_named_source_that_all_others_contradict() -> None:
    texts = {**DAYS, "en": DAYS["en"].replace("25", "24")}
    result = check(
        [version(name, text) for name, text in texts.items()],
        source="en",
        settings=Settings(),
    )
    outliers = [
        finding for finding in result.findings if finding.check == "source-outlier"
    ]
    assert [finding.version for finding in outliers] == ["en"]
    assert not [f for f in serious(result) if f.category in FACTS]


def test_the_facts_are_compared_where_outliers_alone_are_asked_for() -> None:
    versions = [version(name, text) for name, text in DAYS.items()]
    for select in (["source-outlier"], ["source-outlier", "quotes"]):
        result = check(versions, source="en", settings=Settings(select=select))
        assert {row.kind for table in result.tables for row in table.rows} >= {
            "day",
            "month",
            "year",
        }
    assert {
        row.kind
        for table in check(
            versions, source="en", settings=Settings(select=["quotes"])
        ).tables
        for row in table.rows
    } == set()


def test_a_source_with_one_translation_on_its_side_is_no_outlier() -> None:
    some = dict(list(DAYS.items())[:4])
    texts = {
        **some,
        "de": some["de"].replace("25", "24"),
        "es": some["es"].replace("25", "24"),
    }
    assert [finding.blamed for finding in serious(facts(texts, "en"))] == [
        ()
    ]  # half of them: the row is hard


def test_each_translation_that_says_something_of_its_own_is_measured_by_the_source() -> (
    None
):
    texts = {
        "en": "It has 5 boats.",
        "de": "Es hat 6 Boote.",
        "fr": "Il a 7 bateaux.",
        "it": "Ha delle barche.",
    }
    found = {
        finding.version: finding.message for finding in serious(facts(texts, "en"))
    }
    assert found == {
        "de": "the number is 5 in en; de says 6",
        "fr": "the number is 5 in en; fr says 7",
        "it": "the number 5 is in en; it does not have it",
    }


def test_of_two_other_values_the_nearer_one_stands_in_the_place() -> None:
    texts = {
        "en": "It has 5 boats and 9 cars.",
        "de": "Es hat 6 Boote und 8 Autos.",
        "fr": "Il a 5 bateaux et 9 voitures.",
    }
    said = [finding.message for finding in serious(facts(texts, "en"))]
    assert said == [
        "the number is 5 in en and fr; de says 6",
        "the number is 9 in en and fr; de says 8",
    ]


def test_an_ambiguous_date_is_settled_by_the_others() -> None:
    texts = {
        "en": "Due 03/04/2026.",
        "de": "Fällig am 3. April 2026.",
        "fr": "Échéance : 3 avril 2026.",
    }
    assert serious(facts(texts)) == []
    assert {
        f.version for f in serious(facts({**texts, "fr": "Échéance : 5 avril 2026."}))
    } == {"fr"}


def test_an_ambiguous_number_is_settled_by_the_others() -> None:
    texts = {
        "en": "It costs 1,234 francs.",
        "de": "Es kostet 1.234 Franken.",
        "fr": "Il coûte 1 234 francs.",
    }
    assert serious(facts(texts)) == []


def test_a_missing_number_among_five() -> None:
    texts = {
        "en": "The hall seats 640 people.",
        "fr": "La salle compte 640 places.",
        "de": "Der Saal fasst 640 Personen.",
        "it": "La sala ha 640 posti.",
        "pt": "O salão tem muitos lugares.",
    }
    (finding,) = serious(facts(texts))
    assert (finding.check, finding.version) == ("number-missing", "pt")


def test_one_version_without_this_text_is_not_blamed_for_its_facts() -> None:
    versions = [version(name, text) for name, text in list(DAYS.items())[:4]]
    versions.append(version("sw", ""))
    assert [
        f.version for f in check(versions, settings=Settings(select=FACTS)).findings
    ] == []


@pytest.mark.parametrize("order", list(permutations(["en", "fr", "de", "es"]))[::5])
def test_the_order_of_versions_changes_no_verdict(order: tuple[str, ...]) -> None:
    texts = {name: DAYS[name] for name in order}
    texts["de"] = texts["de"].replace("25", "26")
    assert [(f.check, f.version) for f in serious(facts(texts))] == [
        ("date-mismatch", "de")
    ]


def test_a_further_faithful_version_changes_no_blame() -> None:
    texts = {name: DAYS[name] for name in ("en", "fr", "de")}
    texts["de"] = texts["de"].replace("25", "26")
    for name in ("es", "id", "ru", "ar", "zh"):
        texts[name] = DAYS[name]
        assert [finding.version for finding in serious(facts(texts))] == ["de"]


def test_copies_marked_as_derived_do_not_outvote_two_others() -> None:
    wrong = {name: DAYS[name].replace("25", "26") for name in ("en", "id", "ru")}
    texts = {**wrong, "fr": DAYS["fr"], "de": DAYS["de"]}
    assert [finding.blamed for finding in serious(facts(texts))] == [("fr", "de")]
    derived = facts(texts, derived_from={"id": "en", "ru": "en"})
    assert [finding.blamed for finding in serious(derived)] == [("en", "id", "ru")]


def test_a_paragraph_that_five_of_six_have_is_missing_in_the_sixth() -> None:
    paragraphs = {
        "en": [
            "The bridge opened in 1932.",
            "It is 1,149 metres long.",
            "More than 160,000 vehicles cross it a day.",
        ],
        "fr": [
            "Le pont a ouvert en 1932.",
            "Il mesure 1 149 mètres.",
            "Plus de 160 000 véhicules y passent par jour.",
        ],
        "de": [
            "Die Brücke wurde 1932 eröffnet.",
            "Sie ist 1149 Meter lang.",
            "Täglich queren sie über 160.000 Autos.",
        ],
        "es": [
            "El puente abrió en 1932.",
            "Mide 1149 metros.",
            "Más de 160 000 vehículos lo cruzan cada día.",
        ],
        "it": [
            "Il ponte fu aperto nel 1932.",
            "È lungo 1149 metri.",
            "Lo attraversano oltre 160.000 veicoli al giorno.",
        ],
        "pt": [
            "A ponte abriu em 1932.",
            "Mais de 160 000 veículos atravessam-na por dia.",
        ],
    }
    versions = [
        Version(
            name,
            tuple(Segment(text, f"{name}.txt", n) for n, text in enumerate(texts, 1)),
            "d",
        )
        for name, texts in paragraphs.items()
    ]
    result = check(
        versions,
        settings=Settings(select=["omission", "addition", "alignment", *FACTS]),
    )
    (finding,) = serious(result)
    assert (finding.check, finding.version) == ("segment-missing", "pt")
    gap, *others = finding.marks
    assert (gap.version, gap.segment.line, gap.gap) == ("pt", 1, True)
    assert gap.span == Span(len(gap.segment.text), len(gap.segment.text))
    assert 2 in {mark.segment.line for mark in others}
