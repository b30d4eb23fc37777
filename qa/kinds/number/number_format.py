"""A number written against the custom of its language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from qa import language as languages
from qa import wording
from qa.compare import Line, lines
from qa.kinds.values.group import VALUES
from qa.language.folding import fold
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

    Looks at numbers that another version confirms. Where readers of the language take it for a thousandth or a
    thousand times as much (en `1,500 euros`, de `1,500 Euro`), it is a warning. Tolerates any grouping that is not the
    decimal sign, what numbers a section (`4.2. Names`), and languages whose writers use both signs.

    Example: de writes `3.6 Millionen` for 3,6 Millionen.
    """
    for row in lines(unit, VALUES, context.evidence):
        kept = list(_find_kept(unit, row))
        if kept:
            yield from kept
            continue
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


def _find_kept(unit: Unit, row: Line) -> Iterator[Finding]:
    """Yield what has a sign that groups in one version and parts a fraction in another.

    Who kept the format of the other one's language is blamed: never the source.
    """
    read = {
        version: _read_by_custom(version, fact) for version, fact in row.cells.items()
    }
    whole = next((version for version in read if read[version].isdecimal()), None)
    parted = [version for version in read if "." in read[version]]
    for version in parted if whole else ():
        if whole and read[version].replace(".", "") == read[whole]:
            yield _tell_kept(unit, row, version, whole, read)


def _tell_kept(
    unit: Unit, row: Line, fraction: str, whole: str, read: Mapping[str, str]
) -> Finding:
    """Return the finding about a number that is read as a fraction in one version alone."""
    message = (
        f'"{row.cells[fraction].text}" is read as {read[fraction]} in {fraction}, '
        f"a thousandth of {read[whole]} in {whole}: their decimal signs differ"
    )
    blamed, other = fraction, whole
    if unit.source == fraction:
        blamed, other = whole, fraction
    marks = [
        wording.mark(unit, version, row.cells[version]) for version in (blamed, other)
    ]
    return Finding(message, tuple(marks), blamed, Confidence.HIGH, Severity.WARNING)


def _read_by_custom(version: str, fact: Fact) -> str:
    """Return what readers of a language take digits for; nothing where it may be anything.

    `1,500` is 1500 in English and 1.5 in German.
    """
    locale = languages.of(language_of(version)).locale
    written = fold(fact.text)
    found = _GROUPS.search(written)
    if fact.kind != "number":
        return ""
    if found is None:
        digits = re.sub(r"\D", "", written)
        return digits if digits == fact.value else ""
    digits, sign = found.group(), found[1]
    is_known = bool(locale.months) and not locale.mixed
    if not is_known or digits.startswith("0") or digits.count(sign) > 1:
        return ""
    head, _, tail = digits.partition(sign)
    return f"{head}.{tail}" if sign == locale.decimal else head + tail


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
