"""A space at which a line may break where it must not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.languages import name
from qa.languages.typography import no_break
from qa.model import Finding, Mark, Severity, Span, Unit, language_of
from qa.registry import Context, unit_check


@unit_check(category="typography", severity=Severity.NOTE, mqm="locale-conventions/no-break-space")
def no_break_space(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A sign that needs a no-break space has an ordinary space, so that a line can begin with it.

    Looks at the signs that the language's typography sets off: in French before `:`, `;`, `!`, `?`, `»` and after `«`.
    Tolerates a missing space (times, addresses) and the narrow no-break space.

    Example: fr has "Vraiment ?" with an ordinary space before the question mark.
    """
    for version, segment in unit.segments:
        before, after = no_break(language_of(version))
        if (before or after) and " " in segment.text:
            for found in _pattern(before, after).finditer(segment.text):
                language = name(language_of(version))
                message = (
                    f"an ordinary space beside {found.group().strip()} in {version}; {language} keeps them on one line"
                )
                yield Finding(message, (Mark(version, segment, Span(*found.span())),), version)


def _pattern(before: str, after: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=\S) [{re.escape(before)}](?=\s|$|[.,)»])|[{re.escape(after)}] (?=\S)")
