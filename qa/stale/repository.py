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
        top = os.fsdecode(found).rstrip("\n")
        return Repository(os.path.realpath(top))

    def is_shallow(self) -> bool:
        """Say whether the history was cut off when it was fetched."""
        said = _run(self.top, "rev-parse", "--is-shallow-repository")
        return said.strip() == b"true"

    def relative(self, path: str) -> str | None:
        """Return a path as the repository knows it; None for a file outside."""
        real = os.path.realpath(path)
        place = os.path.relpath(real, self.top)
        if place.startswith(".."):
            return None
        return place.replace(os.sep, "/")

    def ignored(self) -> frozenset[str]:
        """Return the commits that blame passes over: those of `.git-blame-ignore-revs`, and of git's own setting."""
        files = [".git-blame-ignore-revs"]
        try:
            said = _run(self.top, "config", "--get-all", "blame.ignoreRevsFile")
            files += os.fsdecode(said).split("\n")
        except QaError:
            pass
        commits: set[str] = set()
        for name in files:
            path = Path(self.top, name)
            if name and path.is_file():
                text = path.read_text("utf-8", "replace")
                commits.update(_list_commits(text))
        return frozenset(commits)

    def blobs(self) -> dict[str, str]:
        """Return the id of each file of the last commit."""
        listed = _run(self.top, "ls-tree", "-r", "-z", "HEAD")
        found = {}
        for entry in os.fsdecode(listed).split("\0"):
            head, tab, path = entry.partition("\t")
            if tab:
                _, _, blob = head.split(" ")
                found[path] = blob
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
            head = output[place:end].decode()
            name, kind, *sizes = head.split(" ")
            place = end + 1
            if kind == "blob" and sizes:
                after = place + int(sizes[0])
                found[name] = output[place:after]
                place = after + 1
        return found


def _list_commits(text: str) -> Iterator[str]:
    """Yield the commits that a file names, one a line; what follows `#` is a comment."""
    for line in text.splitlines():
        said, _, _ = line.partition("#")
        commit = said.strip()
        if commit:
            yield commit


def _run(folder: str, *arguments: str, given: bytes | None = None) -> bytes:
    """Return what git writes; QaError where it fails or is not there."""
    command = ["git", "-C", folder or ".", *arguments]
    environment = {**os.environ, **_ENVIRONMENT}
    try:
        run = subprocess.run(  # noqa: S603 - the user's git
            command,
            input=given,
            capture_output=True,
            check=False,
            env=environment,
        )
    except OSError as error:
        raise QaError("git is not there", hint="install it") from error
    if run.returncode:
        written = os.fsdecode(run.stderr).strip()
        said, _, _ = written.partition("\n")
        raise QaError(f"git fails: {said}", hint="run qa inside the repository")
    return run.stdout
