"""Cues of subtitles as sentences: where a text ends says more than where a cue does.

Translators cut a talk into other cues than the original has. What all of them keep is
when a sentence is said, so cues are cut at the ends of sentences, and what belongs to
one sentence is put together again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from qa.align.thresholds import LONGEST_SENTENCE, PAUSE, PUNCTUATED
from qa.evidence.endings import ended
from qa.language.sentences import sentences
from qa.model import Segment, Unit, Version

_TIME = re.compile(
    r"\s*(?:(\d+):)?(\d+):(\d+)[.,](\d+) *--> *(?:(\d+):)?(\d+):(\d+)[.,](\d+)"
)


class Cue(NamedTuple):
    """A piece of text and when it is shown, in seconds."""

    start: float
    end: float
    segment: Segment


class Spoken(NamedTuple):
    """A sentence, or what is said without a pause, with its pieces."""

    start: float
    end: float
    cues: tuple[Cue, ...]

    def shift(self, seconds: float) -> Spoken:
        """Return it as if it were said so much earlier."""
        return Spoken(self.start - seconds, self.end - seconds, self.cues)


def is_timed(version: Version) -> bool:
    """Return whether every text of a version says when it is shown."""
    return bool(version.segments) and all(
        _find_time(segment) for segment in version.segments
    )


def is_shown_at(unit: Unit) -> bool:
    """Return whether the texts of a unit are shown at a time: subtitles are concise."""
    _, first = unit.segments[0]
    return bool(_find_time(first.parts[0] if first.parts else first))


def read_times(segment: Segment) -> tuple[float, float]:
    """Return when a cue begins and ends, in seconds; raise ValueError for none."""
    match = _TIME.match(_find_time(segment))
    if match is None:
        raise ValueError(segment.line)
    numbers = match.groups(default="0")
    first, last = (_count_seconds(numbers[n : n + 4]) for n in (0, 4))
    return first, last


def _find_time(segment: Segment) -> str:
    """Return what a file says of the time of a text; empty where it says nothing."""
    for key, value in segment.meta:
        if key == "time" and _TIME.match(value):
            return value
    return ""


def _count_seconds(numbers: Sequence[str]) -> float:
    """Return hours, minutes, seconds and their fraction as seconds."""
    hours, minutes, seconds, part = numbers
    return int(hours) * 3600 + int(minutes) * 60 + float(f"{int(seconds)}.{part}")


def read_cues(text: Version | Segment) -> list[Cue]:
    """Return the pieces of a timed version, or of a text of one, in their order."""
    parts = text.segments if isinstance(text, Version) else text.parts or (text,)
    return [Cue(*read_times(part), part) for part in parts]


def cut_cues(version: Version) -> Version:
    """Return a version whose cues are cut where a sentence ends in them."""
    cues = [cue for segment in version.segments for cue in _cut_cue(segment, version)]
    return replace(version, segments=tuple(cue.segment for cue in cues))


def _cut_cue(segment: Segment, version: Version) -> Iterator[Cue]:
    """Yield the pieces of a cue; the time of each is its share of the letters."""
    start, end = read_times(segment)
    spans = sentences(segment.text, version.language)
    if len(spans) < 2:
        yield Cue(start, end, segment)
        return
    each = (end - start) / max(1, len(segment.text))
    for span in spans:
        first, last = start + each * span.start, start + each * span.end
        piece = segment.cut(span.start, span.end)
        meta = [(key, value) for key, value in segment.meta if key != "time"]
        meta.append(("time", f"{_write_time(first)} --> {_write_time(last)}"))
        yield Cue(first, last, piece._replace(meta=tuple(meta)))


def _write_time(seconds: float) -> str:
    """Return a time as subtitles write it."""
    minutes, rest = divmod(max(0.0, seconds), 60)
    hours, minutes = divmod(int(minutes), 60)
    return f"{hours:02}:{minutes:02}:{rest:06.3f}"


def find_spoken(version: Version) -> list[Spoken]:
    """Return the sentences of a version whose cues were cut, in the order of time.

    A sentence ends with its punctuation, at a pause, or when it has become too long;
    where few texts end with punctuation each cue is alone.
    """
    cues = read_cues(version)
    cues.sort(key=lambda cue: cue.start)
    ends = [ended(cue.segment.text) for cue in cues]
    is_punctuated = sum(ends) >= PUNCTUATED * len(cues)
    spoken: list[Spoken] = []
    open_cues: list[Cue] = []
    for cue, is_end in zip(cues, ends, strict=True):
        if open_cues and _is_apart(open_cues, cue):
            spoken.append(_join(open_cues))
            open_cues = []
        open_cues.append(cue)
        if is_end or not is_punctuated:
            spoken.append(_join(open_cues))
            open_cues = []
    if open_cues:
        spoken.append(_join(open_cues))
    return spoken


def _is_apart(cues: Sequence[Cue], cue: Cue) -> bool:
    """Return whether a cue cannot go on with the sentence of those before it."""
    is_late = cue.start - cues[-1].end > PAUSE
    return is_late or cue.end - cues[0].start > LONGEST_SENTENCE


def _join(cues: Sequence[Cue]) -> Spoken:
    """Return the sentence that cues make."""
    end = max(cue.end for cue in cues)
    return Spoken(cues[0].start, end, tuple(cues))
