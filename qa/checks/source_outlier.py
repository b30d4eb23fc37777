"""A source that stands alone against its translations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qa import wording
from qa.compare import Group, differences
from qa.config import Settings
from qa.kinds import kinds
from qa.model import Finding, Severity, Unit
from qa.profiles import profile
from qa.registry import Context, unit_check

_MANY = 3


@unit_check(
    category="consistency",
    severity=Severity.ERROR,
    mqm="accuracy/source-error",
    facts=None,
)
def source_outlier(unit: Unit, context: Context) -> Iterator[Finding]:
    """Every other version says something else than the source: the source may be wrong, or newer than all others.

    Looks at every number, date, link, code and name of a named source that two or more other versions contradict, all
    in the same way. Tolerates what qa cannot tell in one of them. With fewer than three others it is a warning.
    Placeholders, tags and code spans are the source's to say: another one in all others is theirs, and their checks
    tell it.

    Example: en, the source, says 26 October; ar, fr and id say 25 October.
    """
    if unit.source is None or len(unit.segments) < 3:
        return
    for group in _groups(context.settings):
        for difference in differences(unit, group, context.evidence):
            if difference.kind == "outlier":
                sure = len(difference.stated) >= _MANY
                yield wording.finding(
                    difference, unit, None if sure else Severity.WARNING
                )


def _groups(settings: Settings) -> Iterable[Group]:
    """Return the groups of facts about which a source may be wrong, in texts of this kind."""
    left_out = profile(settings.profile).no_outliers
    found = [
        kind.group
        for kind in kinds()
        if not kind.source_rules and kind.name not in left_out
    ]
    return dict.fromkeys(found)
