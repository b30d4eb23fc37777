"""Subtitles of Advanced SubStation Alpha: a line of dialogue is a cue, a break in it a space.

Styles, comments and what moves or draws, in braces, are no text.
"""

from __future__ import annotations

import re

from qa.errors import QaError
from qa.input.readers.builder import SegmentBuilder
from qa.input.readers.decoding import decode_lines
from qa.model import Segment, Source, Version

EXTENSIONS = (".ass", ".ssa")
PROFILE = "subtitles"

_SECTION = re.compile(r"\s*\[(?P<name>[^\]]+)\]\s*")
_SIGN = re.compile(r"\{[^{}]*\}|\\[Nnh]")
_CLOCK = re.compile(r"\s*(\d{1,3}):(\d{1,2}):(\d{1,2})[.,](\d{1,3})\s*")
_FIELDS = (
    "layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect",
    "text",
)  # fmt: skip
"""Fields of a line where the file does not say them."""


def read(source: Source) -> list[Version]:
    """Return the version of a file; raise QaError for a dialogue without times, and where there is none."""
    segments: list[Segment] = []
    fields: tuple[str, ...] = _FIELDS
    section = ""
    for number, line in enumerate(decode_lines(source), 1):
        found = _SECTION.fullmatch(line)
        if found:
            section = found["name"].strip().casefold()
        elif section == "events":
            key, _, rest = line.partition(":")
            if key.strip().casefold() == "format":
                fields = tuple(part.strip().casefold() for part in rest.split(","))
            elif key.strip().casefold() == "dialogue":
                start = len(key) + 1
                segment = _read_dialogue(line, start, fields, number, source.path)
                if segment.text:
                    segments.append(segment)
    if not segments:
        raise QaError(
            "the file has no dialogue",
            path=source.path,
            hint="it stands under `[Events]`, in lines that begin with `Dialogue:`",
        )
    name = source.version or ""
    return [Version(name, tuple(segments), source.document, source.path)]


def _read_dialogue(
    line: str, start: int, fields: tuple[str, ...], number: int, path: str
) -> Segment:
    """Return the cue of a line, whose fields begin at `start`; the last of them is its text."""
    parts = line[start:].split(",", len(fields) - 1)
    said = dict(zip(fields, parts, strict=False))
    times = [_write_time(said.get(name, "")) for name in ("start", "end")]
    if None in times or len(parts) < len(fields):
        raise QaError(
            "a dialogue without times",
            path=path,
            line=number,
            hint="write `Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,Text`",
        )
    builder = SegmentBuilder()
    text = parts[-1]
    column = len(line) - len(text) + 1
    done = 0
    for found in _SIGN.finditer(text):
        if found.start() > done:
            builder.add(text[done : found.start()], number, column + done)
        place = number, column + found.start()
        if found.group().startswith("{"):
            builder.add_alone(found.group(), *place, "")
        else:
            builder.add(" ", *place)
        done = found.end()
    if done < len(text):
        builder.add(text[done:], number, column + done)
    meta = (("time", f"{times[0]} --> {times[1]}"),)
    return builder.build(path, None, "caption", meta)


def _write_time(written: str) -> str | None:
    """Return a time as the other formats of subtitles write it, None for what is none."""
    found = _CLOCK.fullmatch(written)
    if found is None:
        return None
    hours, minutes, seconds, part = found.groups()
    return f"{int(hours):02}:{int(minutes):02}:{int(seconds):02}.{part:0<3}"
