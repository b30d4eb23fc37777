"""Localisation files from the command line: white space of a text, notes that suppress, forms of a message."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.api import check_files
from qa.config import Settings
from qa.errors import QaError
from qa.input.readers import read
from qa.model import Source
from tests.conftest import Runner
from tests.readers.test_structure import compiled

HEAD = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
XLIFF = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a" source-language="en" target-language="de" datatype="plaintext"><body>
<trans-unit id="1"><source>Name: </source><target>Name:</target></trans-unit>
<trans-unit id="2"><source>
    Save the file
  </source><target>Datei sichern</target></trans-unit>
</body></file></xliff>
"""

EDGES: dict[str, dict[str, str]] = {
    "PO": {
        "de.po": f'{HEAD}msgid "Name: "\nmsgstr "Name:"\n\nmsgid "Save"\nmsgstr "Sichern"\n'
    },
    "JSON": {
        "locales/en.json": '{"a": "Name: ", "b": "Save"}',
        "locales/de.json": '{"a": "Name:", "b": "Sichern"}',
    },
    "YAML": {
        "en.yml": 'en:\n  a: "Name: "\n  b: |\n    Save\n',
        "de.yml": 'de:\n  a: "Name:"\n  b: "Sichern"\n',
    },
    "XLIFF": {"app.xlf": XLIFF},
}

IGNORE = "qa: ignore number-mismatch another port"
IDLE = "qa: ignore numbers nothing"
NOTES: dict[str, dict[str, str]] = {
    "PO": {
        "de.po": f'{HEAD}#. {IGNORE}\nmsgid "Use port 80"\nmsgstr "Port 81 nutzen"\n\n'
        f'#. {IDLE}\nmsgid "Use port 90"\nmsgstr "Port 90 nutzen"\n'
    },
    "ARB": {
        "app_en.arb": f'{{"a": "Use port 80", "@a": {{"description": "{IGNORE}"}},'
        f' "b": "Use port 90", "@b": {{"description": "{IDLE}"}}}}',
        "app_de.arb": '{"a": "Port 81 nutzen", "b": "Port 90 nutzen"}',
    },
    "YAML": {
        "en.yml": f"en:\n  # {IGNORE}\n  a: Use port 80\n  # {IDLE}\n  b: Use port 90\n",
        "de.yml": "de:\n  a: Port 81 nutzen\n  b: Port 90 nutzen\n",
    },
    "XLIFF": {
        "app.xlf": XLIFF.replace("Name: ", "Use port 80")
        .replace("Name:", "Port 81 nutzen")
        .replace(
            "</target></trans-unit>", f"</target><note>{IGNORE}</note></trans-unit>", 1
        )
        .replace("sichern</target>", f"sichern</target><note>{IDLE}</note>")
    },
}
RESOURCES: dict[str, dict[str, str]] = {
    "Java": {
        "m_en.properties": f"# {IGNORE}\na=Use port 80\n# {IDLE}\nb=Use port 90\n",
        "m_de.properties": "a=Port 81 nutzen\nb=Port 90 nutzen\n",
    },
    "iOS": {
        "en.lproj/L.strings": f'/* {IGNORE} */\n"a" = "Use port 80";\n/* {IDLE} */\n"b" = "Use port 90";\n',
        "de.lproj/L.strings": '"a" = "Port 81 nutzen";\n"b" = "Port 90 nutzen";\n',
    },
    "Fluent": {
        "en/m.ftl": f"# {IGNORE}\na = Use port 80\n# {IDLE}\nb = Use port 90\n",
        "de/m.ftl": "a = Port 81 nutzen\nb = Port 90 nutzen\n",
    },
    "Android": {
        "values/strings.xml": f'<resources><!-- {IGNORE} --><string name="a">Use port 80</string>'
        f'<!-- {IDLE} --><string name="b">Use port 90</string></resources>',
        "values-de/strings.xml": '<resources><string name="a">Port 81 nutzen</string>'
        '<string name="b">Port 90 nutzen</string></resources>',
    },
    "Qt": {
        "app_de.ts": '<TS version="2.1" language="de_DE" sourcelanguage="en"><context><name>M</name>'
        f"<message><source>Use port 80</source><extracomment>{IGNORE}</extracomment>"
        "<translation>Port 81 nutzen</translation></message>"
        f"<message><source>Use port 90</source><translatorcomment>{IDLE}</translatorcomment>"
        "<translation>Port 90 nutzen</translation></message></context></TS>",
        "app_fr.ts": '<TS version="2.1" language="fr_FR" sourcelanguage="en"><context><name>M</name>'
        "<message><source>Use port 80</source><translation>Utiliser le port 80</translation></message>"
        "<message><source>Use port 90</source><translation>Utiliser le port 90</translation></message></context></TS>",
    },
}


