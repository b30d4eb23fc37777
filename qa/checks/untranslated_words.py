"""A run of words that was never translated."""

from __future__ import annotations

from collections.abc import Container, Iterator

from qa import language as languages
from qa.language.identify.left import find_left, is_shared
from qa.language.identify.taking_over import taken
from qa.model import Confidence, Finding, Mark, Severity, Unit, language_of
from qa.registry import Context, unit_check
from qa.wording import shortened


@unit_check(
    category="untranslated", severity=Severity.WARNING, mqm="accuracy/untranslated"
)
def untranslated_words(unit: Unit, context: Context) -> Iterator[Finding]:
    """Part of a segment is the text of another version: a word, some words in a row, or everything from one word on.

    Looks for three words and more that are no names, in the same order in both versions, and in the other's language.
    A single word must be clearly likelier in that language, and stand nowhere else in the version.
    Tolerates names, titles, quotations and glosses in brackets, addresses, code and commands, and what three of four
    versions keep as it is.

    Example: id has "Pemungutan suara akan will be held on Sunday", where en has "The vote will be held on Sunday".
    """
    found = taken(unit)
    yield from _find_words(unit, {one.holder for one in found}, context)
    for one in found:
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


def _find_words(
    unit: Unit, told: Container[str], context: Context
) -> Iterator[Finding]:
    """Yield a finding on each single word of the source, or of the other of two versions, that was left."""
    for version, segment in unit.segments:
        origin = unit.source or _find_other(unit, version)
        original = unit.get(origin) if origin else None
        if not origin or not original or origin == version or version in told:
            continue
        text, tags = segment.prose, (language_of(version), language_of(origin))
        if not is_shared(text, original.prose):
            continue
        times = context.evidence.lexicon.count(version)
        for span, is_sure in find_left(text, original.prose, *tags, times):
            if not _is_kept(unit, {version, origin}, text[span.start : span.end]):
                marks = (Mark(version, segment, span), Mark(origin, original))
                yield _tell(
                    version, tags[1], text[span.start : span.end], marks, is_sure
                )


def _find_other(unit: Unit, version: str) -> str | None:
    """Return the other of two versions; of more nobody knows whose words were left."""
    others = [name for name, _ in unit.segments if name != version]
    return others[0] if len(others) == 1 else None


def _is_kept(unit: Unit, asked: Container[str], word: str) -> bool:
    """Say whether a third version has the word as well."""
    return any(
        word in segment.text for name, segment in unit.segments if name not in asked
    )


def _tell(
    version: str, tag: str, word: str, marks: tuple[Mark, ...], is_sure: bool
) -> Finding:
    return Finding(
        f'{version} has a word of {languages.of(tag).name} here: "{word}"',
        marks,
        version,
        Confidence.MEDIUM,
        Severity.WARNING if is_sure else Severity.NOTE,
    )
