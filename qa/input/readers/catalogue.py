"""Keyed texts of one language (`locales/fr.json`).

A key is a unit, joined with the same key of other languages.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from qa.errors import QaError
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


def collect(source: Source, values: Iterable[Value]) -> list[Version]:
    """Return the one version of a catalogue; raise QaError for a key that stands twice.

    In JSON keys that start with `@` say something of another (ARB); an empty text is
    one that is not translated yet.
    """
    segments: dict[str, Segment] = {}
    left_out: set[str] = set()
    notes: dict[str, Meta] = {}
    for key, builder, meta in values:
        if source.format == "json" and ".@" in f".{key}":
            about, _, what = key.rpartition(".")
            if what == "description" and about.startswith("@"):
                notes[about[1:]] = (("note", builder.text),)
            continue
        if key in segments or key in left_out:
            raise QaError(
                f"the key `{key}` stands twice",
                path=source.path,
                line=builder.line,
                hint="remove one of them",
            )
        told = meta
        if _is_extension(source, key):
            told = (*meta, ("syntax", "chrome"))
        segment = builder.build(source.path, key, "", told, "exact")
        if not segment.text and "untranslated" in source.skip:
            left_out.add(key)
        else:
            segments[key] = mark_placeholders(segment, ANY)
    if not segments and not left_out:
        raise QaError(
            "the file has no texts", path=source.path, hint="write texts under keys"
        )
    for key in notes.keys() & segments.keys():
        segments[key] = segments[key]._replace(meta=notes[key])
    version = Version(
        source.version or "",
        tuple(segments.values()),
        source.document,
        source.path,
        left_out=frozenset(left_out),
        skipped=len(left_out),
    )
    return [version]


def _is_extension(source: Source, key: str) -> bool:
    """Tell the texts of a browser's extension, which have placeholders of their own.

    https://developer.chrome.com/docs/extensions/reference/api/i18n
    """
    return source.path.endswith("messages.json") and key.endswith(".message")
