"""Text of a document: sources, segments, versions, units."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import Literal, NamedTuple


class Span(NamedTuple):
    """A half-open stretch of a segment's text, in code points."""

    start: int
    end: int


LARGEST_UNPACKED = 200_000_000
"""Bytes that one packed file, all its parts together, may unpack to where no setting says another number."""


@dataclass(frozen=True, slots=True)
class Source:
    """One input file as its reader gets it.

    `version` and `document` are what the file's name or the user says of it; None and the path where nothing is said.
    `format` is the reader's name, `paragraphs` what a paragraph of plain text is (`auto`, `lines`, `blank`), `skip`
    the states of units that are not read (`locked`, `fuzzy` ...), `original` the language of texts that a format
    takes for granted (the msgid of PO). `data` is None where the bytes are those of the file at `path`. `largest` is
    how many bytes what is packed may unpack to.
    """

    path: str
    format: str
    document: str = ""
    version: str | None = None
    paragraphs: str = "auto"
    skip: frozenset[str] = frozenset()
    original: str | None = None
    data: bytes | None = None
    largest: int = LARGEST_UNPACKED


OBJECT = "\ufffc"
"""Stands in a text for what is no text (U+FFFC, object replacement character)."""


class Inline(NamedTuple):
    """What stands in a text and is no prose.

    `code` is how the file writes it. A `tag` is markup; its span is empty where it stands between two letters. A
    `placeholder` is filled in later, `code` is literal text of no language, a `link` is prose that leads to what its
    code names. A `place` is a picture's path, or with a `#` the id by which others lead here.
    """

    span: Span
    code: str
    kind: Literal["tag", "placeholder", "code", "link", "place"] = "tag"


class Anchor(NamedTuple):
    """From this offset of a segment's text on, the text stands at this line and column."""

    offset: int
    line: int
    column: int


