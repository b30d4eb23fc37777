"""Placeholders that might be something else: `:name`, `[NAME]`, `%name%`, `#NAME#`.

Programs agree on no sign for what they fill in. What is read here is written in a way
that prose never uses, so that a translation keeps it whatever it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.model import Confidence, Fact, Span

_SIGN = re.compile(r"[:%#@$\[_\\][A-Za-z_(@\[]|###")
_SYNTAX = re.compile(
    r"""
    (?P<certain>
      \#\#\#[A-Za-z][\w.-]{0,40}\#\#\#
    | (?<![\w%])%[A-Za-z][A-Za-z0-9]*(?:[_.-][A-Za-z0-9]+)*%(?![\w%])
    | (?<![A-Za-z0-9_$])\$[A-Z][A-Z0-9_]{1,40}\$(?![A-Za-z0-9_$])
    )
    | (?<![A-Za-z0-9_:./\])}])(?P<colon>:[a-z][A-Za-z0-9_]+)(?![A-Za-z0-9_:./@-])
    | (?P<capital>(?<![A-Za-z0-9_:./\])}]):[A-Z][A-Za-z0-9_]+(?![A-Za-z0-9_:./@-]))
    | \[(?P<bracketed>[A-Z][A-Z0-9_]+(?:[ -][A-Z0-9_]+){0,3})\](?![\[(.:])
    | (?P<likely>
      (?<![A-Za-z0-9_$])\$[a-z][A-Za-z0-9_]{1,40}\$(?![A-Za-z0-9_$])
    | (?<![\w\#])\#[A-Za-z][A-Za-z0-9_]{1,40}\#(?![\w\#])
    | (?<![\w@.])@[A-Za-z][A-Za-z0-9_]{1,40}@(?![\w@.])
    | (?<![\w_])__[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*__(?![\w_])
    | (?<!\\)\$\([A-Za-z][\w.-]{0,40}\)
    | (?<!\\)\$\[[A-Za-z][\w.-]{0,40}\]
    | \\\([A-Za-z_][\w.]{0,60}\)
    )
    """,
    re.VERBOSE,
)
_PRINTF = re.compile(r"%[a-z]{1,2}%")
_USAGE = re.compile(r"\]\s?\.\.\.|\.\.\.\]|\][ ]?\[|\[[^\w\]]|(?<![\w-])--?[A-Za-z]|\|")
"""How a command is used: what stands in brackets there is named by the translation."""


def find_loose(text: str) -> Iterator[Fact]:
    """Yield each; what only names a value in a synopsis is weak."""
    if not _SIGN.search(text):
        return
    is_usage = None
    for match in _SYNTAX.finditer(text):
        value = match.group()
        if _PRINTF.fullmatch(value):
            continue
        strong = match["capital"] is None
        if match["bracketed"]:
            if is_usage is None:
                is_usage = _USAGE.search(text) is not None
            strong = not is_usage
        weight = Confidence.HIGH if match["certain"] else Confidence.MEDIUM
        yield Fact(
            "placeholder",
            value,
            Span(*match.span()),
            value,
            frozenset([value]),
            strong,
            weight=weight,
        )
