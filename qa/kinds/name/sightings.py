"""Where a name of one version may stand in another version's text."""

from __future__ import annotations

import bisect
import functools
import itertools
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from qa.kinds.name.reading import is_spaceless
from qa.kinds.name.texts import Text, prepared
from qa.language import gazetteer, name_words, script
from qa.language.romanisation import placed, symbols
from qa.language.spelling import WORD, folded
from qa.language.streams import BREAK, Stream, spaced, unspaced
from qa.language.streams import word as spoken
from qa.model import Span

How = Literal["same", "place", "sound"]
Keys = tuple[str, ...]
"""Readings of names: folded, or `=` with a country's code."""


class Sighting(NamedTuple):
    """What was found of a name: how, how well (1 is what a true rendering gives on average), and where."""

    how: How
    ratio: float
    span: Span


Heard = dict[str, Sighting | None]
"""The best place of each name in a text."""


class _Job(NamedTuple):
    """A name's sounds to look for in the text that its answer is of."""

    answer: Heard
    key: str
    form: str
    text: _Spoken


def hear(asked: Sequence[tuple[Keys, str]], first: str, second: str) -> list[Heard]:
    """Return the best place of names of language `first` in texts of `second`: letters and places first, then sounds.

    All are heard at once, for speed.
    """
    answers: list[Heard] = []
    jobs: list[_Job] = []
    for keys, text in asked:
        answers.append(_seen(keys, first, text, second) if keys else {})
        jobs += _jobs(answers[-1], keys, first, text, second)
    if jobs:
        _sound(jobs, _script(first), second)
    if _script(first) == _script(second) == "Latn":
        for answer, (_, text) in zip(answers, asked, strict=True):
            _adapt(answer, prepared(text, second), gazetteer.countries(first))
    return answers


@functools.lru_cache(maxsize=16384)
def found(keys: Keys, first: str, text: str, second: str) -> Mapping[str, Sighting | None]:
    """Return the best place of each name of language `first` in one text."""
    return hear([(keys, text)], first, second)[0]


def _seen(keys: Keys, first: str, text: str, second: str) -> Heard:
    ready = prepared(text, second)
    seen: Heard = {}
    for key in keys:
        same = None if key.startswith("=") else _same(key, ready)
        place = same or _place(key, first, ready, second)
        if place:
            seen[key] = Sighting("same" if same else "place", 1.0, place)
    return seen


def _jobs(seen: Heard, keys: Keys, first: str, text: str, second: str) -> list[_Job]:
    """Return what is left to be heard of names that are not seen; a country by all names that it has in `first`."""
    rest = [key for key in keys if key not in seen]
    if not rest:
        return []
    seen.update(dict.fromkeys(rest))
    spoken = _spoken(text, second)
    return [_Job(seen, key, form, spoken) for key in rest for form in _spoken_forms(key, first)]


def _sound(jobs: Sequence[_Job], first: str, second: str) -> None:
    from qa.language.transliteration import begins, reaches, table  # noqa: PLC0415 - numpy only where sounds are

    costs = table(first, _script(second))
    best: dict[tuple[int, str], tuple[_Job, int, float]] = {}
    for job, reach in zip(jobs, reaches([(job.form, job.text.stream) for job in jobs], costs), strict=True):
        place = id(job.answer), job.key
        if reach.end >= 0 and (place not in best or reach.ratio > best[place][2]):
            best[place] = job, reach.end, reach.ratio
    placing = [kept for kept in best.values() if is_spaceless(second) and kept[2] > _WORTH_PLACING]
    starts = begins([(job.form, job.text.stream, end) for job, end, _ in placing], costs)
    firsts = {(id(job.answer), job.key): start for (job, _, _), start in zip(placing, starts, strict=True)}
    for place, (job, end, ratio) in best.items():
        job.answer[job.key] = Sighting("sound", ratio, job.text.span(firsts.get(place, end), end))


def stands(name: str, text: str, language: str) -> bool:
    """Say whether a name stands in a text letter for letter, but for endings and particles written together with it."""
    if is_spaceless(language):
        return folded(name) in folded(text)
    starts = ("", *name_words.clitics(language))
    words = prepared(text, language).index
    wanted = [folded(word) for word in WORD.findall(name)]
    return all(any(word.startswith(start + one) for word in words for start in starts) for one in wanted)


def _same(key: str, ready: Text) -> Span | None:
    if key not in ready.line:
        return _inflected(key, ready)
    number = ready.index.get(key)
    if number is None and len(key) >= _STEM and f" {key}" in ready.line:
        number = next((n for word, n in ready.index.items() if word.startswith(key)), None)
    return None if number is None else ready.at(number)


def _inflected(key: str, ready: Text) -> Span | None:
    """Return where a short name stands whose last vowel an ending has replaced: `Ohia` for `Ohio`."""
    if len(key) != _STEM or f" {key[:-1]}" not in ready.line or not symbols(key).endswith(_VOWELS):
        return None
    sizes = _STEM, _STEM + 1
    words = ready.index.items()
    return next((ready.at(n) for word, n in words if word[:-1].startswith(key[:-1]) and len(word) in sizes), None)


def _place(key: str, first: str, ready: Text, second: str) -> Span | None:
    for label in _labels(key, first, second):
        found = _label(label, ready, second)
        if found:
            return found
    return None


@functools.lru_cache(maxsize=65536)
def _labels(key: str, first: str, second: str) -> tuple[str, ...]:
    """Return what a place is called in `second`; a country may stand there in the letters of `first`."""
    if not key.startswith("="):
        entities = gazetteer.meanings(key, first)
        return gazetteer.labels(entities, second) if entities else ()
    known = gazetteer.labels((key[1:],), second)
    if _script(first) == _script(second):
        return known
    return (*known, *(name for name in gazetteer.labels((key[1:],), first) if " " in name or len(name) >= _STEM))


