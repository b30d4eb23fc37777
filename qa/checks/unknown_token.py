"""Marks that a translation program leaves for what it could not write."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.model import Finding, Mark, Severity, Span, Unit
from qa.registry import Context, unit_check

_TOKEN = re.compile(
    r"\u2047|\u2581|<(?:unk|pad|s|/s|bos|eos|mask)>|\[(?:UNK|PAD|MASK|CLS|SEP)\]"
    r"|<0x[0-9A-F]{2}>|(?<=\w)@@(?= \w)|<\|[a-z_]+\|>"
)
_SIGNS = "\u2047\u2581<[@"


@unit_check(
    category="artefact", severity=Severity.ERROR, mqm="design-markup/missing-text"
)
def unknown_token(unit: Unit, _: Context) -> Iterator[Finding]:
    """A translation program left a mark in the text: `<unk>`, `⁇`, `▁`, `@@`.

    Looks for the marks that models use for what they do not know and for pieces of
    words. Tolerates a mark that the source has as well, or
    without one another version.

    Example: id has "Kota <unk> akan dibangun lagi.", where en names the town.
    """
    for version, segment in unit.segments:
        if version == unit.source or not any(s in segment.text for s in _SIGNS):
            continue
        others = [
            other.text
            for name, other in unit.segments
            if name != version and unit.source in {None, name}
        ]
        for found in _TOKEN.finditer(segment.text):
            if not any(found.group() in other for other in others):
                message = f'{version} has "{found.group()}" here: a program lost what stood there'
                mark = Mark(version, segment, Span(*found.span()))
                yield Finding(message, (mark,), version)
