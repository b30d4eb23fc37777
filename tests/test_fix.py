"""`qa fix`: what is mended, what is left alone, and that nothing else changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import qa as package
from qa import registry
from qa.errors import QaError
from qa.fix import writing
from qa.fix.editing import edited, read_content
from qa.fix.placing import Desk, place
from qa.model import Change, Finding, Mark, Source, Span
from tests.conftest import Runner

MENDED = [
    # the source, the language, what stands there, what it becomes
    ("The mast is 1,312.5 metres high.", "de", "Der Mast ist 1.321,5 Meter hoch.", "1.312,5"),
    ("We saw 312 boats there.", "de", "Wir sahen dort 321 Boote.", "312"),
    ("We saw 312 boats there.", "ja", "そこで321隻の船を見た。", "312"),
    ("It cost 4.5 million euros.", "de", "Es kostete 5,4 Millionen Euro.", "4,5"),
    ("It opens on 25 October 2023.", "de", "Er öffnet am 26. Oktober 2023.", "25"),
    ("It opens on 25 October 2023.", "de", "Er öffnet am 25. November 2023.", "Oktober"),
    ("The train leaves at 10:30.", "fr", "Le train part à 10:45.", "10:30"),
    ("See https://ferry.test/a today.", "de", "Siehe heute https://ferry.test/b hier.", "https://ferry.test/a"),
    ("Delete {name} now?", "fr", "Supprimer {nom} maintenant ?", "{name}"),
]  # fmt: skip

LEFT = [
    # plural form, ending, article, several forms of a month, two wrong values, zeros at the front, a localised link
    ("We saw 31 boats there.", "ru", "Мы видели там 35 лодок."),
    ("We saw 1 boat there.", "de", "Wir sahen dort 4 Boote."),
    ("It was the year 1995 there.", "tr", "Orada 1999'da oldu."),
    ("It opens on 25 October 2023.", "ru", "Он откроется 25 ноября 2023 года."),
    ("There were 14 boats and 37 cars.", "de", "Da waren 15 Boote und 38 Autos."),
    ("The mode is 0755 there.", "de", "Der Modus ist dort 0055."),
    ("See https://ferry.test/en/a today.", "de", "Siehe heute https://ferry.test/de/b hier."),
]  # fmt: skip


@pytest.mark.parametrize(("source", "language", "text", "wanted"), MENDED)
def test_mended(
    source: str, language: str, text: str, wanted: str, qa: Runner, tmp_path: Path
) -> None:
    (tmp_path / "a.en.txt").write_text(f"{source}\n", encoding="utf-8")
    target = tmp_path / f"a.{language}.txt"
    target.write_text(f"{text}\n", encoding="utf-8")
    assert qa("fix", tmp_path, "--source", "en").code == 1
    assert qa("fix", tmp_path, "--source", "en", "--apply").code == 0
    after = target.read_text(encoding="utf-8")
    assert wanted in after
    assert after != f"{text}\n"
    assert qa("fix", tmp_path, "--source", "en").code == 0
    assert package.check_files(tmp_path, source="en").findings == ()


@pytest.mark.parametrize(("source", "language", "text"), LEFT)
def test_left_alone(
    source: str, language: str, text: str, qa: Runner, tmp_path: Path
) -> None:
    (tmp_path / "a.en.txt").write_text(f"{source}\n", encoding="utf-8")
    (tmp_path / f"a.{language}.txt").write_text(f"{text}\n", encoding="utf-8")
    shown = qa("fix", tmp_path, "--source", "en")
    assert (shown.code, shown.out) == (0, "")


FILES = {
    # each has texts with signs that its format escapes, and `HERE 45` to be edited
    "a.txt": "One 45 line\r\n\r\nHERE 45 & <b> 45\r\n",
    "a.md": "# One 45\n\nText *HERE 45* & [a](b) 45\n\n- HERE 44\n",
    "a.html": "<p>One 45</p><p>HERE 45 &amp; &lt;b&gt;</p>",
    "a.tsv": 'en\tde\nx 45\ty 45\nz\tHERE 45 "q"\n',
    "a.csv": 'en,de\nx 45,y 45\nz,"HERE 45, ""q"""\n',
    "a.json": '{"a": "x 45", "b": {"c": "\\"\\u00fc\\" HERE 45\\n"}}',
    "a.po": 'msgid ""\nmsgstr "Language: de\\n"\n\nmsgid "x"\nmsgstr "45"\n\n'
    'msgid "y"\nmsgstr ""\n"\\"q\\" "\n"HERE 45 "\n"end"\n',
    "a.strings": '"a" = "x 45";\n"b" = "\\"q\\" HERE 45";\n',
    "a.srt": "1\n00:00:01,450 --> 00:00:02,450\nHERE 45\nnext\n",
    "a.xlf": '<xliff version="1.2"><file source-language="en" target-language="de"><body>'
    '<trans-unit id="45"><source>s</source><target>&amp; HERE 45</target></trans-unit>'
    "</body></file></xliff>",
}  # fmt: skip
FORMAT = {"txt": "text", "md": "markdown", "xlf": "xliff"}


