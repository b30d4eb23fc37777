"""The work of a batch in pieces that any process can do: some units of a document, or what is asked of it whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from qa.model import Crash, Document, Finding, Progress, Row

LEAST_CELLS = 3_000
"""Texts from which on another process is worth its start: about two seconds of work."""
PARTS = 16
"""Parts for each process: the last to end has not long to go."""
DIED = "its process was killed, twice"


class Piece(NamedTuple):
    """Units of a document, by its number and theirs; without units, the questions about the whole of it."""

    document: int
    start: int = 0
    stop: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether this is about the document as a whole."""
        return self.start == self.stop


Part = tuple[Piece, ...]
"""Pieces that one process does one after the other."""


@dataclass(slots=True)
class Answer:
    """What was found in one piece."""

    piece: Piece
    findings: list[Finding] = field(default_factory=list)
    crashes: list[Crash] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    unverified: Counter[str] = field(default_factory=Counter)


def count_jobs(documents: Sequence[Document], most: int) -> int:
    """Return how many processes are worth it, at most `most`."""
    cells = sum(len(unit.segments) for each in documents for unit in each.units)
    return max(1, min(most, cells // LEAST_CELLS))


def cut(documents: Sequence[Document], jobs: int) -> list[Part]:
    """Return the pieces of all documents in their order, in parts of about the same size."""
    units = sum(len(document.units) for document in documents)
    most = max(1, units // (jobs * PARTS))
    parts: list[Part] = []
    part: list[Piece] = []
    size = 0
    for piece in _list_pieces(documents, most):
        part.append(piece)
        size += piece.stop - piece.start
        if size >= most:
            parts.append(tuple(part))
            part, size = [], 0
    if part:
        parts.append(tuple(part))
    return parts


def _list_pieces(documents: Sequence[Document], most: int) -> Iterable[Piece]:
    for number, document in enumerate(documents):
        count = len(document.units)
        for start in range(0, count, most):
            yield Piece(number, start, min(start + most, count))
        yield Piece(number)


@dataclass(slots=True)
class Counting:
    """Tells `progress` how many documents of how many are done, in whatever order their pieces are."""

    progress: Progress | None
    of: int
    done: int = 0

    def add(self, answers: list[Answer]) -> list[Answer]:
        """Count the documents that were asked about as a whole: that is done last."""
        self.done += sum(answer.piece.is_whole for answer in answers)
        self.tell()
        return answers

    def tell(self) -> None:
        """Say how many are done; of the last one it is said that it is being done."""
        if self.progress and self.done < self.of:
            self.progress(self.done, self.of, "checking")


def split(part: Part) -> Sequence[Part]:
    """Return the halves of a part, none of what cannot be taken apart."""
    if len(part) > 1:
        middle = len(part) // 2
        return part[:middle], part[middle:]
    (piece,) = part
    if piece.stop - piece.start < 2:
        return ()
    middle = (piece.start + piece.stop) // 2
    first = piece._replace(stop=middle)
    return (first,), (piece._replace(start=middle),)


def bury(part: Part, documents: Sequence[Document]) -> list[Answer]:
    """Return what is said of a piece that kills its process."""
    (piece,) = part
    document = documents[piece.document]
    if piece.is_whole:
        crash = Crash("checking documents", document.name, DIED)
    else:
        unit = document.units[piece.start]
        where = ":".join(filter(None, (document.name, unit.id)))
        crash = Crash("checking units", where, DIED)
    return [Answer(piece, crashes=[crash])]


def join(answers: Iterable[Answer]) -> Iterable[Answer]:
    """Yield what was found in each document: its pieces are neighbours, in order."""
    for number, own in groupby(answers, key=lambda answer: answer.piece.document):
        whole = Answer(Piece(number))
        for answer in own:
            whole.findings += answer.findings
            whole.crashes += answer.crashes
            whole.rows += answer.rows
            whole.unverified.update(answer.unverified)
        yield whole
