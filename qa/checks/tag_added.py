"""A tag that is added."""

from __future__ import annotations

from collections.abc import Iterator

from qa import wording
from qa.compare import differences
from qa.compare.tags import severity
from qa.model import Finding, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(category="placeholders", severity=Severity.ERROR, mqm="design-markup/markup-tag", facts=("tags",))
def tag_added(unit: Unit, context: Context) -> Iterator[Finding]:
    """A version has a tag that the others do not have.

    Looks at the same tags as `tag-missing` and tolerates the same.

    Example: en has "Read more", de "<b>Mehr</b>".
    """
    for difference in differences(unit, "tags", context.evidence):
        if difference.kind == "added":
            yield wording.finding(difference, unit, severity(difference, unit))
