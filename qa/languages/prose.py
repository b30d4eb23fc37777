"""How prose is written in a language: one TOML file a language in `prose/`, and what holds for a script.

Every key is optional, and so is the file: a language nobody described gets what holds for its script.
"""

from __future__ import annotations

import functools
import importlib.resources
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qa.languages import parents, script

SPACELESS = frozenset({"Hans", "Hant", "Hani", "Jpan", "Hira", "Kana", "Thai", "Laoo", "Khmr", "Mymr", "Tibt"})
"""Scripts that put no space between words (UAX 14, classes ID and SA; UAX 29)."""


@dataclass(frozen=True, slots=True)
class Prose:
    """What is true of prose in one language.

    `conjunctions` may stand between the two halves of a repetition; `clitics` are conjunctions written as one letter
    before the next word; `doubled` are words that grammar or idiom doubles; `abbreviations` end with a full stop that
    ends no sentence; `ordinals` says that a full stop after a number makes it an ordinal.
    """

    conjunctions: frozenset[str] = frozenset()
    clitics: tuple[str, ...] = ()
    doubled: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    ordinals: bool = False
    spaceless: bool = False


@functools.cache
def prose(language: str) -> Prose:
    """Return what is known of prose in `language`, or in the nearest parent of the tag that has a file."""
    table = next((table for tag in parents(language) if (table := _table(tag))), {})
    return Prose(
        conjunctions=frozenset(table.get("conjunctions", ())),
        clitics=tuple(table.get("clitics", ())),
        doubled=frozenset(table.get("doubled", ())),
        abbreviations=frozenset(table.get("abbreviations", ())),
        ordinals=table.get("ordinals", False),
        spaceless=script(language) in SPACELESS,
    )


def _table(tag: str) -> Mapping[str, Any]:
    file = importlib.resources.files("qa.languages").joinpath("prose", f"{tag}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
