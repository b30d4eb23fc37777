"""What a folder holds, checked as `qa check` would in it, with the texts that are open in place of the files."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from qa import api, config_file, selection
from qa.borders import Border
from qa.config import Settings
from qa.decide import decisions
from qa.errors import QaError
from qa.input import drafting, loading, sources
from qa.input.sources import Batch
from qa.model import Finding, Problem, Result, Source, StalePage, Version
from qa.registry import Context
from qa.run import deciding
from qa.server.asking import Checked, Recorder, Stop
from qa.server.rechecking import recheck, relocated
from qa.stale.asking import find_behind

MOST = 20
"""Documents that share a file, up to which a keystroke checks them without the rest."""

Texts = Mapping[str, str]
"""The texts that are open, by the real path of their file."""


@dataclass(slots=True)
class State:
    """What the last check found, brought up to date by each keystroke.

    `documents` are the names of documents by the path of each of their files, `texts` what was checked.
    """

    settings: Settings = field(default_factory=Settings)
    batches: list[Batch] = field(default_factory=list)
    recorders: list[Recorder] = field(default_factory=list)
    behind: list[StalePage] = field(default_factory=list)
    result: Result = field(default_factory=Result)
    problems: list[Problem] = field(default_factory=list)
    documents: dict[str, set[str]] = field(default_factory=dict)
    texts: Texts = field(default_factory=dict)
    seconds: float = 0.0

    def checked(self, name: str) -> Checked | None:
        """Return a document as it was checked last."""
        for recorder in self.recorders:
            if name in recorder.checked:
                return recorder.checked[name]
        return None


class Folder:
    """One folder of the editor's workspace."""

    def __init__(self, root: str) -> None:
        self.root = os.path.abspath(root)  # noqa: PTH100 - as the editor spells it, links and all
        self.state: State | None = None

    def real(self, path: str) -> str:
        """Return the real path of one that is relative to the folder."""
        return os.path.realpath(os.path.join(self.root, path))  # noqa: PTH118

    def relative(self, real: str) -> str:
        """Return a path as the checks spell it."""
        return os.path.relpath(real, os.path.realpath(self.root))

    def check(self, texts: Texts, stop: Stop) -> None:
        """Check all that the folder holds; what cannot be checked at all is a problem of the state."""
        start = time.monotonic()
        state = State(texts=texts)
        with self._inside():
            try:
                self._check(state, stop)
            except QaError as error:
                said = Problem(error.message, error.path or "", error.line, error.hint)
                if said not in state.problems:
                    state.problems.append(said)
        state.documents = _by_path(state.recorders)
        state.seconds = time.monotonic() - start
        self.state = state

    def recheck(self, changed: Sequence[str], texts: Texts, stop: Stop) -> bool:
        """Check again the documents of which these files changed.

        False where that cannot be told apart from the rest: then the whole must be checked.
        """
        state = self.state
        if state is None:
            return False
        names = _concerned(state, [self.relative(path) for path in changed])
        if not names or len(names) > MOST:
            return False
        with self._inside():
            renewed = self._read(state, names, texts)
            if renewed is None:
                return False
            for recorder, versions in renewed:
                for name, own in versions.items():
                    stop()
                    _renew(state, recorder, name, own)
        state.texts = texts
        return True

    @contextmanager
    def _inside(self) -> Iterator[None]:
        """Be in the folder: paths and settings are those of `qa check` there."""
        before = Path.cwd()
        os.chdir(self.root)
        try:
            yield
        finally:
            os.chdir(before)

    def _check(self, state: State, stop: Stop) -> None:
        def progress(_done: int, _of: int, _doing: str) -> None:
            stop()

        def asking(context: Context) -> Recorder:
            state.recorders.append(Recorder(context, stop))
            return state.recorders[-1]

        path = config_file.find()
        state.settings = selection.load(path) if path else config_file.load()
        found = sources.gather(["."], state.settings, None, {}, progress)
        state.batches = found.batches
        batches = self._laid_over(found.batches, state.texts)
        held, reading = loading.loaded(batches, progress, ["."])
        state.problems += [*found.problems, *reading.problems]
        border = Border()
        state.behind, _ = find_behind(batches, progress, border)
        if any(batch.versions for batch in held):
            state.result = api.checked(
                held, progress, border, state.behind, asking=asking
            )
            state.problems += state.result.problems

    def _laid_over(self, batches: Sequence[Batch], texts: Texts) -> list[Batch]:
        """Return batches that read the open texts."""
        return [
            replace(
                batch,
                sources=[self._laid(source, texts) for source in batch.sources],
            )
            for batch in batches
        ]

    def _laid(self, source: Source, texts: Texts) -> Source:
        text = texts.get(self.real(source.path))
        if text is None:
            return source
        return replace(source, data=text.encode("utf-8", "surrogatepass"))

    def _read(
        self, state: State, names: set[str], texts: Texts
    ) -> list[tuple[Recorder, dict[str, list[Version]]]] | None:
        """Return the versions that documents have now, by the engine that asks of them.

        None where they are not the documents and versions of before.
        """
        paths = {path for path, held in state.documents.items() if held & names}
        renewed = []
        left = set(names)
        for recorder, batch in zip(state.recorders, state.batches, strict=False):
            own = [source for source in batch.sources if source.path in paths]
            if not own:
                continue
            groups = _drafted(self._laid_over([replace(batch, sources=own)], texts))
            if groups is None or not _are_as_before(recorder, groups):
                return None
            renewed.append((recorder, groups))
            left -= set(groups)
        return None if left else renewed


