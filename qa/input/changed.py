"""Leaves out the documents of which no version changed since a git revision.

What git does not track counts as changed: nothing says that it did not.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa import git
from qa.config import Settings
from qa.errors import QaError
from qa.input import naming
from qa.input.sources import Batch

_NAMED = 3

_DIFFERING = ("diff", "--name-only", "--no-renames", "--no-relative", "--no-ext-diff", "--no-textconv", "-z")  # fmt: skip


def only(
    batches: Sequence[Batch], revision: str
) -> tuple[list[Batch], tuple[str, ...]]:
    """Return the batches without the documents that did not change, and a sentence that says which these are.

    Raises QaError where there is no git, no repository or no such revision.
    """
    top = git.find_top(".")
    if top is None:
        raise QaError(
            "git cannot tell what changed: this folder is in no git work tree",
            hint="run qa inside the repository",
        )
    commit = _find_commit(top, revision)
    asked = (*git.list_unfiltered(top), *_DIFFERING)
    differing = _list_files(top, *asked, commit, "--")
    tracked = _list_files(top, "ls-files", "-z", "--full-name")
    kept: list[Batch] = []
    left_out: set[str] = set()
    for batch in batches:
        touched = _touched(batch, differing, tracked)
        left_out |= {source.document for source in batch.sources} - touched
        sources = [source for source in batch.sources if source.document in touched]
        if sources:
            kept.append(replace(batch, sources=sources))
    return kept, _notices(sorted(left_out), revision)


def _touched(batch: Batch, differing: set[str], tracked: set[str]) -> set[str]:
    """Return the documents of a batch that changed."""
    settings = batch.settings
    gone = {
        place
        for path in differing
        if not os.path.lexists(path)
        for place in _documents(path, settings)
    }
    return {
        source.document
        for source in batch.sources
        if _real(source.path) in differing
        or _real(source.path) not in tracked
        or source.data is not None
        or _real(source.document) in gone
    }


def _documents(path: str, settings: Settings) -> Iterator[str]:
    """Yield the documents of which a file that is gone may have been a version."""
    for document, _ in (naming.certain(path, settings), *naming.likely(path)):
        yield _real(document)


def _notices(left_out: Sequence[str], revision: str) -> tuple[str, ...]:
    if not left_out:
        return ()
    named = ", ".join(f"`{name}`" for name in left_out[:_NAMED])
    more = f" and {len(left_out) - _NAMED:,} more" if len(left_out) > _NAMED else ""
    noun = "document is" if len(left_out) == 1 else "documents are"
    return (
        f"{len(left_out):,} {noun} left out, unchanged since {revision}: {named}{more}",
    )


def _find_commit(top: str, revision: str) -> str:
    """Return the commit of a revision; QaError where git knows none."""
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options")
    if not git.is_so(top, *asked, f"{revision}^{{commit}}"):
        hint = "`git log` shows them; a shallow clone has few (`git fetch --unshallow`, `fetch-depth: 0`)"
        raise QaError(f"git knows no revision `{revision}`", hint=hint)
    said = git.ask(top, *asked, f"{revision}^{{commit}}", seconds=git.SHORT)
    return os.fsdecode(said).strip()


def _list_files(top: str, *arguments: str) -> set[str]:
    """Return the real paths that git names, relative to the top of the repository."""
    return {_real(f"{top}/{name}") for name in git.list_names(top, *arguments)}


def _real(path: str) -> str:
    return os.path.realpath(path)
