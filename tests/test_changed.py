"""`--changed REV`: only documents of which a version changed, against a real repository."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Run, Runner
from tests.test_cli import EN, FR, put

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
BAD = FR.replace("/a", "/b")


def git(folder: Path, *arguments: str) -> None:
    who = [
        "-c",
        "user.name=t",
        "-c",
        "user.email=t@example.org",
        "-c",
        "init.defaultBranch=main",
    ]
    subprocess.run(
        ["git", *who, *arguments], cwd=folder, check=True, capture_output=True
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    files = {
        f"in/{name}.{tag}.txt": BAD if tag == "fr" else EN
        for name in ("a", "b ü", "c")
        for tag in ("en", "fr")
    }
    put(
        tmp_path,
        {
            **files,
            "locales/en.json": '{"k": "See https://e.org/a"}',
            "locales/fr.json": '{"k": "Voir"}',
        },
    )
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "first")
    return tmp_path


def documents(run: Run) -> list[str]:
    records = [json.loads(line) for line in run.out.splitlines()]
    return sorted(
        {record["document"] for record in records if record["record"] == "finding"}
    )


CHECK = ("check", "in", "--select", "urls", "--format", "jsonl", "--changed")


def test_only_what_changed_is_checked(qa: Runner, repository: Path) -> None:
    put(repository, {"in/b ü.fr.txt": BAD + "\n"})
    run = qa(*CHECK, "HEAD")
    assert documents(run) == ["in/b ü"]
    assert "2 documents are left out, unchanged since HEAD: `in/a`, `in/c`" in run.err


def test_what_is_staged_new_ignored_or_removed_counts_as_changed(
    qa: Runner, repository: Path
) -> None:
    put(
        repository,
        {
            "in/a.en.txt": EN + "\n",
            ".gitignore": "in/n.*\n",
            "in/n.en.txt": EN,
            "in/n.fr.txt": BAD,
        },
    )
    git(repository, "add", "in/a.en.txt")
    put(repository, {"in/c.de.txt": EN})
    git(repository, "add", "in/c.de.txt")
    git(repository, "commit", "-m", "second")
    (repository / "in/c.de.txt").unlink()
    run = qa(*CHECK, "HEAD")
    assert documents(run) == ["in/c"]
    named = qa("check", "in/n.en.txt", "in/n.fr.txt", *CHECK[1:], "HEAD")
    assert documents(named) == ["in/c", "in/n"]
    assert documents(qa(*CHECK, "HEAD~1")) == ["in/a"]


def test_from_another_folder_and_by_absolute_paths(
    qa: Runner, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(repository, {"in/c.fr.txt": BAD + "\n"})
    monkeypatch.chdir(repository / "in")
    assert documents(qa("check", ".", *CHECK[2:], "HEAD")) == ["c"]
    assert len(documents(qa("check", repository / "in", *CHECK[2:], "HEAD"))) == 1


def test_nothing_changed_passes_and_says_so(qa: Runner, repository: Path) -> None:
    assert repository
    run = qa(*CHECK, "HEAD")
    assert run.code == 0
    assert "3 documents are left out" in run.err


@pytest.mark.parametrize("revision", ["nope", "--output=x", "", "HEAD^{tree}"])
def test_an_unknown_revision(qa: Runner, repository: Path, revision: str) -> None:
    run = qa("check", "in", f"--changed={revision}")
    assert run.code == 2
    assert f"git knows no revision `{revision}`" in run.err
    assert not (repository / "x").exists()


def test_outside_a_repository(
    qa: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, {"a.en.txt": EN, "a.fr.txt": FR})
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    run = qa("check", ".", "--changed", "HEAD")
    assert run.code == 2
    assert "git cannot tell what changed" in run.err
    assert "inside the repository" in run.err


def test_without_git(
    qa: Runner, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert repository
    monkeypatch.setenv("PATH", str(tmp_path))
    run = qa("check", ".", "--changed", "HEAD")
    assert run.code == 2
    assert "git is not installed" in run.err
