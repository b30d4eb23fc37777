"""What a whole batch shows, told of a part of it whose texts may be newer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from qa.model import Document, Finding, Mark, Segment

Texts = Mapping[str, Mapping[str, Sequence[Segment]]]
"""The segments of each file by their texts."""


def renew(findings: Iterable[Finding], documents: Sequence[Document]) -> list[Finding]:
    """Return of what a whole batch shows the findings in these documents, as far as their texts still stand.

    Evidence may be older than the texts: a mark follows its text to another line.
    """
    names = {document.name for document in documents}
    texts = _list_segments(documents)
    renewed = []
    for finding in findings:
        if finding.document in names:
            marks = [_renew_mark(mark, texts) for mark in finding.marks]
            kept = tuple(mark for mark in marks if mark is not None)
            if len(kept) == len(marks):
                renewed.append(replace(finding, marks=kept))
    return renewed


def _list_segments(documents: Sequence[Document]) -> Texts:
    texts: dict[str, dict[str, list[Segment]]] = {}
    for document in documents:
        for unit in document.units:
            for _, segment in unit.segments:
                of_file = texts.setdefault(segment.path, {})
                of_file.setdefault(segment.text, []).append(segment)
    return texts


def _renew_mark(mark: Mark, texts: Texts) -> Mark | None:
    """Return a mark at the place of its text now; None where that is gone."""
    of_file = texts.get(mark.segment.path)
    if of_file is None:
        return mark
    segments = of_file.get(mark.segment.text, ())
    if mark.segment in segments:
        return mark
    for segment in segments:
        if segment.unit == mark.segment.unit:
            return replace(mark, segment=segment)
    return None
