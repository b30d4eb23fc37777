"""Texts as lines of folded words, asked in how many of them something stands."""

from __future__ import annotations

import functools
import itertools
import operator
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping


class TextLines:
    """Lines, as `TextIndex.line` makes them.

    Whole words are counted all at once when the first is asked for, and so are beginnings of a length; any other
    part is looked for.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = list(lines)
        self._counts: dict[str, tuple[int, int]] = {}
        self._beginnings: dict[int, Counter[str]] = {}

    def count(self, part: str, most: int) -> int:
        """Return in how many lines a part stands.

        A part between two spaces is a word, one behind a space the beginning of words.
        Where there are more than `most` lines it is any such number.
        """
        if part[:1] == part[-1:] == " " and " " not in part[1:-1]:
            return self._words[part[1:-1]]
        if part[:1] == " " and " " not in part[1:]:
            return self._count_beginnings(len(part) - 1)[part[1:]]
        count, limit = self._counts.get(part, (0, -1))
        # A count that ended at its limit says no more than that there are more.
        if limit < count <= most:
            count = sum(1 for _ in itertools.islice(self._find(part), most + 1))
            self._counts[part] = count, most
        return count

    def _find(self, part: str) -> Iterator[str]:
        """Yield the lines with a part; that of a word is looked for where its rarest two letters are."""
        pairs = map(operator.add, part, part[1:]) if part[:1] != " " else ()
        lines = [self._pairs.get(pair, []) for pair in pairs]
        rarest = min(lines, key=len, default=self.lines)
        return (line for line in rarest if part in line)

    @functools.cached_property
    def _words(self) -> Counter[str]:
        """In how many lines each word stands."""
        words: Counter[str] = Counter()
        for line in self.lines:
            words.update(set(line.split(" ")))
        return words

    def _count_beginnings(self, size: int) -> Counter[str]:
        """Return in how many lines words of `size` letters or more have each beginning."""
        if size not in self._beginnings:
            counts: Counter[str] = Counter()
            for line in self.lines:
                words = line.split(" ")
                counts.update({word[:size] for word in words if len(word) >= size})
            self._beginnings[size] = counts
        return self._beginnings[size]

    @functools.cached_property
    def _pairs(self) -> Mapping[str, list[str]]:
        """The lines that have each pair of neighbouring letters."""
        pairs: defaultdict[str, list[str]] = defaultdict(list)
        for line in self.lines:
            for pair in set(map(operator.add, line, line[1:])):
                pairs[pair].append(line)
        return pairs
