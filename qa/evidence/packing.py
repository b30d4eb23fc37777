"""Evidence as bytes: equal evidence gives the same bytes, whatever it was merged from.

A summary is a frozen dataclass of plain values; what it only works out of them
(`init=False`) is not written. Nothing that is read back can run code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import fields
from types import GenericAlias
from typing import Any, get_args, get_origin

import msgspec

from qa.errors import QaError
from qa.evidence import Evidence, Knowledge, Summary, Taught
from qa.release import RELEASE

FORMAT = 1
"""What this file writes; another number is not read."""

_HINT = "learn it anew with `qa learn`"


class _Written(msgspec.Struct, frozen=True):
    """The summaries of one batch by their names."""

    batch: str
    profile: str
    first: dict[str, msgspec.Raw]
    whole: dict[str, msgspec.Raw]


class _File(msgspec.Struct, frozen=True):
    """What a file of evidence holds."""

    format: int
    release: str
    batches: list[_Written]


def pack(knowledge: Knowledge) -> bytes:
    """Return the bytes of what batches taught."""
    batches = []
    for batch, profile in sorted(knowledge):
        taught = knowledge[batch, profile]
        first, whole = _write(taught.first), _write(taught.whole)
        batches.append(_Written(batch, profile, first, whole))
    return msgspec.msgpack.encode(_File(FORMAT, RELEASE, batches))


def unpack(
    data: bytes, summaries: Iterable[type[Summary]], path: str = ""
) -> Knowledge:
    """Return what was packed, as far as it is of these `summaries`.

    Raises QaError where the bytes are no evidence, or that of another release.
    """
    known = {_name(summary): summary for summary in summaries}
    try:
        file = msgspec.msgpack.decode(data, type=_File)
        if (file.format, file.release) != (FORMAT, RELEASE):
            said = f"was learnt by qa {file.release}, this is {RELEASE}"
            raise QaError(said, path=path, hint=_HINT)
        return {
            (each.batch, each.profile): Taught(
                _read(each.first, known), _read(each.whole, known)
            )
            for each in file.batches
        }
    except (msgspec.MsgspecError, UnicodeError, RecursionError, TypeError) as error:
        raise QaError("is no evidence of qa", path=path, hint=_HINT) from error


def _name(summary: type[Summary]) -> str:
    return f"{summary.__module__}.{summary.__qualname__}"


def _write(evidence: Evidence) -> dict[str, msgspec.Raw]:
    """Return each summary's bytes by its name, in the order of the names."""
    written = {}
    for summary in sorted(evidence.known, key=_name):
        value: Any = evidence.known[summary]
        plain = {
            each.name: _order(getattr(value, each.name))
            for each in fields(value)
            if each.init
        }
        written[_name(summary)] = msgspec.Raw(msgspec.msgpack.encode(plain))
    return written


def _order(value: object) -> object:
    """Return a value with the keys of all its mappings sorted."""
    if isinstance(value, Mapping):
        return {key: _order(value[key]) for key in sorted(value)}
    return value


def _read(
    written: Mapping[str, msgspec.Raw], known: Mapping[str, type[Summary]]
) -> Evidence:
    found: dict[type[Summary], Summary] = {}
    for name, data in written.items():
        summary = known.get(name)
        if summary is not None:
            found[summary] = msgspec.msgpack.decode(
                data, type=summary, dec_hook=_make_counter
            )
    return Evidence(found)


def _make_counter(kind: Any, value: Any) -> Any:  # noqa: ANN401 - as msgspec asks
    """Return a mapping as the counter that a field is said to be."""
    if get_origin(kind) is Counter:
        (key,) = get_args(kind)
        return Counter(msgspec.convert(value, GenericAlias(dict, (key, int))))
    raise NotImplementedError(kind)
