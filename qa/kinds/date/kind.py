"""Dates and times, as checks know them."""

from __future__ import annotations

from qa.kinds.date.weekday_mismatch import weekday_mismatch
from qa.kinds.kind import FactKind, Fault
from qa.kinds.mending import mend_date
from qa.kinds.values.group import SCAN, VALUES
from qa.kinds.values.severity import judge

_LOOKS = """Looks at days, months by name, number or abbreviation, years, decades, weekdays and times, in each
language's own forms. Tolerates any order, 12 and 24 hours, the East African and Thai clock, and the years
of the Buddhist, Hijri, Persian, Hebrew, Ethiopic and Japanese calendars."""

KIND = FactKind(
    name="date",
    category="dates",
    labels=("day", "month", "year", "decade", "time", "weekday"),
    reader=SCAN,
    group=VALUES,
    mend=mend_date,
    judge=judge,
    faults=(
        Fault(
            "missing",
            f"""A date or time that the other versions state is missing in one.

{_LOOKS}

Example: en says `in September 2018`, es `en 2018`.""",
        ),
        Fault(
            "added",
            f"""A date or time stands in one version alone.

{_LOOKS}

Example: fr says `en septembre 2018`, en `in 2018`.""",
        ),
        Fault(
            "mismatch",
            f"""A date or time differs between the versions.

{_LOOKS}

Example: the day is 25 October in en, ar and fr; id says 26 October.""",
        ),
    ),
    checks=(weekday_mismatch,),
)
