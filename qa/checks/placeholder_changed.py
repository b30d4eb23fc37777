"""A placeholder that is another one than in the other versions."""

from __future__ import annotations

from collections.abc import Iterator

from qa import wording
from qa.compare import differences
from qa.model import Finding, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(category="placeholders", severity=Severity.ERROR, mqm="design-markup/markup-tag", facts=("placeholders",))
def placeholder_changed(unit: Unit, context: Context) -> Iterator[Finding]:
    """A placeholder is another one than in the other versions: translated, mistyped, or of another type.

    Looks at the same placeholders as `placeholder-missing` and tolerates the same.

    Example: en has "Delete {name}?", es "¿Eliminar {nombre}?".
    """
    for difference in differences(unit, "placeholders", context.evidence):
        if difference.kind in {"mismatch", "outlier"}:
            yield wording.finding(difference, unit)
