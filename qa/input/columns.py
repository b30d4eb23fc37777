"""Tables that people keep: which column is a language, which the key, which says something of a text.

`Key,Source,Translation`, `id;English;Deutsch;comment`: a column of distinct short tokens is the key whatever its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from qa.errors import NoTextsError, QaError
from qa.input import naming
from qa.input.readers import keys
from qa.language.meant import meant, no_language
from qa.language.tags import canonical, is_common
from qa.model import Segment, Source, Version

TABLES = frozenset(["csv", "tsv", "jsonl", "parquet", "xlsx"])
"""Formats with a column a version."""

ROLES = ("unit", "document", "ignore", "source", "target")
"""What a column may be besides a language."""

_KEYS = frozenset(
    ["id", "ids", "key", "keys", "no", "nr", "number", "string", "identifier", "name", "code", "uid", "resource"]
)  # fmt: skip
_NOTES = frozenset(
    ["comment", "comments", "context", "contexts", "note", "notes", "description", "descriptions", "remark",
     "remarks", "status", "state", "label", "labels", "tag", "tags", "screenshot", "screenshots", "file", "path"]
)  # fmt: skip
_ROLES = dict.fromkeys(
    ["source", "original", "source text", "source string", "msgid"], "source"
) | dict.fromkeys(
    ["target", "translation", "target text", "translated text", "msgstr"], "target"
)
_WORD = re.compile(r"[\s_-]+")
_INSIDE = re.compile(r"[(\[]\s*([A-Za-z]{2,3}(?:[-_][\w-]+)?)\s*[)\]]")
_LONGEST = 80
"""Characters of a key at most."""
_FEWEST = 2
"""Keys that a column of keys has at least."""
_LOOKED_AT = 40
"""Cells that are looked at before a column is looked at as a whole."""


@dataclass(slots=True)
class _Columns:
    """What each column of a table is: its role, or the name of its version."""

    key: str | None = None
    names: dict[str, str] = field(default_factory=dict)
    sources: set[str] = field(default_factory=set)
    unknown: list[str] = field(default_factory=list)


def settle(
    source: Source, versions: Sequence[Version], said: Mapping[str, str]
) -> list[Version]:
    """Return the versions of a table by their languages, their units by the key column.

    `said` are the roles of columns by the settings: `unit`, `document`, `ignore`, `source`, `target` or a language.
    Raises QaError where fewer than two columns are versions, or one seems to be a mistyped language.
    """
    cells: dict[str, list[Version]] = {}
    for version in versions:
        cells.setdefault(version.name, []).append(version)
    columns = _tell(source, cells, said)
    if len(columns.names) < 2:
        raise _refuse(source, columns)
    units = {version.document: version for version in cells.get(columns.key or "", ())}
    notices = tuple(
        f"{source.path}: the column `{header}` is no language and was left out"
        for header in columns.unknown
    )
    found = []
    for header, name in columns.names.items():
        for version in cells[header]:
            key = units.get(version.document)
            made = _keyed(version, key) if key else version
            is_original = header in columns.sources
            found.append(replace(made, name=name, original=is_original))
    return [replace(found[0], notices=notices), *found[1:]]


def _tell(
    source: Source, cells: Mapping[str, list[Version]], said: Mapping[str, str]
) -> _Columns:
    """Return what the columns are."""
    columns = _Columns()
    for header, versions in cells.items():
        role = said.get(header)
        if role is None:
            others = [each for name in cells if name != header for each in cells[name]]
            role = _find_role(header, versions, others)
        if role == "unit" and columns.key is None:
            columns.key = header
        elif role == "source":
            columns.names[header] = _find_inside(header) or source.original or ""
            columns.sources.add(header)
        elif role == "target":
            columns.names[header] = _find_inside(header) or source.version or ""
        elif role == "unknown":
            columns.unknown.append(header)
        elif role not in ROLES:
            columns.names[header] = naming.checked(role, source.path, 1)
    return columns


def _find_role(
    header: str, versions: Sequence[Version], others: Sequence[Version]
) -> str:
    """Return what a column is by its header and its cells: a role, the name of a version, or `unknown`."""
    word = _WORD.sub(" ", _INSIDE.sub("", header)).strip().casefold()
    last = word.rpartition(" ")[2]
    is_keyword = last in _KEYS
    language = None if is_keyword and len(word) > 2 else _find_language(header)
    if language and not is_keyword:
        # No usual header of ids: its texts are ids only where they look so.
        return "unit" if _is_key(versions, is_sure=False) else language
    if word in _ROLES or last in _NOTES:
        return _ROLES.get(word, "ignore")
    if _is_key(versions, is_sure=language is None or _are_texts(others)):
        return "unit"
    if language:
        return language
    is_empty = not any(_list_cells(versions))
    return "ignore" if is_keyword or is_empty else "unknown"


def _refuse(source: Source, columns: _Columns) -> QaError:
    """Return the error about a table of fewer than two languages."""
    wrong = [no_language(header, source.path, 1) for header in columns.unknown]
    # Three letters are too often a word.
    if wrong and any(
        len(re.split("[-@]", name)[0]) == 2 for name in columns.names.values()
    ):
        return wrong[0]
    hint = 'head a column a version by its language, or say `columns = { Text = "en" }` in qa.toml'
    message = "fewer than two versions in the table"
    if wrong:
        message, hint = wrong[0].message, wrong[0].hint
    return NoTextsError(message, path=source.path, line=1, hint=hint)


def _find_language(header: str) -> str | None:
    """Return the version that a header names, None where it names none."""
    for said in (header.strip(), _find_inside(header)):
        try:
            if said:
                return naming.checked(said, "")
        except QaError:
            continue
    # A mistyped tag or name is told, not left out.
    return header if meant(header.strip()) else None


def _find_inside(header: str) -> str | None:
    """Return the language in the brackets of a header: `Source (en)`."""
    match = _INSIDE.search(header)
    usual = canonical(match[1]) if match else None
    return usual if usual and is_common(usual) else None


def _is_key(versions: Sequence[Version], *, is_sure: bool) -> bool:
    """Say whether the cells of a column are distinct tokens.

    Where nothing else says that they are no texts, they must look like ids besides.
    """
    looks_like = _is_token if is_sure else _is_id
    if not all(map(looks_like, islice(_list_cells(versions), _LOOKED_AT))):
        return False
    for version in versions:
        texts = [segment.text for segment in version.segments]
        if len(set(texts)) < max(len(texts), _FEWEST) or not all(
            map(looks_like, texts)
        ):
            return False
    return True


def _are_texts(versions: Sequence[Version]) -> bool:
    """Say whether half of the first cells of columns have several words."""
    cells = [each for v in versions for each in v.segments[:_LOOKED_AT]]
    return 2 * sum(" " in cell.text.strip() for cell in cells) >= len(cells)


def _list_cells(versions: Sequence[Version]) -> Iterator[str]:
    for version in versions:
        for segment in version.segments:
            yield segment.text


def _is_token(text: str) -> bool:
    """Say whether a cell is one short token."""
    return 0 < len(text) <= _LONGEST and not any(sign.isspace() for sign in text)


def _is_id(text: str) -> bool:
    """Say whether a cell is a number or a name that only programs read."""
    return _is_token(text) and (text.isdigit() or keys.is_name(text))


def _keyed(version: Version, key: Version) -> Version:
    """Return a version whose units are called as a key column says; an empty cell is not translated yet."""
    units = [segment.text for segment in key.segments]
    numbers = [str(number) for number in range(1, len(units) + 1)]
    if [segment.unit for segment in key.segments] != numbers:
        # The table has ids of its own.
        return version
    segments: list[Segment] = []
    absent: set[str] = set()
    for unit, segment in zip(units, version.segments, strict=True):
        if segment.text.strip():
            segments.append(segment._replace(unit=unit))
        else:
            absent.add(unit)
    return replace(
        version,
        segments=tuple(segments),
        left_out=frozenset(absent),
        untranslated=frozenset(absent),
        skipped=len(absent),
        keyed=True,
    )
