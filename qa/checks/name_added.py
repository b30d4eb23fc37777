"""A name that no other version has."""

from __future__ import annotations

from collections.abc import Iterator

from qa import wording
from qa.compare import Difference, differences
from qa.kinds.name.additions import is_surely_added
from qa.kinds.name.kind import NAMES
from qa.kinds.name.unsupported import find_unsupported
from qa.model import Finding, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(
    category="names", severity=Severity.NOTE, mqm="accuracy/addition", facts=(NAMES,)
)
def name_added(unit: Unit, context: Context) -> Iterator[Finding]:
    """A version has a name that no other version has.

    Looks at the names that a version has beyond the one all are compared with, where nothing was lost in their place. A
    note, for translators often name what another language calls "he" or "the country"; a warning where the other one of
    two versions, in a script without capitals, surely has no such name, and where of four versions or more one alone
    names a country of which no other speaks in the whole document. Tolerates whatever may be the
    rendering of a name.

    Example: en names "Portugal", fr "la région" alone.
    """
    found = differences(unit, NAMES, context.evidence)
    strange = {
        (version, fact.span): fact
        for version, fact in find_unsupported(unit, context.evidence)
    }
    for difference in found:
        if difference.kind == "added":
            known = any(
                (version, fact.span) in strange for version, fact in difference.stated
            )
            if not known:
                known = is_surely_added(difference, unit, context.evidence)
            yield wording.finding(difference, unit, Severity.WARNING if known else None)
    told = {
        (version, fact.span)
        for one in found
        for version, fact in (*one.stated, *one.instead)
    }
    for (version, span), fact in strange.items():
        if (version, span) not in told:
            lacking = tuple(
                name
                for name, segment in unit.segments
                if name != version and segment.text.strip()
            )
            alone = Difference(
                "added", "names", ((version, fact),), (), lacking, version
            )
            yield wording.finding(alone, unit, Severity.WARNING)
