"""Several texts that have one translation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from qa.evidence.wordings import Wording
from qa.model import Confidence, Finding, Mark, Severity
from qa.registry import Context, batch_check
from qa.wording import listed, shortened

_SHOWN = 4
_NOISE = re.compile(r"[\W_]+")


@batch_check(
    category="consistency", severity=Severity.NOTE, mqm="terminology/inconsistent-use"
)
def inconsistent_source(context: Context) -> Iterator[Finding]:
    """Several texts have the same translation in a version: readers cannot tell them apart.

    Looks at texts of up to 300 letters. Tolerates differences of capitals, spaces and punctuation. Two synonyms may
    well have one translation, so this is a note.

    Example: en has "Remove" and "Delete", id "Hapus" for both.
    """
    for (pivot, version), texts in sorted(context.evidence.wordings.known.items()):
        for sources in _shared(texts):
            told = listed(f'"{shortened(w.source.text)}"' for w in sources)
            marks = tuple(Mark(pivot, wording.source) for wording in sources)
            document, unit = sources[-1].place
            yield Finding(
                f'{told} of {pivot} are all "{shortened(sources[-1].target.text)}" in {version}',
                (Mark(version, sources[-1].target), *marks), version, Confidence.LOW, document=document, unit=unit,
            )  # fmt: skip


def _shared(texts: Mapping[str, Mapping[str, Wording]]) -> Iterator[list[Wording]]:
    """Yield the wordings of texts that differ in letters and have one translation."""
    found: dict[str, dict[str, Wording]] = {}
    for text, wordings in texts.items():
        heart = _NOISE.sub("", text).casefold()
        for target, wording in wordings.items():
            found.setdefault(target, {}).setdefault(heart, wording)
    for sources in found.values():
        if len(sources) > 1:
            yield sorted(sources.values(), key=lambda w: w.place)[:_SHOWN]
