"""What the format keeps beside the text: targets, pictures, code, names of places.

No translator changes them, so nothing else is held on to as firmly. The first character
of an anchor is its kind: `^` leads somewhere or is a name of a place, `` ` `` is code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.align.thresholds import LEAST_CODE, MOST_LINES
from qa.kinds.url.reading import canonicalise
from qa.memory import remember
from qa.model import Inline, Segment

_TARGET = re.compile(
    r"""\s(?:href|src|id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""",
    re.IGNORECASE,
)
"""Attributes of a tag that lead to a place, or name one."""
_PATH = re.compile(r"(?!\])[^\s<>|]+[/.#][^\s<>|]*")
"""What leads to a picture or a page: a path or an address."""
_LETTERS = re.compile(r"[^\W_]+")


def find_structure(segment: Segment, language: str) -> frozenset[str]:
    """Return the anchors that a segment's format keeps; most have none.

    A part of an address that names the version's own language is left out.
    """
    if segment.role == "code":
        return frozenset(_read_lines(segment.text))
    found: set[str] = set()
    for inline in segment.inlines:
        found.update(_read_inline(inline, language))
    for key, value in segment.meta:
        if key == "id":
            found.add(f"^#{value}")
    return frozenset(found)


def _read_inline(inline: Inline, language: str) -> Iterator[str]:
    """Yield what one inline element holds on to."""
    code = inline.code
    if inline.kind == "code":
        if len(code) >= LEAST_CODE and _LETTERS.search(code):
            yield "`" + " ".join(code.split())
    elif code.startswith("<"):
        for groups in _TARGET.findall(code):
            yield from _name_target("".join(groups), language)
    elif inline.kind in {"link", "place"} or _PATH.fullmatch(code):
        yield from _name_target(code, language)


def _name_target(target: str, language: str) -> Iterator[str]:
    """Yield the place that a target leads to, in whatever language."""
    if len(target) >= LEAST_CODE:
        yield "^" + _neutralise(target, language)


@remember(1 << 15)
def _neutralise(target: str, language: str) -> str:
    """Return a target without scheme, and without what names the language."""
    if target.startswith("#"):
        return target
    if "://" in target:
        return canonicalise(target, language)[1]
    _, neutral = canonicalise(f"x://x/{target.lstrip('/')}", language)
    return neutral


def _read_lines(code: str) -> Iterator[str]:
    """Yield the longest lines of a block of code: comments in it may be translated."""
    lines = {" ".join(line.split()) for line in code.split("\n")}
    told = [line for line in lines if len(line) >= LEAST_CODE]
    told.sort(key=lambda line: (-len(line), line))
    for line in told[:MOST_LINES]:
        yield "`" + line
