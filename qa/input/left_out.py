"""What is left out of folders, and the one sentence on each reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

Reason = Literal["git", "exclude", "packages", "link", "special", "folder"]

_NAMED = 3
_SAID: dict[Reason, tuple[str, str]] = {
    "git": (
        "file that git ignores was left out",
        "files that git ignores were left out",
    ),
    "exclude": ("file was left out by `exclude`", "files were left out by `exclude`"),
    "packages": (
        "file of installed packages was left out",
        "files of installed packages were left out",
    ),
    "link": ("link to a folder was not followed", "links to folders were not followed"),
    "special": (
        "pipe, socket or device was not read",
        "pipes, sockets and devices were not read",
    ),
    "folder": (
        "folder is named like a file of a version",
        "folders are named like files of a version",
    ),
}
_HINTS: dict[Reason, str] = {
    "git": ": what is named on the command line is read",
    "link": ": what is named on the command line is read",
    "folder": ": what is in it counts by its own name",
}


class LeftOut:
    """How many files were left out for each reason, and where."""

    def __init__(self) -> None:
        self.counts: dict[Reason, int] = {}
        self.places: dict[Reason, list[str]] = {}
        self.uncounted: set[Reason] = set()

    def add(
        self, reason: Reason, place: str, count: int = 1, *, is_all: bool = True
    ) -> None:
        """Add the files of a place; `is_all` is false where there are more than were counted."""
        if not count:
            return
        self.counts[reason] = self.counts.get(reason, 0) + count
        self.places.setdefault(reason, []).append(place)
        if not is_all:
            self.uncounted.add(reason)

    def sentences(self) -> Iterator[str]:
        """Yield a sentence a reason, with the first places by name."""
        for reason, (one, many) in _SAID.items():
            count = self.counts.get(reason, 0)
            if count:
                least = "at least " if reason in self.uncounted else ""
                said = one if count == 1 else many
                yield f"{least}{count:,} {said} ({_listed(self.places[reason])}){_HINTS.get(reason, '')}"


def _listed(places: list[str]) -> str:
    more = f" and {len(places) - _NAMED:,} more places" if len(places) > _NAMED else ""
    return ", ".join(sorted(places)[:_NAMED]) + more
