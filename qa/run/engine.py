"""Asks every enabled check about every unit, document and the batch; a crash names its check and the run goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from qa import kinds
from qa.borders import Border
from qa.compare import Group, table
from qa.decide import policy
from qa.language import identify as identity
from qa.model import (
    Crash,
    Document,
    Finding,
    Progress,
    Row,
    Table,
    Unit,
)
from qa.registry import Check, Context, Scope
from qa.run.folding import fold
from qa.run.limiting import limit
from qa.run.pointing import cap, point
from qa.run.renewing import renew
from qa.selection import enabled

Place = tuple[str, str | None] | None


@dataclass(slots=True)
class Outcome:
    """What the checks gave: findings in the order of the text, crashes, fact tables, and what could not be verified."""

    findings: list[Finding] = field(default_factory=list)
    border: Border = field(default_factory=Border)
    tables: list[Table] = field(default_factory=list)
    unverified: Counter[str] = field(default_factory=Counter)

    @property
    def crashes(self) -> list[Crash]:
        """What failed, each fault once."""
        return self.border.crashes


class Engine:
    """The enabled checks of one run, with what they may know."""

    def __init__(self, context: Context) -> None:
        self.asked: dict[Scope, list[Check]] = {"unit": [], "document": [], "batch": []}
        for check in enabled(context.settings):
            self.asked[check.scope].append(check)
        self.checks = {
            check.id: check for group in self.asked.values() for check in group
        }
        self.context = context
        self.groups = self._compared()
        self.verifies = any(
            check.category == "language"
            for group in self.asked.values()
            for check in group
        )
        self._reading: dict[frozenset[str], list[Check]] = {}
        self._of_code = [check for check in self.asked["unit"] if check.in_code]

    def document(
        self, document: Document, outcome: Outcome, rows: list[Row] | None = None
    ) -> None:
        """Ask about each unit, then about the document; the same order on every run.

        `rows` receives the fact table while the facts of each unit are at hand.
        """
        before = len(outcome.findings)
        for unit in document.units:
            self._of_one(unit, document, outcome, rows)
        self._of_document(document, outcome)
        outcome.findings[before:] = self._fold(document, outcome.findings[before:])
        if self.verifies:
            outcome.unverified.update(identity.unverified(document))

    def _of_one(
        self,
        unit: Unit,
        document: Document,
        outcome: Outcome,
        rows: list[Row] | None,
    ) -> None:
        """Ask about a unit, and make its fact table while its facts are at hand."""
        if _is_code(unit):
            self._of_unit(unit, self._of_code, document, outcome)
            return
        found = self._stated(unit) if self.groups else frozenset[str]()
        self._of_unit(unit, self._concerned(found), document, outcome)
        if rows is not None and found:
            self._tabulate(unit, found, document, outcome, rows)

    def _of_document(self, document: Document, outcome: Outcome) -> None:
        """Ask about a document as a whole."""
        for check in self.asked["document"]:
            self._ask(
                check,
                (document, self.context),
                (document.name, None),
                outcome,
                document.units,
            )

    def _fold(self, document: Document, findings: Sequence[Finding]) -> list[Finding]:
        """Return the findings of a document, each cause once."""
        return fold(findings, self.checks, [unit.id for unit in document.units])

    def batch(
        self,
        documents: Sequence[Document],
        progress: Progress | None = None,
        *,
        recalled: bool = False,
    ) -> Outcome:
        """Ask about every document, then about what all taught; `progress` is told which document it is at.

        Where that is `recalled`, it is of more documents than these: what it shows of the others is not told.
        """
        outcome = Outcome()
        self._of_all(documents, progress, outcome)
        before = len(outcome.findings)
        for check in self.asked["batch"]:
            self._ask(check, (self.context,), None, outcome)
        if recalled:
            shown = outcome.findings[before:]
            outcome.findings[before:] = renew(shown, documents)
        return outcome

    def _of_all(
        self,
        documents: Sequence[Document],
        progress: Progress | None,
        outcome: Outcome,
    ) -> None:
        """Ask about every document."""
        for done, document in enumerate(documents):
            if progress:
                progress(done, len(documents), "checking")
            rows: list[Row] = []
            with outcome.border.around("checking documents", document.name):
                self.document(document, outcome, rows)
            outcome.tables.append(make_table(document, rows))

    def _compared(self) -> dict[str, Group]:
        """Return the groups of facts that the fact table shows: those that the checks of this run compare.

        They are all groups if none of the checks compares any in particular. Without any check the fact table is all
        that is wanted, with checks that compare no facts it is not.
        """
        groups = kinds.groups()
        read = {
            group.name for check in self.asked["unit"] for group in check.facts or ()
        }
        every = not any(self.asked.values()) or any(
            check.facts is None for check in self.asked["unit"]
        )
        if every and not read:
            return dict(groups)
        return {name: group for name, group in groups.items() if name in read}

    def _stated(self, unit: Unit) -> frozenset[str]:
        """Return the groups of which the unit has facts; what cannot be read is left to the checks, which are named."""
        try:
            return kinds.stated_in(unit, self.groups)
        except Exception:  # noqa: BLE001 - see `_ask`
            return frozenset(self.groups)

    def _tabulate(
        self,
        unit: Unit,
        found: frozenset[str],
        document: Document,
        outcome: Outcome,
        rows: list[Row],
    ) -> None:
        """Add the fact table of a unit; a group that cannot be compared is named, and the others are shown."""
        for name, group in self.groups.items():
            if name in found:
                try:
                    rows += list(table(unit, group, self.context.evidence))
                except Exception as error:  # noqa: BLE001 - see `_ask`
                    self._crashed(
                        f"facts ({name})", (document.name, unit.id), error, outcome
                    )

    def _concerned(self, found: frozenset[str]) -> list[Check]:
        """Return the checks that have anything to look at in a unit with facts of these groups."""
        if found not in self._reading:
            self._reading[found] = [
                check
                for check in self.asked["unit"]
                if not check.facts or any(group.name in found for group in check.facts)
            ]
        return self._reading[found]

    def _of_unit(
        self, unit: Unit, concerned: list[Check], document: Document, outcome: Outcome
    ) -> None:
        """Ask all that a unit concerns: by far most questions find nothing, and each call counts."""
        context = self.context
        for check in concerned:
            try:
                for finding in limit(check.look(unit, context)):
                    self._add(
                        point(finding, [unit]),
                        check,
                        (document.name, unit.id),
                        outcome,
                    )
            except Exception as error:  # noqa: BLE001 - see `_ask`
                self._crashed(check.id, (document.name, unit.id), error, outcome)

    def _ask(
        self,
        check: Check,
        about: tuple[Any, ...],
        place: Place,
        outcome: Outcome,
        units: Sequence[Unit] = (),
    ) -> None:
        """Keep what a check finds; `place` is where it looks (document, unit), None for the whole batch."""
        try:
            for finding in check.look(*about):
                self._add(point(finding, units), check, place, outcome)
        except Exception as error:  # noqa: BLE001 - see `_ask`
            self._crashed(check.id, place, error, outcome)

    def _crashed(
        self, name: str, place: Place, error: Exception, outcome: Outcome
    ) -> None:
        where = ":".join(filter(None, place)) if place else "the batch"
        outcome.border.hold(name, where, error)

    def _add(
        self, finding: Finding, check: Check, place: Place, outcome: Outcome
    ) -> None:
        """Stamp a finding and keep it, if the settings want it.

        What versions share falls apart where the settings of one of them differ.
        """
        parts = [self._settle(part, check, place) for part in finding.folded]
        kept = [part for part in parts if part is not None]
        if len(kept) < len(parts) or len({part.severity for part in kept}) > 1:
            outcome.findings += kept
            return
        settled = self._settle(replace(finding, folded=tuple(kept)), check, place)
        if settled is not None:
            outcome.findings.append(settled)

    def _settle(self, finding: Finding, check: Check, place: Place) -> Finding | None:
        """Return a finding stamped, None where the settings do not want it."""
        document, unit = place or (finding.document, finding.unit)
        stamped = replace(
            finding,
            severity=cap(finding, finding.severity or check.severity),
            check=check.id,
            category=check.category,
            mqm=check.mqm,
            document=document,
            unit=unit or finding.unit,
        )
        return policy.settled(stamped, self.context.settings)


def _is_code(unit: Unit) -> bool:
    """Return whether a version has code in a unit: what is asked of prose says nothing."""
    return any(segment.role == "code" for _, segment in unit.segments)


def make_table(document: Document, rows: Sequence[Row]) -> Table:
    """Return the fact table of a document."""
    names = tuple(version.name for version in document.versions)
    return Table(document.name, names, tuple(rows))
