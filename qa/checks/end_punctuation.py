"""A text that ends with another kind of mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa import language as languages
from qa.compare.traits import Odd, differing
from qa.model import Finding, Mark, Severity, Span, Unit, language_of
from qa.registry import Context, unit_check

_CLOSING = (
    "\"'”’»«“„›‹」』）)]】》〉}>*_` \t\n\r\u00a0"
    "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u202f\u2066\u2067\u2068\u2069"
)
"""Brackets, quotation marks, marks of emphasis, spaces and signs of direction."""
_CUSTOM = (
    {"full stop", ""},
    {"exclamation mark", ""},
    {"exclamation mark", "full stop"},
    {"ellipsis", "full stop"},
    {"ellipsis", "colon"},
)
"""Pairs that mean the same: labels end with a full stop or not, messages are loud or calm."""
_BRACKETS = tuple(")]}）】」』")
"""Brackets in which an ellipsis ends a list of examples, and no text."""
_ELLIPSES = ("...", "…")
"""A text that begins with them has its end there: a word goes before in another order."""
_FACES = (":)", ":-)", ":(", ":-(", ";)", ";-)")
_STRONG = frozenset(
    ["question mark", "exclamation mark", "colon", "ellipsis", "full stop", "semicolon"]
)
_NAMED = re.compile(r"[\"'`“”„«»‘‹「『(][.?!:;,…]{1,3}$|\s\.\.$")
"""A mark that a text speaks of, or the name of a folder, and no mark of the text."""
_ENTITY = re.compile(r"&#?\w+;$")


@unit_check(
    category="typography",
    severity=Severity.WARNING,
    mqm="linguistic-conventions/punctuation",
)
def end_punctuation(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A text ends with another kind of mark than in the other versions: a question became a statement.

    Looks at the last sign, closing brackets and quotation marks aside, by what it means in its language: `。`, `।`, `።`
    and `.` are full stops, `؟` and the Greek `;` question marks. Tolerates an opening `¿`, languages that end a
    sentence with a space (Thai), words that ask whatever follows (`か。`), marks within a word (Armenian `՞`), a full
    stop for the colon before a list where a language has that, and `...` for `…`. A full stop, an exclamation mark, or
    a colon of its own is a note: labels and messages have it or not, and how loud a text is differs by language.

    Example: en ends with a question mark, de with a full stop.
    """
    kinds = {
        version: _kind(segment.text, language_of(version))
        for version, segment in unit.segments
        if segment.text
    }
    for odd in differing(unit, kinds):
        mine, other = kinds[odd.version], kinds[odd.other]
        if (
            {mine, other} <= {*_STRONG, ""}
            and not _excused(mine, other, odd.version, odd.other)
            and not _asks(unit, mine, other, odd)
            and not _accepts(mine, other, odd)
        ):
            marks = tuple(
                Mark(name, unit[name], _last(unit[name].text, kinds[name]))
                for name in (odd.version, odd.other)
            )
            message = f"{odd.version} ends with {_told(mine)}, {odd.other} with {_told(other)}"
            blamed = odd.version if odd.blamed else None
            quiet = {mine, other} in _CUSTOM or (
                blamed and mine in {"colon", "ellipsis"} and not other
            )
            yield Finding(
                message, marks, blamed, severity=Severity.NOTE if quiet else None
            )


def _kind(text: str, language: str) -> str:
    """Return the kind of mark that a text ends with, empty where it has none."""
    bare = text.rstrip(_CLOSING)
    if not any(map(str.isalnum, bare)) or text.rstrip().endswith(_FACES):
        return "none to speak of"
    kind = _find_written(bare)
    if kind == "ellipsis" and text[len(bare) :].strip()[:1] in _BRACKETS:
        return "none to speak of"
    if kind:
        return kind
    if text.lstrip().startswith(_ELLIPSES):
        return "ellipsis"
    typography = languages.of(language).typography
    for kind, signs in typography.inside.items():
        if any(sign in bare for sign in signs):
            return kind
    kind = typography.ends.get(bare[-1:], "")
    is_entity = kind == "semicolon" and _ENTITY.search(bare)
    return "" if is_entity else kind


def _find_written(bare: str) -> str:
    """Return the kind of a mark that is written with several signs, whatever the language."""
    if _NAMED.search(bare):
        return "none to speak of"
    if bare.endswith(("..", "・・・", "。。")):
        return "ellipsis"
    if bare[-2:] in {"!?", "?!"}:
        return "question mark"
    return "full stop" if bare[-2:] in {"፡፡", "||"} else ""


def _asks(unit: Unit, mine: str, other: str, odd: Odd) -> bool:
    """Tell whether the text without a question mark asks by its last word."""
    if not {mine, other} <= {"question mark", "full stop", ""}:
        return False
    for version, kind in ((odd.version, mine), (odd.other, other)):
        typography = languages.of(language_of(version)).typography
        if kind != "question mark" and typography.asks:
            bare = unit[version].text.rstrip(_CLOSING + "".join(typography.ends))
            if bare.endswith(typography.asks):
                return True
    return False


def _accepts(mine: str, other: str, odd: Odd) -> bool:
    """Tell whether a language may write another mark there: a full stop for a colon before a list."""
    own = languages.of(language_of(odd.version)).typography.accepts
    theirs = languages.of(language_of(odd.other)).typography.accepts
    return mine in own.get(other, ()) or other in theirs.get(mine, ())


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
