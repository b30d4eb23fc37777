"""Where a change of a text stands in its file.

Readers keep where a text begins, not how each of its characters is written. So a place
is proved, not computed: the stretch is looked for from where the text begins, in each
writing that formats have, and the file is read with the edit in it. Only if that gives
the wanted text, and every other text as before, it is the place.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from qa.errors import QaError
from qa.fix.editing import Content, Edit, read_content
from qa.input import readers
from qa.input.readers.opening import PACKED
from qa.model import Change, Finding, Inline, Segment, Source, Version

FORMATS = frozenset([
    "text", "markdown", "html", "tsv", "csv", "json", "po", "xliff", "strings", "srt",
    "vtt", "android", "properties", "resx", "qt", "yaml", "rst", "asciidoc",
])  # fmt: skip
"""Formats whose files are text that people keep by hand or in version control."""

_TRIES = 40
"""Places of one file that are tried for one change."""

_REACH = 2_000
"""Characters behind a text's beginning, beside four times its length, in which it is written."""

Texts = list[tuple[str, list[Segment]]]


def _write_plain(text: str) -> str:
    return text


def _write_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _write_ascii(text: str) -> str:
    return json.dumps(text)[1:-1]


def _write_xml(text: str) -> str:
    return html.escape(text, quote=False)


def _write_attribute(text: str) -> str:
    return html.escape(text)


def _write_quoted(text: str) -> str:
    return text.replace('"', '""')


WRITINGS: tuple[Callable[[str], str], ...] = (
    _write_plain, _write_json, _write_ascii, _write_xml, _write_attribute, _write_quoted,
)  # fmt: skip
"""How formats write a text; which one a file uses is seen by reading it again."""


class Desk:
    """The files of a run: their bytes and texts, each read once."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self.sources: Mapping[str, Source] = {each.path: each for each in sources}
        self._contents: dict[str, Content | None] = {}
        self._texts: dict[str, Texts] = {}

    def content(self, path: str) -> Content | None:
        """Return a file's bytes and text; None for one that is not edited: packed, of another format, unreadable."""
        if path not in self._contents:
            self._contents[path] = self._read(path)
        return self._contents[path]

    def _read(self, path: str) -> Content | None:
        source = self.sources.get(path)
        if source is None or source.format not in FORMATS or path.endswith(PACKED):
            return None
        try:
            data = source.data if source.data is not None else Path(path).read_bytes()
        except OSError:
            return None
        return read_content(data)

    def texts(self, path: str) -> Texts:
        """Return the texts of a file by version."""
        content = self.content(path)
        if path not in self._texts and content is not None:
            self._texts[path] = self.read_texts(path, content.data)
        return self._texts.get(path, [])

    def read_texts(self, path: str, data: bytes) -> Texts:
        """Return the texts that a file would have with other bytes."""
        found: list[Version] = readers.read(replace(self.sources[path], data=data))
        return [(version.name, list(version.segments)) for version in found]


def place(change: Change, finding: Finding, desk: Desk) -> Edit | None:
    """Return the edit of a file that makes a change; None where no place, or more than text, is proved."""
    segment, span = change.segment.place(change.span)
    content = desk.content(segment.path)
    if (
        content is None
        or span is None
        or (change.inline is not None and segment is not change.segment)
    ):
        return None
    found = _find_text(desk.texts(segment.path), segment)
    if found is None:
        return None
    number, index, offset = found
    whole = desk.texts(segment.path)[number][1][index]
    old, wanted = _change(whole, change, offset, span.start, span.end)
    if wanted is None:
        return None
    texts = [(name, list(held)) for name, held in desk.texts(segment.path)]
    texts[number][1][index] = wanted
    for edit in _list_places(segment, span.start, old, change.text, content, finding):
        data = content.encode(
            content.text[: edit.start] + edit.text + content.text[edit.end :]
        )
        try:
            read = desk.read_texts(segment.path, data)
        except QaError:
            continue
        if _simplify(read) == _simplify(texts):
            return edit
    return None


def _find_text(texts: Texts, segment: Segment) -> tuple[int, int, int] | None:
    """Return which text of which version holds a segment, and where in it."""
    for number, (_, held) in enumerate(texts):
        for index, whole in enumerate(held):
            offset = whole.text.find(segment.text)
            while offset >= 0:
                if whole.at(offset) == (segment.line, segment.column):
                    return number, index, offset
                offset = whole.text.find(segment.text, offset + 1)
    return None


def _change(
    whole: Segment, change: Change, offset: int, start: int, end: int
) -> tuple[str, Segment | None]:
    """Return what stands there now and the text as it should be read; None where that cannot be said."""
    if change.inline is not None:
        if (
            offset
            or whole.text != change.segment.text
            or change.inline >= len(whole.inlines)
        ):
            return "", None
        inline = whole.inlines[change.inline]
        inlines = tuple(_lead(each, inline, change.text) for each in whole.inlines)
        return inline.code, whole._replace(inlines=inlines)
    start, end = start + offset, end + offset
    old = whole.text[start:end]
    text = whole.text[:start] + change.text + whole.text[end:]
    return old, whole._replace(text=text)


def _lead(each: Inline, link: Inline, address: str) -> Inline:
    """Return an inline element as it is where a link leads elsewhere: its tags say the address too."""
    if each is link:
        return each._replace(code=address)
    if each.kind == "tag" and each.span in {link.span[:1] * 2, link.span[1:] * 2}:
        return each._replace(code=each.code.replace(link.code, address))
    return each


def _list_places(
    segment: Segment, start: int, old: str, new: str, content: Content, finding: Finding
) -> Iterator[Edit]:
    """Yield where the text may be written in the file, the likeliest first."""
    begin = _offset(content.text, segment.line, segment.column)
    likely = _offset(content.text, *segment.at(start))
    reach = begin + _REACH + 4 * len(segment.text)
    tried: set[tuple[int, str, str]] = set()
    for write in WRITINGS:
        written, text = write(old), write(new)
        places = (
            [
                match.start()
                for match in re.finditer(re.escape(written), content.text[begin:reach])
            ]
            if written
            else []
        )
        ordered = sorted(
            (begin + each for each in places), key=lambda at: abs(at - likely)
        )
        for at in ordered[:_TRIES]:
            if (at, written, text) not in tried and len(tried) < _TRIES:
                tried.add((at, written, text))
                yield _make_edit(segment.path, at, written, text, content, finding)


def _offset(text: str, line: int, column: int) -> int:
    """Return the offset of a line and column (from 1)."""
    at = 0
    for _ in range(line - 1):
        at = text.find("\n", at) + 1
        if not at:
            return len(text)
    return min(at + column - 1, len(text))


def _make_edit(
    path: str, at: int, old: str, new: str, content: Content, finding: Finding
) -> Edit:
    before = content.text[:at]
    end = at + len(old)
    title = f"Replace `{old}` by `{new}`" if old.strip() else "Write one space"
    return Edit(
        path, at, end, old, new,
        before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1,
        content.offset_of(at), content.offset_of(end), title, finding,
    )  # fmt: skip


def _simplify(texts: Texts) -> list[object]:
    """Return what an edit may not change beside what it should: texts, ids, roles, what stands in them."""
    return [(name, [_simple(segment) for segment in held]) for name, held in texts]


def _simple(segment: Segment) -> object:
    codes = [(inline.code, inline.kind) for inline in segment.inlines]
    return (segment.text, segment.unit, segment.role, codes, len(segment.inlines))
