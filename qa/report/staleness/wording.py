"""The sentences on versions and pages that are behind."""

from __future__ import annotations

from collections.abc import Sequence

from qa.escape import visible
from qa.model import StalePage
from qa.report.staleness.ranking import count_words


def summarise(name: str, pages: Sequence[StalePage]) -> str:
    """Return the sentence on a version: pages, units, words."""
    units = sum(page.units for page in pages)
    stale = sum(len(page.stale) for page in pages)
    behind = sum(page.count for page in pages)
    easy = stale - behind
    pages_behind = sum(1 for page in pages if page.stale)
    all_pages = numbered(len(pages), "page")
    all_units = numbered(units, "unit")
    words = numbered(count_words(pages), "word")
    rate = ""
    if units:
        rate = f" ({behind / units:.1%})"
    more = ""
    if easy:
        more = f", {easy:,} more in links, code or spelling alone"
    return (
        f"{visible(name)}: {pages_behind:,} of {all_pages} behind,"
        f" {behind:,} of {all_units}{rate}, {words} to translate{more}"
    )


def tell_page(page: StalePage) -> str:
    """Return what is behind on a page: units, words."""
    units = numbered(page.units, "unit")
    words = numbered(page.words, "word")
    easy = len(page.stale) - page.count
    more = ""
    if easy:
        more = f", {easy:,} in links, code or spelling alone"
    return f"{page.count:,} of {units} behind, {words} to translate{more}"


def numbered(count: int, noun: str) -> str:
    """Return a count with its noun in the right number."""
    ending = "" if count == 1 else "s"
    return f"{count:,} {noun}{ending}"


def join_lines(lines: Sequence[str]) -> str:
    """Return lines as a text, each with its end."""
    ended = [f"{line}\n" for line in lines]
    return "".join(ended)
