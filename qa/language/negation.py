"""How a language says no: the section `[negation]` of its file.

Forms are parted by commas. `nicht` is a word, `kein*` what words begin with, `*los` what
they end in, `*gen*` what they have inside; a `*` that stands alone is up to four words
(`ne * pas`). In a script without spaces a form may stand anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from qa.language import tags
from qa.language.files import load_written
from qa.language.folding import MARKS, bare, fold, plain
from qa.language.prose import is_spaced

_LEFT = rf"(?<![\w{MARKS}])"
_RIGHT = rf"(?![\w{MARKS}])"
_LETTERS = rf"[\w{MARKS}'’-]*"
_GAP = r"(?:[^\w,.;:!?]+[\w'’-]+){0,4}?"
"""The words that may stand between the halves of a negation: four, within a clause."""
_INDIAN = re.compile("[\u0900-\u0dff]")
_DOTS = "[\u093c\u09bc\u0a3c\u0abc\u0b3c]?"
_SPACE = r"[^\w,.;:!?]+"


@dataclass(frozen=True)
class Negation:
    """The words of a language that say no, as they are listed.

    `claims` turn a clause (`not`, `never`), `answers` are all words that may stand for
    them in a translation (`without`, `fail`), `idioms` have such a word and turn
    nothing (`not only`); `proclitics` may be written on to a word. Where nobody
    described the language, `is_known` is False.
    """

    claims: str = ""
    answers: str = ""
    idioms: str = ""
    proclitics: tuple[str, ...] = ()
    spaced: bool = True
    is_known: bool = False

    @cached_property
    def _claim(self) -> re.Pattern[str]:
        return self._compile(self.claims)

    @cached_property
    def _answer(self) -> re.Pattern[str]:
        return self._compile(self.answers)

    @cached_property
    def _idiom(self) -> re.Pattern[str]:
        return self._compile(self.idioms)

    def _compile(self, listed: str) -> re.Pattern[str]:
        return _compile(listed, self.proclitics, spaced=self.spaced)

    def list_claims(self, text: str) -> list[tuple[int, int]]:
        """Return the places of the words that turn a clause."""
        composed, origin = plain(text)
        folded = fold(composed)
        if not self._claim.search(folded):
            return []
        folded = self._idiom.sub(_blank, folded)
        places = [match.span() for match in self._claim.finditer(folded)]
        if self.spaced:
            places = [_find_word(folded, *place) for place in places]
        if origin is None:
            return places
        return [(origin[start], origin[end]) for start, end in places]

    def has_answer(self, text: str) -> bool:
        """Say whether anything in a text may say no."""
        folded = fold(plain(text)[0])
        return bool(self._claim.search(folded) or self._answer.search(folded))


def read(tag: str) -> Negation:
    """Return how a language says no.

    Its parents are asked where its own file says nothing.
    """
    for parent in tags.parents(tag):
        said = load_written(parent).get("negation")
        if said:
            return Negation(
                said.get("claims", ""),
                said.get("answers", ""),
                said.get("idioms", ""),
                tuple(said.get("proclitics", ())),
                is_spaced(tag),
                is_known=True,
            )
    return Negation()


def _compile(
    listed: str, proclitics: Iterable[str], *, spaced: bool
) -> re.Pattern[str]:
    """Return a pattern of forms, the longest first; of none, one that finds nothing.

    Forms that begin and end alike share what is looked for around them: else a pattern
    takes a tenth of a second to compile.
    """
    forms = [fold(" ".join(form.split())) for form in listed.split(",")]
    forms = sorted(filter(None, forms), key=lambda form: (-len(form), form))
    if not forms:
        return re.compile(r"(?!)")
    if not spaced:
        glued = (_escape(form.strip("*")) for form in forms)
        return re.compile("|".join(glued))
    before = "|".join(map(re.escape, sorted(proclitics, key=len, reverse=True)))
    lead = f"{_LEFT}(?:{before})?" if before else _LEFT
    groups: dict[tuple[bool, bool], list[str]] = {}
    for form in forms:
        ends = form.startswith("*"), form.endswith("*")
        groups.setdefault(ends, []).append(_spell(form))
    patterns = []
    for (opens, closes), spelled in groups.items():
        left, right = "" if opens else lead, "" if closes else _RIGHT
        patterns.append(f"{left}(?:{'|'.join(spelled)}){right}")
    return re.compile("|".join(patterns))


def _spell(form: str) -> str:
    """Return the pattern of one form, without what stands around it."""
    pattern = ""
    for number, word in enumerate(form.split(" ")):
        if word == "*":
            pattern += _GAP
            continue
        if number:
            pattern += _SPACE
        pattern += _LETTERS.join(map(_escape, word.strip("*").split("*")))
        if word.endswith("*") and not form.endswith(word):
            pattern += _LETTERS
    return pattern


def _escape(word: str) -> str:
    """Return the pattern of some letters; the dots of Indian scripts may stand apart from them."""
    letters = bare(word)
    if letters.isascii() or not any(map(_INDIAN.match, letters)):
        return re.escape(letters)
    return "".join(f"{re.escape(letter)}{_DOTS}" for letter in letters)


def _find_word(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of the whole word that a form is a part of."""
    while start and str.isalnum(text[start - 1]):
        start -= 1
    while end < len(text) and str.isalnum(text[end]):
        end += 1
    return start, end


def _blank(match: re.Match[str]) -> str:
    """Return as many signs that are no letters."""
    return "\ufffc" * len(match.group())
