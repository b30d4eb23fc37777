"""XLIFF 2.0 to 2.2 units: segments and ignorables, inherited `translate`, state, notes, size restriction.

https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qa.input.readers.bilingual import Job
from qa.input.readers.expat import Handler
from qa.input.readers.markup import Raw, told
from qa.input.readers.mixed import segment
from qa.model import Source

_CORE = "urn:oasis:names:tc:xliff:document:2."
_LIMIT = "urn:oasis:names:tc:xliff:sizerestriction:2.0 sizeRestriction"
_SCOPES = frozenset(["xliff", "file", "group", "unit"])


@dataclass(slots=True)
class Part:
    """A segment or ignorable."""

    id: str
    texts: dict[str, Raw] = field(default_factory=dict)
    states: set[str] = field(default_factory=set)
    meta: dict[str, str] = field(default_factory=dict)


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
        self.parts: list[Part] = []
        self.data: dict[str, str] = {}
        self.notes: list[str] = []
        self.key = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take an element by where it stands."""
        name = (
            name.rpartition(" ")[2]
            if name.startswith(_CORE) or " " not in name
            else " "
        )
        if self.ignored or name in {" ", "skeleton"}:
            self.ignored += 1
        elif name in _SCOPES:
            self._scope(name, attributes)
        elif name in {"segment", "ignorable"}:
            self._segment(name, attributes)
        elif name in {"source", "target"} and self.parts:
            self.raw(name)
        elif name in {"note", "data"}:
            self.key = attributes.get("id", "")
            self.raw(name)

    def end(self, name: str) -> None:
        """End what `start` began."""
        if self.ignored:
            self.ignored -= 1
            return
        name = name.rpartition(" ")[2]
        if name in _SCOPES:
            if name == "unit":
                self._unit_end()
            self.translated.pop()
            self.limits.pop()

    def inside(self, name: str, raw: Raw) -> None:
        """Take a text of the unit."""
        if name == "note":
            self.notes.append(told(raw))
        elif name == "data":
            self.data[self.key] = told(raw)
        else:
            self.parts[-1].texts[name] = raw

    def _scope(self, name: str, attributes: Mapping[str, str]) -> None:
        self.translated.append(
            attributes.get("translate", "yes" if self.translated[-1] else "no") == "yes"
        )
        self.limits.append(attributes.get(_LIMIT, self.limits[-1]))
        if name == "xliff":
            self._languages(attributes)
        elif name == "file":
            self.job = Job(
                attributes.get("original", ""),
                *self.languages,
                self.source.path,
                self.source.skip,
            )
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
            raise self.error(
                f"the unit `{self.unit}` stands twice",
                f"it is already on line {self.ids[self.unit]}",
            )
        self.ids[self.unit] = self.parser.CurrentLineNumber

    def _segment(self, name: str, attributes: Mapping[str, str]) -> None:
        part, state = Part(attributes.get("id", "")), attributes.get("state", "")
        if state and name == "segment":
            part.meta["state"] = attributes.get("subState", state)
        if state in {"", "initial", "translated"} and name == "segment":
            part.states.add("unapproved")
        if not self.translated[-1]:
            part.states.add("untranslatable")
        self.parts.append(part)

    def _unit_end(self) -> None:
        meta = {"note": "\n".join(self.notes)} if self.notes else {}
        if self.limits[-1].isdigit():
            meta["limit"] = self.limits[-1]
        for number, part in enumerate(self.parts, 1):
            unit = (
                self.unit
                if len(self.parts) == 1
                else f"{self.unit}/{part.id or number}"
            )
            if self.job.skips(part.states):
                self.found += self.job.left_out(unit)
            else:
                said = tuple({**meta, **part.meta}.items())
                raws = [part.texts.get(side) for side in ("source", "target")]
                made = [
                    raw and segment(raw, self.job.path, unit, "", said, self.data)
                    for raw in raws
                ]
                self.found += self.job.entries(unit, *made)
        self.parts = []
