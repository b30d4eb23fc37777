"""The command line: what it prints, its exit codes, and one clear sentence for each bad input."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import polib
import pytest

from tests.conftest import ROOT, Runner, printed

EN = "The report is at https://example.org/a and nowhere else in the world.\nIt was a long and quiet day in the city.\n"
FR = "Le rapport est à https://example.org/a et nulle part ailleurs.\nCe fut une longue et calme journée en ville.\n"


def put(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)


BAD = {
    "missing file": (
        {},
        ["check", "nowhere.txt"],
        ["nowhere.txt", "no such file or folder"],
    ),
    "empty file": (
        {"a.en.txt": "", "a.fr.txt": FR},
        ["check", "."],
        ["a.en.txt", "empty"],
    ),
    "blank file": (
        {"a.en.txt": " \n\n", "a.fr.txt": FR},
        ["check", "."],
        ["a.en.txt", "no text"],
    ),
    "folder with one version": (
        {"a.en.txt": EN},
        ["check", "."],
        ["only one version", "`en`", "add another"],
    ),
    "folder without a readable file": (
        {"a.exe": "x"},
        ["check", "."],
        ["nothing to check"],
    ),
    "unknown language tag": (
        {"a.txt": EN, "b.txt": FR},
        ["check", "a.txt", "b.txt", "--lang", "a.txt=xx"],
        ["a.txt", "`xx`", "BCP 47"],
    ),
    "unknown language in a header": (
        {"t.tsv": "en\txx\nA\tB\n"},
        ["check", "t.tsv"],
        ["t.tsv:1", "`xx`"],
    ),
    "two files claiming one version": (
        {"a.en.txt": EN, "a.EN.text": EN + "More.\n", "a.fr.txt": FR},
        ["check", "."],
        ["a.en.txt", "claims to be version `en`", "id@previous"],
    ),
    "two files of one detected language": (
        {"x.txt": EN, "y.txt": EN + "There is more to say.\n"},
        ["check", "."],
        ["seems to be version `en`", "--lang"],
    ),
    "bad bytes": (
        {"a.en.txt": b"caf\xe9\n", "a.fr.txt": FR},
        ["check", "."],
        ["a.en.txt", "byte 3", "UTF-8"],
    ),
    "bytes that are no text": (
        {"a.en.txt": b"ab\0c", "a.fr.txt": FR},
        ["check", "."],
        ["a.en.txt", "byte 2"],
    ),
    "half a UTF-16 character": (
        {"a.en.txt": b"\xff\xfea\0b", "a.fr.txt": FR},
        ["check", "."],
        ["a.en.txt", "byte 4", "UTF-16"],
    ),
    "ragged table": (
        {"t.tsv": "en\tfr\nA\tB\nC\n"},
        ["check", "t.tsv"],
        ["t.tsv:3", "1 cell where", "2"],
    ),
    "duplicate unit ids": (
        {"t.tsv": "unit\ten\tfr\n1\tA\tB\n1\tC\tD\n"},
        ["check", "t.tsv"],
        ["t.tsv:3", "unit `1` stands twice", "line 2"],
    ),
    "two columns of one version": (
        {"t.tsv": "en\ten\nA\tB\n"},
        ["check", "t.tsv"],
        ["t.tsv:1", "two columns"],
    ),
    "a table of one version": (
        {"t.tsv": "unit\ten\n1\tA\n"},
        ["check", "t.tsv"],
        ["t.tsv:1", "fewer than two"],
    ),
    "a table without rows": (
        {"t.tsv": "en\tfr\n"},
        ["check", "t.tsv"],
        ["t.tsv", "no rows"],
    ),
    "an open quote": ({"t.csv": 'en,fr\n"A,B\n'}, ["check", "t.csv"], ["t.csv", "CSV"]),
    "no JSON": (
        {"t.jsonl": '{"en": "A", "fr": "B"}\n{"en"\n'},
        ["check", "t.jsonl"],
        ["t.jsonl:2", "JSON"],
    ),
    "JSON that is no object": (
        {"t.jsonl": "[1]\n"},
        ["check", "t.jsonl"],
        ["t.jsonl:1", "object"],
    ),
    "unknown format": ({"a.xyz": EN}, ["check", "a.xyz"], ["a.xyz", "format"]),
    "unknown check": (
        {"a.en.txt": EN, "a.fr.txt": FR},
        ["check", ".", "--select", "no-such-check"],
        ["no-such-check", "qa checks"],
    ),
    "unknown check to explain": ({}, ["explain", "no-such-check"], ["no-such-check"]),
    "unknown output format": (
        {"a.en.txt": EN, "a.fr.txt": FR},
        ["check", ".", "--format", "pdf"],
        ["pdf", "jsonl"],
    ),
    "a source that is no version": (
        {"a.en.txt": EN, "a.fr.txt": FR},
        ["check", ".", "--source", "de"],
        ["`de`", "en, fr"],
    ),
    "output into a missing folder": (
        {"a.en.txt": EN, "a.fr.txt": FR},
        ["check", ".", "-o", "no/where.txt"],
        ["no/where.txt", "there is no folder"],
    ),
    "output onto a folder": (
        {"a.en.txt": EN, "a.fr.txt": FR, "out/x": ""},
        ["check", ".", "-o", "out"],
        ["folder"],
    ),
    "more formats than outputs": (
        {"a.en.txt": EN, "a.fr.txt": FR},
        [
            "check",
            ".",
            "--format",
            "jsonl",
            "--format",
            "svg",
            "--format",
            "html",
            "-o",
            "x",
        ],
        ["do not go together"],
    ),
    "an unknown key": (
        {"a.en.txt": EN, "a.fr.txt": FR, "qa.toml": 'source = "en"\nseverty = 3\n'},
        ["check", "."],
        ["qa.toml:2", "severty", "did you mean `severity`?"],
    ),
    "a bad value": (
        {"a.en.txt": EN, "a.fr.txt": FR, "qa.toml": 'fail-on = "sometimes"\n'},
        ["check", "."],
        ["qa.toml:1", "sometimes", "fail-on"],
    ),
    "a bad severity": (
        {
            "a.en.txt": EN,
            "a.fr.txt": FR,
            "qa.toml": '[severity]\nurl-missing = "loud"\n',
        },
        ["check", "."],
        ["qa.toml", "loud"],
    ),
    "no TOML": (
        {"a.en.txt": EN, "a.fr.txt": FR, "qa.toml": "source = \n"},
        ["check", "."],
        ["qa.toml", "TOML"],
    ),
    "a missing configuration": ({}, ["check", ".", "--config", "no.toml"], ["no.toml"]),
    "a pattern without a language": (
        {"a.en.txt": EN, "a.fr.txt": FR},
        ["check", ".", "--pattern", "{document}.txt"],
        ["{lang}"],
    ),
    "a --lang without a tag": (
        {"a.txt": EN},
        ["check", "a.txt", "--lang", "a.txt"],
        ["FILE=TAG"],
    ),
}


@pytest.mark.parametrize(("files", "arguments", "said"), BAD.values(), ids=list(BAD))
def test_bad_input_is_one_clear_sentence(
    qa: Runner,
    tmp_path: Path,
    files: dict[str, str | bytes],
    arguments: list[str],
    said: list[str],
) -> None:
    put(tmp_path, files)
    run = qa(*arguments)
    assert run.code == 2
    sentences = [line for line in run.err.split("\n") if line.startswith("qa: ")]
    assert len(sentences) == 1
    for words in said:
        assert words in sentences[0]


def test_unwritable_folder(
    qa: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, {"a.en.txt": EN, "a.fr.txt": FR, "closed/x": ""})
    # Root may write everywhere, so the system's answer is set here.
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != "closed")
    run = qa("check", ".", "-o", "closed/report.txt")
    assert run.code == 2
    assert "read-only" in run.err


def test_the_rest_of_a_batch_is_checked(qa: Runner, tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "a.en.txt": EN,
            "a.fr.txt": FR.replace("/a", "/b"),
            "b.en.txt": b"\xff\xff",
            "b.fr.txt": FR,
        },
    )
    run = qa("check", ".", "--select", "urls", "--format", "concise")
    assert run.code == 2
    assert "url-changed" in run.out
    assert "b.en.txt" in run.err


def test_a_usage_error_exits_with_2(qa: Runner) -> None:
    assert qa("check").code == 2
    assert qa("nonsense").code == 2


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 1),
        (["--exit-zero"], 0),
        (["--fail-on", "never"], 0),
        (["--ignore", "urls"], 0),
        (["--ignore", "url-changed,url-missing"], 0),
        (["--select", "url-missing"], 0),
        (["--select", "url-changed"], 1),
    ],
)
def test_exit_codes(qa: Runner, tmp_path: Path, options: list[str], code: int) -> None:
    put(tmp_path, {"a.en.txt": EN, "a.fr.txt": FR.replace("/a", "/b")})
    assert qa("check", ".", "--format", "concise", *options).code == code


def test_severity_from_the_configuration(qa: Runner, tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "a.en.txt": EN,
            "a.fr.txt": FR.replace("/a", "/b"),
            "qa.toml": '[severity]\nurl-changed = "warning"\n',
        },
    )
    assert qa("check", ".").code == 0
    assert qa("check", ".", "--fail-on", "warning").code == 1
    assert qa("check", ".", "--max-warnings", "0").code == 1
    assert qa("check", ".", "--max-warnings", "1").code == 0


def test_configuration_in_pyproject(qa: Runner, tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "a.en.txt": EN,
            "a.fr.txt": FR.replace("/a", "/b"),
            "pyproject.toml": '[tool.qa]\nignore = ["urls"]\n',
        },
    )
    assert qa("check", ".").code == 0


def test_concise_is_one_line_a_finding(qa: Runner, tmp_path: Path) -> None:
    put(tmp_path, {"a.en.txt": EN, "a.fr.txt": FR.replace("/a", "/b")})
    run = qa(
        "check",
        "a.en.txt",
        "a.fr.txt",
        "--source",
        "en",
        "--select",
        "urls",
        "--format",
        "concise",
    )
    assert run.out == (
        "a.fr.txt:1:18: error: the link is https://example.org/a in en; fr says https://example.org/b [url-changed]\n"
    )


def test_json_lines_follow_the_contract(qa: Runner, tmp_path: Path) -> None:
    put(tmp_path, {"a.en.txt": EN, "a.fr.txt": FR.replace("/a", "/b")})
    run = qa(
        "check",
        ".",
        "--source",
        "en",
        "--select",
        "urls",
        "--format",
        "jsonl",
        "--with",
        "facts",
    )
    finding, document, last = (json.loads(line) for line in run.out.splitlines())
    assert list(finding)[:14] == [
        "record", "check", "category", "severity", "confidence", "document", "unit", "path", "line", "column",
        "version", "message", "marks", "mqm",
    ]  # fmt: skip
    for mark in finding["marks"]:
        assert list(mark) == ["version", "path", "line", "text", "start", "end", "note"]
        assert mark["text"][mark["start"] : mark["end"]].startswith(
            "https://example.org/"
        )
    assert document["facts"][0]["odd"] == ["fr"]
    assert list(last)[:10] == [
        "record", "release", "documents", "units", "versions", "facts", "findings", "unverified", "skipped",
        "signature",
    ]  # fmt: skip


def test_several_formats_in_one_run(qa: Runner, tmp_path: Path) -> None:
    put(tmp_path, {"a.en.txt": EN, "a.fr.txt": FR})
    run = qa(
        "check",
        ".",
        "--format",
        "jsonl",
        "-o",
        "f.jsonl",
        "--format",
        "svg",
        "-o",
        "f.svg",
        "--format",
        "concise",
    )
    assert run.code == 0
    assert (
        json.loads((tmp_path / "f.jsonl").read_text().splitlines()[-1])["record"]
        == "run"
    )
    assert (tmp_path / "f.svg").read_text().startswith("<svg")
    assert sorted(place.name for place in tmp_path.iterdir()) == [
        "a.en.txt",
        "a.fr.txt",
        "f.jsonl",
        "f.svg",
    ]


def test_standard_input(
    qa: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, {"news.en.txt": EN})
    text = io.TextIOWrapper(io.BytesIO(FR.replace("/a", "/b").encode()))
    monkeypatch.setattr(sys, "stdin", text)
    run = qa(
        "check",
        "news.en.txt",
        "-",
        "--stdin-filename",
        "news.fr.txt",
        "--select",
        "urls",
        "--source",
        "en",
    )
    assert run.code == 1
    assert "news.fr.txt:1:" in run.out


def test_a_table_from_standard_input(
    qa: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = io.TextIOWrapper(
        io.BytesIO(b"en\tfr\nSee https://example.org/a\tVoir https://example.org/b\n")
    )
    monkeypatch.setattr(sys, "stdin", text)
    run = qa(
        "check", "-", "--stdin-format", "tsv", "--select", "urls", "--format", "concise"
    )
    assert run.code == 1
    assert run.out.startswith("-:2:")
    assert ": error: " in run.out


def test_a_pattern_of_folders(qa: Runner, tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "docs/en/guide/a.txt": EN,
            "docs/fr/guide/a.txt": FR.replace("/a", "/b"),
            "docs/readme.txt": EN,
        },
    )
    run = qa(
        "check",
        "docs",
        "--pattern",
        "docs/{lang}/{document}.txt",
        "--select",
        "urls",
        "--format",
        "jsonl",
    )
    finding, last = (json.loads(line) for line in run.out.splitlines())
    assert finding["document"].endswith("guide/a")
    assert last["versions"] == ["en", "fr"]


def test_a_label_makes_a_second_version_of_a_language(
    qa: Runner, tmp_path: Path
) -> None:
    put(
        tmp_path,
        {"a.en.txt": EN, "a.en@previous.txt": EN.replace("/a", "/b"), "a.fr.txt": FR},
    )
    run = qa("check", ".", "--select", "urls", "--format", "jsonl")
    assert json.loads(run.out.splitlines()[0])["version"] == "en@previous"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_and_line_ends(qa: Runner, tmp_path: Path, encoding: str) -> None:
    text = "One\u2028still one\r\nTwo: https://example.org/a\r\n"
    put(
        tmp_path,
        {
            "a.en.txt": text.encode(encoding),
            "a.fr.txt": "Un\nDeux : https://example.org/b\n",
        },
    )
    run = qa("check", ".", "--select", "urls", "--format", "concise", "--source", "fr")
    assert "a.en.txt:2:6:" in run.out


def test_copies_and_links_are_no_versions(qa: Runner, tmp_path: Path) -> None:
    put(tmp_path, {"a.en.txt": EN, "a.txt": EN, "a.fr.txt": FR})
    (tmp_path / "a.en.text").symlink_to("a.en.txt")
    run = qa("check", ".")
    assert run.code == 0
    assert "a.txt is a copy of a.en.text and was not compared" in run.out
    assert "a.en.txt is a link to a.en.text and was not compared" in run.out


LEFT = {
    "a copy": (
        {"a.txt": EN},
        "",
        "only one version (`en`) of document `a`: a.txt is a copy of a.en.txt",
    ),
    "a link": (
        {},
        "a.en.txt",
        "only one version (`en`) of document `a`: a.txt is a link to a.en.txt",
    ),
    "a link to nothing": (
        {},
        "away",
        "a.txt: cannot be read: a link to nothing, which leaves only one version (`en`)",
    ),
    "bad bytes": (
        {"a.fr.txt": b"caf\xe9\n", "a.txt": EN},
        "",
        "not UTF-8 at byte 3, which leaves only one version (`en`) of document `a`: a.txt is a copy of a.en.txt",
    ),
}


@pytest.mark.parametrize(("files", "link", "said"), LEFT.values(), ids=list(LEFT))
def test_why_one_version_alone_is_left(
    files: Mapping[str, str | bytes], link: str, said: str, qa: Runner, tmp_path: Path
) -> None:
    put(tmp_path, {"a.en.txt": EN, **files})
    if link:
        (tmp_path / "a.txt").symlink_to(link)
    alone = qa("check", ".")
    assert alone.code == 2
    assert said in alone.err
    put(tmp_path, {"b.en.txt": EN, "b.fr.txt": FR})
    told = qa("check", ".").out
    assert "document `a` has but one version (en) and was not compared: a." in " ".join(
        told.split()
    )


def test_folder_that_repeats_the_language_of_its_files(
    qa: Runner, tmp_path: Path
) -> None:
    put(
        tmp_path,
        {
            "docs/a.en.txt": EN,
            "docs/fr/a.fr.txt": FR,
            "docs/zh-cn/a.zh-cn.txt": "你好。\n",
        },
    )
    run = qa("check", ".")
    assert "1 document, 3 versions" in run.out


def test_compiled_catalogue_beside_its_source_is_left_out(
    qa: Runner, tmp_path: Path
) -> None:
    said = 'msgid ""\nmsgstr "Language: fr\\nContent-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "5 boats"\n'
    put(tmp_path, {"fr.po": said + 'msgstr "6 bateaux"\n'})
    polib.pofile(str(tmp_path / "fr.po")).save_as_mofile(str(tmp_path / "fr.mo"))
    run = qa("check", ".", "--format", "concise")
    assert "fr.po:" in run.out
    assert "fr.mo" not in run.out


def test_folder_that_repeats_a_language_takes_nobody_s_place(
    qa: Runner, tmp_path: Path
) -> None:
    put(tmp_path, {"a.en.txt": EN, "a.fr.txt": FR, "fr/a.fr.txt": FR + "Encore.\n"})
    run = qa("check", ".")
    assert run.code == 0
    assert "1 document, 2 versions" in run.out


def test_country_that_is_called_like_a_language_is_a_folder(
    qa: Runner, tmp_path: Path
) -> None:
    put(
        tmp_path,
        {
            "de/a.en.txt": EN,
            "de/a.de.txt": "Hallo.\n",
            "fr/a.en.txt": EN,
            "fr/a.fr.txt": FR,
        },
    )
    run = qa("check", ".")
    assert "2 documents, 3 versions" in run.out


def test_hard_wrapped_paragraphs(qa: Runner, tmp_path: Path) -> None:
    wrapped = "This is a paragraph that somebody wrapped by hand at some\ncolumn, with a link https://example.org/a\n\n"
    other = "Ceci est un paragraphe que quelqu'un a coupé à la main, avec un lien https://example.org/b.\n\n"
    put(tmp_path, {"a.en.txt": wrapped * 3, "a.fr.txt": other * 3})
    run = qa("check", ".", "--select", "urls", "--format", "concise", "--source", "fr")
    assert [line.split(":")[1] for line in run.out.splitlines()] == ["2", "5", "8"]


def test_thirty_columns(qa: Runner, tmp_path: Path) -> None:
    tags = [
        "en",
        "ar",
        "id",
        "fr",
        "de",
        "es",
        "it",
        "pt",
        "nl",
        "pl",
        "cs",
        "sk",
        "hu",
        "ro",
        "bg",
        "ru",
        "uk",
        "tr",
        "fa",
        "he",
        "hi",
        "bn",
        "ta",
        "te",
        "th",
        "vi",
        "ko",
        "ja",
        "sw",
        "fi",
    ]
    cells = ["https://example.org/a"] * 29 + ["https://example.org/b"]
    put(tmp_path, {"t.tsv": "\t".join(tags) + "\n" + "\t".join(cells) + "\n"})
    run = qa("check", "t.tsv", "--select", "urls", "--format", "jsonl")
    assert (
        next(json.loads(line).get("version") for line in run.out.splitlines()) == "fi"
    )
    assert len(run.out.splitlines()) == 2


def test_hostile_text_does_not_act(qa: Runner, tmp_path: Path) -> None:
    hostile = "[bold red]x[/bold] \x1b]0;title\x07 \u202eevil https://example.org/\n"
    put(tmp_path, {"a.en.txt": hostile, "a.fr.txt": hostile.replace("org/", "org/b")})
    for name in ("terminal", "concise"):
        run = qa("check", ".", "--select", "urls", "--format", name)
        assert "\x1b" not in run.out
        assert "\u202e" not in run.out
    assert (
        "[bold red]x[/bold] <U+001B>]0;title<U+0007> <U+202E>evil"
        in qa("check", ".", "--select", "urls").out
    )


def test_a_closed_pipe_is_no_traceback(tmp_path: Path) -> None:
    put(tmp_path, {"a.en.txt": EN, "a.fr.txt": FR.replace("/a", "/b")})
    command = f"{sys.executable} -m qa check . --format terminal | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.returncode == 1


def test_checks_are_listed_and_explained(qa: Runner) -> None:
    assert "url-changed" in qa("checks").out
    run = qa("explain", "url-changed")
    assert run.code == 0
    assert "Example:" in run.out
    assert "MQM" in run.out


def test_the_same_bytes_on_every_run() -> None:
    command = [
        sys.executable,
        "-m",
        "qa",
        "check",
        "seeds",
        "--format",
        "jsonl",
        "--with",
        "facts",
    ]
    assert printed(command, ("0", "1")) == {(ROOT / "reports/seeds.jsonl").read_bytes()}


def test_help_needs_nothing_heavy() -> None:
    code = "import sys; from qa.cli import parser; parser().format_help(); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert not loaded & {
        "rich",
        "numpy",
        "pycld2",
        "py3langid",
        "langdetect",
        "sacrebleu",
        "msgspec",
        "rapidfuzz",
        "shtab",
        "langcodes",
    }


def test_a_document_that_is_missing_in_a_declared_language(
    qa: Runner, tmp_path: Path
) -> None:
    put(
        tmp_path,
        {
            "a.en.txt": EN,
            "a.fr.txt": FR,
            "b.en.txt": EN,
            "qa.toml": 'languages = ["en", "fr"]\n',
        },
    )
    run = qa("check", ".", "--format", "jsonl", "--select", "version-missing")
    finding = json.loads(run.out.splitlines()[0])
    assert (finding["document"], finding["version"], finding["unit"]) == (
        "b",
        "fr",
        None,
    )
    assert run.code == 1


def test_versions_made_from_one_another_have_one_vote(
    qa: Runner, tmp_path: Path
) -> None:
    pivot, other = "See https://example.org/b\n", "See https://example.org/a\n"
    put(tmp_path, {f"a.{tag}.txt": pivot for tag in ("en", "ms", "id", "jv")})
    put(tmp_path, {f"a.{tag}.txt": other for tag in ("fr", "de")})
    alone = qa("check", ".", "--format", "jsonl", "--select", "urls")
    assert [json.loads(line)["versions"] for line in alone.out.splitlines()[:-1]] == [
        ["de", "fr"]
    ]
    (tmp_path / "qa.toml").write_text(
        '[derived-from]\nms = "en"\nid = "en"\njv = "ms"\n'
    )
    kin = qa("check", ".", "--format", "jsonl", "--select", "urls")
    assert [json.loads(line)["versions"] for line in kin.out.splitlines()[:-1]] == [
        ["en", "id", "jv", "ms"]
    ]


def test_an_older_state_of_a_version_has_no_vote_of_its_own(
    qa: Runner, tmp_path: Path
) -> None:
    body = "It was a long and quiet day in the city, and nobody went out before noon.\n"
    old = f"{body}{body}See https://example.org/b\n"
    put(
        tmp_path,
        {"a.en.txt": old, "a.en@old.txt": old, "a.fr.txt": old.replace("/b", "/a")},
    )
    put(tmp_path, {"a.de.txt": old.replace("/b", "/a")})
    run = qa("check", ".", "--format", "jsonl", "--select", "url-changed")
    (record,) = (json.loads(line) for line in run.out.splitlines()[:-1])
    assert (record["version"], record["versions"]) == (None, ["en", "en@old"])
    assert [part["version"] for part in record["folded"]] == ["en", "en@old"]
