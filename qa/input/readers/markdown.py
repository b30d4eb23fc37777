"""Markdown (CommonMark with tables, strikethrough and front matter), through markdown-it-py."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qa.errors import QaError
from qa.input.readers import html
from qa.input.readers.decoding import text
from qa.input.readers.writing import Meta, Writing
from qa.input.readers.yaml import values
from qa.model import Inline, Segment, Source, Span, Version

if TYPE_CHECKING:
    from markdown_it.token import Token

EXTENSIONS = (".md", ".markdown", ".mdown")

_ROLES = {
    "heading_open": "heading",
    "th_open": "cell",
    "td_open": "cell",
    "list_item_open": "item",
}
_FRONT = re.compile(
    r"---[ \t]*\n(?P<yaml>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_TARGET = re.compile(
    r"\]\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|\]\s?\[[^\]]*\]|\]|>", re.DOTALL
)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read(source: Source) -> list[Version]:
    """Return the one version of a Markdown document, a segment a block."""
    written = text(source).replace("\r\n", "\n")
    segments = (*_front(written, source.path), *_blocks(written, source.path))
    if not segments:
        raise QaError(
            "the file has no text", path=source.path, hint="remove it or fill it"
        )
    return [Version(source.version or "", segments, source.document, source.path)]


def _front(written: str, path: str) -> Iterator[Segment]:
    """Yield the texts of the front matter."""
    found = _FRONT.match(written)
    if found and ":" in found["yaml"]:
        for key, writing, _ in values(found["yaml"], path, 2):
            yield writing.segment(path, None, "front matter", (("name", key),))


def _blocks(written: str, path: str) -> Iterator[Segment]:
    """Yield a segment for each paragraph, heading, cell and block of code, in the order of the text."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only for Markdown

    parser = (
        MarkdownIt("commonmark", {"maxNesting": 100})
        .enable(["table", "strikethrough"])
        .disable("text_join")
    )
    front = _FRONT.match(written)
    head = front.end() if front else 0
    body = re.sub(r"[^\n]", "", written[:head]) + written[head:]
    lines = body.split("\n")
    roles: list[str] = []
    cells: dict[int, int] = {}
    level, comments = "", list[str]()
    for token in parser.parse(body):
        if token.nesting > 0:
            roles.append(_ROLES.get(token.type, ""))
            level = token.tag[1:]
        elif token.nesting < 0:
            roles.pop()
        elif token.type == "inline":
            role = next((role for role in reversed(roles) if role), "")
            meta = (("level", level),) if role == "heading" else ()
            yield from _Inside(token, lines, cells, comments=comments).segments(
                path, role, meta
            )
            comments = []
        elif token.type in {"fence", "code_block"} and token.content.strip():
            yield html.noted(_code(token, path, lines), comments)
            comments = []
        elif token.type == "html_block":
            found = html.segments(token.content, path, (token.map or [0])[0] + 1)
            comments += [
                said.strip()
                for said in _COMMENT.findall(token.content)
                if _is_ours(said) and not found
            ]
            yield from found


def _is_ours(comment: str) -> bool:
    return html.DIRECTIVE in comment


def _code(token: Token, path: str, lines: Sequence[str]) -> Segment:
    writing = Writing()
    first = (token.map or [0])[0] + (token.type == "fence")
    for number, line in enumerate(token.content.rstrip("\n").split("\n"), first):
        if writing.parts:
            writing.add("\n", number, len(lines[number - 1]) + 1)
        writing.literal(
            line,
            number + 1,
            1 + max(lines[number].find(line), 0) if number < len(lines) else 1,
        )
    return writing.segment(
        path, None, "code", (("language", token.info),) if token.info else ()
    )


@dataclass
class _Inside:
    """The inline content of one block; `done` is how far of it has been read, `cells` how far of each table row."""

    token: Token
    lines: Sequence[str]
    cells: dict[int, int]
    done: int = 0
    writing: Writing = field(default_factory=Writing)
    captions: list[Segment] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        first = (self.token.map or [0])[0]
        self.starts: list[tuple[int, int, int]] = []
        offset = 0
        for number, line in enumerate(self.token.content.split("\n"), first):
            there = self.lines[number] if number < len(self.lines) else ""
            column = there.find(
                line.strip().replace("|", "\\|"), self.cells.get(number, 0)
            )
            if column < 0:
                column = there.find(line.strip(), self.cells.get(number, 0))
            column = max(column, 0) - (len(line) - len(line.lstrip()))
            self.starts.append((offset, number + 1, column + 1))
            self.cells[number] = max(column, 0) + len(line.rstrip())
            offset += len(line) + 1

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset into the content."""
        start, line, column = next(
            known for known in reversed(self.starts) if known[0] <= offset
        )
        return line, column + offset - start

    def segments(self, path: str, role: str, meta: Meta) -> Iterator[Segment]:
        """Yield the block's segment, and the descriptions of its pictures."""
        for child in self.token.children or []:
            self._take(child, path)
        segment = html.noted(
            self.writing.segment(path, None, role, meta), self.comments
        )
        if segment.text.strip("\ufffc \n"):
            yield segment
        yield from self.captions

    def _take(self, child: Token, path: str) -> None:
        kind = child.type
        if kind in {"text", "text_special"}:
            self.writing.add(child.content, *self._found(child.markup or child.content))
        elif kind in {"softbreak", "hardbreak"}:
            self.writing.add(" " if kind == "softbreak" else "\n", *self._found("\n"))
        elif kind == "code_inline":
            self._found(child.markup)
            self.writing.literal(child.content, *self._found(child.content))
            self._found(child.markup)
        elif kind == "image":
            self._image(child, path)
        elif kind == "html_inline":
            self._html(child.content)
        elif kind == "link_open":
            self._found("<" if child.info == "auto" else "[")
            self.writing.open(
                "<" if child.info == "auto" else "[", str(child.attrs.get("href", ""))
            )
        elif kind == "link_close":
            self.writing.close(self._target())
        elif child.nesting:
            self._found(child.markup)
            (self.writing.open if child.nesting > 0 else self.writing.close)(
                child.markup
            )

    def _found(self, written: str) -> tuple[int, int]:
        """Return the place of what is written next, and go behind it."""
        at = self.token.content.find(written, self.done)
        if at < 0:
            return self.place(self.done)
        self.done = at + len(written)
        return self.place(at)

    def _target(self) -> str:
        """Go behind what a link leads to; return it as it is written."""
        found = _TARGET.search(self.token.content, self.done)
        self.done = found.end() if found else self.done
        return found.group() if found else ""

    def _image(self, child: Token, path: str) -> None:
        line, column = self._found("![")
        alt = Writing()
        for part in child.children or []:
            if part.type in {"text", "text_special", "code_inline"}:
                alt.add(
                    part.content,
                    *self._found(
                        part.markup if part.type == "text_special" else part.content
                    ),
                )
        self._target()
        self.writing.alone(str(child.attrs.get("src", "")), line, column)
        caption = alt.segment(path, None, "caption")
        if caption.text:
            self.captions.append(caption)

    def _html(self, tag: str) -> None:
        line, column = self._found(tag)
        size = self.writing.size
        if said := _COMMENT.fullmatch(tag):
            self.comments += [said[1].strip()] if _is_ours(tag) else []
        elif "://" in tag and tag.startswith("<a"):
            self.writing.inlines.append(Inline(Span(size, size), tag, "link"))
        else:
            self.writing.alone(tag, line, column, "\n" if _BREAK.fullmatch(tag) else "")
