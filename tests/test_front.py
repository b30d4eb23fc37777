"""What a newcomer types: no path, a file's ending for a format, languages in words; help, completion, manual."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from qa.cli import COMMANDS, parser
from tests.conftest import ROOT, Runner
from tests.test_mistakes import PAIR, put

ODD = {**PAIR, "a.fr.txt": PAIR["a.fr.txt"].replace("/a", "/b")}
TEXTS = list(ODD.values())


def test_the_folder_one_is_in_is_checked(qa: Runner, tmp_path: Path) -> None:
    put(tmp_path, ODD)
    assert "[url-changed]" in qa("check", "--format", "concise", "--select", "urls").out
    assert qa("facts").code == 0
    assert "1 added" in qa("baseline", "write", "--select", "urls").out
    assert qa("check", "--select", "urls", "--baseline", "qa-baseline.jsonl").code == 0


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("r.html", "<!doctype html>"),
        ("r.HTM", "<!doctype html>"),
        ("r.jsonl", '{"record"'),
        ("r.sarif", "{"),
        ("qa.sarif.json", "{"),
        ("r.svg", "<svg"),
        ("r.md", "#"),
        ("junit.xml", "<?xml"),
        ("r.checkstyle.xml", "<?xml"),
        ("gitlab-report.json", "["),
        ("r.txt", "qa "),
        ("report", "qa "),
        ("r.xlsx", "PK"),
    ],
)
def test_the_ending_of_a_file_names_its_format(
    qa: Runner, tmp_path: Path, name: str, begins: str
) -> None:
    put(tmp_path, ODD)
    assert qa("check", "-o", name).code == 1
    written = (tmp_path / name).read_bytes().decode("utf-8", "replace")
    assert written.startswith(begins)
    assert "checkstyle" not in name or "<checkstyle" in written


def test_endings_stand_for_what_no_format_names(qa: Runner, tmp_path: Path) -> None:
    put(tmp_path, ODD)
    assert qa("check", "--format", "jsonl", "-o", "a.txt", "-o", "b.svg").code == 1
    assert (tmp_path / "a.txt").read_text().startswith('{"record"')
    assert (tmp_path / "b.svg").read_text().startswith("<svg")


def test_an_ending_is_as_good_as_the_name_of_its_format(
    qa: Runner, tmp_path: Path
) -> None:
    put(tmp_path, ODD)
    assert qa("check", "--format", "md").out == qa("check", "--format", "markdown").out


@pytest.mark.parametrize(
    ("files", "options", "versions"),
    [
        (
            ("old.txt", "new.txt"),
            ("--lang", "old.txt=fr@previous", "--lang", "new.txt=fr"),
            ["fr", "fr@previous"],
        ),
        (("museum.en.txt", "museum_final.fr.txt"), (), ["en", "fr"]),
        (
            ("one.txt", "two.txt"),
            ("--lang", "one.txt=English", "--lang", "./two.txt=français"),
            ["en", "fr"],
        ),
        (("one.md", "two.md"), (), ["en", "fr"]),
        (("one.en.txt", "b/two.fr.txt"), (), ["en", "fr"]),
    ],
)
def test_single_files_are_one_document(
    qa: Runner,
    tmp_path: Path,
    files: tuple[str, ...],
    options: tuple[str, ...],
    versions: list[str],
) -> None:
    put(tmp_path, dict(zip(files, TEXTS, strict=True)))
    run = qa("check", *files, *options, "--format", "jsonl")
    last = json.loads(run.out.splitlines()[-1])
    assert (last["documents"], last["versions"]) == (1, versions)


def test_a_path_names_one_file_alone(qa: Runner, tmp_path: Path) -> None:
    put(tmp_path, {"a.txt": TEXTS[0], "fr/a.txt": TEXTS[1]})
    run = qa("check", "a.txt", "fr/a.txt", "--lang", "a.txt=en", "--format", "jsonl")
    assert json.loads(run.out.splitlines()[-1])["versions"] == ["en", "fr"]


def test_files_that_are_documents_by_their_names_stay_apart(
    qa: Runner, tmp_path: Path
) -> None:
    put(tmp_path, {**ODD, "b.en.txt": TEXTS[0]})
    run = qa("check", "a.en.txt", "a.fr.txt", "b.en.txt")
    assert "1 document, 2 versions" in run.out
    assert "`b` has but one version" in run.out
    assert qa("check", "a.en.txt", "b.en.txt").code == 2


@pytest.mark.parametrize(
    "names",
    [
        ("english/a.txt", "french/a.txt"),
        ("English/a.txt", "Français/a.txt"),
        ("a.english.txt", "a.french.txt"),
        ("english.json", "french.json"),
        ("docs/en/a.txt", "docs/french/a.txt"),
    ],
)
def test_languages_in_words(qa: Runner, tmp_path: Path, names: tuple[str, str]) -> None:
    texts = (
        [json.dumps({"a": text}) for text in TEXTS]
        if names[0].endswith("json")
        else TEXTS
    )
    put(tmp_path, dict(zip(names, texts, strict=True)))
    last = json.loads(qa("check", "--format", "jsonl").out.splitlines()[-1])
    assert (last["documents"], last["versions"]) == (1, ["en", "fr"])


def test_languages_in_words_in_a_pattern_and_a_table(
    qa: Runner, tmp_path: Path
) -> None:
    put(
        tmp_path,
        {
            "x/english-a.txt": TEXTS[0],
            "x/french-a.txt": TEXTS[1],
            "t.csv": "English,French\nOne,Deux\n",
        },
    )
    pattern = qa(
        "check",
        "x",
        "--pattern",
        "{lang}-{document}.txt",
        "--source",
        "English",
        "--format",
        "jsonl",
    )
    assert json.loads(pattern.out.splitlines()[-1])["versions"] == ["en", "fr"]
    table = qa("check", "t.csv", "--format", "jsonl")
    assert json.loads(table.out.splitlines()[-1])["versions"] == ["en", "fr"]


@pytest.mark.parametrize("name", ["src/ui/a.txt", "a.v2.txt", "us/a.txt", "js/a.txt"])
def test_what_only_looks_like_a_tag_is_none(
    qa: Runner, tmp_path: Path, name: str
) -> None:
    put(tmp_path, {"en/a.txt": TEXTS[0], "fr/a.txt": TEXTS[1], name: TEXTS[0]})
    assert "no language tag" not in qa("check").err


def test_a_wrong_tag_stops_nothing_but_its_file(qa: Runner, tmp_path: Path) -> None:
    put(tmp_path, {**ODD, "a.xx.txt": "報告書があります。\n"})
    run = qa("check", "--format", "concise")
    assert run.code == 2
    assert "[url-changed]" in run.out
    assert "a.xx.txt: `xx` is no language tag; use a BCP 47 tag" in run.err


@pytest.mark.parametrize("given", ["docs/a.fr.txt", "./docs/a.fr.txt", "ABSOLUTE"])
def test_standard_input_replaces_the_file_it_stands_for(
    qa: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    put(tmp_path, {f"docs/{name}": text for name, text in PAIR.items()})
    given = str(tmp_path / "docs" / "a.fr.txt") if given == "ABSOLUTE" else given
    for paths in (["docs"], ["docs/a.en.txt", "docs/a.fr.txt"]):
        monkeypatch.setattr(
            sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXTS[1].encode()))
        )
        run = qa(
            "check",
            *paths,
            "-",
            "--stdin-filename",
            given,
            "--source",
            "en",
            "--format",
            "concise",
        )
        assert run.out.startswith("docs/a.fr.txt:1:18: error")
        assert run.code == 1


def test_a_text_too_short_to_tell_is_left_out(qa: Runner, tmp_path: Path) -> None:
    put(tmp_path, {**ODD, "notes.txt": "hi\n"})
    run = qa("check")
    assert run.code == 1
    assert (
        "notes.txt names no language, is too short to tell it, and was left out"
        in run.out
    )


def test_what_cannot_be_verified_says_why(qa: Runner, tmp_path: Path) -> None:
    put(tmp_path, {"a.en.txt": "Yes\n", "a.fr.txt": "Oui\n"})
    said = " ".join(qa("check").out.split())
    assert (
        "Could not be verified: the language of 2 segments (they are too short to tell"
        in said
    )


@pytest.mark.parametrize("width", [60, 80, 161])
@pytest.mark.parametrize("command", ["checks", "checks --languages"])
def test_the_lists_fit_the_terminal(qa: Runner, width: int, command: str) -> None:
    said = qa(*command.split(), "--width", width).out
    assert all(_columns(line) <= width for line in said.splitlines())
    assert " ".join(said.split()).count("url-changed") == (command == "checks")


def test_a_pipe_gets_whole_lines(qa: Runner) -> None:
    assert max(map(len, qa("checks").out.splitlines())) > 100


def test_a_terminal_is_asked_for_its_width() -> None:
    pty = pytest.importorskip(
        "pty", reason="there is no terminal to make on this system"
    )
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "qa", "explain", "numbers"]
    with subprocess.Popen(
        command, stdout=theirs, env={**os.environ, "COLUMNS": "70"}
    ) as process:
        os.close(theirs)
        said = b""
        # The system ends a closed terminal with an error where a file would end.
        with contextlib.suppress(OSError):
            while piece := os.read(ours, 4096):
                said += piece
        assert process.wait() == 0
    os.close(ours)
    lines = said.decode().splitlines()
    assert len(lines) > 8
    assert max(map(_columns, lines)) <= 70


def _columns(text: str) -> int:
    return sum(
        2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text
    )


def test_a_category_is_explained(qa: Runner) -> None:
    said = qa("explain", "numbers").out
    assert re.search(r"a category of \d+ checks", said)
    assert "number-missing" in said
    assert "A number that the other versions state is missing in one." in said


def test_help_has_groups_with_an_example_each(qa: Runner) -> None:
    said = qa("check", "--help").out
    for title in (
        "what is read:",
        "what is asked:",
        "what counts:",
        "what is written:",
    ):
        group = said[said.index(title) :].splitlines()
        assert group[1].startswith("  example: qa check ")
    assert "--select" not in qa("facts", "--help").out
    assert "sarif" not in qa("score", "--help").out


def test_every_command_says_what_it_is_for(qa: Runner) -> None:
    for command in COMMANDS:
        name = command.__name__.rpartition(".")[2]
        assert len(qa(name, "--help").out.splitlines()) > 4


def completed(script: str, *words: str) -> list[str]:
    """Return what bash offers behind `words`."""
    line = " ".join(words)
    code = f"""
        source {script}
        COMP_WORDS=({line}) COMP_CWORD={len(words) - 1}
        [ -n "{words[-1]}" ] || COMP_WORDS+=("")
        COMP_LINE="{line}" COMP_POINT={len(line)}
        $(complete -p qa | sed 's/.*-F \\([^ ]*\\).*/\\1/')
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(
        ["bash", "-c", code], capture_output=True, text=True, check=True
    )
    return done.stdout.split()


