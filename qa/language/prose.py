"""How prose is written in a language.

The section `[prose]` of its file, and what holds for its script.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qa.language import scripts, tags
from qa.language.files import load_written


@dataclass(frozen=True, slots=True)
class Prose:
    """What is true of prose in one language.

    `conjunctions` may stand between the two halves of a repetition; `clitics` are conjunctions written as one letter
    before the next word; `prefixes` are articles and prepositions written so; `doubled` are words that grammar or
    idiom doubles; `reduplicates` says that any word may be doubled to say more, but for the `undoubled`, such as
    articles and prepositions; `abbreviations` end with a full stop that ends no sentence; `particles` are the letters
    with which a sentence goes on behind a closing quotation mark; `glued` are particles that are written on to an
    address or another foreign word, the longest first; `ordinals` says that a full stop after a number makes
    it an ordinal; `grammar` are words that only tie others together (articles, prepositions, auxiliaries), listed
    where hardly a clause does without: what has none of them is terms and names; `lends` says that many languages take
    words from it as they are; `grams` is how many letters make about one word, 0 where spaces part words; `ends` says
    that sentences end with a sign; `described` that somebody wrote of its prose.
    """

    conjunctions: frozenset[str] = frozenset()
    clitics: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    doubled: frozenset[str] = frozenset()
    reduplicates: bool = False
    undoubled: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    particles: str = ""
    glued: tuple[str, ...] = ()
    ordinals: bool = False
    grammar: frozenset[str] = frozenset()
    lends: bool = False
    grams: int = 0
    ends: bool = True
    described: bool = False


def is_spaced(tag: str) -> bool:
    """Say whether spaces part words.

    As in the script, if the language's file says nothing else.
    """
    files = (load_written(parent) for parent in tags.parents(tag))
    return next(
        (file["spaced"] for file in files if "spaced" in file),
        scripts.of(tags.script(tag)).spaced,
    )


def read(tag: str) -> Prose:
    """Return what the files say of prose in a language.

    Each field is that of the nearest parent that has it.
    """
    said: dict[str, Any] = {}
    for parent in reversed(tags.parents(tag)):
        said |= load_written(parent).get("prose", {})
    script = scripts.of(tags.script(tag))
    return Prose(
        conjunctions=frozenset(said.get("conjunctions", ())),
        clitics=tuple(said.get("clitics", ())),
        prefixes=tuple(said.get("prefixes", ())),
        doubled=frozenset(said.get("doubled", ())),
        reduplicates=said.get("reduplicates", False),
        undoubled=frozenset(said.get("undoubled", ())),
        abbreviations=frozenset(said.get("abbreviations", ())),
        particles=said.get("particles", ""),
        glued=tuple(sorted(said.get("glued", ()), key=len, reverse=True)),
        ordinals=said.get("ordinals", False),
        lends=said.get("lends", False),
        grammar=frozenset(said.get("grammar", "").split()),
        grams=0 if is_spaced(tag) else script.word,
        ends=script.ends,
        described=bool(said),
    )
