"""What programs fill in later: printf (POSIX, Python, Objective-C), braces (Python, ICU arguments, i18next, Vue)."""

from __future__ import annotations

import re

from qa.model import Inline, Segment, Span

_PRINTF = r"%(?:\d+\$)?[-+#0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|j|z|t|L|q)?[diouxXeEfFgGaAcspn@]|%%"
_PYTHON = r"%\([^)\s]+\)[-+#0]*\d*(?:\.\d+)?[a-zA-Z]"
_BRACES = r"\$?\{\{[^{}]{1,80}\}\}|[$%#]?\{[\w.,:!+ -]{0,60}\}|\$t\([^()]{1,80}\)"

FORMATTED = re.compile(f"{_PYTHON}|{_PRINTF}")
"""In texts that are declared to be format strings."""

BRACED = re.compile(_BRACES)
ANY = re.compile(
    rf"{_PYTHON}|%(?:\d+\$)?(?:l{{0,2}}[du]|s|@|\.\d+f)(?![^\W\d_])|{_BRACES}"
)
"""In texts that may be: only what hardly occurs in prose."""


def marked(segment: Segment, pattern: re.Pattern[str]) -> Segment:
    """Return the segment with its placeholders marked."""
    found = [
        Inline(Span(*match.span()), match.group(), "placeholder")
        for match in pattern.finditer(segment.text)
    ]
    return segment._replace(inlines=(*segment.inlines, *found)) if found else segment
