"""The version that the others of a keyed catalogue were made from, as its keys tell it.

Programmers name a text by its own words: `import.failed.title` is "Import failed" in the
language that they write in, and in no other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from qa.input.readers.keys import find_stem
from qa.language import identify, of
from qa.model import Version

_PART = re.compile(r"[a-z]{3,}|[A-Z][a-z]{2,}|[A-Z]{3,}(?![a-z])")
"""Words of a key: `unlockInput`, `UNLOCK_INPUT`, `unlock.input`."""

_FEWEST = 3
"""Versions of a document: of two it is not worth asking which was first."""

_FEWEST_KEYS = 20
"""Keys with words: the words of fewer may stand in a text by chance."""

_FULL = 0.9
"""Of the keys that the fullest version has, the one that the others were made from has
at least so many: the fullest may hold what is no longer asked for."""

_NAMED = 0.1
"""Of the words of the keys, at least so many stand in the texts. In twelve catalogues of
programs it is 0.2 to 0.9 in the source."""

_AHEAD = 1.25
"""How many times the share of any other language it is at least: loan words, product
names and texts that are not translated yet make theirs."""


@dataclass(frozen=True, slots=True)
class _Share:
    """How much of a catalogue a version has, and of its keys' words."""

    version: Version
    keys: int
    words: float


def mark_originals(versions: Sequence[Version]) -> tuple[list[Version], list[str]]:
    """Return the versions, one of each catalogue marked as the original, and what is said of it.

    Nothing is marked in a document whose files name an original, nor where the keys do
    not tell.
    """
    documents: dict[str, list[Version]] = {}
    for version in versions:
        documents.setdefault(version.document, []).append(version)
    found = []
    for group in documents.values():
        origin = _find_original(group)
        if origin:
            found.append(origin)
    marked = [
        replace(version, original=True) if version in found else version
        for version in versions
    ]
    return marked, [*_tell(found)]


def _find_original(group: Sequence[Version]) -> Version | None:
    """Return the version whose texts the keys are named by, None where none is clearly."""
    if len(group) < _FEWEST or not all(each.keyed for each in group):
        return None
    if any(each.original for each in group):
        return None
    shares = [_measure(version) for version in group]
    fullest = max(share.keys for share in shares)
    if fullest < _FEWEST_KEYS:
        return None
    full = [share for share in shares if share.keys >= _FULL * fullest]
    best = max(full, key=lambda share: share.words)
    if best.words < _NAMED:
        return None
    language = _identify(best.version)
    own = [share for share in full if _is_in(share.version, language)]
    rivals = [
        share.words
        for share in shares
        if share.keys >= _FEWEST_KEYS
        and not _is_copied(share.version, best.version, language)
    ]
    if not own or best.words < _AHEAD * max(rivals, default=0.0):
        return None
    return min(own, key=_rank).version


def _rank(share: _Share) -> tuple[bool, float, int, str]:
    """Return what the likeliest of versions in one language is the least by."""
    name = share.version.name
    is_usual = not name or name == of(name).kinship.plain
    return not is_usual, -round(share.words, 2), -share.keys, name


def _measure(version: Version) -> _Share:
    """Return how many keys a version has, and which share of their words its texts have."""
    keys: set[str] = set()
    wanted = had = 0
    for segment in version.segments:
        key = find_stem(segment.unit or "")
        if key in keys:
            continue
        keys.add(key)
        asked = _list_words(key)
        wanted += len(asked)
        had += len(asked & _list_words(segment.text)) if asked else 0
    return _Share(version, len(keys), had / wanted if wanted else 0.0)


def _list_words(text: str) -> set[str]:
    return {word.lower() for word in _PART.findall(text)}


def _identify(version: Version) -> str:
    """Return the language that the texts of a version are in."""
    return identify.identify(segment.prose for segment in version.segments).language


def _is_in(version: Version, language: str) -> bool:
    """Say whether a version is said to be in a language, or says nothing."""
    if not version.name:
        return True
    return of(version.language).kinship.plain == of(language).kinship.plain


def _is_copied(version: Version, other: Version, language: str) -> bool:
    """Say whether a version is in the language of another: most of it was never translated."""
    if _is_in(version, language):
        return True
    texts = _texts(other)
    same = sum(
        texts.get(segment.unit or "") == segment.text for segment in version.segments
    )
    return 2 * same >= len(version.segments)


def _texts(version: Version) -> Mapping[str, str]:
    return {segment.unit or "": segment.text for segment in version.segments}


def _tell(found: Sequence[Version]) -> list[str]:
    """Return a sentence on each language that catalogues were made from."""
    names = dict.fromkeys(of(each.language).name for each in found if each.name)
    return [
        f"{name} is the source of {_count(found, name)}: their keys are named in it (`--source none`: all are equals)"
        for name in names
    ]


def _count(found: Sequence[Version], name: str) -> str:
    many = [each for each in found if of(each.language).name == name]
    if len(many) == 1:
        return f"document `{many[0].document}`"
    return f"{len(many):,} documents"
