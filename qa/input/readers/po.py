"""PO and POT catalogues of gettext, through polib: contexts, plural forms, fuzzy and obsolete entries.

https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from qa.errors import QaError
from qa.input.readers import entries
from qa.input.readers.bilingual import Job
from qa.input.readers.decoding import text
from qa.input.readers.entries import Entry
from qa.input.readers.opening import content
from qa.input.readers.placeholders import BRACED, FORMATTED, marked
from qa.input.readers.writing import Meta, Writing
from qa.model import Segment, Source, Version

if TYPE_CHECKING:
    import polib

EXTENSIONS = (".po", ".pot")

_CHARSET = re.compile(rb"charset=([\w-]+)")
_LINE = re.compile(
    r"(?:#~\s*)?(?P<key>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?\s*\"(?P<text>.*)\"\s*"
)
_ESCAPE = re.compile(r"\\(?:[0-7]{1,3}|x[0-9a-fA-F]{2}|.)|[^\\]+")
_PLAIN = {"\\n": "\n", "\\t": "\t", "\\r": "\r", '\\"': '"', "\\\\": "\\"}
_KEY = re.compile(r"[^\s.]+(?:[._:/-][^\s.]+)+")
_MODIFIERS = {
    "latin": "-Latn",
    "cyrillic": "-Cyrl",
    "arabic": "-Arab",
    "devanagari": "-Deva",
    "valencia": "-valencia",
}
# polib splits lines where Python does, and these are text.
_SEPARATORS = {
    ord(sign): 0xF0000 + number
    for number, sign in enumerate("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
}
_RESTORED = {stand_in: sign for sign, stand_in in _SEPARATORS.items()}


class Piece(NamedTuple):
    """One quoted string and the place of its first character."""

    text: str
    line: int
    column: int


class Message(NamedTuple):
    """What a compiled catalogue keeps of an entry."""

    msgctxt: str | None
    msgid: str
    msgid_plural: str
    msgstr: str
    msgstr_plural: Mapping[int, str]


Strings = Mapping[str, list[Piece]]


def read(source: Source) -> list[Version]:
    """Return the catalogue's version and, where its ids are texts, the original's."""
    return entries.versions(source, stream(source))


def stream(source: Source) -> Iterator[Entry]:
    """Yield the texts of a catalogue."""
    written = _decoded(source)
    catalogue = _parsed(written, source.path)
    original = catalogue.metadata.get("X-Source-Language") or source.original or "en"
    target = language(catalogue.metadata.get("Language", "")) or source.version or ""
    job = Job("", original, target, source.path, source.skip)
    keyed = _keyed([entry.msgid for entry in catalogue])
    template = (
        source.path.lower().removesuffix(".gz").removesuffix(".zst").endswith(".pot")
    )
    _unique(catalogue, source.path)
    for entry, strings in zip_longest(
        catalogue, _places(written, source.path), fillvalue=None
    ):
        if entry is not None:
            for found in _entries(job, entry, strings or {}):
                is_original = found.version == original and found.original
                if (is_original and not keyed) or (not is_original and not template):
                    yield found


def _decoded(source: Source) -> str:
    """Return the text, in the charset that the header names."""
    data = content(source)
    declared = _CHARSET.search(data[:20000])
    name = declared[1].decode() if declared else "utf-8"
    if name.lower() in {"utf-8", "charset", "ascii", "us-ascii"}:
        return text(Source(source.path, "po", data=data))
    try:
        return data.decode(name).replace("\r\n", "\n")
    except (UnicodeError, LookupError) as error:
        raise QaError(
            f"not {name}, as the header says: {error}",
            path=source.path,
            hint="save it as UTF-8",
        ) from error


def _parsed(written: str, path: str) -> polib.POFile:
    import polib  # noqa: PLC0415 - only for catalogues

    try:
        catalogue = polib.pofile(
            written.replace("\r\n", "\n").translate(_SEPARATORS) + "\n"
        )
    except OSError as error:
        found = re.search(r"line (\d+)\)?:?\s*(.*)", str(error))
        line = int(found[1]) if found else None
        said = found[2] if found and found[2] else "syntax error"
        raise QaError(
            f"not a PO catalogue: {said}",
            path=path,
            line=line,
            hint="`msgfmt --check` tells more",
        ) from error
    if not catalogue and not catalogue.metadata:
        raise QaError(
            "no PO catalogue: it has no entry", path=path, hint="remove it or fill it"
        )
    return catalogue


def _unique(catalogue: polib.POFile, path: str) -> None:
    """Raise QaError for a message that stands twice; an obsolete one may stand beside one in use."""
    known: dict[tuple[str | None, str], int] = {}
    for entry in catalogue:
        first = (
            entry.linenum
            if entry.obsolete
            else known.setdefault((entry.msgctxt, entry.msgid), entry.linenum)
        )
        if first != entry.linenum:
            said = f"the message `{' '.join(entry.msgid.split())[:60]}` stands twice"
            hint = f"it is already on line {first}: `msguniq` puts them together"
            raise QaError(said, path=path, line=entry.linenum, hint=hint)


def language(name: str) -> str:
    """Return the language of a header as a tag (`sr@latin` is `sr-Latn`)."""
    tag, _, modifier = name.strip().partition("@")
    return tag.partition(".")[0].replace("_", "-") + _MODIFIERS.get(
        modifier.lower(), ""
    )


def _keyed(ids: Iterable[str]) -> bool:
    """Say whether the ids are names such as `menu.file.open` rather than texts."""
    known = [bool(_KEY.fullmatch(key)) for key in ids]
    return sum(known) >= 0.8 * len(known) and len(known) > 0


def _places(written: str, path: str) -> Iterator[Strings]:
    """Yield the quoted strings of each entry but the header, by keyword; raise QaError for a line that polib skips."""
    current: dict[str, list[Piece]] = {}
    key = ""
    for number, line in enumerate(written.replace("\r\n", "\n").split("\n"), 1):
        found = _LINE.fullmatch(line)
        if found is None:
            if line.strip() and not line.lstrip().startswith("#"):
                hint = "`msgfmt --check` tells more"
                raise QaError(
                    "not a line of a PO catalogue", path=path, line=number, hint=hint
                )
            continue
        if found["key"]:
            begins = found["key"] == "msgctxt" or (
                found["key"] == "msgid" and "msgid" in current
            )
            if begins and current:
                yield from _unless_header(current)
                current = {}
            key = found["key"]
        current.setdefault(key, []).append(
            Piece(found["text"], number, found.start("text") + 1)
        )
    yield from _unless_header(current)


def _unless_header(strings: Strings) -> Iterator[Strings]:
    if "msgctxt" in strings or any(piece.text for piece in strings.get("msgid", [])):
        yield strings


def _entries(job: Job, entry: polib.POEntry, strings: Strings) -> Iterator[Entry]:
    """Yield the entries of a message: one pair, or one for each plural form."""
    states = {
        state
        for state, is_so in (("fuzzy", entry.fuzzy), ("obsolete", entry.obsolete))
        if is_so
    }
    meta = {"note": entry.comment or entry.tcomment, "name": entry.msgctxt or ""}
    said = tuple(
        (key, value.translate(_RESTORED)) for key, value in meta.items() if value
    )
    for unit, source, target in pairs(entry):
        if job.skips(states):
            yield from job.left_out(unit)
            continue
        made = [
            _segment(job.path, unit, strings.get(key, []), str(written), entry, said)
            for key, written in (source, target)
        ]
        yield from job.entries(unit, *made)


def pairs(
    entry: polib.POEntry | Message,
) -> Iterator[tuple[str, tuple[str, str], tuple[str, str]]]:
    """Yield unit, original and translation, each with the keyword it stands under.

    The first of several forms is the singular, the last the general plural; those between exist in few languages.
    """
    unit = _unit(entry)
    if not entry.msgid_plural:
        yield unit, ("msgid", entry.msgid), ("msgstr", entry.msgstr)
        return
    forms = sorted(entry.msgstr_plural.items())
    for number, (form, written) in enumerate(forms):
        single = number == 0 and len(forms) > 1
        name = "one" if single else "other" if number == len(forms) - 1 else str(form)
        source = (
            ("msgid", entry.msgid) if single else ("msgid_plural", entry.msgid_plural)
        )
        yield f"{unit}[{name}]", source, (f"msgstr[{form}]", written)


def _unit(entry: polib.POEntry | Message) -> str:
    """Return the id that a message has in every catalogue; long or oddly spaced ones are told apart by a hash."""
    context = f"{entry.msgctxt}|" if entry.msgctxt else ""
    whole = f"{context}{entry.msgid}".translate(_RESTORED)
    key = " ".join(whole.split())
    if len(key) <= 60 and key == whole:
        return key
    full = f"{entry.msgctxt or ''}\x04{entry.msgid}".translate(_RESTORED).encode(
        "utf-8", "surrogatepass"
    )
    return f"{key[:50]}…{hashlib.sha256(full).hexdigest()[:8]}"


def _segment(
    path: str,
    unit: str,
    pieces: list[Piece],
    written: str,
    entry: polib.POEntry,
    meta: Meta,
) -> Segment:
    """Return a text with the place of each of its lines; where the places do not give the text, with its first."""
    writing = Writing()
    for text_, line, column in pieces:
        for found in _ESCAPE.finditer(text_):
            writing.add(
                _PLAIN.get(found.group(), found.group()), line, column + found.start()
            )
    right = written.translate(_RESTORED)
    if writing.written != right:
        line = pieces[0].line if pieces else entry.linenum or 1
        writing = Writing()
        writing.add(right, line, pieces[0].column if pieces else 1)
    segment = writing.segment(path, unit, "", meta, "exact")
    braced = any("brace" in flag for flag in entry.flags)
    formatted = any(
        flag.endswith("-format") and not flag.startswith("no-") for flag in entry.flags
    )
    return (
        marked(segment, BRACED)
        if braced
        else marked(segment, FORMATTED)
        if formatted
        else segment
    )
