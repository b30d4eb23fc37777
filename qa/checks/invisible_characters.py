"""Characters nobody sees that break searches, programs or the direction of the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from qa import language as languages
from qa.model import Finding, Mark, Severity, Span, Unit, language_of
from qa.registry import Context, unit_check

_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u2028\u2029\ufeff\ufff9-\ufffb\U000e0001\ufdd0-\ufdef]"
)
_OPEN = re.compile("[\u202a\u202b\u202d\u202e\u2066-\u2068]")
_CLOSE = re.compile("[\u202c\u2069]")


@unit_check(
    category="typography",
    severity=Severity.WARNING,
    mqm="linguistic-conventions/character-encoding",
)
def invisible_characters(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A text has a control character, or a change of direction that is never ended.

    Looks at C0 and C1 controls, line separators, byte order marks within a text, and embeddings and isolates of the
    bidirectional algorithm (UAX 9) without their end, and zero-width spaces in languages with spaces. Tolerates what
    the source or every version has, joiners, direction marks and soft hyphens, which scripts need.

    Example: de has U+0008 between two letters.
    """
    source = unit.get(unit.source) if unit.source else None
    for version, segment in unit.segments:
        if not segment.text.isascii() or not segment.text.isprintable():
            for at in _faults(segment.text, language_of(version)):
                sign = segment.text[at]
                meant = all(sign in other.text for _, other in unit.segments)
                if not meant and (
                    source is None or version == unit.source or sign not in source.text
                ):
                    called = unicodedata.name(sign, "control character").lower()
                    message = f"{version} has an invisible U+{ord(sign):04X} ({called})"
                    yield Finding(
                        message, (Mark(version, segment, Span(at, at + 1)),), version
                    )


def _faults(text: str, language: str) -> Iterator[int]:
    for found in _HIDDEN.finditer(text):
        yield found.start()
    if "\u200b" in text and languages.of(language).spaced:
        yield text.index("\u200b")
    opened = [found.start() for found in _OPEN.finditer(text)]
    if len(opened) > len(_CLOSE.findall(text)):
        yield opened[-1]
