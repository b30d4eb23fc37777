"""XLIFF 1.2 units; what tools add is told by dialects.

Segmentation by `mrk`, state, approval, notes and size restriction are read.
https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html
"""

from __future__ import annotations

import re

from qa.input.readers.bilingual import UnitHandler, pick_meta, read_state
from qa.input.readers.builder import Meta
from qa.input.readers.expat import strip_namespace
from qa.input.readers.markup import (
    Attributes,
    XmlFragment,
    build_pattern,
    iterate_children,
    parse_attributes,
    strip_tags,
)
from qa.input.readers.mixed import build_segment, read_parts
from qa.model import Segment, Source

_SOURCE, _TARGET, _NOTE = map(build_pattern, ["source", "target", "note"])
_USUAL = re.compile(rf"\s*+{_SOURCE}(?:{_TARGET})?+(?:{_NOTE})?+")
"""What most units hold, or begin with; what stands behind it is looked at one by
one."""

_IGNORED = frozenset(
    ["bin-unit", "internal-file", "glossary", "reference", "phase-group", "skl"]
)
_ROLES = {
    "header": "heading",
    "heading": "heading",
    "caption": "caption",
    "cell": "cell",
    "listitem": "item",
    "x-html-td": "cell",
    "x-html-th": "cell",
    "x-html-li": "item",
    "x-html-title": "heading",
}
_META = {"resname": "name", "state": "state", "state-qualifier": "origin"}


