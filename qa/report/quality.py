"""How good a version is by what was found in it: findings for 1,000 words, and the score of MQM.

The score is that of MQM with its usual weights (a minor error 1, a major one 5): a warning counts as minor, an error as
major, a note not at all. It is 100 less the penalties for 100 words, at least 0. It says how much was found, not how
good the text is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from qa import language as languages
from qa.model import Document, Finding, Result, Severity, Version

WEIGHTS = {Severity.ERROR: 5.0, Severity.WARNING: 1.0, Severity.NOTE: 0.0}
"""What a finding costs, as MQM's usual weights of major and minor errors."""
_RATES = (1.0, 3.0, 10.0, 30.0)
"""From so many findings for 1,000 words on a place is one step deeper in colour."""
_COUNTS = (2, 5, 20, 100)
"""The same by number, where no text is known."""
_CHARACTERS = 2
"""Of a text without spaces between its words so many characters count as a word."""


@dataclass(frozen=True, slots=True)
class Quality:
    """What was found in a version: the words of its documents, and its findings by severity."""

    words: int
    counts: Mapping[Severity, int] = field(default_factory=dict)

    def rate(self, severity: Severity) -> float | None:
        """Return how many findings of a severity fall on 1,000 words; None where no text is known."""
        if not self.words:
            return None
        return 1000 * self.counts.get(severity, 0) / self.words

    def score(self, weights: Mapping[Severity, float]) -> float | None:
        """Return the score, 0 to 100; None where no text is known."""
        if not self.words:
            return None
        penalty = sum(weights[each] * count for each, count in self.counts.items())
        return max(0.0, 100 - 100 * penalty / self.words)


def measure(result: Result) -> dict[str, Quality]:
    """Return the quality of each version, by name."""
    words: Counter[str] = Counter()
    for document in result.documents:
        size = count_words(document)
        for version in document.versions:
            words[version.name] += size
    found: dict[str, Counter[Severity]] = {name: Counter() for name in words}
    for finding in result.findings:
        for name in finding.blamed:
            found.setdefault(name, Counter())[_severity(finding)] += 1
    return {name: Quality(words[name], counts) for name, counts in found.items()}


def find_depth(amount: int, words: int) -> int:
    """Return how deep the colour of so many findings is, 1 to 5: by their rate, so that long texts look no worse."""
    if words:
        return 1 + bisect_right(_RATES, 1000 * amount / words)
    return 1 + bisect_right(_COUNTS, amount)


def count_words(document: Document) -> int:
    """Return the words of a document: those of its source, else of the longest version that writes spaces.

    They are the same for all its versions: a version that lacks a half is not better for it.
    """
    sources = [each for each in document.versions if each.name == document.source]
    spaced = [each for each in document.versions if _has_spaces(each)]
    return max(map(_count, sources or spaced or document.versions), default=0)


def _has_spaces(version: Version) -> bool:
    return languages.of(version.language).spaced


def _count(version: Version) -> int:
    texts: Iterable[str] = (segment.text for segment in version.segments)
    if _has_spaces(version):
        return sum(len(text.split()) for text in texts)
    return sum(len(text) for text in texts) // _CHARACTERS


def _severity(finding: Finding) -> Severity:
    return finding.severity or Severity.NOTE