def _by_path(recorders: Sequence[Recorder]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for recorder in recorders:
        for name, checked in recorder.checked.items():
            for version in checked.document.versions:
                paths = {version.path, *(each.path for each in version.segments)}
                for path in paths:
                    found.setdefault(path, set()).add(name)
    return found


def _concerned(state: State, paths: Sequence[str]) -> set[str]:
    """Return the documents of which one of these files is a part, and those that share a file with them."""
    names = {name for path in paths for name in state.documents.get(path, ())}
    if any(path not in state.documents for path in paths):
        return set()
    shared = [held for held in state.documents.values() if held & names]
    return names.union(*shared)


def _drafted(batches: Sequence[Batch]) -> dict[str, list[Version]] | None:
    """Return the documents that sources make; None where something is wrong with them."""
    held, reading = loading.loaded(batches)
    if reading.problems or reading.crashes:
        return None
    border = Border()
    try:
        drafts = drafting.drafted(held, border)
    except QaError:
        return None
    return None if border.crashes else drafts[0].groups


def _are_as_before(recorder: Recorder, groups: Mapping[str, Sequence[Version]]) -> bool:
    """Say whether documents have the versions that they had."""
    for name, versions in groups.items():
        checked = recorder.checked.get(name)
        if checked is None:
            return False
        known = [version.name for version in checked.document.versions]
        if known != [version.name for version in versions]:
            return False
    return True


def _renew(
    state: State, recorder: Recorder, name: str, versions: Sequence[Version]
) -> None:
    """Check one document again, and exchange what the state says of it."""
    before = recorder.checked[name]
    moved = recheck(recorder, before, versions)
    checked = recorder.checked[name]
    others = [each for each in recorder.of_batch if each.document != name]
    shown = [each for each in recorder.of_batch if each.document == name]
    shown = relocated(shown, moved)
    recorder.of_batch = [*others, *shown]
    findings: list[Finding] = [*checked.findings, *shown]
    if state.behind:
        from qa.stale.blaming import blamed  # noqa: PLC0415 - only with a history

        findings = blamed(findings, state.behind)
    own = Result(
        findings=tuple(findings),
        documents=(checked.document,),
        rules=state.result.rules,
    )
    stock = decisions.load(recorder.context.settings.baseline)
    own = deciding.decided(own, stock)
    state.result = replace(
        state.result,
        findings=_exchanged(state.result.findings, own.findings, name),
        accepted=_exchanged(state.result.accepted, own.accepted, name),
    )


def _exchanged(
    findings: Sequence[Finding], own: Sequence[Finding], name: str
) -> tuple[Finding, ...]:
    """Return findings with those of one document in the place of the ones it had."""
    others = [finding for finding in findings if finding.document != name]
    return (*others, *own)