def without_article(word: str, language: str) -> str:
    """Return a word without the article that other clitics change."""
    return next(
        (
            word[len(c) :]
            for c in name_words.clitics(language)
            if word.startswith(c) and len(word) - len(c) > 2 and len(c) > 1
        ),
        word,
    )


def _label(label: str, ready: Text, language: str) -> Span | None:
    if is_spaceless(language):
        return ready.find(label) if len(label) > 1 else None
    head, _, rest = label.partition(" ")
    head = without_article(head, language)
    stem = _stem(head)
    if len(head) == _STEM and not rest and head not in ready.line:
        return _inflected(head, ready)
    if stem not in ready.line or (rest and without_article(_stem(rest), language) not in ready.line):
        return None
    starts = ("", *name_words.clitics(language))
    for word, number in ready.index.items():
        if stem in word and any(word.startswith(clitic + stem) for clitic in starts):
            if len(head) < name_words.stem(language) and not any(word == clitic + head for clitic in starts):
                continue
            return ready.at(number)
    if len(label) >= _SURE and (label in ready.line or label.replace(" ", "") in ready.line):
        least = 0 if len(label) > _SURE else _LONGEST
        return next(
            (ready.at(number) for word, number in ready.index.items() if head in word and len(word) > least), None
        )
    return None


def _stem(word: str) -> str:
    """Return the part of a word that endings leave alone."""
    return word[: max(_STEM, len(word) - 2)] if len(word) > _STEM else word


_STEM = 4
_SURE, _LONGEST = 6, 24
"""A label of more letters is sure inside a word, one of as many only where words have run together."""
_VOWELS = tuple("aeiou")
_WORTH_PLACING = 0.3
_LIKE = ((80.0, 0.75), (60.0, 0.45))
"""Per cent of letters, and the ratio of sounds that it is worth."""
_NONE = (0.0, 0)


def _adapt(heard: Heard, ready: Text, countries: Mapping[str, str]) -> None:
    """Count words that resemble a name in their letters, `Iwanow`: within one script spelling says more."""
    for key, best in heard.items():
        known = best is not None and best.how != "sound"
        if known or len(key) < _STEM or key.startswith("=") or key in countries:
            continue
        size = len(key) + 1
        likeness, number = max(
            ((fuzz.ratio(key, word[:size]), number) for word, number in ready.index.items()), default=_NONE
        )
        rated = next((ratio for least, ratio in _LIKE if likeness >= least), -1.0)
        if best is None or rated > best.ratio:
            heard[key] = Sighting("sound", rated, ready.at(number)) if rated > 0 else best


@functools.lru_cache(maxsize=65536)
def _spoken_forms(key: str, language: str) -> tuple[str, ...]:
    if not key.startswith("="):
        return _forms(key, language)
    names = gazetteer.labels((key[1:],), language)
    forms = dict.fromkeys(form for name in names for form in _forms(name, language))
    return tuple(form for form in forms if len(form) >= _STEM) or tuple(forms)


@functools.lru_cache(maxsize=65536)
def _forms(key: str, language: str) -> tuple[str, ...]:
    """Return the sounds of a name as it is spelt and as it is spoken."""
    words = key.split(" ")
    if len(words) == 1:
        forms = [symbols(key), *name_words.sounds(key, language)]
    else:
        spoken = ((*name_words.sounds(word, language), symbols(word))[0] for word in words)
        forms = [symbols(key), "".join(spoken)]
        alone = words[-1] not in gazetteer.shared_words(language) and name_words.kind(words[-1], language) != "small"
        if len(words[-1]) > _STEM and alone:
            forms.append(symbols(words[-1]))
    return tuple(form for form in dict.fromkeys(forms) if len(form) > 1)


def _script(language: str) -> str:
    return {"Hans": "Hani", "Hant": "Hani", "Kore": "Hang"}.get(script(language), script(language))


class _Spoken(NamedTuple):
    """A text as sounds: where its words begin, up to which sound each is, and where they end.

    Without spaces the characters count as words.
    """

    stream: Stream
    starts: Sequence[int]
    bounds: Sequence[int]
    ends: Sequence[int] | None = None

    def span(self, first: int, last: int) -> Span:
        """Return where the sounds from the first to the last stand."""
        start, number = self.starts[self._number(first)], self._number(last)
        if self.ends is None:
            return Span(start, self.starts[number] + (self.stream.codes[last] != BREAK))
        return Span(start, self.ends[number])

    def _number(self, sound: int) -> int:
        return bisect.bisect_right(self.bounds, sound)


@functools.lru_cache(maxsize=32768)
def _spoken(text: str, language: str) -> _Spoken:
    ready = prepared(text, language)
    starts, ends = ready.starts, ready.ends
    if ready.spaceless:
        sounds, places = placed(text, zip(starts, ends, strict=True))
        return _Spoken(unspaced(sounds), places, range(1, len(places) + 1))
    words = [_word(text[start:end], language) for start, end in zip(starts, ends, strict=True)]
    return _Spoken(spaced(words), starts, list(itertools.accumulate(len(word.codes) for word in words)), ends)


@functools.lru_cache(maxsize=65536)
def _word(word: str, language: str) -> Stream:
    sounds, key = symbols(word), folded(word)
    lengths = (len(symbols(c)) for c in name_words.clitics(language) if key.startswith(c) and len(key) - len(c) > 1)
    return spoken(sounds, tuple(sorted({length for length in lengths if 0 < length < len(sounds)})))
