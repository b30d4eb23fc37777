"""Comments of Xcode's Interface Builder: they hold the original of a text whose key is an id.

`Class = "NSMenuItem"; title = "Open"; ObjectID = "a1B-2c-D3e";`
"""

from __future__ import annotations

import re

_COMMENT = re.compile(
    r"\s*Class = \"\w+\"; (?:[\w\[\].]+) = \"((?:[^\"\\]|\\.)*+)\"; ObjectID = ",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_SIGNS = {"n": "\n", "t": "\t"}


def find_text(comment: str) -> str:
    """Return the original that a comment states, empty where it is no such comment."""
    match = _COMMENT.match(comment)
    if match is None:
        return ""
    return _ESCAPE.sub(lambda found: _SIGNS.get(found[1], found[1]), match[1])
