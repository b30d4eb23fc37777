"""Reads the sources of each batch: what they hold, what cannot be read, which references belong to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from qa.config import Settings
from qa.errors import QaError
from qa.input import grouping, merging, naming, readers, references, sources
from qa.input.sources import Batch
from qa.model import Crash, Problem, Progress, Source, Version


@dataclass(frozen=True, slots=True)
class Loaded:
    """The versions of one batch with the settings that hold for them; what could not be read, by document."""

    settings: Settings
    versions: list[Version]
    unread: grouping.Unread = field(default_factory=dict)
    name: str = ""


@dataclass(slots=True)
class Reading:
    """Reads files, each once; what cannot be read joins the `problems`, what a reader fails on the `crashes`."""

    of: int
    progress: Progress | None = None
    problems: list[Problem] = field(default_factory=list)
    crashes: list[Crash] = field(default_factory=list)
    done: int = 0

    def versions(self, found: Iterable[Source]) -> list[Version]:
        """Return what the sources hold."""
        versions: list[Version] = []
        for source in found:
            if self.progress:
                self.progress(self.done, self.of, "reading")
            self.done += 1
            try:
                versions += _read(source)
            except QaError as error:
                self.problems.append(
                    Problem(error.message, error.path, error.line, error.hint)
                )
            except Exception as error:  # noqa: BLE001 - whatever a reader raises, the other files are still checked
                self.crashes.append(
                    Crash("input", source.path, f"{type(error).__name__}: {error}")
                )
        return versions


def loaded(
    batches: Sequence[Batch], progress: Progress | None = None
) -> tuple[list[Loaded], Reading]:
    """Return what the sources of all batches hold, and the reading: what cannot be read or used."""
    wanted = [_references(batch) for batch in batches]
    apart = {source.path for measures in wanted for source in measures}
    found = [
        [source for source in batch.sources if source.path not in apart]
        for batch in batches
    ]
    reading = Reading(sum(map(len, (*found, *wanted))), progress)
    held: list[Loaded] = []
    useless: list[list[Problem]] = []
    for batch, own, measures in zip(batches, found, wanted, strict=True):
        before = len(reading.problems)
        versions, uneven = merging.even(reading.versions(own))
        reading.problems += uneven
        unread = _unread(own, reading.problems[before:])
        versions, idle = references.joined(versions, reading.versions(measures))
        useless.append(idle)
        held.append(
            Loaded(batch.settings, merging.merged(versions), unread, batch.name)
        )
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


def _read(source: Source) -> list[Version]:
    return [
        replace(
            version,
            name=naming.checked(
                version.name, source.path, None if source.version else 1
            ),
        )
        if version.name
        else version
        for version in readers.read(source)
    ]
