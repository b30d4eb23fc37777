"""Findings to output: one file an output format, and the entry points `qa.reporters`.

Every module here offers `REPORTER`, and its name is the format's name; an entry point
leads to such a value. A reporter knows only the values of `qa.model`, and treats every
text of a document as hostile.
"""

from __future__ import annotations

import functools
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import EntryPoint
from typing import TextIO

from qa import plugins
from qa.errors import QaError
from qa.model import Look, Result
from qa.nearest import hint

GROUP = "qa.reporters"

Write = Callable[[Result, TextIO, Look], None]
"""Writes the whole report; a format that is no text writes to the stream's `buffer`."""


@dataclass(frozen=True, slots=True)
class Reporter:
    """An output format: how it is written, what it is, and what it has a place for.

    `endings` are those of its files, with the dot; several formats may share one. Where
    `has_accepted`, it tells how many findings decisions let stand, where `has_notices`,
    what a run has to say besides; what no report of a run tells, standard error does.
    Where `has_tables`, it can be a table alone (`qa facts`, `qa score`), where
    `has_run`, it tells how the run was made. One that `may_be_empty` writes nothing
    where nothing was found.
    """

    description: str
    write: Write
    endings: tuple[str, ...] = ()
    is_text: bool = True
    has_accepted: bool = True
    has_notices: bool = False
    has_tables: bool = False
    has_run: bool = False
    may_be_empty: bool = False


@functools.cache
def names() -> tuple[str, ...]:
    """Return the names of all output formats; nothing is loaded."""
    ours = [module.name for module in pkgutil.iter_modules(__path__)]
    return tuple(sorted({*ours, *_plugins()}))


def find(name: str) -> Reporter:
    """Return the reporter of a format; raise QaError if there is none, or it fails to load."""
    if name not in names():
        known = f"the formats are {', '.join(names())}"
        near = hint(name, names(), known)
        raise QaError(f"there is no output format `{name}`", hint=near)
    place = f"{__name__}.{name}:REPORTER"
    entry = _plugins().get(name, EntryPoint(name, place, GROUP))
    reporter = plugins.load(entry, "the output format")
    if not isinstance(reporter, Reporter):
        said = f"{entry.value} is no output format but a {type(reporter).__name__}"
        raise QaError(said, hint="see qa.report.reporters.Reporter")
    return reporter


def with_ending(ending: str) -> list[str]:
    """Return the names of the formats whose files may end so (`.xml`)."""
    return [name for name in names() if ending in find(name).endings]


def endings() -> list[str]:
    """Return what files of any format end in, without the dot."""
    return [each.removeprefix(".") for name in names() for each in find(name).endings]


@functools.cache
def _plugins() -> dict[str, EntryPoint]:
    return plugins.find(GROUP)
