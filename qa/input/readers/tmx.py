"""TMX 1.1 to 1.4b: translation units in any number of languages.

https://www.gala-global.org/tmx-14b
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qa.input.readers import entries
from qa.input.readers.entries import Entry
from qa.input.readers.expat import XML, Handler, local
from qa.input.readers.expat import entries as parsed
from qa.input.readers.markup import Raw, told
from qa.input.readers.mixed import segment as made
from qa.model import Source, Version

EXTENSIONS = (".tmx",)

_new = tuple.__new__


class Tmx(Handler):
    """Collects one `tu` at a time; a language that a unit lacks takes no part in it."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.texts: dict[str, Raw] = {}
        self.languages: dict[str, None] = {}
        self.all: list[str] = []
        self.ids: dict[str, int] = {}
        self.unit = ""
        self.number = 0
        self.language = ""
        self.original = ""
        self.notes: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take an element by where it stands."""
        name = local(name)
        if name in {"seg", "note"}:
            self.raw(name)
        elif name == "tuv":
            self.language = attributes.get(XML + "lang") or attributes.get("lang", "")
            if not self.language:
                raise self.error(
                    "a text says no language", "write `xml:lang` on each tuv"
                )
        elif name == "tu":
            self._unit(attributes)
        elif name == "header":
            self.original = attributes.get("srclang", "").lower()

    def end(self, name: str) -> None:
        """End what `start` began."""
        if local(name) == "tu":
            self._unit_end()

    def _unit(self, attributes: Mapping[str, str]) -> None:
        self.number += 1
        self.texts, self.notes = {}, []
        key = attributes.get("tuid") or str(self.number)
        times = self.ids[key] = self.ids.get(key, 0) + 1
        # The standard lets two units have one id.
        self.unit = key if times == 1 else f"{key}#{times}"

    def inside(self, name: str, raw: Raw) -> None:
        """Keep the first text of a language; another one is a variant of it, and counted."""
        if name == "note":
            self.notes.append(told(raw))
        elif self.language in self.texts:
            self.found.append(
                self._absent(self.language, f"{self.unit}#variant")._replace(
                    skipped=True
                )
            )
        else:
            self.texts[self.language] = raw

    def _unit_end(self) -> None:
        for language in self.texts:
            if language not in self.languages:
                self.languages[language] = None
                self.found += [self._absent(language, unit) for unit in self.all]
        self.all.append(self.unit)
        self.found += [
            self._absent(other, self.unit)
            for other in self.languages
            if other not in self.texts
        ]
        meta = (("note", "\n".join(self.notes)),) if self.notes else ()
        for language, raw in self.texts.items():
            segment = made(raw, self.source.path, self.unit, "", meta)
            original = language.lower() == self.original
            self.found.append(
                _new(Entry, ("", language, self.unit, segment, False, original))
            )

    def _absent(self, language: str, unit: str) -> Entry:
        return Entry(
            "", language, unit, None, original=language.lower() == self.original
        )


def read(source: Source) -> list[Version]:
    """Return the versions of a translation memory, one a language."""
    return entries.versions(source, stream(source))


def stream(source: Source) -> Iterator[Entry]:
    """Yield the texts one by one; the ids of all units are kept."""
    return parsed(Tmx(source))
