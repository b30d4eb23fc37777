"""Input that was made to break something: one clear sentence, and the other files are checked."""

from __future__ import annotations

import json
import os
import sys
import zipfile
from pathlib import Path

import pytest

from qa.cli import main

LONG = "7" * 5000
"""More digits than Python makes a number of."""
GOOD = {
    "good.en.txt": "The bridge carried 12 boats.\n",
    "good.fr.txt": "Le pont portait 13 bateaux.\n",
}
HEAD = '<xliff version="1.2"><file source-language="en" target-language="fr"><body>'
UNIT = '<trans-unit id="1"><source>Open 5 doors</source><target>Ouvrir 5 portes</target></trans-unit>'
LIMITED = UNIT.replace("<trans-unit", f'<trans-unit maxwidth="{LONG}"')
CODECS = ("base64", "hex", "rot13", "bz2", "uu", "quopri", "zlib")
TAIL = "</body></file></xliff>"
DEEP = "[" * 100_000


def encoded(name: str) -> str:
    return f'<?xml version="1.0" encoding="{name}"?>{HEAD}{UNIT}{TAIL}'


REFUSED = [
    *((f"{name}.xlf", encoded(name), "no encoding of text") for name in CODECS),
    *((f"{name}.xlf", encoded(name), "") for name in ("utf-16-le", "utf-32-be")),
    ("deep.jsonl", f'{{"en": {DEEP}', "too many brackets"),
    ("deep.en.json", DEEP, "levels"),
    ("entity.en.html", f"<p>&#{LONG};</p>", "thousands of digits"),
    ("entity.fr.html", f'<p title="&#{LONG};">a</p>', "thousands of digits"),

]  # fmt: skip
READ = [
    ("ending.en.txt", f"The gate.\n\n{'a' * 40_000}/\n\nThe {'(a@ ' * 9_000}>.\n"),
    ("sketch.en.txt", f"The gate.\n\n{'a-' * 20_000} @ b\n\nThe bridge.\n"),
    ("spelled.en.txt", f"{'1' * 42_000} and 12 boats in {'7' * 5000} days.\n"),
    ("number.en.json", f'{{"a": "Open the door", "b": {LONG}}}'),
    ("digits.en.txt", f"The key is {LONG}.\n\nThe bridge opened on 3 May.\n"),
    ("signs.zh.txt", f"{'一二三四五' * 1000}\n"),
    ("limit.xlf", HEAD + LIMITED + TAIL),
    ("printf.en.json", f'{{"a": "%{LONG}$s doors"}}'),
    ("cue.en.srt", f"1\n00:00:01,000 --> 00:00:02,000\nA &#{LONG}; b\n"),
]  # fmt: skip


