"""Every command that README.md and docs/ show is run here, and does what the page says."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from qa.cli import parser
from tests.conftest import ROOT, Runner

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
EN = "The report is at https://example.org/a and nowhere else in the world.\nIt was a long and quiet day in the city.\n"
ID = "Laporannya ada di https://example.org/b dan tidak ada di tempat lain.\nHari itu panjang dan tenang di kota.\n"
FILES = {
    "news/d01.en.txt": EN,
    "news/d01.id.txt": ID,
    "news/d02.en.txt": EN,
    "news/d02.id.txt": ID.replace("/b", "/a"),
    "docs/en/guide.txt": EN,
    "docs/id/guide.txt": ID,
    "strings.tsv": "unit\tdocument\ten\tid\n1\tui\tSee https://example.org/a\tLihat https://example.org/b\n",
    "old.txt": ID,
    "new.txt": ID.replace("/b", "/c"),
    "dump/1f.txt": "The mill at Orvik has 14 rooms and 3 wheels.\nMarta Lindqvist bought it in 1987.\n",
    "dump/9c.txt": "Die Mühle von Orvik hat 14 Räume und 3 Räder.\nMarta Lindqvist kaufte sie 1987.\n",
    "mt/story.en.txt": EN,
    "mt/story.id.txt": ID.replace("/b", "/a"),
    "human/story.id.txt": ID.replace("/b", "/a").replace(
        "Hari itu", "Itulah hari yang"
    ),
}

SAYS = {
    "qa check news/": (1, "2 documents, 2 versions"),
    "qa check docs --pattern 'docs/{lang}/{document}.txt'": (
        1,
        "1 document, 2 versions",
    ),
    "qa check strings.tsv --source en": (1, "url-changed"),
    "qa check old.txt new.txt --lang old.txt=id@previous --lang new.txt=id": (
        1,
        "1 document, 2 versions",
    ),
    "qa check news/ --format concise": (1, "news/d01.en.txt:1:18: error: the link is"),
    "qa check news/ --format jsonl -o findings.jsonl": (1, "findings.jsonl"),
    "qa check news/ --fail-on warning --max-warnings 20 --max-rate error=0.5%": (
        1,
        "url-changed",
    ),
    "qa check . --exclude old/ --exclude 'draft-*.md'": (1, "url-changed"),
    "qa check news/ --changed origin/main": (1, "1 document,"),
    "qa facts news/": (0, "example.org/b"),
    "qa group dump/": (0, "decided by"),
    "qa group dump/ --format jsonl": (0, '"certainty"'),
    "qa group dump/ --write qa.toml": (0, "decided by"),
    "qa fix docs/ --source en": (1, "+++ b/docs/id/guide.txt"),
    "qa fix docs/ --source en --apply": (0, ""),
    "qa fix docs/ --source en --select urls --format jsonl": (1, '"record": "edit"'),
    "qa fix docs/ --source en --format github-suggestions > review.json": (
        1,
        "suggestion",
    ),
    "qa stale docs/ --source en": (0, "id: 0 of 1 page behind"),
    "qa stale docs/ --source en --format jsonl": (0, ""),
    "qa stale docs/ --source en --changed origin/main --format markdown": (
        0,
        "No translation is behind",
    ),
    "qa stale docs/ --source en --format html -o stale.html": (0, "stale.html"),
    "qa stale docs/ --source en --max-stale '10 %'": (0, "id: 0 of 1 page behind"),
    "qa check dump/": (0, "1 document, 2 versions"),
    "qa check mt/ --reference human/": (0, "chrF"),
    "qa score mt/ --reference human/": (0, "chrF"),
    "qa check news/ -o report.html": (1, "report.html"),
    "qa check news/ -o qa.sarif -o junit.xml": (1, "qa.sarif junit.xml"),
    "qa check news/ --format jsonl --with facts -o today.jsonl": (1, "today.jsonl"),
    "qa report today.jsonl --against last.jsonl -o report.html": (0, "report.html"),
    'qa report findings.jsonl --baseline qa-baseline.jsonl --work-list "mend-{version}.xlf"': (
        0,
        "3 findings accepted",
    ),
    "qa report today.jsonl --returned mend-id.xlf --work-list rest.csv": (
        0,
        "0 mended, 1 still there",
    ),
    "qa baseline import decisions.jsonl": (
        0,
        "qa-baseline.jsonl: 3 new or changed, 3 in all",
    ),
    "qa check news/ --baseline qa-baseline.jsonl": (0, "3 findings accepted"),
    "qa check docs/ --format sarif -o qa.sarif --format junit -o junit.xml --format concise": (
        1,
        "[url-changed]",
    ),
    "qa check docs/ --changed origin/main": (0, "0 documents"),
    'qa check docs/ --changed "$(git merge-base origin/main HEAD)"': (0, "0 documents"),
    "qa learn docs/ -o evidence.qa": (0, "evidence.qa"),
    "qa check docs/ --evidence evidence.qa": (1, "the link is"),
    "qa completion bash > ~/.local/share/bash-completion/completions/qa": (
        0,
        "complete",
    ),
}
"""The exit code of each command in a folder of `FILES`, and what it prints, or the files that it writes."""


def commands(page: Path) -> Iterator[str]:
    """Yield the commands of a page's blocks, without what a comment says."""
    for block in re.findall(
        r"^```sh\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    ):
        yield from (
            re.sub(r"\s+#\s.*", "", line) for line in block.splitlines() if line.strip()
        )


def spoken(page: Path) -> Iterator[str]:
    """Yield the commands that a page names in a sentence."""
    yield from re.findall(r"`(qa [a-z][^`]*)`", page.read_text(encoding="utf-8"))


SHOWN = [(page.name, command) for page in PAGES for command in commands(page)]
SPOKEN = sorted({command for page in PAGES for command in spoken(page)})


@pytest.fixture
def folder(qa: Runner, tmp_path: Path) -> Path:
    """Make a repository with the files that the pages speak of; of the news one document is new."""
    for name, text in FILES.items():
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    qa(
        "baseline",
        "write",
        "news",
        "--baseline",
        "decisions.jsonl",
        "--reason",
        "as it should be",
    )
    qa("learn", "docs", "-o", "evidence.qa")
    git = [
        "git",
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@example.org",
        "-c",
        "init.defaultBranch=main",
    ]
    for words in (
        ["init"],
        ["add", "docs", "news/d02.en.txt", "news/d02.id.txt"],
        ["commit", "-m", "x"],
    ):
        subprocess.run([*git, *words], cwd=tmp_path, check=True, capture_output=True)
    subprocess.run(
        ["git", "update-ref", "refs/remotes/origin/main", "HEAD"],
        cwd=tmp_path,
        check=True,
    )
    return tmp_path


@pytest.mark.parametrize("command", sorted({command for _, command in SHOWN}))
def test_a_command_does_what_its_page_says(
    qa: Runner, folder: Path, command: str
) -> None:
    if "python3 -m venv" in command:
        pytest.skip(".ci/run runs it in a new folder")
    code, said = SAYS[command]
    decisions = folder / "decisions.jsonl"
    if "--baseline qa-baseline.jsonl" in command:
        decisions.rename(folder / "qa-baseline.jsonl")
    if command.startswith("qa report"):
        for name in ("findings.jsonl", "today.jsonl", "last.jsonl"):
            qa("check", "news", "--format", "jsonl", "--with", "facts", "-o", name)
        qa("report", "today.jsonl", "--work-list", "mend-id.xlf", "--format", "concise")
    if "check . " in command:
        # Two drafts without a language in their names are no documents of a whole folder.
        for draft in ("old.txt", "new.txt"):
            (folder / draft).unlink()
    shell, _, _ = command.partition(" > ")
    if "$(" in shell:
        inner = re.findall(r"\$\((.*?)\)", shell)[0]
        done = subprocess.run(
            shlex.split(inner), cwd=folder, check=True, capture_output=True, text=True
        )
        shell = shell.replace(f"$({inner})", done.stdout.strip())
    run = qa(*shlex.split(shell)[1:])
    assert run.code == code, run.err
    if " -o " in command and "concise" not in command:
        assert all((folder / name).stat().st_size for name in said.split())
    else:
        assert said in run.out


def test_what_is_said_of_commands_is_of_commands_that_a_page_shows() -> None:
    assert {command for _, command in SHOWN if "venv" not in command} == SAYS.keys()


@pytest.mark.parametrize("command", SPOKEN)
def test_a_command_named_in_a_sentence_is_one(command: str) -> None:
    words = shlex.split(
        command.replace("...", "").replace("write|update|prune|show|import", "show")
    )[1:]
    if words[-1] == "--help":
        with pytest.raises(SystemExit, match="0"):
            parser().parse_args(words)
    else:
        parser().parse_args(words)


def test_the_settings_that_pages_show_are_settings(tmp_path: Path) -> None:
    from qa.cli.reading import from_file

    blocks = [
        (page.name, block)
        for page in PAGES
        for block in re.findall(
            r"^```toml\n(.*?)^```",
            page.read_text(encoding="utf-8"),
            re.MULTILINE | re.DOTALL,
        )
    ]
    assert blocks
    for page, block in blocks:
        place = tmp_path / "qa.toml"
        place.write_text(block, encoding="utf-8")
        assert from_file(str(place)) is not None, page


def test_the_python_that_the_readme_shows(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "strings.tsv").rename(folder / "t.tsv")
    for block in re.findall(
        r"^```python\n(.*?)^```",
        (ROOT / "README.md").read_text(),
        re.MULTILINE | re.DOTALL,
    ):
        exec(compile(block, "README.md", "exec"), {})
    assert "fr url-changed" in capsys.readouterr().out


def test_what_a_page_shows_can_be_read_back(qa: Runner, folder: Path) -> None:
    qa("check", "news/", "--format", "jsonl", "--with", "facts", "-o", "findings.jsonl")
    run = qa("report", "findings.jsonl", "--format", "html", "-o", "later.html")
    assert run.code == 0
    assert (
        (folder / "later.html")
        .read_text(encoding="utf-8")
        .startswith("<!doctype html>")
    )
    assert (
        json.loads((folder / "findings.jsonl").read_text().splitlines()[-1])["record"]
        == "run"
    )
