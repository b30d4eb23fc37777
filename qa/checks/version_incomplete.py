"""A version of a catalogue in which texts are not translated yet."""

from __future__ import annotations

from collections.abc import Iterator

from qa import language as languages
from qa.model import (
    Completeness,
    Confidence,
    Document,
    Finding,
    Mark,
    Segment,
    Severity,
    language_of,
)
from qa.omission.completeness import measure
from qa.registry import Context, document_check

LEFT = 0.8
"""Share of a version's texts that are the source's, from which it was never translated."""
FEWEST = 5
"""Texts that a version needs, to be called one that was never translated."""


@document_check(
    category="untranslated",
    severity=Severity.NOTE,
    mqm="accuracy/untranslated",
    explains="category",
)
def version_incomplete(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A version of a catalogue has no text yet, or still that of the source, for some of the keys.

    Counts in catalogues (PO, JSON, YAML, resource files of Android, Apple, Java ...), where a program shows the source's
    text as long as there is no other: that is a state and no fault, so it is one note a version. `max-untranslated` in
    the settings is a limit on the share. Names, titles and loan words that are the same in both languages are not
    counted. A version of five texts and more that is the source's nearly everywhere was never translated: that is an error.

    Example: fr has no text for `save` and `quit`, which en has among five others.
    """
    for state in measure(document):
        if state.open:
            yield _make_finding(state, document)


def _make_finding(state: Completeness, document: Document) -> Finding:
    version = next(v for v in document.versions if v.name == state.version)
    segment = next(iter(version.segments), Segment("", version.path))
    there = state.strings - state.missing
    is_left = state.copied >= max(FEWEST, LEFT * there)
    if is_left:
        tongue = languages.of(language_of(document.source or "")).name
        message = (
            f"{state.version} is left in {tongue}: {state.copied:,} of its {there:,} "
            f"strings are the text of {document.source}"
        )
        return Finding(
            message,
            (Mark(state.version, segment),),
            state.version,
            Confidence.HIGH,
            Severity.ERROR,
        )
    return Finding(
        describe(state, document.source), (Mark(state.version, segment),), state.version
    )


def describe(state: Completeness, source: str | None) -> str:
    """Return the sentence on a version: how much is not translated, and how that shows."""
    percent = int(100 * (1 - state.share))
    said = (
        f"{state.version}: {state.open:,} of {state.strings:,} strings are not "
        f"translated yet ({percent}% are)"
    )
    if not state.copied:
        return said
    return f"{said}: {state.missing:,} without a text, {state.copied:,} as in {source}"
