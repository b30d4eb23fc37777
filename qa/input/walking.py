"""Which files there are below a folder, under which settings; and what is left out of it, and why."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Literal, NamedTuple

from qa.input import ignoring, naming
from qa.input import local as nearby
from qa.input.left_out import LeftOut, Reason
from qa.input.local import Local
from qa.input.readers import format_of
from qa.model import Problem, Progress

PACKAGES = frozenset(["node_modules", "bower_components", "site-packages"])
"""Folders of what others wrote and a package manager installed."""

_COMPILED = (".mo", ".gmo")
_MOST = 20_000
"""Entries of a folder that is left out, among which the files are counted."""


class File(NamedTuple):
    """A file, the settings of its folder, and the folder that was named and led to it."""

    path: str
    local: Local
    root: str


class _Folder(NamedTuple):
    """A folder to walk: as it is spelled and really, the folder that was named, and what holds in it."""

    path: str
    real: str
    root: str
    local: Local
    rules: ignoring.Rules | None


@dataclass(slots=True)
class Walk:
    """One walk through all that was named; each file is met once.

    `nested` says whether the settings of folders below are regarded. `met` are the settings of folders below.
    """

    nested: bool
    progress: Progress | None = None
    left_out: LeftOut = field(default_factory=LeftOut)
    problems: list[Problem] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    met: list[Local] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def file(self, path: str, outer: Local) -> Iterator[File]:
        """Yield a file that was named: nothing leaves it out."""
        place = Path(path)
        if self._is_new(str(place.parent.resolve()), place.name):
            yield File(path, self.local(path, outer), str(place.parent))

    def local(self, path: str, outer: Local) -> Local:
        """Return the settings that hold for a path by the folders above it."""
        return (
            nearby.nearest(path, outer, self.notices) if self.nested and path else outer
        )

    def folder(self, named: str, outer: Local) -> Iterator[File]:
        """Yield the files below a folder that was named, sorted; hidden ones are left out, links are not followed."""
        root, real = str(Path(named)), os.path.realpath(named)
        place = self.local(root, outer)
        first = _Folder(
            "" if root == "." else f"{root}/",
            real,
            root,
            place,
            ignoring.rules(real, self.notices),
        )
        yield from sorted(self._below(first), key=lambda file: Path(file.path).parts)

    def _below(self, first: _Folder) -> Iterator[File]:
        waiting = [first]
        while waiting:
            folder = waiting.pop()
            try:
                entries = list(os.scandir(folder.real))
            except OSError as error:
                hint = "check its permissions, or exclude it"
                self.problems.append(
                    Problem(
                        f"cannot be read: {error.strerror}",
                        folder.path.rstrip("/") or ".",
                        hint=hint,
                    )
                )
                continue
            names = {entry.name for entry in entries}
            folder = self._own(folder, names, first)
            for entry in entries:
                if not entry.name.startswith(".") and not _is_compiled(
                    entry.name, names
                ):
                    yield from self._entry(entry, folder, waiting)
            if self.progress:
                self.progress(len(self.seen), 0, "looking for")

    def _own(self, folder: _Folder, names: Collection[str], first: _Folder) -> _Folder:
        """Return a folder with its own settings, and its own rules where it is a repository of its own."""
        held = [name for name in nearby.FILES if name in names]
        if held and folder.real != os.path.realpath(""):
            folder = folder._replace(local=self._settings(folder, held))
        if ".git" in names and folder is not first:
            folder = folder._replace(rules=ignoring.rules(folder.real, self.notices))
        return folder

    def _settings(self, folder: _Folder, held: list[str]) -> Local:
        if not self.nested:
            self.notices += nearby.passed_over(str(Path(folder.path)), held)
            return folder.local
        own = nearby.nearer(str(Path(folder.path)), held, folder.local, self.notices)
        if own is not folder.local:
            self.met.append(own)
        return own

    def _entry(
        self, entry: os.DirEntry[str], folder: _Folder, waiting: list[_Folder]
    ) -> Iterator[File]:
        path, real = f"{folder.path}{entry.name}", f"{folder.real}/{entry.name}"
        kind = _kind(entry)
        last = "/" if kind == "folder" else ""
        reason = _reason(path + last, real + last, folder)
        if reason:
            names = (
                _names(real)
                if kind == "folder"
                else iter([entry.name] if kind == "file" else [])
            )
            count = sum(format_of(name) is not None for name in islice(names, _MOST))
            self.left_out.add(
                reason, path + last, count, is_all=next(names, None) is None
            )
        elif kind == "folder":
            if format_of(entry.name) and naming.says_version(entry.name):
                self.left_out.add("folder", path)
            waiting.append(folder._replace(path=path + last, real=real))
        elif kind != "file":
            self.left_out.add(kind, path)
        elif self._is_new(folder.real, entry.name):
            yield File(path, folder.local, folder.root)

    def _is_new(self, folder: str, name: str) -> bool:
        place = f"{folder}/{name}"
        is_new = place not in self.seen
        self.seen.add(place)
        return is_new


def _is_compiled(name: str, beside: Collection[str]) -> bool:
    """Say whether a file says nothing that its source beside it does not say."""
    return name.endswith(_COMPILED) and f"{name.rpartition('.')[0]}.po" in beside


def _kind(entry: os.DirEntry[str]) -> Literal["folder", "file", "link", "special"]:
    """Return what an entry is; a link to nothing is a file, which cannot be read."""
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    try:
        leads_to_folder, leads_to_file = entry.is_dir(), entry.is_file()
    except OSError:
        return "file"
    if leads_to_folder:
        return "link"
    return (
        "file"
        if leads_to_file or (entry.is_symlink() and not Path(entry.path).exists())
        else "special"
    )


def _reason(path: str, real: str, folder: _Folder) -> Reason | None:
    """Return why a path is left out, if it is."""
    if path.endswith("/") and path[:-1].rpartition("/")[2] in PACKAGES:
        return "packages"
    if folder.local.excludes(path, folder.root):
        return "exclude"
    if folder.rules and folder.rules.leave_out(real):
        return "git"
    return None


def _names(folder: str) -> Iterator[str]:
    """Yield the names of the files of a folder that are not hidden."""
    for _, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (name for name in files if not name.startswith("."))
