"""A git repository, read by the user's own git: nothing is written, nothing fetched.

Plain git by subprocess weighs nothing and knows every kind of repository; bindings (a compiled wheel, or a
reimplementation in Python) were weighed and bring nothing that a log and one batch of blobs do not.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qa import git

_RENAMES = 2_000
"""Files of one commit that are compared by content to find what was renamed."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A work tree: the real path of its top."""

    top: str

    def find_head(self) -> str | None:
        """Return the commit that the work tree stands on; None where there is none yet."""
        asked = ("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        if not git.is_so(self.top, *asked):
            return None
        return os.fsdecode(git.ask(self.top, *asked)).strip()

    def is_shallow(self) -> bool:
        """Say whether the history was cut off when it was fetched."""
        said = git.ask(self.top, "rev-parse", "--is-shallow-repository")
        return said.strip() == b"true"

    def is_partial(self) -> bool:
        """Say whether texts were left out when the history was fetched."""
        key = r"^remote\..*\.partialclonefilter$"
        return git.is_so(self.top, "config", "--get-regexp", key)

    def relative(self, path: str) -> str | None:
        """Return a path as the repository knows it; None for a file outside, or in a repository within."""
        real = os.path.realpath(path)
        if git.find_top(os.path.dirname(real)) != self.top:  # noqa: PTH120
            return None
        place = os.path.relpath(real, self.top)
        return place.replace(os.sep, "/")

    def ignored(self) -> frozenset[str]:
        """Return the commits that blame passes over: those of `.git-blame-ignore-revs`, and of git's own setting."""
        files = [".git-blame-ignore-revs"]
        asked = ("config", "--get-all", "-z", "blame.ignoreRevsFile")
        if git.is_so(self.top, *asked):
            files += git.list_names(self.top, *asked)
        commits: set[str] = set()
        for name in files:
            path = Path(self.top, name)
            if name and path.is_file():
                text = path.read_text("utf-8", "replace")
                commits.update(_list_commits(text))
        return frozenset(commits)

    def blobs(self) -> dict[str, str]:
        """Return the id of each file of the last commit."""
        found = {}
        for entry in git.list_names(self.top, "ls-tree", "-r", "-z", "HEAD"):
            head, _, path = entry.partition("\t")
            _, _, blob = head.split(" ")
            found[path] = blob
        return found

    def log(self, folders: Iterable[str], endings: Iterable[str]) -> Iterator[str]:
        """Yield the words of the log of some folders, the last commit first: each commit, then what it changed.

        The line of first parents is followed: it says what stood beside what at any time.
        Where a file is missing that is not ours the files of those endings alone are asked for.
        """
        places = list(folders)
        try:
            output = self._log("--literal-pathspecs", places)
        except git.GitError:
            ours = [f"{place}/**/*{ending}" for place in places for ending in endings]
            output = self._log("--glob-pathspecs", ours)
        return (word.lstrip("\n") for word in output.split("\0"))

    def _log(self, reading: str, places: Sequence[str]) -> str:
        """Return the log of some places; `reading` is how git understands them."""
        arguments = [
            reading, "log", "--first-parent", "-m", "--raw", "-z", "--no-abbrev", "-M", f"-l{_RENAMES}",
            "--no-ext-diff", "--no-textconv", "--format=%x01%H %ct", "--", *places,
        ]  # fmt: skip
        return os.fsdecode(git.ask(self.top, *arguments))

    def contents(self, blobs: Sequence[str]) -> dict[str, bytes]:
        """Return what is in blobs, those that are there, by id."""
        asked = "".join(f"{blob}\n" for blob in blobs).encode()
        output = git.ask(self.top, "cat-file", "--batch", given=asked)
        found: dict[str, bytes] = {}
        place = 0
        while place < len(output):
            end = output.index(b"\n", place)
            head = output[place:end].decode()
            name, kind, *sizes = head.split(" ")
            place = end + 1
            # What is missing has no size.
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
