"""Each threshold of the comparison of names is held from both sides: just short of it, and just there."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from qa.compare import Side
from qa.kinds.name import thresholds
from qa.kinds.name.batch import NameBatch
from qa.kinds.name.candidates import Candidate, find_candidates, is_in_doubt
from qa.kinds.name.capitalised import find_capitalised
from qa.kinds.name.concordance import Occurrence
from qa.kinds.name.derived_forms import derive_forms
from qa.kinds.name.exact import find_exact
from qa.kinds.name.explanation import (
    is_certain,
    is_contradicted,
    is_doubtful,
    is_everywhere,
    rate_confidence,
)
from qa.kinds.name.features import describe_name
from qa.kinds.name.history import History, study
from qa.kinds.name.known_names import find_known_lost
from qa.kinds.name.majority import (
    Ballot,
    average,
    choose_majority_limit,
    is_mostly_called_otherwise,
)
from qa.kinds.name.matching import telling
from qa.kinds.name.misspelt import is_slip
from qa.kinds.name.named_text import NamedText
from qa.kinds.name.phonemes import spell_sounds
from qa.kinds.name.places import find_place
from qa.kinds.name.profile import Profile
from qa.kinds.name.renderings import associate, has_rendering
from qa.kinds.name.replacements import is_unlike
from qa.kinds.name.resemblance import rate_resemblance, resembles
from qa.kinds.name.revealed import is_common, is_rendering
from qa.kinds.name.text_index import LanguageIndex
from qa.kinds.name.text_pair import TextPair, count_country
from qa.kinds.name.uncased import is_whole, stem_word
from qa.kinds.name.unsupported import is_ambient
from qa.kinds.name.variants import are_forms, compare_forms, is_variant
from qa.model import Confidence, Fact, Segment, Span

EN, AR, ZH, DE = (LanguageIndex(tag) for tag in ("en", "ar", "zh", "de"))


def name(text: str, *readings: str, strong: bool = True) -> Fact:
    return Fact(
        "name",
        text,
        Span(0, len(text)),
        text,
        frozenset(readings or {text.lower()}),
        strong,
    )


def sounds(ratio: float) -> Candidate:
    return Candidate("phonetic", ratio, Span(0, 4), "anna")


def occurrence(
    ratio: float, word: str = "petrow", text: str = "Petrow kam", unit: str = "1"
) -> Occurrence:
    return Occurrence(("d", unit), "Petrov came", text, ratio, word)


def read(text: str) -> dict[str, bool]:
    return {fact.text: fact.strong for fact in find_capitalised(text, "en")}


def limit_of(text: str, first: LanguageIndex, second: LanguageIndex) -> float:
    return Profile(text, frozenset({text.lower()}), first, second).limit


def reads_as(text: str, language: str) -> set[str]:
    (found,) = find_capitalised(f"mit {text}", language)
    return set(found.readings)


def is_country(text: str, code: str) -> bool:
    found = find_capitalised(f"They saw {text} there", "en")
    return any(f"={code}" in fact.readings for fact in found)


def side(version: str) -> Side:
    return Side(version, Segment(""), ())


def stands(label: str, text: str) -> bool:
    return find_place((label,), EN.read(text)) is not None


def exact(key: str, text: str) -> bool:
    return find_exact(key, EN.read(text)) is not None


def batch(first: list[str], second: list[str], documents: int = 1) -> NameBatch:
    """Return the evidence of these units, en and de, dealt out over documents."""
    made: dict[str, dict[str, dict[str, str]]] = {}
    for number, texts in enumerate(zip(first, second, strict=True)):
        versions = made.setdefault(f"d{number % documents}", {"en": {}, "de": {}})
        for version, text in zip(("en", "de"), texts, strict=True):
            versions[version][f"{number:03}"] = text
    return NameBatch(made)


def rate(kept: int, lost: int) -> float:
    """Return how often a batch keeps names of the class `unknown`."""
    names = [f"Zq{chr(97 + n)}xvum" for n in range(kept + lost)]
    texts = [f"then {one} came" for one in names]
    others = [
        f"dann kam {one}" if n < kept else "dann kam er" for n, one in enumerate(names)
    ]
    return batch(texts, others).pair("en", "de").concordance.rate("unknown")


def count_renderings(texts: list[str], others: list[str]) -> int:
    return len(batch(texts, others).pair("en", "de").concordance.renderings)


def named_in(*besides: str) -> int:
    """Return how many renderings are known where a name stands in one unit and its rendering in others besides."""
    return count_renderings(
        ["then Zqaxvum came", *["he left"] * len(besides)],
        ["dann kam zqaxvum", *besides],
    )


def heard(kept: int, lost: int) -> History:
    """Return the history of a name that so many other units keep, and so many have lost."""
    found = [occurrence(0.9, "petrow", unit=str(n)) for n in range(kept)]
    has = [n < kept for n in range(kept + lost)]
    return History(0.5, found, has, [1.0] * len(has), "petrow", stands_here=False)


def pair(first: str, second: str, made: NameBatch | None = None) -> TextPair:
    made = made or NameBatch({})
    texts = (
        NamedText("en", first, tuple(find_capitalised(first, "en"))),
        NamedText("de", second, ()),
    )
    return made.texts(*texts)


def describe(
    fact: Fact, history: History, candidate: Candidate | None = None
) -> dict[str, float]:
    return dict(
        describe_name(
            fact, candidate, history, pair(f"then {fact.text} came", "dann kam er")
        )
    )


def weight_of(documents: int) -> float:
    """Return the weight of the other units of a name that stands once more, in the same document or in another."""
    made = batch(
        ["then Zqaxvum came", "later Zqaxvum left"],
        ["dann kam Zqaxvum", "dann ging Zqaxvum"],
        documents,
    )
    return study(name("Zqaxvum"), pair("then Zqaxvum came", "dann kam er", made)).weight


def units_asked(units: int) -> int:
    texts = [f"then Zqaxvum came {n}" for n in range(units)]
    found = batch(texts, texts).pair("en", "de").concordance
    return len(found.find_elsewhere(name("Zqaxvum"), "another text"))


def associated(having: int, without: int, besides: int = 0, total: int = 200) -> bool:
    """Say whether a word stands for a name that so many units with it have, and so many have not, and some besides."""
    texts = (
        ["bakunt"] * having
        + [f"fort {n}" for n in range(without)]
        + ["hier bakunt"] * besides
    )
    made = batch(
        ["x"] * total, texts + [f"fern {n}" for n in range(total - len(texts))]
    )
    german = made.version("de")
    unseen = [german.language.read(text) for text in texts[: having + without]]
    return "bakunt" in associate(unseen, german)


def share_of_best(having: int) -> bool:
    """Say whether a word that so many of ten units have is as good as one that all have."""
    texts = ["zumal bakunt"] * having + ["zumal"] * (10 - having)
    made = batch(["x"] * 200, texts + [f"fern {n}" for n in range(190)])
    german = made.version("de")
    return "bakunt" in associate([german.language.read(text) for text in texts], german)


def place_sound(key: str) -> str:
    """Return where a name is heard in a text without spaces."""
    found = find_candidates(
        (key,),
        "en",
        "安格拉·默克尔在柏林会见了弗拉基米尔·普京，谈到了德国和俄罗斯。巴拉克·奥巴马和纳伦德拉·莫迪会面",
        "zh",
    )[key]
    return found.word if found else ""


def is_rendered(key: str, text: str) -> bool:
    """Say whether one unit is enough to know what a name is in a text without spaces."""
    made = NameBatch({"d": {"en": {"1": f"then {key} came"}, "zh": {"1": text}}})
    return bool(made.pair("en", "zh").concordance.renderings)


def exchanged(other: Fact) -> float:
    """Return the limit of a country that three versions have where the fourth has another name."""
    sides = [NamedText(f"de@{n}", "", (COUNTRY,)) for n in range(3)]
    sides.append(NamedText("de", "", (other,)))
    return choose_majority_limit(
        [Ballot(sides[0], COUNTRY, 0.5)], 3, sides[-1], sides, NameBatch({})
    )


def count_odd(usual: int, odd: int) -> int:
    place = ("1", Segment(""), Span(0, 1))
    return len(
        list(
            compare_forms(
                "Petrov", {"petrow": [place] * usual, "petrof": [place] * odd}
            )
        )
    )


def known_lost(units: int) -> int:
    """Return how many names an Arabic text is known to have that an English one lacks, by so many other units."""
    others = [f"then Livingston came {n}" for n in range(units)]
    texts = [f"ثم جاء ليفينغستون {n}" for n in range(units)]
    made = NameBatch(
        {
            "d": {
                "en": {f"{n}": text for n, text in enumerate([*others, "he came"])},
                "ar": {
                    f"{n}": text for n, text in enumerate([*texts, "جاء ليفينغستون"])
                },
            }
        }
    )
    first = NamedText("ar", "جاء ليفينغستون", ())
    return len(list(find_known_lost(made.texts(first, NamedText("en", "he came", ())))))


def limit(fact: Fact, having: int, present: list[str], *, kept: bool = False) -> float:
    sides = [NamedText(version, "", ()) for version in present]
    return choose_majority_limit(
        [Ballot(sides[0], fact, 0.5, kept)], having, sides[-1], sides, NameBatch({})
    )


def otherwise(kept: int, lost: int) -> bool:
    """Say whether a document that keeps a name in so many other units, and not in so many, calls it otherwise."""
    texts = [f"then Zqaxvum came {n}" for n in range(kept + lost)]
    others = ["dann kam Zqaxvum"] * kept + ["dann kam er"] * lost
    ballot = Ballot(NamedText("en", "a text besides", ()), name("Zqaxvum"), 0.5)
    made = batch([*texts, "a text besides"], [*others, "ein Text"])
    return is_mostly_called_otherwise(ballot, NamedText("de", "", ()), made)


def long_word(letters: int) -> str:
    """Return a word of so many letters with the name of a place inside."""
    return "x" * (letters - 8) + "kalkut" + "xx"


def versions(count: int) -> list[str]:
    return [*[f"hy@{n}" for n in range(count - 1)], "en"]


SOMEBODY, WEAK = NamedText("en", "", ()), name("Zqaxvum", strong=False)
UNKNOWN, CITY, COMMON = name("Zqaxvum"), name("Berlin"), name("Brown")
COUNTRY = name("Poland", "=PL", "poland")
ROWS: dict[str, list[tuple[Callable[[], object], object]]] = {
    "NAME_LETTERS": [
        (lambda: read("They saw X there"), {}),
        (lambda: read("They saw Xu there"), {"Xu": True}),
    ],
    "COUNTRY_LETTERS": [
        (lambda: is_country("Usa", "US"), False),
        (lambda: is_country("USA", "US"), True),
        (lambda: is_country("Iran", "IR"), True),
    ],
    "OWNER_LETTERS": [
        (lambda: reads_as("Zqis", "de"), {"zqis", "zqi"}),
        (lambda: reads_as("Zqs", "de"), {"zqs"}),
    ],
    "ACRONYM_LETTERS": [
        (lambda: read("We met ABCDE here"), {"ABCDE": False}),
        (lambda: read("We met ABCDEF here"), {"ABCDEF": True}),
    ],
    "ABBREVIATION_LETTERS": [
        (lambda: "Brown" in read("He saw Mrs. Brown there"), True),
        (lambda: "Brown" in read("He saw Prof. Brown there"), False),
    ],
    "HEADLINE_SHARE": [
        (lambda: read("we Brown Petrov Ivanov went")["Brown"], True),
        (
            lambda: read("we Brown Petrov Ivanov Sidorov Smirnov went on")["Brown"],
            False,
        ),
    ],
    "HEADLINE_WORDS": [
        (lambda: read("Petrov Brown Ivanov")["Brown"], True),
        (lambda: read("Petrov Brown Ivanov Sidorov")["Brown"], False),
    ],
    "STEM_LETTERS": [
        (lambda: exact("ann", "his annx"), False),
        (lambda: exact("anna", "his annas"), True),
        (lambda: stem_word("abcde", "en"), ["abcde", "abcd"]),
        (
            lambda: [len(form) for form in spell_sounds("=US", "en") if len(form) < 4],
            [],
        ),
    ],
    "STEM_BEHIND_CLITIC": [
        (lambda: list(AR.strip_clitics("والب")), ["الب", "ب"][:1]),
        (lambda: AR.strip_article("والب"), "والب"),
        (lambda: AR.strip_article("والبا"), "والبا"),
        (lambda: AR.strip_article("والباب"), "باب"),
    ],
    "COUNTRY_BEHIND_CLITIC": [
        (lambda: is_whole("ובאשכל", "אשכל", "he"), False),
        (lambda: is_whole("ובאשכלה", "אשכלה", "he"), True),
    ],
    "ENDING_LETTERS": [(lambda: stem_word("abcdefghij", "en")[-1], "abcdef")],
    "PLACE_ENDING_LETTERS": [
        (lambda: stands("kalkutta", "in kalkutxy"), True),
        (lambda: stands("kalkutta", "in kalkuxyz"), False),
    ],
    "RENDERING_ENDING_LETTERS": [
        (
            lambda: has_rendering(
                EN.read("his zqaxvxyz"), [occurrence(0.9, "zqaxvumo")], {}
            ),
            True,
        ),
        (
            lambda: has_rendering(
                EN.read("his zqaxwxyz"), [occurrence(0.9, "zqaxvumo")], {}
            ),
            False,
        ),
    ],
    "FORM_LETTERS": [
        (lambda: are_forms("abcd", "abce"), True),
        (lambda: are_forms("abxd", "abce"), False),
        (lambda: are_forms("abcdefgh", "abcdexyz"), True),
        (lambda: are_forms("abcdefgh", "abcdwxyz"), False),
    ],
    "SAME_BEGINNING_LETTERS": [
        (lambda: resembles("petxxxxxx", "petyyyyyy"), True),
        (lambda: resembles("pexxxxxx", "peyyyyyy"), False),
    ],
    "PHONETIC_MATCH": [
        (lambda: occurrence(0.599).is_kept, False),
        (lambda: occurrence(0.6).is_kept, True),
        (lambda: is_in_doubt(sounds(0.599), is_country=True), True),
        (lambda: is_in_doubt(sounds(0.6), is_country=True), False),
    ],
    "POSSIBLE_MATCH": [
        (
            lambda: is_in_doubt(
                Candidate("exact", 0.349, Span(0, 1), "a"), is_country=False
            ),
            True,
        ),
        (
            lambda: is_in_doubt(
                Candidate("exact", 0.35, Span(0, 1), "a"), is_country=False
            ),
            False,
        ),
        (lambda: "alike" in describe(UNKNOWN, heard(1, 0), sounds(0.349)), False),
        (lambda: "alike" in describe(UNKNOWN, heard(1, 0), sounds(0.35)), True),
    ],
    "UNCONFIRMED_MATCH": [
        (lambda: is_in_doubt(sounds(0.899), is_country=False), True),
        (lambda: is_in_doubt(sounds(0.9), is_country=False), False),
    ],
    "CLEAR_MATCH": [
        (
            lambda: has_rendering(
                EN.read("his petrow"), [occurrence(0.799)], {"petrow": 1}
            ),
            False,
        ),
        (
            lambda: has_rendering(
                EN.read("his petrow"), [occurrence(0.8)], {"petrow": 1}
            ),
            True,
        ),
    ],
    "RESEMBLANCE": [
        (lambda: rate_resemblance(59.9), -1.0),
        (lambda: rate_resemblance(60.0), 0.45),
        (lambda: rate_resemblance(79.9), 0.45),
        (lambda: rate_resemblance(80.0), 0.75),
    ],
    "INSIDE_LETTERS": [
        (lambda: stands("kalku", f"in {'x' * 30}kalku"), False),
        (lambda: stands("kalkut", f"in {'x' * 30}kalkut"), True),
        (lambda: stands("kalkutt", "in xkalkuttx"), True),
    ],
    "RUN_TOGETHER_LETTERS": [
        (lambda: stands("kalkut", f"in {long_word(24)}"), False),
        (lambda: stands("kalkut", f"in {long_word(25)}"), True),
    ],
    "UNITS_ASKED": [(lambda: units_asked(24), 24), (lambda: units_asked(26), 25)],
    "OTHER_DOCUMENT_WEIGHT": [
        (lambda: weight_of(documents=1), 1.0),
        (lambda: weight_of(documents=2), 0.5),
    ],
    "CLASS_WEIGHT": [
        (
            lambda: round(describe(UNKNOWN, heard(0, 2))["expected"], 6),
            round(math.log(0.25 / 0.75), 6),
        ),
    ],
    "PRIOR_RATE": [
        (lambda: rate(0, 0), 0.8),
        (lambda: rate(10, 0), 0.9),
        (lambda: rate(0, 10), 0.4),
    ],
    "PRIOR_NAMES": [(lambda: rate(0, 10), 0.4)],
    "LEAST_SHARE": [
        (lambda: describe(UNKNOWN, heard(98, 0))["expected"], math.log(0.98 / 0.02)),
        (
            lambda: describe(UNKNOWN, heard(40, 0))["expected"],
            math.log(41 / 42 / (1 - 41 / 42)),
        ),
    ],
    "UNITS_TO_TRUST": [
        (lambda: is_rendering("zzz", ["petrow"], NameBatch({}).version("de")), True),
        (
            lambda: is_rendering(
                "zzz", ["petrow", "petrow"], NameBatch({}).version("de")
            ),
            False,
        ),
    ],
    "RENDERING_COUNT": [(named_in, 1)],
    "RENDERING_LETTERS": [
        (lambda: count_renderings(["then Xu came"], ["dann kam Xu"]), 0),
        (lambda: count_renderings(["then Xum came"], ["dann kam Xum"]), 1),
    ],
    "RENDERING_LIKENESS": [
        (lambda: resembles("abcdefghij", "xbcdefgxyz"), False),
        (lambda: resembles("abcdefghijklm", "xbcdefghiwuvt"), True),
    ],
    "OTHER_TEXTS": [
        (lambda: named_in(*["hier zqaxvum"] * 4), 1),
        (lambda: named_in(*["hier zqaxvum"] * 5), 0),
    ],
    "RARE_TEXTS": [
        (
            lambda: is_common(
                "wort", batch(["x"] * 47, ["wort"] * 4 + ["x"] * 43).version("de")
            ),
            True,
        ),
        (
            lambda: is_common(
                "wort", batch(["x"] * 48, ["wort"] * 4 + ["x"] * 44).version("de")
            ),
            False,
        ),
        (lambda: associated(3, 0, total=36), False),
        (lambda: associated(3, 0, total=37), True),
    ],
    "UNITS_TO_ASSOCIATE": [
        (lambda: associated(1, 0), False),
        (lambda: associated(2, 0), True),
    ],
    "ASSOCIATED_UNITS": [
        (lambda: associated(10, 11), False),
        (lambda: associated(3, 3), True),
    ],
    "ASSOCIATED_OWN": [
        (lambda: associated(4, 0, besides=7), False),
        (lambda: associated(4, 0, besides=6), True),
    ],
    "ASSOCIATED_SHARE": [
        (lambda: share_of_best(7), False),
        (lambda: share_of_best(8), True),
    ],
    "WORTH_PLACING": [
        (lambda: place_sound("helga"), "见"),
        (lambda: place_sound("obana"), "奥巴马"),
    ],
    "CLEAR_MATCH_SPACELESS": [
        (lambda: is_rendered("Pudin", "普京来了"), False),
        (lambda: is_rendered("Morkel", "默克尔来了"), True),
    ],
    "RENDERING_SYLLABLES": [(lambda: is_rendered("Xu", "这里xu来了"), True)],
    "EXCHANGED_COUNTRY": [
        (lambda: exchanged(name("Italy", "=IT")), 0.05),
        (lambda: exchanged(name("Poland", "=PL")), 0.4),
    ],
    "USUAL_TIMES": [(lambda: count_odd(3, 2), 0), (lambda: count_odd(2, 1), 1)],
    "SHORT_NAME_LETTERS": [
        (
            lambda: describe(name("Anxo"), heard(0, 0), sounds(0.5))[
                "sound of a short name"
            ],
            0.5,
        ),
        (
            lambda: describe(name("Anxov"), heard(0, 0), sounds(0.5))[
                "sound of a short name"
            ],
            0.0,
        ),
    ],
    "ADJECTIVE_LETTERS": [
        (lambda: sorted(derive_forms(("TR",), (), EN).beginnings), ["tur"]),
        (lambda: min(map(len, derive_forms(("TR",), (), EN).endings)), 3),
    ],
    "COUNTRY_BEGINNING_LETTERS": [
        (
            lambda: count_country(
                "DE",
                NamedText("en", "Germany, Germanys, Germax", (name("Germany", "=DE"),)),
            ),
            2,
        ),
        (
            lambda: count_country(
                "DE",
                NamedText(
                    "en", "Germany, Germany, Germanic", (name("Germany", "=DE"),)
                ),
            ),
            3,
        ),
    ],
    "UNLIKE": [
        (lambda: is_unlike(sounds(-0.001)), True),
        (lambda: is_unlike(sounds(0.0)), False),
    ],
    "MISSING": [(lambda: limit_of("Anna", EN, AR), 0.28)],
    "COPIED": [(lambda: limit_of("Zqaxvum", EN, EN), 0.15)],
    "NAMED": [(lambda: limit_of("Berlin", EN, AR), 0.22)],
    "COMMON": [(lambda: limit_of("Brown", EN, AR), 0.5)],
    "CERTAIN": [
        (lambda: is_certain(3, 0.6), False),
        (lambda: is_certain(3, 0.601), True),
    ],
    "LIKELY": [
        (lambda: rate_confidence(0.45, 0, 0), Confidence.LOW),
        (lambda: rate_confidence(0.451, 0, 0), Confidence.MEDIUM),
        (lambda: rate_confidence(0.3, 1, 1), Confidence.MEDIUM),
        (lambda: rate_confidence(0.7, 2, 2), Confidence.MEDIUM),
        (lambda: rate_confidence(0.7, 3, 3), Confidence.HIGH),
        (lambda: rate_confidence(0.7, 3, 5), Confidence.MEDIUM),
    ],
    "UNITS_EVERYWHERE": [
        (lambda: is_everywhere(COUNTRY, 21), False),
        (lambda: is_everywhere(COUNTRY, 22), True),
        (lambda: is_everywhere(UNKNOWN, 25), False),
    ],
    "UNITS_FOR_ERROR": [
        (lambda: is_certain(2, 0.9), False),
        (lambda: is_certain(3, 0.9), True),
    ],
    "VERSION_PAIRS": [
        (lambda: len(telling([side(f"de@{n}") for n in range(6)], None)), 6),
        (lambda: len(telling([side(f"de@{n}") for n in range(7)], None)), 5),
        (lambda: len(telling([side(f"de@{n}") for n in range(30)], None)), 2),
    ],
    "FEWEST_VERSIONS": [
        (lambda: limit(UNKNOWN, 2, versions(3)), 0.28),
        (lambda: limit(UNKNOWN, 3, versions(4)), 0.5),
    ],
    "MAJORITY": [
        (lambda: limit(CITY, 14, ["en@a", *versions(20)]), 0.5),
        (lambda: limit(CITY, 6, ["en@a", *versions(8)]), 0.12),
    ],
    "SEEN_WEIGHT": [
        (
            lambda: average(
                [Ballot(SOMEBODY, UNKNOWN, 0.6), Ballot(SOMEBODY, UNKNOWN, None)]
            ),
            0.4,
        ),
        (
            lambda: average(
                [Ballot(SOMEBODY, UNKNOWN, 0.6), Ballot(SOMEBODY, WEAK, None)]
            ),
            0.6,
        ),
    ],
    "SPLIT_VERSIONS": [(lambda: limit(CITY, 3, ["en@a", *versions(8)]), 0.5)],
    "MAJORITY_BY_CLASS": [
        (lambda: limit(CITY, 6, ["en@a", *versions(8)]), 0.12),
        (lambda: limit(name("Anna"), 6, ["en@a", *versions(8)]), 0.3),
        (lambda: limit(COMMON, 6, ["en@a", *versions(8)]), 0.4),
        (lambda: limit(name("Table"), 6, ["en@a", *versions(8)]), 0.4),
        (lambda: limit(COUNTRY, 6, ["en@a", *versions(8)]), 0.4),
        (lambda: limit(UNKNOWN, 6, ["hy@a", *versions(8)]), 0.5),
        (lambda: limit(UNKNOWN, 6, ["hy@a", *[f"hy@{n}" for n in range(8)]]), 0.3),
    ],
    "KEPT_ELSEWHERE": [
        (lambda: limit(CITY, 6, ["en@a", *versions(8)], kept=True), 0.17),
        (lambda: limit(COUNTRY, 6, ["en@a", *versions(8)], kept=True), 0.4),
    ],
    "SHORT_IN_MANY_LETTERS": [
        (lambda: limit(name("Xuq"), 6, ["en@a", *versions(8)]), 0.4),
        (lambda: limit(name("Xuqv"), 6, ["en@a", *versions(8)]), 0.12),
    ],
    "UNITS_OF_DOCUMENT": [
        (lambda: otherwise(0, 2), False),
        (lambda: otherwise(1, 2), True),
    ],
    "AMBIENT_SHARE": [
        (lambda: is_ambient(20, 200), False),
        (lambda: is_ambient(21, 200), True),
    ],
    "UNITS_AGAINST": [
        (lambda: is_contradicted(0, 4), False),
        (lambda: is_contradicted(0, 5), True),
    ],
    "LONG_NAME_LETTERS": [
        (lambda: is_slip("hollend", "hallund"), False),
        (lambda: is_slip("hollenda", "hallunda"), True),
    ],
    "MISSPELT": [(lambda: thresholds.MISSPELT > thresholds.COMMON, True)],
    "KNOWN_UNITS": [(lambda: known_lost(1), 0), (lambda: known_lost(2), 1)],
    "KNOWN_SHARE": [(lambda: thresholds.KNOWN_SHARE > thresholds.MISSING, True)],
    "EXCHANGED": [(lambda: thresholds.EXCHANGED > thresholds.COMMON, True)],
    "ADDED": [(lambda: thresholds.ADDED > thresholds.MISSING, True)],
    "SHARE_KEPT": [
        (lambda: is_doubtful(8, 10), False),
        (lambda: is_doubtful(7, 10), True),
    ],
    "SHARE_AGAINST": [
        (lambda: is_contradicted(2, 8), False),
        (lambda: is_contradicted(2, 9), True),
    ],
    "VARIANT_LIKENESS": [
        (lambda: is_variant("abcd", "abxy"), False),
        (lambda: is_variant("abcdefgtuvwxy", "abcdefg1234567"), True),
    ],
}


@pytest.mark.parametrize(
    ("threshold", "number"),
    [(one, n) for one, rows in ROWS.items() for n in range(len(rows))],
)
def test_both_sides(threshold: str, number: int) -> None:
    look, expected = ROWS[threshold][number]
    told = look()
    assert (
        told == pytest.approx(expected)
        if isinstance(expected, float)
        else told == expected
    )


def test_every_threshold_is_held() -> None:
    assert {one for one in vars(thresholds) if one.isupper()} == ROWS.keys()