def put(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", EDGES)
def test_white_space_at_the_edges_belongs_to_the_text(
    name: str, tmp_path: Path, qa: Runner
) -> None:
    put(tmp_path, EDGES[name])
    told = qa(
        "check",
        ".",
        "--source",
        "en",
        "--profile",
        "software",
        "--select",
        "edge-space",
        "--format",
        "concise",
    )
    assert told.out.count("de has nothing at its end, en a space") == 1
    assert told.out.count("[edge-space]") == 1


@pytest.mark.parametrize("name", NOTES)
def test_notes_suppress_and_idle_ones_are_said(
    name: str, tmp_path: Path, qa: Runner
) -> None:
    suppresses(NOTES[name], tmp_path, qa)


@pytest.mark.parametrize("name", RESOURCES)
def test_comments_of_resource_files_suppress(
    name: str, tmp_path: Path, qa: Runner
) -> None:
    suppresses(RESOURCES[name], tmp_path, qa)


def suppresses(files: dict[str, str], folder: Path, qa: Runner) -> None:
    put(folder, files)
    told = qa(
        "check", ".", "--source", "en", "--select", "numbers", "--format", "concise"
    )
    assert told.out.strip() == "1 accepted"
    assert "`qa: ignore numbers` suppresses nothing any more" in told.err
    assert told.err.count("suppresses nothing") == 1


def test_a_message_lacks_forms_of_its_language(tmp_path: Path, qa: Runner) -> None:
    texts = {
        "en": '{"files_one": "{{count}} file", "files_other": "{{count}} files", "ok": "Fine"}',
        "pl": '{"files_one": "{{count}} plik", "files_other": "{{count}} plików", "ok": "Dobrze"}',
        "ja": '{"files_other": "{{count}}個のファイル", "ok": "はい"}',
    }
    put(tmp_path, {f"locales/{tag}.json": text for tag, text in texts.items()})
    told = qa(
        "check", ".", "--source", "en", "--profile", "software", "--format", "concise"
    )
    assert "`files` in pl has no form `few` of Polish" in told.out
    assert told.out.count("\n") == 1


UNIT = '<trans-unit id="1"><source>Use port 80</source><target>Port 81 nutzen</target></trans-unit>'
LONE: dict[str, bytes] = {
    "app.ts": b'<TS version="2.1" language="de_DE" sourcelanguage="en"><context><name>M</name><message>'
    b"<source>Use port 80</source><translation>Port 81 nutzen</translation></message></context></TS>",
    "app.po": f'{HEAD}msgid "Use port 80"\nmsgstr "Port 81 nutzen"\n'.encode(),
    "app.mo": compiled("<", ("", "Language: de\n"), ("Use port 80", "Port 81 nutzen")),
    "app.xliff": f"{XLIFF[: XLIFF.index('<trans-unit')]}{UNIT}</body></file></xliff>".encode(),
}


@pytest.mark.parametrize("name", LONE)
def test_a_lone_file_of_two_languages_is_read_in_a_folder(
    name: str, tmp_path: Path, qa: Runner
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(LONE[name])
    told = qa("check", "in", "--select", "number-mismatch", "--format", "concise")
    assert "[number-mismatch]" in told.out
    assert told.code == 1


def test_what_only_ends_like_a_file_of_two_languages_is_left_out_of_a_folder(
    tmp_path: Path, qa: Runner
) -> None:
    put(
        tmp_path,
        {
            "a.ts": "const a = 1\n",
            "b_de.ts": "const b = 1\n",
            "Tank.mo": "model Tank\nend Tank;\n",
        },
    )
    put(tmp_path, {"n.en.txt": "It was 3.", "n.de.txt": "Es waren 4."})
    told = qa("check", ".", "--select", "numbers", "--format", "concise")
    assert told.out.count("\n") == 1
    assert told.err == ""


def test_a_form_that_a_whole_catalogue_leaves_out_is_said_once(
    tmp_path: Path, qa: Runner
) -> None:
    forms = {"en": ("file", "files"), "pl": ("plik", "plików")}
    for tag, (one, other) in forms.items():
        keys = [
            f'"{key}_one": "{{{{n}}}} {one}", "{key}_other": "{{{{n}}}} {other}"'
            for key in ("a", "b", "c")
        ]
        put(tmp_path, {f"locales/{tag}.json": f"{{{', '.join(keys)}}}"})
    told = qa(
        "check",
        ".",
        "--source",
        "en",
        "--select",
        "plural-forms",
        "--format",
        "concise",
    )
    assert "no message in pl has a form `few` of Polish: `a` is the first" in told.out
    assert told.out.count("\n") == 1


def test_forms_in_brackets_are_categories_in_catalogues_of_xcode_alone(
    tmp_path: Path, qa: Runner
) -> None:
    forms = '{"variations": {"plural": {"one": {"stringUnit": %s}, "other": {"stringUnit": %s}}}}'
    english = forms % ('{"value": "%d file"}', '{"value": "%d files"}')
    polish = forms % ('{"value": "%d plik"}', '{"value": "%d pliku"}')
    strings = (
        f'{{"%d files": {{"localizations": {{"en": {english}, "pl": {polish}}}}}}}'
    )
    message = 'msgid "%d key"\nmsgid_plural "%d keys"\nmsgstr[0] "%d klawisz"\nmsgstr[1] "%d klawiszy"\n'
    files = {
        "L.xcstrings": f'{{"sourceLanguage": "en", "strings": {strings}}}',
        "pl.po": f'msgid ""\nmsgstr "Language: pl\\n"\n\n{message}',
    }
    put(tmp_path, files)
    told = qa(
        "check",
        ".",
        "--profile",
        "software",
        "--select",
        "plural-forms",
        "--format",
        "concise",
    )
    assert "`%d files` in pl has no form `few` of Polish" in told.out
    assert told.out.count("\n") == 1


ODD: dict[str, tuple[str, str, list[tuple[str, str]]]] = {
    "a U without digits in Apple's strings": (
        "strings",
        '"p" = "C:\\Users";',
        [("p", "C:Users")],
    ),
    "a NUL in Apple's strings": (
        "strings",
        r'"p" = "a\000b\U0000c";',
        [("p", "a\ufffdb\ufffdc")],
    ),
    "an @ in Apple's strings": (
        "strings",
        '"@%@ liked" = "A";"a.@b" = "B";',
        [("@%@ liked", "A"), ("a.@b", "B")],
    ),
    "an @ in JSON": ("json", '{"a": "A", "@a": {"description": "B"}}', [("a", "A")]),
    "the separator of lines in YAML": (
        "yaml",
        "a: b\u2028c: d\u2028e: f",
        [("a", "b"), ("c", "d"), ("e", "f")],
    ),
    "the separator of paragraphs in YAML": (
        "yaml",
        "a: b\u2029c: d\u2029e: f",
        [("a", "b"), ("c", "d"), ("e", "f")],
    ),
    "the next line in YAML": (
        "yaml",
        "a: b\x85c: d\x85e: f",
        [("a", "b"), ("c", "d"), ("e", "f")],
    ),
    "carriage returns in YAML": (
        "yaml",
        "a: b\rc: d\r# e\rf: g",
        [("a", "b"), ("c", "d"), ("f", "g")],
    ),
}


@pytest.mark.parametrize(("form", "written", "expected"), ODD.values(), ids=list(ODD))
def test_odd_characters_of_catalogues(
    form: str, written: str, expected: list[tuple[str, str]]
) -> None:
    (version,) = read(Source("l/en", form, "l", "en", data=written.encode()))
    assert [(each.unit, each.text) for each in version.segments] == expected


def test_messages_that_differ_in_white_space_are_two(tmp_path: Path) -> None:
    texts = 'msgid "Damage"\nmsgstr "{0}"\n\nmsgid "Damage "\nmsgstr "{0} "\n'
    french = HEAD.replace("de", "fr", 1) + texts.format("Dommage")
    put(tmp_path, {"app.de.po": HEAD + texts.format("Schaden"), "app.fr.po": french})
    original, _ = read(Source(str(tmp_path / "app.de.po"), "po", "app"))
    assert len({each.unit for each in original.segments}) == 2
    documents = check_files([str(tmp_path)], settings=Settings(source="en")).documents
    assert [(len(each.versions), len(each.units)) for each in documents] == [(3, 2)]


def test_compiled_catalogues_with_a_template_header_and_nul() -> None:
    data = compiled(
        "<", ("", "Content-Type: text/plain; charset=CHARSET\n"), ("a\0", "é\0b")
    )
    _, target = read(Source("m.mo", "mo", "d", "fr", original="en", data=data))
    assert [each.text for each in target.segments] == ["é\ufffdb"]


def test_compiled_catalogues_whose_texts_overlap() -> None:
    count = 100
    size = 28 + 16 * count
    table = (size.to_bytes(4, "little") + bytes(4)) * 2 * count
    data = compiled("<", *[("", "")] * count)[:28] + table
    with pytest.raises(QaError, match="overlap"):
        read(Source("m.mo", "mo", "d", "fr", data=data))
