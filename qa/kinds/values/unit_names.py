"""The unit that is named right behind a number, in any of its forms."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from qa import language as languages
from qa.kinds.values import han
from qa.kinds.values.scan import Draft, Scan
from qa.kinds.values.thresholds import PLAIN_YEARS
from qa.language.folding import MARKS, bare

_BLANKS = frozenset(" \u00a0-‑")
_BETWEEN = _BLANKS.union(han.WORDS["some"].split("|"))
"""A space, a hyphen, or a sign for `and some` between number and unit."""
_STEM, _ENDING, _LONGEST = 5, 4, 30
"""Letters of an inflected name at least, of its ending at most, of both at most."""
_WORD = rf"[^\W\d_](?:[^\W\d_]|[{MARKS}॰]){{0,{2 * _LONGEST}}}"
_UNIT = re.compile(
    rf"([°'\"]?(?:{_WORD})?)(?:[ /\u00a0]{_WORD})?(?:[ /\u00a0]{_WORD})?[²³2]?"
)
_POINTS = re.compile(rf"(%[ \-]?{_WORD})")
"""A sign for per cent with a word that may make points of it (`%-Punkte`)."""
_PART = re.compile(r"[ /\u00a0²³]")
_SHORTEST_RUN = 2
"""Signs of a name at least where no spaces part words."""


def find_unit(scan: Scan, end: int) -> str:
    """Return the unit named right behind a number that ends here, or nothing.

    The unit is its English name (`kilometre`), `percent` for the sign. Nothing where
    the word behind is no unit.
    """
    text = scan.text
    start = end + (text[end : end + 1] in _BETWEEN)
    if text[start : start + 1] == "%":
        points = _POINTS.match(text, start)
        return scan.locale.units.get(points[1], "percent") if points else "percent"
    match = _UNIT.match(text, start)
    if not match:
        return ""
    units = scan.locale.units
    head = bare(match[1])
    names = _list_stems(head, spaced=scan.locale.spaced)
    if head in _heads(scan.language):
        names = _list_names(match)
    for name in names:
        if name in units:
            return units[name]
    return ""


def names_year(scan: Scan, draft: Draft) -> bool:
    """Tell whether a unit's letter abbreviates `year` (`в 1870 г.`), not a gram.

    Only numbers that can be years are asked.
    """
    first, last = PLAIN_YEARS
    if len(draft.plain) != len(first) or not first <= draft.plain <= last:
        return False
    end = draft.end
    match = _UNIT.match(scan.text, end + (scan.text[end : end + 1] in _BLANKS))
    name = bare(match[1]) if match else ""
    units = scan.locale.units
    return "year" in {units.get(name), units.get(f"{name}.")}


def _list_stems(
    word: str,
    *,
    spaced: bool,
) -> Iterator[str]:
    """Yield what may be a unit's name in an inflected word, the longest first.

    So in `mérföldre`; or in a run of signs without spaces.
    """
    shortest = max(_STEM, len(word) - _ENDING) if spaced else _SHORTEST_RUN
    for end in range(min(len(word) - 1, _LONGEST), shortest - 1, -1):
        yield word[:end]


def _list_names(match: re.Match[str]) -> Iterator[str]:
    """Yield what may be a unit's name of one to three words, the longest first.

    `km per hour` may be a kilometre per hour, or only kilometres.
    """
    written = match.group()
    if written:
        yield bare(written)
    for sign in reversed(list(_PART.finditer(written))):
        yield bare(written[: sign.start()])


@functools.cache
def _heads(language: str) -> frozenset[str]:
    """Return how the names of units start: most words behind a number are none."""
    heads = set()
    for name in languages.of(language).locale.units:
        match = _UNIT.match(name)
        if match:
            heads.add(bare(match[1]))
    return frozenset(heads)
