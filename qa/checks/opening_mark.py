"""A question or an exclamation that is not opened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa import language as languages
from qa.model import OBJECT, Finding, Mark, Severity, Span, Unit, language_of
from qa.registry import Context, unit_check

_ENDS = re.compile(r"(?<=[^\W\d_])[ \u00a0\u202f]?[\"»”)]?(?P<sign>[?!])(?![\w=&/?!])")
_WORDS = 2
"""Words at least: `OK?` and `Error!` are labels."""
_WORD = re.compile(r"[^\W\d_]+")


@unit_check(
    category="typography",
    severity=Severity.WARNING,
    mqm="linguistic-conventions/punctuation",
)
def opening_mark(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A question or an exclamation is not opened in a language that writes a sign before it, too.

    Looks at Spanish, where `?` and `!` have `¿` and `¡` before them. Tolerates single words, addresses and code, and a
    question that opens as an exclamation. A missing `¡` is a note.

    Example: es has "Qué es?", where Spanish writes "¿Qué es?".
    """
    for version, segment in unit.segments:
        opening = languages.of(language_of(version)).typography.opening
        if not opening or not any(sign in segment.text for sign in opening):
            continue
        prose = segment.prose
        if any(sign in prose for sign in opening.values()):
            continue
        for found in _ENDS.finditer(prose):
            sign = found["sign"]
            if sign in opening and _count_words(prose[: found.start()]) >= _WORDS:
                span = Span(found.start("sign"), found.end("sign"))
                said = f"{version} ends with {sign} what no {opening[sign]} opens"
                severity = None if sign == "?" else Severity.NOTE
                yield Finding(
                    said, (Mark(version, segment, span),), version, severity=severity
                )
                break


def _count_words(text: str) -> int:
    """Return how many words stand before a mark, code and markup aside."""
    return len(_WORD.findall(text.replace(OBJECT, " ")))
