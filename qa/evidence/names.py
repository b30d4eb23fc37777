"""Where else in the batch a name stands, so that what it became there tells what it should be here."""

from __future__ import annotations

import bisect
import functools
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from qa.languages.spelling import WORD, folded
from qa.model import Unit, language_of

Place = tuple[str, str]
Ready = Callable[[str, str], str]
"""Makes a text of a language ready for being searched."""


TEXTS = 100_000
"""Texts kept; once there are so many, whole documents are left out, those with the largest hashes first."""


@dataclass(frozen=True)
class Column:
    """One version of the batch: its texts, and where each stands."""

    texts: Mapping[Place, str]
    places: Mapping[str, tuple[Place, ...]]


@dataclass(frozen=True, eq=False)
class Names:
    """The texts of each document by version, unit for unit; the rest is derived when it is asked for.

    Of a large batch it is a fair sample of whole documents, those with the smallest hashes (a bottom-k sketch, Cohen
    and Kaplan 2007): all are below `bound`, so that samples merge in any order to the same.
    """

    documents: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    bound: int = 1 << 32

    @staticmethod
    def of(units: Iterable[Unit]) -> Names:
        """Return what these units show."""
        documents: dict[str, dict[str, dict[str, str]]] = {}
        for unit in units:
            columns = documents.setdefault(unit.document, {})
            for version, segment in unit.segments:
                columns.setdefault(version, {})[unit.id] = segment.text
        return _sampled(documents, 1 << 32)

    def merge(self, other: Names) -> Names:
        """Return both; a unit that is in both is the same."""
        merged = dict(self.documents)
        for document, columns in other.documents.items():
            mine = merged.get(document, {})
            merged[document] = {**mine, **{v: {**mine.get(v, {}), **texts} for v, texts in columns.items()}}
        return _sampled(merged, min(self.bound, other.bound))

    @functools.cached_property
    def _columns(self) -> dict[str, Column]:
        return {}

    @functools.cached_property
    def _small(self) -> dict[str, frozenset[str]]:
        return {}

    @functools.cached_property
    def _lines(self) -> dict[str, Lines]:
        return {}

    def column(self, version: str) -> Column:
        """Return one version of the batch."""
        if version not in self._columns:
            self._columns[version] = self._column(version)
        return self._columns[version]

    def _column(self, version: str) -> Column:
        texts: dict[Place, str] = {}
        places: dict[str, list[Place]] = {}
        for document in sorted(self.documents):
            for number, text in sorted(self.documents[document].get(version, {}).items()):
                texts[document, number] = text
                places.setdefault(text, []).append((document, number))
        return Column(texts, {text: tuple(found) for text, found in places.items()})

    def small(self, version: str) -> frozenset[str]:
        """Return the folded words that a version somewhere writes without a capital."""
        if version not in self._small:
            words = {word for text in self.column(version).texts.values() for word in WORD.findall(text)}
            self._small[version] = frozenset(folded(word) for word in words if word[0].islower())
        return self._small[version]

    def frequency(self, version: str, parts: Iterable[str], ready: Ready, most: int) -> int:
        """Return in how many texts of a version, made ready, parts stand; a text with two counts twice.

        Where there are more than `most` it is not known how many.
        """
        if version not in self._lines:
            language = language_of(version)
            self._lines[version] = Lines(ready(text, language) for text in self.column(version).texts.values())
        lines = self._lines[version]
        return sum(lines.having(part, most) for part in parts)


class Lines:
    """Texts as lines, asked in how many a part stands: whole words are counted at once, the rest is looked for."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.words: Counter[str] = Counter()
        self.ends: list[int] = []
        kept = []
        for line in lines:
            kept.append(line)
            self.words.update(set(line.split(" ")))
            self.ends.append((self.ends[-1] if self.ends else 0) + len(line) + 1)
        self.joined = "\n".join(kept)
        self.known: dict[str, int] = {}

    def having(self, part: str, most: int) -> int:
        """Return in how many lines a part stands, `most` and one where there are more."""
        if part[:1] == part[-1:] == " " and " " not in part[1:-1]:
            return self.words[part[1:-1]]
        if part not in self.known:
            count = self._found(part, most)
            if count > most:
                return count
            self.known[part] = count
        return self.known[part]

    def _found(self, part: str, most: int) -> int:
        count, place = 0, self.joined.find(part)
        while place >= 0 and count <= most:
            count += 1
            place = self.joined.find(part, self.ends[bisect.bisect(self.ends, place)])
        return count


def _sampled(documents: Mapping[str, Mapping[str, Mapping[str, str]]], bound: int) -> Names:
    """Return the documents below a bound, and of these as many as there is room for."""
    kept: dict[str, Mapping[str, Mapping[str, str]]] = {}
    size = 0
    for place, name in sorted((_hash(name), name) for name in documents):
        if place >= bound or size >= TEXTS:
            return Names(kept, min(place, bound))
        kept[name] = documents[name]
        size += sum(map(len, documents[name].values()))
    return Names(kept, bound)


def _hash(name: str) -> int:
    return zlib.crc32(name.encode("utf-8", "surrogatepass"))
