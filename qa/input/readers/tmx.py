"""TMX 1.1 to 1.4b: translation units in any number of languages.

https://www.gala-global.org/tmx-14b
"""

from __future__ import annotations

from collections.abc import Iterator

from qa.input.readers import entries
from qa.input.readers.builder import Meta
from qa.input.readers.entries import Entry
from qa.input.readers.expat import XML, Handler, parse, strip_namespace
from qa.input.readers.markup import Attributes, XmlFragment, strip_tags
from qa.input.readers.mixed import build_segment
from qa.model import Segment, Source, Version

EXTENSIONS = (".tmx",)

_new = tuple.__new__


class Tmx(Handler):
    """Collects one `tu` at a time; a language that a unit lacks takes no part in it.

    `languages` are those of all units so far (an ordered set), `units` the ids of the
    units that are complete, `texts` the texts of the present one by language.
    """

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.texts: dict[str, XmlFragment] = {}
        self.languages: dict[str, None] = {}
        self.units: list[str] = []
        self.ids: dict[str, int] = {}
        self.unit = ""
        self.number = 0
        self.language = ""
        self.original = ""
        self.notes: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Take an element by where it stands."""
        name = strip_namespace(name)
        if name in {"seg", "note"}:
            self.capture(name)
        elif name == "tuv":
            self.language = attributes.get(XML + "lang") or attributes.get("lang", "")
            if not self.language:
                hint = "write `xml:lang` on each tuv"
                raise self.error("a text says no language", hint)
        elif name == "tu":
            self._begin_unit(attributes)
        elif name == "header":
            self.original = attributes.get("srclang", "").lower()

    def end(self, name: str) -> None:
        """End what `start` began."""
        if strip_namespace(name) == "tu":
            self._end_unit()

    def _begin_unit(self, attributes: Attributes) -> None:
        """Begin a unit; one without an id is called by its number."""
        self.number += 1
        self.texts = {}
        self.notes = []
        self.unit = attributes.get("tuid") or str(self.number)
        times = self.ids.get(self.unit, 0) + 1
        self.ids[self.unit] = times
        if times > 1:
            # The standard lets two units have one id.
            self.unit += f"#{times}"

    def take(self, name: str, fragment: XmlFragment) -> None:
        """Keep the first text of a language; another one is a variant, and counted."""
        if name == "note":
            self.notes.append(strip_tags(fragment))
        elif self.language in self.texts:
            self._add(self.language, f"{self.unit}#variant", None, skipped=True)
        else:
            self.texts[self.language] = fragment

    def _end_unit(self) -> None:
        """Yield the texts of the unit.

        Where a language is new, it takes no part in the units before.
        """
        for language in self.texts:
            if language not in self.languages:
                self.languages[language] = None
                for unit in self.units:
                    self._add(language, unit, None)
        self.units.append(self.unit)
        for language in self.languages:
            if language not in self.texts:
                self._add(language, self.unit, None)
        meta: Meta = ()
        if self.notes:
            meta = (("note", "\n".join(self.notes)),)
        for language, fragment in self.texts.items():
            segment = build_segment(fragment, self.source.path, self.unit, "", meta)
            self._add(language, self.unit, segment)

    def _add(
        self, language: str, unit: str, segment: Segment | None, skipped: bool = False
    ) -> None:
        """Add what one language has of a unit, None where it takes no part in it."""
        original = language.lower() == self.original
        entry = _new(Entry, ("", language, unit, segment, skipped, original, False))
        self.ready.append(entry)


def read(source: Source) -> list[Version]:
    """Return the versions of a translation memory, one a language.

    Raises QaError for XML that is damaged, and for a text without a language.
    """
    return entries.collect(source, stream(source))


def stream(source: Source) -> Iterator[Entry]:
    """Yield the texts one by one; the ids of all units are kept."""
    return parse(Tmx(source))
