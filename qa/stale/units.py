"""What is judged and what is said of it: a pair of files, a unit that is behind."""

from __future__ import annotations

from dataclasses import dataclass

from qa.model import Segment, StaleUnit
from qa.stale.passages import Passage, new_words
from qa.stale.slight import is_mended


@dataclass(frozen=True, slots=True)
class Pair:
    """A document's source and one translation: their paths and the names of their versions."""

    document: str
    source_path: str
    source: str
    path: str
    version: str
    siblings: frozenset[str] = frozenset()


def name_kind(before: Passage | None, after: Passage, language: str) -> str:
    """Return the kind of a change of a source: `code`, `text`, `wording` or `links`."""
    if after.is_code:
        return "code"
    if before is None:
        return "text"
    if before.words == after.words:
        return "links"
    if is_mended(before.text, after.text, language):
        return "wording"
    return "text"


def make_unit(
    pair: Pair,
    source: Segment,
    own: Segment,
    kind: str,
    before: str,
    since: str,
    standing: str,
) -> StaleUnit:
    """Return a unit that is behind; `before` is what its source said when it was made."""
    words = 0
    if kind in {"text", "added"}:
        words = new_words(before, source.text)
    return StaleUnit(
        document=pair.document,
        version=pair.version,
        path=own.path or pair.path,
        line=own.line,
        source_path=source.path,
        source_line=source.line,
        since=since,
        before=before,
        after=source.text,
        words=words,
        kind=kind,
        text=own.text,
        standing=standing,
    )
