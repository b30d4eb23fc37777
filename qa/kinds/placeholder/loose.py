"""Placeholders that might be something else: `:name`, `[NAME]`, `%name%`, `#NAME#`.

Programs agree on no sign for what they fill in. What is read here is written in a way
that prose never uses, so that a translation keeps it whatever it is. What stands
around it is looked at in ASCII alone: particles of other scripts are written on to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.model import Confidence, Fact, Span

_SIGN = re.compile(r"[:%#@$\[_\\|][A-Za-z_(@\[/]|###|\]_|\(\)")
_CLOSING = re.compile(r"\[/(?P<name>[A-Za-z]{1,12})\]")
_BBCODE = re.compile(r"\[(?P<value>/?(?P<name>[A-Za-z]{1,12}))(?:=[^\[\]\n]{0,120})?\]")
_SYNTAX = re.compile(
    r"""
    (?P<certain>
      \#\#\#[A-Za-z][\w.-]{0,40}\#\#\#
    | (?<![A-Za-z0-9_%])%[A-Za-z][A-Za-z0-9]*(?:[_.-][A-Za-z0-9]+)*%(?![A-Za-z0-9_%])
    | (?<![A-Za-z0-9_$])\$[A-Z][A-Z0-9_]{1,40}\$(?![A-Za-z0-9_$])
    )
    | (?<![A-Za-z0-9_:./\])}])(?P<colon>:[a-z][A-Za-z0-9_]+)(?![A-Za-z0-9_]|:(?!\s|$)|[./@-][A-Za-z0-9])
    | (?P<capital>(?<![A-Za-z0-9_:./\])}]):[A-Z][A-Za-z0-9_]+(?![A-Za-z0-9_]|:(?!\s|$)|[./@-][A-Za-z0-9]))
    | \[(?P<bracketed>[A-Z][A-Z0-9_]+(?:[ -][A-Z0-9_]+){0,3})\](?![\[(.:])
    | (?P<likely>
      (?<![A-Za-z0-9_$])\$[a-z][A-Za-z0-9_]{1,40}\$(?![A-Za-z0-9_$])
    | (?<![A-Za-z0-9_\#])\#[A-Za-z][A-Za-z0-9_]{1,40}\#(?![A-Za-z0-9_\#])
    | (?<![A-Za-z0-9_@.\#])@[A-Za-z][A-Za-z0-9_]{1,40}@(?![A-Za-z0-9_@.])
    | (?<![\w_])__[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*__(?![\w_])
    | (?<!\\)\$\([A-Za-z][\w.-]{0,40}\)
    | (?<!\\)\$\[[A-Za-z][\w.-]{0,40}\]
    | \\\([A-Za-z_][\w.]{0,60}\)
    # Roles, substitutions and footnotes of reStructuredText.
    | :[a-z][\w+.-]{0,40}(?::[a-z][\w+.-]{0,40})?:(?=`)
    | (?<![\w|])\|[A-Za-z](?:[\w -]{0,40}\w)?\|(?![\w|])
    | \[(?:\#[\w-]{0,40}|\*|\d{1,3}|[A-Za-z][\w-]{0,40})\]_(?!\w)
    # Functions.
    | (?<![A-Za-z0-9_.:>])[a-z]+\(\)
    )
    """,
    re.VERBOSE,
)
_GROUP = re.compile(r"\[[^\[\]]*\]")
_CAPITALS = re.compile(r"(?<![^\W\d_])[A-Z]{3,}(?![^\W\d_])")
_WORD = re.compile(r"[^\W\d_]{2,}")
_ENDS = re.compile(r"[.,!?。，！？]")
_WORDS = 2
"""Words of a sentence at least."""
_PRINTF = re.compile(r"%[a-z]{1,2}%")
_USAGE = re.compile(
    r"(?<!\w)(?:\.\.\.|…)|\]\s?\.\.\.|\.\.\.\]|\][ ]?\[|\[[^\w\]]|(?<![\w-])--?[A-Za-z]|\|"
)
"""How a command is used: what stands in brackets there is named by the translation."""


def find_loose(text: str) -> Iterator[Fact]:
    """Yield each once; what only names a value in a synopsis is weak.

    A translation says a name once more or less: `it` for `the :attribute`.
    """
    if not _SIGN.search(text):
        return
    yield from _find_bbcode(text)
    is_usage = None
    seen: set[str] = set()
    for match in _SYNTAX.finditer(text):
        value = match.group()
        if _PRINTF.fullmatch(value):
            continue
        strong = match["capital"] is None
        if match["capital"] and _begins_sentence(text, match.start()):
            # Laravel fills in what begins with a capital, too.
            value = value[:2].lower() + value[2:]
        if match["bracketed"]:
            if is_usage is None:
                is_usage = _is_usage(text)
            strong = not is_usage
        if value in seen:
            continue
        if not match["certain"]:
            seen.add(value)
        weight = Confidence.HIGH if match["certain"] else Confidence.MEDIUM
        yield Fact(
            "placeholder",
            value,
            Span(*match.span()),
            match.group(),
            frozenset([value]),
            strong,
            weight=weight,
        )


def _begins_sentence(text: str, at: int) -> bool:
    """Tell whether a sentence begins here."""
    before = text[:at].rstrip(" \t\n\"'«“„¿¡")
    return not before or before[-1] in ".!?:。！？"


def _find_bbcode(text: str) -> Iterator[Fact]:
    """Yield the tags of BBCode (`[b]`), which close again."""
    if "[/" not in text:
        return
    closed = {match["name"].lower() for match in _CLOSING.finditer(text)}
    for match in _BBCODE.finditer(text):
        if match["name"].lower() in closed:
            value = f"[{match['value'].lower()}]"
            yield Fact(
                "placeholder",
                value,
                Span(*match.span()),
                match.group(),
                frozenset([value]),
                weight=Confidence.MEDIUM,
            )


def _is_usage(text: str) -> bool:
    """Tell how a command is used from a sentence."""
    if _USAGE.search(text):
        return True
    rest, groups = _GROUP.subn(" ", text)
    if groups > 1 and not _ENDS.search(text):
        return True
    words = _WORD.findall(rest)
    return _CAPITALS.search(rest) is not None or len(words) < _WORDS