class Segment(NamedTuple):
    """One stretch of text of one version, and where it stands.

    `unit` is the file's own id for it, `role` what it is in the document (`heading`,
    `item`, `cell`, `caption`, `code`; empty for prose), `inlines` what in its text is
    no prose, `meta` what else the file says of it (`note`, `state`, `origin`, `limit`
    in characters, `plural`: the category of CLDR that it is for, `numbers`: those that
    a plural form is for, where they are few, else `many`, `forms`: how many a message
    has, `syntax`: that of its placeholders). `anchors` say where text goes on that does
    not follow in the file. A segment that an aligner made of several keeps them in
    `parts`; its text is theirs, joined by one space.
    """

    text: str
    path: str = ""
    line: int = 1
    column: int = 1
    unit: str | None = None
    role: str = ""
    parts: tuple[Segment, ...] = ()
    inlines: tuple[Inline, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    meta: tuple[tuple[str, str], ...] = ()

    @property
    def prose(self) -> str:
        """The text, as long as it is, with U+FFFC for each character that is code, markup or a placeholder."""
        text = self.text
        if self.role == "code":
            return OBJECT * len(text)
        for inline in self.inlines:
            start, end = inline.span.start, inline.span.end
            if inline.kind != "link" and start < end:
                text = text[:start] + OBJECT * (end - start) + text[end:]
        return text

    @property
    def syntax(self) -> str:
        """The syntax of placeholders that the file declares (`c-format`), empty where it declares none."""
        for key, value in self.meta:
            if key == "syntax":
                return value
        return ""

    def at(self, offset: int) -> tuple[int, int]:
        """Return the line and column (both from 1) of a character of the text."""
        line, column, start = self.line, self.column, 0
        for anchor in self.anchors:
            if anchor.offset > offset:
                break
            line, column, start = anchor.line, anchor.column, anchor.offset
        return line, column + offset - start

    def cut(self, start: int, end: int) -> Segment:
        """Return the part between two offsets, with its own places."""
        line, column = self.at(start)
        anchors = [
            Anchor(offset - start, *place)
            for offset, *place in self.anchors
            if start < offset < end
        ]
        inlines = []
        for inline in self.inlines:
            first, last = (min(max(o, start), end) - start for o in inline.span)
            inlines.append(inline._replace(span=Span(first, last)))
        return self._replace(
            text=self.text[start:end],
            line=line,
            column=column,
            inlines=tuple(inlines),
            anchors=tuple(anchors),
        )

    @staticmethod
    def joined(parts: tuple[Segment, ...]) -> Segment:
        """Return one segment that stands for several neighbours."""
        first = parts[0]
        if len(parts) == 1:
            return first
        text = " ".join(part.text for part in parts)
        starts = accumulate((len(part.text) + 1 for part in parts), initial=0)
        inlines = tuple(
            inline._replace(
                span=Span(inline.span.start + start, inline.span.end + start)
            )
            for part, start in zip(parts, starts, strict=False)
            for inline in part.inlines
        )
        return Segment(
            text,
            first.path,
            first.line,
            first.column,
            first.unit,
            first.role,
            parts,
            inlines,
        )

    def place(self, span: Span | None) -> tuple[Segment, Span | None]:
        """Return the part that holds `span`, and the span within that part."""
        if span is None or not self.parts:
            return (self.parts[0] if self.parts else self), span
        offset = 0
        for part in self.parts:
            if span.start <= offset + len(part.text):
                start = max(0, span.start - offset)
                return part, Span(start, min(span.end - offset, len(part.text)))
            offset += len(part.text) + 1
        return self.parts[-1], None


def language_of(version: str) -> str:
    """Return the language tag of a version's name (`id` of `id@previous`)."""
    return version.partition("@")[0]


@dataclass(frozen=True, slots=True)
class Version:
    """One language version of a document: `name` is a language tag with an optional label (`id@previous`).

    `certainty` is None when the language was declared, else how sure its detection was, 0 to 1. `left_out` are the ids
    of units that this version takes no part in (not translated yet, locked ...): it lacks nothing there. `skipped` says
    how many of them the settings leave out. `original` is true where the file says that the others were made from this.
    `keyed` says that a program asks for the texts by their units and shows another version's where one is not there;
    `untranslated` are the units that the file itself says are not translated yet. `notices` are sentences on what the
    reader accepted though it is doubtful.
    """

    name: str
    segments: tuple[Segment, ...]
    document: str = ""
    path: str = ""
    certainty: float | None = None
    left_out: frozenset[str] = frozenset()
    skipped: int = 0
    original: bool = False
    keyed: bool = False
    untranslated: frozenset[str] = frozenset()
    notices: tuple[str, ...] = ()

    @property
    def language(self) -> str:
        """The BCP 47 tag."""
        return language_of(self.name)


@dataclass(frozen=True, slots=True)
class Unit:
    """The segments that should say the same, at most one a version.

    `versions` names all versions of the document in order, also those without a segment here;
    `source` is the version all others were made from, if one is named. `kin` holds groups of versions that were made
    from one another (machine-translated from one pivot, or an older state of the same text), the first of each first.
    """

    document: str
    id: str
    versions: tuple[str, ...]
    segments: tuple[tuple[str, Segment], ...]
    source: str | None = None
    kin: tuple[tuple[str, ...], ...] = ()

    def get(self, version: str) -> Segment | None:
        """Return the segment of `version`, or None where it has none."""
        for name, segment in self.segments:
            if name == version:
                return segment
        return None

    def __getitem__(self, version: str) -> Segment:
        segment = self.get(version)
        if segment is None:
            raise KeyError(version)
        return segment


@dataclass(frozen=True, slots=True)
class Document:
    """All versions of one text, aligned into units; `oversized` are those with a text too long to be compared."""

    name: str
    versions: tuple[Version, ...]
    units: tuple[Unit, ...]
    source: str | None = None
    oversized: tuple[Unit, ...] = ()
