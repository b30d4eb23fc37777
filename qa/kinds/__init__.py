"""Text to language-neutral facts: one room a kind.

A room says in its `kind.py` all that is special about its kind (`FactKind`): how it is read from a text, how the facts
of two versions pair, how bad a difference is, and what `qa explain` tells of its checks. `values/` is what numbers,
dates, money, measures and codes share. A plug-in declares its kind as an entry point of the group `qa.kinds`.
"""

from __future__ import annotations

from qa.kinds.differing import checks
from qa.kinds.reading import (
    CLAIMED,
    extract,
    find_excess,
    forget,
    of,
    plain,
    stated,
    stated_in,
)
from qa.kinds.rooms import category, group, groups, kinds

__all__ = [
    "CLAIMED",
    "category",
    "checks",
    "extract",
    "find_excess",
    "forget",
    "group",
    "groups",
    "kinds",
    "of",
    "plain",
    "stated",
    "stated_in",
]
