"""Plain text: one version a file.

A line is a paragraph, or the hard-wrapped lines that make one are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from qa.input.readers.decoding import decode_lines
from qa.input.readers.entries import build_version
from qa.model import Anchor, Segment, Source, Version

EXTENSIONS = (".txt", ".text")

_NARROWEST, _WIDEST = 40, 120
"""Editors wrap at 60 to 100 columns."""

_OUTLIERS = 0.02
"""So few lines may be longer: addresses that cannot be broken."""

_FULL = 0.45
"""Of the lines that another follows, so many have no room for its first word where a
program has wrapped them."""

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
"""Scripts without spaces between words whose lines break at words all the same: class
SA of UAX 14 (Thai, Lao, Khmer, Burmese, Tai)."""

_TSHEG = "\u0f0b"
"""Ends a syllable in Tibetan; a line may end there."""

_ROOM, _SELDOM = 15, 0.1
"""Columns that no word of theirs fills, but for one line in ten: lines with more room
end where spaces stood."""

_FIRST = re.compile(r"[^\s/-]*[/-]?")

Block = Sequence[Segment]
"""Lines without a blank one between them."""


def read(source: Source) -> list[Version]:
    """Return the one version of a text file; blank lines are skipped and counted."""
    blocks = list(_split_blocks(read_lines(source)))
    return build_version(source, _split_paragraphs(blocks, source.paragraphs))


def read_lines(source: Source) -> Iterator[Segment]:
    """Yield a segment a line, without the white space around it."""
    for number, line in enumerate(decode_lines(source), 1):
        start = len(line) - len(line.lstrip())
        yield Segment(line.strip(), source.path, number, start + 1)


def _split_blocks(lines: Iterable[Segment]) -> Iterator[Block]:
    """Yield the lines between blank ones, each block with at least one line."""
    block: list[Segment] = []
    for line in lines:
        if line.text:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _split_paragraphs(blocks: Sequence[Block], how: str) -> Iterator[Segment]:
    """Yield the paragraphs of blocks; `how` is what a paragraph is (see `Source`)."""
    if not blocks:
        return
    width = _find_width(blocks) if how == "auto" else None
    fills = _fills_lines(blocks)
    for block in blocks:
        if how == "blank":
            yield _join(block, fills)
        elif width:
            yield from _unwrap(block, width, fills)
        else:
            yield from block


def _find_width(blocks: Sequence[Block]) -> int | None:
    """Return the column at which a program has wrapped the lines, None for none.

    It has where many lines that another follows have no room for its first word, and
    enough of them break off within a sentence.
    """
    ends = sorted(_find_end(line) for block in blocks for line in block)
    width = ends[-1 - int(len(ends) * _OUTLIERS)]
    pairs = list(_pair_lines(blocks))
    if len(blocks) < 2 or not pairs or not _NARROWEST <= width <= _WIDEST:
        return None
    full = within = 0
    for line, following in pairs:
        if _is_full(line, following, width):
            full += 1
            within += _runs_on(line, following)
    # The widest line is full whatever it is.
    if full < 2 or full - 1 < _FULL * (len(pairs) - 1):
        return None
    return width if within >= _WITHIN * full else None


def _pair_lines(blocks: Iterable[Block]) -> Iterator[tuple[Segment, Segment]]:
    """Yield each line that another follows in its block, with that one."""
    for block in blocks:
        yield from pairwise(block)


def _runs_on(line: Segment, following: Segment) -> bool:
    """Say whether a sentence seems to go on in the next line.

    Capitals and closing punctuation speak against it.
    """
    first = following.text[0]
    if first.islower():
        return True
    return line.text[-1].isalnum() and first.isalnum() and not first.isupper()


def _unwrap(block: Block, width: int, fills: bool) -> Iterator[Segment]:
    """Yield the paragraphs of a block.

    One ends where the next word had room, and before an item of a list.
    """
    run = [block[0]]
    for line, following in pairwise(block):
        goes_on = following.text[0].islower() or _is_full(line, following, width)
        if not goes_on or _MARK.match(following.text):
            yield _join(run, fills)
            run = []
        run.append(following)
    yield _join(run, fills)


def _join(run: Block, fills: bool) -> Segment:
    """Return one segment of several lines, each with its place in the file.

    A space stands for each line end, but where the line was torn there. `fills` says
    that lines end within words of scripts without spaces.
    """
    first = run[0]
    text = first.text
    anchors = []
    for before, line in pairwise(run):
        torn = _is_torn(before.text, line.text)
        if not torn and not (fills and _is_unspaced(before, line)):
            text += " "
        anchors.append(Anchor(len(text), line.line, line.column))
        text += line.text
    return first._replace(text=text, anchors=tuple(anchors))


def _is_torn(before: str, after: str) -> bool:
    """Say whether no space stood at the end of a line.

    So it is within an address, in a compound, between Han or Kana.
    """
    word = before.rsplit(None, 1)[-1][-_LONGEST:]
    last, first = before[-1], after[0]
    if "://" in word or word.startswith("www."):
        if first in "/#?&=":
            return True
        return last in "/#?&=" and first.isalnum()
    if last == "/" and len(word) > 1:
        return True
    if last == "-" and len(word) > 1:
        return first.islower() and word[-2].isalpha()
    return _is_dense(last) and _is_dense(first)


def _fills_lines(blocks: Sequence[Block]) -> bool:
    """Say whether lines of a script without spaces were broken at words.

    At spaces alone they leave much room.
    """
    ends = []
    for line, following in _pair_lines(blocks):
        if _is_unspaced(line, following):
            ends.append(_find_end(line))
    if not ends:
        return False
    ends.sort()
    narrow = ends[int(len(ends) * _SELDOM)]
    wide = ends[-1 - int(len(ends) * _OUTLIERS)]
    return narrow + _ROOM >= wide


def _is_unspaced(line: Segment, following: Segment) -> bool:
    """Say whether a line breaks off between letters of a script without spaces."""
    last, first = line.text[-1], following.text[0]
    if last == _TSHEG:
        return "\u0f40" <= first < "\u0fbd"
    return _is_unspaced_letter(last) and _is_unspaced_letter(first)


def _is_unspaced_letter(sign: str) -> bool:
    """Say whether a sign is a letter or mark of UNSPACED."""
    return bool(UNSPACED.match(sign)) and unicodedata.category(sign)[0] in "LM"


def _is_dense(sign: str) -> bool:
    """Say whether a sign's script has no spaces between words and breaks anywhere."""
    return _measure(sign) == _WIDE and not "\uac00" <= sign <= "\ud7a3"


def _is_full(line: Segment, following: Segment, width: int) -> bool:
    """Say whether a line has no room for the first word of the next.

    Han and Kana may break anywhere.
    """
    first = following.text[0]
    if not _is_dense(first):
        word = _FIRST.match(following.text)
        first = word.group() if word else ""
    return _find_end(line) + 1 + _measure(first) > width - width // _RAGGED


def _find_end(line: Segment) -> int:
    """Return the column behind a line on a display, from 0."""
    return line.column - 1 + _measure(line.text)


def _measure(text: str) -> int:
    """Return how wide a text is on a display (UAX 11).

    Marks above and below letters take no room.
    """
    width = len(text)
    if text.isascii():
        return width
    for sign in text:
        width += unicodedata.east_asian_width(sign) in {"W", "F"}
        width -= unicodedata.category(sign) in {"Mn", "Me"}
    return width
