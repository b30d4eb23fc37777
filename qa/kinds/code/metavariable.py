"""Metavariables: the names that stand for a user's value where a program's usage is shown (`FILE`, `--width=COLS`).

A translation renders them in its own words, as the catalogues of the GNU programs do: another name in such a place is
no lost identifier.
"""

from __future__ import annotations

import re

_GROUP = re.compile(r"\[[^\[\]]*\]|<[^<>/\s][^<>/]*>|\([^()|]*\|[^()]*\)")
_OPTION = re.compile(r"(?<![\w-])--?[A-Za-z][\w-]*(?:=\S+)?")
_USAGE = re.compile(r"\.\.\.|…|\||\[[^\w\]]|(?<![\w-])--?[A-Za-z]")
"""What no sentence has: a repetition, a choice, a group that begins with a sign, an option."""
_TITLE = re.compile(r"^[^:\[<]{0,30}[:：]\s")
_WORD = re.compile(r"\w+")
_FEW, _DEEPEST = 4, 5
_BEHIND = re.compile(r"(?<![\w-])-(?:-[\w-]+(?:\[?=|[ ])|[A-Za-z][ ]?)$")
"""An option in front of its value."""
_INSIDE = re.compile(r"\[[^\[\]\n]*$|<$")
_CAPITALS = re.compile(r"(?<!\w)[A-Z]{3,}(?!\w)")


def is_synopsis(text: str) -> bool:
    """Tell whether a text shows how a command is used (`local [name] ...`, `%s [-t] <name>`) and says nothing."""
    if (
        ("[" not in text and "<" not in text)
        or "?" in text
        or "</" in text
        or not _USAGE.search(text)
    ):
        return False
    bare, groups = _GROUP.subn(" ", _TITLE.sub(" ", text))
    for _ in range(_DEEPEST if groups else 0):
        bare = _GROUP.sub(" ", bare)
    return groups > 0 and len(_WORD.findall(_OPTION.sub(" ", bare))) <= _FEW


def is_metavariable(name: str, text: str) -> bool:
    """Tell whether `name` stands for a value anywhere in `text`: behind an option, in brackets, in a synopsis."""
    if is_synopsis(text):
        return True
    place = text.find(name)
    while place >= 0:
        if _INSIDE.search(text, max(0, place - 80), place):
            return True
        if name.isupper() and _BEHIND.search(text, max(0, place - 40), place):
            return True
        place = text.find(name, place + max(1, len(name)))
    return False


def capitals(text: str) -> frozenset[str]:
    """Return the words in capitals of a text, as usage texts name what they describe."""
    return frozenset(_CAPITALS.findall(text))
