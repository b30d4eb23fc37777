"""Timed text: blocks between blank lines, each with a line of times; what SubRip and WebVTT share."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from qa.errors import QaError
from qa.input.readers.decoding import lines
from qa.input.readers.writing import Writing
from qa.model import Segment, Source, Version

_CLOCK = r"(?:\d{1,4}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}"
_TIMES = re.compile(rf"\s*({_CLOCK}) *--> *({_CLOCK})(?:\s.*)?")
_TAG = re.compile(
    r"</?[a-zA-Z][^<>]*>|<[\d:.]+>|\{\\[^{}]*\}|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);"
)

Line = tuple[int, str]


def versions(source: Source, comments: re.Pattern[str]) -> list[Version]:
    """Return the one version of timed text; blocks that begin like `comments` say nothing to people."""
    segments = [
        segment
        for block in _blocks(enumerate(lines(source), 1))
        if not comments.match(block[0][1])
        for segment in _cue(block, source.path)
    ]
    if not segments:
        raise QaError(
            "the file has no cue",
            path=source.path,
            hint="a cue is a line of times and text below it",
        )
    return [
        Version(source.version or "", tuple(segments), source.document, source.path)
    ]


def _blocks(numbered: Iterator[Line] | enumerate[str]) -> Iterator[Sequence[Line]]:
    block: list[Line] = []
    for number, line in numbered:
        if line.strip():
            block.append((number, line))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _cue(block: Sequence[Line], path: str) -> Iterator[Segment]:
    """Yield the cue of a block, if there is text below its times; the line above them is its name."""
    place = next(
        (n for n, (_, line) in enumerate(block[:2]) if _TIMES.fullmatch(line)), None
    )
    if place is None:
        hint = "write `00:01:02,345 --> 00:01:04,567` above the text"
        raise QaError(
            f"a cue without times: `{block[0][1][:40]}`",
            path=path,
            line=block[0][0],
            hint=hint,
        )
    name = block[0][1].strip() if place else ""
    meta = (("time", block[place][1].strip()), *((("name", name),) if name else ()))
    writing = Writing()
    for number, line in block[place + 1 :]:
        if writing.parts:
            writing.add(" ", number - 1, 1)
        _add(writing, line, number)
    segment = writing.segment(path, None, "caption", meta)
    if segment.text:
        yield segment


def _add(writing: Writing, line: str, number: int) -> None:
    """Add one line, its tags beside the text and its references as what they stand for."""
    done = 0
    for found in _TAG.finditer(line):
        if found.start() > done:
            writing.add(line[done : found.start()], number, done + 1)
        sign = found.group()
        if sign[0] == "&":
            writing.add(html.unescape(sign), number, found.start() + 1)
        else:
            writing.alone(sign, number, found.start() + 1, "")
        done = found.end()
    if done < len(line):
        writing.add(line[done:], number, done + 1)
