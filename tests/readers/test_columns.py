"""Tables as people keep them: the key, the languages, and what is no text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import xlsxwriter

from qa.config import Settings
from qa.input.columns import settle
from qa.input.readers import read
from qa.model import Source, Version
from tests.conftest import Runner
from tests.test_cli import put


def table(
    content: str, columns: dict[str, str] | None = None, name: str = "t.csv"
) -> list[Version]:
    source = Source(
        name, name.rpartition(".")[2], "t", "de", original="en", data=content.encode()
    )
    return settle(source, read(source), columns or {})


def shape(versions: list[Version]) -> dict[str, dict[str | None, str]]:
    return {v.name: {s.unit: s.text for s in v.segments} for v in versions}


GATE = {
    "en": {"a.1": "Open it", "a.2": "Shut it"},
    "fr": {"a.1": "Ouvrir", "a.2": "Fermer"},
}
NUMBERED = {
    "en": {"1": "Open it", "2": "Shut it"},
    "fr": {"1": "Ouvrir", "2": "Fermer"},
}
WORDS = {
    "en": {"open": "Open it", "shut": "Shut it"},
    "fr": {"open": "Ouvrir", "shut": "Fermer"},
}
TABLES = [
    ("id,en,fr\na.1,Open it,Ouvrir\na.2,Shut it,Fermer\n", GATE),
    ("no,en,fr\n1,Open it,Ouvrir\n2,Shut it,Fermer\n", NUMBERED),
    ("id,en,fr\nopen,Open it,Ouvrir\nshut,Shut it,Fermer\n", WORDS),
    ("key;English;Français\na.1;Open it;Ouvrir\na.2;Shut it;Fermer\n", GATE),
    ("String_ID\ten\tfr\na.1\tOpen it\tOuvrir\na.2\tShut it\tFermer\n", GATE),
    ("sep=;\nkeys;en;fr\na.1;Open it;Ouvrir\na.2;Shut it;Fermer\n", GATE),
    ("Kennung|en|fr\na.1|Open it|Ouvrir\na.2|Shut it|Fermer\n", GATE),
    (",en,fr\na.1,Open it,Ouvrir\na.2,Shut it,Fermer\n", GATE),
    ("key,en,fr,comment,developer notes\na.1,Open it,Ouvrir,It is open,x\na.2,Shut it,Fermer,,\n", GATE),
    ("unit,id,en,fr\na.1,7,Open it,Ouvrir\na.2,8,Shut it,Fermer\n", GATE),
    ('"key","English (en)","fr"\na.1,Open it,Ouvrir\na.2,Shut it,Fermer\n', GATE),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), TABLES)
def test_the_key_is_told_by_its_cells(
    content: str, expected: dict[str, dict[str | None, str]]
) -> None:
    assert shape(table(content)) == expected


def test_indonesian_is_no_key_and_norwegian_neither() -> None:
    versions = table("id,en,no\nBuka,Open,Apne\nTutup,Shut,Lukk\n")
    assert [version.name for version in versions] == ["id", "en", "no"]


def test_source_and_translation_are_in_the_languages_that_are_said() -> None:
    versions = table("Key,Source,Translation\na.1,Open it,Auf\na.2,Shut it,Zu\n")
    assert [(v.name, v.original) for v in versions] == [("en", True), ("de", False)]


def test_an_underscore_parts_a_tag_as_a_hyphen_does() -> None:
    assert [v.name for v in table("pt_BR,en\nUm dois,One two\nTres,Three\n")] == [
        "pt-BR",
        "en",
    ]


def test_an_empty_cell_beside_a_key_is_not_translated_yet() -> None:
    _, german = table("key,en,de\na.1,Open it,Auf\na.2,Shut it,\n")
    assert (german.keyed, german.untranslated) == (True, frozenset(["a.2"]))


def test_settings_say_what_columns_are() -> None:
    said = {"Text": "en", "Kurz": "de", "Ref": "unit", "fr": "ignore"}
    versions = table("Ref,Text,Kurz,fr\nx y,Open it,Auf,-\nz,Shut it,Zu,-\n", said)
    assert shape(versions) == {
        "en": {"x y": "Open it", "z": "Shut it"},
        "de": {"x y": "Auf", "z": "Zu"},
    }


def test_a_column_of_no_language_is_left_out_with_a_sentence() -> None:
    versions = table(
        "en,fr,Besitzer\nOpen it,Ouvrir,the red team\nShut it,Fermer,nobody at all\n"
    )
    assert [v.name for v in versions] == ["en", "fr"]
    assert versions[0].notices == (
        "t.csv: the column `Besitzer` is no language and was left out",
    )


@pytest.mark.parametrize("head", ["name,value", "foo,bar"])
def test_what_is_no_table_of_texts_is_left_out_of_a_folder(
    qa: Runner, tmp_path: Path, head: str
) -> None:
    put(
        tmp_path,
        {
            "x.csv": f"{head}\n1,2\n",
            "a.en.txt": "Gate 5 is open.",
            "a.fr.txt": "Le portail 6 est ouvert.",
        },
    )
    run = qa("check", ".", "--format", "concise")
    assert "x.csv was left out" in run.err
    assert run.code == 1
    assert qa("check", "x.csv", "a.en.txt", "a.fr.txt").code == 2


def test_columns_are_settings(qa: Runner, tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "qa.toml": 'columns = { One = "en", Two = "fr" }\n',
            "t.csv": "One,Two\nGate 5 is open,Le portail 6\n",
        },
    )
    assert (
        "the number is 5 in en; fr says 6"
        in qa("check", ".", "--format", "concise").out
    )


def test_a_workbook_is_a_table_a_sheet(qa: Runner, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "t.xlsx")) as book:
        book.add_worksheet("About").write(0, 0, "Texts of the gate")
        for name in ("A", "B"):
            sheet = book.add_worksheet(name)
            sheet.write_row(1, 0, ["key", "en", "de", "Comment"])
            sheet.write_row(2, 0, ["a.b", "Gate 5 is open", "Tor 6 ist offen", "x"])
            sheet.write_row(3, 0, ["a.c", 7, 7])
    run = qa("check", ".", "--format", "jsonl")
    found = [json.loads(line) for line in run.out.splitlines()]
    faults = [
        (f["document"], f["unit"], f["line"], f["column"])
        for f in found
        if f.get("check") == "number-mismatch"
    ]
    assert faults == [("t:A", "a.b", 3, 7), ("t:B", "a.b", 3, 7)]


def test_a_workbook_without_tables_is_left_out(qa: Runner, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "t.xlsx")) as book:
        book.add_worksheet("A").write_row(0, 0, ["severity", "check"])
    put(
        tmp_path,
        {"a.en.txt": "Gate 5 is open.", "a.fr.txt": "Le portail 5 est ouvert."},
    )
    run = qa("check", ".", "--format", "concise")
    assert (run.code, run.out) == (0, "")
    assert "t.xlsx was left out" in run.err


def test_columns_are_no_list() -> None:
    assert Settings(columns={"Text": "en"}).columns == {"Text": "en"}
