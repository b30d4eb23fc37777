"""JSON catalogues: texts under nested keys (i18next, ARB, Vue, Rails).

They stand in any language's `locales/{lang}.json`. Comments and commas before a closing
bracket are accepted (JSON5, `messages.json` of browsers).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from qa.errors import NoTextsError, QaError
from qa.input.readers.builder import Meta, SegmentBuilder
from qa.input.readers.catalogue import DEEPEST, Value, collect
from qa.input.readers.decoding import decode
from qa.model import Source, Version

EXTENSIONS = (".json", ".jsonc", ".json5", ".arb")
CATALOGUE = True

Way = tuple[str | int | None, ...]
"""The keys and numbers that lead to a text, from the outermost on."""

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s"{}\[\],:]+')
_PIECE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|\\u[0-9a-fA-F]{4}|\\.|[^\\]+"
)


_STRING = r'"(?:[^"\\]|\\.)*+(?:"|\Z)'
_COMMENT = re.compile(rf"{_STRING}|//[^\n]*+|/\*(?:.*?\*/|.*)", re.DOTALL)
_LAST_COMMA = re.compile(rf"{_STRING}|,(?=\s*+[}}\]])", re.DOTALL)
_TEXTS = ("message", "defaultMessage", "string", "translation")
"""What a text is called where each key holds an object that describes it."""
_NOTES = ("description", "developer_comment", "comment", "context", "notes")


class Written(NamedTuple):
    """The object that a file holds, and its text without comments."""

    text: str
    value: dict[str, Any]


def read(source: Source) -> list[Version]:
    """Return the one version of a catalogue; raise QaError for what is none."""
    written = parse_object(decode(source), source.path)
    values = _read_values(written.text, source.path)
    if text := _find_text_key(written.value):
        values = _read_described(values, written.value, text)
    return collect(source, values)


def parse_object(text: str, path: str) -> Written:
    """Return the object that a catalogue is; raise QaError where it is none."""
    try:
        # Numbers are no texts: nobody needs their values, and Python refuses long ones.
        value = json.loads(text, parse_int=str)
    except json.JSONDecodeError as error:
        relaxed = _relax(text)
        if relaxed != text:
            return parse_object(relaxed, path)
        raise QaError(
            f"not valid JSON: {error.msg} at column {error.colno}",
            path=path,
            line=error.lineno,
            hint="mend it there",
        ) from error
    except RecursionError as error:
        raise _refuse_depth(path) from error
    if not isinstance(value, dict):
        raise NoTextsError(
            "no catalogue: not a JSON object",
            path=path,
            line=1,
            hint="write texts under keys",
        )
    return Written(text, value)


def _relax(text: str) -> str:
    """Return JSON without comments and last commas: blanks stand in their place."""
    text = _COMMENT.sub(_blank_comment, text)
    return _LAST_COMMA.sub(
        lambda match: match[0].replace(",", " ", match[0] == ","), text
    )


def _blank_comment(match: re.Match[str]) -> str:
    if match[0][0] == '"':
        return match[0]
    return re.sub(r"[^\n]", " ", match[0])


def _find_text_key(catalogue: dict[str, Any]) -> str:
    """Return what the texts are called in a file that describes each; empty in others."""
    for name in _TEXTS:
        described = [
            isinstance(value, dict) and isinstance(value.get(name), str)
            for value in catalogue.values()
        ]
        if described and all(described):
            return name
    return ""


def _read_described(
    values: Iterator[Value], catalogue: dict[str, Any], text: str
) -> Iterator[Value]:
    """Yield the texts of a file that describes each (browsers' `messages.json`)."""
    for key, builder, _ in values:
        name, _, what = key.rpartition(".")
        if what == text and name in catalogue:
            about = catalogue[name]
            notes = [str(about[each]) for each in _NOTES if about.get(each)]
            meta: Meta = (("note", "\n".join(notes)),) if notes else ()
            if text == "message":
                # https://developer.chrome.com/docs/extensions/reference/api/i18n
                meta += (("syntax", "chrome"),)
            yield Value(name, builder, meta)


def _refuse_depth(path: str) -> QaError:
    """Return the error for nesting beyond measure."""
    return QaError(
        f"more than {DEEPEST} levels of keys",
        path=path,
        hint="people write no such catalogue",
    )


def _read_values(text: str, path: str) -> Iterator[Value]:
    """Yield the texts with the keys that lead to them, joined by dots."""
    for way, builder, is_key in scan_strings(text, path):
        if not is_key:
            yield Value(".".join(map(str, way)), builder)


def scan_strings(text: str, path: str) -> Iterator[tuple[Way, SegmentBuilder, bool]]:
    """Yield the strings of valid JSON: the way there, the text, whether it is a key.

    Raises QaError for nesting beyond measure.
    """
    way: list[str | int | None] = []
    for sign, line, column in _tokenize(text):
        if sign in "{[":
            way.append(None if sign == "{" else 0)
            if len(way) > DEEPEST:
                raise _refuse_depth(path)
        elif sign in "}]":
            way.pop()
        elif sign == ",":
            top = way[-1]
            way[-1] = top + 1 if isinstance(top, int) else None
        elif sign[0] == '"':
            is_key = way[-1] is None
            if is_key:
                way[-1] = json.loads(sign)
            yield tuple(way), _decode_string(sign[1:-1], line, column + 1), is_key


def _tokenize(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield strings and signs with line and column, from 1."""
    line, start, last = 1, 0, 0
    for match in _TOKEN.finditer(text):
        here = match.start()
        turns = text.count("\n", last, here)
        if turns:
            line += turns
            start = text.rindex("\n", last, here) + 1
        last = here
        yield match.group(), line, here - start + 1


def _decode_string(string: str, line: int, column: int) -> SegmentBuilder:
    """Return the text of a string, each escape in its place.

    Half of a surrogate pair is no character.
    """
    builder = SegmentBuilder()
    for match in _PIECE.finditer(string):
        piece = match.group()
        if piece[0] == "\\":
            piece = json.loads(f'"{piece}"')
        if "\ud800" <= piece <= "\udfff":
            piece = "\ufffd"
        builder.add(piece, line, column + match.start())
    return builder
