"""Resources of programs: Android, Java, .NET, Qt, Fluent, plural forms of Apple."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from qa.errors import QaError
from qa.input.readers import read
from qa.model import Source
from tests.conftest import Runner
from tests.readers.test_bad_input import BROKEN, check_broken
from tests.readers.test_round_trip import CHECK, places, put

ANDROID = """<?xml version="1.0" encoding="utf-8"?>
<resources>
    <string name="hello">See https://example.org/a for <b>%1$s</b></string>
    <string name="app" translatable="false">Code 3</string>
    <plurals name="files">
        <item quantity="one">One file of 12</item>
        <item quantity="other">%d files of 12</item>
    </plurals>
    <string-array name="days">
        <item>Day <b>5</b></item>
        <item>@string/app</item>
        <item>Day 6</item>
    </string-array>
</resources>
"""
TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context><name>Main</name>
    <message>
        <source>See https://example.org/a now</source>
        <translation>Voir https://example.org/b</translation>
    </message>
    <message><source>Undone 3</source><translation type="unfinished">Fini 4</translation></message>
</context>
</TS>
"""
RESX = """<?xml version="1.0" encoding="utf-8"?>
<root>
  <data name="A" xml:space="preserve"><value>See https://example.org/a now</value></data>
  <data name="B" xml:space="preserve">
    <value>It was {0} 12</value></data>
</root>
"""
FLUENT = "hello = See https://example.org/a now { $x }\n    .title = It was 12\nb = It is 5\n"
PROPERTIES = "# c\none=See https://example.org/a now\ntwo=It was \\u00e9 12\n"

