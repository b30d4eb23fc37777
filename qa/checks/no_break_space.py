"""A space at which a line may break where it must not."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from qa import language as languages
from qa.model import Finding, Mark, Segment, Severity, Span, Unit, language_of
from qa.registry import Context, unit_check


@unit_check(
    category="typography",
    severity=Severity.NOTE,
    mqm="locale-conventions/no-break-space",
)
def no_break_space(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A sign that needs a no-break space has an ordinary space, so that a line can begin with it, or none at all.

    Looks at the signs that the language's typography sets off: in French before `:`, `;`, `!`, `?`, `»` and after `«`.
    Tolerates the narrow no-break space, and no space behind what is no word (times, addresses) or where another version
    writes the same (`%s:`, `main_loop:`).

    Example: fr has "Vraiment ?" with an ordinary space before the question mark.
    """
    for version, segment in unit.segments:
        before, after = languages.of(language_of(version)).typography.no_break
        if before or after:
            language = languages.of(language_of(version)).name
            signs, pattern = _patterns(before, after)
            for found in (
                pattern.finditer(segment.text) if signs.search(segment.text) else ()
            ):
                if found["bare"] is None:
                    sign = found.group().strip()
                    said = f"an ordinary space beside {sign} in {version}; {language} keeps them on one line"
                    yield Finding(said, _marks(version, segment, found), version)
                elif not any(
                    found.group() in other.text
                    for name, other in unit.segments
                    if name != version
                ):
                    said = f"no space before {found['bare']} in {version}; {language} sets it off"
                    yield Finding(said, _marks(version, segment, found), version)


def _marks(version: str, segment: Segment, found: re.Match[str]) -> tuple[Mark, ...]:
    return (Mark(version, segment, Span(*found.span())),)


@functools.cache
def _patterns(before: str, after: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what must be there at least, and what is looked for."""
    signs = re.escape(before)
    spaced = rf"(?<=\S) [{signs}](?=\s|$|[.,)»])|[{re.escape(after)}] (?=\S)"
    hint = re.compile(rf"[^\u00a0\u202f][{signs}](?:\s|$|[.,)»])|[{re.escape(after)}] ")
    return hint, re.compile(
        rf"{spaced}|(?<![^\s(«\"'’])[^\W\d_]{{2,}}[)\]>]?(?P<bare>[{signs}])(?=\s|$)"
    )
