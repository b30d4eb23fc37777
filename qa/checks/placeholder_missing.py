"""A placeholder that the other versions have."""

from __future__ import annotations

from collections.abc import Iterator

from qa import wording
from qa.compare import differences
from qa.model import Finding, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(category="placeholders", severity=Severity.ERROR, mqm="design-markup/markup-tag", facts=("placeholders",))
def placeholder_missing(unit: Unit, context: Context) -> Iterator[Finding]:
    """A placeholder of the other versions is missing in one: what the program fills in is never shown.

    Looks at printf (`%s`, `%1$d`, `%@`), Python (`%(name)s`, `{name}`), ICU, i18next and Vue (`{{name}}`), Ruby
    (`%{name}`), Qt (`%1`, `%n`), shell and template variables (`${name}`, `$NAME`), and at what the file says is one.
    Tolerates another order, positions, other widths and flags, a plural form for one number that does not repeat it,
    and names that other branches of a plural repeat. The parts of a date's pattern (`%d.%m.%Y`) are not compared.

    Example: en has "Delete {name}?", fr "Supprimer ?".
    """
    for difference in differences(unit, "placeholders", context.evidence):
        if difference.kind == "missing":
            yield wording.finding(difference, unit)
