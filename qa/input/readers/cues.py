"""Timed text: blocks between blank lines, each with a line of times.

SubRip and WebVTT share it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence

from qa.errors import QaError
from qa.input.readers.builder import SegmentBuilder
from qa.input.readers.decoding import decode_lines
from qa.model import Segment, Source, Version

_CLOCK = r"(?:\d{1,4}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}"
_TIMES = re.compile(rf"\s*({_CLOCK}) *--> *({_CLOCK})(?:\s.*)?")
_TAG = re.compile(
    r"</?[a-zA-Z][^<>]*>|<[\d:.]+>|\{\\[^{}]*\}|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]+);"
)

Line = tuple[int, str]
"""A line's number, from 1, and its text."""


def read_cues(source: Source, comments: re.Pattern[str]) -> list[Version]:
    """Return the one version of timed text; raise QaError for a block without times.

    Blocks that begin like `comments` say nothing to people.
    """
    segments: list[Segment] = []
    for block in _split_blocks(enumerate(decode_lines(source), 1)):
        if not comments.match(block[0][1]):
            segment = _read_cue(block, source.path)
            if segment.text:
                segments.append(segment)
    if not segments:
        raise QaError(
            "the file has no cue",
            path=source.path,
            hint="a cue is a line of times and text below it",
        )
    name = source.version or ""
    return [Version(name, tuple(segments), source.document, source.path)]


def _split_blocks(lines: Iterable[Line]) -> Iterator[Sequence[Line]]:
    """Yield the lines between blank ones, each block with at least one line."""
    block: list[Line] = []
    for number, line in lines:
        if line.strip():
            block.append((number, line))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _read_cue(block: Sequence[Line], path: str) -> Segment:
    """Return the cue of a block; a line above its times is its name.

    Its text is empty where nothing stands below the times. Raises QaError for a block
    without times.
    """
    first, name = block[0]
    meta = [("time", name.strip())]
    body = block[1:]
    if not _TIMES.fullmatch(name):
        if len(block) < 2 or not _TIMES.fullmatch(block[1][1]):
            raise QaError(
                f"a cue without times: `{name[:40]}`",
                path=path,
                line=first,
                hint="write `00:01:02,345 --> 00:01:04,567` above the text",
            )
        meta = [("time", block[1][1].strip()), ("name", name.strip())]
        body = block[2:]
    builder = SegmentBuilder()
    for number, line in body:
        if builder.parts:
            builder.add(" ", number - 1, 1)
        _add_line(builder, line, number)
    return builder.build(path, None, "caption", tuple(meta))


def _add_line(builder: SegmentBuilder, line: str, number: int) -> None:
    """Add one line: tags beside the text, references as what they stand for."""
    done = 0
    for match in _TAG.finditer(line):
        start = match.start()
        if start > done:
            builder.add(line[done:start], number, done + 1)
        sign = match.group()
        if sign[0] == "&":
            builder.add(html.unescape(sign), number, start + 1)
        else:
            builder.add_alone(sign, number, start + 1, "")
        done = match.end()
    if done < len(line):
        builder.add(line[done:], number, done + 1)
