"""XLIFF 2.0 to 2.2 units: segments and ignorables, inherited `translate`, state, notes, size restriction.

https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html
"""

from __future__ import annotations

from collections.abc import Mapping

from qa.model import Source
from qa.readers.bilingual import Job, Pair
from qa.readers.expat import Handler
from qa.readers.mixed import Mixed

_CORE = "urn:oasis:names:tc:xliff:document:2."
_LIMIT = "urn:oasis:names:tc:xliff:sizerestriction:2.0 sizeRestriction"
_SCOPES = frozenset(["xliff", "file", "group", "unit"])


class Xliff2(Handler):
    """Collects one `unit` at a time; elements of other namespaces are left alone with all they hold."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.job = Job("", "", "", source.path, source.skip)
        self.languages = ("", "")
        self.ids: dict[str, int] = {}
        self.translated: list[bool] = [True]
        self.limits: list[str] = [""]
        self.ignored = 0
        self.unit = ""
        self.parts: list[tuple[str, Pair]] = []
        self.data: dict[str, str] = {}
        self.notes: list[str] = []
        self.gathered: list[str] | None = None
        self.key = ""
        self.mixed: Mixed | None = None
        self.nested = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take an element by where it stands."""
        name = self.local(name) if name.startswith(_CORE) or " " not in name else " "
        if self.ignored or name in {" ", "skeleton"}:
            self.ignored += 1
        elif self.mixed is not None:
            self.nested += 1
            self.mixed.start(name, attributes, *self.here)
        elif name in _SCOPES:
            self._scope(name, attributes)
        elif name in {"segment", "ignorable"}:
            self._segment(name, attributes)
        elif name in {"source", "target"} and self.parts:
            self.mixed, self.nested = Mixed(data=self.data), 0
            setattr(self.parts[-1][1], name, self.mixed)
        elif name in {"note", "data"}:
            self.gathered, self.key = [], attributes.get("id", "")
        elif name == "cp" and self.gathered is not None:
            self.gathered.append("\ufffd")

    def end(self, name: str) -> None:
        """End what `start` began."""
        if self.ignored:
            self.ignored -= 1
            return
        name = self.local(name)
        if self.mixed is not None:
            if self.nested:
                self.nested -= 1
                self.mixed.end(name, *self.here)
            else:
                self.mixed = None
        elif name == "note":
            self.notes.append("".join(self.gathered or ()).strip())
            self.gathered = None
        elif name == "data":
            self.data[self.key] = "".join(self.gathered or ())
            self.gathered = None
        elif name in _SCOPES:
            if name == "unit":
                self._unit_end()
            self.translated.pop()
            self.limits.pop()

    def text(self, data: str) -> None:
        """Take text of a side, a note or original data."""
        if self.mixed is not None and not self.ignored:
            self.mixed.text(data, *self.here)
        elif self.gathered is not None:
            self.gathered.append(data)

    def _scope(self, name: str, attributes: Mapping[str, str]) -> None:
        self.translated.append(attributes.get("translate", "yes" if self.translated[-1] else "no") == "yes")
        self.limits.append(attributes.get(_LIMIT, self.limits[-1]))
        if name == "xliff":
            self._languages(attributes)
        elif name == "file":
            self.job = Job(attributes.get("original", ""), *self.languages, self.source.path, self.source.skip)
            self.ids = {}
        elif name == "unit":
            self._unit(attributes)

    def _languages(self, attributes: Mapping[str, str]) -> None:
        source = attributes.get("srcLang") or self.source.original or ""
        target = attributes.get("trgLang") or self.source.version or ""
        if not source or not target or source == target:
            missing = "trgLang" if source else "srcLang"
            hint = f"write the attribute `{missing}`, or name the file `name.TAG.xlf`"
            raise self.error("the file does not say its two languages", hint)
        self.languages = source, target

    def _unit(self, attributes: Mapping[str, str]) -> None:
        self.unit, self.parts, self.data = attributes.get("id", ""), [], {}
        self.notes = [f"name: {attributes['name']}"] if "name" in attributes else []
        if not self.unit:
            raise self.error("a unit has no id", "give each unit an id of its own")
        if self.unit in self.ids:
            raise self.error(f"the unit `{self.unit}` stands twice", f"it is already on line {self.ids[self.unit]}")
        self.ids[self.unit] = self.parser.CurrentLineNumber

    def _segment(self, name: str, attributes: Mapping[str, str]) -> None:
        pair, state = Pair(), attributes.get("state", "")
        if state and name == "segment":
            pair.meta["state"] = attributes.get("subState", state)
        if state in {"", "initial", "translated"} and name == "segment":
            pair.states.add("unapproved")
        if not self.translated[-1]:
            pair.states.add("untranslatable")
        self.parts.append((attributes.get("id", ""), pair))

    def _unit_end(self) -> None:
        meta = {"note": "\n".join(self.notes)} if self.notes else {}
        if self.limits[-1].isdigit():
            meta["limit"] = self.limits[-1]
        for number, (key, pair) in enumerate(self.parts, 1):
            unit = self.unit if len(self.parts) == 1 else f"{self.unit}/{key or number}"
            pair.meta = {**meta, **pair.meta}
            self.found += self.job.entries(unit, pair)
        self.parts = []
