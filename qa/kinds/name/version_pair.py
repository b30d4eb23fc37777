"""What every stage asks of two versions of a batch, made once a pair."""

from __future__ import annotations

from qa.kinds.name.concordance import Concordance
from qa.kinds.name.decision import MissingName
from qa.kinds.name.named_text import NamedText


class VersionPair:
    """Two versions, of which the names of `first` are looked for in the texts of `second`.

    `concordance` says what became of these names over the batch, `back` the same of those of `second`.
    """

    def __init__(self, concordance: Concordance, back: Concordance) -> None:
        self.first, self.second = concordance.first, concordance.second
        self.concordance, self.back = concordance, back
        self.source, self.target = self.first.language.language, self.second.language.language
        self._latest: tuple[NamedText, NamedText, tuple[MissingName, ...]] | None = None

    def recall_missing(self, first: NamedText, second: NamedText) -> tuple[MissingName, ...] | None:
        """Return the missing names of these texts where they were the last that were compared; else None."""
        if self._latest is not None and self._latest[:2] == (first, second):
            return self._latest[2]
        return None

    def keep_missing(self, first: NamedText, second: NamedText, missing: tuple[MissingName, ...]) -> None:
        """Keep the missing names of the two texts of a unit for whoever asks next: each version asks every other."""
        self._latest = first, second, missing
