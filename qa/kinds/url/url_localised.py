"""An address that leads to the version's own language."""

from __future__ import annotations

from collections.abc import Iterator

from qa.compare import lines
from qa.kinds.url.group import URLS
from qa.model import Finding, Severity, Unit
from qa.registry import Context, unit_check
from qa.wording import mark, shown


@unit_check(
    category="urls",
    severity=Severity.NOTE,
    mqm="locale-conventions/localised-link",
    facts=(URLS,),
)
def url_localised(unit: Unit, context: Context) -> Iterator[Finding]:
    """A link leads to the page in the version's own language: worth knowing, no fault.

    Looks at links that differ only in a part that names the language: a path segment (`/en/`), a host label
    (`en.wikipedia.org`) or a query value (`?hl=en`).

    Example: en links to `https://example.org/en/report`, id to `https://example.org/id/report`.
    """
    for row in lines(unit, URLS, context.evidence):
        cells = sorted(row.cells.items(), key=lambda cell: cell[0] != unit.source)
        first, fact = cells[0]
        for version, other in cells[1:]:
            if other.value != fact.value:
                message = f"the link was localised: {shown(fact)} in {first} is {shown(other)} in {version}"
                yield Finding(
                    message,
                    (mark(unit, version, other), mark(unit, first, fact)),
                    version,
                )
