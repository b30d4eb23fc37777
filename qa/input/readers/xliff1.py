"""XLIFF 1.2 units: segmentation by `mrk`, state, approval, notes, size restriction; what tools add is told by dialects.

https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from qa.input.readers.bilingual import Job, noted, workflow
from qa.input.readers.expat import Handler, local
from qa.input.readers.markup import Raw, attributes_of, children, element, told
from qa.input.readers.mixed import parts, segment
from qa.input.readers.writing import Meta, Writing
from qa.model import Segment, Source

_USUAL = re.compile(
    rf"\s*+{element('source')}(?:{element('target')})?+(?:{element('note')})?+"
)
"""What most units hold, or begin with; what stands behind it is looked at one by one."""

_OTHER = frozenset(
    ["bin-unit", "internal-file", "glossary", "reference", "phase-group", "skl"]
)
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
        self.texts: dict[str, Raw] = {}
        self.meta: dict[str, str] = {}
        self.states: set[str] = set()
        self.segments: dict[str, Mapping[str, str]] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take an element by where it stands."""
        name = local(name)
        if self.ignored or name in _OTHER:
            self.ignored += 1
        elif name == "trans-unit":
            self._unit(attributes)
            self.raw(name)
        elif name == "group":
            self.protected.append(
                self.protected[-1] or attributes.get("translate") == "no"
            )
        elif name == "file":
            self._file(attributes)

    def end(self, name: str) -> None:
        """End what `start` began."""
        name = local(name)
        if self.ignored:
            self.ignored -= 1
        elif name == "group":
            self.protected.pop()

    def inside(self, name: str, raw: Raw) -> None:  # noqa: ARG002 - only units are taken whole
        """Take a unit."""
        at = 0
        if usual := _USUAL.match(raw.text):
            at = usual.end()
            said, target, note = usual.group("target_attributes", "target", "note")
            self.texts["source"] = raw.part(*usual.span("source"))
            if target is not None:
                self._target(
                    attributes_of(said) if said else {}, raw.part(*usual.span("target"))
                )
            if note is not None:
                self._note(Raw(note, raw.line, 1))
        for child, attributes, inner in (
            children(raw.part(at)) if at < len(raw.text) else ()
        ):
            self._child(child, attributes, inner)
        self._unit_end()

    def _child(self, name: str, attributes: Mapping[str, str], raw: Raw) -> None:
        """Take an element of a unit."""
        if name == "target":
            self._target(attributes, raw)
        elif name in {"source", "seg-source"}:
            self.texts[name] = raw
        elif name == "note":
            self._note(raw)
        elif name == "seg-defs":
            # What Trados says of each segment.
            self.segments = {said.get("id", ""): said for _, said, _ in children(raw)}

    def _target(self, attributes: Mapping[str, str], raw: Raw) -> None:
        self.texts["target"] = raw
        self.states |= workflow(attributes.get("state", ""))
        self.meta |= noted(attributes, _NOTED)

    def _note(self, raw: Raw) -> None:
        if said := told(raw):
            self.meta["note"] = (
                f"{self.meta['note']}\n{said}" if "note" in self.meta else said
            )

    def _file(self, attributes: Mapping[str, str]) -> None:
        target = attributes.get("target-language") or self.source.version or ""
        source = attributes.get("source-language") or self.source.original or ""
        if not source or not target or source == target:
            missing = "source-language" if not source else "target-language"
            hint = f"write the attribute `{missing}`, or name the file `name.TAG.xlf`"
            raise self.error("the file does not say its two languages", hint)
        self.job = Job(
            attributes.get("original", ""),
            source,
            target,
            self.source.path,
            self.source.skip,
        )
        self.ids = {}

    def _unit(self, attributes: Mapping[str, str]) -> None:
        self.unit, self.texts, self.segments = attributes, {}, {}
        self.meta = noted(attributes, _NOTED)
        if attributes.get("size-unit") == "char" and "maxwidth" in attributes:
            self.meta["limit"] = attributes["maxwidth"]
        translate = attributes.get("translate")
        self.states = (
            {"untranslatable"}
            if translate == "no" or (self.protected[-1] and not translate)
            else set()
        )
        key = attributes.get("id", "")
        if not key:
            raise self.error(
                "a unit has no id", "give each trans-unit an id of its own"
            )
        if key in self.ids:
            raise self.error(
                f"the unit `{key}` stands twice",
                f"it is already on line {self.ids[key]}",
            )
        self.ids[key] = self.parser.CurrentLineNumber

    def _unit_end(self) -> None:
        if self.unit.get("approved") == "yes":
            self.states.discard("unapproved")
        self.judge(self.unit)
        if "seg-source" in self.texts:
            self._segmented(self.texts["seg-source"], self.texts.get("target"))
        elif self.job.skips(self.states):
            self.found += self.job.left_out(self.unit["id"])
        else:
            role, meta = (
                _ROLES.get(self.unit.get("restype", ""), ""),
                tuple(self.meta.items()),
            )
            key, texts = self.unit["id"], self.texts
            source = self._made(texts.get("source"), key, role, meta)
            target = self._made(texts.get("target"), key, role, meta)
            self.found += self.job.entries(key, source, target)

    def _made(
        self, raw: Raw | None, unit: str, role: str, meta: Meta
    ) -> Segment | None:
        return raw and self.shaped(segment(raw, self.job.path, unit, role, meta))

    def _segmented(self, source: Raw, target: Raw | None) -> None:
        """Pair the `mrk` segments of both sides; text outside of them is a part of its own."""
        role = _ROLES.get(self.unit.get("restype", ""), "")
        sources, targets = (
            parts(source, split=True),
            parts(target, split=True) if target else {},
        )
        several = len(sources) > 2 or bool(sources[""].written.strip())
        for part in dict.fromkeys([*sources, *targets]):
            states, meta = self.judged(self.segments.get(part))
            unit = self.named(self.unit["id"], part, several)
            if not self.job.skips(states):
                made = [
                    self._part(side.get(part), unit, role, meta)
                    for side in (sources, targets)
                ]
                self.found += self.job.entries(unit, *made)
            elif part:
                self.found += self.job.left_out(unit)

    def _part(
        self, writing: Writing | None, unit: str, role: str, meta: Meta
    ) -> Segment | None:
        return (
            self.shaped(writing.segment(self.job.path, unit, role, meta))
            if writing
            else None
        )

    def judge(self, unit: Mapping[str, str]) -> None:
        """Set the states that a tool's own attributes tell of a unit."""

    def judged(self, segment: Mapping[str, str] | None) -> tuple[set[str], Meta]:  # noqa: ARG002 - for dialects
        """Return the states of one segment, and what else is said of it."""
        return self.states, tuple(self.meta.items())

    def shaped(self, segment: Segment) -> Segment:
        """Return a segment with what a tool writes in its text."""
        return segment

    def named(self, unit: str, part: str, several: bool) -> str:
        """Return the id of one part of a unit."""
        return f"{unit}/{part or '-'}" if several or not part else unit
