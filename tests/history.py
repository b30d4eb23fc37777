"""Repositories made for tests: files and their commits, on days of January 2030."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path


def git(folder: Path, *arguments: str, day: int = 1) -> str:
    """Run git in a folder on a day; return what it writes."""
    when = f"2030-01-{day:02}T12:00:00Z"
    who = {
        f"GIT_{role}_{key}": value
        for role in ("AUTHOR", "COMMITTER")
        for key, value in (("NAME", "t"), ("EMAIL", "t@example.org"), ("DATE", when))
    }
    done = subprocess.run(
        ["git", "-c", "init.defaultBranch=main", *arguments],
        cwd=folder, check=True, capture_output=True, env={**os.environ, **who}, text=True,
    )  # fmt: skip
    return done.stdout.strip()


def commit(folder: Path, day: int, files: Mapping[str, str | None]) -> None:
    """Write files, None takes one away, and commit all."""
    for name, text in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            place.unlink()
        else:
            place.write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", f"day {day}", day=day)


def make(folder: Path, commits: list[Mapping[str, str]]) -> None:
    """Make a repository of a document `page`: a text a version for each commit, one a day."""
    git(folder, "init", "-q")
    for day, texts in enumerate(commits, 1):
        files = {f"{version}/page.md": text for version, text in texts.items()}
        commit(folder, day, files)
