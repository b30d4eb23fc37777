"""What a word of one language may mean among numbers and dates, as it stands, inflected, prefixed or fused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.kinds.values.forms import (
    HEAD,
    NOTHING,
    SCALE_STEM,
    SHORT,
    STEM,
    Entry,
    forms,
)
from qa.kinds.values.spelled import compose
from qa.language.folding import bare
from qa.memory import remember

REMEMBERED = 200_000
"""Words that are remembered of a language at once."""
_MIXED = re.compile("[a-z][^a-z]*[\u0400-\u04ff]|[\u0400-\u04ff][^\u0400-\u04ff]*[a-z]")
_CYRILLIC = str.maketrans("aeopcxyijk", "аеорсхуіјк")
_SYLLABLES = "\u1100"
"""From here on, one sign may be a number word."""
_LONGEST_PART = 64
"""Letters of a number word within a fused one at most."""
_SEVERAL = 2
"""Number words that a fused word has at least."""
_SHORTEST = 2
"""Letters of a word behind a proclitic at least."""
_MONTH_STEM, _MONTH_ENDING = 5, 3
"""Letters of a month's form at least, and of an ending behind it at most, where months
are written small."""
_ENDING, _SIGN_ENDING = 6, 8
"""Letters of an ending at most, in Latin letters and in others."""


class Lexicon(dict[str, Entry | None]):
    """Remembers what each word of a language means.

    A word is looked up when it is first met.
    """

    def __init__(self, tag: str) -> None:
        super().__init__()
        self.known = forms(tag)
        self.locale = self.known.locale

    def __missing__(self, word: str) -> Entry | None:
        """Look a word up that is met for the first time."""
        if len(self) > REMEMBERED:
            self.clear()
        entry = self[word] = self._find(word)
        return entry

    def names_time(self, word: str) -> bool:
        """Tell whether a word may name a month or a weekday, or begin such a phrase.

        Such a word makes a text worth reading though it has no digit.
        """
        entry = self[word]
        if entry is None:
            return False
        if entry.month or entry.weekday:
            return True
        return any(sense.month or sense.weekday for _, sense in entry.phrases)

    def names_number(self, word: str) -> bool:
        """Tell whether a word may be a number, but for one, or begin such a phrase."""
        if word in self.locale.ranked:
            return True
        if not self._may_begin_number(word):
            return False
        entry = self[word]
        if entry is None:
            return False
        return says_number(entry) or any(
            says_number(sense) for _, sense in entry.phrases
        )

    def _may_begin_number(self, word: str) -> bool:
        """Tell by its first letters whether a word is worth looking up."""
        heads = self.known.number_heads
        if word[:HEAD] in heads or word[:1] in heads:
            return True
        if word.isascii() and not self.locale.proclitics:
            return False
        word = bare(word)
        return any(
            word[start : start + HEAD] in heads or word[start : start + 1] in heads
            for start in self._list_starts(word)
        )

    def _find(self, word: str) -> Entry | None:
        """Return the senses of a word.

        They are `NOTHING` for digits, None for a word without any. A word that mixes
        Latin and Cyrillic letters is read as Cyrillic: some of them look the same, and
        are mistyped.
        """
        if word[0].isdigit() or not word[0].isalpha():
            return NOTHING
        word = bare(word)
        if not word.isascii() and _MIXED.search(word):
            word = word.translate(_CYRILLIC)
        entry = self.known.find_exact(word) or self._find_fused(word)
        entry = entry or self._find_inside(word)
        for start in self._list_starts(word):
            phrases = self.known.phrases.get(word[start:])
            if phrases:
                return (entry or NOTHING)._replace(phrases=phrases)
        return entry

    def _find_inside(self, word: str) -> Entry | None:
        """Return the senses of what is left without a proclitic and an ending.

        A whole form behind a proclitic is exact, all else is not.
        """
        for start in self._list_starts(word):
            rest = word[start:]
            entry = self.known.find_exact(rest) if start else None
            if not entry and rest[:SHORT] in self.known.beginnings:
                entry = self._find_month(rest) or self._find_stem(rest)
            if entry:
                return entry
        return None

    def _list_starts(self, word: str) -> Sequence[int]:
        """Return where a word may begin: at its start, and behind a proclitic."""
        if not self.locale.proclitics:
            return (0,)
        most = len(word) - _SHORTEST
        known = [each for each in self.locale.proclitics if word.startswith(each)]
        return [0, *(len(each) for each in known if len(each) <= most)]

    def _find_month(self, word: str) -> Entry | None:
        """Return the month with a short ending, where months are written small.

        `októberben` is a month: the stem is a month's form, and no other word.
        """
        if self.locale.capitals:
            return None
        nearest = max(_MONTH_STEM, len(word) - _MONTH_ENDING)
        for end in range(len(word) - 1, nearest - 1, -1):
            form = word[:end]
            if form in self.locale.months and form not in self.locale.ambiguous:
                return self.known.find_exact(form)
        return None

    def _find_stem(self, word: str) -> Entry | None:
        """Return the sense of a form with an ending, which is not exact.

        The longest form is the best. Short words of four or five letters may lack their
        last one.
        """
        least, longest = SHORT + 1, _ENDING
        if not word.isascii():
            least, longest = SHORT, _SIGN_ENDING
        for end in range(len(word) - 1, least - 1, -1):
            form = word[:end]
            is_far = len(word) - end > longest
            entry = self.known.find_exact(form)
            if entry and may_be_inflected(entry, end, is_far=is_far):
                return entry._replace(exact=False)
            if not entry and not is_far and form in self.known.stems:
                return self.known.stems[form]
        if STEM <= len(word) <= SCALE_STEM:
            return self.known.stems.get(word[:-1])
        return None

    def _find_fused(self, word: str) -> Entry | None:
        """Return the value of a word made of number words (`siebenhundertzwei`).

        What stands behind them may be another word (`czterdziestodwuletni`, 42 years
        old): then it is not exact. At least two number words must be in it, since one
        may be chance.
        """
        if word[:HEAD] not in self.known.heads and word[:1] not in self.known.heads:
            return None
        values = list(self._split(word))
        if len(values) < _SEVERAL:
            return None
        number = compose(values)
        if number is not None:
            return Entry(number=number, ordinal=self._ends_in_ordinal(word))
        values = [value for value in values if value >= 0]
        number = compose(values) if len(values) >= _SEVERAL else None
        return Entry(number=number, exact=False) if number is not None else None

    def _ends_in_ordinal(self, word: str) -> bool:
        """Tell whether the last number word in a fused one is an ordinal."""
        locale = self.locale
        first = max(1, len(word) - _LONGEST_PART)
        endings = [word[start:] for start in range(first, len(word) - 1)]
        return any(
            ending in locale.ordinals and ending not in locale.cardinals
            for ending in endings
        )

    def _split(self, word: str) -> Iterator[int]:
        """Yield the values of the number words in a word; -1 where one is none.

        A connector may stand between two (`und`), but not in front.
        """
        start = 0
        while start < len(word):
            part = self._find_part(word, start)
            if part:
                value, start = part
                yield value
                continue
            skipped = self._find_connector(word, start)
            if not skipped:
                yield -1
                return
            start += len(skipped)

    def _find_part(
        self,
        word: str,
        start: int,
    ) -> tuple[int, int] | None:
        """Return the value of the longest number word that starts here, and its end.

        An ordinal may be the last. In alphabets a number word has two letters or more.
        """
        nearest = start + (2 if word[start] < _SYLLABLES else 1)
        for end in range(min(len(word), start + _LONGEST_PART), nearest - 1, -1):
            part = word[start:end]
            value = self.locale.cardinals.get(part)
            if value is None and part in self.locale.after:
                value = 10 ** self.locale.after[part]
            if value is None and end == len(word) and start:
                value = self.locale.ordinals.get(part)
            if value is not None:
                return value, end
        return None

    def _find_connector(
        self,
        word: str,
        start: int,
    ) -> str:
        """Return the connector that stands here, but at the start; or nothing."""
        if start:
            for connector in self.known.connectors:
                if word.startswith(connector, start):
                    return connector
        return ""


def may_be_inflected(
    entry: Entry,
    length: int,
    *,
    is_far: bool,
) -> bool:
    """Tell whether a form of a length may have an ending.

    Of the short ones months alone, with a long ending numbers from ten on.
    """
    if length <= SHORT:
        return entry.month > 0
    return not is_far or (entry.number or 0) >= 10


def says_number(entry: Entry) -> bool:
    """Tell whether a form of the data is a number word, but for one and nought."""
    if not entry.exact:
        return False
    return (entry.number or 0) > 1 or entry.after > 0 or entry.before > 0


@remember()
def lexicon(tag: str) -> Lexicon:
    """Return the lexicon of a language."""
    return Lexicon(tag)
