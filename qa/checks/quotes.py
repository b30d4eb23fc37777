"""A quotation mark without its partner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.compare.traits import differing
from qa.model import Finding, Mark, Severity, Span, Unit
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

    Looks at double quotation marks of every style, mixed as they come. Tolerates inches, single quotation marks (they
    are apostrophes too), and quotations that go on in the next segment in every version.

    Example: en has “yes”, de „ja.
    """
    texts = {version: segment.text for version, segment in unit.segments}
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
