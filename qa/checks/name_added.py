"""A name that no other version has."""

from __future__ import annotations

from collections.abc import Iterator

from qa import wording
from qa.compare import differences
from qa.model import Finding, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(category="names", severity=Severity.NOTE, mqm="accuracy/addition", facts=("names",))
def name_added(unit: Unit, context: Context) -> Iterator[Finding]:
    """A version has a name that no other version has.

    Looks at the names that a version has beyond the one all are compared with, where nothing was lost in their place. A
    note, for translators often name what another language calls "he" or "the country". Tolerates whatever may be the
    rendering of a name.

    Example: id names "Bangkok" where neither en nor fr names a city.
    """
    for difference in differences(unit, "names", context.evidence):
        if difference.kind == "added":
            yield wording.finding(difference, unit)
