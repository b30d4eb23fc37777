"""Where a name of one version may stand in another version's text."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rapidfuzz import fuzz

from qa.facts import plain
from qa.facts.name import is_spaceless
from qa.languages import gazetteer, name_words, script
from qa.languages.romanisation import placed, symbols
from qa.languages.spelling import WORD, folded
from qa.model import Span

if TYPE_CHECKING:
    from qa.languages.transliteration import Stream

How = Literal["same", "place", "sound"]


@dataclass(frozen=True, slots=True)
class Sighting:
    """What was found of a name: how, how well (1 is what a true rendering gives on average), and where."""

    how: How
    ratio: float
    span: Span


@dataclass(frozen=True, slots=True)
class Text:
    """A text made ready for searching: its words, folded, and one line of them."""

    words: tuple[tuple[str, int, int], ...]
    keys: frozenset[str]
    line: str


@functools.lru_cache(maxsize=8192)
def prepared(text: str, language: str) -> Text:
    """Return a text made ready."""
    words = tuple((folded(w.group()), w.start(), w.end()) for w in WORD.finditer(text))
    line = f" {' '.join(key for key, _, _ in words)} " if not is_spaceless(language) else folded(text)
    return Text(words, frozenset(key for key, _, _ in words), line)


@functools.lru_cache(maxsize=32768)
def sightings(original: str, first: str, text: str, second: str) -> Mapping[str, Sighting | None]:
    """Return the best place in `text` of every name that `original`, in language `first`, has (by its readings)."""
    keys = sorted({key for fact in plain(original, first).get("names", ()) for key in fact.readings})
    return found(tuple(keys), first, text, second)


@functools.lru_cache(maxsize=65536)
def found(keys: tuple[str, ...], first: str, text: str, second: str) -> Mapping[str, Sighting | None]:
    """Return the best place of each name (folded, or `=` with a country's code) of language `first` in a text."""
    ready = prepared(text, second)
    seen: dict[str, Sighting | None] = {}
    for key in keys:
        same = None if key.startswith("=") else _same(key, ready)
        place = None if same else _place(key, first, ready, second)
        if same or place:
            seen[key] = Sighting("same" if same else "place", 1.0, same or place or Span(0, 0))
    unheard = [key for key in keys if key not in seen]
    if unheard:
        seen.update(_sounds(unheard, first, text, second))
    return seen


def stands(name: str, text: str, language: str) -> bool:
    """Say whether a name stands in a text letter for letter, but for endings and particles written together with it."""
    if is_spaceless(language):
        return folded(name) in folded(text)
    starts = ("", *name_words.clitics(language))
    words = [word for word, _, _ in prepared(text, language).words]
    wanted = [folded(word) for word in WORD.findall(name)]
    return all(any(word.startswith(start + one) for word in words for start in starts) for one in wanted)


def _same(key: str, ready: Text) -> Span | None:
    if key in ready.keys:
        return next(Span(start, end) for word, start, end in ready.words if word == key)
    if len(key) >= _STEM:
        for word, start, end in ready.words:
            if word.startswith(key):
                return Span(start, end)
    return None


def _place(key: str, first: str, ready: Text, second: str) -> Span | None:
    entities = (key[1:],) if key.startswith("=") else gazetteer.names(first).get(key, ())
    for label in gazetteer.labels(entities, second) if entities else ():
        found = _label(label, ready, second)
        if found:
            return found
    return None


def _bare(word: str, language: str) -> str:
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
        start = ready.line.find(label) if len(label) > 1 else -1
        return Span(start, start + len(label)) if start >= 0 else None
    head, _, rest = label.partition(" ")
    head = _bare(head, language)
    stem = _stem(head)
    if stem not in ready.line or (rest and _bare(_stem(rest), language) not in ready.line):
        return None
    starts = ("", *name_words.clitics(language))
    for word, start, end in ready.words:
        if stem in word and any(word.startswith(clitic + stem) for clitic in starts):
            if len(head) < _STEM and not any(word == clitic + head for clitic in starts):
                continue
            return Span(start, end)
    if len(label) > _SURE and (label in ready.line or label.replace(" ", "") in ready.line):
        return next((Span(start, end) for word, start, end in ready.words if head in word), None)
    return None


def _stem(word: str) -> str:
    """Return the part of a word that endings leave alone."""
    return word[: max(_STEM, len(word) - 2)] if len(word) > _STEM else word


_STEM = 4
_SURE = 6
_WORTH_PLACING = 0.3
_LIKE = ((80.0, 0.75), (60.0, 0.45))
"""Per cent of letters, and the ratio of sounds that it is worth."""
_NONE = (0.0, 0, 0)


def _sounds(keys: Sequence[str], first: str, text: str, second: str) -> dict[str, Sighting | None]:
    """Return where each name sounds best; a country by all names that it has in language `first`."""
    from qa.languages.transliteration import begin, reaches, table  # noqa: PLC0415 - numpy only where sounds are compared

    spoken = [(key, form) for key in keys for form in _spoken_forms(key, first)]
    heard: dict[str, Sighting | None] = dict.fromkeys(keys)
    if not spoken:
        return heard
    stream, places = _stream(text, second)
    costs = table(_script(first), _script(second))
    for (key, form), reach in zip(spoken, reaches([form for _, form in spoken], stream, costs), strict=True):
        best = heard[key]
        if reach.end >= 0 and (best is None or reach.ratio > best.ratio):
            span = places[reach.end]
            if is_spaceless(second) and reach.ratio > _WORTH_PLACING:
                span = Span(places[begin(form, stream, reach.end, costs)].start, span.end)
            heard[key] = Sighting("sound", reach.ratio, span)
    if costs is table("Latn", "Latn"):
        _adapted(heard, prepared(text, second), gazetteer.countries(first))
    return heard


def _adapted(heard: dict[str, Sighting | None], ready: Text, countries: Mapping[str, str]) -> None:
    """Count words that resemble a name in their letters, `Iwanow`: within one script spelling says more."""
    for key, best in heard.items():
        if len(key) < _STEM or key.startswith("=") or key in countries:
            continue
        size = len(key) + 1
        likeness, start, end = max(((fuzz.ratio(key, word[:size]), a, b) for word, a, b in ready.words), default=_NONE)
        rated = next((ratio for least, ratio in _LIKE if likeness >= least), -1.0)
        if best is None or rated > best.ratio:
            heard[key] = Sighting("sound", rated, Span(start, end)) if rated > 0 else best


@functools.lru_cache(maxsize=65536)
def _spoken_forms(key: str, language: str) -> tuple[str, ...]:
    if not key.startswith("="):
        return _forms(key, language)
    names = gazetteer.labels((key[1:],), language)
    return tuple(dict.fromkeys(form for name in names for form in _forms(name, language)))


@functools.lru_cache(maxsize=65536)
def _forms(key: str, language: str) -> tuple[str, ...]:
    """Return the sounds of a name as it is spelt and as it is spoken."""
    words = key.split(" ")
    if len(words) == 1:
        forms = [symbols(key), *name_words.sounds(key, language)]
    else:
        spoken = ((*name_words.sounds(word, language), symbols(word))[0] for word in words)
        forms = [symbols(key), "".join(spoken), symbols(words[-1]) if len(words[-1]) > _STEM else ""]
    return tuple(form for form in dict.fromkeys(forms) if len(form) > 1)


def _script(language: str) -> str:
    return {"Hans": "Hani", "Hant": "Hani", "Kore": "Hang"}.get(script(language), script(language))


@functools.lru_cache(maxsize=4096)
def _stream(text: str, language: str) -> tuple[Stream, tuple[Span, ...]]:
    from qa.languages.transliteration import stream, unspaced  # noqa: PLC0415 - the same

    if is_spaceless(language):
        sounds, chars = placed(text)
        return unspaced(sounds), tuple(Span(c, c + 1) for c in chars)
    words: list[tuple[str, tuple[int, ...]]] = []
    spans: list[Span] = []
    for found in WORD.finditer(text):
        sounds, clitics = _spoken(found.group(), language)
        if sounds:
            words.append((sounds, clitics))
            spans += [Span(*found.span())] * len(sounds)
    return stream(words), tuple(spans)


@functools.lru_cache(maxsize=65536)
def _spoken(word: str, language: str) -> tuple[str, tuple[int, ...]]:
    sounds, key = symbols(word), folded(word)
    lengths = [len(symbols(c)) for c in name_words.clitics(language) if key.startswith(c) and len(key) - len(c) > 1]
    return sounds, tuple(sorted({length for length in lengths if 0 < length < len(sounds)}))


@functools.lru_cache(maxsize=16384)
def marks(text: str, language: str) -> frozenset[str]:
    """Return the words of a text, their beginnings and what follows their clitics; without spaces, all short parts."""
    found: set[str] = set()
    if is_spaceless(language):
        for word, _, _ in prepared(text, language).words:
            found.update(word[i : i + n] for n in (2, 3, 4) for i in range(len(word) - n + 1))
        return frozenset(found)
    for word in prepared(text, language).keys:
        found.add(word)
        found.update(word[:n] + "-" for n in (4, 6) if len(word) > n)
        found.update(
            word[len(c) :] for c in name_words.clitics(language) if word.startswith(c) and len(word) - len(c) > 2
        )
    return frozenset(found)
