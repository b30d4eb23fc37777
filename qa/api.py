"""The flow on one screen: paths or versions in, Result out.

readers -> facts -> align <-> evidence -> checks -> decisions -> reporters
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from qa import expressions, registry, similarity, terminology
from qa.config import Settings, override
from qa.decide import decisions, suppressions
from qa.decide.decisions import Stock
from qa.errors import QaError
from qa.input import changed, drafting, grouping, loading, sources
from qa.input import derived as kinship
from qa.input.drafting import Draft
from qa.input.loading import Loaded
from qa.input.local import Overrides
from qa.input.sources import Stdin
from qa.model import Progress, Result, Similarity, Version
from qa.registry import Context
from qa.release import RELEASE
from qa.run import engine, joining


def check_files(
    paths: Sequence[str],
    settings: Settings | None = None,
    stdin: Stdin | None = None,
    since: str | None = None,
    progress: Progress | None = None,
    overrides: Overrides | None = None,
) -> Result:
    """Check the documents that files and folders hold; only those that changed `since` a git revision, if one is named.

    With `overrides`, if only `{}`, settings that stand in folders below hold there, with the overrides put over them;
    without, `settings` hold everywhere. A file that cannot be read is a problem of the result and the rest is checked.
    Raises QaError where nothing can be.
    """
    found = sources.gather(paths, settings or Settings(), stdin, overrides, progress)
    batches, unchanged = (found.batches, ()) if since is None else changed.only(found.batches, since)
    held, problems = loading.loaded(batches, progress)
    problems = [*found.problems, *problems]
    notices = (*found.notices, *unchanged)
    if not held or not (problems or any(batch.versions for batch in held)):
        return Result(problems=tuple(problems), notices=notices, release=RELEASE, signature=f"qa {RELEASE}")
    try:
        result = _checked(held, progress)
    except QaError as error:
        if not problems or error.path in {problem.path for problem in problems}:
            raise
        # What could not be read is why there is nothing to compare.
        first = problems[0]
        raise QaError(first.message, path=first.path, line=first.line, hint=first.hint) from error
    return replace(result, problems=(*problems, *result.problems), notices=(*notices, *result.notices))


def check(
    versions: Iterable[Version],
    source: str | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Result:
    """Check versions of one or several documents against each other.

    A version with an empty name gets the language that is detected. `source` names the version that the others were
    made from. `progress` is told how many documents are done, of how many, and what is being done. Raises QaError where
    there is nothing to compare.
    """
    return _checked([Loaded(override(settings or Settings(), {"source": source}), list(versions))], progress)


def _checked(held: Sequence[Loaded], progress: Progress | None) -> Result:
    """Check the batches, each under its own settings, and say it in one result."""
    stocks = {batch.settings.baseline: decisions.load(batch.settings.baseline) for batch in held}
    for batch in held:
        _prepare(batch.settings)
    drafts = drafting.drafted(held)
    results: list[Result] = []
    done, of = 0, sum(len(draft.groups) for draft in drafts)
    for draft in drafts:
        result = _result(draft, joining.counted(progress, done, of))
        results.append(_decided(result, stocks[draft.settings.baseline]))
        done += len(draft.groups)
    told = [notice for name, stock in stocks.items() for notice in _unmatched(name, stock, drafts, results)]
    whole = joining.joined(results)
    return replace(whole, notices=(*whole.notices, *told), similarities=tuple(_similarities(results)))


def _result(draft: Draft, progress: Progress | None) -> Result:
    """Check the documents of one batch."""
    settings = draft.settings
    documents, learned = grouping.aligned(draft.groups, settings.source, progress)
    documents = [kinship.related(document, settings.derived_from) for document in documents]
    outcome = engine.Engine(Context(learned, settings)).batch(documents, progress)
    return Result(
        findings=tuple(outcome.findings),
        documents=tuple(documents),
        tables=tuple(outcome.tables),
        problems=tuple(draft.grouping.problems),
        crashes=tuple(outcome.crashes),
        notices=tuple(draft.notices),
        skipped=draft.skipped,
        unverified=outcome.unverified,
        release=RELEASE,
        signature=f"qa {RELEASE}",
        rules=tuple(check.rule for check in registry.enabled(settings)),
    )


def _decided(result: Result, stock: Stock) -> Result:
    """Return a batch's result with what decisions and notes in the texts accept."""
    known = {check.id for check in registry.checks()} | {*registry.CATEGORIES}
    asked = frozenset(name for rule in result.rules for name in (rule.id, rule.category))
    return suppressions.applied(decisions.marked(result, stock), known, asked)


def _unmatched(name: str | None, stock: Stock, drafts: Sequence[Draft], results: Sequence[Result]) -> list[str]:
    """Return what is said of the decisions of one file: several batches may have it."""
    ours = [number for number, draft in enumerate(drafts) if draft.settings.baseline == name]
    # What a batch teaches changes with the documents that are looked at: no decision on it is stale for that.
    lasting = {c.id for n in ours for c in registry.enabled(drafts[n].settings) if c.scope != "batch"}
    return decisions.notices(joining.joined([results[n] for n in ours]), stock, lasting)


def _similarities(results: Sequence[Result]) -> Iterable[Similarity]:
    """Measure the documents of the batches that ask how alike versions are."""
    asking = [result for result in results if any(rule.category == "similarity" for rule in result.rules)]
    return similarity.measured(document for result in asking for document in result.documents)


def _prepare(settings: Settings) -> None:
    """Read what the settings name, so that a mistake there is said before anything is checked."""
    registry.enabled(settings)
    terminology.load(tuple(settings.terms))
    terminology.load(tuple(settings.names))
    for pattern in settings.placeholders:
        expressions.expression(pattern)
    for rule in settings.checklist:
        for pattern in filter(None, (rule.source, rule.wanted, rule.unwanted)):
            expressions.expression(expressions.filled(pattern, {}), case=rule.case)
