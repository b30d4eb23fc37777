"""Plural forms: which texts are forms of one message, and what numbers each is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from qa.language import of
from qa.model import Segment, Version

_KEYED = re.compile(r"(?P<stem>.+?)[._](?P<form>zero|one|two|few|many|other)")
_NUMBERED = re.compile(r"(?P<stem>.+?)\[(?P<form>one|\d+|other)\]")
_ENDINGS = ("]", "zero", "one", "two", "few", "many", "other")
_FORM = re.compile(r"[._](?P<name>zero|one|two|few|many|other)$|\[(?P<form>\w+)\]$")
_FEW = frozenset(["zero", "one", "two"])
CATEGORIES = ("zero", "one", "two", "few", "many", "other")


@dataclass(frozen=True, slots=True)
class Message:
    """A text with plural forms, by categories of CLDR.

    `numbered` by what the file counts: `one`, `1`, `other`.
    """

    stem: str
    numbered: bool
    forms: dict[str, Segment] = field(default_factory=dict)


Messages = Mapping[str, Message]


def list_messages(version: Version) -> Messages:
    """Return the texts of a version that may be plural forms.

    They are put together by what their ids have in common.
    """
    messages: dict[str, Message] = {}
    for segment in version.segments:
        for stem, form, numbered in _split(segment):
            message = messages.setdefault(stem, Message(stem, numbered))
            message.forms[form] = segment
    return messages


def _split(segment: Segment) -> Iterator[tuple[str, str, bool]]:
    """Yield message, form and whether it is numbered, if a text is a plural form."""
    unit = segment.unit or ""
    if not unit.endswith(_ENDINGS):
        return
    said = dict(segment.meta).get("plural")
    if said and said in unit:
        before, _, behind = unit.rpartition(said)
        stem = before[:-1] if before.endswith("[") else before.rstrip("._") + behind
        yield stem, said, False
        return
    is_numbered = unit.endswith("]")
    found = (_NUMBERED if is_numbered else _KEYED).fullmatch(unit)
    if found:
        yield found["stem"], found["form"], is_numbered


def is_form(segment: Segment) -> bool:
    """Tell whether a text is a plural form: the file says so, or the unit's name."""
    return _name_form(segment) is not None


def is_of_few(segment: Segment, language: str) -> bool:
    """Tell whether a text is the plural form of one number.

    Such a form need not say its number: `one file`. What the file says tells, or the
    unit's name (`files_one`, `files[0]`) and the categories of the language.
    """
    numbers = dict(segment.meta).get("numbers")
    if numbers:
        return numbers != "many" and len({*numbers.split()} - {"0"}) <= 1
    form = _name_form(segment)
    return form is not None and is_category_of_few(form, language)


def is_category_of_few(form: str, language: str) -> bool:
    """Tell whether a category has one number alone in a language, 0 aside.

    In French `one` is 0 and 1, in Russian it is 1, 21, 31 and so on.
    """
    typography = of(language).typography
    if form.startswith("="):
        return True
    if form.isdecimal():
        # Forms that have numbers instead of names stand in the order of CLDR.
        if typography.plurals is None or int(form) >= len(typography.plurals):
            return True
        form = typography.plurals[int(form)]
    if form == "zero" or not typography.plurals:
        return form in _FEW
    numbers = typography.few_numbers.get(form)
    if numbers is None:
        return form in _FEW and form not in typography.plurals
    return len({*numbers} - {0}) <= 1


def is_of_fractions(form: str, language: str) -> bool:
    """Tell whether a category has no whole number: Polish `other`, which is 1.5 and the like."""
    return form in of(language).typography.fractions


def _name_form(segment: Segment) -> str | None:
    """Return the category of a plural form, or its number; None for what is none."""
    said = dict(segment.meta).get("plural") if segment.meta else None
    if said:
        return said
    found = _FORM.search(segment.unit) if segment.unit else None
    if found is None:
        return None
    name = found["name"] or found["form"]
    return name if name in CATEGORIES or name.isdecimal() else None
