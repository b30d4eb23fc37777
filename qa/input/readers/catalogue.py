"""Keyed texts of one language (`locales/fr.json`).

A key is a unit, joined with the same key of other languages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from qa.input.readers.builder import Meta, SegmentBuilder
from qa.input.readers.placeholders import ANY, mark_placeholders
from qa.model import Segment, Source, Version

DEEPEST = 100
"""Levels of keys."""


class Value(NamedTuple):
    """A text and its key.

    The key is made of those that lead to the text, joined by dots; `meta` is what the
    file says of the text.
    """

    key: str
    builder: SegmentBuilder
    meta: Meta = ()


@dataclass(slots=True)
class Twins:
    """Keys that stand twice in a file with different texts: the last one counts.

    `texts` are those of the keys so far.
    """

    texts: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def add(self, key: str, text: str, line: int) -> None:
        """Take a key, its text, and the line that it stands on."""
        if self.texts.setdefault(key, text) != text:
            self.lines.setdefault(key, line)
            self.texts[key] = text

    def tell(self, path: str, what: str = "key", counts: str = "last") -> list[str]:
        """Return one sentence on all of them, none where there are none."""
        if not self.lines:
            return []
        (key, line), *others = self.lines.items()
        shown = " ".join(key.split())[:60]
        more = f" with another text, and so do {len(others):,} more" if others else ""
        more = more or " with another text"
        return [
            f"{path}:{line}: the {what} `{shown}` stands twice{more}: the {counts} counts"
        ]


def collect(source: Source, values: Iterable[Value]) -> list[Version]:
    """Return the one version of a catalogue; of a key that stands twice the last counts.

    In JSON keys that start with `@` say something of another (ARB); an empty text is
    one that is not translated yet. A file without texts is a version without any.
    """
    segments: dict[str, Segment] = {}
    left_out: set[str] = set()
    notes: dict[str, Meta] = {}
    twins = Twins()
    for key, builder, meta in values:
        if source.format == "json" and ".@" in f".{key}":
            about, _, what = key.rpartition(".")
            if what == "description" and about.startswith("@"):
                notes[about[1:]] = (("note", builder.text),)
            continue
        segment = builder.build(source.path, key, "", meta, "exact")
        twins.add(key, segment.text, builder.line)
        if not segment.text and "untranslated" in source.skip:
            segments.pop(key, None)
            left_out.add(key)
        else:
            left_out.discard(key)
            segments[key] = mark_placeholders(segment, ANY)
    for key in notes.keys() & segments.keys():
        segments[key] = segments[key]._replace(meta=notes[key])
    version = Version(
        source.version or "",
        tuple(segments.values()),
        source.document,
        source.path,
        left_out=frozenset(left_out),
        skipped=len(left_out),
        keyed=True,
        untranslated=frozenset(left_out),
        notices=tuple(twins.tell(source.path)),
    )
    return [version]
