"""What every stage asks of two versions of a batch, made once a pair."""

from __future__ import annotations

import functools

from qa.kinds.name.concordance import Concordance
from qa.kinds.name.derived_forms import derive_forms
from qa.kinds.name.profile import Profile

REMEMBERED = 65536
"""Names whose profiles and derived forms are remembered, the last that were asked for."""


class VersionPair:
    """Two versions, of which the names of `first` are looked for in the texts of `second`.

    `concordance` says what became of these names over the batch; `profile(text, readings)` what the two
    languages say of a name, and `derive(codes, short_labels)` what may stand for a place in the second.
    """

    def __init__(self, concordance: Concordance) -> None:
        self.concordance = concordance
        self.first = concordance.first
        self.second = concordance.second
        source = self.first.language
        target = self.second.language
        profile = functools.partial(Profile, first=source, second=target)
        derive = functools.partial(derive_forms, language=target)
        self.profile = functools.lru_cache(REMEMBERED)(profile)
        self.derive = functools.lru_cache(REMEMBERED)(derive)
