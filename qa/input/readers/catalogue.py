"""Keyed texts of one language (`locales/fr.json`): a key is a unit, joined with the same key of other languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from qa.errors import QaError
from qa.input.readers.placeholders import ANY, marked
from qa.input.readers.writing import Meta, Writing
from qa.model import Segment, Source, Version

DEEPEST = 100
"""Levels of keys."""


class Value(NamedTuple):
    """A text and its key."""

    key: str
    writing: Writing
    meta: Meta = ()


def versions(source: Source, values: Iterable[Value]) -> list[Version]:
    """Return the one version of a catalogue; raise QaError for a key that stands twice.

    In JSON keys that start with `@` say something of another (ARB); an empty text is one that is not translated yet.
    """
    segments: dict[str, Segment] = {}
    left_out: set[str] = set()
    notes: dict[str, Meta] = {}
    for key, writing, meta in values:
        about, _, what = key.rpartition(".")
        if source.format == "json" and any(
            part.startswith("@") for part in key.split(".")
        ):
            if what == "description" and about.startswith("@"):
                notes[about[1:]] = (("note", writing.written),)
            continue
        if key in segments or key in left_out:
            raise QaError(
                f"the key `{key}` stands twice",
                path=source.path,
                line=writing.line,
                hint="remove one of them",
            )
        segment = writing.segment(source.path, key, "", meta, "exact")
        if not segment.text and "untranslated" in source.skip:
            left_out.add(key)
        else:
            segments[key] = marked(segment, ANY)
    if not segments and not left_out:
        raise QaError(
            "the file has no texts", path=source.path, hint="write texts under keys"
        )
    for key in notes.keys() & segments.keys():
        segments[key] = segments[key]._replace(meta=notes[key])
    name = source.version or ""
    out = frozenset(left_out)
    return [
        Version(
            name,
            tuple(segments.values()),
            source.document,
            source.path,
            None,
            out,
            len(out),
        )
    ]
