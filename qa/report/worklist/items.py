"""The items of a work list: one a finding and version that must be mended."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from qa.model import Finding, Mark, Result, Severity

_SERIOUS = (Severity.ERROR, Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Item:
    """Something to mend: where, what is wrong, the text at fault, and the text it is held against.

    `place` is path and line. `suggestion`, `reason` and `by` are what a reviewer said. Every value is text, empty
    where there is none.
    """

    version: str
    document: str
    unit: str
    place: str
    check: str
    what: str
    text: str
    suggestion: str
    reason: str
    by: str
    fingerprint: str
    source: str = ""
    source_text: str = ""


COLUMNS = tuple(field.name for field in fields(Item))[:11]
"""The columns of a table, in their order."""
KEYS = ("fingerprint", "check", "document", "unit", "version")
"""What of an item tells whether it is still there."""


def list_items(
    result: Result,
    versions: Collection[str] = (),
    chosen: Sequence[Finding] | None = None,
) -> list[Item]:
    """Return what must be mended, by version, document and place in it; of some `versions` alone where these are named.

    That is what was `chosen`, else what a decision says must be mended; where no decision says so of anything, all
    errors and warnings.
    """
    if chosen is None:
        asked = [finding for finding in result.findings if _is_asked(finding)]
        serious = [each for each in result.findings if each.severity in _SERIOUS]
        chosen = asked or serious
    sources = {document.name: document.source for document in result.documents}
    items: list[Item] = []
    for finding in chosen:
        items += _make(finding, sources)
    wanted = [item for item in items if not versions or item.version in versions]
    return sorted(wanted, key=lambda item: (item.version, item.document))


def _is_asked(finding: Finding) -> bool:
    return finding.decision is not None and finding.decision.verdict == "reject"


def _make(finding: Finding, sources: Mapping[str, str | None]) -> Iterator[Item]:
    """Yield an item for each version at fault, or one where nobody is to blame."""
    for version in finding.blamed or ("",):
        own = _find_mark(finding, version)
        others = [mark for mark in finding.marks if mark.version != version]
        source = sources.get(finding.document)
        first = next((m for m in others if m.version == source), None)
        first = first or (others[0] if others else None)
        said = finding.decision
        path, line, _ = finding.place if own is None else _place(own)
        yield Item(
            version,
            finding.document,
            finding.unit or "",
            f"{path}:{line}",
            finding.check,
            finding.message,
            _text(own),
            said.suggestion if said else "",
            said.reason if said else "",
            said.by if said else "",
            finding.fingerprint,
            first.version if first else "",
            _text(first),
        )


def _find_mark(finding: Finding, version: str) -> Mark | None:
    return next((mark for mark in finding.marks if mark.version == version), None)


def _place(mark: Mark) -> tuple[str, int, int]:
    segment, span = mark.segment.place(mark.span)
    return (segment.path, *segment.at(span.start if span else 0))


def _text(mark: Mark | None) -> str:
    """Return the text of a mark; none where it is the place of a text that is missing."""
    if mark is None or mark.gap:
        return ""
    segment, _ = mark.segment.place(mark.span)
    return segment.text
