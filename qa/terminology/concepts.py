"""What a termbase holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qa import language as languages


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
            terms = tuple(
                term for term in self.terms if languages.of(term.language).tag == tag
            )
            if terms:
                return terms
        return tuple(term for term in self.terms if _is_regional(term.language, tags))


def _is_regional(tag: str, tags: Sequence[str]) -> bool:
    """Return whether a tag is of the same language and script as others."""
    term, text = languages.of(tag), languages.of(tags[0])
    return (term.code, term.script) == (text.code, text.script)
