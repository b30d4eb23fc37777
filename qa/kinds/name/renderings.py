"""How a version of a document writes each name of another version, unit for unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from qa.kinds import plain
from qa.kinds.name.column import SEEN, best, column
from qa.kinds.name.evidence import Names
from qa.kinds.name.reading import is_spaceless
from qa.language import name_words
from qa.language.spelling import folded
from qa.model import Document, Segment, Span, language_of

Place = tuple[str, Segment, Span]
SAME, FEWEST = 3, 2
"""Words that begin with so many same letters and end otherwise are forms of one; a usual form stands so often."""
LIKE = 50.0
"""Two spellings of one name resemble each other at least so much (per cent of letters)."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name that is written otherwise at one place than usually."""

    name: str
    usual: str
    times: int
    odd: str
    place: Place
    model: Place


def spellings(document: Document, first: str, second: str, names: Names) -> Iterator[Spelling]:
    """Yield the places where `second` writes a name of `first` otherwise than usually."""
    if is_spaceless(language_of(second)):
        return
    for name, places in sorted(_places(document, first, second, names).items()):
        forms: dict[str, list[Place]] = {}
        for place in places:
            word = _bare(place[1].text[place[2].start : place[2].end], language_of(second))
            known = next((form for form in forms if _same(form, word)), word)
            forms.setdefault(known, []).append(place)
        usual, *others = sorted(forms, key=lambda form: -len(forms[form]))
        for odd in others:
            if len(forms[usual]) >= FEWEST * len(forms[odd]) and ratio(usual, odd) > LIKE:
                for place in forms[odd]:
                    yield Spelling(name, usual, len(forms[usual]), odd, place, forms[usual][0])


def _places(document: Document, first: str, second: str, names: Names) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for unit in document.units:
        mine, theirs = unit.get(first), unit.get(second)
        if mine is None or theirs is None:
            continue
        facts = plain(mine.text, language_of(first)).get("names", ())
        seen = column(first, second, names).sights(facts, mine.text, theirs.text)
        for fact in facts:
            sight = best(fact, seen)
            if sight is not None and sight.how == "sound" and sight.ratio >= SEEN and fact.strong:
                found.setdefault(fact.text, []).append((unit.id, theirs, sight.span))
    return found


def _bare(word: str, language: str) -> str:
    """Return a word folded and without the particles written together with it."""
    key = folded(word)
    return next(
        (key[len(c) :] for c in name_words.clitics(language) if key.startswith(c) and len(key) - len(c) > SAME), key
    )


def _same(first: str, second: str) -> bool:
    """Say whether two words may be forms of one: the same, or with other endings."""
    shorter = min(len(first), len(second))
    common = next((n for n in range(shorter) if first[n] != second[n]), shorter)
    return first == second or common >= max(SAME, shorter - SAME)
