"""Letters with accents that are written in two ways."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from qa.model import Document, Finding, Mark, Segment, Severity, Span, Version
from qa.registry import Context, document_check

_SHOWN = 3
"""Texts of a version that are marked."""


@document_check(
    category="language",
    severity=Severity.WARNING,
    mqm="design-markup/character-encoding",
)
def decomposed_letters(document: Document, _: Context) -> Iterator[Finding]:
    """Some texts of a version write a letter and its accent as two characters, the rest as one.

    Both look alike, but a search for one does not find the other, and some fonts show
    them apart. Looks for letters that Unicode has as one character (NFC) and that fewer
    texts of the version write in two. Says it once for a version. Tolerates a version
    that writes all of them in two, and letters that have no character of their own.

    Example: two texts of fr write é as e with an accent behind it, the others as é.
    """
    for version in document.versions:
        texts = [one for one in version.segments if not one.text.isascii()]
        apart = [one for one in texts if _find_apart(one.text)]
        if apart:
            composed = sum(_has_composed(one.text) for one in texts)
            if len(apart) < composed:
                yield _tell(version, apart, composed)


def _find_apart(text: str) -> Span | None:
    """Return the first letter and accent that could be one character."""
    if unicodedata.is_normalized("NFC", text):
        return None
    for at in range(1, len(text)):
        pair = text[at - 1 : at + 1]
        is_accent = unicodedata.combining(text[at]) > 0
        if is_accent and len(unicodedata.normalize("NFC", pair)) == 1:
            return Span(at - 1, at + 1)
    return None


def _has_composed(text: str) -> bool:
    """Say whether a text has a letter that could be written as two characters."""
    composed = unicodedata.normalize("NFC", text)
    return composed == text and not unicodedata.is_normalized("NFD", text)


def _tell(version: Version, apart: list[Segment], composed: int) -> Finding:
    marks = tuple(
        Mark(version.name, one, _find_apart(one.text)) for one in apart[:_SHOWN]
    )
    span = _find_apart(apart[0].text) or Span(0, 1)
    letter = unicodedata.normalize("NFC", apart[0].text[span.start : span.end])
    have = "texts write" if len(apart) > 1 else "text writes"
    message = (
        f'{len(apart)} {have} "{letter}" or the like in {version.name} as a letter and an '
        f"accent, {composed} as one character: a search for one does not find the other"
    )
    return Finding(message, marks, version.name)
