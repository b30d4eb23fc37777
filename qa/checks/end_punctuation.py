"""A text that ends with another kind of mark."""

from __future__ import annotations

from collections.abc import Iterator

from qa import language as languages
from qa.compare.traits import differing
from qa.model import Finding, Mark, Severity, Span, Unit, language_of
from qa.registry import Context, unit_check

_CLOSING = "\"'”’»«“„›‹」』）)]】》〉}>*_` \t\n\r\u00a0\u200b\u200e\u200f\u202f\u2068\u2069\u202c"
_CUSTOM = (
    {"full stop", ""},
    {"exclamation mark", ""},
    {"exclamation mark", "full stop"},
    {"ellipsis", "full stop"},
)
"""Pairs that mean the same: labels end with a full stop or not, messages are loud or calm."""
_FACES = (":)", ":-)", ":(", ":-(", ";)", ";-)")
_STRONG = frozenset(
    ["question mark", "exclamation mark", "colon", "ellipsis", "full stop"]
)


@unit_check(
    category="typography",
    severity=Severity.WARNING,
    mqm="linguistic-conventions/punctuation",
)
def end_punctuation(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A text ends with another kind of mark than in the other versions: a question became a statement.

    Looks at the last sign, closing brackets and quotation marks aside, by what it means in its language: `。`, `।`, `።`
    and `.` are full stops, `؟` and the Greek `;` question marks. Tolerates an opening `¿`, languages that end a
    sentence with a space (Thai), and `...` for `…`. A full stop, an exclamation mark, or a colon of its own is a note:
    labels and messages have it or not, and how loud a text is differs by language.

    Example: en ends with a question mark, de with a full stop.
    """
    kinds = {
        version: _kind(segment.text, language_of(version))
        for version, segment in unit.segments
        if segment.text
    }
    for odd in differing(unit, kinds):
        mine, other = kinds[odd.version], kinds[odd.other]
        if {mine, other} <= {*_STRONG, ""} and not _excused(
            mine, other, odd.version, odd.other
        ):
            marks = tuple(
                Mark(name, unit[name], _last(unit[name].text, kinds[name]))
                for name in (odd.version, odd.other)
            )
            message = f"{odd.version} ends with {_told(mine)}, {odd.other} with {_told(other)}"
            blamed = odd.version if odd.blamed else None
            quiet = {mine, other} in _CUSTOM or (
                blamed and (mine, other) == ("colon", "")
            )
            yield Finding(
                message, marks, blamed, severity=Severity.NOTE if quiet else None
            )


def _kind(text: str, language: str) -> str:
    bare = text.rstrip(_CLOSING)
    if not any(map(str.isalnum, bare)) or text.rstrip().endswith(_FACES):
        return "none to speak of"
    if bare.endswith(".."):
        return "ellipsis"
    if bare[-2:] in {"!?", "?!"}:
        return "question mark"
    if bare[-2:] in {"::", "፡፡", "||"}:
        return "full stop"
    return languages.of(language).typography.ends.get(bare[-1:], "") if bare else ""


def _excused(mine: str, other: str, version: str, reference: str) -> bool:
    """Leave out a full stop beside none where a language has none."""
    unmarked = not all(
        languages.of(language_of(each)).typography.marks_sentences
        for each in (version, reference)
    )
    return unmarked and {mine, other} <= {
        "full stop",
        "ellipsis",
        "exclamation mark",
        "question mark",
        "",
    }


def _last(text: str, kind: str) -> Span | None:
    """Return where the last mark stands, None where there is none."""
    end = len(text.rstrip(_CLOSING))
    if not kind:
        return None
    start = end
    while start > 0 and text[start - 1] == text[end - 1]:
        start -= 1
    return Span(start, end)


def _told(kind: str) -> str:
    article = "an" if kind.startswith("e") else "a"
    return f"{article} {kind}" if kind else "no mark"
