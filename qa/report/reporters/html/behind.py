"""What is behind its source, as a part of the page: versions, then pages, worst first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qa.model import StalePage, StaleUnit
from qa.report.staleness.changes import diff
from qa.report.staleness.ranking import by_version, worst_first
from qa.report.staleness.wording import numbered, summarise, tell_page

_MOST = 1_000
"""Units that are shown: some two megabytes of page."""


def context(pages: Sequence[StalePage]) -> Mapping[str, object]:
    """Return what the page says of translations that are behind; nothing where none is."""
    behind = worst_first(pages)
    versions = [summarise(name, own) for name, own in by_version(behind).items()]
    return {
        "behind_count": sum(len(page.stale) for page in behind),
        "behind_versions": versions,
        "behind": list(_list_pages(behind)),
        "behind_more": _tell_more(behind),
    }


def _list_pages(behind: Sequence[StalePage]) -> Iterator[Mapping[str, object]]:
    """Yield the pages with their units, as many as are shown."""
    left = _MOST
    for page in behind:
        if left <= 0:
            return
        units = [_describe(unit) for unit in page.stale[:left]]
        left -= len(units)
        yield {"path": page.path, "said": tell_page(page), "units": units}


def _describe(unit: StaleUnit) -> Mapping[str, object]:
    """Return what is shown of a unit: the source as a word diff, and what translates it."""
    marked = [
        {"kind": part.kind, "text": part.text} for part in diff(unit.before, unit.after)
    ]
    return {
        "line": unit.line,
        "since": unit.since,
        "kind": unit.kind,
        "diff": marked,
        "text": unit.text,
    }


def _tell_more(behind: Sequence[StalePage]) -> str:
    """Return a sentence on what is not shown; empty where all is."""
    left = sum(len(page.stale) for page in behind) - _MOST
    if left <= 0:
        return ""
    return f"{numbered(left, 'more unit')} of lesser pages: `qa stale` lists all."
