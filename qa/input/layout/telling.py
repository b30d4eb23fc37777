"""How the paths were read, in a line that people can write down."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from qa.config import NO_SOURCE
from qa.input.layout.origin import Origin
from qa.input.layout.readings import Reading
from qa.input.layout.saying import say_country, say_tag
from qa.language import of
from qa.model import Source, language_of

_NAMED = 2
"""Layouts that are named; of the others the number is said."""

_MANY = 3
"""Documents from which on it is worth a line how they were found."""

_PLAIN = frozenset(["dot", "alone", "special"])
"""Kinds of layouts that everybody expects: `d01.en.txt`, `en.json`, `en.lproj`."""


def tell_layout(
    sources: Sequence[Source], readings: dict[str, Reading], origin: Origin | None
) -> list[str]:
    """Return a sentence on how many documents were found by which paths, and which version is the source.

    Nothing where the paths say all of it by themselves: `d01.en.txt` beside `d01.fr.txt`.
    """
    documents: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        documents[source.document].append(source)
    joined = [each for each in documents.values() if len(each) > 1]
    patterns = Counter(
        find_pattern(source.path, readings[source.path])
        for each in joined
        for source in each
        if source.path in readings
    )
    kinds = {reading.kind for reading in readings.values()}
    if not joined or not (origin or (kinds - _PLAIN and len(joined) >= _MANY)):
        return []
    versions = {source.version for each in joined for source in each}
    said = f"{_count(len(joined), 'document')} in {_count(len(versions), 'version')}"
    if patterns:
        names = [f"`{pattern}`" for pattern, _ in patterns.most_common(_NAMED)]
        more = len(patterns) - len(names)
        others = f" and {more} more" if more > 0 else ""
        said += f" by {', '.join(names)}{others}"
    if origin:
        said += f"; {_tell_origin(origin)}"
    return [said]


def tell_words(readings: Iterable[Reading]) -> list[str]:
    """Return a sentence on the words that are no tags of the versions that they were read as."""
    words = {
        reading.word: reading.version
        for reading in readings
        if say_country(reading.word) and say_tag(reading.word) != reading.version
    }
    said = [
        f"`{word}` as {version} ({of(language_of(version)).name})"
        for word, version in sorted(words.items())
    ]
    return [f"countries say languages: {', '.join(said)}"] if said else []


def _tell_origin(origin: Origin) -> str:
    name = of(language_of(origin.version)).name
    undo = f"`--source {NO_SOURCE}`: all are equals"
    return f"the source is {origin.version} ({name}): {origin.reason} ({undo})"


def find_pattern(path: str, reading: Reading) -> str:
    """Return the setting `pattern` that reads a path so: `docs/{lang}/{document}.md`."""
    place = PurePath(path)
    ending = "".join(place.suffixes[-1:])
    return f"{reading.frame}{ending}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
