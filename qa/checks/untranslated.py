"""A segment that was never translated."""

from __future__ import annotations

from collections.abc import Container, Iterator

from qa import language as languages
from qa.kinds.code.metavariable import is_synopsis
from qa.language.identify.left import is_left
from qa.language.identify.taking_over import taken
from qa.language.sentences import ends_sentence
from qa.model import Confidence, Finding, Mark, Severity, Unit, language_of
from qa.profiles import profile
from qa.registry import Context, unit_check

SHARED = 3
"""Other versions with the same label from which on it may be a name."""

KEPT = 0.5
"""Share of the other versions that keep a text from which on it is kept on purpose."""

LONGEST_LABEL = 60
"""Letters of the longest text of a manual that may be a heading or a term left on purpose."""

LONGEST_KEPT = 80
"""Letters of the longest text that is kept on purpose: names of people, a list of systems."""


@unit_check(
    category="untranslated",
    severity=Severity.ERROR,
    mqm="accuracy/untranslated",
    explains="text",
)
def untranslated(unit: Unit, context: Context) -> Iterator[Finding]:
    """A whole segment is the text of another version instead of a translation.

    Looks for the same words in the same order, and asks whether they are in the language of the other version.
    A label of two or three words must be clearly likelier in that language than in its own.
    Tolerates names, titles, addresses, code, single words, labels that several versions keep, quotations in a third
    language, and texts of versions in one language (`es` and `es-MX`) or in languages that share the sentence. A line
    that shows how a command is used (`fg [job_spec]`) is a note, and so are labels of manuals: teams keep terms.
    Versions that were left with the same text are one finding that names them.

    Example: id has "The vote will be held on Sunday.", the same as en, where a translation is expected.
    """
    found = taken(unit)
    is_wordy = profile(context.settings.profile).wordy
    yield from _find_labels(unit, {one.holder for one in found}, is_wordy=is_wordy)
    for one in found:
        text = unit[one.holder].prose.strip()
        is_sentence = one.sure and ends_sentence(text)
        if one.copy.whole and (is_sentence or not _is_kept(unit, text)):
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
            text = unit[one.origin].text
            is_label = is_wordy and not one.sure and len(text) <= LONGEST_LABEL
            if is_label or is_synopsis(text):
                severity = Severity.NOTE
            yield Finding(
                message,
                marks,
                one.version,
                Confidence.HIGH if one.sure else Confidence.MEDIUM,
                severity,
            )


def _is_kept(unit: Unit, text: str) -> bool:
    """Return whether so many versions keep a short text, no sentence, that it is nobody's slip."""
    if len(text) > LONGEST_KEPT:
        return False
    same = sum(segment.prose.strip() == text for _, segment in unit.segments) - 1
    return same >= max(SHARED, KEPT * (len(unit.segments) - 1))


def _find_labels(
    unit: Unit, told: Container[str], *, is_wordy: bool
) -> Iterator[Finding]:
    """Yield a finding on each short text that another version has as well, and whose language it is in."""
    texts = {name: segment.prose.strip() for name, segment in unit.segments}
    if len(set(texts.values())) == len(texts):
        return
    for name, text in texts.items():
        same = [other for other in texts if texts[other] == text and other != name]
        if not same or name in told or name == unit.source:
            continue
        origin = unit.source if unit.source in same else same[0]
        shown = is_left(text, language_of(name), language_of(origin))
        if shown is not None:
            is_clear = shown and len(same) < SHARED and not is_wordy
            yield _tell_label(unit, name, origin, is_clear)


def _tell_label(unit: Unit, version: str, origin: str, is_clear: bool) -> Finding:
    tongue = languages.of(language_of(origin)).name
    return Finding(
        f"{version} is left in {tongue}: it is the text of {origin}, word for word",
        (Mark(version, unit[version]), Mark(origin, unit[origin])),
        version,
        Confidence.MEDIUM,
        Severity.WARNING if is_clear else Severity.NOTE,
    )
