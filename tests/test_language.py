"""What is known of languages: tags, what they fall back to, facts of scripts, and the files behind them."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from qa import language as languages
from qa.input.readers import text
from qa.kinds import extract
from qa.kinds.values import spelled
from qa.language import Language, files, kinship, scripts, tags
from qa.language.locale import Locale
from qa.language.meant import meant
from qa.language.prose import Prose
from qa.language.typography import Typography

TABLE = tomllib.loads(
    (Path(__file__).parent / "language.toml").read_text(encoding="utf-8")
)
DATA = Path(str(files.__file__)).parent / "data"
SUBJECTS = {
    "countries",
    "lookalikes",
    "money",
    "numerals",
    "relations",
    "romanisation",
    "scripts",
}
"""Hand-written files that are about no single language."""
WRITTEN = sorted(path.stem for path in DATA.glob("*.toml") if path.stem not in SUBJECTS)
KNOWN = sorted(
    {*WRITTEN}
    | {
        path.stem
        for path in (DATA.parent / "compiled" / "locales").glob("*.json")
        if path.stem != "index"
    }
    | {row["given"] for row in TABLE["tag"]}
    | {
        tag
        for word in ("spaced", "cased")
        for answer in TABLE[word].values()
        for tag in answer.split()
    }
)
FIELDS = [
    name
    for name, value in vars(Language).items()
    if isinstance(value, property | cached_property)
]
NAMES = {
    "clitics",
    "demonyms",
    "titles",
    "capital_nouns",
    "foreign",
    "plural",
    "endings",
    "cases",
    "cut",
    "linking",
    "suffixes",
    "articles",
    "pronouns",
    "genitives",
    "complete",
    "homographs",
    "own_letters",
}
COMPUTED = {"plurals", "ordinals", "few_numbers", "quotes", "marks_sentences"}
TYPOGRAPHY = {field.name for field in dataclasses.fields(Typography)} - COMPUTED
TYPOGRAPHY |= {"unmarked"}
SECTIONS = {
    "prose": {field.name for field in dataclasses.fields(Prose)} - {"grams", "ends"},
    "typography": TYPOGRAPHY,
    "values": {field.name for field in dataclasses.fields(Locale)} - {"spaced"},
    "names": NAMES,
    "negation": {"proclitics", "claims", "answers", "idioms"},
}


@pytest.mark.parametrize("row", TABLE["tag"], ids=lambda row: row["given"] or "empty")
def test_a_tag(row: dict[str, Any]) -> None:
    assert languages.canonical(row["given"]) == row.get("usual")
    language = languages.of(row["given"])
    assert language.tag == row["tag"]
    assert [*language.parents] == row.get("parents", [*language.parents])
    assert languages.of(language.tag) == language


def test_every_field_of_every_language_is_there() -> None:
    """No tag makes a field fail, and what several fields say of one thing agrees."""
    for tag in KNOWN:
        language = languages.of(tag)
        for name in FIELDS:
            assert getattr(language, name) is not None, (tag, name)
        assert (
            language.spaced == language.locale.spaced == (not language.prose.grams)
        ), tag
        assert language.script.code in {"Zyyy", language.script.code}
        assert language.kinship.plain in language.kinship.group, tag
        assert language.kinship.plain not in language.kinship.neighbours, tag
        assert language.parents[0] == language.tag


def test_the_fields_are_many() -> None:
    assert {
        "script",
        "spaced",
        "cased",
        "locale",
        "prose",
        "typography",
        "names",
        "kinship",
        "telling",
    } <= {*FIELDS}
    assert len(KNOWN) > 500


@pytest.mark.parametrize(
    ("word", "answer"), [(w, a) for w in ("spaced", "cased") for a in ("yes", "no")]
)
def test_spaces_and_capitals(word: str, answer: str) -> None:
    said = {
        tag: getattr(languages.of(tag), word) for tag in TABLE[word][answer].split()
    }
    assert said == dict.fromkeys(said, answer == "yes")


@pytest.mark.parametrize(
    ("tag", "row"),
    [(tag, row) for row in TABLE["value"] for tag in row["tags"].split()],
    ids=lambda v: str(v)[:40],
)
def test_a_value_is_read_wherever_the_language_is_written(
    tag: str, row: dict[str, Any]
) -> None:
    found = extract(row["text"], tag).get("values", ()) + spelled(row["text"], tag)
    fitting = [fact for fact in found if set(row["readings"]) <= fact.readings]
    assert fitting
    assert any(fact.unit == row.get("unit", "") for fact in fitting), found
    assert not any(fact.readings.intersection(row.get("without", ())) for fact in found)


@pytest.mark.parametrize("row", TABLE["field"], ids=lambda row: row["of"])
def test_a_field(row: dict[str, Any]) -> None:
    tag, *path = row["of"].split(" ", 3)
    value: Any = languages.of(tag)
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else getattr(value, name)
    if isinstance(value, frozenset | tuple):
        value = sorted(value) if isinstance(value, frozenset) else [*value]
    assert value == row.get("is")


def test_endings_make_common_words() -> None:
    english = dataclasses.replace(
        languages.of("en").names, plural=("zz",), endings=("qq",)
    )
    assert (
        english.kind("houseqq")
        == english.kind("londonzz")
        == english.kind("housewater")
        == "small"
    )
    assert english.kind("londonqq") == english.kind("bananazz") == "unknown"
    assert (english.kind("banana"), english.kind("london")) == ("small", "capital")
    assert languages.of("de").names.kind("haus") == "small"
    assert languages.of("la").names.kind("haus") is None


def test_what_hangs_on_a_word_does_not_hide_it() -> None:
    assert languages.of("id").telling.balance("mobilnya", "ms") == -1
    assert languages.of("ms").telling.balance("mobilnya", "id") == 1
    assert languages.of("no").telling.balance("etternya", "da") == 0


@pytest.mark.parametrize(
    ("tag", "rival", "text", "balance"),
    [
        ("id", "ms", "Dia bermain bola sepak.", 1),
        ("id", "ms", "Bola itu tidak sepak.", 0),
        ("ms", "id", "Dia bermain sepak bola.", 1),
        ("hi", "ne", "केटाहरूलाई", 1),
        ("ne", "hi", "केटाहरूलाई", -1),
        ("hi", "ne", "पानी में", -1),
        ("sk", "cs", "pokračovat", 1),
        ("cs", "sk", "ktorý ktorý ktorý", 1),
        ("cs", "pl", "który", 0),
    ],
)
def test_pairs_of_words_and_endings_tell_neighbours_apart(
    tag: str, rival: str, text: str, balance: int
) -> None:
    assert languages.of(tag).telling.balance(text, rival) == balance


def test_a_region_with_another_script_has_the_words_of_that_script() -> None:
    taiwan, china = languages.of("zh-TW"), languages.of("zh-CN")
    assert "分鐘" in taiwan.locale.units
    assert taiwan.name == "Traditional Chinese"
    assert taiwan.names.foreign != china.names.foreign
    assert taiwan.places.called["DE"] == languages.of("zh-Hant").places.called["DE"]
    assert taiwan.locale.weekdays["週三"] == 3
    assert (
        languages.of("sr-ME").length
        == languages.of("sr-Latn").length
        != languages.of("sr").length
    )


def test_a_name_is_not_that_of_another_region() -> None:
    assert languages.of("pt-AO").name == "Portuguese"
    assert languages.of("es-AR").name == "Spanish"
    assert languages.of("pt-PT").name == "European Portuguese"
    assert languages.of("xx").name == "xx"


@pytest.mark.parametrize("tag", WRITTEN)
def test_a_file_is_under_its_current_tag_and_says_nothing_unknown(tag: str) -> None:
    said = files.load_written(tag)
    assert tags.current(tag) == tag
    assert not tags.same(tag)
    assert {*said} <= {"sources", "scripts", "margin", "spaced", "telling", *SECTIONS}
    for section, known in SECTIONS.items():
        assert {*said.get(section, {})} <= known, section
    assert "values" not in said or said["sources"]
    assert {*said.get("typography", {}).get("ends", {})} <= {
        *files.load_written("und")["typography"]["ends"]
    }


@pytest.mark.parametrize(
    "tag", [tag for tag in WRITTEN if "telling" in files.load_written(tag)]
)
def test_words_that_tell_two_languages_apart_are_said_in_both_files(tag: str) -> None:
    telling = languages.of(tag).telling
    for rival in telling.rivals:
        assert telling.theirs[rival] == languages.of(rival).telling.own[tag]
        own, theirs = telling.own[rival], telling.theirs[rival]
        assert own.single.isdisjoint(theirs.single)
        assert own.pairs.isdisjoint(theirs.pairs)
        assert set(own.endings).isdisjoint(theirs.endings)
        assert telling.balance(" ".join(theirs.single), rival) > 0
        assert telling.balance(" ".join(own.single), rival) < 0


@pytest.mark.parametrize("table", ["inseparable", "neighbours"])
def test_languages_are_related_under_their_current_tags(table: str) -> None:
    for line in files.load_written("relations")[table].values():
        assert [kinship.plain(tag) for tag in line.split()] == line.split()
        assert len(line.split()) > 1


def test_what_scripts_say_is_known_and_about_scripts() -> None:
    for code, facts in files.load_written("scripts").items():
        script = scripts.of(code)
        assert {*facts} <= {field.name for field in dataclasses.fields(script)} - {
            "code"
        }, code
        assert script.spaced == (script.word == 0), code
        assert all(map(scripts.class_of, script.members)), code
        assert (
            script.spaced
            or script.ranges
            or all(scripts.of(each).ranges for each in script.members - {"Bopo"})
        )
    assert scripts.of("Zyyy").members == frozenset()


@pytest.mark.parametrize(
    ("texts", "unspaced"),
    [
        (["漢字", "カタカナ", "ไทย", "ລາວ", "ខ្មែរ", "မြန်မာ", "བོད", "ascii 字"], True),
        (
            [
                "Việt ế",
                "it’s — so",
                "한국어",
                "Ἑλλάς",
                "ascii",
                "አማርኛ",
                "עברית",
                "हिन्दी",
                "",
            ],
            False,
        ),
    ],
)
def test_signs_of_scripts_without_spaces(texts: list[str], unspaced: bool) -> None:
    assert {text: scripts.is_unspaced(text) for text in texts} == dict.fromkeys(
        texts, unspaced
    )


def test_letters_that_look_alike_do_so_both_ways() -> None:
    assert scripts.lookalikes("Latn", "Cyrl")["a"] == "а"
    assert scripts.lookalikes("Cyrl", "Latn")["а"] == "a"
    assert scripts.has_seam("pынок")
    assert not scripts.has_seam("рынок and market, größer")


def test_a_value_cannot_be_changed() -> None:
    english = languages.of("en")
    for value in (
        english,
        english.locale,
        english.prose,
        english.names,
        english.typography,
        english.script,
    ):
        field = dataclasses.fields(value)[0].name
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(value, field, getattr(value, field))


def test_usual_tags_are_read_without_the_tables_of_all() -> None:
    """Start-up is light: the registry of subtags is read for rare tags alone."""
    code = (
        "import sys; from qa.language import of; [of(t).locale for t in ('en', 'pt-BR', 'zh-Hant', 'iw', 'en-UK')];"
        "print('langcodes' in sys.modules); of('zh-cmn-Hans'); print('langcodes' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "True"]


def test_a_reader_of_plain_text_joins_lines_of_the_same_scripts() -> None:
    """Readers know nothing of languages: what they say of scripts without spaces is held to the table here."""
    for code in ("Thai", "Laoo", "Khmr", "Mymr", "Tale", "Talu", "Lana"):
        letters = [
            char
            for char in map(chr, range(0x0E00, 0xAB00))
            if scripts.script_of(char) == code
        ]
        assert letters
        assert all(
            text.UNSPACED.search(char) and scripts.is_unspaced(char) for char in letters
        ), code
    for char in "aяαא한ሀ漢か":
        assert not text.UNSPACED.search(char)


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        ("Bahasa", None),
        ("Bahasa Indonesia", "id"),
        ("Bahasa Melayu", "ms"),
        ("Germn", "de"),
        ("Portugese", "pt"),
        ("jp", "ja"),
        ("comment", None),
    ],
)
def test_a_word_that_is_no_tag_means_a_language_or_nothing(
    said: str, tag: str | None
) -> None:
    assert meant(said) == tag
