"""Language identifiers behind one small interface: one file an engine, each the only one that knows its library.

Labels of the libraries become the tags of `qa.language.kinship.plain`. An engine that is not installed says so once.
"""

from __future__ import annotations

import functools
import importlib
import importlib.util
from collections.abc import Collection, Mapping
from typing import Protocol, cast

NAMES = ("pycld2", "py3langid", "langdetect")
"""The engines, the fastest first."""


class Engine(Protocol):
    """What a module of this package offers. All answers are the same on every run."""

    def languages(self) -> frozenset[str]:
        """Return the languages it can tell."""

    def shares(
        self, text: str, among: Collection[str] | None = None
    ) -> Mapping[str, float]:
        """Return how much of `text` is in which language, 0 to 1, the most likely first; empty where it cannot say.

        `among` are the only languages to choose from.
        """

    def likelihoods(self, text: str) -> Mapping[str, float]:
        """Return each language's log-likelihood over the square root of the bytes; empty for engines that have none."""


@functools.cache
def load(name: str) -> Engine | None:
    """Return an engine by its name, or None if its library is not installed."""
    try:
        return cast("Engine", importlib.import_module(f"{__name__}.{name}"))
    except ImportError:
        return None


def missing() -> list[str]:
    """Return one sentence for each engine whose library is not installed."""
    return [
        f"the language engine {name} is not installed: fewer languages can be told apart (`pip install {name}`)"
        for name in NAMES
        if importlib.util.find_spec(name) is None
    ]
