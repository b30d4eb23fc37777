"""Documents in a zip of XML parts: what the readers of Word and OpenDocument share.

The standard library reads them whole, text in frames and content controls included,
where a document model skips some.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from qa.errors import QaError
from qa.input.readers import entries
from qa.input.readers.builder import Meta, SegmentBuilder
from qa.input.readers.entries import Entry
from qa.input.readers.expat import Handler, feed, strip_namespace, strip_namespaces
from qa.input.readers.markup import Attributes
from qa.input.readers.opening import read_content, refuse_unpacked
from qa.model import Source, Version

_PIECE = 1 << 16
_MOST = 10_000
"""Parts that one document may have."""

_LARGEST_TABLE = 20_000_000
"""Characters of all attributes that one table of a document may keep."""
_XML = (".xml", ".rels")
_MOST_ROWS = 50_000
"""Styles, notes or links that one table of a document may have."""

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
    r"verbatim ?char|source[ _]text|html code|html sample|html keyboard"
    r"|(?:inline ?)?code"
)
_OUTLINE = frozenset("012345678")
"""Levels of an outline as Word counts them; 9 is body text."""


class Package:
    """The parts of one document; `names` are theirs, in order.

    Raises QaError for what is no zip, and for more parts or bytes than may be.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(read_content(source)))
        except QaError:
            raise
        except Exception as error:
            # Of damaged bytes `zipfile` raises whatever its parts raise.
            raise self._damaged(error) from error
        self.names = sorted(self.zip.namelist())
        if len(self.names) > _MOST:
            raise self._oversized(f"more than {_MOST:,} parts")
        # No more is unpacked of a part than its size says.
        parts = [part for part in self.zip.infolist() if part.filename.endswith(_XML)]
        if sum(part.file_size for part in parts) > source.largest:
            raise refuse_unpacked(source)

    def read_part(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of a part up to the cap, or none where it is not there."""
        if name not in self.names:
            return
        try:
            with self.zip.open(name) as part:
                while piece := part.read(_PIECE):
                    yield piece
        except QaError:
            raise
        except Exception as error:
            raise self._damaged(error) from error

    def read_table(self, part: str, name: str) -> Table:
        """Return the elements called `name` of a part; none where it is not there."""
        table = Table(self.source, name)
        if part in self.names:
            deque(feed(table, self.read_part(part)), maxlen=0)
        return table

    def _damaged(self, error: Exception) -> QaError:
        """Return the error for a part that cannot be unpacked."""
        return QaError(
            f"the document cannot be unpacked: {error}",
            path=self.source.path,
            hint="save the document again, without a password",
        )

    def _oversized(self, message: str) -> QaError:
        """Return the error for a document beyond all measure."""
        hint = "people write no such document"
        return QaError(message, path=self.source.path, hint=hint)


class Paragraphs(Handler):
    """Counts paragraphs.

    They have no lines: the line of a text is the number of its paragraph, the column
    that of its character.
    """

    def __init__(self, source: Source, number: int = 0) -> None:
        super().__init__(source)
        self.number = number

    def add(self, builder: SegmentBuilder, role: str, level: str) -> None:
        """Add a text, if there is one; `level` is that of a heading."""
        meta: Meta = (("level", level),) if role == "heading" and level else ()
        segment = builder.build(self.source.path, None, role, meta)
        if segment.text.strip("\ufffc \n\t"):
            self.ready.append(Entry("", "", "", segment))


class Table(Handler):
    """Gathers elements of one name as their attributes, by local names.

    `inner` holds for each of them, by its key, the values of the elements inside.
    """

    def __init__(self, source: Source, name: str) -> None:
        super().__init__(source)
        self.name = name
        self.rows: list[Attributes] = []
        self.inner: dict[str, dict[str, str]] = {}
        self.key = ""
        self.size = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """Take a row, or what stands in one."""
        row = strip_namespaces(attributes)
        name = strip_namespace(name)
        self.size += len(name) + sum(len(key) + len(row[key]) for key in row)
        if self.size > _LARGEST_TABLE:
            raise self.error(
                f"more than {_LARGEST_TABLE:,} characters of attributes",
                "people write no such document",
            )
        if name == self.name:
            if len(self.rows) == _MOST_ROWS:
                raise self.error(
                    f"more than {_MOST_ROWS:,} of `{name}`",
                    "people write no such document",
                )
            self.rows.append(row)
            self.key = row.get("styleId") or row.get("name") or ""
        elif self.key:
            inner = self.inner.setdefault(self.key, {})
            inner.setdefault(name, row.get("val", ""))


class Style(NamedTuple):
    """What a style makes of its text: its role, the level of a heading.

    `literal` is true where the text is of no language.
    """

    role: str = ""
    level: str = ""
    literal: bool = False


def resolve_style(key: str, styles: Mapping[str, Attributes]) -> Style:
    """Return what the style of this key is, or the first that says it of its bases.

    Of a style count `name`, `basedOn` and `outlineLvl` (from 0). Names are English in
    every language of Word.
    """
    level = ""
    for _ in range(_CHAIN):
        style = styles.get(key, {})
        name = style.get("name", key).replace("_20_", " ").lower()
        level = level or convert_outline(style.get("outlineLvl", ""))
        role = _find_role(name) or ("heading" if level else "")
        if role == "heading":
            numbered = _NUMBERED.match(name)
            return Style(role, level or (numbered[1] if numbered else ""))
        if role:
            return Style(role)
        if _LITERAL.fullmatch(name):
            return Style(literal=True)
        key = style.get("basedOn", "")
    return Style()


def _find_role(name: str) -> str:
    """Return the role that a style's name says, empty for none."""
    for role, pattern in _ROLES:
        if pattern.match(name):
            return role
    return ""


def convert_outline(outline: str) -> str:
    """Return the level of a heading, from 1, empty for body text.

    `outline` counts from 0, as Word does.
    """
    return str(int(outline) + 1) if outline in _OUTLINE else ""


def build_version(source: Source, texts: Iterable[Entry]) -> list[Version]:
    """Return the one version of a document; raise QaError where it has no text."""
    segments = [text.segment for text in texts if text.segment is not None]
    return entries.build_version(source, segments, "document")


def find_attribute(attributes: Attributes, name: str) -> str:
    """Return an attribute whatever its prefix, empty where it is not there.

    The first of that name counts.
    """
    for key, value in attributes.items():
        if key.rpartition(":")[2] == name:
            return value
    return ""
