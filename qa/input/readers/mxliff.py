"""MXLIFF, the bilingual files of Phrase TMS (Memsource).

XLIFF 1.2 with confirmation, lock and origin of each unit. Tags are written in the text:
`{1}`, `{b>bold<b}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.input.readers import entries
from qa.input.readers.bilingual import pick_meta
from qa.input.readers.entries import Entry
from qa.input.readers.expat import parse
from qa.input.readers.markup import Attributes
from qa.input.readers.placeholders import mark_inlines
from qa.input.readers.xliff1 import Xliff1
from qa.model import Segment, Source, Version

EXTENSIONS = (".mxliff", ".mxlf")
BILINGUAL = True

_M = "http://www.memsource.com/mxlf/2.0 "
_META = {f"{_M}trans-origin": "origin", f"{_M}gross-score": "match"}
_BELOW_ONE = re.compile(r"0?\.\d*[1-9]\d*")
_TAG = re.compile(r"\{\d+\}|\{[a-z0-9_^]{1,4}>|<[a-z0-9_^]{1,4}\}")


class Phrase(Xliff1):
    """Reads the attributes of each unit."""

    def judge(self, unit: Attributes) -> None:
        """Set lock and confirmation.

        A match below 100 % that nobody confirmed is fuzzy.
        """
        self.meta |= pick_meta(unit, _META)
        is_match = unit.get(f"{_M}trans-origin") == "tm"
        score = unit.get(f"{_M}gross-score", "")
        if unit.get(f"{_M}confirmed", "0") != "0":
            self.states.discard("unapproved")
            self.meta["state"] = "confirmed"
        elif is_match and _BELOW_ONE.fullmatch(score):
            self.states.add("fuzzy")
        if unit.get(f"{_M}locked") in {"true", "1"}:
            self.states.add("locked")

    def mark_tags(self, segment: Segment) -> Segment:
        """Return the segment with its tags marked."""
        return mark_inlines(segment, _TAG, "tag")


def read(source: Source) -> list[Version]:
    """Return the versions of a Phrase file; raise QaError for damaged XML."""
    return entries.collect(source, stream(source))


def stream(source: Source) -> Iterator[Entry]:
    """Yield the texts one by one, in constant memory."""
    return parse(Phrase(source))
