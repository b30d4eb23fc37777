"""A segment that was never translated."""

from __future__ import annotations

from collections.abc import Iterator

from qa import language as languages
from qa.kinds.code.metavariable import is_synopsis
from qa.language.identify.copies import taken
from qa.model import Confidence, Finding, Mark, Severity, Unit, language_of
from qa.registry import Context, unit_check


@unit_check(
    category="untranslated",
    severity=Severity.ERROR,
    mqm="accuracy/untranslated",
    explains="text",
)
def untranslated(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A whole segment is the text of another version instead of a translation.

    Looks for the same words in the same order, and asks whether they are in the language of the other version.
    Tolerates names, titles, addresses, code, texts of one to three words, quotations in a third language, and
    texts of versions in one language (`es` and `es-MX`) or in languages that share the sentence. A line that shows how
    a command is used (`fg [job_spec]`) is a note.

    Example: id has "The vote will be held on Sunday.", the same as en, where a translation is expected.
    """
    for one in taken(unit):
        if one.copy.whole:
            marks = (
                Mark(one.holder, unit[one.holder]),
                Mark(one.origin, unit[one.origin]),
            )
            if one.version:
                tongue = languages.of(language_of(one.origin)).name
                message = f"{one.version} is left in {tongue}: it is the text of {one.origin}, word for word"
            else:
                message = f"{one.holder} and {one.origin} have the same text: one of them is not translated"
            severity = Severity.ERROR if one.sure else Severity.WARNING
            if is_synopsis(unit[one.origin].text):
                severity = Severity.NOTE
            yield Finding(
                message,
                marks,
                one.version,
                Confidence.HIGH if one.sure else Confidence.MEDIUM,
                severity,
            )
