"""An address that no other version has."""

from __future__ import annotations

from collections.abc import Iterator

from qa import wording
from qa.compare import differences
from qa.model import Finding, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(category="urls", severity=Severity.ERROR, mqm="accuracy/addition", facts=("urls",))
def url_added(unit: Unit, context: Context) -> Iterator[Finding]:
    """A version has a link or an e-mail address that the others do not have.

    Looks at every URL and e-mail address. Tolerates another order and a link that is repeated.

    Example: fr adds `https://example.org/pub`, which is not in en.
    """
    for difference in differences(unit, "urls", context.evidence):
        if difference.kind == "added":
            yield wording.finding(difference, unit)
