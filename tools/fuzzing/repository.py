"""Repositories that git keeps, as somebody may hand them over: with commands to run, and damaged."""

from __future__ import annotations

import subprocess
from pathlib import Path
from random import Random

RAN = "ran-by-git"
"""The file that every command of a hostile repository makes."""
_COMMANDS = (
    "core.fsmonitor",
    "core.pager",
    "diff.external",
    "core.sshCommand",
    "core.editor",
    "gpg.program",
)


def begin(folder: Path, random: Random) -> None:
    """Make an empty repository whose hooks and settings run a command."""
    _git(folder, "init", "-q")
    made = f"touch {folder.parent / RAN}"
    for key in random.sample(_COMMANDS, 3):
        _git(folder, "config", key, made)
    _git(folder, "config", "filter.odd.clean", made)
    _git(folder, "config", "diff.odd.textconv", made)
    (folder / ".gitattributes").write_text("*.md filter=odd diff=odd\n")
    for name in ("post-checkout", "post-index-change", "reference-transaction"):
        hook = folder / ".git/hooks" / name
        hook.write_text(f"#!/bin/sh\n{made}\n")
        hook.chmod(0o755)


def keep(folder: Path, said: str) -> None:
    """Keep what is there as a commit; the hooks are not run."""
    who = (
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@b",
        "-c",
        "core.hooksPath=/dev/null",
        "-c",
        "core.fsmonitor=false",
        "-c",
        "filter.odd.clean=",
    )
    _git(folder, *who, "add", "-A")
    _git(folder, *who, "commit", "-q", "--no-gpg-sign", "--allow-empty", "-m", said)


def spoil(folder: Path, random: Random) -> None:
    """Damage one of git's own files, every second time; forget what its commands did until now."""
    (folder.parent / RAN).unlink(missing_ok=True)
    if random.random() < 0.5:
        return
    files = sorted(path for path in (folder / ".git").rglob("*") if path.is_file())
    victim = random.choice(files)
    data = victim.read_bytes()
    victim.chmod(0o644)
    victim.write_bytes(data[: random.randrange(len(data) + 1)])


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-C", str(folder), *arguments], check=False, capture_output=True
    )
