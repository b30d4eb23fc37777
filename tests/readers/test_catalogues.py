"""Catalogues as programs read them: what is accepted, and which text is the original."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qa.errors import QaError
from qa.input.readers import keys, read
from qa.model import Source, Version
from tests.conftest import Runner
from tests.test_cli import put


def texts(name: str, content: str | bytes) -> dict[str | None, str]:
    data = content if isinstance(content, bytes) else content.encode()
    (version,) = read(Source(name, name.rpartition(".")[2], "d", "fr", data=data))
    return {segment.unit: segment.text for segment in version.segments}


ACCEPTED = {
    "JSON with comments and last commas": (
        "a.json",
        '{ // the first\n "a": "b // c", /* and\n more */ "d": ["e", "f,]",],\n}',
        {"a": "b // c", "d.0": "e", "d.1": "f,]"},
    ),
    "JSON with a mark of its order": ("a.json", b'\xef\xbb\xbf{"a": "b"}', {"a": "b"}),
    "messages of a browser": (
        "a.json",
        '{"go": {"message": "Los", "description": "A button", "placeholders": {"n": {}}}, "on": {"message": "Weiter"}}',
        {"go": "Los", "on": "Weiter"},
    ),
    "messages that are keys of others": (
        "a.json",
        '{"mail": {"message": "Brief", "reply": "Antwort"}, "title": "Post"}',
        {"mail.message": "Brief", "mail.reply": "Antwort", "title": "Post"},
    ),
    "YAML with aliases and merged keys": (
        "a.yaml",
        "base: &b\n  x: eins\n  y: zwei\nown:\n  <<: *b\n  y: drei\nagain: *b\n",
        {
            "base.x": "eins",
            "base.y": "zwei",
            "own.x": "eins",
            "own.y": "drei",
            "again.x": "eins",
            "again.y": "zwei",
        },
    ),
    "an empty object": ("a.json", "{}", {}),
    "YAML of comments": ("a.yaml", "# nothing yet\n", {}),
}


@pytest.mark.parametrize(
    ("name", "content", "expected"), ACCEPTED.values(), ids=ACCEPTED
)
def test_what_a_program_accepts_is_read(
    name: str, content: str | bytes, expected: dict[str, str]
) -> None:
    assert texts(name, content) == expected


def test_places_are_those_of_the_file_with_its_comments() -> None:
    content = '{ /* äh\n */ "a": "eins",\n  "b": "zwei", }'
    (version,) = read(Source("fr.json", "json", "d", "fr", data=content.encode()))
    assert [(s.line, s.column) for s in version.segments] == [(2, 11), (3, 9)]


def test_what_a_browser_s_file_says_of_a_message_is_a_note() -> None:
    content = '{"go": {"message": "Los", "description": "A button"}}'
    (version,) = read(Source("fr.json", "json", "d", "fr", data=content.encode()))
    assert version.segments[0].meta[0] == ("note", "A button")


TWICE = {
    "JSON": ("fr.json", '{"a": "b",\n "a": "c"}', "c", 2, "the last counts"),
    "YAML": ("fr.yaml", "a: b\na: c\n", "c", 2, "the last counts"),
    "Apple's strings": (
        "fr.strings",
        '"a" = "b";\n"a" = "c";\n',
        "c",
        2,
        "the last counts",
    ),
    "PO": (
        "fr.po",
        'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n',
        "b",
        4,
        "the first counts",
    ),
}


@pytest.mark.parametrize(
    ("name", "content", "text", "line", "said"), TWICE.values(), ids=TWICE
)
def test_of_a_key_that_stands_twice_one_counts_and_one_sentence_says_so(
    name: str, content: str, text: str, line: int, said: str
) -> None:
    source = Source(name, name.rpartition(".")[2], "d", "fr", data=content.encode())
    version = next(v for v in read(source) if v.name == "fr")
    assert [segment.text for segment in version.segments] == [text]
    notices = [notice for each in read(source) for notice in each.notices]
    assert len(notices) == 1
    assert notices[0].startswith(f"{name}:{line}: ")
    assert notices[0].endswith(said)


def test_a_key_that_says_the_same_twice_is_nobody_s_business() -> None:
    (version,) = read(
        Source("fr.json", "json", "d", "fr", data=b'{"a": "b", "a": "b"}')
    )
    assert version.notices == ()


def test_aliases_that_explode_are_refused() -> None:
    lines = ["l0: &l0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"l{level}: &l{level} [{', '.join([f'*l{level - 1}'] * 10)}]"
        for level in range(1, 9)
    ]
    with pytest.raises(QaError, match="aliases that make a huge file"):
        read(Source("fr.yml", "yaml", "d", "fr", data="\n".join(lines).encode()))


NAMES = [
    "menu.file.open",
    "menu_open",
    "MENU_OPEN",
    "menuOpen",
    "a1B-2c-D3e.title",
    "str12",
]
TEXTS = [
    "Open",
    "Open the gate",
    "https://example.org/a",
    "--help",
    "<br>",
    "%s",
    "Ouvrir…",
    "e. g.",
]


@pytest.mark.parametrize("key", NAMES)
def test_a_name_is_no_text(key: str) -> None:
    assert keys.is_name(key)


@pytest.mark.parametrize("key", TEXTS)
def test_a_text_is_no_name(key: str) -> None:
    assert not keys.is_name(key)


def test_keys_are_texts_where_many_have_words_and_few_are_names() -> None:
    assert keys.are_texts(["Open the gate", "Shut", "Save"])
    assert not keys.are_texts(["Open", "Shut", "Save", "Quit"])
    assert not keys.are_texts(["Open the gate", "menu.shut"])
    assert keys.are_names(["menu.open", "menu.shut", "menu_quit", "menuSave", "OK"])
    assert not keys.are_names(["menu.open", "Shut"])
    assert not keys.are_names([])


KEYED = (
    '"Open %@ gates" = "{}";\n"Shut the gate" = "{}";\n"Water the roses now" = "{}";\n'
)
FRENCH = ("Ouvrir les portails", "Fermer le portail", "Arroser les roses")
GERMAN = ("%@ Tore öffnen", "Tor schliessen", "Jetzt Rosen giessen")


@pytest.mark.parametrize("english", ['"" = "";\n', "/* none */\n", None])
def test_keys_that_are_texts_are_the_source(
    qa: Runner, tmp_path: Path, english: str | None
) -> None:
    if english is not None:
        put(tmp_path, {"en.lproj/L.strings": english})
    put(tmp_path, {"de.lproj/L.strings": KEYED.format(*GERMAN)})
    put(tmp_path, {"fr.lproj/L.strings": KEYED.format(*FRENCH)})
    run = qa("check", ".", "--format", "concise")
    (line,) = run.out.splitlines()
    assert line.startswith(
        "fr.lproj/L.strings:1:20: error: the placeholder %@ is in de and en"
    )


def test_an_empty_translation_is_no_source(qa: Runner, tmp_path: Path) -> None:
    put(tmp_path, {"ja.lproj/L.strings": KEYED.format("", "", "")})
    put(tmp_path, {"de.lproj/L.strings": KEYED.format(*GERMAN)})
    run = qa("check", ".", "--format", "concise")
    assert "ja: 3 of 3 strings are not translated yet" in run.out


def test_interface_builder_s_comments_hold_the_source(
    qa: Runner, tmp_path: Path
) -> None:
    comment = '/* Class = "NSButton"; title = "{0}"; ObjectID = "a1B-2c-D{1}e"; */\n"a1B-2c-D{1}e.title" = "{2}";\n'
    english = ("Open 3 gates", "Shut the gate", "Water the roses")
    for tag, said in (("de", GERMAN), ("fr", FRENCH)):
        rows = [
            comment.format(e, n, t)
            for n, (e, t) in enumerate(zip(english, said, strict=True))
        ]
        put(tmp_path, {f"{tag}.lproj/M.strings": "".join(rows)})
    run = qa("check", ".", "--format", "concise", "--select", "numbers")
    assert "the number 3 is in en" in run.out


IDS = (
    '{{"sourceLanguage": "en", "strings": {{"a1B-2c-D3e.title": {{{}"localizations": '
    '{{"de": {{"stringUnit": {{"value": "Tor 3"}}}}}}}}}}}}'
)


def test_an_id_of_a_string_catalogue_is_no_text() -> None:
    bare = IDS.format("")
    told = IDS.format(
        '"comment": "Class = \\"NSButton\\"; title = \\"Gate 3\\"; ObjectID = \\"a1B\\";", '
    )
    assert original(bare) == []
    assert original(told) == ["Gate 3"]


def original(content: str) -> list[str]:
    versions = read(Source("a.xcstrings", "xcstrings", "d", data=content.encode()))
    english = next(version for version in versions if version.name == "en")
    return [segment.text for segment in english.segments]


HEAD = 'msgid ""\nmsgstr "Language: {}\\n"\n\n'


def catalogue(tag: str, *pairs: tuple[str, str]) -> list[Version]:
    rows = [f'msgid "{one}"\nmsgstr "{other}"\n\n' for one, other in pairs]
    data = (HEAD.format(tag) + "".join(rows)).encode()
    return read(Source(f"{tag}.po", "po", "d", tag, data=data))


def test_a_catalogue_in_its_own_language_is_a_template() -> None:
    (version,) = catalogue("en", ("Open the gate", ""), ("Shut it", "Shut it now"))
    assert (version.name, version.original) == ("en", True)
    assert [segment.text for segment in version.segments] == [
        "Open the gate",
        "Shut it",
    ]


def test_a_catalogue_in_its_own_language_joins_the_others(
    qa: Runner, tmp_path: Path
) -> None:
    row = 'msgid "Gate 3"\nmsgstr "{}"\n'
    for tag, said in (("en", ""), ("de", "Tor 4"), ("fr", "Portail 3")):
        put(
            tmp_path,
            {
                f"locale/{tag}/LC_MESSAGES/django.po": HEAD.format(tag)
                + row.format(said)
            },
        )
    run = qa("check", ".", "--format", "concise")
    assert run.err == ""
    assert run.out.startswith(
        "locale/de/LC_MESSAGES/django.po:5:13: error: the number is 3 in en"
    )


@pytest.mark.parametrize(
    "key", ["https://example.org/a-b", "<b>", "--all-files", "%s/%s"]
)
def test_one_message_that_is_no_sentence_is_still_compared(key: str) -> None:
    assert [version.name for version in catalogue("de", (key, "Nein"))] == ["en", "de"]


def test_ids_of_messages_are_no_text() -> None:
    (version,) = catalogue("de", ("menu.open", "Auf"), ("menu.shut", "Zu"))
    assert version.name == "de"


def test_a_part_that_is_put_in_is_compared_with_that_part() -> None:
    """A language with more plural forms has them beside the original's form of the same part."""

    def write(text: str, **forms: str) -> dict[str, object]:
        said = {
            name: {"stringUnit": {"state": "translated", "value": value}}
            for name, value in forms.items()
        }
        part = {"argNum": 1, "formatSpecifier": "lld", "variations": {"plural": said}}
        unit = {"state": "translated", "value": text}
        return {"stringUnit": unit, "substitutions": {"boats": part}}

    english = write("%#@boats@ left", one="%arg boat", other="%arg boats")
    polish = write(
        "Odpłynęło %#@boats@", one="%arg łódź", few="%arg łodzie", other="%arg łodzi"
    )
    strings = {"left %lld": {"localizations": {"en": english, "pl": polish}}}
    content = json.dumps({"sourceLanguage": "en", "strings": strings})
    versions = read(Source("a.xcstrings", "xcstrings", "d", data=content.encode()))
    texts = {
        version.name: {segment.unit: segment.text for segment in version.segments}
        for version in versions
    }
    assert texts["pl"]["left %lld[boats.few]"] == "%arg łodzie"
    assert texts["en"]["left %lld[boats.few]"] == "%arg boats"
