"""What in settings does not fit: where it is, and one sentence on what it must be; for files and for Python alike."""

from __future__ import annotations

import functools
import types
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec

from qa.errors import QaError
from qa.nearest import hint, nearest
from qa.places import Keys

Kind = Any
"""An annotation: what a value must be."""


def faults(value: object, kind: Kind, keys: Keys) -> Iterator[tuple[Keys, QaError]]:
    """Yield what is wrong in `value`, which should be of a kind: where that is, and the sentence; the inmost first."""
    inner = _one(kind)
    if isinstance(value, Mapping) and _is_table(inner):
        yield from _faults_in_table(value, inner, keys)
    elif isinstance(value, (list, tuple)) and value and _origin(inner) in {list, tuple}:
        for number, item in enumerate(value):
            yield from faults(item, get_args(inner)[0], (*keys, number))
    elif value is not msgspec.UNSET and not _fits(value, kind):
        yield keys, _unfit(value, kind, keys)


@functools.cache
def _list_fields(kind: type[msgspec.Struct]) -> dict[str, msgspec.structs.FieldInfo]:
    """Return the fields of a table by the names that files use; a file may have thousands of such tables."""
    return {field.encode_name: field for field in msgspec.structs.fields(kind)}


def misfit(value: object, kind: Kind) -> str:
    """Return what is wrong in a value that should be of a kind, in the library's words; nothing where it fits."""
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        return str(error)
    return ""


def _fits(value: object, kind: Kind) -> bool:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def _one(kind: Kind) -> Kind:
    """Return a kind without what may stand in its place: nothing at all."""
    if _origin(kind) in {Union, types.UnionType}:
        kinds = [
            each
            for each in get_args(kind)
            if each not in {type(None), msgspec.UnsetType}
        ]
        kind = kinds[0] if len(kinds) == 1 else kind
    if _origin(kind) is Annotated and _origin(get_args(kind)[0]) in {list, tuple, dict}:
        return get_args(kind)[0]
    return kind


def _origin(kind: Kind) -> object:
    return get_origin(kind)


def _faults_in_table(
    table: Mapping[str, object], kind: Kind, keys: Keys
) -> Iterator[tuple[Keys, QaError]]:
    if _origin(kind) is dict:
        wanted, inner = get_args(kind)
        for key, value in table.items():
            if _origin(wanted) is Literal and key not in get_args(wanted):
                yield (*keys, key), _unknown(key, get_args(wanted), keys)
            yield from faults(value, inner, (*keys, key))
        return
    fields = _list_fields(kind)
    for key, value in table.items():
        if key not in fields:
            yield (*keys, key), _unknown(key, fields, keys)
        else:
            yield from faults(value, fields[key].type, (*keys, key))
    for key, field in fields.items():
        if field.required and key not in table:
            yield keys, QaError(f"`{_shown(keys)}` lacks `{key}`", hint=f"add `{key}`")


def _is_table(kind: Kind) -> bool:
    return _origin(kind) is dict or (
        isinstance(kind, type) and issubclass(kind, msgspec.Struct)
    )


def _unknown(
    key: str, known: Mapping[str, object] | tuple[str, ...], keys: Keys
) -> QaError:
    where = f" in `{_shown(keys)}`" if keys else ""
    return QaError(
        f"there is no setting `{key}`{where}",
        hint=hint(key, known, f"they are {', '.join(known)}"),
    )


def _unfit(value: object, kind: Kind, keys: Keys) -> QaError:
    verb = "holds" if keys and isinstance(keys[-1], int) else "is"
    said = (
        f"`{_shown(keys)}` {verb} {_named(value)}"
        if keys
        else f"the settings are {_named(value)}"
    )
    inner = _one(kind)
    near = (
        nearest(value, get_args(inner))
        if isinstance(value, str) and _origin(inner) is Literal
        else None
    )
    return QaError(
        said, hint=f"did you mean `{near}`?" if near else f"it must be {_wanted(kind)}"
    )


def _shown(keys: Keys) -> str:
    return ".".join(str(key) for key in keys if isinstance(key, str))


def _named(value: object) -> str:
    """Return what a value is called in a sentence."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, (list, tuple)):
        return "a list" if value else "an empty list"
    return (
        f"`{value}`"
        if isinstance(value, str)
        else f"the {_NOUNS.get(type(value), type(value).__name__)} `{value}`"
    )


_NOUNS: dict[type, str] = {int: "number", float: "number"}
_KINDS: dict[object, str] = {
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    list: "a list",
    tuple: "a list",
    dict: "a table",
}


def _wanted(kind: Kind) -> str:
    """Return what a value must be, in words: its own description, if it has one."""
    if _origin(kind) is Annotated:
        described = [meta.description for meta in kind.__metadata__ if meta.description]
        return (
            described[0]
            if described
            else f"{_wanted(get_args(kind)[0])} that is not empty"
        )
    if _origin(kind) is Literal:
        return f"one of {', '.join(get_args(kind))}"
    if _origin(kind) in {Union, types.UnionType}:
        return " or ".join(
            _wanted(each)
            for each in get_args(kind)
            if each not in {type(None), msgspec.UnsetType}
        )
    return _KINDS.get(_origin(kind) or kind, "a table")
