"""A number whose check digits do not fit."""

from __future__ import annotations

from collections.abc import Iterator

from qa.kinds.checked.reading import fits
from qa.kinds.values.group import VALUES
from qa.model import Confidence, Finding, Mark, Severity, Unit, language_of
from qa.registry import Context, unit_check


@unit_check(
    category="codes",
    severity=Severity.WARNING,
    mqm="accuracy/mistranslation",
    facts=(VALUES,),
)
def check_digit(unit: Unit, _: Context) -> Iterator[Finding]:
    """The check digits of a number do not fit: one of its digits is wrong, or two have changed places.

    Looks at each version alone, also where all repeat the same fault: account numbers (IBAN, ISO 13616), book numbers
    (ISBN, ISO 2108) behind that word, and payment cards in four groups of four digits (ISO/IEC 7812). Tolerates spaces
    and hyphens inside, and numbers that may be of another kind.

    Example: fr has the IBAN `DE89 3704 0044 0532 0130 01`, which cannot be one.
    """
    for version, segment in unit.segments:
        for fact in VALUES.read(segment, language_of(version)):
            if not fits(fact):
                message = f'the check digits of the {fact.kind} "{fact.text}" in {version} do not fit'
                yield Finding(
                    message,
                    (Mark(version, segment, fact.span, fact.value),),
                    version,
                    Confidence.HIGH,
                )
