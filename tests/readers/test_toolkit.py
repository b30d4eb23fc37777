"""The long tail through translate-toolkit, where it is installed."""

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

pytest.importorskip("translate")

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
            "res/values-fr/strings.xml:7:42",
        ],
    ),
    "Java": (
        {
            "m_en.properties": PROPERTIES,
            "m_fr.properties": PROPERTIES.replace("org/a", "org/b").replace("12", "13"),
        },
        ["m_fr.properties:2:9", "m_fr.properties:3:14"],
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
    assert [place.rpartition(":")[0] for place in found] == [
        place.rpartition(":")[0] for place in expected
    ]


WHOLE = {("Java", "cut off"), ("Fluent", "cut off"), ("Java", "a wrong encoding")}
"""Any beginning of such a file, or of the sample, is such a file; old Java writes Latin-1."""


@pytest.mark.parametrize(
    ("name", "how"),
    [(name, how) for name in CASES for how in BROKEN if (name, how) not in WHOLE],
)
def test_each_format_broken_in_each_way(
    name: str, how: str, qa: Runner, tmp_path: Path
) -> None:
    check_broken(CASES[name][0], BROKEN[how], qa, tmp_path)


@pytest.mark.parametrize("name", ["strings.xml", "a.resx", "a.ts"])
def test_entities_are_refused_before_the_toolkit_sees_them(name: str) -> None:
    bomb = b'<!DOCTYPE TS [<!ENTITY a "aaaa">]><TS>&a;</TS>'
    with pytest.raises(QaError, match="declares the entity"):
        read(Source(name, "toolkit", "d", "fr", data=bomb))


def test_typescript_is_no_translation() -> None:
    with pytest.raises(QaError, match="TypeScript"):
        read(Source("a.ts", "toolkit", "d", "fr", data=b"const a = 1\n"))


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
        Source(
            "a.ts", "toolkit", "d", "fr", skip=frozenset({"fuzzy"}), data=data.encode()
        )
    )
    assert [each.text for each in french.segments] == ["%n"]
    assert original.segments[0].unit == french.segments[0].unit
    assert (french.segments[0].unit or "").endswith("[other]")
