"""How a language writes: plural categories and quotation marks of CLDR, ends of sentences, no-break spaces."""

from __future__ import annotations

import functools
import importlib.resources
import json
import tomllib
from typing import Any

from qa.language import direction, parents

CASED = frozenset(["Latn", "Cyrl", "Grek", "Armn", "Adlm", "Cher"])
"""Scripts that have capitals."""


@functools.cache
def _compiled() -> dict[str, dict[str, list[str]]]:
    data: dict[str, dict[str, list[str]]] = json.loads(_text("typography.json"))
    return data


@functools.cache
def _written() -> dict[str, Any]:
    return tomllib.loads(_text("typography.toml"))


def _text(name: str) -> str:
    return importlib.resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def _nearest(table: dict[str, Any], tag: str) -> Any:  # noqa: ANN401 - whatever the table holds
    return next((table[parent] for parent in parents(tag) if parent in table), None)


@functools.cache
def plurals(tag: str, *, ordinal: bool = False) -> tuple[str, ...] | None:
    """Return the plural categories of a language (UTS 35 part 3, section 5), None where CLDR has none."""
    found = _nearest(_compiled()["ordinals" if ordinal else "plurals"], tag)
    return None if found is None else tuple(found)


@functools.cache
def quotes(tag: str) -> tuple[str, ...]:
    """Return the outer and inner quotation marks, opening and closing (UTS 35 part 2, section 2.2)."""
    found = _nearest(_compiled()["quotes"], tag)
    return () if found is None else tuple(found)


@functools.cache
def percent_first(tag: str) -> bool:
    """Say whether a percentage may have its sign first (`%50`), as where text runs right to left."""
    return direction(tag) == "rtl" or not set(parents(tag)).isdisjoint(_written()["percent-first"])


@functools.cache
def marks_sentences(tag: str) -> bool:
    """Say whether the language ends a sentence with a mark."""
    return set(parents(tag)).isdisjoint(_written()["unmarked"])


@functools.cache
def ends(tag: str) -> dict[str, str]:
    """Return what each sign means at the end of a text."""
    known = {sign: name for name, signs in _written()["ends"].items() for sign in signs}
    own: dict[str, str] = _nearest(_written()["own"], tag) or {}
    return known | own


@functools.cache
def no_break(tag: str) -> tuple[str, str]:
    """Return the signs before which, and after which, a no-break space stands."""
    found = _nearest(_written()["no-break"], tag) or {}
    return found.get("before", ""), found.get("after", "")
