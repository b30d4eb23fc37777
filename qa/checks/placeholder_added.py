"""A placeholder that no other version has."""

from __future__ import annotations

from collections.abc import Iterator

from qa import wording
from qa.compare import differences
from qa.model import Finding, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(category="placeholders", severity=Severity.ERROR, mqm="design-markup/markup-tag", facts=("placeholders",))
def placeholder_added(unit: Unit, context: Context) -> Iterator[Finding]:
    """A version has a placeholder that the others do not have: the program has nothing to fill in there.

    Looks at the same placeholders as `placeholder-missing` and tolerates the same.

    Example: en has "Deleted.", de "%s gelöscht.".
    """
    for difference in differences(unit, "placeholders", context.evidence):
        if difference.kind == "added":
            yield wording.finding(difference, unit)
