"""Plural forms of Apple (`fr.lproj/Localizable.stringsdict`): a property list.

https://developer.apple.com/documentation/xcode/localizing-strings-that-contain-plurals
"""

from __future__ import annotations

from dataclasses import replace

from qa.input.readers import catalogue
from qa.input.readers.builder import Meta
from qa.input.readers.catalogue import Value
from qa.input.readers.expat import Handler, feed
from qa.input.readers.markup import Attributes, XmlFragment, strip_tags
from qa.input.readers.opening import read_pieces
from qa.input.readers.resx import read_plain
from qa.model import Source, Version

EXTENSIONS = (".stringsdict",)
CATALOGUE = True

_FORMAT = "NSStringLocalizedFormatKey"
_ABOUT = frozenset(["NSStringFormatSpecTypeKey", "NSStringFormatValueTypeKey"])
_FORMS = frozenset(["zero", "one", "two", "few", "many", "other"])


def read(source: Source) -> list[Version]:
    """Return the one version of a file of plural forms; raise QaError for what is none.

    It is a document of its own beside the `.strings` of its name.
    """
    handler = _List(source)
    list(feed(handler, read_pieces(source)))
    own = replace(source, document=f"{source.document}.stringsdict")
    return catalogue.collect(own, handler.values)


class _List(Handler):
    """Collects the texts; `way` are the keys of the dictionaries that are open, `key` the last one."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.values: list[Value] = []
        self.way: list[str] = []
        self.key = ""

    def start(self, name: str, attributes: Attributes) -> None:  # noqa: ARG002 - property lists have none
        """Take a key, a text or a dictionary."""
        if name == "dict":
            self.way.append(self.key)
        elif name in {"key", "string"}:
            self.capture(name)

    def end(self, name: str) -> None:
        """End a dictionary."""
        if name == "dict":
            self.way.pop()

    def take(self, name: str, fragment: XmlFragment) -> None:
        """Keep a key, or a text under the keys that lead to it."""
        if name == "key":
            self.key = strip_tags(fragment)
            return
        way = [key for key in self.way if key]
        builder = read_plain(fragment)
        meta: Meta = ()
        if self.key in _ABOUT or (self.key == _FORMAT and "%#@" in builder.text):
            return
        key = ".".join([*way, self.key])
        if self.key in _FORMS:
            key = f"{'.'.join(way)}[{self.key}]"
            meta = (("plural", self.key),)
        self.values.append(Value(key, builder, meta))
