"""How a language says no: the section `[negation]` of its file.

Forms are parted by commas. `nicht` is a word, `kein*` what words begin with, `*los` what
they end in, `*gen*` what they have inside; a `*` that stands alone is up to four words
(`ne * pas`). In a script without spaces a form may stand anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from qa.language import tags
from qa.language.files import load_written
from qa.language.folding import MARKS, bare, fold, plain
from qa.language.prose import is_spaced

_LEFT = rf"(?<![\w{MARKS}])"
_RIGHT = rf"(?![\w{MARKS}])"
_LETTERS = rf"[\w{MARKS}'’-]*"
_GAP = r"(?:[^\w,.;:!?]+[\w'’-]+){0,4}?"
"""The words that may stand between the halves of a negation: four, within a clause."""
_NOTHING = re.compile(r"(?!)")
_INDIAN = re.compile("[\u0900-\u0dff]")
_DOTS = "[\u093c\u09bc\u0a3c\u0abc\u0b3c]?"
_SPACE = r"[^\w,.;:!?]+"


@dataclass(frozen=True, slots=True)
class Negation:
    """The words of a language that say no.

    `claims` turn a clause (`not`, `never`), `answers` are all words that may stand for
    them in a translation (`without`, `fail`), `idioms` have such a word and turn
    nothing (`not only`). Where nobody described the language, `is_known` is False.
    """

    claims: re.Pattern[str]
    answers: re.Pattern[str]
    idioms: re.Pattern[str]
    spaced: bool = True
    is_known: bool = True

    def list_claims(self, text: str) -> list[tuple[int, int]]:
        """Return the places of the words that turn a clause."""
        composed, origin = plain(text)
        folded = fold(composed)
        if not self.claims.search(folded):
            return []
        folded = self.idioms.sub(_blank, folded)
        places = [match.span() for match in self.claims.finditer(folded)]
        if self.spaced:
            places = [_find_word(folded, *place) for place in places]
        if origin is None:
            return places
        return [(origin[start], origin[end]) for start, end in places]

    def has_answer(self, text: str) -> bool:
        """Say whether anything in a text may say no."""
        folded = fold(plain(text)[0])
        return bool(self.claims.search(folded) or self.answers.search(folded))


UNKNOWN = Negation(_NOTHING, _NOTHING, _NOTHING, is_known=False)


def read(tag: str) -> Negation:
    """Return how a language says no.

    Its parents are asked where its own file says nothing.
    """
    for parent in tags.parents(tag):
        said = load_written(parent).get("negation")
        if said:
            break
    else:
        return UNKNOWN
    proclitics = said.get("proclitics", ())
    spaced = is_spaced(tag)
    claims, answers, idioms = (
        _compile(said.get(name, ""), proclitics, spaced=spaced)
        for name in ("claims", "answers", "idioms")
    )
    return Negation(claims, answers, idioms, spaced)


def _compile(
    listed: str, proclitics: Iterable[str], *, spaced: bool
) -> re.Pattern[str]:
    """Return a pattern of forms, the longest first; of none, one that finds nothing."""
    forms = [fold(" ".join(form.split())) for form in listed.split(",")]
    forms = sorted(filter(None, forms), key=lambda form: (-len(form), form))
    if not forms:
        return _NOTHING
    if not spaced:
        glued = (_escape(form.strip("*")) for form in forms)
        return re.compile("|".join(glued))
    before = "|".join(map(re.escape, sorted(proclitics, key=len, reverse=True)))
    lead = f"{_LEFT}(?:{before})?" if before else _LEFT
    return re.compile("|".join(_spell(form, lead) for form in forms))


def _spell(form: str, lead: str) -> str:
    """Return the pattern of one form; `lead` finds where a word begins."""
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
    begins = "" if form.startswith("*") else lead
    ends = "" if form.endswith("*") else _RIGHT
    return f"{begins}{pattern}{ends}"


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
