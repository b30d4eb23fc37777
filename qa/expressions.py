"""Regular expressions of users: compiled once, stopped where they run away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from qa.errors import QaError
from qa.memory import remember
from qa.model import Span

if TYPE_CHECKING:
    import regex

TIME = 0.05
"""Seconds that an expression may take on one text."""
PATIENCE = 20
"""Texts on which an expression may be stopped before it is not asked any more."""

_SHOWN = 60
"""Characters of an expression that an error shows."""


class Runaway(Exception):  # noqa: N818 - it is no error of the run
    """An expression that was stopped."""


class Expression:
    """One expression of a user."""

    def __init__(self, pattern: str, *, case: bool) -> None:
        import regex  # noqa: PLC0415 - few runs have a checklist

        self.pattern = pattern
        self.stopped = 0
        try:
            self.compiled: regex.Pattern[str] = regex.compile(
                pattern, 0 if case else regex.IGNORECASE
            )
        except (regex.error, RecursionError, OverflowError) as error:
            hint = "the syntax is that of Python's `re`"
            shown = pattern if len(pattern) < _SHOWN else f"{pattern[:_SHOWN]}…"
            raise QaError(
                f"`{shown}` is no regular expression: {error}", hint=hint
            ) from error

    def matches(self, text: str) -> Iterator[regex.Match[str]]:
        """Yield the matches; raise Runaway where it takes too long, and yield nothing once it has done so often."""
        if self.stopped >= PATIENCE:
            return
        try:
            yield from self.compiled.finditer(text, timeout=TIME)
        except TimeoutError as error:
            self.stopped += 1
            raise Runaway(self.pattern) from error


def expression(pattern: str, *, case: bool = True) -> Expression:
    """Return the expression; raise QaError where it is none."""
    return _compile(pattern, case)


@remember(4096)
def _compile(pattern: str, case: bool) -> Expression:
    return Expression(pattern, case=case)


def spans(pattern: str, text: str) -> list[Span]:
    """Return where an expression matches something; nothing where it runs away."""
    try:
        return [
            Span(*found.span())
            for found in expression(pattern).matches(text)
            if found.group()
        ]
    except Runaway:
        return []


_REFERENCE = re.compile(
    r"(?<![\w\])}.*+?])\{(\d{1,2}|[A-Za-z_]\w*)\}|(?<=\))\{(1)\}|(?<!\\[A-Za-z])\{([A-Za-z_]\w+|[A-Za-cf-hj-rt-z])\}"
)
"""`\\d{2}` is a repetition, `\\p{Lu}` a property, `(?:word){e}` an inexact match: a number stands at the beginning or
behind what cannot be repeated, a name anywhere else. Nobody repeats a group once."""


def filled(pattern: str, groups: Mapping[str, str]) -> str:
    """Return `pattern` with `{1}` and `{name}` replaced by what these groups matched, taken literally."""
    return _REFERENCE.sub(
        lambda found: re.escape(groups.get(found[1] or found[2] or found[3], "")),
        pattern,
    )


def matched(found: regex.Match[str]) -> dict[str, str]:
    """Return what the groups of a match hold, by number and name."""
    numbered = {
        str(number): text or "" for number, text in enumerate(found.groups(), 1)
    }
    return numbered | {name: text or "" for name, text in found.groupdict().items()}
