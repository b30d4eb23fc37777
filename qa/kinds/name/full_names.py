"""Full names that were exchanged: two or more names side by side that are not found, and as many new ones there."""

from __future__ import annotations

from collections.abc import Sequence

from qa.kinds.name import thresholds
from qa.kinds.name.named_text import find_runs, overlaps
from qa.kinds.name.replacements import is_new
from qa.kinds.name.text_pair import TextPair
from qa.language import name_words
from qa.model import Fact, Span

PROPER = frozenset({"capital", "unknown", "city"})
"""Classes of words that are names and nothing else."""
PARTS = 2
"""Names of the shortest full name."""


def find_exchanged(lost: Sequence[Fact], texts: TextPair) -> list[Span]:
    """Return where those names stand, of some that are not found, that are of a full name which was exchanged."""
    runs = [run for run in _find_full_names(lost, texts) if _is_person(run, texts)]
    if not runs or not _has_new_name(texts):
        return []
    return [fact.span for run in runs for fact in run]


def _find_full_names(lost: Sequence[Fact], texts: TextPair) -> list[list[Fact]]:
    """Return the full names no part of which is found; a part may be a name that is only likely."""
    spans = [fact.span for fact in lost]
    runs = find_runs(texts.first.names, texts.first.text)
    full = [run for run in runs if len(run) >= PARTS]
    return [
        run
        for run in full
        if any(fact.span in spans for fact in run)
        and not any(fact.span in texts.paired_spans for fact in run)
        and not any(_is_heard(fact, texts) for fact in run)
    ]


def _is_heard(fact: Fact, texts: TextPair) -> bool:
    """Say whether a name may stand in the second text."""
    candidate = texts.find([fact])[0]
    return candidate is not None and candidate.ratio >= thresholds.POSSIBLE_MATCH


def _is_person(run: Sequence[Fact], texts: TextPair) -> bool:
    """Say whether a run of names has a word that is nothing but a name, and no country."""
    profiles = [texts.profile(fact) for fact in run]
    if any(profile.is_country for profile in profiles):
        return False
    return any(profile.name_class in PROPER for profile in profiles)


def _has_new_name(texts: TextPair) -> bool:
    """Say whether the second text has a full name of which the first has no part."""
    taken = [fact.span for _, fact in texts.pairs]
    names = [fact for fact in texts.second.names if _may_be_part(fact, texts)]
    for run in find_runs(names, texts.second.text):
        if len(run) < PARTS or any(overlaps(fact.span, taken) for fact in run):
            continue
        if all(is_new(fact, texts) for fact in run):
            return True
    return False


def _may_be_part(fact: Fact, texts: TextPair) -> bool:
    """Say whether a name of the second text may be a part of a full name: one that is likely, in no dictionary."""
    profile = texts.turned.profile(fact)
    if profile.is_country:
        return False
    if profile.name_class in PROPER:
        return True
    return bool(name_words.own_letters(texts.second.language)) or fact.strong
