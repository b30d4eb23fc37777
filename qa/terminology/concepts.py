"""What a termbase holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qa.language import parents, script


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase for a concept in one language.

    A `forbidden` term must not be used.
    """

    language: str
    text: str
    forbidden: bool = False


@dataclass(frozen=True, slots=True)
class Concept:
    """What terms of several languages mean; `path` and `line` are where it stands."""

    id: str
    terms: tuple[Term, ...]
    path: str = ""
    line: int = 1

    def of(self, tags: Sequence[str]) -> tuple[Term, ...]:
        """Return the terms of the first of `tags` that has any.

        `tags` are a language tag and its parents. Where none has a term, those of
        its regions are returned: termbases name regions (`de-DE`) where texts do
        not, and the other way round.
        """
        for tag in tags:
            terms = tuple(term for term in self.terms if term.language == tag)
            if terms:
                return terms
        return tuple(term for term in self.terms if _is_regional(term.language, tags))


def _is_regional(tag: str, tags: Sequence[str]) -> bool:
    """Return whether a tag is of the same language and script as others."""
    return parents(tag)[-1] == tags[-1] and script(tag) == script(tags[0])
