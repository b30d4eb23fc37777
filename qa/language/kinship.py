"""Which languages are one for an engine, which no engine can part, which are near neighbours (kinship.toml)."""

from __future__ import annotations

import functools
import importlib.resources
import tomllib
from typing import Any

from qa.language import canonical, parents, script


@functools.cache
def _table(name: str) -> dict[str, Any]:
    text = importlib.resources.files("qa.language").joinpath("kinship.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)[name]
    return table


@functools.cache
def _groups(name: str) -> dict[str, frozenset[str]]:
    members: dict[str, set[str]] = {}
    for line in _table(name).values():
        for tag in line.split():
            members.setdefault(tag, set()).update(line.split())
    return {tag: frozenset(group) for tag, group in members.items()}


@functools.cache
def plain(tag: str) -> str:
    """Return what engines can say of a tag: its language without region (`pt-BR` is `pt`, `nb` is `no`).

    Traditional Chinese keeps its script: it is told from simplified by its characters.
    """
    language = parents(canonical(tag) or tag)[-1]
    language = str(_table("same").get(language, language))
    return "zh-Hant" if language == "zh" and script(canonical(tag) or tag) == "Hant" else language


@functools.cache
def group(tag: str) -> frozenset[str]:
    """Return the languages that no engine can part from this one, itself among them."""
    return _groups("inseparable").get(plain(tag), frozenset({plain(tag)}))


@functools.cache
def neighbours(tag: str) -> frozenset[str]:
    """Return the languages near to this one: all that are easily taken for it, itself not among them."""
    return (_groups("neighbours").get(plain(tag), frozenset()) | group(tag)) - {plain(tag)}


@functools.cache
def also(tag: str) -> frozenset[str]:
    """Return the scripts a language is also written in, where its tag names none."""
    return (
        frozenset()
        if len(tag.split("-")) > 1 and script(tag) in tag
        else frozenset(_table("also").get(plain(tag), "").split())
    )


@functools.cache
def margin(tag: str) -> float:
    """Return how much more likely a rival must be than this language at the least; 0 where the usual margin will do."""
    return float(_table("margins").get(plain(tag), 0.0))
