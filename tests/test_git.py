"""The room for git: asked safely, whatever the repository's configuration and the surroundings say."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from qa import git
from qa.cli import writing
from qa.errors import QaError

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")

ODD = ["a b.txt", "tab\there.txt", "line\nbreak.txt", "ümläut.txt", '"quoted".txt', "*.txt"]  # fmt: skip


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """A repository of one commit."""
    run(tmp_path, "init", "-q")
    (tmp_path / "a.txt").write_text("one\n", encoding="utf-8")
    run(tmp_path, "add", "-A")
    run(tmp_path, "commit", "-q", "-m", "first")
    return tmp_path


def run(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run(
        ["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True
    )


def test_an_answer_is_bytes(top: Path) -> None:
    assert git.ask(str(top), "show", "HEAD:a.txt") == b"one\n"
    given = git.ask(str(top), "hash-object", "--stdin", given=b"one\n")
    assert given.strip() == b"5626abf0f72e58d7a153368ba57db4c673c0e171"


@pytest.mark.parametrize("name", ODD)
def test_odd_names_come_whole(top: Path, name: str) -> None:
    (top / name).write_text("x", encoding="utf-8")
    assert git.list_names(str(top), "ls-files", "-z", "--others") == [name]


@pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode there")
def test_names_that_are_no_utf_8(top: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (top / name).write_text("x", encoding="utf-8")
    assert git.list_names(str(top), "ls-files", "-z", "--others") == [name]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (("cat-file", "-e", "HEAD:a.txt"), True),
        (("config", "--get", "no.such.key"), False),
        (("check-ignore", "-q", "a.txt"), False),
    ],
)
def test_yes_and_no(top: Path, question: tuple[str, ...], *, answer: bool) -> None:
    assert git.is_so(str(top), *question) is answer


def test_what_git_says_is_one_sentence(top: Path) -> None:
    with pytest.raises(git.GitError, match=r"^git fails: .*nothing-there") as caught:
        git.ask(str(top), "show", "nothing-there")
    assert "\n" not in caught.value.message
    with pytest.raises(git.GitError, match="git fails"):
        git.is_so(str(top), "check-ignore")


@pytest.mark.parametrize(
    "setting",
    [
        ("core.fsmonitor", "{trap}"),
        ("core.pager", "{trap}"),
        ("diff.external", "{trap}"),
        ("core.askPass", "{trap}"),
        ("gpg.program", "{trap}"),
        ("filter.trap.clean", "{trap}"),
        ("filter.trap.process", "{trap}"),
        ("filter.two words.clean", "{trap}"),
        ("diff.trap.textconv", "{trap}"),
        ("diff.trap.command", "{trap}"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="the trap is a shell script")
def test_nothing_of_the_configuration_is_run(
    top: Path, setting: tuple[str, str]
) -> None:
    sprung = top.parent / f"{top.name}-sprung"
    trap = top.parent / f"{top.name}-trap"
    trap.write_text(f"#!/bin/sh\ntouch '{sprung}'\n", encoding="utf-8")
    trap.chmod(0o755)
    key, value = setting
    run(top, "config", key, value.format(trap=trap))
    run(top, "config", "log.showSignature", "true")
    run(top, "config", "filter.trap.required", "true")
    drivers = "*.txt filter=trap diff=trap\n"
    (top / ".git/info").mkdir(exist_ok=True)
    (top / ".git/info/attributes").write_text(drivers, encoding="utf-8")
    (top / "a.txt").write_text("two\n", encoding="utf-8")
    where = str(top)
    git.ask(where, "log", "--raw", "-z")
    changed = ("diff", "--no-ext-diff", "--name-only", "-z", "HEAD", "--")
    assert git.list_names(where, *git.list_unfiltered(where), *changed) == ["a.txt"]
    git.list_names(where, "ls-files", "-z", "--others")
    assert not sprung.exists()


def test_another_repository_in_the_surroundings_does_not_count(
    top: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path_factory.mktemp("other")
    run(other, "init", "-q")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / "index"))
    assert git.list_names(str(top), "ls-files", "-z") == ["a.txt"]


def test_sentences_are_english(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    monkeypatch.setenv("LANGUAGE", "de")
    with pytest.raises(QaError, match="unknown revision"):
        git.ask(str(top), "log", "nothing-there")


@pytest.mark.skipif(sys.platform == "win32", reason="the slow git is a shell script")
def test_patience_ends(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = top / "bin" / "git"
    slow.parent.mkdir()
    slow.write_text("#!/bin/sh\nexec sleep 5\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{slow.parent}:{os.environ['PATH']}")
    with pytest.raises(git.GitError, match="did not answer within 0 seconds"):
        git.ask(str(top), "status", seconds=0.05)


def test_no_git(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(top))
    with pytest.raises(git.GitError, match="git is not installed"):
        git.ask(str(top), "status")


def test_the_top_is_found_without_git(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = top / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.setenv("PATH", "")
    assert git.find_top(str(inner)) == os.path.realpath(top)
    monkeypatch.chdir(inner)
    assert git.find_top("") == os.path.realpath(top)


def test_the_revision_of_a_report(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(top)
    said = git.ask(str(top), "rev-parse", "--short=12", "HEAD").decode().strip()
    assert writing.find_revision() == said
    monkeypatch.setenv("PATH", str(top))
    assert writing.find_revision() == ""
