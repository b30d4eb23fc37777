"""A source that stands alone against its translations."""

from __future__ import annotations

from collections.abc import Iterator

from qa import wording
from qa.compare import differences
from qa.model import Finding, Severity, Unit
from qa.registry import EVERY, Context, unit_check

_MANY = 3


@unit_check(category="consistency", severity=Severity.ERROR, mqm="accuracy/source-error", facts=EVERY)
def source_outlier(unit: Unit, context: Context) -> Iterator[Finding]:
    """Every other version says something else than the source: the source may be wrong, or newer than all others.

    Looks at every number, date, link, code and name of a named source that two or more other versions contradict, all
    in the same way. Tolerates what qa cannot tell in one of them. With fewer than three others it is a warning.

    Example: en, the source, says 26 October; ar, fr and id say 25 October.
    """
    if unit.source is None or len(unit.segments) < 3:
        return
    for pool in context.pools:
        for difference in differences(unit, pool, context.evidence):
            if difference.kind == "outlier":
                sure = len(difference.stated) >= _MANY
                yield wording.finding(difference, unit, None if sure else Severity.WARNING)