@pytest.mark.parametrize("new", ["46", 'a "q" & <b>, \\ü𝒳', ""])
@pytest.mark.parametrize("name", FILES)
def test_an_edit_changes_one_text(name: str, new: str) -> None:
    ending = name.partition(".")[2]
    data = FILES[name].encode()
    desk = Desk([Source(name, FORMAT.get(ending, ending), "a", "de", data=data)])
    before = desk.texts(name)
    segment = next(
        each for _, held in before for each in held if "HERE 45" in each.text
    )
    start = segment.text.index("HERE 45") + 5
    finding = Finding("", (Mark("de", segment),))
    change = Change("de", segment, Span(start, start + 2), new)
    edit = place(change, finding, desk)
    if edit is None:
        # What a format cannot hold is refused, never written wrongly.
        assert new != "46"
        return
    after = edited(data, [edit])
    assert data[: edit.first_byte] + after[edit.first_byte :] == after
    assert after.endswith(data[edit.end_byte :])
    changed = segment.text[:start] + new + segment.text[start + 2 :]
    expected = [
        changed if each == segment else each.text for _, held in before for each in held
    ]
    read = desk.read_texts(name, after)
    assert [each.text for _, held in read for each in held] == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_bytes_around_stay(encoding: str, qa: Runner, tmp_path: Path) -> None:
    text = "𝒳 Am Hafen liegen 321 Boote.\r\n\r\nEnde ohne Zeile"
    (tmp_path / "a.en.txt").write_text(
        "𝒳 There are 312 boats at the harbour.\n\nEnd without a line", encoding="utf-8"
    )
    place_ = tmp_path / "a.de.txt"
    place_.write_bytes(text.encode(encoding))
    qa("fix", tmp_path, "--source", "en", "--apply")
    assert place_.read_bytes() == text.replace("321", "312").encode(encoding)


def _pair(folder: Path) -> Path:
    (folder / "a.en.md").write_text(
        "See [the page](https://ferry.test/a) and 312 boats.\n", encoding="utf-8"
    )
    target = folder / "a.de.md"
    target.write_text(
        "Siehe [die Seite](https://ferry.test/b) und 312 Boote.\n", encoding="utf-8"
    )
    return target


def test_link_behind_its_text(qa: Runner, tmp_path: Path) -> None:
    target = _pair(tmp_path)
    qa("fix", tmp_path, "--source", "en", "--apply")
    assert "(https://ferry.test/a)" in target.read_text(encoding="utf-8")


def test_records_and_suggestions(qa: Runner, tmp_path: Path) -> None:
    target = _pair(tmp_path)
    data = target.read_bytes()
    shown = qa("fix", tmp_path, "--source", "en", "--format", "jsonl")
    record = json.loads(shown.out)
    assert data[record["first_byte"] : record["end_byte"]].decode() == record["old"]
    shown = qa("fix", tmp_path, "--source", "en", "--format", "github-suggestions")
    comment = json.loads(shown.out)["comments"][0]
    assert "```suggestion\nSiehe [die Seite](https://ferry.test/a)" in comment["body"]
    assert target.read_bytes() == data


def test_links_and_modes_stay(qa: Runner, tmp_path: Path) -> None:
    target = _pair(tmp_path)
    real = tmp_path / "kept" / "real.bin"
    real.parent.mkdir()
    target.rename(real)
    real.chmod(0o640)
    target.symlink_to(real)
    qa("fix", tmp_path / "a.en.md", target, "--source", "en", "--apply")
    assert target.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert b"/a)" in real.read_bytes()
    assert [each.name for each in real.parent.iterdir()] == ["real.bin"]


def test_changed_meanwhile(tmp_path: Path) -> None:
    target = _pair(tmp_path)
    with pytest.raises(QaError, match="changed meanwhile"):
        writing.write({str(target): (b"what was read", b"new")})
    assert b"/b)" in target.read_bytes()


def test_no_text() -> None:
    assert read_content(b"\xff\xfe\x00") is None
    assert read_content(b"\xe9") is None


def test_explain_tells(qa: Runner) -> None:
    assert "`qa fix` proposes" in qa("explain", "number-mismatch").out
    assert "`qa fix`" not in qa("explain", "number-missing").out
    assert registry.find("number-missing").mend is None
