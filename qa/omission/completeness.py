"""How much of a catalogue each version has: what is not translated yet is a state, no fault of a text.

A program shows the source's text where a version has none, or repeats it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from qa.borders import Border
from qa.language import of
from qa.model import Completeness, Document, Segment, Version

SENTENCE = 3
"""Words in small letters from which a text is no name, title or loan word."""
COPIED = 0.2
"""Share of a version's sentences that are the source's, from which its labels that are the same are copies, too."""
LABELS = 0.5
"""The same share of its labels, where the document has hardly a sentence."""
FEWEST, FEWEST_LABELS = 3, 10
"""Sentences, or labels, that a share is worth anything of."""

_FORM = re.compile(
    r"(?P<stem>.+)(?:[._](?:zero|one|two|few|many|other)|\[[\w.]+\])", re.DOTALL
)
_WORD = re.compile(r"[^\W\d_]{2,}")


def measured(documents: Iterable[Document], border: Border) -> list[Completeness]:
    """Return the states of all catalogues; of one that fails none, held at the `border`."""
    found: list[Completeness] = []
    for document in documents:
        with border.around("measuring completeness", document.name):
            found += measure(document)
    return found


def measure(document: Document) -> Iterator[Completeness]:
    """Yield the state of each version of a catalogue but the source; of no other document."""
    if not any(each.keyed or each.untranslated for each in document.versions):
        return
    source = next((v for v in document.versions if v.name == document.source), None)
    usual = _find_usual(document.versions)
    originals = {each.unit: each for each in source.segments} if source else {}
    for version in document.versions:
        if source is None or not _are_kin(version, source):
            texts = _list_texts(version, document.versions)
            wanted = _list_wanted(version, source, usual)
            copied = _count_copies(version, source, originals)
            total = len(wanted | texts) if source is None else len(wanted)
            missing = len(wanted - texts)
            yield Completeness(document.name, version.name, total, missing, copied)


def _name(segment: Segment) -> str:
    """Return the key of a text; plural forms have one together."""
    return _stem(segment.unit or "")


def _stem(unit: str) -> str:
    match = _FORM.fullmatch(unit)
    return match["stem"] if match else unit


def _list_texts(version: Version, versions: Sequence[Version]) -> set[str]:
    """Return the keys of a version, and of one in its language at large: `de-AT` falls back to `de`."""
    texts = {_name(segment) for segment in version.segments}
    for other in versions:
        if version.language.startswith(f"{other.language}-"):
            texts |= {_name(segment) for segment in other.segments}
    return texts


def _find_usual(versions: Sequence[Version]) -> set[str]:
    """Return the keys that at least half of the versions have."""
    counts: dict[str, int] = {}
    for version in versions:
        for key in {_name(segment) for segment in version.segments}:
            counts[key] = counts.get(key, 0) + 1
    return {key for key, count in counts.items() if 2 * count >= len(versions)}


def _list_wanted(version: Version, source: Version | None, usual: set[str]) -> set[str]:
    """Return the keys that a version should have a text under."""
    said = {_stem(unit) for unit in version.untranslated}
    if not version.keyed:
        return said | {_name(segment) for segment in version.segments}
    if source is None:
        return said | usual
    return {_name(segment) for segment in source.segments if segment.text.strip()}


def _count_copies(
    version: Version, source: Version | None, originals: Mapping[str | None, Segment]
) -> int:
    """Return how many texts are the source's, as far as they are no names or loan words.

    Labels are judged by the sentences: who copied these has not translated those.
    """
    if source is None:
        return 0
    sentences: list[bool] = []
    labels: list[bool] = []
    for segment in version.segments:
        original = originals.get(segment.unit)
        small = original and count_small_words(original)
        if original is None or small is None:
            continue
        kind = sentences if small >= SENTENCE else labels
        kind.append(segment.text == original.text)
    if len(sentences) >= FEWEST:
        are_copies = sum(sentences) >= COPIED * len(sentences)
    else:
        are_copies = len(labels) >= FEWEST_LABELS and sum(labels) >= LABELS * len(
            labels
        )
    return sum(sentences) + (sum(labels) if are_copies else 0)


def count_small_words(segment: Segment) -> int | None:
    """Return how many words of a text begin with a small letter, None where it has no word.

    Where letters have no case, every word counts.
    """
    words = _WORD.findall(segment.prose)
    if not words:
        return None
    return sum(not word[0].isupper() for word in words)


def _are_kin(one: Version, other: Version) -> bool:
    """Say whether two versions are in one language, or in forms of it."""
    mine, theirs = of(one.language).kinship, of(other.language).kinship
    return theirs.plain in mine.group
