"""Plain text: one version a file; a line is a paragraph, or the hard-wrapped lines that make one are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from qa.errors import QaError
from qa.input.readers.decoding import lines
from qa.model import Anchor, Segment, Source, Version

EXTENSIONS = (".txt", ".text")

_NARROWEST, _WIDEST = 40, 120
"""Editors wrap at 60 to 100 columns."""
_OUTLIERS = 0.02
"""So few lines may be longer: addresses that cannot be broken."""
_FULL = 0.45
"""Of the lines that another follows, so many have no room for its first word where a program has wrapped them."""
_MARK = re.compile(r"(?:\d+\.){2,}\s|[*•‣▪]\s")
"""What starts an item of a list: `1.2. Names`, `* Names`."""
_WIDE, _LONGEST = 2, 200
_WITHIN = 0.3
"""So many of these break off within a sentence."""
_RAGGED = 10
"""Who breaks lines by hand leaves up to a tenth of them empty."""
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\ua9e0-\ua9ff\uaa60-\uaadf]"
)
"""Scripts without spaces between words whose lines break at words all the same: class SA of UAX 14 (Thai, Lao,
Khmer, Burmese, Tai)."""
_TSHEG = "\u0f0b"
"""Ends a syllable in Tibetan; a line may end there."""
_ROOM, _SELDOM = 15, 0.1
"""Columns that no word of theirs fills, but for one line in ten: lines with more room end where spaces stood."""
_FIRST = re.compile(r"[^\s/-]*[/-]?")


def read(source: Source) -> list[Version]:
    """Return the one version of a text file; blank lines are skipped and counted."""
    found = [
        Segment(line.strip(), source.path, number, 1 + len(line) - len(line.lstrip()))
        for number, line in enumerate(lines(source), 1)
    ]
    blocks = [
        tuple(group)
        for filled, group in groupby(found, key=lambda s: bool(s.text))
        if filled
    ]
    if not blocks:
        raise QaError(
            "the file has no text", path=source.path, hint="remove it or fill it"
        )
    return [
        Version(
            source.version or "",
            tuple(_segments(blocks, source)),
            source.document,
            source.path,
        )
    ]


def _segments(
    blocks: Sequence[tuple[Segment, ...]], source: Source
) -> Iterator[Segment]:
    """Yield the paragraphs of blocks between blank lines."""
    width = _wrapped(blocks) if source.paragraphs == "auto" else None
    filled = _fills_lines(blocks)
    for block in blocks:
        if source.paragraphs == "blank":
            yield _paragraph(block, filled)
        else:
            yield from _unwrapped(block, width, filled) if width else block


def _wrapped(blocks: Sequence[tuple[Segment, ...]]) -> int | None:
    """Return the column at which a program has wrapped the lines of a text, None where none has."""
    ends = sorted(_end(line) for block in blocks for line in block)
    width = ends[-1 - int(len(ends) * _OUTLIERS)]
    followed = [pair for block in blocks for pair in pairwise(block)]
    if len(blocks) < 2 or not followed or not _NARROWEST <= width <= _WIDEST:
        return None
    full = [_runs_on(*pair) for pair in followed if _is_full(*pair, width)]
    # The widest line is full whatever it is.
    often = len(full) > 1 and len(full) - 1 >= _FULL * (len(followed) - 1)
    return width if often and sum(full) >= _WITHIN * len(full) else None


def _runs_on(line: Segment, following: Segment) -> bool:
    """Say whether a sentence seems to go on in the next line; capitals and closing punctuation speak against it."""
    first = following.text[0]
    return first.islower() or (
        line.text[-1].isalnum() and first.isalnum() and not first.isupper()
    )


def _unwrapped(block: Sequence[Segment], width: int, filled: bool) -> Iterator[Segment]:
    """Yield the paragraphs of a block: one ends where the next word had room, and before an item of a list."""
    run = [block[0]]
    for line, following in pairwise(block):
        goes_on = _is_full(line, following, width) or following.text[0].islower()
        if not goes_on or _MARK.match(following.text):
            yield _paragraph(run, filled)
            run = []
        run.append(following)
    yield _paragraph(run, filled)


def _paragraph(run: Sequence[Segment], filled: bool) -> Segment:
    """Return one segment of several lines, each with its place in the file."""
    pieces, anchors, size = [run[0].text], [], len(run[0].text)
    for before, line in pairwise(run):
        gap = (
            ""
            if _is_torn(before.text, line.text)
            or (filled and _is_unspaced(before, line))
            else " "
        )
        pieces += (gap, line.text)
        anchors.append(Anchor(size + len(gap), line.line, line.column))
        size += len(gap) + len(line.text)
    return run[0]._replace(text="".join(pieces), anchors=tuple(anchors))


def _is_torn(before: str, after: str) -> bool:
    """Say whether no space stood at the end of a line: within an address, in a compound, between Han or Kana."""
    word, last, first = before.rsplit(None, 1)[-1][-_LONGEST:], before[-1], after[0]
    if "://" in word or word.startswith("www."):
        return first in "/#?&=" or (last in "/#?&=" and first.isalnum())
    if last in "/-" and len(word) > 1:
        return last == "/" or (first.islower() and word[-2].isalpha())
    return _is_dense(last) and _is_dense(first)


def _fills_lines(blocks: Sequence[tuple[Segment, ...]]) -> bool:
    """Say whether lines of a script without spaces were broken at words: at spaces alone they leave much room."""
    ends = sorted(
        _end(line)
        for block in blocks
        for line, following in pairwise(block)
        if _is_unspaced(line, following)
    )
    return (
        bool(ends)
        and ends[int(len(ends) * _SELDOM)] + _ROOM
        >= ends[-1 - int(len(ends) * _OUTLIERS)]
    )


def _is_unspaced(line: Segment, following: Segment) -> bool:
    """Say whether a line breaks off between letters of a script that puts no spaces between words."""
    last, first = line.text[-1], following.text[0]
    if last == _TSHEG:
        return "\u0f40" <= first < "\u0fbd"
    return all(
        UNSPACED.match(sign) and unicodedata.category(sign)[0] in "LM"
        for sign in (last, first)
    )


def _is_dense(sign: str) -> bool:
    """Say whether a sign is of a script that puts no spaces between words and may break anywhere."""
    return _columns(sign) == _WIDE and not "\uac00" <= sign <= "\ud7a3"


def _is_full(line: Segment, following: Segment, width: int) -> bool:
    """Say whether a line has no room for the first word of the next; Han and Kana may break anywhere."""
    first = (
        following.text[0]
        if _is_dense(following.text[0])
        else _FIRST.match(following.text)[0]
    )  # type: ignore[index]
    return _end(line) + 1 + _columns(first) > width - width // _RAGGED


def _end(line: Segment) -> int:
    return line.column - 1 + _columns(line.text)


def _columns(text: str) -> int:
    """Return how wide a text is on a display (UAX 11); marks above and below letters take no room."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(sign) in {"W", "F"} for sign in text)
    return (
        len(text)
        + wide
        - sum(unicodedata.category(sign) in {"Mn", "Me"} for sign in text)
    )
