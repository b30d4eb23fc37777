"""Compiled catalogues of gettext.

The line of a text is the number of its message in the file.
https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Sequence

from qa.errors import QaError
from qa.input.readers import entries
from qa.input.readers.bilingual import BilingualContext
from qa.input.readers.builder import Meta
from qa.input.readers.entries import MOST, Entry
from qa.input.readers.opening import read_beginning, read_content
from qa.input.readers.placeholders import ANY, mark_placeholders
from qa.input.readers.plural_rule import Form, read_forms
from qa.input.readers.po_messages import Message, convert_language, pair_texts
from qa.model import Segment, Source, Version

EXTENSIONS = (".mo", ".gmo")
PROFILE = "software"
CATALOGUE = True

_MAGIC = {b"\xde\x12\x04\x95": "<", b"\x95\x04\x12\xde": ">"}
_CHARSET = re.compile(rb"charset=([\w-]+)")
_PLURALS = re.compile(r"^Plural-Forms:(.*)", re.MULTILINE)
_LANGUAGE = re.compile(r"^Language: *([\w@.-]+)", re.MULTILINE)


def is_bilingual(source: Source) -> bool:
    """Say whether a file is what its ending says: models of Modelica end so, too."""
    return read_beginning(source)[:4] in _MAGIC


def read(source: Source) -> list[Version]:
    """Return the catalogue's version and the original's.

    Raises QaError for what is no catalogue.
    """
    return entries.collect(source, stream(source))


def stream(source: Source) -> Iterator[Entry]:
    """Yield the texts of a catalogue.

    Raises QaError for one that is cut off or in another encoding than it says.
    """
    messages = _read_messages(read_content(source), source.path)
    header = messages[0][1] if messages and not messages[0][0] else b""
    encoding = _find_encoding(header)
    try:
        named = _LANGUAGE.search(header.decode(encoding))
        target = convert_language(named[1]) if named else source.version or ""
        original = source.original or "en"
        context = BilingualContext("", original, target, source.path, source.skip)
        rule = _PLURALS.search(header.decode(encoding))
        forms = read_forms(rule[1]) if rule else ()
        for number, (text, translation) in enumerate(messages, 1):
            if text:
                message = _parse_message(
                    text.decode(encoding), translation.decode(encoding)
                )
                yield from _list_entries(context, number, message, forms)
    except (UnicodeError, LookupError) as error:
        raise QaError(
            f"not {encoding}, as the header says: {error}",
            path=source.path,
            hint="compile it again",
        ) from error


def _find_encoding(header: bytes) -> str:
    """Return what the header names.

    The word that templates have in its place names nothing.
    """
    declared = _CHARSET.search(header)
    if declared is None or declared[1] == b"CHARSET":
        return "utf-8"
    return declared[1].decode()


def _read_messages(data: bytes, path: str) -> list[tuple[bytes, bytes]]:
    """Return originals and translations.

    Texts made of parts that differ by system (`PRId64`) are not among them.
    """
    order = _MAGIC.get(data[:4])
    if order is None:
        raise _damaged(path, "no compiled catalogue of gettext")
    try:
        count, *starts = struct.unpack_from(f"{order}3I", data, 8)
        if count > MOST:
            message = f"more than {MOST:,} texts"
            raise QaError(message, path=path, hint="split it into several files")
        layout = f"{order}{2 * count}I"
        tables = [struct.unpack_from(layout, data, start) for start in starts]
    except struct.error as error:
        raise _damaged(path, "the catalogue is cut off") from error
    columns = []
    total = 0
    for table in tables:
        sizes, offsets = table[::2], table[1::2]
        total += sum(sizes)
        column = list(zip(offsets, sizes, strict=True))
        if any(offset + size > len(data) for offset, size in column):
            raise _damaged(path, "the catalogue is cut off")
        columns.append(column)
    if total > 2 * len(data):
        raise _damaged(
            path, "the texts of the catalogue overlap: together they are longer than it"
        )
    originals, translations = (
        [data[offset : offset + size] for offset, size in column] for column in columns
    )
    return list(zip(originals, translations, strict=True))


def _damaged(path: str, message: str) -> QaError:
    """Return the error for a file that its compiler has to write again."""
    return QaError(message, path=path, hint="compile it again with `msgfmt`")


def _parse_message(original: str, translation: str) -> Message:
    """Return a message; NUL separates plural forms, EOT the context from the text."""
    context, mark, ids = original.rpartition("\x04")
    singular, _, plural = ids.partition("\0")
    return Message(
        context.replace("\0", "\ufffd") if mark else None,
        singular,
        plural.replace("\0", "\ufffd"),
        translation.replace("\0", "\ufffd"),
        dict(enumerate(translation.split("\0"))) if plural else {},
    )


def _list_entries(
    context: BilingualContext,
    number: int,
    message: Message,
    forms: Sequence[Form],
) -> Iterator[Entry]:
    """Yield both texts of a message, for each plural form.

    `number` is the message's own, from 1, and stands for its line.
    """
    meta: Meta = ()
    if message.msgctxt:
        meta = (("name", message.msgctxt),)
    for unit, original, translation, plural in pair_texts(message, forms):
        sides = []
        told = meta + plural
        for _, text in (original, translation):
            segment = Segment(text, context.path, number, 1, unit, meta=told)
            sides.append(mark_placeholders(segment, ANY))
        yield from context.pair(unit, *sides)
