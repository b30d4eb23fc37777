"""A placeholder that an apostrophe turns into text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.kinds.placeholder.messageformat import every
from qa.model import Document, Finding, Mark, Segment, Severity, Span, Version
from qa.registry import Context, document_check

_ARGUMENT = re.compile(r"\{\s{0,9}\w{1,60}\s{0,9}[,}]")
_NUMBERED = re.compile(r"\{\s{0,9}\d{1,3}\s{0,9}[,}]")
_JAVA = re.compile(r"''|'[^']*(?:'|$)")
"""An apostrophe quotes up to the next one, or the end; two are one that is shown."""
_ICU = re.compile(r"''|'(?=[{}])[^']*(?:'|$)")
"""An apostrophe quotes only where a brace follows."""
_PROPERTIES = ".properties"
_ENOUGH = 3


@document_check(
    category="placeholders", severity=Severity.ERROR, mqm="design-markup/markup-tag"
)
def quoted_placeholder(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """An apostrophe turns a placeholder into text: the program shows `{0}` as it stands.

    Looks at the MessageFormat of Java, where what follows a single apostrophe is literal (files in which apostrophes are
    doubled: an error; other `.properties`: a warning), and at ICU, where an apostrophe in front of a brace does that.
    Tolerates placeholders that the source quotes too, and files whose source has single apostrophes beside placeholders.

    Example: en has "Can''t open {0}", fr "Impossible d'ouvrir {0}".
    """
    source = next((v for v in document.versions if v.name == document.source), None)
    quotation, severity = _find_syntax(document, source)
    if quotation is None:
        return
    originals = {s.unit: s.text for s in source.segments} if source else {}
    for version in document.versions:
        if source is not None and version.name == source.name:
            continue
        for segment in version.segments:
            span = _find_quoted(segment, quotation)
            if span is None or "'" not in segment.text:
                continue
            original = originals.get(segment.unit, "")
            if not _is_quoted(original, quotation):
                yield _tell(version, segment, span, severity)


def _find_syntax(
    document: Document, source: Version | None
) -> tuple[re.Pattern[str] | None, Severity]:
    """Return what apostrophes do in a document, None where they are apostrophes.

    And how bad it is where they turn a placeholder into text.
    """
    doubled = branching = 0
    is_properties = False
    for version in document.versions:
        for segment in version.segments:
            text = segment.text
            if "{" not in text:
                continue
            is_properties = is_properties or segment.path.endswith(_PROPERTIES)
            doubled += "''" in text and bool(_NUMBERED.search(text))
            branching += "," in text and any(every(text))
    if doubled > _count_single(source):
        return _JAVA, Severity.ERROR
    if branching:
        return _ICU, Severity.ERROR
    if is_properties and not _count_single(source):
        return _JAVA, Severity.WARNING
    return None, Severity.WARNING


def _count_single(source: Version | None) -> int:
    """Return how many texts of the source have a placeholder and an apostrophe as such."""
    if source is None:
        return 0
    return sum(
        "'" in segment.text.replace("''", "")
        and _NUMBERED.search(segment.text) is not None
        for segment in source.segments
    )


def _find_quoted(segment: Segment, quotation: re.Pattern[str]) -> Span | None:
    """Return the first placeholder of a text that is quoted."""
    if "'" not in segment.text or "{" not in segment.text:
        return None
    for match in quotation.finditer(segment.text):
        argument = _ARGUMENT.search(segment.text, match.start(), match.end())
        if argument:
            return Span(argument.start(), argument.end())
    return None


def _is_quoted(text: str, quotation: re.Pattern[str]) -> bool:
    """Tell whether a source quotes placeholders on purpose."""
    return any(_ARGUMENT.search(match.group()) for match in quotation.finditer(text))


def _tell(
    version: Version, segment: Segment, span: Span, severity: Severity
) -> Finding:
    """Return the finding about one text."""
    said = (
        f"the apostrophe in {version.name} makes `{segment.text[span.start : span.end]}` "
        "literal text: write it twice, or as ’"
    )
    mark = Mark(version.name, segment, span)
    return Finding(said, (mark,), version.name, severity=severity, unit=segment.unit)
