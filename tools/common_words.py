"""Makes compiled/words/*.txt.gz: the words that sentences of Common Voice have small and with a capital (CC0 1.0).

    python tools/common_words.py FOLDER...

Each folder is `server/data` of a checkout of github.com/mozilla/voice-web: a folder a language with files of sentences.
A word counts as written small where it has no capital, as a name where it has one although no sentence starts there.
Where all nouns have a capital, a word is a noun and not a name if an article or an adjective stands before it, or if it
is frequent and no other language has it as a name.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from npm import COMPILED

from qa.kinds.name.capitalised import SENTENCE_START
from qa.language import name_words, of
from qa.language.spelling import WORD, folded

LANGUAGES = (
    "bg ca cs cy da de el es et eu fi fr gl hr hu id it kk lv mk nb nl pl pt ro ru sk sl "
    "sr sv tr uk vi"
)
"""Languages that get a list; English has one of another source."""
NOT_FREE = re.compile("europarl|issue2259|singleword|addresses|cities|places")
"""Files of other sources and licences, or of names alone."""
NOUN_SHARE, NOUN_TIMES = 0.2, 4
"""Share of its places that a noun has an article or an adjective before it; times that a word without a witness for a
name must stand to be a noun."""
SURE_SHARE, LIKELY_SHARE = 0.5, 0.3
"""Share of such places above which a word is a noun although English, or one other language, has it as a name."""
ADJECTIVE = re.compile(r"\w{3,}(?:e|en|er|es|em)")


class Counts(NamedTuple):
    """How often words are written small, with a capital, and of these behind an article or adjective."""

    small: Counter[str]
    capital: Counter[str]
    noun: Counter[str]


def main(folders: list[str]) -> int:
    """Write the list of each language."""
    counts = {tag: count(lines, tag) for tag, lines in sorted(read(folders).items())}
    for tag, found in counts.items():
        if tag not in LANGUAGES.split():
            continue
        others = [other for code, other in counts.items() if code != tag]
        small, capital = choose(found, others, tag)
        text = "\n".join([*sorted(small), "", *sorted(capital)]) + "\n"
        packed = gzip.compress(text.encode(), mtime=0)
        (COMPILED / "words" / f"{tag}.txt.gz").write_bytes(packed)
        print(tag, len(small), len(capital))
    return 0


def read(folders: Iterable[str]) -> dict[str, set[str]]:
    """Return the sentences of each language, each once."""
    found: dict[str, set[str]] = {}
    for folder in folders:
        for path in sorted(Path(folder).glob("*/*.txt")):
            if not NOT_FREE.search(path.name):
                text = path.read_text(encoding="utf-8", errors="replace")
                tag = shorten(path.parent.name)
                found.setdefault(tag, set()).update(text.split("\n"))
    return found


def shorten(tag: str) -> str:
    """Return `sv` of `sv-SE`: one region stands for the language."""
    code, _, region = tag.partition("-")
    return code if region.isupper() and region != "TW" else tag


def count(lines: Iterable[str], tag: str) -> Counts:
    """Count the words of sentences."""
    found = Counts(Counter(), Counter(), Counter())
    articles = name_words.articles(tag)
    for line in lines:
        for word, before in walk(line):
            key = folded(word)
            if word[0].islower():
                found.small[key] += 1
            elif word[0].isupper() and before:
                found.capital[key] += 1
                is_adjective = before[0].islower() and ADJECTIVE.fullmatch(before)
                found.noun[key] += bool(is_adjective) or folded(before) in articles
    return found


def walk(line: str) -> Iterator[tuple[str, str]]:
    """Yield each word and the one before it, empty where a sentence may start."""
    before, end = "", 0
    for match in WORD.finditer(line):
        gap = line[end : match.start()]
        yield match.group(), "" if SENTENCE_START.search(gap) else before
        before, end = match.group(), match.end()


def choose(found: Counts, others: list[Counts], tag: str) -> tuple[set[str], set[str]]:
    """Return the words that are written small, or are nouns, and those that are names."""
    small = {word for word in found.small if fits(word)}
    capital: set[str] = set()
    for word in filter(fits, found.capital):
        if not of(tag).names.capital_nouns:
            capital.add(word)
            continue
        if is_name(word, found, others):
            capital.add(word)
            small.discard(word)
            if is_often_noun(word, found):
                small.add(word)
        elif is_noun(word, found):
            small.add(word)
    return small, capital


def fits(word: str) -> bool:
    """Say whether a word is one."""
    return word.isalpha() and len(word) > 1


def is_name(word: str, found: Counts, others: list[Counts]) -> bool:
    """Say whether a word is a name where nouns have a capital: so other languages have it."""
    share = found.noun[word] / found.capital[word]
    if name_words.kind(word, "en") == "capital" and share < SURE_SHARE:
        return True
    votes = sum(bool(other.capital[word] and not other.small[word]) for other in others)
    return votes > 1 or (votes == 1 and share < LIKELY_SHARE)


def is_often_noun(word: str, found: Counts) -> bool:
    """Say whether a word that may be a name is a noun too, or is mostly written small."""
    times = found.capital[word]
    is_noun_at_times = found.noun[word] >= NOUN_SHARE * times
    return (times >= NOUN_TIMES and is_noun_at_times) or found.small[word] > times


def is_noun(word: str, found: Counts) -> bool:
    """Say whether a word with a capital that is no name is surely a noun."""
    times = found.capital[word]
    return (
        found.noun[word] >= NOUN_SHARE * times
        or times >= NOUN_TIMES
        or found.small[word] > 0
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
