"""HTML, through the standard library's tolerant parser: a segment a block, with the place of every word.

Which elements are blocks and which hold no text is HTML's own list (https://html.spec.whatwg.org/#rendering).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

from qa.errors import QaError
from qa.input.readers.decoding import text
from qa.input.readers.opening import content
from qa.input.readers.writing import Writing
from qa.model import Segment, Source, Version

EXTENSIONS = (".html", ".htm", ".xhtml")

_INLINE = frozenset([
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "nobr", "output", "q", "ruby", "rb", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var",
])  # fmt: skip
_ROLES = {
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "title": "heading", "li": "item", "dt": "item", "dd": "item", "td": "cell", "th": "cell",
    "caption": "caption", "figcaption": "caption", "pre": "code",
}  # fmt: skip
_SILENT = frozenset(
    ["script", "style", "template", "rt", "rp", "object", "svg", "math"]
)
_LITERAL = frozenset(["code", "kbd", "samp", "var", "tt"])
_VOID = frozenset([
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
])  # fmt: skip
_SAID = ("alt", "title", "placeholder", "aria-label")
_META = frozenset(
    [
        "description",
        "keywords",
        "og:title",
        "og:description",
        "twitter:title",
        "twitter:description",
    ]
)
_CHARSET = re.compile(rb"<meta\b[^>]*?charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_HEADING = re.compile(r"h[1-6]")
DIRECTIVE = "qa:"
"""What a comment says to qa begins so."""
DEEPEST = 1000
"""Elements that may stand in each other."""


def read(source: Source) -> list[Version]:
    """Return the one version of an HTML document; its language is the file's name's, else what `lang` says."""
    written = _decoded(source)
    found = segments(written, source.path, 1)
    if not found:
        raise QaError(
            "the file has no text", path=source.path, hint="remove it or fill it"
        )
    said = re.search(
        r"<html\b[^>]*?\s(?:xml:)?lang\s*=\s*[\"']?([A-Za-z][\w-]*)",
        written[:4096],
        re.IGNORECASE,
    )
    name = source.version or (said[1] if said else "")
    return [Version(name, tuple(found), source.document, source.path)]


def _decoded(source: Source) -> str:
    """Return the text, in the character set that the document declares or in UTF-8."""
    data = content(source)
    declared = _CHARSET.search(data[:2048])
    name = declared[1].decode() if declared else "utf-8"
    if name.lower() in {"utf-8", "utf8", "utf-16"}:
        return text(replace(source, data=data))
    try:
        return data.decode(name)
    except (UnicodeError, LookupError) as error:
        raise QaError(
            f"not {name}, as the document says",
            path=source.path,
            hint="save the file as UTF-8",
        ) from error


def segments(written: str, path: str, line: int) -> Sequence[Segment]:
    """Return the segments of HTML that starts on `line` of its file."""
    reader = _Html(path, line)
    try:
        reader.feed(written)
        reader.close()
    except AssertionError as error:
        raise QaError(
            f"not HTML: {error}", path=path, hint="mend the declaration"
        ) from error
    reader.turn()
    return reader.found


def noted(segment: Segment, comments: Sequence[str]) -> Segment:
    """Return a segment with what comments say of it."""
    return (
        segment._replace(meta=(*segment.meta, ("comment", "\n".join(comments))))
        if comments
        else segment
    )


class _Html(HTMLParser):
    """Gathers the text of one block at a time."""

    def __init__(self, path: str, first: int) -> None:
        super().__init__(convert_charrefs=False)
        self.path = path
        self.first = first
        self.found: list[Segment] = []
        self.writing = Writing()
        self.open: list[str] = []
        self.silent: list[str] = []
        self.untranslated: list[str] = []
        self.comments: list[str] = []

    @property
    def here(self) -> tuple[int, int]:
        """Line and column of the event, both from 1."""
        line, column = self.getpos()
        return self.first + line - 1, column + 1

    def turn(self) -> None:
        """End the block."""
        name = next((name for name in reversed(self.open) if name in _ROLES), "")
        level = (("level", name[1:]),) if _HEADING.fullmatch(name) else ()
        segment = self.writing.segment(self.path, None, _ROLES.get(name, ""), level)
        if segment.text.strip("\ufffc \n"):
            self.found.append(noted(segment, self.comments))
            self.comments = []
        self.writing = Writing()

    def handle_comment(self, data: str) -> None:
        """Keep what a comment says to qa of the text that it stands in or before."""
        self.comments += [data.strip()] if DIRECTIVE in data else []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a start tag: a block ends the text before it, an inline one stands in it."""
        said = {name: value or "" for name, value in attrs}
        if self.silent:
            self.silent += [tag] if tag not in _VOID else []
            return
        self._attributes(tag, said)
        if tag in _VOID:
            self._void(tag)
        elif tag in _SILENT:
            self.silent.append(tag)
        elif tag in _INLINE:
            self._inline(tag, said)
        else:
            self.turn()
            self.open.append(tag)
        if len(self.open) + len(self.silent) > DEEPEST:
            hint = "people write no such document"
            raise QaError(
                f"more than {DEEPEST} elements in each other",
                path=self.path,
                line=self.here[0],
                hint=hint,
            )

    def _void(self, tag: str) -> None:
        if tag == "br":
            self.writing.alone("<br>", *self.here, "\n")
        elif tag == "img":
            self.writing.alone("<img>", *self.here)
        elif tag == "hr":
            self.turn()

    def _inline(self, tag: str, said: dict[str, str]) -> None:
        literal = tag in _LITERAL or said.get("translate") == "no"
        self.untranslated.append(f"{tag} literal" if literal else tag)
        self.writing.open(
            self.get_starttag_text() or f"<{tag}>",
            said.get("href", "") if not literal else "",
        )

    def _attributes(self, tag: str, said: dict[str, str]) -> None:
        """Add what attributes say to people, as texts of their own."""
        names = [name for name in _SAID if said.get(name, "").strip()]
        if (
            tag == "meta"
            and (said.get("name") or said.get("property", "")).lower() in _META
        ):
            names.append("content")
        written = self.get_starttag_text() or ""
        line, column = self.here
        for name in names:
            at = max(written.find(said[name]), 0)
            line += written.count("\n", 0, at)
            column = (
                column + at
                if "\n" not in written[:at]
                else at - written.rindex("\n", 0, at)
            )
            writing = Writing()
            writing.add(_SPACE.sub(" ", said[name]), line, column)
            self.found.append(
                writing.segment(self.path, None, "caption", (("name", name),))
            )
            line, column = self.here

    def handle_endtag(self, tag: str) -> None:
        """Take an end tag; one that was never opened, or a paragraph's that is not there, changes nothing."""
        if self.silent:
            if tag in self.silent:
                while self.silent.pop() != tag:
                    pass
        elif tag in _INLINE:
            self._inline_end(tag)
        elif tag in self.open:
            self.turn()
            while self.open.pop() != tag:
                pass
        else:
            self.turn()

    def _inline_end(self, tag: str) -> None:
        opened = self.untranslated.pop() if self.untranslated else ""
        if opened.endswith(" literal") and self.writing.opened:
            self.writing.close_literal()
        else:
            self.writing.close(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Take text; a run of white space is one space, but in preformatted text."""
        if self.silent or not data:
            return
        line, column = self.here
        if "pre" in self.open:
            self.writing.add(data, line, column)
            return
        last = 0
        for found in re.finditer(r"\s+|\S+(?: \S+)*", data):
            piece, at = found.group(), found.start()
            turns = data.count("\n", last, at)
            if turns:
                line, column = line + turns, 1 - data.rindex("\n", last, at) - 1
            last = at
            if not piece.isspace():
                self.writing.add(piece, line, column + at)
            elif self.writing.parts and not self.writing.parts[-1].endswith(
                (" ", "\n")
            ):
                self.writing.add(" ", line, column + at)

    def handle_entityref(self, name: str) -> None:
        """Take a named reference."""
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """Take a numbered reference."""
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        if not self.silent:
            self.writing.add(unescape(written + ";"), *self.here)
