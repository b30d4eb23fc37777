"""What a whole batch teaches, learnt without asking a check: to be saved, and used where a part is checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from qa import align
from qa.borders import Border
from qa.errors import QaError
from qa.evidence import TEXTS, Knowledge, Taught, packing
from qa.evidence import Key as BatchKey
from qa.input import drafting, grouping, loading
from qa.input.drafting import Draft
from qa.input.sources import Batch
from qa.model import Crash, Problem, Progress


@dataclass(slots=True)
class Lesson:
    """What batches taught, of how many documents and units; what could not be read, failed, or is to be told."""

    knowledge: dict[BatchKey, Taught] = field(default_factory=dict)
    documents: int = 0
    units: int = 0
    problems: list[Problem] = field(default_factory=list)
    crashes: list[Crash] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


def learn(
    batches: Sequence[Batch],
    progress: Progress | None = None,
    named: Iterable[str] = (),
) -> Lesson:
    """Return what the texts of these batches teach; `named` are the files that people named one by one.

    Raises QaError where there is nothing to compare.
    """
    border = Border()
    held, reading = loading.loaded(batches, progress, named)
    lesson = Lesson(problems=reading.problems, notices=reading.notices)
    for draft in drafting.drafted(held, border):
        aligned, taught = grouping.aligned(
            draft.groups, draft.settings.source, progress, border
        )
        lesson.knowledge[draft.key] = taught
        lesson.documents += len(aligned)
        lesson.units += sum(len(document.units) for document in aligned)
        lesson.problems += draft.grouping.problems
        lesson.notices += draft.notices
    lesson.crashes = [*reading.crashes, *border.crashes]
    return lesson


def learn_whole(
    whole: Sequence[Batch], part: Sequence[Batch], progress: Progress | None
) -> Knowledge:
    """Return what a whole batch teaches of which a part is to be checked; nothing where the part is all of it."""
    sizes = [sum(len(batch.sources) for batch in each) for each in (whole, part)]
    if not sizes[1] or sizes[0] == sizes[1]:
        return {}
    try:
        return learn(whole, progress).knowledge
    except QaError:
        return {}  # the part says by itself what is wrong with it


def read(path: str) -> Knowledge:
    """Return what a file of `qa learn` holds; raise QaError where it cannot be read, or holds something else."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise QaError(
            f"cannot be read: {error.strerror}",
            path=path,
            hint="`qa learn PATH -o FILE` makes one",
        ) from error
    return packing.unpack(data, (*TEXTS, *align.list_summaries()), path)


def recall(knowledge: Knowledge, draft: Draft) -> Taught | None:
    """Return what was learnt of a batch; None, and a notice with it, where that is nothing."""
    if not knowledge:
        return None
    taught = knowledge.get(draft.key)
    if taught is None:
        what = f"`{draft.name}`" if draft.name else "these texts"
        draft.notices.append(
            f"the evidence has nothing on {what} (profile {draft.settings.profile}): they teach it themselves"
        )
    return taught
