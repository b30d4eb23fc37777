"""The forms of a language that may stand among numbers and dates, and what each means by itself."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from qa import language as languages
from qa.language.folding import MARKS
from qa.language.locale import Locale


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
_WORDS = re.compile(WORD)
_POWERS = {10**power: power for power in (3, 6, 9, 12)}
_MARKED = "\u0530"
"""From here on, scripts write vowels and tones as combining marks (Armenian and
Georgian, which do not, are few)."""
HEAD = 2
"""Letters by which words that begin a fused number are told at once."""
SHORT = 3
"""Forms with so many letters may be other words."""
STEM, SCALE_STEM = 4, 5
"""Letters that a form and a scale word keep at least when they lose their last ones."""


class Forms:
    """What the data of a language says of its words; it is worked out once and holds for every run."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale
        self.phrases = _collect_phrases(locale)
        self.connectors = _collect_connectors(locale)
        self.has_marks = _may_have_marks("".join(locale.months))
        self.words = frozenset[str]().union(
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

    def find_exact(self, word: str) -> Entry | None:
        """Return the senses of a form that stands in the data.

        A number word that is a power of a thousand is a scale word, too.
        """
        if word not in self.words:
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

    @functools.cached_property
    def beginnings(self) -> frozenset[str]:
        """The first letters of all forms and stems that may have an ending: most words begin with none of them."""
        return frozenset(form[:SHORT] for form in (*self.words, *self.stems))

    def _list_stems(self) -> Iterator[tuple[str, int]]:
        """Yield the forms that have stems, and how long these are at least."""
        locale = self.locale
        tables: list[tuple[Iterable[str], int]] = [
            (locale.months, SHORT),
            (locale.cardinals, STEM),
            (locale.after, SCALE_STEM),
            (locale.readings, STEM),
        ]
        for table, least in tables:
            for form in table:
                if len(form) >= STEM and " " not in form:
                    yield form, least


@functools.cache
def forms(tag: str) -> Forms:
    """Return the forms of a language."""
    return Forms(languages.of(tag).locale)


def _find_head(form: str) -> str:
    """Return the first letters of a form's first word (`п'ять` has one)."""
    head = form[:HEAD]
    return head if head.isalpha() else form[:1]


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


def _may_have_marks(letters: str) -> bool:
    """Tell whether words may hold combining marks.

    The plainest pattern of words would cut there.
    """
    if not letters or max(letters) >= _MARKED:
        return True
    return any(map(unicodedata.combining, letters))


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
