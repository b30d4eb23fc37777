"""Findings to output: one file an output format.

Each module with a function `write(result, out, look)` is a format; its name is the format's name. It knows only the
values of `qa.model`, and treats every text of a document as hostile.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from typing import Protocol, TextIO, cast

from qa.errors import QaError
from qa.model import Look, Result
from qa.nearest import hint

_SHARED = {"entries", "records"}
"""Modules that are no formats."""

UNCOUNTED = frozenset(["checkstyle", "gitlab", "rdjson"])
"""Formats that have no place to say how many findings are accepted."""


class Reporter(Protocol):
    """What a module of this package offers."""

    def write(self, result: Result, out: TextIO, look: Look) -> None:
        """Write the whole report; a format that is no text writes to `out.buffer`."""


@functools.cache
def names() -> tuple[str, ...]:
    """Return the names of all output formats."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name not in _SHARED))


def find(name: str) -> Reporter:
    """Return the reporter of a format; raise QaError if there is none."""
    if name not in names():
        raise QaError(
            f"there is no output format `{name}`", hint=hint(name, names(), f"the formats are {', '.join(names())}")
        )
    return cast("Reporter", importlib.import_module(f"{__name__}.{name}"))
