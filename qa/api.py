"""The flow on one screen: paths or versions in, Result out.

readers -> facts -> align <-> evidence -> checks -> decisions -> reporters
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from qa import (
    align,
    changed,
    decisions,
    engine,
    evidence,
    expressions,
    identity,
    kinship,
    marking,
    merging,
    naming,
    readers,
    references,
    registry,
    similarity,
    sources,
    suppressions,
    terminology,
)
from qa.config import Settings
from qa.errors import QaError
from qa.model import Document, Problem, Result, Row, Source, Table, Version
from qa.registry import Context
from qa.release import RELEASE
from qa.sources import Stdin

Progress = Callable[[int, int], None]


def check_files(
    paths: Sequence[str],
    settings: Settings | None = None,
    stdin: Stdin | None = None,
    since: str | None = None,
    progress: Progress | None = None,
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
        result = check(merging.merged(versions), settings=settings, progress=progress)
    except QaError as error:
        if not problems:
            raise
        # What could not be read is why there is nothing to compare.
        first = problems[0]
        raise QaError(first.message, path=first.path, line=first.line, hint=first.hint) from error
    return replace(result, problems=(*problems, *result.problems), notices=(*ours, *left_out, *result.notices))


def check(
    versions: Iterable[Version],
    source: str | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Result:
    """Check versions of one or several documents against each other.

    A version with an empty name gets the language that is detected. `source` names the version that the others were
    made from. `progress` is told how many documents are done, of how many. Raises QaError where there is nothing to
    compare.
    """
    settings = settings or Settings()
    known = decisions.load(settings.baseline)
    _prepare(settings)
    named, notices = identity.named(marking.marked(versions, settings.placeholders))
    groups, problems = _groups(named)
    lonely = [
        f"document `{name}` has but one version ({group[0].name}) and was not compared"
        for name, group in groups.items()
        if len(group) == 1
    ]
    if not settings.languages:
        groups = {name: group for name, group in groups.items() if len(group) > 1}
    if not groups:
        raise _nothing(named, problems)
    documents, learned = _aligned(groups, source or settings.source)
    documents = [kinship.related(document, settings.derived_from) for document in documents]
    asked, outcome = engine.Engine(Context(learned, settings)), engine.Outcome()
    tables = []
    for done, document in enumerate(documents):
        if progress:
            progress(done, len(documents))
        rows: list[Row] = []
        asked.document(document, outcome, rows)
        tables.append(Table(document.name, tuple(version.name for version in document.versions), tuple(rows)))
    asked.batch(outcome)
    if progress:
        progress(len(documents), len(documents))
    rules = tuple(check.rule for check in registry.enabled(settings))
    alike = tuple(similarity.measured(documents)) if any(rule.category == "similarity" for rule in rules) else ()
    result = Result(
        findings=tuple(outcome.findings),
        documents=tuple(documents),
        tables=tuple(tables),
        problems=tuple(problems),
        crashes=tuple(outcome.crashes),
        notices=(*notices, *lonely),
        skipped=sum(version.skipped for version in named),
        unverified=outcome.unverified,
        release=RELEASE,
        signature=f"qa {RELEASE}",
        rules=rules,
        similarities=alike,
    )
    asked_for = frozenset(rule.id for rule in result.rules)
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
        replace(version, name=naming.checked(version.name, source.path, 1)) if version.name else version
        for version in readers.read(source)
    ]


def _groups(versions: Sequence[Version]) -> tuple[dict[str, list[Version]], list[Problem]]:
    """Return the versions of each document; of two that claim to be the same the second is a problem."""
    groups: dict[str, list[Version]] = {}
    problems: list[Problem] = []
    for version in versions:
        group = groups.setdefault(version.document, [])
        twin = next((other for other in group if other.name == version.name), None)
        if twin is None:
            group.append(version)
            continue
        how = "seems to be" if version.certainty is not None else "claims to be"
        said = f"{how} version `{version.name}` of document `{version.document}`, as does {twin.path}"
        hint = "label one (`id@previous`), name it `document.TAG.txt`, or say `--lang FILE=TAG`"
        problems.append(Problem(said, version.path, hint=hint))
    return groups, problems


def _nothing(versions: Sequence[Version], problems: Sequence[Problem]) -> QaError:
    """Return the error of a run that has nothing to compare."""
    for problem in problems:
        return QaError(problem.message, path=problem.path, hint=problem.hint)
    if not versions:
        return QaError("no versions given", hint="give at least two")
    lone = versions[0]
    said = f"only one version (`{lone.name}`) of document `{lone.document}`: nothing to compare it with"
    hint = "add another language version, named like `news.en.txt` and `news.id.txt`"
    return QaError(said, path=lone.path, hint=hint)


def _aligned(groups: Mapping[str, list[Version]], source: str | None) -> tuple[list[Document], evidence.Evidence]:
    """Align every document, learn from all of them, and align again with what was learned."""
    if source is not None and not any(version.name == source for group in groups.values() for version in group):
        known = ", ".join(sorted({version.name for group in groups.values() for version in group}))
        raise QaError(f"the source `{source}` is none of the versions", hint=f"they are {known}")
    return align.batch(groups, source)
