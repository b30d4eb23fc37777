"""Where else in the batch a name stands, so that what it became there tells what it should be here."""

from __future__ import annotations

import functools
import itertools
import operator
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from qa.language.spelling import WORD, folded
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
        self.lines = list(lines)
        self.known: dict[str, tuple[int, int]] = {}

    def having(self, part: str, most: int) -> int:
        """Return in how many lines a part stands; where it is more than `most`, any such number."""
        if part[:1] == part[-1:] == " " and " " not in part[1:-1]:
            return self._words[part[1:-1]]
        count, limit = self.known.get(part, (0, -1))
        if limit < count <= most:
            count = sum(1 for _ in itertools.islice(self._with(part), most + 1))
            self.known[part] = count, most
        return count

    def _with(self, part: str) -> Iterator[str]:
        """Yield the lines with a part; that of a word is looked for where its rarest two letters are."""
        pairs = map(operator.add, part, part[1:]) if part[:1] != " " else ()
        among = min((self._pairs.get(pair, []) for pair in pairs), key=len, default=self.lines)
        return (line for line in among if part in line)

    @functools.cached_property
    def _words(self) -> Counter[str]:
        words: Counter[str] = Counter()
        for line in self.lines:
            words.update(set(line.split(" ")))
        return words

    @functools.cached_property
    def _pairs(self) -> Mapping[str, list[str]]:
        pairs: defaultdict[str, list[str]] = defaultdict(list)
        for line in self.lines:
            for pair in set(map(operator.add, line, line[1:])):
                pairs[pair].append(line)
        return pairs


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
