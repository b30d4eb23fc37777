"""A unit of a bilingual file: its two texts and its states under the policy."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from qa.input.readers.entries import Entry
from qa.input.readers.expat import Handler
from qa.input.readers.markup import Attributes
from qa.memory import remember
from qa.model import Segment, Source

_new = tuple.__new__

_NOT_YET = frozenset(["untranslated", "fuzzy"])
"""States of what a program does not show, or what nobody has translated."""

_NEVER = frozenset(["obsolete", "untranslatable"])
"""States of what nobody is to translate."""


@dataclass(frozen=True, slots=True)
class BilingualContext:
    """Where the units of a file go: its name for the original, and the two versions.

    `skip` are the states of units that the policy leaves out.
    """

    document: str
    source: str
    target: str
    path: str
    skip: frozenset[str]

    def skips(self, states: Collection[str]) -> bool:
        """Say whether the policy leaves out units of these states.

        States are `untranslated`, `unapproved`, `fuzzy`, `locked`, `untranslatable` and
        `obsolete`.
        """
        return bool(states) and not self.skip.isdisjoint(states)

    def leave_out(
        self, unit: str, states: Collection[str] = ("untranslated",)
    ) -> tuple[Entry, ...]:
        """Return that neither version has a unit; `states` are why."""
        here = Entry(self.document, self.source, unit, None, original=True)
        there = Entry(
            self.document,
            self.target,
            unit,
            None,
            skipped=True,
            untranslated=_NEVER.isdisjoint(states) and not _NOT_YET.isdisjoint(states),
        )
        return here, there

    def pair(
        self, unit: str, source: Segment | None, target: Segment | None
    ) -> tuple[Entry, ...]:
        """Return both texts of a unit, the source first.

        One that is not translated is left out where the policy says so, or is an empty
        text at the place of its source. A unit without a source is the target's alone.
        """
        if source is None or not source.text:
            if target is None or not target.text:
                return ()
            return (Entry(self.document, self.target, unit, target),)
        if target is None or not target.text:
            if "untranslated" in self.skip:
                return self.leave_out(unit)
            target = source._replace(text="", inlines=(), anchors=(), meta=())
        here = (self.document, self.source, unit, source, False, True, False)
        there = (self.document, self.target, unit, target, False, False, False)
        return _new(Entry, here), _new(Entry, there)


@remember(64)
def read_state(state: str) -> frozenset[str]:
    """Return what a state of XLIFF means for the policy.

    It knows those of XLIFF 1.2 (section 2.3) and of 2.x (section 4.3.1.27); any other
    state is a text that nobody has approved.
    """
    if state in {"new", "needs-translation"}:
        return frozenset(["untranslated", "unapproved"])
    if state.startswith("needs-"):
        return frozenset(["fuzzy", "unapproved"])
    if state in {"final", "signed-off"}:
        return frozenset()
    return frozenset(["unapproved"])


def pick_meta(attributes: Attributes, names: Attributes) -> dict[str, str]:
    """Return the attributes that `names` lists, under the names it gives them.

    The result is in the order of `names`.
    """
    if names.keys().isdisjoint(attributes):
        return {}
    return {names[key]: attributes[key] for key in names if key in attributes}


class UnitHandler(Handler):
    """What XLIFF 1 and 2 share: the languages of a file, and units with ids."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.context = BilingualContext("", "", "", source.path, source.skip)
        self.ids: dict[str, int] = {}

    def choose_languages(
        self, attributes: Attributes, source_key: str, target_key: str
    ) -> tuple[str, str]:
        """Return source and target language, as two attributes say.

        Where the file is silent, its name or the user says it (`Source`). Raises
        QaError where they do not tell two languages.
        """
        target = attributes.get(target_key) or self.source.version or ""
        source = attributes.get(source_key) or self.source.original or ""
        if not source or not target or source == target:
            missing = target_key if source else source_key
            hint = f"write the attribute `{missing}`, or name the file `name.TAG.xlf`"
            raise self.error("the file does not say its two languages", hint)
        return source, target

    def begin_file(self, document: str, source: str, target: str) -> None:
        """Begin the file of an original; ids count in it alone."""
        self.context = replace(
            self.context, document=document, source=source, target=target
        )
        self.ids = {}

    def register(self, unit: str, element: str) -> None:
        """Note a unit's id and its line.

        Raises QaError where it has none, or one that stands twice in the file of an
        original.
        """
        if not unit:
            hint = f"give each {element} an id of its own"
            raise self.error("a unit has no id", hint)
        if unit in self.ids:
            hint = f"it is already on line {self.ids[unit]}"
            raise self.error(f"the unit `{unit}` stands twice", hint)
        self.ids[unit] = self.parser.CurrentLineNumber
