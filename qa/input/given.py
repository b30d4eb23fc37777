"""What a Python program hands in, as the flow takes it: texts to versions, one path or several to a list.

Whatever is no such thing is a TypeError, a text that cannot be compared a QaError; both say what was given.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from qa import language as languages
from qa.config import NO_SOURCE
from qa.errors import QaError
from qa.input import naming
from qa.input.readers import text as plain
from qa.model import Segment, Source, Version

Text = str | Sequence[str | Segment]
"""What one version says: a whole text, which is split into paragraphs as a file is, or its paragraphs."""

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]
"""One file or folder, or several."""


def make_versions(
    given: Mapping[str, Text] | Iterable[Version], paragraphs: str
) -> list[Version]:
    """Return versions of texts by version name, or the versions that are given; each name in its usual case.

    Versions may be of any language, texts only of one that is known.

    `paragraphs` says what a paragraph of a whole text is (`auto`, `lines`, `blank`).
    """
    if isinstance(given, Mapping):
        return _tell_apart(
            [_make_version(name, text, paragraphs) for name, text in given.items()]
        )
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):
        raise TypeError(
            f"qa.check got {_kind(given)}: give texts by language ({{'en': ...}}) or qa.Version objects"
        )
    versions = list(given)
    for version in versions:
        if not isinstance(version, Version):
            raise TypeError(
                f"qa.check got {_kind(version)} among the versions: give qa.Version objects"
            )
    return [replace(version, name=find_name(version.name)) for version in versions]


def make_paths(given: Paths) -> list[str]:
    """Return one path or several as strings. Raises QaError where there is none, or an empty one."""
    if isinstance(given, str | os.PathLike):
        given = [given]
    if isinstance(given, bytes) or not isinstance(given, Iterable):
        raise TypeError(f"qa.check_files got {_kind(given)}: give a path, or several")
    paths = [_make_path(path) for path in given]
    if not paths:
        raise QaError(
            "no path is given: nothing to check", hint="name files or folders"
        )
    return paths


def find_name(name: str) -> str:
    """Return a version's name in the usual case (`pt-br` is `pt-BR`); one that is no language stays as it is."""
    tag, at, label = name.partition("@")
    if name == NO_SOURCE:
        return name
    return (languages.canonical(tag) or tag) + at + label


def _tell_apart(versions: list[Version]) -> list[Version]:
    names = [version.name for version in versions]
    for name in names:
        if names.count(name) > 1:
            raise QaError(
                f"qa.check got version `{name}` twice", hint="label one (`en@previous`)"
            )
    return versions


def _make_version(name: str, text: Text, paragraphs: str) -> Version:
    if not isinstance(name, str):
        raise TypeError(
            f"qa.check got {_kind(name)} as the name of a version: give a language tag such as 'en'"
        )
    checked = naming.checked(name, "") if name else ""
    if isinstance(text, str):
        segments = _split(name, text, paragraphs)
    elif isinstance(text, bytes | Segment) or not isinstance(text, Sequence):
        raise TypeError(
            f"qa.check got {_kind(text)} for version {name!r}: give a text, or a list of texts"
        )
    else:
        segments = tuple(
            _make_segment(name, number, part) for number, part in enumerate(text, 1)
        )
    segments = tuple(
        segment for segment in segments if segment.text.strip() or segment.unit
    )
    if not segments:
        raise QaError(
            f"qa.check got no text for version `{name}`", hint="leave it out or fill it"
        )
    return Version(checked, segments)


def _split(name: str, text: str, paragraphs: str) -> tuple[Segment, ...]:
    """Return the paragraphs of a text, each with its line, as the reader of text files finds them."""
    if not text.strip():
        return ()
    try:
        (version,) = plain.read(
            Source("", "text", version=name, paragraphs=paragraphs, data=text.encode())
        )
    except UnicodeEncodeError as error:
        raise QaError(
            f"version `{name}` has half a character (a surrogate) at {error.start}"
        ) from error
    except QaError as error:
        raise QaError(f"version `{name}`: {error.message}", line=error.line) from error
    return version.segments


def _make_segment(name: str, number: int, part: str | Segment) -> Segment:
    if isinstance(part, Segment):
        return part
    if not isinstance(part, str):
        raise TypeError(
            f"qa.check got {_kind(part)} among the texts of version {name!r}: give str or qa.Segment"
        )
    return Segment(part, line=number)


def _make_path(path: str | os.PathLike[str]) -> str:
    if not isinstance(path, str | os.PathLike):
        raise TypeError(
            f"qa.check_files got {_kind(path)} among the paths: give str or pathlib.Path"
        )
    spelled = os.fspath(path)
    if not isinstance(spelled, str):
        raise TypeError("qa.check_files got a path in bytes: give str or pathlib.Path")
    if not spelled:
        raise QaError(
            "the path is empty",
            hint="name a file or folder; `.` is the folder you are in",
        )
    return spelled


def _kind(value: object) -> str:
    return type(value).__name__
