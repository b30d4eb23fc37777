"""Which languages are alike (`relations.toml`).

Which are one for an engine, which none can part, which are near neighbours.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from qa.language import tags
from qa.language.files import load_written


@dataclass(frozen=True, slots=True)
class Kinship:
    """A language among others.

    `plain` is what engines can say of its tag, `group` the languages that no engine can
    part from it, itself among them, `neighbours` those near to it: all that are easily
    taken for it, itself not among them. `also` are the scripts it is also written in,
    where its tag names none; `margin` is how much more likely a rival must be at the
    least, 0 where the usual margin will do.
    """

    plain: str
    group: frozenset[str]
    neighbours: frozenset[str]
    also: frozenset[str]
    margin: float


def read(tag: str) -> Kinship:
    """Return what the files say of a language among others."""
    own = plain(tag)
    group = _groups("inseparable").get(own, frozenset({own}))
    near = _groups("neighbours").get(own, frozenset())
    margin = load_written(own).get("margin", 0.0)
    return Kinship(
        own,
        group,
        (near | group) - {own},
        _other_scripts(tag, own),
        float(margin),
    )


def _other_scripts(tag: str, own: str) -> frozenset[str]:
    """Return the scripts that a language is also written in, if its tag names none."""
    current = tags.current(tag)
    if tags.script(tag) in current.split("-"):
        return frozenset()
    return frozenset(load_written(tags.primary(own)).get("scripts", ()))


@functools.cache
def plain(tag: str) -> str:
    """Return what engines can say of a tag.

    Its language without region (`pt-BR` is `pt`, `nb` is `no`).

    Traditional Chinese keeps its script: it is told from simplified by its characters.
    """
    language = tags.primary(tags.current(tag))
    language = tags.same(language) or language
    own_form = f"{language}-{tags.script(tag)}"
    return own_form if own_form in _groups("inseparable") else language


@functools.cache
def _groups(name: str) -> Mapping[str, frozenset[str]]:
    """Return all languages that stand in a group with each language of a table."""
    found: dict[str, frozenset[str]] = {}
    for line in load_written("relations")[name].values():
        group = frozenset(line.split())
        for tag in group:
            found[tag] = found.get(tag, frozenset()) | group
    return found
