"""An address that the other versions have."""

from __future__ import annotations

from collections.abc import Iterator

from qa import wording
from qa.compare import differences
from qa.model import Finding, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(category="urls", severity=Severity.ERROR, mqm="design-markup/missing-link", facts=("urls",))
def url_missing(unit: Unit, context: Context) -> Iterator[Finding]:
    """A link or an e-mail address of the other versions is missing in one.

    Looks at every URL and e-mail address, wherever it stands in the segment. Tolerates another order and a link that is
    given once where the other version repeats it.

    Example: en has `https://example.org/report`, fr has no link.
    """
    for difference in differences(unit, "urls", context.evidence):
        if difference.kind == "missing":
            yield wording.finding(difference, unit)
