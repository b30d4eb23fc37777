"""Words that tell near neighbours apart (telling_words.toml)."""

from __future__ import annotations

import functools
import importlib.resources
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from qa.language.kinship import plain

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Pair:
    """A language against one neighbour: the words of each, and what may hang on a word."""

    own: frozenset[str]
    rivals: frozenset[str]
    enclitics: tuple[str, ...]


@functools.cache
def _pairs() -> Mapping[str, Mapping[str, Pair]]:
    text = importlib.resources.files("qa.language").joinpath("telling_words.toml").read_text(encoding="utf-8")
    pairs: dict[str, dict[str, Pair]] = {}
    for row in tomllib.loads(text)["pair"]:
        one, two = row["languages"]
        first, second = frozenset(row[one].split()), frozenset(row[two].split())
        pairs.setdefault(one, {})[two] = Pair(first, second, tuple(row.get("enclitics", ())))
        pairs.setdefault(two, {})[one] = Pair(second, first, tuple(row.get("enclitics", ())))
    return pairs


@functools.cache
def rivals(tag: str) -> tuple[str, ...]:
    """Return the neighbours that words tell from this language."""
    return tuple(sorted(_pairs().get(plain(tag), {})))


def balance(text: str, tag: str, rival: str) -> int:
    """Return how many more words of the rival than of the language itself the text has."""
    pair = _pairs()[plain(tag)][rival]
    words = set(_WORD.findall(text.lower()))
    bare = {word.removesuffix(ending) for word in words for ending in pair.enclitics} | words
    return len(bare & pair.rivals) - len(bare & pair.own)