def test_bash_completes(qa: Runner, tmp_path: Path) -> None:
    script = tmp_path / "qa.bash"
    script.write_text(qa("completion", "bash").out)
    assert completed(str(script), "qa", "ch") == ["check", "checks"]
    assert completed(str(script), "qa", "check", "--form") == ["--format"]
    assert completed(str(script), "qa", "check", "--format", "sa") == ["sarif"]
    assert "number-missing" in completed(
        str(script), "qa", "check", "--select", "number-"
    )
    assert completed(str(script), "qa", "explain", "url-ch") == ["url-changed"]
    assert completed(str(script), "qa", "check", "--profile", "soft") == ["software"]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_get_a_script(qa: Runner, shell: str) -> None:
    said = qa("completion", shell).out
    assert "url-changed" in said
    assert "baseline" in said


def test_the_manual_is_fresh_and_whole() -> None:
    done = subprocess.run(
        [sys.executable, "tools/manual.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    page = (ROOT / "man" / "qa.1").read_text(encoding="utf-8").replace("\\-", "-")
    assert all(
        f"qa {command.__name__.rpartition('.')[2]}" in page for command in COMMANDS
    )


def test_help_reads_the_commands_alone() -> None:
    code = "import sys, qa.cli; qa.cli.parser().format_help(); print(*(m for m in sys.modules if m.startswith('qa')))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert {name for name in done.stdout.split() if not name.startswith("qa.cli")} == {
        "qa",
        "qa.errors",
        "qa.release",
    }


def test_the_parser_knows_what_every_command_runs() -> None:
    for line in (
        "check",
        "facts",
        "score",
        "checks",
        "baseline show",
        "explain numbers",
        "completion zsh",
    ):
        assert callable(parser().parse_args(line.split()).run)