def run(
    folder: Path, files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> tuple[int, str, list[dict[str, object]]]:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    code = main(["check", str(folder), "--format", "jsonl"])
    out, said = capsys.readouterr()
    return code, said, [json.loads(line) for line in out.splitlines()]


@pytest.mark.parametrize(("name", "text", "said"), REFUSED, ids=[row[0] for row in REFUSED])  # fmt: skip
def test_a_bad_file_is_named_and_the_others_are_checked(
    name: str,
    text: str,
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, told, records = run(tmp_path, {**GOOD, name: text}, capsys)
    assert code == 2
    assert said in told
    assert name in told
    assert [r["check"] for r in records if r["record"] == "finding"] == [
        "number-mismatch"
    ]
    assert not [r for r in records if r["record"] == "crash"]


@pytest.mark.parametrize(("name", "text"), READ, ids=[row[0] for row in READ])
def test_what_is_odd_and_harmless_is_read(
    name: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    language, _, kind = name.partition(".")[2].rpartition(".")
    files = {**GOOD, name: text}
    if language:
        other = "fr" if language == "en" else "en"
        files[name.replace(f".{language}.", f".{other}.")] = text
    code, _, records = run(tmp_path, files, capsys)
    assert code == 1
    assert not [r for r in records if r["record"] in {"crash", "problem"}], kind
    assert "number-mismatch" in {r.get("check") for r in records}


def test_a_long_number_leaves_the_other_facts_of_its_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be a number is digits; 12 and 13, 5 and 6 May beside it still differ."""
    files = {
        "a.en.txt": f"Key {LONG}, 12 boats and a meeting on 5 May.\n",
        "a.fr.txt": f"Clé {LONG}, 13 bateaux et une réunion le 6 mai.\n",
    }
    code, _, records = run(tmp_path, files, capsys)
    found = {str(r["check"]) for r in records if r["record"] == "finding"}
    assert code == 1
    assert found == {"number-mismatch", "date-mismatch"}


@pytest.mark.parametrize("place", [10, 30, 60, -30, -12])
@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_a_damaged_zip_is_a_sentence(
    kind: str, place: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"damaged.en.{kind}"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("word/document.xml", "<w/>")
        made.writestr("content.xml", "<o/>")
    raw = bytearray(path.read_bytes())
    raw[place : place + 6 if place > 0 else None] = os.urandom(6)
    path.write_bytes(bytes(raw))
    code, _, records = run(tmp_path, GOOD, capsys)
    assert code in {1, 2}
    assert not [r for r in records if r["record"] == "crash"]


def write_word(path: Path, styles: str) -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        body = "<w:body><w:p><w:r><w:t>Hello</w:t></w:r></w:p></w:body>"
        made.writestr("word/document.xml", f"<w:document {space}>{body}</w:document>")
        made.writestr("word/styles.xml", f"<w:styles {space}>{styles}</w:styles>")


BOMBS = [
    ('<w:style w:styleId="a"/>' * 50_001, "more than 50,000 of `style`"),
    (" " * 200_000_000, "more than 200,000,000 bytes"),
    (f'<style a="{"x" * 1_000_000}"/>' * 21, "more than 20,000,000 characters of attributes"),
]  # fmt: skip


@pytest.mark.parametrize(("styles", "said"), BOMBS, ids=["rows", "bytes", "attributes"])
def test_what_unpacks_to_too_much_is_refused(
    styles: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_word(tmp_path / "bomb.en.docx", styles)
    code, told, _ = run(tmp_path, GOOD, capsys)
    assert code == 2
    assert said in told


SETTINGS = [
    (f"max-warnings = {LONG}", "thousands of digits"),
    (f"a = {'[' * 5000}", "deep"),
    (f"placeholders = ['{'(' * 2000}{')' * 2000}']", "no regular expression"),
]


@pytest.mark.parametrize(("text", "said"), SETTINGS)
def test_settings_are_refused_in_one_sentence(
    text: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "qa.toml").write_text(text, encoding="utf-8")
    for name, written in GOOD.items():
        (tmp_path / name).write_text(written, encoding="utf-8")
    config = str(tmp_path / "qa.toml")
    assert main(["check", str(tmp_path), "--config", config]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert len(told) < 600


RECORDS = [
    ('{"record": "run"}', "release"),
    ('{"record": "problem", "path": 1, "line": null, "message": "", "hint": ""}', "path"),
    ('{"record": "crash", "check": {}, "where": "", "error": ""}', "check"),
    (DEEP, ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), RECORDS, ids=["run", "problem", "crash", "deep"])  # fmt: skip
def test_altered_records_are_refused_with_their_line(
    text: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "altered.jsonl"
    path.write_text(f"\n{text}\n", encoding="utf-8")
    assert main(["report", str(path)]) == 2
    told = capsys.readouterr().err
    assert f"{path}:2: no record of qa" in told
    assert said in told


UNTIL = ["2026-01-01", "20260101", "2026-W01-4"]


@pytest.mark.parametrize("until", UNTIL)
@pytest.mark.parametrize("head", ["", "\ufeff"], ids=["plain", "mark"])
def test_a_decision_ends_however_its_day_is_written(
    until: str, head: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, _, records = run(tmp_path, GOOD, capsys)
    fingerprint = next(r["fingerprint"] for r in records if r["record"] == "finding")
    line = {"decision": "accept", "fingerprint": fingerprint, "until": until}
    path = tmp_path / "decisions.jsonl"
    path.write_text(head + json.dumps(line) + "\n", encoding="utf-8")
    arguments = ["check", str(tmp_path), "--baseline", str(path), "--exclude", path.name]  # fmt: skip
    assert main(arguments) == 1
    path.write_text(path.read_text(encoding="utf-8").replace("2026", "9026"), encoding="utf-8")  # fmt: skip
    assert main(arguments) == 0


@pytest.mark.parametrize("mark", ["<<<<<<< ours", "||||||| base", "=======", ">>>>>>> theirs"])  # fmt: skip
def test_the_marks_of_a_merge_have_their_sentence(
    mark: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text(f"{mark}\n", encoding="utf-8")
    for name, written in GOOD.items():
        (tmp_path / name).write_text(written, encoding="utf-8")
    assert main(["check", str(tmp_path), "--baseline", str(path)]) == 2
    assert "a merge left its marks" in capsys.readouterr().err


def test_a_list_of_values_is_compared_in_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exchanges are looked for among neighbours: 2,000 values would make a thousand million triples."""
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    text = ", ".join(str(number) for number in range(2000, 2300)) + ".\n"
    sys.setprofile(count)
    try:
        code, _, _ = run(tmp_path, {"a.en.txt": text, "a.fr.txt": text}, capsys)
    finally:
        sys.setprofile(None)
    assert code == 0
    assert calls < 3_000_000
