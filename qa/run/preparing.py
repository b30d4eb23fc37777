"""Reads what settings name, so that a mistake there is said before anything is checked."""

from __future__ import annotations

from qa import expressions, selection, terminology
from qa.config import Settings


def prepare(settings: Settings) -> None:
    """Read the checks, terms and expressions that settings name; raise QaError for what is mistaken."""
    selection.enabled(settings)
    terminology.load(tuple(settings.terms))
    terminology.load(tuple(settings.names))
    for pattern in (*settings.placeholders, *settings.translatable):
        expressions.expression(pattern)
    for rule in settings.checklist:
        for pattern in filter(None, (rule.source, rule.wanted, rule.unwanted)):
            expressions.expression(expressions.filled(pattern, {}), case=rule.case)
