"""A bracket that is not closed, or was never opened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.compare.traits import differing
from qa.model import Finding, Mark, Severity, Span, Unit
from qa.registry import Context, unit_check

_PAIRS = {
    ")": "(",
    "]": "[",
    "}": "{",
    "）": "（",
    "］": "［",
    "｝": "｛",
    "】": "【",
    "〕": "〔",
    "》": "《",
    "〉": "〈",
}
_FOLDED = str.maketrans("（）［］｛｝", "()[]{}")
_SIGNS = frozenset("()[]{}（）［］｛｝【】〔〕《》〈〉")
_ANY = re.compile(f"[{re.escape(''.join(sorted(_SIGNS)))}]")


@unit_check(
    category="typography",
    severity=Severity.WARNING,
    mqm="linguistic-conventions/punctuation",
)
def brackets(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A bracket is not closed or was never opened, while those of the other versions match.

    Looks at round, square, curly and angle brackets of all scripts; a full-width bracket may close an ASCII one.
    Tolerates numbering (`a)`), and texts whose brackets match in no version.

    Example: en has "(see below)", ja "（下記参照".
    """
    texts = {version: segment.text for version, segment in unit.segments}
    if not any(map(_ANY.search, texts.values())):
        return
    faults = {version: _fault(text) for version, text in texts.items()}
    for odd in differing(unit, {version: at is None for version, at in faults.items()}):
        at = faults[odd.version]
        if at is not None:
            sign = texts[odd.version][at]
            what = "is never opened" if sign in _PAIRS else "is never closed"
            marks = (
                Mark(odd.version, unit[odd.version], Span(at, at + 1)),
                Mark(odd.other, unit[odd.other]),
            )
            yield Finding(
                f"the bracket {sign} in {odd.version} {what}; in {odd.other} they match",
                marks,
                odd.version,
            )


def _fault(text: str) -> int | None:
    """Return where the first bracket without a partner stands."""
    opened: list[tuple[str, int]] = []
    for at, raw in enumerate(text):
        if raw in _SIGNS:
            sign = raw.translate(_FOLDED)
            if sign not in _PAIRS:
                opened.append((sign, at))
            elif opened and opened[-1][0] == _PAIRS[sign]:
                opened.pop()
            elif not _numbering(text, at):
                return at
    return opened[0][1] if opened else None


def _numbering(text: str, at: int) -> bool:
    """Tell the bracket of `1)`, `a)` and `:)`."""
    before = text[max(0, at - 3) : at].rsplit(" ", maxsplit=1)[-1]
    return (
        0 < len(before) <= 2 and (before.isalnum() or before in {":", ";", ":-", ";-"})
    ) or not before.strip()
