"""How a language writes: plural categories and quotation marks of CLDR.

`[typography]` of the languages' files.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from qa.language import scripts, tags
from qa.language.files import load_written, read_compiled


@dataclass(frozen=True, slots=True)
class Typography:
    """Habits of writing.

    `plurals` and `ordinals` are the plural categories of a language (UTS 35 part 3,
    section 5), None where CLDR has none. `few_numbers` are the whole numbers of each
    plural category that has one or two of them in all, `fractions` the categories that have
    none. `quotes` are the outer and inner quotation
    marks, opening and closing (UTS 35 part 2, section 2.2). `percent_first` says that a
    percentage may have its sign first (`%50`), `marks_sentences` that a sentence ends
    with a mark; `ends` is what each sign means at the end of a text; `no_break` are the
    signs before which, and after which, a no-break space stands. `asks` are endings that
    ask whatever mark follows, `inside` the marks that stand within a sentence, `accepts`
    what may stand in place of a mark, `opening` the signs that open what another ends,
    `writes_vowels` says that words are longer than others of their script may be,
    `word_signs` those that stand within words, `stretching` those that make a word
    longer for the look alone.
    """

    plurals: tuple[str, ...] | None
    ordinals: tuple[str, ...] | None
    few_numbers: Mapping[str, Sequence[int]]
    quotes: tuple[str, ...]
    percent_first: bool
    marks_sentences: bool
    ends: Mapping[str, str]
    no_break: tuple[str, str]
    asks: tuple[str, ...] = ()
    inside: Mapping[str, str] = field(default_factory=dict)
    accepts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    writes_vowels: bool = False
    fractions: tuple[str, ...] = ()
    opening: Mapping[str, str] = field(default_factory=dict)
    word_signs: str = ""
    stretching: str = ""


def read(tag: str) -> Typography:
    """Return what CLDR and the files say.

    Each field is that of the nearest parent that has it.
    """
    said: dict[str, Any] = {}
    ends: dict[str, str] = {}
    for parent in ("und", *reversed(tags.parents(tag))):
        own = load_written(parent).get("typography", {})
        said |= own
        for name, signs in own.get("ends", {}).items():
            ends |= dict.fromkeys(signs, name)
    no_break = said.get("no_break", {})
    script = scripts.of(tags.script(tag))
    return Typography(
        plurals=_nearest("plurals", tag),
        ordinals=_nearest("ordinals", tag),
        few_numbers=_nearest_numbers(tag),
        quotes=_nearest("quotes", tag) or (),
        fractions=tuple(said.get("fractions", ())),
        writes_vowels=said.get("writes_vowels", False),
        percent_first=said.get("percent_first", False) or tags.is_right_to_left(tag),
        marks_sentences=script.ends and not said.get("unmarked", False),
        ends=ends,
        no_break=(no_break.get("before", ""), no_break.get("after", "")),
        asks=tuple(said.get("asks", ())),
        inside=said.get("inside", {}),
        accepts=said.get("accepts", {}),
        opening=said.get("opening", {}),
        word_signs=said.get("word_signs", ""),
        stretching=said.get("stretching", ""),
    )


def _nearest(table: str, tag: str) -> tuple[str, ...] | None:
    """Return the row of the nearest parent in a table of CLDR."""
    rows = _compiled()[table]
    for parent in tags.parents(tag):
        if parent in rows:
            return tuple(rows[parent])
    return None


def _nearest_numbers(tag: str) -> Mapping[str, Sequence[int]]:
    """Return which numbers the categories with few numbers have."""
    rows: Mapping[str, Mapping[str, Sequence[int]]] = _compiled()["few_numbers"]
    for parent in tags.parents(tag):
        if parent in rows:
            return rows[parent]
    return {}


@functools.cache
def _compiled() -> Mapping[str, Mapping[str, Any]]:
    """Return the tables of CLDR, each with a row for some languages."""
    data: dict[str, dict[str, Any]] = json.loads(read_compiled("typography.json"))
    return data
