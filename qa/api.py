"""The flow on one screen: paths or versions in, Result out.

readers -> facts -> align <-> evidence -> checks -> decisions -> reporters
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from qa import align, compare, engine, evidence, identity, readers, sources
from qa.config import Settings
from qa.errors import QaError
from qa.model import Document, Problem, Result, Source, Table, Version
from qa.registry import Context
from qa.release import RELEASE
from qa.sources import Stdin


def check_files(paths: Sequence[str], settings: Settings | None = None, stdin: Stdin | None = None) -> Result:
    """Check the documents that files and folders hold.

    A file that cannot be read is a problem of the result and the rest is checked. Raises QaError where nothing can be.
    """
    settings = settings or Settings()
    found, problems = sources.gather(paths, settings, stdin)
    versions: list[Version] = []
    for source in found:
        try:
            versions += _read(source)
        except QaError as error:
            problems.append(Problem(error.message, error.path, error.line, error.hint))
    if not versions:
        first = problems[0]
        raise QaError(first.message, path=first.path, line=first.line, hint=first.hint)
    result = check(versions, settings=settings)
    return replace(result, problems=(*problems, *result.problems))


def check(versions: Iterable[Version], source: str | None = None, settings: Settings | None = None) -> Result:
    """Check versions of one or several documents against each other.

    A version with an empty name gets the language that is detected. `source` names the version that the others were
    made from. Raises QaError where a version is there twice or a document has but one.
    """
    settings = settings or Settings()
    named, notices = identity.named(versions)
    groups, lonely = _groups(named)
    documents, learned = _aligned(groups, source or settings.source)
    asked, outcome = engine.Engine(Context(learned, settings)), engine.Outcome()
    tables = []
    for document in documents:
        asked.document(document, outcome)
        tables.append(_table(document, learned))
    asked.batch(outcome)
    return Result(
        findings=tuple(outcome.findings),
        documents=tuple(documents),
        tables=tuple(tables),
        crashes=tuple(outcome.crashes),
        notices=(*notices, *lonely),
        unverified=identity.unverified(documents),
        release=RELEASE,
        signature=f"qa {RELEASE}",
    )


def _read(source: Source) -> list[Version]:
    return [
        replace(version, name=sources.checked(version.name, source.path, 1)) if version.name else version
        for version in readers.read(source)
    ]


def _groups(versions: Sequence[Version]) -> tuple[Mapping[str, list[Version]], list[str]]:
    """Return the versions of each document, and a sentence on each document of one version, which is left out."""
    groups: dict[str, list[Version]] = {}
    for version in versions:
        others = groups.setdefault(version.document, [])
        for other in others:
            if other.name == version.name:
                raise QaError(
                    f"claims to be version `{version.name}` of document `{version.document}`, as does {other.path}",
                    path=version.path, hint="label one (`id@previous`) or name its language with `--lang FILE=TAG`",
                )  # fmt: skip
        others.append(version)
    whole = {document: group for document, group in groups.items() if len(group) > 1}
    if not whole:
        lone = versions[0]
        raise QaError(
            f"only one version (`{lone.name}`) of document `{lone.document}`: nothing to compare it with",
            path=lone.path, hint="add another language version, named like `news.en.txt` and `news.id.txt`",
        )  # fmt: skip
    lonely = [f"document `{name}` has but one version ({group[0].name}) and was not compared"
              for name, group in groups.items() if len(group) == 1]  # fmt: skip
    return whole, lonely


def _aligned(groups: Mapping[str, list[Version]], source: str | None) -> tuple[list[Document], evidence.Evidence]:
    """Align every document, learn from all of them, and align again with what was learned."""
    if source is not None and not any(version.name == source for group in groups.values() for version in group):
        known = ", ".join(sorted({version.name for group in groups.values() for version in group}))
        raise QaError(f"the source `{source}` is none of the versions", hint=f"they are {known}")
    documents = [align.document(name, group, source) for name, group in groups.items()]
    learned = functools.reduce(evidence.Evidence.merge, (evidence.learn([document]) for document in documents))
    return documents, learned


def _table(document: Document, learned: evidence.Evidence) -> Table:
    rows = [row for unit in document.units for row in compare.table(unit, learned)]
    return Table(document.name, tuple(version.name for version in document.versions), tuple(rows))