class Xliff1(UnitHandler):
    """Collects one `trans-unit` at a time.

    `protected` tells for each open group whether its units are not to be translated,
    `ignored` how deep in an element that holds no units the parser is. `texts` are the
    source, its segments and the target, `segments` what a tool says of each segment.
    """

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.protected = [False]
        self.ignored = 0
        self.unit: Attributes = {}
        self.role = ""
        self.texts: dict[str, XmlFragment] = {}
        self.meta: dict[str, str] = {}
        self.states: set[str] = set()
        self.segments: dict[str, Attributes] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        """Take an element by where it stands."""
        name = strip_namespace(name)
        if self.ignored or name in _IGNORED:
            self.ignored += 1
        elif name == "trans-unit":
            self._begin_unit(attributes)
            self.capture(name)
        elif name == "group":
            is_protected = attributes.get("translate") == "no"
            self.protected.append(is_protected or self.protected[-1])
        elif name == "file":
            languages = self.choose_languages(
                attributes, "source-language", "target-language"
            )
            self.begin_file(attributes.get("original", ""), *languages)

    def end(self, name: str) -> None:
        """End what `start` began."""
        if self.ignored:
            self.ignored -= 1
        elif strip_namespace(name) == "group":
            self.protected.pop()

    def _begin_unit(self, attributes: Attributes) -> None:
        """Note what a unit says of itself, before its texts are read.

        A unit is untranslatable by its own `translate`, or else by that of a group
        around it. `maxwidth` counts only where `size-unit` is `char`; it is pixels
        otherwise.
        """
        self.register(attributes.get("id", ""), "trans-unit")
        self.unit = attributes
        self.role = _ROLES.get(attributes.get("restype", ""), "")
        self.texts = {}
        self.segments = {}
        self.states = set()
        self.meta = pick_meta(attributes, _META)
        if attributes.get("size-unit") == "char" and "maxwidth" in attributes:
            self.meta["limit"] = attributes["maxwidth"]
        translate = attributes.get("translate")
        if translate == "no" or (self.protected[-1] and not translate):
            self.states.add("untranslatable")

    def take(self, name: str, fragment: XmlFragment) -> None:  # noqa: ARG002 - only units
        """Take a unit: the usual children by one pattern, any others one by one."""
        end = 0
        usual = _USUAL.match(fragment.text)
        if usual:
            end = usual.end()
            attributes, note = usual.group("target_attributes", "note")
            self.texts["source"] = fragment.cut(*usual.span("source"))
            if attributes is not None:
                target = fragment.cut(*usual.span("target"))
                self._take_target(parse_attributes(attributes), target)
            if note is not None:
                self._take_note(XmlFragment(note, fragment.line, 1))
        if end < len(fragment.text):
            for child in iterate_children(fragment.cut(end)):
                self._take_child(*child)
        self._end_unit()

    def _take_child(
        self, name: str, attributes: Attributes, fragment: XmlFragment
    ) -> None:
        """Take an element of a unit; those that say nothing of texts are ignored."""
        if name == "target":
            self._take_target(attributes, fragment)
        elif name in {"source", "seg-source"}:
            self.texts[name] = fragment
        elif name == "note":
            self._take_note(fragment)
        elif name == "seg-defs":
            # What Trados says of each segment.
            for _, segment, _ in iterate_children(fragment):
                self.segments[segment.get("id", "")] = segment

    def _take_target(self, attributes: Attributes, fragment: XmlFragment) -> None:
        """Keep a translation, its workflow state and where it comes from."""
        self.texts["target"] = fragment
        self.states |= read_state(attributes.get("state", ""))
        self.meta |= pick_meta(attributes, _META)

    def _take_note(self, fragment: XmlFragment) -> None:
        """Add a note to those before it, a line each."""
        note = strip_tags(fragment)
        if note and "note" in self.meta:
            self.meta["note"] += f"\n{note}"
        elif note:
            self.meta["note"] = note

    def _end_unit(self) -> None:
        """Yield the texts of a unit, or that the policy leaves it out."""
        if self.unit.get("approved") == "yes":
            self.states.discard("unapproved")
        self.judge(self.unit)
        unit, texts = self.unit["id"], self.texts
        if "seg-source" in texts:
            self._pair_segments(texts["seg-source"], texts.get("target"))
        elif self.context.skips(self.states):
            self.ready += self.context.leave_out(unit, self.states)
        else:
            meta = tuple(self.meta.items())
            source = self._build(texts.get("source"), unit, meta)
            target = self._build(texts.get("target"), unit, meta)
            self.ready += self.context.pair(unit, source, target)

    def _build(
        self, fragment: XmlFragment | None, unit: str, meta: Meta
    ) -> Segment | None:
        """Return the segment of one side of a unit, None where it has no such side."""
        if fragment is None:
            return None
        path = self.context.path
        return self.mark_tags(build_segment(fragment, path, unit, self.role, meta))

    def _pair_segments(self, source: XmlFragment, target: XmlFragment | None) -> None:
        """Pair the `mrk` segments of both sides by their `mid`.

        Text outside of them is a part of its own, called ``; so is a segment that one
        side lacks.
        """
        sides = [read_parts(source, split=True), {}]
        if target is not None:
            sides[1] = read_parts(target, split=True)
        several = len(sides[0]) > 2 or bool(sides[0][""].text.strip())
        for part in dict.fromkeys([*sides[0], *sides[1]]):
            states, meta = self.judge_segment(self.segments.get(part))
            unit = self.name_part(self.unit["id"], part, several)
            if not self.context.skips(states):
                pair: list[Segment | None] = [None, None]
                for number, side in enumerate(sides):
                    if part in side:
                        path = self.context.path
                        segment = side[part].build(path, unit, self.role, meta)
                        pair[number] = self.mark_tags(segment)
                self.ready += self.context.pair(unit, *pair)
            elif part:
                self.ready += self.context.leave_out(unit, states)

    def judge(self, unit: Attributes) -> None:
        """Set the states that a tool's own attributes tell of a unit.

        For dialects; `unit` are the attributes of the `trans-unit`.
        """

    def judge_segment(
        self,
        segment: Attributes | None,  # noqa: ARG002 - for dialects
    ) -> tuple[set[str], Meta]:
        """Return the states of one segment, and what else is said of it.

        For dialects; `segment` is what the tool says of it, None for nothing.
        """
        return self.states, tuple(self.meta.items())

    def mark_tags(self, segment: Segment) -> Segment:
        """Return a segment with what a tool writes in its text marked."""
        return segment

    def name_part(self, unit: str, part: str, several: bool) -> str:
        """Return the id of one part of a unit.

        `several` says whether the unit has other parts, `part` is empty for text
        outside of segments.
        """
        if part and not several:
            return unit
        return f"{unit}/{part or '-'}"
