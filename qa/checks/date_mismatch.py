"""A date or time differs between the versions."""

from __future__ import annotations

from collections.abc import Iterator

from qa import wording
from qa.compare import differences
from qa.compare.values.doubt import severity
from qa.model import Finding, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(category="dates", severity=Severity.ERROR, mqm="accuracy/mistranslation", facts=("values",))
def date_mismatch(unit: Unit, context: Context) -> Iterator[Finding]:
    """A date or time differs between the versions.

    Looks at days, months by name, number or abbreviation, years, decades, weekdays and times, in each
    language's own forms. Tolerates any order, 12 and 24 hours, the East African and Thai clock, and the years
    of the Buddhist, Hijri, Persian, Hebrew, Ethiopic and Japanese calendars.

    Example: the day is 25 October in en, ar and fr; id says 26 October.
    """
    for difference in differences(unit, "values", context.evidence):
        if difference.kind == "mismatch" and difference.category == "dates":
            yield wording.finding(difference, unit, severity(difference, unit))
