"""The key that opens a menu's entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from qa.model import Finding, Mark, Segment, Severity, Span, Unit
from qa.registry import Context, unit_check

_LONGEST = 80
"""Characters of a label; longer texts are no entries of a menu."""
_AMPERSAND = re.compile(
    r"(?<![&\w])&(?=[^\W_](?![\w#]{0,30};))|(?<=[a-z])&(?=[^\W\d_])(?!\w{1,30};)"
)
_UNDERSCORE = re.compile(r"(?<![A-Za-z0-9_])_(?=[^\W\d_])")
_ANY = {
    "&": re.compile(r"(?<!&)&(?=[^\W_])(?!\w{1,30};)"),
    "_": re.compile(r"(?<!_)_(?=[^\W_])"),
}
_IDENTIFIER = re.compile(r"\w*_\w*")
_ADDRESS = re.compile(r"://|=|@|\.\w{2,4}/")


class _Key(NamedTuple):
    """The sign of an accelerator and where it stands."""

    sign: str
    span: Span


@unit_check(
    category="typography", severity=Severity.WARNING, mqm="design-markup/markup-tag"
)
def accelerator(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A label lost the key that opens it, or has it twice: `&Open`, `_Open`.

    Looks at short texts whose source has one letter marked with `&` (Qt, Windows, KDE) or `_` (GTK). Tolerates another
    letter, the key in brackets behind the label, as Chinese and Japanese have it, names such as `R&D`, entities, and
    addresses. Without a source nothing is said.

    Example: en has "&Open file", de "Datei öffnen".
    """
    original = unit.get(unit.source) if unit.source else None
    if original is None or ("&" not in original.text and "_" not in original.text):
        return
    key = _find_key(original.text)
    if key is None:
        return
    for version, segment in unit.segments:
        if version == unit.source or not segment.text.strip():
            continue
        count = len(_ANY[key.sign].findall(segment.text))
        if count == 1:
            continue
        said = "has no key" if count == 0 else f"has {count} keys"
        message = (
            f"the label {said} in {version}: {unit.source} marks one with {key.sign}"
        )
        marks = (
            _mark(version, segment, key.sign),
            Mark(unit.source or "", original, key.span),
        )
        yield Finding(message, marks, version)


def _find_key(text: str) -> _Key | None:
    """Return the one key of a label, None where it has none or several."""
    if len(text) > _LONGEST or "\n" in text or _ADDRESS.search(text):
        return None
    found = [_Key("&", Span(*match.span())) for match in _AMPERSAND.finditer(text)]
    if not found and text.count("_") == 1 and _is_label(text):
        found = [_Key("_", Span(*match.span())) for match in _UNDERSCORE.finditer(text)]
    return found[0] if len(found) == 1 else None


def _is_label(text: str) -> bool:
    """Tell a label of GTK from an identifier: it has words, or begins with a capital."""
    if _IDENTIFIER.fullmatch(text.strip()):
        return text.strip()[1:2].isupper() and text.strip()[2:].islower()
    return True


def _mark(version: str, segment: Segment, sign: str) -> Mark:
    """Return the second key of a label, or the whole label where it has none."""
    found = [match.span() for match in _ANY[sign].finditer(segment.text)]
    return Mark(version, segment, Span(*found[1]) if len(found) > 1 else None)
