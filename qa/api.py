"""The flow on one screen: paths or versions in, Result out.

readers -> facts -> align <-> evidence -> checks -> decisions -> reporters
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from qa import expressions, registry, similarity, terminology
from qa.config import Settings, override
from qa.decide import decisions, gates, suppressions
from qa.errors import QaError
from qa.input import changed, given, grouping, marking, merging, naming, outputs, readers, references, sources
from qa.input import derived as kinship
from qa.input.sources import Stdin
from qa.language import identify as identity
from qa.model import Crash, Problem, Result, Source, Version
from qa.registry import Context
from qa.release import RELEASE
from qa.run import engine


def check_files(
    paths: given.Paths,
    *,
    source: str | None = None,
    settings: Settings | None = None,
    since: str | None = None,
    stdin: Stdin | None = None,
    progress: engine.Progress | None = None,
    writes: Iterable[str] = (),
) -> Result:
    """Check the documents that files and folders hold; `paths` is one of them or several, `-` is standard input.

    `source` names the version that the others were made from, `since` a git revision: only documents that changed
    since then are checked. `stdin` says what standard input holds. `progress` is called with how many documents are
    done, of how many. `writes` are files that reports will be written to. A file that cannot be read is a problem of
    the result and the rest is checked. Raises QaError where nothing can be, and where a report would overwrite a text.
    """
    settings = _settled("qa.check_files", settings, source, progress)
    found, ours = sources.gather(given.make_paths(paths), settings, stdin)
    outputs.refuse(found, writes)
    problems: list[Problem] = []
    crashes: list[Crash] = []
    found, left_out = (found, ()) if since is None else changed.only(found, since, settings)
    measures = sources.gather(settings.references, settings)[0] if settings.references else []
    apart = {source.path for source in measures}
    found = [source for source in found if source.path not in apart]
    if not found:
        return Result(notices=(*ours, *left_out), release=RELEASE, signature=f"qa {RELEASE}")
    versions, uneven = merging.even(_versions(found, problems, crashes))
    problems += uneven
    versions, useless = references.joined(versions, _versions(measures, problems, crashes))
    problems += useless
    try:
        result = _check(merging.merged(versions), settings, progress, _unread(found, problems))
    except QaError as error:
        if crashes:
            problems.append(Problem(error.message, error.path, error.line, error.hint))
            result = Result(release=RELEASE, signature=f"qa {RELEASE}")
        elif not problems or error.path in {problem.path for problem in problems}:
            raise
        else:
            # What could not be read is why there is nothing to compare.
            first = problems[0]
            raise QaError(first.message, path=first.path, line=first.line, hint=first.hint) from error
    return replace(
        result,
        problems=(*problems, *result.problems),
        crashes=(*crashes, *result.crashes),
        notices=(*ours, *left_out, *result.notices),
    )


def check(
    versions: Mapping[str, given.Text] | Iterable[Version],
    *,
    source: str | None = None,
    settings: Settings | None = None,
    progress: engine.Progress | None = None,
) -> Result:
    """Check versions against each other: texts by version name, or `Version` objects of one or several documents.

    A text is split into paragraphs as a text file is; a list holds one text a segment. A version with an empty name
    gets the language that is detected. `source` names the version that the others were made from. `progress` is called
    with how many documents are done, of how many. Raises TypeError for what is no text, and QaError for a name that is
    no language and where there is nothing to compare.
    """
    settings = _settled("qa.check", settings, source, progress)
    made = given.make_versions(versions, settings.paragraphs)
    if len(made) == 1 and not settings.languages:
        hint = "give at least two versions"
        raise QaError(f"qa.check got only version `{made[0].name}`: nothing to compare it with", hint=hint)
    return _check(made, settings, progress, {})


def _settled(caller: str, settings: Settings | None, source: str | None, progress: engine.Progress | None) -> Settings:
    """Return the settings with the source put over them; raise TypeError for an argument of another type."""
    if not isinstance(settings, Settings | None):
        raise TypeError(f"{caller} got {type(settings).__name__} for `settings`: give qa.Settings(...)")
    if not isinstance(source, str | None):
        raise TypeError(f"{caller} got {type(source).__name__} for `source`: give the name of a version such as 'en'")
    if progress is not None and not callable(progress):
        raise TypeError(f"{caller} got {type(progress).__name__} for `progress`: give a function of two numbers")
    settings = settings or Settings()
    return override(settings, {"source": given.find_name(source)}) if source else settings


def _check(
    versions: Iterable[Version],
    settings: Settings,
    progress: engine.Progress | None,
    unread: grouping.Unread,
) -> Result:
    """Check versions; `unread` is what could not be read of each document."""
    known = decisions.load(settings.baseline)
    _prepare(settings)
    named, notices = identity.named(marking.marked(versions, settings.placeholders))
    batch = grouping.grouped(named, alone=bool(settings.languages), unread=unread)
    documents, learned = grouping.aligned(batch.groups, settings.source)
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
    known_names = {check.id for check in registry.checks()} | {*registry.CATEGORIES}
    return gates.judge(suppressions.applied(decided, known_names, asked_for), settings)


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


def _versions(found: Iterable[Source], problems: list[Problem], crashes: list[Crash]) -> list[Version]:
    """Return what the sources hold; what cannot be read joins the problems, what a reader fails on the crashes."""
    versions: list[Version] = []
    for source in found:
        try:
            versions += _read(source)
        except QaError as error:
            problems.append(Problem(error.message, error.path, error.line, error.hint))
        except Exception as error:  # noqa: BLE001 - whatever a reader raises, the other files are still checked
            crashes.append(Crash("input", source.path, f"{type(error).__name__}: {error}"))
    return versions


def _read(source: Source) -> list[Version]:
    return [
        replace(version, name=naming.checked(version.name, source.path, None if source.version else 1))
        if version.name
        else version
        for version in readers.read(source)
    ]
