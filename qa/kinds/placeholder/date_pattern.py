"""A pattern of dates that was translated letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.model import Finding, Mark, Severity, Unit
from qa.registry import Context, unit_check

_PATTERN = re.compile(r"[A-Za-z]{1,4}(?:[-/. :,]{1,2}[A-Za-z]{1,4}){1,7}")
_SHAPE = re.compile(r"[^\W\d_]{1,4}(?:[-/. :,]{1,2}[^\W\d_]{1,4}){1,7}")
_PARTS = re.compile(r"[^\W\d_]+")
_LETTERS = frozenset("dDjlNSwzWFmMnYyaAgGhHisuvT")
"""What PHP's `date` knows and people use."""
_YEARS = ["yyyy", "yy", "y", "YYYY", "YY"]
_MONTHS = ["MMMM", "MMM", "MM", "M"]
_DAYS = ["dddd", "ddd", "dd", "d", "DDDD", "DD", "D", "Do", "EEEE", "EEE", "E"]
_TIMES = ["HH", "H", "hh", "h", "kk", "mm", "m", "ss", "s", "SSS", "a", "A", "Z", "z"]
_WORDS = frozenset([*_YEARS, *_MONTHS, *_DAYS, *_TIMES])
"""What CLDR, Java, .NET and moment know."""
_SHOWN = re.compile(r"hint|placeholder|example|label|help", re.IGNORECASE)
"""Keys of texts that are shown to people, who read the letters of their language."""


@unit_check(
    category="placeholders", severity=Severity.WARNING, mqm="design-markup/markup-tag"
)
def date_pattern(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """The pattern of a date was translated: a program does not know its letters.

    Looks at texts that are nothing but a pattern (`Y-m-d`, `MM/DD/YYYY`) in one version and other letters in another.
    Tolerates another order and other signs between, and keys that say the text is shown to people (`date.hint`).

    Example: en has "Y-m-d", fr "A-m-j".
    """
    if not all(_SHAPE.fullmatch(segment.text.strip()) for _, segment in unit.segments):
        return
    if _SHOWN.search(unit.id):
        return
    wrong = [version for version, s in unit.segments if not _is_pattern(s.text.strip())]
    right = [version for version, _ in unit.segments if version not in wrong]
    if not right or (unit.source is not None and unit.source not in right):
        return
    for version in wrong:
        said = f"`{unit[version].text}` in {version} is no pattern of a date, `{unit[right[0]].text}` in {right[0]} is one"
        marks = (Mark(version, unit[version]), Mark(right[0], unit[right[0]]))
        yield Finding(said, marks, version)


def _is_pattern(text: str) -> bool:
    """Tell whether a text is nothing but the pattern of a date: it has a year and another part."""
    if not _PATTERN.fullmatch(text):
        return False
    parts = _PARTS.findall(text)
    has_year = any(part[0] in "yY" for part in parts)
    return has_year and (_LETTERS.issuperset(parts) or _WORDS.issuperset(parts))
