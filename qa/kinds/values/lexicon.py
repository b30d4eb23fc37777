"""What a word of one language may mean among numbers and dates: exact, inflected, prefixed and fused forms."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from qa.kinds.values.spelled import compose
from qa.language.folding import MARKS, bare
from qa.language.locale import Locale, load
from qa.memory import remember


class Entry(NamedTuple):
    """The senses of one form. `after` and `before` are powers of ten, `exact` says that the form stands in the data."""

    month: int = 0
    weekday: int = 0
    after: int = 0
    before: int = 0
    number: int | None = None
    readings: tuple[str, ...] = ()
    exact: bool = True
    phrases: tuple[tuple[tuple[str, ...], Entry], ...] = ()


NOTHING = Entry()
WORD = rf"[^\W\d_](?:[^\W\d_]|[{MARKS}\u200c\u200d])*"
_WORDS = re.compile(WORD)
_MIXED = re.compile("[a-z][^a-z]*[\u0400-\u04ff]|[\u0400-\u04ff][^\u0400-\u04ff]*[a-z]")
_CYRILLIC = str.maketrans("aeopcxyijk", "аеорсхуіјк")
REMEMBERED = 200_000
_POWERS = {10**power: power for power in (3, 6, 9, 12)}
_MARKED = "\u0530"
"""From here on, scripts write vowels and tones as combining marks (Armenian and Georgian, which do not, are few)."""
_SYLLABLES = "\u1100"
_LONG, _ENDING, _ENDINGS = 5, 3, 6
_HEAD, _SEVERAL = 2, 2


class Lexicon(dict[str, Entry | None]):
    """Remembers what each word of a language means; a word is looked up when it is first met."""

    def __init__(self, locale: Locale) -> None:
        super().__init__()
        self.locale = locale
        self.phrases = _phrases(locale)
        self.connectors = _connectors(locale)
        self.marked = _marked("".join(locale.months))
        words = (locale.cardinals, locale.after)
        self.forms = frozenset[str]().union(
            *words, locale.months, locale.weekdays, locale.before, locale.ordinals, locale.duals, locale.readings
        )
        self.heads = frozenset(form[:_HEAD] for table in words for form in table)

    def __missing__(self, word: str) -> Entry | None:
        if len(self) > REMEMBERED:
            self.clear()
        entry = self[word] = self._find(word)
        return entry

    def names_time(self, word: str) -> bool:
        """Tell whether a word may name a month or a weekday, or start a phrase that does."""
        entry = self[word]
        senses = [entry, *(sense for _, sense in entry.phrases)] if entry else []
        return any(sense.month or sense.weekday for sense in senses)

    def _find(self, word: str) -> Entry | None:
        if word[0].isdigit() or not word[0].isalpha():
            return NOTHING
        word = bare(word)
        if _MIXED.search(word):
            word = word.translate(_CYRILLIC)
        entry = self.exact(word) or self._fused(word) or self._bare(word)
        phrases = next((self.phrases[word[i:]] for i in self._starts(word) if word[i:] in self.phrases), None)
        return (entry or NOTHING)._replace(phrases=phrases) if phrases else entry

    def exact(self, word: str) -> Entry | None:
        """Return the senses of a form that stands in the data."""
        if word not in self.forms:
            return None
        locale = self.locale
        number = locale.cardinals.get(word)
        if number is None:
            number = locale.ordinals.get(word, locale.duals.get(word))
        entry = Entry(
            locale.months.get(word, 0),
            locale.weekdays.get(word, 0),
            (locale.after.get(word) or _POWERS.get(number or 0, 0)) if len(word) > 1 else 0,
            locale.before.get(word, 0),
            number,
            tuple(locale.readings.get(word, ())),
        )
        return entry if entry != NOTHING else None

    def _bare(self, word: str) -> Entry | None:
        """Return the senses of what is left without a proclitic and an ending: not exact."""
        for start in self._starts(word):
            rest = word[start:]
            entry = (self.exact(rest) if start else None) or self._inflected(rest)
            if entry:
                return entry
        return None

    def _starts(self, word: str) -> Iterator[int]:
        yield 0
        for proclitic in self.locale.proclitics:
            if word.startswith(proclitic) and len(word) - len(proclitic) >= 2:
                yield len(proclitic)

    def _inflected(self, word: str) -> Entry | None:
        nearest = len(word) if self.locale.capitals else max(_LONG, len(word) - _ENDING)
        for end in range(len(word) - 1, nearest - 1, -1):
            if word[:end] in self.locale.months and word[:end] not in self.locale.ambiguous:
                return self.exact(word[:end])
        for end in range(len(word) - 1, 3 if word.isascii() else 2, -1):
            far = len(word) - end > (_ENDINGS if word.isascii() else _ENDINGS + 2)
            form = word[:end]
            entry = self.exact(form)
            if entry and (far or end <= 3) and not (entry.month if end <= 3 else (entry.number or 0) >= 10):
                continue
            if entry:
                return entry._replace(exact=False)
            if form in self.stems and not far:
                return self.stems[form]
        return self.stems.get(word[:-1]) if 4 <= len(word) <= 5 else None

    @functools.cached_property
    def stems(self) -> Mapping[str, Entry]:
        """Forms less their last one or two letters, where that leaves one sense."""
        found: dict[str, set[Entry]] = {}
        locale = self.locale
        for table in (locale.months, locale.cardinals, locale.after, locale.readings):
            for form in table:
                if len(form) >= 4 and " " not in form:
                    for cut in (1, 2):
                        if len(form) - cut >= (3 if table is locale.months else 4 + (table is locale.after)):
                            entry = self.exact(form) or NOTHING
                            found.setdefault(form[:-cut], set()).add(entry._replace(exact=False))
        return {stem: min(senses) for stem, senses in found.items() if len({s[:5] for s in senses}) == 1}

    def _fused(self, word: str) -> Entry | None:
        """Return the value of a word made of number words (`siebenhundertdreiundzwanzig`).

        What stands behind them may be another word (`czterdziestodwuletni`, 42 years old): then it is not exact.
        """
        values = list(self._split(word)) if word[:_HEAD] in self.heads or word[:1] in self.heads else []
        if len(values) < _SEVERAL:
            return None
        number = compose(values)
        if number is not None:
            return Entry(number=number)
        values = [value for value in values if value >= 0]
        number = compose(values) if len(values) >= _SEVERAL else None
        return Entry(number=number, exact=False) if number is not None else None

    def _split(self, word: str) -> Iterator[int]:
        start = 0
        while start < len(word):
            for end in range(len(word), start + (word[start] < _SYLLABLES), -1):
                part = word[start:end]
                value = self.locale.cardinals.get(part)
                if value is None and part in self.locale.after:
                    value = 10 ** self.locale.after[part]
                if value is None and end == len(word) and start:
                    value = self.locale.ordinals.get(part)
                if value is not None:
                    yield value
                    start = end
                    break
            else:
                skipped = next((c for c in self.connectors if start and word.startswith(c, start)), None)
                if skipped is None:
                    yield -1
                    return
                start += len(skipped)


def _phrases(locale: Locale) -> Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    """Return what starts with a word, the longest first."""
    found: dict[str, dict[tuple[str, ...], Entry]] = {}
    tables: list[tuple[str, Mapping[str, int]]] = [
        ("month", locale.months),
        ("weekday", locale.weekdays),
        ("number", {**locale.ordinals, **locale.cardinals}),
        ("after", locale.after),
    ]
    for sense, table in tables:
        for form, value in table.items():
            words = _WORDS.findall(form)
            if len(words) > 1:
                heads = found.setdefault(words[0], {})
                entry = heads.get(tuple(words), NOTHING)
                heads[tuple(words)] = entry._replace(**{sense: value})  # type: ignore[arg-type]
    return {
        head: tuple(sorted(rest.items(), key=lambda item: (-len(item[0]), item[0]))) for head, rest in found.items()
    }


def _connectors(locale: Locale) -> frozenset[str]:
    """Return the words between the words of a number (`and`, `y`)."""
    inner = [*locale.connectors] + [word for form in locale.cardinals if " " in form for word in form.split()[1:-1]]
    return frozenset(word for word in inner if word not in locale.cardinals and word not in locale.after)


@remember()
def lexicon(tag: str) -> Lexicon:
    """Return the lexicon of a language."""
    return Lexicon(load(tag))


def alternation(forms: Iterable[str]) -> str:
    """Return a pattern for any of `forms`, the longest first, branching on common prefixes so that it fails fast."""
    trie: dict[str, dict] = {}  # type: ignore[type-arg]
    for form in sorted(forms):
        node = trie
        for character in form:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branch(trie)


def _branch(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    options = [re.escape(c) + _branch(rest) for c, rest in node.items() if c]
    if not options:
        return ""
    body = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
    return f"(?:{body})?" if "" in node else body


def _marked(letters: str) -> bool:
    """Tell whether words may hold combining marks, which the plainest pattern of words would cut."""
    return not letters or max(letters) >= _MARKED or any(map(unicodedata.combining, letters))
