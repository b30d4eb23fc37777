"""What a text has that its translations have too: links, numbers, dates, codes, places, and names by their sound.

A trait is a number that stands for a word such as `v2018`; `Traits` hands them out.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from qa import kinds, language
from qa.language.romanisation import symbols
from qa.model import Fact, Segment, Version

LINK, VALUE, PLACE, SOUND = "link", "value", "place", "sound"

_GROUPS = {"urls": LINK, "targets": LINK, "spans": LINK, "values": VALUE}
"""The kinds of facts that are traits by their readings; those of names are places and sounds."""

_WORD = re.compile(
    r"[^\s\d!-/:-@\[-`{-~\u00a1-\u00bf\u0964\u0965\u060c\u061b\u061f"
    r"\u2010-\u205e\u3000-\u3004\u3008-\u303f\uff00-\uff20]+"
)
"""What stands between spaces, digits and punctuation: letters with their marks."""
_DIGITS = re.compile(r"\d+")

_CLASSES = str.maketrans(
    {
        **dict.fromkeys("aeiouyh."),
        **dict.fromkeys("pb", "P"),
        **dict.fromkeys("fvw", "F"),
        **dict.fromkeys("tdT", "T"),
        **dict.fromkeys("kgqXGx", "K"),
        **dict.fromkeys("cszSCZJj", "S"),
        **{letter: letter.upper() for letter in "lrmn"},
    }
)
"""Sounds that renderings of a name exchange are one; vowels are none."""

_SHORTEST, _LONGEST = 3, 14
"""Consonants of a word that is a trait: fewer are in too many, more is a run of words without spaces."""

_STRETCH, _STRETCH_SPACELESS = 8, 4
"""Characters of a stretch, by which texts of one language are compared."""

_SAMPLE = 4
"""Of so many stretches one is kept: by its checksum, so that it is the same one everywhere."""

_SPREAD = 2
"""A segment that stands in more files than this is what their site says everywhere, not what they say."""

_KEPT = 3
"""Places of a trait in one text that are remembered."""

_RATES = {LINK: (0.01,), PLACE: (0.08,), SOUND: (0.12, 0.04, 0.012, 0.004)}
"""In which share of texts a trait stands before anything is known: a sound by its consonants from three on."""

_RATES_OF_VALUES = (0.2, 0.5, 0.2, 0.06, 0.03, 0.01)
"""The same of a value, by its digits: none (a weekday), one, two ..."""


@dataclass(slots=True)
class Traits:
    """The traits that were met: the kind and the word of each, its usual rate, and how it was first written."""

    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    rates: list[float] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    def number(self, kind: str, word: str, written: str) -> int:
        """Return the trait that stands for a word."""
        found = self.numbers.setdefault((kind, word), len(self.rates))
        if found == len(self.rates):
            self.rates.append(_rate(kind, word))
            self.written.append(written)
        return found


class _Stated(NamedTuple):
    """A trait as a segment states it; a `strong` one is sure to be none by chance."""

    kind: str
    word: str
    written: str
    strong: bool = False


class Text(NamedTuple):
    """One text as grouping sees it.

    `places` are the middle and half the width of each segment, as shares of the text;
    `lengths` the letters of the segments that are its own. `traits` leads to the
    numbers of the segments that have it; `faint` are traits that may be none, `firm`
    those that a translation is expected to keep. `stretches` are checksums of what it
    says word for word.
    """

    path: str
    language: str
    lengths: tuple[int, ...]
    places: tuple[tuple[float, float], ...]
    traits: dict[int, tuple[int, ...]]
    faint: frozenset[int]
    firm: frozenset[int]
    stretches: frozenset[int]


def read(versions: Sequence[Version], traits: Traits) -> list[Text]:
    """Return the texts of versions, without what many of them have word for word."""
    spread: Counter[str] = Counter()
    masked: Counter[str] = Counter()
    for version in versions:
        said = {segment.text for segment in version.segments if segment.text.strip()}
        spread.update(said)
        masked.update({_mask(text) for text in said})
    texts = []
    for version in versions:
        own = []
        lengths = []
        for segment in version.segments:
            text = segment.text
            if not text.strip() or spread[text] > _SPREAD:
                continue
            own.append(segment)
            if masked[_mask(text)] <= _SPREAD:
                lengths.append(len(text))
        texts.append(_text(version, own, tuple(lengths), traits))
    return texts


def _mask(text: str) -> str:
    """Return a text without its numbers: `page 3 of 9` is the same on every page."""
    return _DIGITS.sub("0", text)


def _text(
    version: Version,
    segments: Sequence[Segment],
    lengths: tuple[int, ...],
    traits: Traits,
) -> Text:
    """Return a version as grouping sees it."""
    found: dict[int, tuple[int, ...]] = {}
    faint: set[int] = set()
    firm: set[int] = set()
    for number, segment in enumerate(segments):
        for one in _stated(segment, version.language):
            trait = traits.number(one.kind, one.word, one.written)
            held = found.get(trait, ())
            if number not in held:
                found[trait] = (*held, number)[:_KEPT]
            if _is_firm(one):
                firm.add(trait)
            elif one.kind == VALUE and not one.strong:
                faint.add(trait)
    return Text(
        path=version.path,
        language=version.language,
        lengths=lengths,
        places=_place(segments),
        traits=found,
        faint=frozenset(faint - firm),
        firm=frozenset(firm),
        stretches=frozenset(_cut(segments, version.language)),
    )


def _is_firm(one: _Stated) -> bool:
    """Say whether a translation is expected to keep a trait."""
    if not one.strong:
        return False
    return one.kind == LINK or _DIGITS.search(one.word) is not None


def _place(segments: Sequence[Segment]) -> tuple[tuple[float, float], ...]:
    """Return the middle and half the width of each segment, as shares of their text."""
    total = sum(len(segment.text) for segment in segments)
    places = []
    start = 0
    for segment in segments:
        width = len(segment.text)
        half = width / 2
        middle = start + half
        places.append((middle / total, half / total))
        start += width
    return tuple(places)


def _cut(segments: Sequence[Segment], tag: str) -> Iterator[int]:
    """Yield the checksums of some stretches of a text, its digits left out."""
    whole = " ".join(segment.text for segment in segments)
    letters = _DIGITS.sub("", whole.lower())
    text = " ".join(letters.split())
    size = _STRETCH if language.of(tag).spaced else _STRETCH_SPACELESS
    for start in range(len(text) - size + 1):
        part = text[start : start + size]
        written = part.encode("utf-8", "surrogatepass")
        checksum = zlib.crc32(written)
        if checksum % _SAMPLE == 0:
            yield checksum


def _stated(segment: Segment, tag: str) -> Iterator[_Stated]:
    """Yield the traits that a segment states."""
    for group, kind in _GROUPS.items():
        for fact in kinds.of(segment, tag, group):
            for reading in fact.readings:
                yield _Stated(kind, reading, fact.text, fact.strong)
    for fact in kinds.of(segment, tag, "names"):
        yield from _named(fact)
    yield from _sounds(_WORD.findall(segment.prose))


def _named(fact: Fact) -> Iterator[_Stated]:
    """Yield the traits of a name: the places it may be, else its sounds."""
    for reading in fact.readings:
        if reading.startswith("="):
            yield _Stated(PLACE, reading, fact.text)
        else:
            yield from _sounds([reading])


def _sounds(words: Iterable[str]) -> Iterator[_Stated]:
    """Yield the sounds of words that are neither too short nor too long."""
    for word in words:
        if len(word) < _SHORTEST:
            continue
        sound = symbols(word).translate(_CLASSES)
        if _SHORTEST <= len(sound) <= _LONGEST:
            yield _Stated(SOUND, sound, word)


def _rate(kind: str, word: str) -> float:
    """Return in which share of texts a trait stands before anything is known."""
    if kind == VALUE:
        rates: tuple[float, ...] = _RATES_OF_VALUES
        place = sum(letter.isdigit() for letter in word)
    else:
        rates = _RATES[kind]
        place = max(0, len(word) - _SHORTEST)
    last = len(rates) - 1
    return rates[min(place, last)]
