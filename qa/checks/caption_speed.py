"""Captions that are gone before they can be read."""

from __future__ import annotations

from collections.abc import Iterator

from qa.align.cues import Cue, read_cues
from qa.align.timed import are_timed
from qa.language.extent import extent
from qa.model import Confidence, Document, Finding, Mark, Severity, Version
from qa.registry import Context, document_check

FASTEST = 25.0
"""Letters a second that hardly anybody reads: guides for subtitlers allow 17 to 20."""

SHORTEST = 0.5
"""Seconds: what is shown for less is counted as if it were shown so long."""

SHARE = 0.05
"""Share of the captions of a version that may be too fast: some speakers are."""


@document_check(
    category="typography", severity=Severity.NOTE, mqm="design-markup/timing"
)
def caption_speed(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Many captions of a version have more text than can be read while they are shown.

    Looks at the letters a second of subtitles, with the letters of dense scripts counted for what they say. Tolerates a
    few fast captions, and versions where those of the source are as fast.

    Example: en says in two seconds "Open it now.", de a sentence of eighty letters.
    """
    if not are_timed(document.versions):
        return
    fast = {version.name: _find_fast(version) for version in document.versions}
    sizes = {version.name: len(version.segments) for version in document.versions}
    shares = {name: len(cues) / sizes[name] for name, cues in fast.items()}
    usual = (
        shares[document.source] if document.source in shares else min(shares.values())
    )
    for name, cues in fast.items():
        if shares[name] <= max(SHARE, 2 * usual):
            continue
        worst = max(cues, key=_measure)
        message = (
            f"{len(cues)} of {sizes[name]} captions of {name} have more than "
            f"{FASTEST:.0f} letters a second; this one has {_measure(worst):.0f}"
        )
        yield Finding(message, (Mark(name, worst.segment),), name, Confidence.MEDIUM)


def _find_fast(version: Version) -> list[Cue]:
    """Return the captions that are too fast."""
    return [cue for cue in read_cues(version) if _measure(cue) > FASTEST]


def _measure(cue: Cue) -> float:
    """Return the letters a second of a caption."""
    return extent(cue.segment.text) / max(cue.end - cue.start, SHORTEST)
