"""XLIFF 1.2 units: segmentation by `mrk`, state, approval, notes, size restriction; what tools add is told by dialects.

https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html
"""

from __future__ import annotations

from collections.abc import Mapping

from qa.model import Source
from qa.readers.bilingual import Job, Pair, noted, workflow
from qa.readers.expat import Handler
from qa.readers.mixed import Mixed

_SIDES = frozenset(["source", "seg-source", "target"])
_OTHER = frozenset(["alt-trans", "bin-unit", "internal-file", "glossary", "reference", "phase-group", "skl"])
_ROLES = {
    "header": "heading", "heading": "heading", "caption": "caption", "cell": "cell", "listitem": "item",
    "x-html-td": "cell", "x-html-th": "cell", "x-html-li": "item", "x-html-title": "heading",
}  # fmt: skip
_NOTED = {"resname": "name", "state": "state", "state-qualifier": "origin"}


class Xliff1(Handler):
    """Collects one `trans-unit` at a time."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.job = Job("", "", "", source.path, source.skip)
        self.ids: dict[str, int] = {}
        self.protected: list[bool] = [False]
        self.ignored = 0
        self.unit: Mapping[str, str] | None = None
        self.pairs: dict[str, Pair] = {}
        self.side = ""
        self.mixed: Mixed | None = None
        self.segmented = False
        self.note: list[str] | None = None
        self.meta: dict[str, str] = {}
        self.states: set[str] = set()
        self.nested = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take an element by where it stands."""
        name = self.local(name)
        if self.ignored:
            self.ignored += 1
        elif self.side:
            self._inline(name, attributes)
        elif name in _SIDES and self.unit is not None:
            self._side(name, attributes)
        elif name == "trans-unit":
            self._unit(attributes)
        elif name == "file":
            self._file(attributes)
        elif name == "group":
            self.protected.append(self.protected[-1] or attributes.get("translate") == "no")
        elif name == "note" and self.unit is not None:
            self.note = []
        elif name in _OTHER:
            self.ignored = 1
        else:
            self.foreign(name, attributes)

    def foreign(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take an element that XLIFF does not know."""

    def end(self, name: str) -> None:
        """End what `start` began."""
        name = self.local(name)
        if self.ignored:
            self.ignored -= 1
        elif self.side:
            self._inline_end(name)
        elif name == "trans-unit":
            self._unit_end()
        elif name == "group":
            self.protected.pop()
        elif name == "note" and self.note is not None:
            self.meta["note"] = "\n".join(filter(None, [self.meta.get("note"), "".join(self.note).strip()]))
            self.note = None

    def text(self, data: str) -> None:
        """Take text of a side or a note."""
        if self.side:
            assert self.mixed is not None
            self.mixed.text(data, *self.here)
        elif self.note is not None:
            self.note.append(data)

    def _file(self, attributes: Mapping[str, str]) -> None:
        target = attributes.get("target-language") or self.source.version or ""
        source = attributes.get("source-language") or self.source.original or ""
        if not source or not target or source == target:
            missing = "source-language" if not source else "target-language"
            hint = f"write the attribute `{missing}`, or name the file `name.TAG.xlf`"
            raise self.error("the file does not say its two languages", hint)
        self.job = Job(attributes.get("original", ""), source, target, self.source.path, self.source.skip)
        self.ids = {}

    def _unit(self, attributes: Mapping[str, str]) -> None:
        self.unit, self.pairs, self.segmented = attributes, {}, False
        self.meta = noted(attributes, _NOTED)
        if attributes.get("size-unit") == "char" and "maxwidth" in attributes:
            self.meta["limit"] = attributes["maxwidth"]
        self.states = set()
        if attributes.get("translate", "") == "no" or (self.protected[-1] and "translate" not in attributes):
            self.states.add("untranslatable")
        key, line = attributes.get("id", ""), self.parser.CurrentLineNumber
        if not key:
            raise self.error("a unit has no id", "give each trans-unit an id of its own")
        if key in self.ids:
            raise self.error(f"the unit `{key}` stands twice", f"it is already on line {self.ids[key]}")
        self.ids[key] = line

    def _side(self, name: str, attributes: Mapping[str, str]) -> None:
        self.side, self.nested = name, 0
        if name == "seg-source":
            self.pairs, self.segmented = {}, True
        elif name == "target":
            state = attributes.get("state", "")
            self.meta |= noted(attributes, _NOTED)
            self.states |= workflow(state)
        self._into("")

    def _into(self, part: str) -> None:
        """Write into one part of the unit; the part without a name holds what is not segmented."""
        pair = self.pairs.setdefault(part, Pair())
        side = "target" if self.side == "target" else "source"
        mixed: Mixed | None = getattr(pair, side)
        if mixed is None:
            mixed = Mixed()
            setattr(pair, side, mixed)
        self.mixed = mixed

    def _inline(self, name: str, attributes: Mapping[str, str]) -> None:
        assert self.mixed is not None
        if name == "mrk" and self.segmented and attributes.get("mtype") == "seg":
            self._into(attributes.get("mid") or str(len(self.pairs)))
            self.nested = 1
        else:
            self.nested += bool(self.nested)
            self.mixed.start(name, attributes, *self.here)

    def _inline_end(self, name: str) -> None:
        assert self.mixed is not None
        if self.nested == 1:
            self.nested = 0
            self._into("")
            return
        if not self.nested and name == self.side:
            self.side, self.mixed = "", None
            return
        self.nested -= bool(self.nested)
        self.mixed.end(name, *self.here)

    def _unit_end(self) -> None:
        assert self.unit is not None
        if self.unit.get("approved") == "yes":
            self.states.discard("unapproved")
        self.judge(self.unit)
        role = _ROLES.get(self.unit.get("restype", ""), "")
        key = self.unit["id"]
        for part, pair in self.pairs.items():
            pair.states |= self.states
            pair.meta = {**self.meta, **pair.meta}
            self.found += self.job.entries(self.named(key, part), pair, role)
        self.unit = None

    def judge(self, unit: Mapping[str, str]) -> None:
        """Set the states that a tool's own attributes tell."""

    def named(self, unit: str, part: str) -> str:
        """Return the id of one part of a unit."""
        return unit if not self.segmented or (part and len(self.pairs) == 2) else f"{unit}/{part or '-'}"
