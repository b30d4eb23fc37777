"""A quotation mark without its partner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa import language as languages
from qa.compare.traits import differing
from qa.model import Finding, Mark, Severity, Span, Unit, language_of
from qa.registry import Context, unit_check

_SIGN = re.compile('["“”„«»「」『』‹›]')
_INCHES = re.compile(r"(?<=\d)\"")
_ALONE = re.compile(r"""[\s"'`“”„«»「」『』‹›]*""")
"""What a program puts around a text that it takes from elsewhere."""
_ANY = re.compile('["“”„«»‹›]')


@unit_check(
    category="typography",
    severity=Severity.WARNING,
    mqm="linguistic-conventions/punctuation",
)
def quotes(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A quotation is opened and never closed, or the other way round, while those of the other versions match.

    Looks at double quotation marks of every style, mixed as they come. Tolerates inches, Hebrew gershayim, single
    quotation marks (they are apostrophes too), and quotations that go on in the next segment in every version.

    Example: en has “yes”, de „ja.
    """
    texts = {
        version: _leave_out_words(segment.text, language_of(version))
        for version, segment in unit.segments
    }
    if not any(map(_SIGN.search, texts.values())):
        return
    for odd in differing(
        unit, {version: _open(text) is None for version, text in texts.items()}
    ):
        at = _open(texts[odd.version])
        if at is not None:
            sign = texts[odd.version][at]
            marks = (
                Mark(odd.version, unit[odd.version], Span(at, at + 1)),
                Mark(odd.other, unit[odd.other]),
            )
            yield Finding(
                f"the quotation mark {sign} in {odd.version} has no partner",
                marks,
                odd.version,
            )


def _leave_out_words(text: str, language: str) -> str:
    """Return a text without the signs that stand within its words, as gershayim do."""
    signs = languages.of(language).typography.word_signs
    if not signs or not any(sign in text for sign in signs):
        return text
    within = rf"(?<=[^\W\d_])[{re.escape(signs)}](?=[^\W\d_])"
    return re.sub(within, "-", text)


def _open(text: str) -> int | None:
    """Return where a mark without a partner stands: the last, where their number is odd."""
    if _SIGN.search(text) is None or _ALONE.fullmatch(text):
        return None
    found = [match.start() for match in _ANY.finditer(text)]
    if len(found) % 2:
        # A mark behind a figure may be one of inches.
        rest = [match.start() for match in _ANY.finditer(_INCHES.sub(" ", text))]
        if len(rest) % 2:
            return rest[-1]
    for first, second in ("「」", "『』"):
        if text.count(first) != text.count(second):
            return max(text.rfind(first), text.rfind(second))
    return None
