"""XLIFF 1.2 units: segmentation by `mrk`, state, approval, notes, size restriction; what tools add is told by dialects.

https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html
"""

from __future__ import annotations

from collections.abc import Mapping

from qa.model import Source
from qa.readers.bilingual import Job, Pair, noted, workflow
from qa.readers.expat import Handler
from qa.readers.mixed import Mixed

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
        self.unit: Mapping[str, str] = {}
        self.pairs: dict[str, Pair] = {}
        self.segmented = False
        self.meta: dict[str, str] = {}
        self.states: set[str] = set()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take an element by where it stands."""
        name = name.rpartition(" ")[2]
        if self.ignored or name in _OTHER:
            self.ignored += 1
        elif name == "trans-unit":
            self._unit(attributes)
        elif name == "group":
            self.protected.append(self.protected[-1] or attributes.get("translate") == "no")
        elif name == "file":
            self._file(attributes)
        elif not self.unit:
            return
        elif name == "source":
            self._part("", "source")
        elif name == "seg-source":
            self.pairs, self.segmented = {}, True
            self._part("", "source")
        elif name == "target":
            self._target(attributes)
        elif name == "note":
            self.gather()
        else:
            self.foreign(name, attributes)

    def foreign(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take an element of a unit that XLIFF does not know."""

    def end(self, name: str) -> None:
        """End what `start` began."""
        name = name.rpartition(" ")[2]
        if self.ignored:
            self.ignored -= 1
        elif name == "trans-unit":
            self._unit_end()
        elif name == "group":
            self.protected.pop()
        elif name == "note" and self.unit:
            self.meta["note"] = "\n".join(filter(None, [self.meta.get("note"), self.told()]))

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
        translate = attributes.get("translate")
        self.states = {"untranslatable"} if translate == "no" or (self.protected[-1] and not translate) else set()
        key = attributes.get("id", "")
        if not key:
            raise self.error("a unit has no id", "give each trans-unit an id of its own")
        if key in self.ids:
            raise self.error(f"the unit `{key}` stands twice", f"it is already on line {self.ids[key]}")
        self.ids[key] = self.parser.CurrentLineNumber

    def _target(self, attributes: Mapping[str, str]) -> None:
        if attributes:
            self.meta |= noted(attributes, _NOTED)
        self.states |= workflow(attributes.get("state", ""))
        self._part("", "target")

    def _part(self, part: str, side: str) -> None:
        """Read into one part of a side; the part without a name holds what is not segmented."""
        pair = self.pairs.get(part)
        if pair is None:
            pair = self.pairs[part] = Pair()
        mixed = self.mixed()
        if side == "source":
            pair.source = mixed
        else:
            pair.target = mixed
        if self.segmented and not part:
            mixed.split = lambda attributes: self._split(mixed, side, attributes)

    def _split(self, outer: Mixed, side: str, attributes: Mapping[str, str]) -> None:
        """Read one `mrk` as a part of its own, then go on in the text around it."""
        part = attributes.get("mid") or str(len(self.pairs))
        pair = self.pairs.setdefault(part, Pair())
        inner = Mixed(self.parser, outer.take)
        if side == "source":
            pair.source = inner
        else:
            pair.target = inner
        inner.take()

    def _unit_end(self) -> None:
        if self.unit.get("approved") == "yes":
            self.states.discard("unapproved")
        self.judge(self.unit)
        role = _ROLES.get(self.unit.get("restype", ""), "")
        for part, pair in self.pairs.items():
            pair.states |= self.states
            pair.meta = {**self.meta, **pair.meta} if pair.meta else self.meta
            self.found += self.job.entries(self.named(self.unit["id"], part), pair, role)
        self.unit = {}

    def judge(self, unit: Mapping[str, str]) -> None:
        """Set the states that a tool's own attributes tell."""

    def named(self, unit: str, part: str) -> str:
        """Return the id of one part of a unit."""
        return unit if not self.segmented or (part and len(self.pairs) == 2) else f"{unit}/{part or '-'}"
