"""What git leaves out: asked of git itself, else read from the .gitignore files of the work tree."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol

from qa import git
from qa.errors import QaError
from qa.input.patterns import Patterns, is_meant

_LIST = ("ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory")


class Rules(Protocol):
    """What git leaves out of a folder and those below it."""

    def leave_out(self, path: str) -> bool:
        """Say whether a path, the real one, with `/` behind a folder, is left out."""


def rules(folder: str, notices: list[str]) -> Rules | None:
    """Return what git leaves out of a folder; None in no work tree, and where git ignores the whole folder.

    `notices` receives why git itself could not be asked.
    """
    place = os.path.realpath(folder)
    top = git.find_top(place)
    if top is None:
        return None
    try:
        return _asked(place)
    except QaError as error:
        notices.append(
            f"git cannot say what it ignores ({error.message}): its .gitignore files alone were read"
        )
    files = _Files(top)
    return (
        None
        if any(files.leave_out(f"{each}/") for each in _between(top, place))
        else files
    )


def _between(top: str, place: str) -> list[str]:
    """Return the folders from below `top` down to `place`."""
    parents = [str(each) for each in (Path(place), *Path(place).parents)]
    return parents[: parents.index(top)][::-1]


class _Answer:
    """What git itself says."""

    def __init__(self, paths: frozenset[str]) -> None:
        self.paths = paths

    def leave_out(self, path: str) -> bool:
        return path in self.paths


def _asked(place: str) -> Rules | None:
    """Ask git; raise QaError with what it says where it cannot tell."""
    if git.is_so(place, "check-ignore", "--quiet", "."):
        return None
    names = git.list_names(place, *_LIST)
    return _Answer(frozenset(f"{place}/{name}" for name in names))


class _Files:
    """The .gitignore files of a work tree and its info/exclude, as far as they are asked for."""

    def __init__(self, top: str) -> None:
        self.top = top
        self.known: dict[str, Patterns | None] = {}

    def leave_out(self, path: str) -> bool:
        """Ask the nearest file first: it has the last word."""
        folder = path.rstrip("/").rpartition("/")[0]
        while len(folder) >= len(self.top):
            said = self._said(f"{folder}/.gitignore", path[len(folder) + 1 :])
            if said is not None:
                return said
            folder = folder.rpartition("/")[0]
        return bool(
            self._said(f"{self.top}/.git/info/exclude", path[len(self.top) + 1 :])
        )

    def _said(self, file: str, path: str) -> bool | None:
        if file not in self.known:
            self.known[file] = _patterns(file)
        patterns = self.known[file]
        return patterns.say(path) if patterns else None


def _patterns(file: str) -> Patterns | None:
    try:
        lines = (
            Path(file)
            .read_text(encoding="utf-8", errors="surrogateescape")
            .splitlines()
        )
    except OSError:
        return None
    # To git a line that means nothing is no mistake.
    return Patterns([line for line in lines if is_meant(line)], file)
