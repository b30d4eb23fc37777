"""A run of words that was never translated."""

from __future__ import annotations

from collections.abc import Iterator

from qa import language as languages
from qa.language.identify.copies import taken
from qa.model import Confidence, Finding, Mark, Severity, Unit, language_of
from qa.registry import Context, unit_check
from qa.wording import shortened


@unit_check(
    category="untranslated", severity=Severity.WARNING, mqm="accuracy/untranslated"
)
def untranslated_words(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Part of a segment is the text of another version: some words in a row, or everything from one word on.

    Looks for three words and more that are no names, in the same order in both versions, and in the other's language.
    Tolerates names, titles, quotations and glosses in brackets, addresses, code and commands, and what three of four
    versions keep as it is.

    Example: id has "Pemungutan suara akan will be held on Sunday", where en has "The vote will be held on Sunday".
    """
    for one in taken(unit):
        if not one.copy.whole and one.version and not one.kept:
            segment, span = unit[one.version], one.copy.span
            words = shortened(segment.text[span.start : span.end])
            to_end = not any(char.isalpha() for char in segment.text[span.end :])
            where = "from here on" if to_end and span.start > 0 else "here"
            message = f'{one.version} is left in {languages.of(language_of(one.origin)).name} {where}: "{words}"'
            marks = (
                Mark(one.version, segment, span),
                Mark(one.origin, unit[one.origin]),
            )
            yield Finding(
                message,
                marks,
                one.version,
                Confidence.HIGH if one.sure else Confidence.MEDIUM,
            )
