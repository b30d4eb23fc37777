"""What decisions and notes in the texts say of the results of a run."""

from __future__ import annotations

from collections.abc import Sequence

from qa import registry, selection
from qa.decide import decisions, suppressions
from qa.decide.decisions import Stock
from qa.input.drafting import Draft
from qa.model import Result
from qa.run import joining


def decided(result: Result, stock: Stock) -> Result:
    """Return a batch's result with what decisions and notes in the texts accept."""
    known = {check.id for check in registry.checks()} | {*registry.CATEGORIES}
    asked = frozenset(
        name for rule in result.rules for name in (rule.id, rule.category)
    )
    return suppressions.applied(decisions.marked(result, stock), known, asked)


def unmatched(
    name: str | None, stock: Stock, drafts: Sequence[Draft], results: Sequence[Result]
) -> list[str]:
    """Return what is said of the decisions of one file: several batches may have it."""
    ours = [
        number for number, draft in enumerate(drafts) if draft.settings.baseline == name
    ]
    # What a batch teaches changes with the documents that are looked at: no decision on it is stale for that.
    lasting = {
        c.id
        for n in ours
        for c in selection.enabled(drafts[n].settings)
        if c.scope != "batch"
    }
    return decisions.notices(joining.joined([results[n] for n in ours]), stock, lasting)
