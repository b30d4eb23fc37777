"""Makes compiled/words/de.nouns.txt.gz: German words that are no names, from the list of a word game (CC0 1.0).

The list is github.com/enz/german-wordlist, by way of Debian's tanglet-data. It has every form of a word, but no names.
What the language's endings and compounds make of the other words is left out, as what English has as a name.

Run: python tools/data.py german-nouns
"""

from __future__ import annotations

import gzip
from pathlib import Path

from debian import package
from npm import COMPILED

from qa.language import name_words, of
from qa.language.spelling import folded

LIST = Path("usr/share/tanglet/gamedata/de/words")
FORMS = (
    "te", "ten", "tet", "test", "st", "est", "et", "iert", "end", "ende", "enden", "endem", "ender", "endes",
)  # fmt: skip
"""Endings of verbs, where the verb is in the list."""
SUPERLATIVES = ("ste", "sten", "ster", "stes", "stem")
"""Endings of adjectives, where the adjective is in the list; `em` is another."""
SHORTEST = 7
"""Letters of the shortest word that is told by them."""
TARGET = COMPILED / "words" / "de.nouns.txt.gz"


def main() -> None:
    """Write the words, one a line."""
    TARGET.unlink(missing_ok=True)
    packed = (package("tanglet-data") / LIST).read_bytes()
    words = read(gzip.decompress(packed).decode("utf-8"))
    text = "\n".join(sorted(select(words)))
    TARGET.write_bytes(gzip.compress(text.encode(), mtime=0))


def read(text: str) -> set[str]:
    """Return the folded words: a line has one in capitals, and behind it how it is written where capitals hide that."""
    words: set[str] = set()
    for line in text.splitlines():
        capitals, *written = line.split()
        words.update(map(folded, written or [capitals.lower()]))
    return words


def select(words: set[str]) -> set[str]:
    """Return the words that are not made of shorter ones, nor names in English."""
    names = of("de").names
    known = set((names.dictionary or (frozenset(), frozenset()))[0])
    kept: set[str] = set()
    for word in sorted(words, key=lambda word: (len(word), word)):
        if word in known or is_form(word, words):
            continue
        if name_words.kind(word, "en") == "capital":
            continue
        if not names.is_made(word, known):
            known.add(word)
            kept.add(word)
    return kept


def is_form(word: str, words: set[str]) -> bool:
    """Say whether a word is a form of a verb or an adjective of the list that hardly a noun has."""
    if len(word) < SHORTEST:
        return False
    for stem in cut(word, FORMS):
        if {f"{stem}en", f"{stem}ieren"} & words and {
            f"{stem}t",
            f"{stem}et",
            f"{stem}iert",
        } & words:
            return True
    if word.endswith("em") and {f"{word[:-2]}es", f"{word[:-2]}en"} <= words:
        return True
    return any(
        {stem, f"{stem}e", stem.removesuffix("e")} & words
        for stem in cut(word, SUPERLATIVES)
    )


def cut(word: str, endings: tuple[str, ...]) -> list[str]:
    """Return what stands before each of the endings that a word has."""
    return [word.removesuffix(end) for end in endings if word.endswith(end)]


if __name__ == "__main__":
    main()
