"""OpenDocument texts, presentations and sheets (OASIS): paragraphs, headings, list items, table cells, notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qa.model import Source, Version
from qa.readers.entries import Entry
from qa.readers.expat import fed
from qa.readers.markup import Raw, Token, tokens
from qa.readers.office import Package, Paragraphs, local, version
from qa.readers.writing import Writing

EXTENSIONS = (".odt", ".ott", ".odp", ".ods")

_ROLES = {"h": "heading", "list-item": "item", "table-cell": "cell", "list-header": "item"}


def read(source: Source) -> list[Version]:
    """Return the one version of an OpenDocument file."""
    package = Package(source)
    return [version(source, _entries(package))]


def _entries(package: Package) -> Iterator[Entry]:
    yield from fed(_Open(package.source), package.pieces("content.xml"))


class _Open(Paragraphs):
    """Reads the content; `roles` are what encloses the present place."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.roles: list[str] = []
        self.ignored = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002 - a handler's signature
        """Take a paragraph as a text; deletions that are tracked stand apart and are no text."""
        name = name.rpartition(" ")[2]
        if self.ignored or name == "tracked-changes":
            self.ignored += 1
        elif name in {"p", "h"}:
            self.raw(name)
        else:
            self.roles.append(_ROLES.get(name, ""))

    def end(self, name: str) -> None:  # noqa: ARG002
        """End what is no paragraph."""
        if self.ignored:
            self.ignored -= 1
        else:
            self.roles.pop()

    def inside(self, name: str, raw: Raw) -> None:
        """Take what stands in a paragraph; notes and frames in it follow it."""
        self.number += 1
        around = next((role for role in reversed(self.roles) if role), "")
        open_ = [(Writing(), self.number)]
        ended: list[tuple[Writing, int]] = []
        citation = False
        for token in tokens(Raw(raw.text, 1, 1)):
            if token.value in {"p", "h"} and token.kind != "text":
                if token.kind == "open":
                    self.number += 1
                    open_.append((Writing(), self.number))
                elif token.kind == "close":
                    ended.append(open_.pop())
            elif token.value == "note-citation" and token.kind != "text":
                citation = token.kind == "open"
            elif not citation:
                _take(token, *open_[-1])
        role = _ROLES.get(name, around)
        for (writing, _), said in [(open_[0], role), *((each, "") for each in ended)]:
            self.add(writing.segment(self.source.path, None, said))


def _take(token: Token, writing: Writing, number: int) -> None:
    column = writing.size + 1
    if token.kind == "text":
        writing.add(" ".join(token.value.split("\n")), number, column)
    elif token.value == "a" and token.kind != "empty":
        if token.kind == "open":
            writing.open("<a>", local(token.attributes, "href"))
        else:
            writing.close("</a>")
    elif token.kind == "empty" and token.value in {"s", "tab", "line-break"}:
        times = local(token.attributes, "c")
        spaces = " " * min(int(times), 1000) if times.isdigit() else " "
        writing.add({"s": spaces, "tab": "\t", "line-break": "\n"}[token.value], number, column)
