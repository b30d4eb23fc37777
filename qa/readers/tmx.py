"""TMX 1.1 to 1.4b: translation units in any number of languages.

https://www.gala-global.org/tmx-14b
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qa.model import Source, Version
from qa.readers import entries
from qa.readers.entries import Entry
from qa.readers.expat import XML, Handler
from qa.readers.expat import entries as parsed
from qa.readers.mixed import Mixed

EXTENSIONS = (".tmx",)


class Tmx(Handler):
    """Collects one `tu` at a time; a language that a unit lacks takes no part in it."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.texts: dict[str, Mixed] = {}
        self.languages: dict[str, None] = {}
        self.all: list[str] = []
        self.ids: dict[str, int] = {}
        self.unit = ""
        self.number = 0
        self.language = ""
        self.mixed: Mixed | None = None
        self.note: list[str] | None = None
        self.notes: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take an element by where it stands."""
        if self.mixed is not None:
            self.mixed.start(self.local(name), attributes, *self.here)
            return
        name = self.local(name)
        if name == "tu":
            self._unit(attributes)
        elif name == "tuv":
            self.language = attributes.get(XML + "lang") or attributes.get("lang", "")
            if not self.language:
                raise self.error("a text says no language", "write `xml:lang` on each tuv")
        elif name == "seg":
            self.mixed = Mixed()
        elif name == "note":
            self.note = []

    def end(self, name: str) -> None:
        """End what `start` began."""
        name = self.local(name)
        if name == "seg":
            self._text_end()
        elif self.mixed is not None:
            self.mixed.end(name, *self.here)
        elif name == "note" and self.note is not None:
            self.notes.append("".join(self.note).strip())
            self.note = None
        elif name == "tu":
            self._unit_end()

    def text(self, data: str) -> None:
        """Take text of a segment or a note."""
        if self.mixed is not None:
            self.mixed.text(data, *self.here)
        elif self.note is not None:
            self.note.append(data)

    def _unit(self, attributes: Mapping[str, str]) -> None:
        self.number += 1
        self.texts, self.notes = {}, []
        key = attributes.get("tuid") or str(self.number)
        times = self.ids[key] = self.ids.get(key, 0) + 1
        # The standard lets two units have one id.
        self.unit = key if times == 1 else f"{key}#{times}"

    def _text_end(self) -> None:
        """Keep the first text of a language; another one is a variant of it, and counted."""
        assert self.mixed is not None
        if self.language in self.texts:
            self.found.append(Entry("", self.language, f"{self.unit}#variant", None, skipped=True))
        self.texts.setdefault(self.language, self.mixed)
        self.mixed = None

    def _unit_end(self) -> None:
        for language in self.texts:
            if language not in self.languages:
                self.languages[language] = None
                self.found += [Entry("", language, unit, None) for unit in self.all]
        self.all.append(self.unit)
        self.found += [Entry("", other, self.unit, None) for other in self.languages if other not in self.texts]
        meta = (("note", "\n".join(self.notes)),) if self.notes else ()
        for language, mixed in self.texts.items():
            segment = mixed.writing.segment(self.source.path, self.unit, "", meta)
            self.found.append(Entry("", language, self.unit, segment))


def read(source: Source) -> list[Version]:
    """Return the versions of a translation memory, one a language."""
    return entries.versions(source, stream(source))


def stream(source: Source) -> Iterator[Entry]:
    """Yield the texts one by one; the ids of all units are kept."""
    return parsed(Tmx(source))
