"""The words that bound a number or say where it goes, and where they are looked for.

They are the language's: `[values.bounds]` and `[values.directions]` of its file.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from qa import language as languages
from qa.kinds.values.forms import alternation
from qa.language.folding import MARKS
from qa.model import Fact

_CLAUSE = 90
"""Characters before and behind a number that may belong to its clause."""
PLACE = "\ufffc"
"""Stands for the fact in its clause."""
_END = re.compile(r" [-–—] |[,;:!?\n。，；：！？।]|(?<!\d)[.](?!\d)|[.](?=\s|$)")
_LETTER = rf"[^\W\d_]|[{MARKS}]"
_LEFT, _RIGHT = rf"(?<![^\W\d_])(?<![{MARKS}])", rf"(?!{_LETTER})"
"""Where a word begins, and where it ends."""
_GROUPS = ("word", "stem", "ending", "part")
"""Forms by how they are joined: to nothing, to an ending, to what stands before, to both."""


class Forms(NamedTuple):
    """Words of one place with their senses, and a pattern that finds them."""

    senses: Mapping[str, str]
    pattern: re.Pattern[str]

    def find(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """Yield each form that stands in a text, with its sense."""
        for match in self.pattern.finditer(text):
            yield match, self.senses[match[match.lastgroup or 0]]


def cut_clause(fact: Fact, text: str) -> str:
    """Return the clause that a fact stands in, as far as it matters; the fact itself is blanked."""
    start, end = fact.span.start, fact.span.end
    before = text[max(0, start - _CLAUSE) : start]
    cuts = [match.end() for match in _END.finditer(before)]
    behind = text[end : end + _CLAUSE]
    cut = _END.search(behind)
    return f"{before[cuts[-1] if cuts else 0 :]}{PLACE}{behind[: cut.start() if cut else None]}"


@functools.cache
def list_bounds(language: str) -> tuple[Forms, Forms]:
    """Return the words of bounds before a number, and those behind it."""
    locale = languages.of(language).locale
    before, behind = {}, {}
    for form, sense in locale.bounds.items():
        if sense == "negation":
            continue
        if form.startswith("#"):
            behind[form[1:] if form[1:2] == " " else f"\0{form[1:]}"] = sense
        else:
            before[form] = sense
    return (
        _make_forms(before, language, locale.proclitics),
        _make_forms(behind, language),
    )


@functools.cache
def list_negations(language: str) -> Forms | None:
    """Return the words that negate, None if the language has none here."""
    bounds = languages.of(language).locale.bounds
    forms = {form: sense for form, sense in bounds.items() if sense == "negation"}
    return _make_forms(forms, language) if forms else None


@functools.cache
def list_directions(language: str) -> Forms | None:
    """Return the words of directions, None if the language has none."""
    forms = languages.of(language).locale.directions
    return _make_forms(forms, language) if forms else None


def _make_forms(
    senses: Mapping[str, str], language: str, proclitics: Iterable[str] = ()
) -> Forms:
    """Return forms with their pattern; `*` ends a stem, a space begins what is no ending."""
    spaced = languages.of(language).locale.spaced
    keyed: dict[str, str] = {}
    groups: dict[str, set[str]] = {name: set() for name in _GROUPS}
    for form, sense in senses.items():
        stem = form.strip(" \0").removesuffix("*")
        is_glued = not spaced or form.startswith("\0")
        is_open = not spaced or form.endswith("*")
        groups[_GROUPS[2 * is_glued + is_open]].add(stem)
        keyed[stem] = sense
    word, inflected, ending, any_end = (
        f"(?P<{name}>{alternation(groups[name]) or '(?!)'})" for name in _GROUPS
    )
    before = "".join(f"{re.escape(letter)}|" for letter in proclitics)
    return Forms(
        keyed,
        re.compile(
            rf"{_LEFT}(?:{before})(?:{word}{_RIGHT}|{inflected})|{ending}{_RIGHT}|{any_end}"
        ),
    )
