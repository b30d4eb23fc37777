"""The engine in several processes: what it says does not depend on how many."""

from __future__ import annotations

from collections.abc import Sequence

from qa.language import identify as identity
from qa.model import Document, Progress
from qa.registry import Context
from qa.run import pieces
from qa.run.engine import Engine, Outcome, make_table
from qa.run.pieces import Answer, Counting, Part, Piece
from qa.run.pool import Pool, is_possible


class Spreading(Engine):
    """Asks at most `jobs` processes, where there is enough for them."""

    def __init__(self, context: Context, jobs: int) -> None:
        super().__init__(context)
        self.jobs = jobs if is_possible() else 1

    def _of_all(
        self,
        documents: Sequence[Document],
        progress: Progress | None,
        outcome: Outcome,
    ) -> None:
        count = pieces.count_jobs(documents, self.jobs)
        if count < 2:
            super()._of_all(documents, progress, outcome)
            return

        def look(part: Part) -> list[Answer]:
            return [self.look(documents[piece.document], piece) for piece in part]

        def bury(part: Part) -> list[Answer]:
            return pieces.bury(part, documents)

        counter = Counting(progress, len(documents))
        counter.tell()
        pool = Pool(look, pieces.split, bury, count, counter.add)
        answers = pool.run(pieces.cut(documents, count))
        found = (answer for part in answers for answer in part)
        for whole in pieces.join(found):
            self._close(documents[whole.piece.document], whole, outcome)

    def look(self, document: Document, piece: Piece) -> Answer:
        """Ask about some units of a document, or about the document; the same order on every run."""
        outcome = Outcome()
        answer = Answer(piece, outcome.findings, outcome.crashes)
        with outcome.border.around("checking documents", document.name):
            for unit in document.units[piece.start : piece.stop]:
                self._of_one(unit, document, outcome, answer.rows)
            if piece.is_whole:
                self._of_document(document, outcome)
                if self.verifies:
                    answer.unverified.update(identity.unverified(document))
        return answer

    def _close(self, document: Document, whole: Answer, outcome: Outcome) -> None:
        """Keep what was found in a document, each cause once."""
        for crash in whole.crashes:
            outcome.border.keep(crash)
        findings = whole.findings
        with outcome.border.around("checking documents", document.name):
            findings = self._fold(document, findings)
        outcome.findings += findings
        outcome.unverified.update(whole.unverified)
        outcome.tables.append(make_table(document, whole.rows))
