"""Takes out of a text what is in no language: addresses, code, options, placeholders, markup."""

from __future__ import annotations

import functools
import re

_NO_LANGUAGE = re.compile(
    r"""(?:https?|ftp)://\S+ | www\.\S+                            # URLs
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                                # e-mail addresses
    | (?<!\w)(?:[\w-]+\.)+[a-z]{2,6}(?:/\S*)?(?!\w)(?<=[a-z/])    # bare hosts, file names
    | @(?:\.[a-z]+)?:[\w.]+ | (?<!\w)[@\#][\w]+                  # linked messages, handles, hashtags
    | </?[a-zA-Z][^<>]{0,200}>                                    # tags
    | `[^`]{1,200}` | \{\{[^{}]{1,80}\}\} | \$?\{[^{}]{0,80}\}    # code, placeholders
    | %(?:\d+\$)?[-+0]*\d*(?:\.\d+)?[sdfiuxX@] | %\(\w+\)[sdf]    # printf
    | &\#?\w{1,10};                                               # entities
    | (?<![\w-])--?(?:\[\w+-\])?[A-Za-z][\w-]*(?:=[^\s\]|]+)?                # options of a command
    | (?<!\w)[A-Za-z0-9]*_[A-Za-z0-9_]+(?!\w)                     # identifiers
    """,
    re.VERBOSE,
)
ASIDE = re.compile(
    r"""[(（][^()（）]*[)）]|\[[^][]*\]|“[^”“]*”|„[^“”„]*[“”]|«[^»«]*»|"[^"]*"|「[^」]*」|『[^』]*』|〈[^〉]*〉|‹[^›]*›|《[^》]*》|‘[^’‘]*’"""
)
"""What stands between brackets or quotation marks."""
_HINT = re.compile(r"[@#<`{%&/_]|\.\w|(?<![\w-])--?[A-Za-z]")


@functools.lru_cache(maxsize=16384)
def masked(text: str) -> str:
    """Return `text` with each such character replaced by a space, so that offsets stay right."""
    if _HINT.search(text) is None:
        return text
    return _NO_LANGUAGE.sub(lambda found: " " * len(found.group()), text)
