"""Which languages are one for an engine, which no engine can part, which are near neighbours (`relations.toml`)."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from qa.language import tags
from qa.language.files import load_written


@dataclass(frozen=True, slots=True)
class Kinship:
    """A language among others.

    `plain` is what engines can say of its tag, `group` the languages that no engine can part from it, itself among
    them, `neighbours` those near to it: all that are easily taken for it, itself not among them. `also` are the scripts
    it is also written in, where its tag names none; `margin` is how much more likely a rival must be at the least, 0
    where the usual margin will do.
    """

    plain: str
    group: frozenset[str]
    neighbours: frozenset[str]
    also: frozenset[str]
    margin: float


def read(tag: str) -> Kinship:
    """Return what the files say of a language among others."""
    own = plain(tag)
    language = tags.current(own).split("-")[0]
    group = _groups("inseparable").get(own, frozenset({own}))
    near = _groups("neighbours").get(own, frozenset())
    names_script = tags.script(tag) in tags.current(tag).split("-")
    also = () if names_script else load_written(language).get("scripts", ())
    return Kinship(own, group, (near | group) - {own}, frozenset(also), float(load_written(own).get("margin", 0.0)))


@functools.cache
def plain(tag: str) -> str:
    """Return what engines can say of a tag: its language without region (`pt-BR` is `pt`, `nb` is `no`).

    Traditional Chinese keeps its script: it is told from simplified by its characters.
    """
    language = tags.current(tag).split("-")[0]
    language = tags.same(language) or language
    own_form = f"{language}-{tags.script(tag)}"
    return own_form if own_form in _groups("inseparable") else language


@functools.cache
def _groups(name: str) -> Mapping[str, frozenset[str]]:
    members: dict[str, set[str]] = {}
    for line in load_written("relations")[name].values():
        for tag in line.split():
            members.setdefault(tag, set()).update(line.split())
    return {tag: frozenset(group) for tag, group in members.items()}
