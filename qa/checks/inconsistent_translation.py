"""One text that is translated in several ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.evidence.wordings import Wording
from qa.model import Confidence, Finding, Mark, Severity
from qa.registry import Context, batch_check
from qa.wording import listed, shortened

_SHOWN = 4
_NOISE = re.compile(r"[\W_]+")


@batch_check(
    category="consistency", severity=Severity.NOTE, mqm="terminology/inconsistent-use"
)
def inconsistent_translation(context: Context) -> Iterator[Finding]:
    """One text has several translations in a version, anywhere in the batch.

    Looks at texts of up to 300 letters that stand more than once. Tolerates differences of capitals, spaces and
    punctuation. One word may need two translations in two places, so this is a note.

    Example: en has "Open file" twice, de "Datei öffnen" and "Öffne Datei".
    """
    for (pivot, version), texts in sorted(context.evidence.wordings.known.items()):
        for text, wordings in texts.items():
            if len(wordings) > 1:
                ways = _ways(list(wordings.values()))
                if len(ways) > 1:
                    yield _finding(pivot, version, text, ways[:_SHOWN])


def _ways(wordings: list[Wording]) -> list[Wording]:
    """Return the wordings that differ in letters, the rarest first."""
    found: dict[str, Wording] = {}
    for wording in sorted(wordings, key=lambda w: (-w.times, w.place)):
        found.setdefault(_NOISE.sub("", wording.target.text).casefold(), wording)
    return sorted(found.values(), key=lambda w: (w.times, w.place))


def _finding(pivot: str, version: str, text: str, ways: list[Wording]) -> Finding:
    told = listed(
        f'"{shortened(way.target.text)}" ({way.times})' for way in reversed(ways)
    )
    marks = tuple(Mark(version, way.target) for way in ways)
    document, unit = ways[0].place
    return Finding(
        f'"{shortened(text)}" of {pivot} is {told} in {version}', (*marks, Mark(pivot, ways[0].source)),
        version, Confidence.LOW, document=document, unit=unit,
    )  # fmt: skip