CASES: dict[str, tuple[Mapping[str, str], list[str]]] = {
    "Android": (
        {
            "res/values/strings.xml": ANDROID,
            "res/values-fr/strings.xml": ANDROID.replace("org/a", "org/b")
            .replace("%d files of 12", "%d de 13")
            .replace("Day 6", "Jour 7"),
        },
        [
            "res/values-fr/strings.xml:12:20",
            "res/values-fr/strings.xml:3:30",
            "res/values-fr/strings.xml:7:38",
        ],
    ),
    "Java": (
        {
            "m_en.properties": PROPERTIES,
            "m_fr.properties": PROPERTIES.replace("org/a", "org/b").replace("12", "13"),
        },
        ["m_fr.properties:2:9", "m_fr.properties:3:19"],
    ),
    "Qt": ({"a.fr.ts": TS}, ["a.fr.ts:7:27"]),
    "RESX": (
        {
            "r.en.resx": RESX,
            "r.fr.resx": RESX.replace("org/a", "org/b").replace("12", "13"),
        },
        ["r.fr.resx:3:50", "r.fr.resx:5:23"],
    ),
    "Fluent": (
        {
            "f.en.ftl": FLUENT,
            "f.fr.ftl": FLUENT.replace("org/a", "org/b")
            .replace("12", "13")
            .replace("5", "6"),
        },
        ["f.fr.ftl:1:13", "f.fr.ftl:2:21", "f.fr.ftl:3:11"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_planted_errors_are_found_on_their_line(
    name: str, qa: Runner, tmp_path: Path
) -> None:
    files, expected = CASES[name]
    put(tmp_path, files)
    found = places(qa(*CHECK).out)
    assert found == expected


WHOLE = {
    ("Java", "cut off"),
    ("Fluent", "cut off"),
    ("Java", "a wrong encoding"),
    ("Qt", "not text"),
}
"""Any beginning of such a file, or of the sample, is such a file; old Java writes Latin-1, what is no Qt is TypeScript."""


@pytest.mark.parametrize(
    ("name", "how"),
    [(name, how) for name in CASES for how in BROKEN if (name, how) not in WHOLE],
)
def test_each_format_broken_in_each_way(
    name: str, how: str, qa: Runner, tmp_path: Path
) -> None:
    check_broken(CASES[name][0], BROKEN[how], qa, tmp_path)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("strings.xml", "android"),
        ("a.resx", "resx"),
        ("a.ts", "qt"),
        ("a.stringsdict", "stringsdict"),
    ],
)
def test_entities_are_refused(name: str, kind: str) -> None:
    bomb = b'<!DOCTYPE TS [<!ENTITY a "aaaa">]><TS>&a;</TS>'
    with pytest.raises(QaError, match="declares the entity"):
        read(Source(name, kind, "d", "fr", data=bomb))


def test_typescript_is_no_translation() -> None:
    with pytest.raises(QaError, match="TypeScript"):
        read(Source("a.ts", "qt", "d", "fr", data=b"const a = 1\n"))


QUANTITIES = {
    "": {"one": "%d file", "other": "%d files"},
    "-ru": {"one": "%d файл", "many": "%d файлов", "other": "%d файла"},
    "-ja": {"other": "%d個のファイル"},
}


def test_plurals_of_android_have_the_categories_of_their_language(
    qa: Runner, tmp_path: Path
) -> None:
    item = '<item quantity="{}">{}</item>'
    for folder, forms in QUANTITIES.items():
        items = "".join(item.format(*form) for form in forms.items())
        text = f'<resources><string name="a">1</string><plurals name="files">{items}</plurals></resources>'
        put(tmp_path, {f"values{folder}/strings.xml": text})
    told = qa(
        "check",
        ".",
        "--lang",
        "values/strings.xml=en",
        "--profile",
        "software",
        "--format",
        "concise",
    )
    assert "`files` in ru has no form `few` of Russian" in told.out
    assert told.out.count("\n") == 1


def test_a_message_of_qt_with_one_form_is_the_general_one() -> None:
    data = TS.replace("<message>", '<message numerus="yes">', 1).replace(
        "Voir https://example.org/b", "<numerusform>%n</numerusform>"
    )
    original, french = read(
        Source("a.ts", "qt", "d", "fr", skip=frozenset({"fuzzy"}), data=data.encode())
    )
    assert [each.text for each in french.segments] == ["%n"]
    assert original.segments[0].unit == french.segments[0].unit
    assert (french.segments[0].unit or "").endswith("[other]")


def values(name: str, kind: str, data: str | bytes) -> dict[str | None, str]:
    content = data if isinstance(data, bytes) else data.encode()
    (version,) = read(Source(name, kind, "d", "fr", data=content))
    return {segment.unit: segment.text for segment in version.segments}


ANDROID_TEXTS = [
    (r"It\'s \"5\"\n\u00e9\@", 'It\'s "5"\né@'),
    ("\n   two\n   lines  \n ", "two lines"),
    ('" kept  spaces "', " kept  spaces "),
    ("a &lt;b&gt; &amp; <![CDATA[<i>c</i>]]>", "a <b> & <i>c</i>"),
    ("<xliff:g>%1$s</xliff:g> of <b>it</b>", "%1$s of it"),
]


@pytest.mark.parametrize(("written", "text"), ANDROID_TEXTS)
def test_android_shows_what_escapes_and_spaces_stand_for(
    written: str, text: str
) -> None:
    data = f'<resources xmlns:xliff="x"><string name="a">{written}</string><string name="b">@string/a</string></resources>'
    assert values("strings.xml", "android", data) == {"a": text}


def test_half_a_character_of_android_is_none() -> None:
    data = r'<resources><string name="a">x\ud800</string></resources>'
    assert values("strings.xml", "android", data) == {"a": "x\ufffd"}


PROPERTIES_OF_JAVA = [
    ("a = b", {"a": "b"}),
    ("a: b ", {"a": "b "}),
    ("a b", {"a": "b"}),
    ("a\\ b\\=c = d", {"a b=c": "d"}),
    ("a = one \\\n   two\nb=3", {"a": "one two", "b": "3"}),
    ("a = \\ud83d\\ude00\\t\\u00e9\\\\", {"a": "😀\té\\"}),
    ("! no\n# no\na = # yes", {"a": "# yes"}),
]


@pytest.mark.parametrize(("written", "texts"), PROPERTIES_OF_JAVA)
def test_properties_are_read_as_java_does(written: str, texts: dict[str, str]) -> None:
    assert values("a.properties", "properties", written) == texts


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_properties_are_in_any_encoding_of_java(encoding: str) -> None:
    assert values("a.properties", "properties", "a = Tür".encode(encoding)) == {
        "a": "Tür"
    }


def test_of_net_only_texts_are_read() -> None:
    data = (
        '<root><data name="a"><value>Open &amp; shut</value><comment>A gate</comment></data>'
        '<data name="b" type="System.Drawing.Size"><value>5, 6</value></data>'
        '<data name="&gt;&gt;c.Name"><value>c</value></data></root>'
    )
    assert values("a.resx", "resx", data) == {"a": "Open & shut"}


FORMS = """<plist version="1.0"><dict><key>gates</key><dict>
<key>NSStringLocalizedFormatKey</key><string>%#@n@</string>
<key>n</key><dict><key>NSStringFormatSpecTypeKey</key><string>NSStringPluralRuleType</string>
<key>NSStringFormatValueTypeKey</key><string>d</string>
<key>one</key><string>%d gate</string><key>other</key><string>%d gates</string></dict></dict></dict></plist>"""


def test_plural_forms_of_apple_have_their_categories() -> None:
    (version,) = read(
        Source("L.stringsdict", "stringsdict", "L", "en", data=FORMS.encode())
    )
    assert version.document == "L.stringsdict"
    told = [(segment.unit, segment.text, segment.meta) for segment in version.segments]
    assert told == [
        ("gates.n[one]", "%d gate", (("plural", "one"),)),
        ("gates.n[other]", "%d gates", (("plural", "other"),)),
    ]


def test_fluent_keeps_patterns_of_several_lines() -> None:
    data = (
        "# About\n-brand = Gate\n\nopen =\n    Open the\n      gate\n    .key = O\n"
        "n = { $x ->\n    [one] a\n   *[other] b\n}\n"
    )
    assert values("a.ftl", "fluent", data) == {
        "-brand": "Gate",
        "open": "Open the\n  gate",
        "open.key": "O",
        "n": "{ $x ->\n [one] a\n*[other] b\n}",
    }


def test_what_is_no_fluent_is_refused() -> None:
    with pytest.raises(QaError, match="no message, comment or pattern"):
        read(Source("a.ftl", "fluent", "d", "fr", data=b"hello world\n"))
