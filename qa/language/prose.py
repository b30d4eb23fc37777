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

from qa.language import parents, script

SPACELESS = {
    "Hans": 2, "Hant": 2, "Hani": 2, "Jpan": 2, "Hira": 2, "Kana": 2,
    "Thai": 4, "Laoo": 4, "Khmr": 4, "Mymr": 4, "Tibt": 4,
}  # fmt: skip
"""Scripts that put no space between words (UAX 14, classes ID and SA), and how many letters make about one word."""

ENDLESS = {"Thai", "Laoo"}
"""Scripts that end no sentence with a sign: a space may stand after one, and after a clause or a name."""


@dataclass(frozen=True, slots=True)
class Prose:
    """What is true of prose in one language.

    `conjunctions` may stand between the two halves of a repetition; `clitics` are conjunctions written as one letter
    before the next word; `prefixes` are articles and prepositions written so; `doubled` are words that grammar or
    idiom doubles; `abbreviations` end with a full stop that ends no sentence; `ordinals` says that a full stop after a
    number makes it an ordinal; `grams` is how many letters make about one word, 0 where spaces part words; `ends` says
    that sentences end with a sign.
    """

    conjunctions: frozenset[str] = frozenset()
    clitics: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    doubled: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    ordinals: bool = False
    grams: int = 0
    ends: bool = True


@functools.cache
def prose(language: str) -> Prose:
    """Return what is known of prose in `language`, or in the nearest parent of the tag that has a file."""
    table = next((table for tag in parents(language) if (table := _table(tag))), {})
    return Prose(
        conjunctions=frozenset(table.get("conjunctions", ())),
        clitics=tuple(table.get("clitics", ())),
        prefixes=tuple(table.get("prefixes", ())),
        doubled=frozenset(table.get("doubled", ())),
        abbreviations=frozenset(table.get("abbreviations", ())),
        ordinals=table.get("ordinals", False),
        grams=SPACELESS.get(script(language), 0),
        ends=script(language) not in ENDLESS,
    )


def _table(tag: str) -> Mapping[str, Any]:
    file = importlib.resources.files("qa.language").joinpath("prose", f"{tag}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
