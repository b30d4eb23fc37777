"""A number written against the custom of its language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa import language as languages
from qa import wording
from qa.compare import Line, lines
from qa.kinds.values.group import VALUES
from qa.model import Confidence, Fact, Finding, Severity, Unit, language_of
from qa.registry import Context, unit_check

_SIGNED = re.compile(r"\d[.,]\d")
_SECTION = re.compile(r"(?:^|[.!?…。？！]\s)\W*$")
_GROUPS = re.compile(r"\d{1,3}([.,])\d{3}(?!\d)(?:\1\d{3})*(?!\d)")


@unit_check(
    category="numbers",
    severity=Severity.NOTE,
    mqm="locale-convention/number-format",
    facts=(VALUES,),
)
def number_format(unit: Unit, context: Context) -> Iterator[Finding]:
    """A number has the right value, but its decimal or grouping sign is not the one of its language.

    Looks at numbers that another version confirms. Tolerates any grouping that is not the decimal sign, and what
    numbers a section (`4.2. Names`).

    Example: de writes `3.6 Millionen` for 3,6 Millionen.
    """
    for row in lines(unit, VALUES, context.evidence):
        against = [
            (version, fact)
            for version, fact in row.cells.items()
            if _is_against(version, fact, unit, row)
        ]
        # Where several languages go against their custom and none follows it, a section or a release is numbered.
        if len(against) == 1 or any(
            _follows(version, fact) for version, fact in row.cells.items()
        ):
            for version, fact in against:
                sign = languages.of(language_of(version)).locale.decimal
                message = f'"{fact.text}" in {version} is {fact.value}: the decimal sign of the language is "{sign}"'
                yield Finding(
                    message,
                    (wording.mark(unit, version, fact),),
                    version,
                    Confidence.MEDIUM,
                )


def _is_against(version: str, fact: Fact, unit: Unit, row: Line) -> bool:
    """Tell whether a version writes a number that all agree on against the custom of its language."""
    if (
        fact.kind != "number"
        or len(row.cells) < 2
        or _is_section(fact, unit[version].text)
    ):
        return False
    agreed = fact.readings.intersection(
        *(other.readings for other in row.cells.values())
    )
    return len(agreed) == 1 and _foreign(
        fact, next(iter(agreed)), languages.of(language_of(version)).locale.decimal
    )


def _follows(version: str, fact: Fact) -> bool:
    """Tell whether a language that does not write as English does writes a number by its own custom."""
    return languages.of(language_of(version)).locale.decimal == "," and "," in fact.text


def _is_section(fact: Fact, text: str) -> bool:
    """Tell whether a number with a full stop behind it begins a text or a sentence."""
    return text.startswith(". ", fact.span.end) and bool(
        _SECTION.search(text[max(0, fact.span.start - 8) : fact.span.start])
    )


def _foreign(fact: Fact, value: str, sign: str) -> bool:
    """Tell whether the signs of a number are those of other languages."""
    if sign not in {".", ","} or not _SIGNED.search(fact.text):
        return False
    grouped = _GROUPS.search(fact.text)
    if (
        grouped
        and "." not in value
        and value.startswith(re.sub(r"\D", "", grouped.group()))
    ):
        return grouped[1] == sign
    other = {".": ",", ",": "."}[sign]
    return other in fact.text and sign not in fact.text and not grouped
