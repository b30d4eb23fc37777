"""What programs fill in later.

printf (POSIX, Python, Objective-C) and braces (Python, ICU arguments, i18next, Vue).
"""

from __future__ import annotations

import re
from typing import Literal

from qa.model import Inline, Segment, Span

_PRINTF = (
    r"%(?:\d+\$)?[-+#0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?"
    r"(?:hh|h|ll|l|j|z|t|L|q)?[diouxXeEfFgGaAcspn@]|%%"
)
_PYTHON = r"%\([^)\s]+\)[-+#0]*\d*(?:\.\d+)?[a-zA-Z]"
_BRACES = r"\$?\{\{[^{}]{1,80}\}\}|[$%#]?\{[\w.,:!+ -]{0,60}\}|\$t\([^()]{1,80}\)"
_CERTAIN = r"%(?:\d+\$)?(?:l{0,2}[du]|s|@|\.\d+f)(?![^\W\d_])"

FORMATTED = re.compile(f"{_PYTHON}|{_PRINTF}")
"""In texts that are declared to be format strings."""

BRACED = re.compile(_BRACES)
ANY = re.compile(rf"{_PYTHON}|{_CERTAIN}|{_BRACES}")
"""In texts that may be: only what hardly occurs in prose."""


def mark_placeholders(segment: Segment, pattern: re.Pattern[str]) -> Segment:
    """Return the segment with what matches marked as placeholders."""
    return mark_inlines(segment, pattern, "placeholder")


def mark_inlines(
    segment: Segment, pattern: re.Pattern[str], kind: Literal["tag", "placeholder"]
) -> Segment:
    """Return the segment with what matches marked as inlines of a kind."""
    inlines = tuple(
        Inline(Span(*match.span()), match.group(), kind)
        for match in pattern.finditer(segment.text)
    )
    return segment._replace(inlines=segment.inlines + inlines) if inlines else segment
