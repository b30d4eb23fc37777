"""Text that cannot be read as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from qa.language.identify import garbling
from qa.language.identify.torn import find_torn
from qa.model import Finding, Mark, Severity, Span, Unit, language_of
from qa.registry import Context, unit_check


@unit_check(
    category="language",
    severity=Severity.ERROR,
    mqm="design/character-encoding",
    explains="text",
)
def garbled(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Characters were lost or misread on the way: `cafÃ©`, the replacement character.

    Looks for U+FFFD, control characters, letters replaced by question marks, and UTF-8 read as a Windows code page.
    Then for texts without any space or with one behind every letter, in reverse order, in presentation forms.
    `zawgyi-text` looks for Zawgyi. Tolerates foreign letters and marks of emphasis, and whatever all versions have.

    Example: fr has "cafÃ©", which should be "café".
    """
    found = {version: _find(unit, version) for version, _ in unit.segments}
    if all(found.values()):
        return
    for version, segment in unit.segments:
        for span, why in found[version]:
            unseen = (
                segment.text[span.start : span.end] < " "
                or "\x7f" <= segment.text[span.start] < "\xa0"
            )
            severity = Severity.WARNING if unseen else Severity.ERROR
            marks = (Mark(version, segment, span, why),)
            yield Finding(
                f"{version} cannot be read here: {why}",
                marks,
                version,
                severity=severity,
            )


def _find(unit: Unit, version: str) -> list[tuple[Span, str]]:
    """Return what of a version cannot be read, and why."""
    text = unit[version].text
    others = [segment.text for name, segment in unit.segments if name != version]
    torn = find_torn(unit[version].prose, language_of(version), others)
    return [*garbling.garbled(text), *torn]
