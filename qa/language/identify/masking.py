"""Takes out of a text what is in no language: addresses, code, options, placeholders, markup."""

from __future__ import annotations

import functools
import re

from qa.language.identify.commands import without_commands
from qa.memory import remember

_SIGN = "[A-Za-z0-9_]"
_OPTION = r"--?(?:\[\w+-\])?[A-Za-z][\w-]*(?:=[^\s\]|]+|/[A-Za-z0-9_./+-]*)?"
_PARTS = (
    # Signs of which one must be there, and what they may begin: the URLs first, then e-mail addresses ...
    (("://", "www."), r"(?:https?|ftp)://\S+ | www\.\S+"),
    (("@",), r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    # bare hosts, file names
    (
        (".",),
        r"(?<![\w-])(?<![\w-]\.)(?:[\w-]+\.)+[a-z]{2,6}(?:/\S*)?(?!\w)(?<=[a-z/])",
    ),
    # linked messages, handles, hashtags
    (("@", "#"), r"@(?:\.[a-z]+)?:[\w.]+ | (?<!\w)[@\#][\w-]*\w"),
    # named placeholders, emoji
    ((":",), r"(?<![\w:]):[A-Za-z_]\w*(?:[-+]\w+)*:?"),
    # tags
    (("<",), r"</?[a-zA-Z][^<>]{0,200}>"),
    # code, placeholders
    (("`", "{"), r"`[^`]{1,200}` | \{\{[^{}]{1,80}\}\} | \$?\{[^{}]{0,80}\}"),
    # printf
    (("%",), r"%(?:\d+\$)?[-+0]*\d*(?:\.\d+)?[sdfiuxX@] | %\(\w+\)[sdf]"),
    # entities
    (("&",), r"&\#?\w{1,10};"),
    # options of a command, and the command
    ((" -",), rf"(?<![\w.+-])[a-z][\w.+-]*\s+{_OPTION}"),
    (("-",), rf"(?<![\w-]){_OPTION}"),
    # paths of files, which letters of another script may touch
    (
        ("/",),
        rf"(?:(?<!{_SIGN})~?/|(?<!{_SIGN})(?<![/.+-])[A-Za-z0-9_.+-]+/)[A-Za-z0-9_.+-]+/[A-Za-z0-9_./+-]*(?<![.])(?!{_SIGN})",
    ),
    # identifiers
    (("_",), r"(?<!\w)[A-Za-z0-9]*_[A-Za-z0-9_]+(?!\w)"),
)
ASIDE = re.compile(
    r"""[(（][^()（）]*[)）]|\[[^][]*\]|“[^”“]*”|„[^“”„]*[“”]|«[^»«]*»|"[^"]*"|「[^」]*」|『[^』]*』|〈[^〉]*〉|‹[^›]*›|《[^》]*》|‘[^’‘]*’"""
)
"""What stands between brackets or quotation marks."""
_HINT = re.compile(r"[@#<`{%&/_]|(?<!\w):[A-Za-z_]|\.\w|(?<![\w-])--?[A-Za-z]")


@remember(16384)
def masked(text: str) -> str:
    """Return `text` with each such character replaced by a space, so that offsets stay right."""
    text = without_commands(text)
    if _HINT.search(text) is None:
        return text
    present = tuple(
        part for signs, part in _PARTS if any(sign in text for sign in signs)
    )
    return _pattern(present).sub(_blank, text)


@functools.cache
def _pattern(parts: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of what may be there alone: each more is tried at each letter."""
    return re.compile(" | ".join(parts), re.VERBOSE)


def _blank(found: re.Match[str]) -> str:
    return " " * (found.end() - found.start())
