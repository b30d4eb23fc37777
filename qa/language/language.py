"""One language: everything that is known of it, by its tag."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from qa.language import (
    kinship,
    lengths,
    locale,
    names,
    negation,
    places,
    prose,
    scripts,
    tags,
    telling,
    typography,
)
from qa.language.kinship import Kinship
from qa.language.locale import Locale
from qa.language.names import Names
from qa.language.negation import Negation
from qa.language.places import Places
from qa.language.prose import Prose
from qa.language.scripts import Script
from qa.language.telling import Telling
from qa.language.typography import Typography


@dataclass(frozen=True)
class Language:
    """What is known of a language.

    A language nobody described has what holds for its script, or for all.

    `tag` is the BCP 47 tag in its current form (`iw` is `he`), `parents` that and what
    it falls back to, the most specific first. Two values of one tag are equal. What
    takes a file to know is read when it is first asked for.
    """

    tag: str
    parents: tuple[str, ...] = field(compare=False)

    @property
    def code(self) -> str:
        """The primary language subtag (`pt` of `pt-BR`)."""
        return self.tag.split("-", 1)[0]

    def is_in(self, tags: Iterable[str]) -> bool:
        """Say whether one of the tags names this language or one of its parents."""
        return any(of(tag).tag in self.parents for tag in tags)

    @cached_property
    def name(self) -> str:
        """The English name (`Indonesian`), or the tag where CLDR has none."""
        return tags.name(self.tag)

    @cached_property
    def is_known(self) -> bool:
        """Whether the language is one that CLDR lists."""
        return tags.is_known(self.tag)

    @cached_property
    def script(self) -> Script:
        """The script that the tag names, or the usual one.

        Its code is `Zyyy` where nothing is known.
        """
        return scripts.of(tags.script(self.tag))

    @cached_property
    def scripts(self) -> frozenset[str]:
        """All scripts of Unicode that the language may be written in.

        That is one where its tag names it.
        """
        return self.script.members | self.kinship.also

    @cached_property
    def spaced(self) -> bool:
        """Whether spaces part words."""
        return prose.is_spaced(self.tag)

    @property
    def cased(self) -> bool:
        """Whether there are capitals."""
        return self.script.cased

    @cached_property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return "rtl" if tags.is_right_to_left(self.tag) else "ltr"

    @cached_property
    def length(self) -> float:
        """The log of the characters that the language needs for one of English.

        White space is not counted.
        """
        return lengths.read(self.tag)

    @cached_property
    def prose(self) -> Prose:
        """How prose is written: conjunctions, clitics, abbreviations."""
        return prose.read(self.tag)

    @cached_property
    def typography(self) -> Typography:
        """Habits of writing: plural categories, quotation marks, ends of sentences."""
        return typography.read(self.tag)

    @cached_property
    def locale(self) -> Locale:
        """Numbers, dates and units."""
        return locale.load(self.tag)

    @cached_property
    def reads(self) -> tuple[str, ...]:
        """What is read in it among numbers and dates besides digits.

        Without number words, a number that the text lacks may stand there in words;
        without months, so may a month.
        """
        known = {
            "number words": self.locale.has_number_words,
            "scale words": bool(self.locale.has_own_scales),
            "months": self.locale.has_months,
            "weekdays": bool(self.locale.weekdays),
            "bounds": self.locale.has_bounds,
            "negation": self.negation.is_known,
        }
        return tuple([name for name, is_known in known.items() if is_known])

    @cached_property
    def names(self) -> Names:
        """What the language does to names, and its dictionary."""
        return names.read(self.tag)

    @cached_property
    def negation(self) -> Negation:
        """The words that say no."""
        return negation.read(self.tag)

    @cached_property
    def kinship(self) -> Kinship:
        """The languages that are easily taken for it."""
        return kinship.read(self.tag)

    @cached_property
    def telling(self) -> Telling:
        """The words that tell it from its neighbours."""
        return telling.read(self.tag)

    @cached_property
    def places(self) -> Places:
        """Countries, their parts and large cities with the names they have in it."""
        return places.read(self.tag, self.names)


@functools.cache
def of(tag: str) -> Language:
    """Return what is known of the language of a BCP 47 tag.

    Of one that is not well-formed, what holds for all.
    """
    return _of(tags.current(tag))


@functools.cache
def _of(tag: str) -> Language:
    """Return the one value of a tag in its current form."""
    return Language(tag, tags.parents(tag))
