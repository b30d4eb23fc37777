"""An address that leads elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from qa import wording
from qa.compare import differences
from qa.model import Finding, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(category="urls", severity=Severity.ERROR, mqm="accuracy/mistranslation", facts=("urls",))
def url_changed(unit: Unit, context: Context) -> Iterator[Finding]:
    """A link or an e-mail address leads elsewhere than in the other versions.

    Compares host, port, path, query, fragment and mailbox. Tolerates percent-encoding, an international domain name
    written in ASCII, the case of scheme and host, `http` for `https`, a default port, a trailing slash, the bracket or
    full stop of the sentence, another order, and a part that names the version's own language (`/en/` against `/id/`).

    Example: en links to `https://example.org/report-2024`, fr to `https://example.org/report-2042`.
    """
    for difference in differences(unit, "urls", context.evidence):
        if difference.kind == "mismatch":
            yield wording.finding(difference, unit)
