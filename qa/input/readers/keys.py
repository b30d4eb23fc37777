"""What the keys of a catalogue are: names that only programs read, or texts."""

from __future__ import annotations

import re
from collections.abc import Collection

_NAME = re.compile(
    r"[\w$@%{}\[\]()-]+(?:[.:/#|]+[\w$@%{}\[\]()-]+)+"  # menu.file.open, A1b-2C-d3E.title
    r"|[a-z\d]+(?:[-_][a-z\d]+)+"  # menu_open, menu-open
    r"|[A-Z\d]+(?:_[A-Z\d]+)+"  # MENU_OPEN
    r"|[a-zA-Z]+_[\w.]*"  # Msg_open
    r"|[a-z]+\d*(?:[A-Z][a-z\d]*)+"  # menuOpen
    r"|[A-Z][a-z\d]+(?:[A-Z][a-z\d]*)+"  # MenuOpen
    r"|[a-zA-Z]*\d+"  # str12
)
FORM = re.compile(
    r"(?P<stem>.+)(?:[._](?:zero|one|two|few|many|other)|\[(?:zero|one|two|few|many|other|\d+)\])"
)
"""A key with a plural category of CLDR, as i18next, Rails and our own ids write it."""
_OTHER = re.compile(r"://|^\W*$|^-|[<>]|^%|\.{2}|^www\.|@\w+\.")
"""Addresses, markup, options and placeholders are one word, too, and texts."""

_WORDS = re.compile(r"[^\W\d_]\S*\s+\S*[^\W\d_]")
_SPACED = 0.3
"""Of keys that are texts, at least so many have several words: the rest are labels."""
_NAMED = 0.1
"""Of keys that are texts, at most so many look like names."""
_KEYED = 0.8
"""Of keys that are names, at least so many look like names."""
_LONGEST = 80
"""No name is longer."""


def is_name(key: str) -> bool:
    """Say whether a key is a name such as `menu.file.open` rather than a text."""
    if len(key) > _LONGEST or " " in key or _OTHER.search(key):
        return False
    return _NAME.fullmatch(key) is not None


def find_stem(key: str) -> str:
    """Return what the keys of the plural forms of one message have in common."""
    found = FORM.fullmatch(key)
    return found["stem"] if found else key


def are_names(keys: Collection[str]) -> bool:
    """Say whether the keys of a file are names rather than texts."""
    return bool(keys) and sum(map(is_name, keys)) >= _KEYED * len(keys)


def are_texts(keys: Collection[str]) -> bool:
    """Say whether the keys of a file are texts: many have several words, few are names."""
    if not keys:
        return False
    spaced = sum(_WORDS.search(key) is not None for key in keys)
    named = sum(map(is_name, keys))
    return spaced >= _SPACED * len(keys) and named <= _NAMED * len(keys)
