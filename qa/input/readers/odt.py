"""OpenDocument texts, presentations and sheets (OASIS): paragraphs, headings, list items, table cells, notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qa.input.readers.entries import Entry
from qa.input.readers.expat import fed
from qa.input.readers.markup import Raw, Token, tokens
from qa.input.readers.office import (
    Package,
    Paragraphs,
    levelled,
    local,
    style,
    table,
    version,
)
from qa.input.readers.writing import Writing
from qa.model import Source, Version

EXTENSIONS = (".odt", ".ott", ".odp", ".ods")

_ROLES = {"list-item": "item", "table-cell": "cell", "list-header": "item"}


def read(source: Source) -> list[Version]:
    """Return the one version of an OpenDocument file."""
    package = Package(source)
    return [version(source, _entries(package))]


def _entries(package: Package) -> Iterator[Entry]:
    rows = table(package, "styles.xml", "style").rows
    yield from fed(
        _Open(package.source, {row.get("name", ""): _said(row) for row in rows}),
        package.pieces("content.xml"),
    )


def _said(row: Mapping[str, str]) -> Mapping[str, str]:
    """Return what counts of a style."""
    return {"name": row.get("name", ""), "basedOn": row.get("parent-style-name", "")}


class _Open(Paragraphs):
    """Reads the content; `roles` are what encloses the present place."""

    def __init__(self, source: Source, styles: dict[str, Mapping[str, str]]) -> None:
        super().__init__(source)
        self.styles = styles
        self.roles: list[str] = []
        self.ignored = 0
        self.said: Mapping[str, str] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take a paragraph as a text; deletions that are tracked stand apart and are no text."""
        name = name.rpartition(" ")[2]
        if self.ignored or name == "tracked-changes":
            self.ignored += 1
        elif name in {"p", "h"}:
            self.said = {
                key.rpartition(" ")[2]: value for key, value in attributes.items()
            }
            self.raw(name)
        else:
            self.roles.append(_ROLES.get(name, ""))
            if name == "style":
                row = {
                    key.rpartition(" ")[2]: value for key, value in attributes.items()
                }
                self.styles[row.get("name", "")] = _said(row)

    def end(self, name: str) -> None:  # noqa: ARG002
        """End what is no paragraph."""
        if self.ignored:
            self.ignored -= 1
        else:
            self.roles.pop()

    def inside(self, name: str, raw: Raw) -> None:
        """Take what stands in a paragraph; notes and frames in it follow it."""
        around = next((role for role in reversed(self.roles) if role), "")
        first = self._paragraph(name, self.said, around)
        open_, ended = [first], list[_Paragraph]()
        citation = False
        for token in tokens(Raw(raw.text, 1, 1)):
            if token.value in {"p", "h"} and token.kind != "text":
                if token.kind == "open":
                    said = {
                        key.rpartition(":")[2]: value
                        for key, value in token.attributes.items()
                    }
                    open_.append(self._paragraph(token.value, said, ""))
                elif token.kind == "close":
                    ended.append(open_.pop())
            elif token.value == "note-citation" and token.kind != "text":
                citation = token.kind == "open"
            elif not citation:
                open_[-1].take(token)
        for each in (first, *ended):
            self.add(
                each.writing.segment(
                    self.source.path, None, each.role, levelled(each.role, each.level)
                )
            )

    def _paragraph(self, name: str, said: Mapping[str, str], around: str) -> _Paragraph:
        """Return the next paragraph: a heading, what its style makes of it, or what it stands in."""
        self.number += 1
        styled = style(said.get("style-name", ""), self.styles)
        if name == "h":
            return _Paragraph(
                self, "heading", said.get("outline-level") or styled.level
            )
        own = "" if styled.role == "item" and around else styled.role
        return _Paragraph(self, own or around, styled.level)


class _Paragraph:
    """One paragraph while it is read."""

    def __init__(self, document: _Open, role: str, level: str) -> None:
        self.document = document
        self.number = document.number
        self.role = role
        self.level = level
        self.writing = Writing()
        self.spans: list[bool] = []

    def take(self, token: Token) -> None:
        """Take a token."""
        if token.kind == "text":
            self._add(" ".join(token.value.split("\n")))
        elif token.value == "span" and token.kind != "empty":
            self._span(token)
        elif token.value == "a" and token.kind != "empty":
            if token.kind == "open":
                self.writing.open("<a>", local(token.attributes, "href"))
            else:
                self.writing.close("</a>")
        elif token.kind == "empty" and token.value in {"s", "tab", "line-break"}:
            times = local(token.attributes, "c")
            spaces = " " * min(int(times), 1000) if times.isdigit() else " "
            self._add({"s": spaces, "tab": "\t", "line-break": "\n"}[token.value])

    def _span(self, token: Token) -> None:
        """Begin or end a stretch of one style."""
        if token.kind == "open":
            self.spans.append(
                style(
                    local(token.attributes, "style-name"), self.document.styles
                ).literal
            )
        elif self.spans:
            self.spans.pop()

    def _add(self, text: str) -> None:
        add = self.writing.literal if any(self.spans) else self.writing.add
        add(text, self.number, self.writing.size + 1)
