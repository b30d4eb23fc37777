"""A date or time stands in one version alone."""

from __future__ import annotations

from collections.abc import Iterator

from qa import wording
from qa.compare import differences
from qa.compare.values.doubt import severity
from qa.model import Finding, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(category="dates", severity=Severity.ERROR, mqm="accuracy/addition", facts=("values",))
def date_added(unit: Unit, context: Context) -> Iterator[Finding]:
    """A date or time stands in one version alone.

    Looks at days, months by name, number or abbreviation, years, decades, weekdays and times, in each
    language's own forms. Tolerates any order, 12 and 24 hours, the East African and Thai clock, and the years
    of the Buddhist, Hijri, Persian, Hebrew, Ethiopic and Japanese calendars.

    Example: fr says `en septembre 2018`, en `in 2018`.
    """
    for difference in differences(unit, "values", context.evidence):
        if difference.kind == "added" and difference.category == "dates":
            yield wording.finding(difference, unit, severity(difference, unit))
