"""The sign before a number.

A minus, a hyphen, a dash, or that of a command's option.
"""

from __future__ import annotations

import re

from qa.kinds.values.scan import Draft, Scan
from qa.kinds.values.thresholds import OPTION_REACH
from qa.kinds.values.unit_names import find_unit

_PROMPTS = "`|$#;&\"'“„«「"
_COMMAND = re.compile(
    rf"(?<![^\s{_PROMPTS}])[{_PROMPTS}]? ?"
    r"(?:(?P<option>--?[A-Za-z][\w=-]*)|[a-z][\w.+-]*) $",
    re.ASCII,
)
_SIGNS = "%°"
"""What may stand behind the first number of a range."""
_FIRST_IDEOGRAPH = "\u2e80"
_OPTION_BEHIND = re.compile(r" --?[A-Za-z]")


def read_minus(scan: Scan, draft: Draft) -> None:
    """Put the minus sign on: not a hyphen inside a word, nor a dash between numbers.

    Where the sign may be another, the number has both values. `-5` between words is -5;
    `- 5` and a word that negates leave the number's own value, too.
    """
    text, start = scan.text, draft.start
    sign = text[start - 1 : start]
    before = text[max(0, start - 2) : max(0, start - 1)]
    negative = {f"-{value}" for value in draft.readings}
    is_minus = sign != "" and sign in "-−–" and (start < 2 or before in ' \u00a0("')
    if sign == "-" and (_is_option(scan, draft) or _may_be_hyphen(text, start)):
        draft.readings |= negative
    elif is_minus and not _is_dash(text, start):
        draft.readings = negative
        draft.start -= 1
        draft.parts = ()
    elif _is_led(scan, start):
        draft.readings |= negative


def _is_dash(text: str, start: int) -> bool:
    """Tell whether the sign is a dash between two numbers (`5 –6`).

    A digit and a space stand before it.
    """
    if text[start - 1] not in "–—" or text[max(0, start - 2) : start - 1] != " ":
        return False
    return text[max(0, start - 3) : start - 2].isdigit()


def _may_be_hyphen(text: str, start: int) -> bool:
    """Tell whether a hyphen may part two numbers (`16,5 -10,5`), or be a minus behind a sign (为-1)."""
    before = text[max(0, start - 3) : start - 1]
    if before.endswith((" ", "\u00a0")):
        return before[:1].isdecimal() or before[:1] in _SIGNS
    return before[-1:] >= _FIRST_IDEOGRAPH


def _is_led(scan: Scan, start: int) -> bool:
    """Tell whether a sign with a space, or a word that negates, stands before."""
    if scan.text[max(0, start - 2) : start] == "- ":
        return True
    return any(
        scan.text.endswith(f"{word} ", 0, start) for word in scan.locale.negative
    )


def _is_option(scan: Scan, draft: Draft) -> bool:
    """Tell whether a number is an option of a command, whose dash is no minus.

    `xargs -0`, `ls -l -1`: in front of it is a word in small Latin letters, and that
    starts the text or a command, or is an option; or another option follows. What has
    a unit is measured.
    """
    if not draft.plain:
        return False
    text, dash = scan.original, draft.start - 1
    match = _COMMAND.search(text, max(0, draft.start - OPTION_REACH), dash)
    if match is None or find_unit(scan, draft.end):
        return False
    if match.start() == 0 or text[match.start()] in _PROMPTS or match["option"]:
        return True
    return _OPTION_BEHIND.match(text, draft.end) is not None
