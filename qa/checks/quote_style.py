"""Quotation marks of another language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa import language as languages
from qa.model import Confidence, Finding, Mark, Severity, Span, Unit, language_of
from qa.registry import Context, unit_check

_PAIR = re.compile(
    '(?P<open>[“”„«»「『])(?P<text>[^“”„«»「」『』"]{1,200})(?P<close>[“”«»」』])'
)


@unit_check(
    category="typography",
    severity=Severity.NOTE,
    mqm="locale-conventions/quotation-marks",
)
def quote_style(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Quotation marks are not those that CLDR gives for the language.

    Looks at typographic double marks. Tolerates typewriter marks (`"`) and the language's inner marks. Publishers have
    rules of their own, so this is a note.

    Example: de has “ja”, where German writes „ja“.
    """
    for version, segment in unit.segments:
        language = languages.of(language_of(version))
        usual = language.typography.quotes
        if usual and not {"“", "”", "«", "»", "„", "「"}.isdisjoint(segment.text):
            wanted = {tuple(usual[:2]), tuple(usual[2:])}
            for found in _PAIR.finditer(segment.text):
                pair = (found["open"], found["close"])
                if pair not in wanted:
                    said = f"{''.join(pair)} in {version}; {language.name} writes {usual[0]}…{usual[1]}"
                    mark = Mark(
                        version, segment, Span(found.start(), found.start() + 1)
                    )
                    yield Finding(
                        f"the quotation marks are {said}",
                        (mark,),
                        version,
                        Confidence.LOW,
                    )
