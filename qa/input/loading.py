"""Reads the sources of each batch: what they hold, what cannot be read, which references belong to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from qa.borders import is_stop
from qa.config import Settings
from qa.errors import EmptyFileError, NoTextsError, QaError
from qa.input import (
    grouping,
    keyed,
    merging,
    naming,
    original,
    readers,
    references,
    sources,
)
from qa.input.columns import TABLES, settle
from qa.input.sources import Batch
from qa.model import Crash, Problem, Progress, Source, Version

_PROSE = frozenset(["text", "markdown", "html", "docx", "odt"])
"""Formats whose files belong to a document only where their names say so."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The versions of one batch with the settings that hold for them; what could not be read, by document."""

    settings: Settings
    versions: list[Version]
    unread: grouping.Unread = field(default_factory=dict)
    name: str = ""


@dataclass(slots=True)
class Reading:
    """Reads files, each once; what cannot be read joins the `problems`, what a reader fails on the `crashes`.

    What is in nobody's way is among the `notices`: a file without texts that was not `named`.
    """

    of: int
    progress: Progress | None = None
    named: frozenset[str] = frozenset()
    problems: list[Problem] = field(default_factory=list)
    crashes: list[Crash] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    done: int = 0

    def versions(
        self, found: Sequence[Source], columns: Mapping[str, str]
    ) -> list[Version]:
        """Return what the sources hold; `columns` are the roles that columns of tables are said to have."""
        versions: list[Version] = []
        documents = Counter(source.document for source in found)
        for source in found:
            if self.progress:
                self.progress(self.done, self.of, "reading")
            self.done += 1
            try:
                read = _read(source, columns)
                self.notices += [said for version in read for said in version.notices]
                versions += read
            except (NoTextsError, EmptyFileError) as error:
                is_missed = isinstance(error, EmptyFileError) and (
                    source.version is not None
                    or source.format not in _PROSE
                    or documents[source.document] > 1
                )
                if is_missed or source.path in self.named:
                    self._add(error)
                else:
                    self.notices.append(f"{source.path} was left out: {error.message}")
            except QaError as error:
                self._add(error)
            except BaseException as error:
                if is_stop(error):
                    raise
                # Whatever a reader raises, the other files are still checked.
                self.crashes.append(
                    Crash("input", source.path, f"{type(error).__name__}: {error}")
                )
        return versions

    def _add(self, error: QaError) -> None:
        self.problems.append(Problem(error.message, error.path, error.line, error.hint))


def loaded(
    batches: Sequence[Batch],
    progress: Progress | None = None,
    named: Iterable[str] = (),
) -> tuple[list[Loaded], Reading]:
    """Return what the sources of all batches hold, and the reading: what cannot be read or used.

    `named` are the files that people named one by one.
    """
    wanted = [_references(batch) for batch in batches]
    apart = {source.path for measures in wanted for source in measures}
    found = [
        [source for source in batch.sources if source.path not in apart]
        for batch in batches
    ]
    reading = Reading(sum(map(len, (*found, *wanted))), progress, frozenset(named))
    held: list[Loaded] = []
    useless: list[list[Problem]] = []
    for batch, own, measures in zip(batches, found, wanted, strict=True):
        before = len(reading.problems)
        columns = batch.settings.columns
        versions, uneven = merging.even(reading.versions(own, columns))
        reading.problems += uneven
        unread = _unread(own, reading.problems[before:])
        versions, idle = references.joined(
            versions, reading.versions(measures, columns)
        )
        useless.append(idle)
        versions = keyed.add_originals(versions, batch.settings.source)
        versions = merging.merged(versions)
        if batch.is_open:
            versions, said = original.mark_originals(versions)
            reading.notices += said
        held.append(Loaded(batch.settings, versions, unread, batch.name))
    reading.problems += _of_all(useless, wanted)
    return held, reading


def _references(batch: Batch) -> list[Source]:
    asked = batch.settings.references
    if not asked:
        return []
    return [
        source
        for found in sources.gather(asked, batch.settings).batches
        for source in found.sources
    ]


def _of_all(
    useless: Sequence[list[Problem]], wanted: Sequence[list[Source]]
) -> list[Problem]:
    """Return what is wrong with references for every batch that they were read for."""
    asked = [{source.path for source in measures} for measures in wanted]
    return list(
        dict.fromkeys(
            problem
            for found in useless
            for problem in found
            if all(
                problem in other
                for other, paths in zip(useless, asked, strict=True)
                if problem.path in paths
            )
        )
    )


def _unread(found: Iterable[Source], problems: Iterable[Problem]) -> grouping.Unread:
    """Return by document what could not be read."""
    documents = {source.path: source.document for source in found}
    unread: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.path in documents:
            unread.setdefault(documents[problem.path], []).append(problem)
    return unread


def _read(source: Source, columns: Mapping[str, str]) -> list[Version]:
    read = readers.read(source)
    if source.format in TABLES:
        read = settle(source, read, columns)
    return [
        replace(
            version,
            name=naming.checked(
                version.name, source.path, None if source.version else 1
            ),
        )
        if version.name
        else version
        for version in read
    ]
