"""XLIFF 2.0 to 2.2 units.

Segments and ignorables, inherited `translate`, state, notes and size restriction.
https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html
"""

from __future__ import annotations

from dataclasses import dataclass, field

from qa.input.readers.bilingual import UnitHandler
from qa.input.readers.builder import Meta
from qa.input.readers.expat import strip_namespace
from qa.input.readers.markup import Attributes, XmlFragment, strip_tags
from qa.input.readers.mixed import build_segment
from qa.model import Segment, Source

_CORE = "urn:oasis:names:tc:xliff:document:2."
_LIMIT = "urn:oasis:names:tc:xliff:sizerestriction:2.0 sizeRestriction"
_SCOPES = frozenset(["xliff", "file", "group", "unit"])
_FOREIGN = " "
"""Stands for the name of an element of another namespace."""


@dataclass(slots=True)
class Part:
    """A segment or ignorable.

    `texts` are its source and target, `states` what the policy may leave it out for,
    `meta` what else the file says of it.
    """

    id: str
    texts: dict[str, XmlFragment] = field(default_factory=dict)
    states: set[str] = field(default_factory=set)
    meta: dict[str, str] = field(default_factory=dict)


class Xliff2(UnitHandler):
    """Collects one `unit` at a time.

    Elements of other namespaces are left alone with all they hold. `translated` and
    `limits` tell for each open element what is inherited from it.
    """

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.languages = ("", "")
        self.translated: list[bool] = [True]
        self.limits: list[str] = [""]
        self.ignored = 0
        self.unit = ""
        self.parts: list[Part] = []
        self.data: dict[str, str] = {}
        self.notes: list[str] = []
        self.key = ""

    def start(self, name: str, attributes: Attributes) -> None:
        """Take an element by where it stands."""
        is_own = name.startswith(_CORE) or " " not in name
        name = strip_namespace(name) if is_own else _FOREIGN
        if self.ignored or name in {_FOREIGN, "skeleton"}:
            self.ignored += 1
        elif name in _SCOPES:
            self._enter(name, attributes)
        elif name in {"segment", "ignorable"}:
            self._add_part(name, attributes)
        elif name in {"source", "target"} and self.parts:
            self.capture(name)
        elif name in {"note", "data"}:
            self.key = attributes.get("id", "")
            self.capture(name)

    def end(self, name: str) -> None:
        """End what `start` began."""
        if self.ignored:
            self.ignored -= 1
            return
        name = strip_namespace(name)
        if name in _SCOPES:
            if name == "unit":
                self._end_unit()
            self.translated.pop()
            self.limits.pop()

    def take(self, name: str, fragment: XmlFragment) -> None:
        """Take a text of the unit."""
        if name == "note":
            self.notes.append(strip_tags(fragment))
        elif name == "data":
            self.data[self.key] = strip_tags(fragment)
        else:
            self.parts[-1].texts[name] = fragment

    def _enter(self, name: str, attributes: Attributes) -> None:
        """Begin an element that passes `translate` and the size limit on."""
        translated = self.translated[-1]
        if "translate" in attributes:
            translated = attributes["translate"] == "yes"
        self.translated.append(translated)
        self.limits.append(attributes.get(_LIMIT, self.limits[-1]))
        if name == "xliff":
            self.languages = self.choose_languages(attributes, "srcLang", "trgLang")
        elif name == "file":
            self.begin_file(attributes.get("original", ""), *self.languages)
        elif name == "unit":
            self._begin_unit(attributes)

    def _begin_unit(self, attributes: Attributes) -> None:
        """Note what a unit says of itself, before its texts are read."""
        self.unit = attributes.get("id", "")
        self.register(self.unit, "unit")
        self.parts = []
        self.data = {}
        self.notes = []
        if "name" in attributes:
            self.notes.append(f"name: {attributes['name']}")

    def _add_part(self, name: str, attributes: Attributes) -> None:
        """Begin a segment or an ignorable; only segments have a state."""
        part = Part(attributes.get("id", ""))
        if name == "segment":
            state = attributes.get("state", "")
            if state:
                part.meta["state"] = attributes.get("subState", state)
            if state in {"", "initial", "translated"}:
                part.states.add("unapproved")
        if not self.translated[-1]:
            part.states.add("untranslatable")
        self.parts.append(part)

    def _end_unit(self) -> None:
        """Yield the texts of each part, or that the policy leaves it out.

        A unit of one part is called by its own id, else each part by its id or number.
        """
        meta = {}
        if self.notes:
            meta["note"] = "\n".join(self.notes)
        if self.limits[-1].isdigit():
            meta["limit"] = self.limits[-1]
        for number, part in enumerate(self.parts, 1):
            unit = self.unit
            if len(self.parts) > 1:
                unit += f"/{part.id or number}"
            if self.context.skips(part.states):
                self.ready += self.context.leave_out(unit, part.states)
            else:
                said = tuple({**meta, **part.meta}.items())
                source = self._build(part.texts.get("source"), unit, said)
                target = self._build(part.texts.get("target"), unit, said)
                self.ready += self.context.pair(unit, source, target)
        self.parts = []

    def _build(
        self, fragment: XmlFragment | None, unit: str, meta: Meta
    ) -> Segment | None:
        """Return the segment of one side of a part, None where it has no such side."""
        if fragment is None:
            return None
        return build_segment(fragment, self.context.path, unit, "", meta, self.data)
