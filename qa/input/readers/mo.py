"""Compiled catalogues of gettext: the line of a text is the number of its message in the file.

https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from qa.errors import QaError
from qa.input.readers import entries
from qa.input.readers.bilingual import Job
from qa.input.readers.entries import MOST, Entry
from qa.input.readers.opening import beginning, content
from qa.input.readers.placeholders import ANY, marked
from qa.input.readers.po import Message, language, pairs
from qa.model import Segment, Source, Version

EXTENSIONS = (".mo", ".gmo")

_MAGIC = {b"\xde\x12\x04\x95": "<", b"\x95\x04\x12\xde": ">"}
_CHARSET = re.compile(rb"charset=([\w-]+)")
_LANGUAGE = re.compile(r"^Language: *([\w@.-]+)", re.MULTILINE)


def is_bilingual(source: Source) -> bool:
    """Say whether a file is what its ending says: models of Modelica end so, too."""
    return beginning(source)[:4] in _MAGIC


def read(source: Source) -> list[Version]:
    """Return the catalogue's version and the original's."""
    return entries.versions(source, stream(source))


def stream(source: Source) -> Iterator[Entry]:
    """Yield the texts of a catalogue; raise QaError for one that is cut off or in another encoding than it says."""
    messages = _messages(content(source), source.path)
    header = messages[0][1] if messages and not messages[0][0] else b""
    encoding = _encoding(header)
    try:
        said = _LANGUAGE.search(header.decode(encoding))
        target = language(said[1]) if said else source.version or ""
        job = Job("", source.original or "en", target, source.path, source.skip)
        for number, (original, translation) in enumerate(messages, 1):
            if original:
                yield from _entries(
                    job, number, original.decode(encoding), translation.decode(encoding)
                )
    except (UnicodeError, LookupError) as error:
        raise QaError(
            f"not {encoding}, as the header says: {error}",
            path=source.path,
            hint="compile it again",
        ) from error


def _encoding(header: bytes) -> str:
    """Return what the header names; the word that templates have in its place names nothing."""
    found = _CHARSET.search(header)
    return found[1].decode() if found and found[1] != b"CHARSET" else "utf-8"


def _messages(data: bytes, path: str) -> list[tuple[bytes, bytes]]:
    """Return originals and translations; texts made of parts that differ by system (`PRId64`) are not among them."""
    order = _MAGIC.get(data[:4])
    if order is None:
        raise QaError(
            "no compiled catalogue of gettext",
            path=path,
            hint="compile it again with `msgfmt`",
        )
    try:
        count, originals, translations = struct.unpack_from(f"{order}3I", data, 8)
        if count > MOST:
            raise QaError(
                f"more than {MOST:,} texts",
                path=path,
                hint="split it into several files",
            )
        tables = [
            struct.unpack_from(f"{order}{2 * count}I", data, start)
            for start in (originals, translations)
        ]
    except struct.error as error:
        raise QaError(
            "the catalogue is cut off", path=path, hint="compile it again with `msgfmt`"
        ) from error
    if any(
        start + length > len(data)
        for table in tables
        for length, start in zip(*[iter(table)] * 2, strict=True)
    ):
        raise QaError(
            "the catalogue is cut off", path=path, hint="compile it again with `msgfmt`"
        )
    if sum(sum(table[::2]) for table in tables) > 2 * len(data):
        hint = "compile it again with `msgfmt`"
        raise QaError(
            "the texts of the catalogue overlap: together they are longer than it",
            path=path,
            hint=hint,
        )
    first, second = (
        [data[s : s + n] for n, s in zip(*[iter(table)] * 2, strict=True)]
        for table in tables
    )
    return list(zip(first, second, strict=True))


def _entries(job: Job, number: int, original: str, translation: str) -> Iterator[Entry]:
    context, mark, ids = original.rpartition("\x04")
    singular, _, plural = ids.partition("\0")
    forms = dict(enumerate(translation.split("\0"))) if plural else {}
    context, plural, single = (
        each.replace("\0", "\ufffd") for each in (context, plural, translation)
    )
    message = Message(context if mark else None, singular, plural, single, forms)
    meta = (("name", context),) if context else ()
    for unit, (_, source), (_, target) in pairs(message):
        made = [
            Segment(each, job.path, number, 1, unit, meta=meta)
            for each in (source, target)
        ]
        yield from job.entries(unit, *(marked(segment, ANY) for segment in made))
