"""What a word of one language may mean among numbers and dates.

Exact, inflected, prefixed and fused forms.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from qa import language as languages
from qa.kinds.values.spelled import compose
from qa.language.folding import MARKS, bare
from qa.language.locale import Locale
from qa.memory import remember


class Entry(NamedTuple):
    """The senses of one form.

    `after` and `before` are powers of ten, `exact` says that the form stands in the
    data, `phrases` what begins with it and what that means, the longest first,
    `ordinal` that the number is a rank.
    """

    month: int = 0
    weekday: int = 0
    after: int = 0
    before: int = 0
    number: int | None = None
    readings: tuple[str, ...] = ()
    exact: bool = True
    phrases: tuple[tuple[tuple[str, ...], Entry], ...] = ()
    ordinal: bool = False

    @property
    def has_sense(self) -> bool:
        """Whether the form means anything by itself."""
        return self[:6] != NOTHING[:6]


NOTHING = Entry()
WORD = rf"[^\W\d_](?:[^\W\d_]|[{MARKS}\u200c\u200d])*"
REMEMBERED = 200_000
"""Words that are remembered of a language at once."""
_WORDS = re.compile(WORD)
_MIXED = re.compile("[a-z][^a-z]*[\u0400-\u04ff]|[\u0400-\u04ff][^\u0400-\u04ff]*[a-z]")
_CYRILLIC = str.maketrans("aeopcxyijk", "аеорсхуіјк")
_POWERS = {10**power: power for power in (3, 6, 9, 12)}
_MARKED = "\u0530"
"""From here on, scripts write vowels and tones as combining marks (Armenian and
Georgian, which do not, are few)."""
_SYLLABLES = "\u1100"
"""From here on, one sign may be a number word."""
_HEAD = 2
"""Letters by which words that begin a fused number are told at once."""
_SEVERAL = 2
"""Number words that a fused word has at least."""
_SHORTEST = 2
"""Letters of a word behind a proclitic at least."""
_MONTH_STEM, _MONTH_ENDING = 5, 3
"""Letters of a month's form at least, and of an ending behind it at most, where months
are written small."""
_ENDING, _SIGN_ENDING = 6, 8
"""Letters of an ending at most, in Latin letters and in others."""
_SHORT = 3
"""Forms with so many letters may be other words."""
_STEM, _SCALE_STEM = 4, 5
"""Letters that a form and a scale word keep at least when they lose their last ones."""


class Lexicon(dict[str, Entry | None]):
    """Remembers what each word of a language means.

    A word is looked up when it is first met.
    """

    def __init__(self, locale: Locale) -> None:
        super().__init__()
        self.locale = locale
        self.phrases = _collect_phrases(locale)
        self.connectors = _collect_connectors(locale)
        self.has_marks = _may_have_marks("".join(locale.months))
        self.forms = frozenset[str]().union(
            locale.cardinals,
            locale.after,
            locale.months,
            locale.weekdays,
            locale.before,
            locale.ordinals,
            locale.duals,
            locale.readings,
        )
        words = [*locale.cardinals, *locale.after]
        self.heads = frozenset(map(_find_head, words))
        others = [*locale.ordinals, *locale.before, *locale.duals]
        self.number_heads = self.heads.union(map(_find_head, others))

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
        heads = self.number_heads
        if word[:_HEAD] in heads or word[:1] in heads:
            return True
        if word.isascii() and not self.locale.proclitics:
            return False
        word = bare(word)
        return any(
            word[start : start + _HEAD] in heads or word[start : start + 1] in heads
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
        if _MIXED.search(word):
            word = word.translate(_CYRILLIC)
        entry = self.find_exact(word) or self._find_fused(word)
        entry = entry or self._find_inside(word)
        for start in self._list_starts(word):
            phrases = self.phrases.get(word[start:])
            if phrases:
                return (entry or NOTHING)._replace(phrases=phrases)
        return entry

    def find_exact(self, word: str) -> Entry | None:
        """Return the senses of a form that stands in the data.

        A number word that is a power of a thousand is a scale word, too.
        """
        if word not in self.forms:
            return None
        locale = self.locale
        number = locale.cardinals.get(word)
        if number is None:
            number = locale.ordinals.get(word, locale.duals.get(word))
        after = 0
        if len(word) > 1:
            after = locale.after.get(word) or _POWERS.get(number or 0, 0)
        entry = Entry(
            month=locale.months.get(word, 0),
            weekday=locale.weekdays.get(word, 0),
            after=after,
            before=locale.before.get(word, 0),
            number=number,
            readings=tuple(locale.readings.get(word, ())),
            ordinal=word in locale.ordinals and word not in locale.cardinals,
        )
        return entry if entry != NOTHING else None

    def _find_inside(self, word: str) -> Entry | None:
        """Return the senses of what is left without a proclitic and an ending.

        A whole form behind a proclitic is exact, all else is not.
        """
        for start in self._list_starts(word):
            rest = word[start:]
            entry = self.find_exact(rest) if start else None
            entry = entry or self._find_month(rest) or self._find_stem(rest)
            if entry:
                return entry
        return None

    def _list_starts(self, word: str) -> Iterator[int]:
        """Yield where a word may begin: at its start, and behind a proclitic."""
        yield 0
        for proclitic in self.locale.proclitics:
            if word.startswith(proclitic) and len(word) - len(proclitic) >= _SHORTEST:
                yield len(proclitic)

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
                return self.find_exact(form)
        return None

    def _find_stem(self, word: str) -> Entry | None:
        """Return the sense of a form with an ending, which is not exact.

        The longest form is the best. Short words of four or five letters may lack their
        last one.
        """
        least, longest = _SHORT + 1, _ENDING
        if not word.isascii():
            least, longest = _SHORT, _SIGN_ENDING
        for end in range(len(word) - 1, least - 1, -1):
            form = word[:end]
            is_far = len(word) - end > longest
            entry = self.find_exact(form)
            if entry and may_be_inflected(entry, end, is_far=is_far):
                return entry._replace(exact=False)
            if not entry and not is_far and form in self.stems:
                return self.stems[form]
        if _STEM <= len(word) <= _SCALE_STEM:
            return self.stems.get(word[:-1])
        return None

    @functools.cached_property
    def stems(self) -> Mapping[str, Entry]:
        """Forms less their last one or two letters, where that leaves one sense.

        Two forms that would leave one stem with different senses leave none.
        """
        senses: dict[str, set[Entry]] = {}
        for form, least in self._list_stems():
            entry = self.find_exact(form) or NOTHING
            for length in (len(form) - 1, len(form) - 2):
                if length >= least:
                    alike = senses.setdefault(form[:length], set())
                    alike.add(entry._replace(exact=False))
        stems = {}
        for stem, entries in senses.items():
            if len({entry[:5] for entry in entries}) == 1:
                stems[stem] = min(entries)
        return stems

    def _list_stems(self) -> Iterator[tuple[str, int]]:
        """Yield the forms that have stems, and how long these are at least."""
        locale = self.locale
        tables: list[tuple[Iterable[str], int]] = [
            (locale.months, _SHORT),
            (locale.cardinals, _STEM),
            (locale.after, _SCALE_STEM),
            (locale.readings, _STEM),
        ]
        for table, least in tables:
            for form in table:
                if len(form) >= _STEM and " " not in form:
                    yield form, least

    def _find_fused(self, word: str) -> Entry | None:
        """Return the value of a word made of number words (`siebenhundertzwei`).

        What stands behind them may be another word (`czterdziestodwuletni`, 42 years
        old): then it is not exact. At least two number words must be in it, since one
        may be chance.
        """
        if word[:_HEAD] not in self.heads and word[:1] not in self.heads:
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
        endings = [word[start:] for start in range(1, len(word) - 1)]
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
        for end in range(len(word), nearest - 1, -1):
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
            for connector in self.connectors:
                if word.startswith(connector, start):
                    return connector
        return ""


def _find_head(form: str) -> str:
    """Return the first letters of a form's first word (`п'ять` has one)."""
    head = form[:_HEAD]
    return head if head.isalpha() else form[:1]


def may_be_inflected(
    entry: Entry,
    length: int,
    *,
    is_far: bool,
) -> bool:
    """Tell whether a form of a length may have an ending.

    Of the short ones months alone, with a long ending numbers from ten on.
    """
    if length <= _SHORT:
        return entry.month > 0
    return not is_far or (entry.number or 0) >= 10


def says_number(entry: Entry) -> bool:
    """Tell whether a form of the data is a number word, but for one and nought."""
    if not entry.exact:
        return False
    return (entry.number or 0) > 1 or entry.after > 0 or entry.before > 0


Phrases = Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]


def _collect_phrases(locale: Locale) -> Phrases:
    """Return what starts with a word, the longest first.

    A form of several words begins with its first; one phrase may have several senses.
    """
    phrases: dict[str, dict[tuple[str, ...], Entry]] = {}
    tables: list[tuple[str, Mapping[str, int]]] = [
        ("month", locale.months),
        ("weekday", locale.weekdays),
        ("number", {**locale.ordinals, **locale.cardinals}),
        ("after", locale.after),
        ("ordinal", dict.fromkeys(locale.ordinals.keys() - locale.cardinals, True)),
    ]
    for sense, table in tables:
        for form, value in table.items():
            words = tuple(_WORDS.findall(form))
            if len(words) > 1:
                alike = phrases.setdefault(words[0], {})
                entry = alike.get(words, NOTHING)
                alike[words] = entry._replace(**{sense: value})  # type: ignore[arg-type]
    longest_first = {}
    for head, alike in phrases.items():
        order = sorted(alike.items(), key=lambda item: (-len(item[0]), item[0]))
        longest_first[head] = tuple(order)
    return longest_first


def _collect_connectors(locale: Locale) -> frozenset[str]:
    """Return the words between the words of a number (`and`, `y`).

    They stand in the language's data, or inside its number words of three and more.
    """
    connectors = set(locale.connectors)
    for form in locale.cardinals:
        if " " in form:
            connectors.update(form.split()[1:-1])
    return frozenset(connectors - locale.cardinals.keys() - locale.after.keys())


@remember()
def lexicon(tag: str) -> Lexicon:
    """Return the lexicon of a language."""
    return Lexicon(languages.of(tag).locale)


def alternation(forms: Iterable[str]) -> str:
    """Return a pattern for any of `forms`, the longest first.

    It branches on common prefixes so that it fails fast. Empty where there are no
    forms.
    """
    trie: dict[str, dict] = {}  # type: ignore[type-arg]
    for form in sorted(forms):
        node = trie
        for character in form:
            node = node.setdefault(character, {})
        node[""] = {}
    return _join_branches(trie)


def _join_branches(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    """Return a pattern of what follows a prefix.

    A form that ends here makes what follows optional.
    """
    options = []
    for character, rest in node.items():
        if character:
            options.append(re.escape(character) + _join_branches(rest))
    if not options:
        return ""
    body = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
    return f"(?:{body})?" if "" in node else body


def _may_have_marks(letters: str) -> bool:
    """Tell whether words may hold combining marks.

    The plainest pattern of words would cut there.
    """
    if not letters or max(letters) >= _MARKED:
        return True
    return any(map(unicodedata.combining, letters))
