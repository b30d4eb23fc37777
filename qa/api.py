"""The flow on one screen: paths or versions in, Result out.

readers -> facts -> align <-> evidence -> checks -> decisions -> reporters
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from qa import expressions, registry, similarity, terminology
from qa.config import Settings
from qa.decide import decisions, suppressions
from qa.errors import QaError
from qa.input import changed, grouping, marking, merging, naming, readers, references, sources
from qa.input import derived as kinship
from qa.input.sources import Stdin
from qa.language import identify as identity
from qa.model import Problem, Result, Source, Version
from qa.registry import Context
from qa.release import RELEASE
from qa.run import engine


def check_files(
    paths: Sequence[str],
    settings: Settings | None = None,
    stdin: Stdin | None = None,
    since: str | None = None,
    progress: engine.Progress | None = None,
) -> Result:
    """Check the documents that files and folders hold; only those that changed `since` a git revision, if one is named.

    A file that cannot be read is a problem of the result and the rest is checked. Raises QaError where nothing can be.
    """
    settings = settings or Settings()
    found, ours = sources.gather(paths, settings, stdin)
    problems: list[Problem] = []
    found, left_out = (found, ()) if since is None else changed.only(found, since, settings)
    measures = sources.gather(settings.references, settings)[0] if settings.references else []
    apart = {source.path for source in measures}
    found = [source for source in found if source.path not in apart]
    if not found:
        return Result(notices=(*ours, *left_out), release=RELEASE, signature=f"qa {RELEASE}")
    versions, uneven = merging.even(_versions(found, problems))
    problems += uneven
    versions, useless = references.joined(versions, _versions(measures, problems))
    problems += useless
    try:
        result = check(merging.merged(versions), settings=settings, progress=progress, unread=_unread(found, problems))
    except QaError as error:
        if not problems or error.path in {problem.path for problem in problems}:
            raise
        # What could not be read is why there is nothing to compare.
        first = problems[0]
        raise QaError(first.message, path=first.path, line=first.line, hint=first.hint) from error
    return replace(result, problems=(*problems, *result.problems), notices=(*ours, *left_out, *result.notices))


def check(
    versions: Iterable[Version],
    source: str | None = None,
    settings: Settings | None = None,
    progress: engine.Progress | None = None,
    unread: grouping.Unread | None = None,
) -> Result:
    """Check versions of one or several documents against each other.

    A version with an empty name gets the language that is detected. `source` names the version that the others were
    made from. `progress` is told how many documents are done, of how many; `unread` is what could not be read of each
    document. Raises QaError where there is nothing to compare.
    """
    settings = settings or Settings()
    known = decisions.load(settings.baseline)
    _prepare(settings)
    named, notices = identity.named(marking.marked(versions, settings.placeholders))
    batch = grouping.grouped(named, alone=bool(settings.languages), unread=unread or {})
    documents, learned = grouping.aligned(batch.groups, source or settings.source)
    documents = [kinship.related(document, settings.derived_from) for document in documents]
    outcome = engine.Engine(Context(learned, settings)).batch(documents, progress)
    rules = tuple(check.rule for check in registry.enabled(settings))
    alike = tuple(similarity.measured(documents)) if any(rule.category == "similarity" for rule in rules) else ()
    result = Result(
        findings=tuple(outcome.findings),
        documents=tuple(documents),
        tables=tuple(outcome.tables),
        problems=tuple(batch.problems),
        crashes=tuple(outcome.crashes),
        notices=(*notices, *batch.notices),
        skipped=sum(version.skipped for version in named),
        unverified=outcome.unverified,
        release=RELEASE,
        signature=f"qa {RELEASE}",
        rules=rules,
        similarities=alike,
    )
    asked_for = frozenset(name for rule in result.rules for name in (rule.id, rule.category))
    # What a batch teaches changes with the documents that are looked at: no decision on it is stale for that.
    lasting = frozenset(check.id for check in registry.enabled(settings) if check.scope != "batch")
    decided = decisions.applied(result, known, lasting)
    return suppressions.applied(decided, {check.id for check in registry.checks()} | {*registry.CATEGORIES}, asked_for)


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


def _unread(found: Iterable[Source], problems: Iterable[Problem]) -> grouping.Unread:
    """Return by document what could not be read."""
    documents = {source.path: source.document for source in found}
    unread: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.path in documents:
            unread.setdefault(documents[problem.path], []).append(problem)
    return unread


def _versions(found: Iterable[Source], problems: list[Problem]) -> list[Version]:
    """Return what the sources hold; what cannot be read joins the problems."""
    versions: list[Version] = []
    for source in found:
        try:
            versions += _read(source)
        except QaError as error:
            problems.append(Problem(error.message, error.path, error.line, error.hint))
    return versions


def _read(source: Source) -> list[Version]:
    return [
        replace(version, name=naming.checked(version.name, source.path, None if source.version else 1))
        if version.name
        else version
        for version in readers.read(source)
    ]
