"""A git repository, read by the user's own git: nothing is written, nothing fetched.

Plain git by subprocess weighs nothing and knows every kind of repository; bindings (a compiled wheel, or a
reimplementation in Python) were weighed and bring nothing that a log and one batch of blobs do not.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qa.errors import QaError

_ENVIRONMENT = {"GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
_RENAMES = 2_000
"""Files of one commit that are compared by content to find what was renamed."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A work tree: the real path of its top."""

    top: str

    @staticmethod
    def around(folder: str) -> Repository | None:
        """Return the repository that holds a folder; None where there is none, or no git."""
        try:
            found = _run(folder, "rev-parse", "--show-toplevel")
        except QaError:
            return None
        return Repository(os.path.realpath(os.fsdecode(found).rstrip("\n")))

    def is_shallow(self) -> bool:
        """Say whether the history was cut off when it was fetched."""
        said = _run(self.top, "rev-parse", "--is-shallow-repository")
        return said.strip() == b"true"

    def relative(self, path: str) -> str | None:
        """Return a path as the repository knows it; None for a file outside."""
        place = os.path.relpath(os.path.realpath(path), self.top)
        return None if place.startswith("..") else place.replace(os.sep, "/")

    def ignored(self) -> frozenset[str]:
        """Return the commits that blame passes over: those of `.git-blame-ignore-revs`, and of git's own setting."""
        files = [".git-blame-ignore-revs"]
        try:
            said = _run(self.top, "config", "--get-all", "blame.ignoreRevsFile")
            files += os.fsdecode(said).split("\n")
        except QaError:
            pass
        return frozenset(
            line.partition("#")[0].strip()
            for name in files
            if name and (place := Path(self.top, name)).is_file()
            for line in place.read_text("utf-8", "replace").splitlines()
            if line.partition("#")[0].strip()
        )

    def blobs(self) -> dict[str, str]:
        """Return the id of each file of the last commit."""
        listed = _run(self.top, "ls-tree", "-r", "-z", "HEAD")
        found = {}
        for entry in os.fsdecode(listed).split("\0"):
            head, tab, path = entry.partition("\t")
            if tab:
                found[path] = head.split(" ")[2]
        return found

    def log(self, folders: Iterable[str]) -> Iterator[str]:
        """Yield the words of the log of some folders, the last commit first: each commit, then what it changed.

        The line of first parents is followed: it says what stood beside what at any time.
        """
        arguments = [
            "log", "--first-parent", "-m", "--raw", "-z", "--no-abbrev", "-M", f"-l{_RENAMES}",
            "--no-ext-diff", "--format=%x01%H %ct", "--", *folders,
        ]  # fmt: skip
        output = os.fsdecode(_run(self.top, *arguments))
        return (word.lstrip("\n") for word in output.split("\0"))

    def contents(self, blobs: Sequence[str]) -> dict[str, bytes]:
        """Return what is in blobs, those that are there, by id."""
        asked = "".join(f"{blob}\n" for blob in blobs).encode()
        output = _run(self.top, "cat-file", "--batch", given=asked)
        found: dict[str, bytes] = {}
        place = 0
        while place < len(output):
            end = output.index(b"\n", place)
            name, kind, *size = output[place:end].decode().split(" ")
            place = end + 1
            if kind == "blob" and size:
                found[name] = output[place : place + int(size[0])]
                place += int(size[0]) + 1
        return found


def _run(folder: str, *arguments: str, given: bytes | None = None) -> bytes:
    try:
        run = subprocess.run(  # noqa: S603 - the user's git
            ["git", "-C", folder or ".", *arguments],  # noqa: S607
            input=given, capture_output=True, check=False, env={**os.environ, **_ENVIRONMENT},
        )  # fmt: skip
    except OSError as error:
        raise QaError("git is not there", hint="install it") from error
    if run.returncode:
        said = os.fsdecode(run.stderr).strip().partition("\n")[0]
        raise QaError(f"git fails: {said}", hint="run qa inside the repository")
    return run.stdout
