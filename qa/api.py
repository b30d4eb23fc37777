"""The flow on one screen: paths or versions in, Result out.

readers -> facts -> align <-> evidence -> checks -> decisions -> reporters
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from qa import memory, selection
from qa.align import bounds
from qa.borders import Border
from qa.config import Settings, override
from qa.decide import decisions, gates
from qa.errors import QaError
from qa.evidence import Knowledge, Taught
from qa.input import changed, drafting, given, grouping, loading, outputs, sources
from qa.input import derived as kinship
from qa.input.drafting import Draft
from qa.input.loading import Loaded
from qa.input.local import Overrides
from qa.input.wanted import Stdin
from qa.model import Document, Problem, Progress, Result, Similarity, StalePage, Version
from qa.omission import completeness
from qa.registry import Context
from qa.release import RELEASE
from qa.run import deciding, engine, joining, learning
from qa.run.preparing import prepare
from qa.run.spreading import Spreading
from qa.stale.asking import find_behind

if TYPE_CHECKING:
    from qa.meaning.batch import Meanings


@memory.run()
def check_files(
    paths: given.Paths,
    *,
    source: str | None = None,
    settings: Settings | None = None,
    since: str | None = None,
    stdin: Stdin | None = None,
    progress: Progress | None = None,
    writes: Iterable[str] = (),
    overrides: Overrides | None = None,
    evidence: str = "",
    jobs: int = 1,
    texts: Mapping[str, bytes] | None = None,
) -> Result:
    """Check the documents that files and folders hold; `paths` is one of them or several, `-` is standard input.

    `source` names the version that the others were made from, `since` a git revision: only documents that changed
    since then are checked, with what all of them teach; or with what the file `evidence` holds, which `qa learn` wrote.
    `stdin` says what standard input holds. `progress` is called with how many are done, of how
    many, and what is being done. `writes` are files that reports will be written to. With `overrides`, if only `{}`,
    settings that stand in folders below hold there, with the overrides put over them; without, `settings` hold
    everywhere. `texts` are bytes that stand for those of files, by path. At most `jobs` processes check, where there is
    enough for them: the result is the same. A file that cannot be read is a problem of the result and the rest is
    checked. Raises QaError where nothing can be, and where a report would overwrite a text.
    """
    settings = _settled("qa.check_files", settings, source, progress)
    places = given.make_paths(paths)
    found = sources.gather(places, settings, stdin, overrides, progress)
    outputs.refuse(found.sources, writes)
    every = sources.overlaid(found.batches, texts) if texts else found.batches
    batches = every
    unchanged: tuple[str, ...] = ()
    knowledge = learning.read(evidence) if evidence else {}
    if since is not None:
        batches, unchanged = changed.only(every, since)
        if not evidence:
            knowledge = learning.learn_whole(every, batches, progress)
    border = Border()
    held, reading = loading.loaded(batches, progress, places)
    behind, untold = find_behind(batches, progress, border)
    problems = [*found.problems, *reading.problems]
    result = Result(release=RELEASE, signature=f"qa {RELEASE}")
    if held and (problems or reading.crashes or any(batch.versions for batch in held)):
        try:
            asking = partial(Spreading, jobs=jobs)
            result = checked(held, progress, border, behind, knowledge, asking)
        except QaError as error:
            is_ours = bool(reading.crashes or border.crashes)
            reason = _reason(error, problems, is_ours=is_ours)
            if reason.path:
                problems.append(reason)
    whole = replace(
        result,
        stale=tuple(behind),
        problems=(*problems, *result.problems),
        crashes=(*reading.crashes, *border.crashes, *result.crashes),
        notices=(
            *found.notices,
            *unchanged,
            *untold,
            *reading.notices,
            *result.notices,
        ),
    )
    return gates.judge(whole, settings)


def _reason(error: QaError, problems: Sequence[Problem], *, is_ours: bool) -> Problem:
    """Return why nothing was checked, where a reader failed; else raise it, or what could not be read first."""
    if is_ours:
        return Problem(error.message, error.path, error.line, error.hint)
    if not problems or error.path in {problem.path for problem in problems}:
        raise error
    first = problems[0]
    raise QaError(
        first.message, path=first.path, line=first.line, hint=first.hint
    ) from error


@memory.run()
def check(
    versions: Mapping[str, given.Text] | Iterable[Version],
    *,
    source: str | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Result:
    """Check versions against each other: texts by version name, or `Version` objects of one or several documents.

    A text is split into paragraphs as a text file is; a list holds one text a segment. A version with an empty name
    gets the language that is detected. `source` names the version that the others were made from. `progress` is called
    with how many documents are done, of how many, and what is being done. Raises TypeError for what is no text, and
    QaError for a name that is no language and where there is nothing to compare.
    """
    settings = _settled("qa.check", settings, source, progress)
    made = given.make_versions(versions, settings.paragraphs)
    if len(made) == 1 and not settings.languages:
        hint = "give at least two versions"
        raise QaError(
            f"qa.check got only version `{made[0].name}`: nothing to compare it with",
            hint=hint,
        )
    border = Border()
    result = checked([Loaded(settings, list(made))], progress, border)
    whole = replace(result, crashes=(*border.crashes, *result.crashes))
    return gates.judge(whole, settings)


def _settled(
    caller: str,
    settings: Settings | None,
    source: str | None,
    progress: Progress | None,
) -> Settings:
    """Return the settings with the source put over them; raise TypeError for an argument of another type."""
    if not isinstance(settings, Settings | None):
        raise TypeError(
            f"{caller} got {type(settings).__name__} for `settings`: give qa.Settings(...)"
        )
    if not isinstance(source, str | None):
        raise TypeError(
            f"{caller} got {type(source).__name__} for `source`: give the name of a version such as 'en'"
        )
    if progress is not None and not callable(progress):
        raise TypeError(
            f"{caller} got {type(progress).__name__} for `progress`: give a function of two numbers and a word"
        )
    settings = settings or Settings()
    return (
        override(settings, {"source": given.find_name(source)}) if source else settings
    )


def checked(
    held: Sequence[Loaded],
    progress: Progress | None,
    border: Border,
    behind: Sequence[StalePage] = (),
    knowledge: Knowledge | None = None,
    asking: Callable[[Context], engine.Engine] = engine.Engine,
) -> Result:
    """Check the batches, each under its own settings, and say it in one result.

    What fails around the checks is held at the `border`; `knowledge` is what larger batches taught, `asking` makes
    the engine of each batch.
    """
    stocks = {
        batch.settings.baseline: decisions.load(batch.settings.baseline)
        for batch in held
    }
    for batch in held:
        prepare(batch.settings)
    drafts = drafting.drafted(held, border)
    results: list[Result] = []
    done, of = 0, sum(len(draft.groups) for draft in drafts)
    for draft in drafts:
        taught = learning.recall(knowledge or {}, draft)
        counted = joining.counted(progress, done, of)
        result = _result(draft, border, counted, behind, taught, asking)
        results.append(deciding.decided(result, stocks[draft.settings.baseline]))
        done += len(draft.groups)
    told = [
        notice
        for name, stock in stocks.items()
        for notice in deciding.unmatched(name, stock, drafts, results)
    ]
    whole = joining.joined(results)
    similarities: list[Similarity] = []
    with border.around("measuring similarity", "the batch"):
        similarities += joining.measured(results)
    return replace(
        whole,
        notices=(*whole.notices, *told),
        similarities=tuple(similarities),
    )


def _result(
    draft: Draft,
    border: Border,
    progress: Progress | None,
    behind: Sequence[StalePage],
    taught: Taught | None,
    asking: Callable[[Context], engine.Engine],
) -> Result:
    """Check the documents of one batch, with what a larger one has `taught`."""
    settings = draft.settings
    aligned, learned = grouping.aligned(
        draft.groups, settings.source, progress, border, taught
    )
    documents = kinship.joined(aligned, settings.derived_from, border)
    pages: dict[str, list[StalePage]] = {}
    for page in behind:
        pages.setdefault(page.document, []).append(page)
    meanings = _compare_meanings(documents, settings, progress)
    context = Context(learned.whole, settings, pages, meanings)
    outcome = asking(context).batch(documents, progress, recalled=taught is not None)
    findings = outcome.findings
    if behind:
        from qa.stale.blaming import blamed  # noqa: PLC0415 - only with a history

        findings = blamed(findings, behind)
    rules = tuple(check.rule for check in selection.enabled(settings))
    return Result(
        findings=tuple(findings),
        documents=tuple(documents),
        tables=tuple(outcome.tables),
        completeness=tuple(completeness.measured(documents, border)),
        problems=tuple(draft.grouping.problems),
        crashes=tuple(outcome.crashes),
        notices=(*draft.notices, *bounds.tell(documents)),
        skipped=draft.skipped,
        unverified=outcome.unverified,
        release=RELEASE,
        signature=f"qa {RELEASE}",
        rules=rules,
        left_out=selection.left_out(rules),
    )


def _compare_meanings(
    documents: Sequence[Document], settings: Settings, progress: Progress | None
) -> Meanings | None:
    """Return what texts leave unanswered, where the settings ask for it."""
    if not (settings.meaning or settings.meaning_model):
        return None
    from qa.meaning import opening  # noqa: PLC0415 - needs an extra, and takes time

    return opening.compare(documents, settings.meaning_model, progress)
