"""A number written against the custom of its language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa import wording
from qa.compare import lines
from qa.languages.locale import load
from qa.model import Confidence, Fact, Finding, Severity, Unit, language_of
from qa.registry import Context, unit_check

_SIGNED = re.compile(r"\d[.,]\d")
_GROUPS = re.compile(r"\d{1,3}([.,])\d{3}(?!\d)(?:\1\d{3})*(?!\d)")


@unit_check(category="numbers", severity=Severity.NOTE, mqm="locale-convention/number-format", facts=("values",))
def number_format(unit: Unit, context: Context) -> Iterator[Finding]:
    """A number has the right value, but its decimal or grouping sign is not the one of its language.

    Looks at numbers that another version confirms. Tolerates any grouping that is not the decimal sign.

    Example: de writes `3.6 Millionen` for 3,6 Millionen.
    """
    for row in lines(unit, "values", context.evidence):
        if len(row.cells) > 1:
            for version, fact in row.cells.items():
                agreed = fact.readings.intersection(*(other.readings for other in row.cells.values()))
                sign = load(language_of(version)).decimal
                if fact.kind == "number" and len(agreed) == 1 and _foreign(fact, next(iter(agreed)), sign):
                    message = (
                        f'"{fact.text}" in {version} is {fact.value}: the decimal sign of the language is "{sign}"'
                    )
                    yield Finding(message, (wording.mark(unit, version, fact),), version, Confidence.MEDIUM)


def _foreign(fact: Fact, value: str, sign: str) -> bool:
    """Tell whether the signs of a number are those of other languages."""
    if sign not in {".", ","} or not _SIGNED.search(fact.text):
        return False
    grouped = _GROUPS.search(fact.text)
    if grouped and "." not in value and value.startswith(re.sub(r"\D", "", grouped.group())):
        return grouped[1] == sign
    other = {".": ",", ",": "."}[sign]
    return other in fact.text and sign not in fact.text and not grouped
