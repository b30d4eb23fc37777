"""Placeholders, as checks know them."""

from __future__ import annotations

from qa.kinds.kind import FactKind, Fault, Reader
from qa.kinds.mending import mend_verbatim
from qa.kinds.placeholder.branch_placeholder import branch_placeholder
from qa.kinds.placeholder.date_pattern import date_pattern
from qa.kinds.placeholder.format_string import format_string
from qa.kinds.placeholder.group import PLACEHOLDERS
from qa.kinds.placeholder.percent_escape import percent_escape
from qa.kinds.placeholder.placeholder_order import placeholder_order
from qa.kinds.placeholder.plural_placeholder import plural_placeholder
from qa.kinds.placeholder.quoted_placeholder import quoted_placeholder
from qa.kinds.placeholder.reading import claims, extract, extract_declared, stated
from qa.kinds.placeholder.severity import judge

_MARKUP = "design-markup/markup-tag"

KIND = FactKind(
    name="placeholder",
    category="placeholders",
    labels=("placeholder",),
    reader=Reader(
        order=11,
        extract=extract,
        stated=stated,
        claims=claims,
        by_syntax=extract_declared,
        has_signs=True,
    ),
    group=PLACEHOLDERS,
    mend=mend_verbatim,
    judge=judge,
    source_rules=True,
    faults=(
        Fault(
            "missing",
            """A placeholder of the other versions is missing in one: what the program fills in is never shown.

Looks at printf (`%s`, `%1$d`, `%@`), Python (`%(name)s`, `{name}`), ICU, i18next and Vue (`{{name}}`), Ruby
(`%{name}`), Qt (`%1`, `%n`), shell and template variables (`${name}`, `$NAME`), and at what the file says is one.
Tolerates another order, positions, other widths and flags, a plural form for one number that does not repeat it,
and names that other branches of a plural repeat. The parts of a date's pattern (`%d.%m.%Y`) are not compared.

Example: en has "Delete {name}?", fr "Supprimer ?".""",
            _MARKUP,
        ),
        Fault(
            "added",
            """A version has a placeholder that the others do not have: the program has nothing to fill in there.

Looks at the same placeholders as `placeholder-missing` and tolerates the same.

Example: en has "Deleted.", de "%s gelöscht.".""",
            _MARKUP,
        ),
        Fault(
            "changed",
            """A placeholder is another one than in the other versions: translated, mistyped, or of another type.

Looks at the same placeholders as `placeholder-missing` and tolerates the same.

Example: en has "Delete {name}?", es "¿Eliminar {nombre}?".""",
            _MARKUP,
        ),
    ),
    checks=(
        placeholder_order,
        branch_placeholder,
        plural_placeholder,
        format_string,
        percent_escape,
        quoted_placeholder,
        date_pattern,
    ),
)
