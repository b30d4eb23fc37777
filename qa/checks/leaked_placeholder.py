"""A mark that a program puts in for what is not to be translated, and did not take out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.model import Finding, Mark, Severity, Span, Unit
from qa.registry import Context, unit_check

_LEAKED = re.compile(
    r"#[A-Z][A-Z0-9_]{2,}#|(?<!\w)__[A-Z][A-Z0-9_]*?__(?!\w)|[⟦⟪]\w{1,12}[⟧⟫]"
    r"|\[\[?(?:[A-Z]{2,}_?)?\d+\]\]|(?<!\w)PLACEHOLDER_?\d*(?!\w)"
    r"|<(?:PERSON|LOCATION|ORGANIZATION|ORG|LOC|PER|NUM|DATE|URL|EMAIL|NAME)_?\d*>"
    r"|(?<!\w)[A-Z]{2,}_PH_?\d+(?!\w)|(?<!\w)PH_?\d+(?!\w)"
)
_SIGNS = ("#", "__", "⟦", "⟪", "[", "PLACEHOLDER", "<", "PH")


@unit_check(
    category="artefact", severity=Severity.ERROR, mqm="design-markup/markup-tag"
)
def leaked_placeholder(unit: Unit, _: Context) -> Iterator[Finding]:
    """A mark that stands for a name, a number or a link was left in a translation: `#NAME#`.

    Programs put such marks in before they translate, and put back what they stand for.
    Tolerates marks where the source has some, or without one another version.

    Example: id has "#NAME# membuka perpustakaan.", where en has the mayor's name.
    """
    for version, segment in unit.segments:
        if version == unit.source or not any(s in segment.text for s in _SIGNS):
            continue
        others = [
            other.text
            for name, other in unit.segments
            if name != version and unit.source in {None, name}
        ]
        for found in _LEAKED.finditer(segment.text):
            shown = found.group().casefold()
            if not any(
                _LEAKED.search(other) or shown in other.casefold() for other in others
            ):
                message = f'{version} has "{found.group()}" here, a mark that a program did not fill in'
                mark = Mark(version, segment, Span(*found.span()))
                yield Finding(message, (mark,), version)
