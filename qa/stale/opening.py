"""Which repositories the files of a run are in, and whether their history tells anything."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence

from qa import git
from qa.errors import QaError
from qa.input.sources import Batch
from qa.stale.repository import Repository

_HINT = "`git fetch --unshallow`, or `fetch-depth: 0`"
_WHOLE = "clone it without `--filter`"


class NoHistoryError(QaError):
    """Files that no history tells of: in no git work tree, or nothing was committed yet."""


def find_tops(batches: Sequence[Batch]) -> dict[str, str | None]:
    """Return the work tree of each file of batches; None for a file in none."""
    by_folder: dict[str, str | None] = {}
    tops = {}
    for batch in batches:
        for source in batch.sources:
            if source.data is not None:
                continue
            folder = os.path.dirname(os.path.realpath(source.path))  # noqa: PTH120
            if folder not in by_folder:
                by_folder[folder] = git.find_top(folder)
            tops[source.path] = by_folder[folder]
    return tops


def open_repositories(
    tops: Mapping[str, str | None], notices: list[str]
) -> Iterator[Repository]:
    """Yield the repositories of files, by their work trees.

    Where some tell nothing `notices` get a sentence each; where all do QaError is raised.
    """
    first: dict[str | None, str] = {}
    for path, top in tops.items():
        first.setdefault(top, path)
    refused: list[QaError] = []
    opened = 0
    for top, path in first.items():
        try:
            repository = open_repository(top, path)
        except QaError as error:
            refused.append(error)
            continue
        opened += 1
        yield repository
    if refused and not opened:
        raise refused[0]
    notices.extend(
        str(error) for error in refused if not isinstance(error, NoHistoryError)
    )


def open_repository(top: str | None, path: str) -> Repository:
    """Return the repository of a work tree; QaError where its history tells nothing."""
    if top is None:
        raise NoHistoryError(
            "is in no git work tree: nothing tells what is stale",
            path=path,
            hint="run qa inside the repository",
        )
    repository = Repository(top)
    if repository.find_head() is None:
        raise NoHistoryError(
            "the repository has no commits yet: nothing tells what is stale",
            path=path,
            hint="commit the texts first",
        )
    if repository.is_shallow():
        said = "the clone is shallow: its history does not tell what is stale"
        raise QaError(said, hint=_HINT)
    if repository.is_partial():
        said = (
            "the clone is partial: its history lacks texts, nothing tells what is stale"
        )
        raise QaError(said, hint=_WHOLE)
    return repository


def tell_parted(
    batches: Sequence[Batch], tops: Mapping[str, str | None]
) -> Iterator[str]:
    """Yield a sentence on the documents whose files are in several repositories, if there are any."""
    parted = []
    for batch in batches:
        own: dict[str, set[str | None]] = {}
        for source in batch.sources:
            if source.path in tops:
                own.setdefault(source.document, set()).add(tops[source.path])
        parted += [document for document, found in own.items() if len(found) > 1]
    if parted:
        more = f" and {len(parted) - 1:,} more" if len(parted) > 1 else ""
        yield (
            f"`{min(parted)}`{more}: the files lie in several repositories,"
            " no history has them side by side"
        )
