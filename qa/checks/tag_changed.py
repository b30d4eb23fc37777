"""A tag that is changed."""

from __future__ import annotations

from collections.abc import Iterator

from qa import wording
from qa.compare import differences
from qa.compare.tags import severity
from qa.model import Finding, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(category="placeholders", severity=Severity.ERROR, mqm="design-markup/markup-tag", facts=("tags",))
def tag_changed(unit: Unit, context: Context) -> Iterator[Finding]:
    """A tag is another one than in the other versions, or has other attributes.

    Looks at the same tags as `tag-missing` and tolerates the same.

    Example: en has "<x id="1"/>", es "<x id="2"/>".
    """
    for difference in differences(unit, "tags", context.evidence):
        if difference.kind in {"mismatch", "outlier"}:
            yield wording.finding(difference, unit, severity(difference, unit))
