"""How often a version leaves out the closing punctuation that another has: rare in prose, and the mark of a cut."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from qa.evidence.lengths import FAIR, evened
from qa.model import Unit

_ADDRESS = re.compile(r"[(（<]?(?:https?://|www\.|[\w.+-]+@)\S+$")
_OPEN = ",،、，;；؛-–—(（[«“„"

Pair = tuple[str, str]


@functools.lru_cache(maxsize=1 << 14)
def ended(text: str) -> bool:
    """Say whether a text ends with closing punctuation, quotes, brackets and an address behind it aside."""
    text = text.rstrip()
    if text[-1:] in ")）>" or "/" in text[-80:]:
        text = _ADDRESS.sub("", text).rstrip()
    while text and (unicodedata.category(text[-1]) in ("Pe", "Pf", "Pi") or text[-1] in "\"'”’ "):
        text = text[:-1]
    return bool(text) and text[-1] not in _OPEN and unicodedata.category(text[-1])[0] == "P"


@dataclass(frozen=True, eq=False)
class Endings:
    """For each ordered pair of versions: units that end in the first, and those of them that do not in the second."""

    counts: Mapping[Pair, tuple[int, int]] = field(default_factory=dict)

    def merge(self, other: Endings) -> Endings:
        """Return what both know together."""
        pairs = sorted(self.counts.keys() | other.counts.keys())
        sums = (map(sum, zip(self.counts.get(p, (0, 0)), other.counts.get(p, (0, 0)), strict=True)) for p in pairs)
        return Endings({pair: (ends, open_) for pair, (ends, open_) in zip(pairs, sums, strict=True)})

    @staticmethod
    def of(units: Iterable[Unit]) -> Endings:
        """Learn from units."""
        counts: dict[Pair, list[int]] = {}
        for unit in units:
            texts = {name: segment.text for name, segment in unit.segments if segment.text.strip()}
            sizes = {name: evened(name, text) for name, text in texts.items()}
            ends = {name: ended(text) for name, text in texts.items()}
            for first in (name for name in texts if ends[name] and unit.source in (None, name)):
                for second in texts:
                    if second != first and abs(sizes[second] - sizes[first]) < FAIR:
                        count = counts.setdefault((first, second), [0, 0])
                        count[0] += 1
                        count[1] += not ends[second]
        return Endings({pair: (counts[pair][0], counts[pair][1]) for pair in sorted(counts)})

    def chance(self, first: str, second: str) -> float:
        """Return how often `second` leaves a text open that `first` ends; one in twenty before anything is known."""
        ends, left = self.counts.get((first, second), (0, 0))
        return (left + 1) / (ends + 20)
