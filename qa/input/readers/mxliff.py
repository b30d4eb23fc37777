"""MXLIFF, the bilingual files of Phrase TMS (Memsource): XLIFF 1.2 with confirmation, lock and origin of each unit.

Tags are written in the text: `{1}`, `{b>bold<b}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from qa.input.readers import entries
from qa.input.readers.bilingual import noted
from qa.input.readers.entries import Entry
from qa.input.readers.expat import entries as parsed
from qa.input.readers.xliff1 import Xliff1
from qa.model import Inline, Segment, Source, Span, Version

EXTENSIONS = (".mxliff", ".mxlf")

_M = "http://www.memsource.com/mxlf/2.0 "
_NOTED = {f"{_M}trans-origin": "origin", f"{_M}gross-score": "match"}
_TAG = re.compile(r"\{\d+\}|\{[a-z0-9_^]{1,4}>|<[a-z0-9_^]{1,4}\}")


class Phrase(Xliff1):
    """Reads the attributes of each unit."""

    def judge(self, unit: Mapping[str, str]) -> None:
        """Set lock and confirmation; a match below 100 % that nobody confirmed is fuzzy."""
        self.meta |= noted(unit, _NOTED)
        confirmed, score = unit.get(f"{_M}confirmed", "0"), unit.get(f"{_M}score", "")
        if confirmed != "0":
            self.states.discard("unapproved")
            self.meta["state"] = "confirmed"
        elif unit.get(f"{_M}trans-origin") == "tm" and re.fullmatch(
            r"0?\.\d*[1-9]\d*", score
        ):
            self.states.add("fuzzy")
        if unit.get(f"{_M}locked") in {"true", "1"}:
            self.states.add("locked")

    def shaped(self, segment: Segment) -> Segment:
        """Return the segment with its tags marked."""
        tags = [
            Inline(Span(*found.span()), found.group())
            for found in _TAG.finditer(segment.text)
        ]
        return segment._replace(inlines=(*segment.inlines, *tags)) if tags else segment


def read(source: Source) -> list[Version]:
    """Return the versions of a Phrase file."""
    return entries.versions(source, stream(source))


def stream(source: Source) -> Iterator[Entry]:
    """Yield the texts one by one, in constant memory."""
    return parsed(Phrase(source))
