"""Resources of .NET (`Texts.fr.resx`, `.resw`): the texts among them.

https://learn.microsoft.com/dotnet/core/extensions/work-with-resx-files-programmatically
"""

from __future__ import annotations

from qa.input.readers import catalogue
from qa.input.readers.builder import Meta, SegmentBuilder
from qa.input.readers.catalogue import Value
from qa.input.readers.expat import Handler, feed
from qa.input.readers.markup import Attributes, XmlFragment, strip_tags, tokenize
from qa.input.readers.opening import read_pieces
from qa.model import Source, Version

EXTENSIONS = (".resx", ".resw")
CATALOGUE = True


def read(source: Source) -> list[Version]:
    """Return the one version of a resource file; raise QaError for what is none."""
    handler = _Resources(source)
    list(feed(handler, read_pieces(source)))
    return catalogue.collect(source, handler.values)


class _Resources(Handler):
    """Collects the texts; what is of another type (a size, a picture), and what the designer keeps, is none."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.values: list[Value] = []
        self.key = self.note = ""
        self.builder: SegmentBuilder | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        """Take a resource, or what stands in it."""
        if name == "data":
            is_text = not attributes.keys() & {"type", "mimetype"}
            key = attributes.get("name", "")
            self.key = key if is_text and not key.startswith(">>") else ""
            self.note, self.builder = "", None
        elif self.key and name in {"value", "comment"}:
            self.capture(name)

    def take(self, name: str, fragment: XmlFragment) -> None:
        """Keep the text of a resource, or what is said of it."""
        if name == "comment":
            self.note = strip_tags(fragment)
        else:
            self.builder = read_plain(fragment)

    def end(self, name: str) -> None:
        """End a resource."""
        if name == "data" and self.key and self.builder is not None:
            meta: Meta = (("note", self.note),) if self.note else ()
            self.values.append(Value(self.key, self.builder, meta))
            self.key = ""


def read_plain(fragment: XmlFragment) -> SegmentBuilder:
    """Return a text that has no elements."""
    builder = SegmentBuilder()
    for token in tokenize(fragment):
        if token.kind == "text":
            builder.add(token.value, token.line, token.column)
    return builder
