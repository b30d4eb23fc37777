"""Documents in a zip of XML parts, as Word and OpenDocument write them: what both readers share.

The standard library reads them whole, text in frames and content controls included, where a document model skips some.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from qa.errors import QaError
from qa.input.readers.entries import Entry
from qa.input.readers.expat import Handler, fed
from qa.input.readers.opening import LARGEST_WHOLE, content
from qa.input.readers.writing import Meta
from qa.model import Segment, Source, Version

_PIECE = 1 << 16
_MOST = 10_000
"""Parts that one document may have."""

_CHAIN = 16
"""Styles that may be based on each other."""

_ROLES = (
    ("heading", re.compile(r"heading|title|subtitle|toc heading")),
    ("caption", re.compile(r"(?:table|image|figure|illustration)? ?caption")),
    (
        "code",
        re.compile(r"source ?code|html preformatted|preformatted text|code ?block"),
    ),
    ("item", re.compile(r"toc|list")),
)
_NUMBERED = re.compile(r"heading ?([1-9])")
_LITERAL = re.compile(
    r"verbatim ?char|source[ _]text|html code|html sample|html keyboard|(?:inline ?)?code"
)
OUTLINE = frozenset("012345678")
"""Levels of an outline as Word counts them; 9 is body text."""


class Package:
    """The parts of one document."""

    def __init__(self, source: Source) -> None:
        self.source = source
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(content(source)))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise self.damaged(error) from error
        if len(self.zip.namelist()) > _MOST:
            raise QaError(
                f"more than {_MOST:,} parts",
                path=source.path,
                hint="people write no such document",
            )

    @property
    def names(self) -> list[str]:
        """The names of the parts, in order."""
        return sorted(self.zip.namelist())

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of a part up to the cap, or none where it is not there."""
        if name not in self.zip.namelist():
            return
        total = 0
        try:
            with self.zip.open(name) as part:
                while piece := part.read(_PIECE):
                    total += len(piece)
                    if total > LARGEST_WHOLE:
                        hint = "people write no such document"
                        raise QaError(
                            f"`{name}` has more than {LARGEST_WHOLE:,} bytes",
                            path=self.source.path,
                            hint=hint,
                        )
                    yield piece
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            RuntimeError,
            NotImplementedError,
        ) as error:
            raise self.damaged(error) from error

    def damaged(self, error: Exception) -> QaError:
        """Return the error for what cannot be unpacked."""
        hint = "save the document again, without a password"
        return QaError(
            f"the document cannot be unpacked: {error}",
            path=self.source.path,
            hint=hint,
        )


class Paragraphs(Handler):
    """Counts paragraphs: the line of a text is its paragraph, the column its character."""

    def __init__(self, source: Source, number: int = 0) -> None:
        super().__init__(source)
        self.number = number

    def add(self, segment: Segment) -> None:
        """Add a text, if there is one."""
        if segment.text.strip("\ufffc \n\t"):
            self.found.append(Entry("", "", "", segment))


class Table(Handler):
    """Gathers elements of one name as their attributes, by local names."""

    def __init__(self, source: Source, name: str) -> None:
        super().__init__(source)
        self.name = name
        self.rows: list[Mapping[str, str]] = []
        self.inner: dict[str, dict[str, str]] = {}
        self.key = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take a row, or what stands in one."""
        said = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        local = name.rpartition(" ")[2]
        if local == self.name:
            self.rows.append(said)
            self.key = said.get("styleId") or said.get("name") or ""
        elif self.key:
            self.inner.setdefault(self.key, {}).setdefault(local, said.get("val", ""))


def table(package: Package, part: str, name: str) -> Table:
    """Return the elements called `name` of a part."""
    found = Table(package.source, name)
    if part in package.names:
        list(fed(found, package.pieces(part)))
    return found


class Style(NamedTuple):
    """What a style makes of its text: its role, the level of a heading, and whether it is of no language."""

    role: str = ""
    level: str = ""
    literal: bool = False


def style(key: str, styles: Mapping[str, Mapping[str, str]]) -> Style:
    """Return what the style of this key is, or the first that says it among those it is based on.

    Of a style count `name`, `basedOn` and `outlineLvl` (from 0). Names are English in every language of Word.
    """
    level = ""
    for _ in range(_CHAIN):
        said = styles.get(key, {})
        name = said.get("name", key).replace("_20_", " ").lower()
        outline = said.get("outlineLvl", "")
        level = level or (str(int(outline) + 1) if outline in OUTLINE else "")
        role = next(
            (role for role, pattern in _ROLES if pattern.match(name)),
            "heading" if level else "",
        )
        if role:
            numbered = _NUMBERED.match(name)
            return (
                Style(role, level or (numbered[1] if numbered else ""))
                if role == "heading"
                else Style(role)
            )
        if _LITERAL.fullmatch(name):
            return Style(literal=True)
        key = said.get("basedOn", "")
    return Style()


def levelled(role: str, level: str) -> Meta:
    """Return what is noted of a text: the level of a heading."""
    return (("level", level),) if role == "heading" and level else ()


def version(source: Source, entries: Iterator[Entry]) -> Version:
    """Return the one version of a document; raise QaError where it has no text."""
    segments = tuple(entry.segment for entry in entries if entry.segment is not None)
    if not segments:
        raise QaError(
            "the document has no text", path=source.path, hint="remove it or fill it"
        )
    return Version(source.version or "", segments, source.document, source.path)


def local(attributes: Mapping[str, str], name: str) -> str:
    """Return an attribute whatever its prefix."""
    return next(
        (value for key, value in attributes.items() if key.rpartition(":")[2] == name),
        "",
    )
