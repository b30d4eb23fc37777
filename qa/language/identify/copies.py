"""What one version took over from another as it stands: the same words in the same order, and not only names."""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from qa.language import of, scripts
from qa.language.identify.engines import load
from qa.language.identify.masking import ASIDE, masked
from qa.language.identify.segments import judge
from qa.language.scripts import script_of
from qa.memory import remember
from qa.model import Span, Unit, language_of

ENOUGH, FEWEST = 3, 2
"""Words beside names that a copied stretch needs; and that it needs if it begins with one: fewer are titles, brands and
loan words."""
WHOLE = 0.8
"""Share of the words from which the whole text counts as copied (char-5-gram containment of 0.8 over 50 characters and
more: no false alarm in 27,511 translated sentences)."""
LONG = 5
"""Words of a text that is copied whole, names and all, and still is no name."""
GAP = 2
"""Words of its own that do not end a copied stretch."""
RUN = 3
"""Words in a row that are no chance."""
MANY, KEPT, MOSTLY = 4, 0.75, 2 / 3
"""Of so many versions and more, the share that has most of a stretch of words which is not to be translated."""

_MOST_PAIRS = 1_000_000
"""Pairs of equal words that two texts are compared by: about a second of CPU."""
_LETTERS = re.compile(r"[^\W\d_]+")
_DASHES = ("\u2014", "\u2013", "\u2015", "--")


@dataclass(frozen=True, slots=True)
class Copy:
    """A stretch that stands in another version too; `words` does not count names; `whole` if little else is there."""

    span: Span
    words: float
    whole: bool


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text: folded, where they stand, how much each counts (a name nothing), the names before each."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    weights: tuple[float, ...]
    names: tuple[int, ...]


@functools.cache
def _token() -> re.Pattern[str]:
    """Return a pattern of words; scripts without spaces count by the letter: three of them make a word."""
    unspaced = scripts.unspaced()
    return re.compile(rf"[{unspaced}]|[^\W\d_{unspaced}]+(?:['’-][^\W\d_{unspaced}]+)*")


@remember(2048)
def _words(text: str) -> list[str]:
    """Return the words that are in a language."""
    return _token().findall(masked(text))


@remember(2048)
def _plain(text: str) -> frozenset[str]:
    """Return the words that are no names."""
    words = set(_words(text))
    if text.isupper():
        return frozenset(word.casefold() for word in words if len(word) > 1)
    return frozenset(
        word
        for word in words
        if (not word[0].isupper() if len(word) > 1 else scripts.is_unspaced(word))
    )


def _tokens(text: str) -> Tokens:
    found = [(match.group(), match.span()) for match in _token().finditer(masked(text))]
    shout = text.isupper()
    weights = tuple(_weight(word, shout) for word, _ in found)
    names = tuple(
        itertools.accumulate(
            (word[0].isupper() and not shout for word, _ in found), initial=0
        )
    )
    return Tokens(
        tuple(word.casefold() for word, _ in found),
        tuple(span for _, span in found),
        weights,
        names,
    )


def _weight(word: str, shout: bool) -> float:
    if len(word) == 1:
        return 1 / 3 if scripts.is_unspaced(word) else 0.0
    return 0.0 if word[0].isupper() and not shout else 1.0


def copied(text: str, other: str) -> Copy | None:
    """Return the stretch of `text` that is taken over from `other`, or None."""
    if text != other and len(_plain(text) & _plain(other)) < FEWEST:
        return None
    if _rows(text).isdisjoint(_rows(other)):
        return None
    mine, theirs = _tokens(text), _tokens(other)
    runs = _runs(mine, theirs)
    if (
        sum(last - first for first, last in runs)
        >= max(WHOLE * len(mine.words), RUN + 1)
        and len(set(mine.words)) > RUN
    ):
        return _copy(mine, 0, len(mine.words), whole=True)
    apart = bool(mine.words) and not set(map(_script, mine.words)) <= set(
        map(_script, theirs.words)
    )
    aside = [found.span() for found in ASIDE.finditer(text)]
    stretches = [
        _copy(mine, first, last, whole=False)
        for first, last in _joined(runs)
        if _speaks(mine, first, last, apart)
    ]
    spoken = [
        found
        for found in stretches
        if not any(_is_aside(found.span, *place) for place in aside)
    ]
    return max(spoken, key=lambda found: found.words, default=None)


def _is_aside(span: Span, start: int, end: int) -> bool:
    """Say whether a stretch is what stands between two brackets or quotation marks."""
    return (
        start <= span.start
        and span.end <= end
        and span.end - span.start >= WHOLE * (end - start - 2)
    )


@dataclass(frozen=True, slots=True)
class Taken:
    """What `version` took over from `origin`; `version` is None where nobody can say who of the two was first.

    `kept` says that nearly all versions have it: what nobody translates is code, or a row of names.
    """

    version: str | None
    origin: str
    holder: str
    copy: Copy
    sure: bool
    kept: bool = False


def taken(unit: Unit) -> tuple[Taken, ...]:
    """Return what each version of the unit took over from another, at most one stretch a version."""
    return _taken(unit.source, tuple(_prose(unit)))


def _prose(unit: Unit) -> Iterator[tuple[str, str]]:
    """Yield the texts as far as they are prose: code and placeholders are the same everywhere."""
    for version, segment in unit.segments:
        prose = segment.prose
        if prose == segment.text or any(char.isalpha() for char in prose):
            yield version, prose


@remember(512)
def _taken(source: str | None, texts: tuple[tuple[str, str], ...]) -> tuple[Taken, ...]:
    found: dict[str, Taken] = {}
    if not _share_words([text for _, text in texts]):
        return ()
    common = _common([text for _, text in texts])
    for version, text in texts:
        if version == source or (
            len(common & _plain(text)) < FEWEST
            and sum(text == each for _, each in texts) < 2
        ):
            continue
        for origin, other in sorted(texts, key=lambda each: each[0] != source):
            if version not in found and origin != version:
                one = _from(source, (version, text), (origin, other))
                if one and (
                    one.version
                    or (
                        origin not in found
                        and sum(text == each for _, each in texts) == 2
                    )
                ):
                    found[version] = one
    return tuple(replace(one, kept=_is_kept(one, texts)) for one in found.values())


def _is_kept(one: Taken, texts: Sequence[tuple[str, str]]) -> bool:
    """Say whether nearly all versions have the stretch, among other words."""
    if one.copy.whole or len(texts) < MANY:
        return False
    start, end = one.copy.span
    stretch = _tokens(dict(texts)[one.holder][start:end])
    taken_over = [
        sum(last - first for first, last in _runs(stretch, _tokens(text)))
        for _, text in texts
    ]
    return sum(
        count >= MOSTLY * len(stretch.words) for count in taken_over
    ) >= KEPT * len(texts)


def _share_words(texts: Sequence[str]) -> bool:
    """Say whether two texts have words in common, markup and all: most pairs of languages have none.

    Texts that are the same, in scripts without spaces or in capitals are not asked.
    """
    same = len(set(texts)) < len(texts)
    if same or any(text.isupper() or scripts.is_unspaced(text) for text in texts):
        return True
    seen: set[str] = set()
    shared: set[str] = set()
    for text in texts:
        words = set(_LETTERS.findall(text))
        shared |= seen & words
        seen |= words
    return sum(word[0].islower() for word in shared) >= FEWEST


def _common(texts: Sequence[str]) -> set[str]:
    """Return the words that more than one text has."""
    seen: set[str] = set()
    common: set[str] = set()
    for text in texts:
        common |= seen & _plain(text)
        seen |= _plain(text)
    return common


def _from(
    source: str | None, mine: tuple[str, str], theirs: tuple[str, str]
) -> Taken | None:
    (version, text), (origin, original) = mine, theirs
    tag, other = language_of(version), language_of(origin)
    mine_is, theirs_is = of(tag), of(other)
    if theirs_is.kinship.plain in mine_is.kinship.group:
        return None
    copy = copied(text, original)
    if copy is None or _is_attribution(text):
        return None
    stretch = text[copy.span.start : copy.span.end]
    here = judge(stretch, tag)
    near = theirs_is.kinship.plain in mine_is.kinship.neighbours
    if here.outcome == "right" or (
        near and not (here.outcome == "other" and (copy.whole or here.sure))
    ):
        return None
    spoken = _is_in(stretch, other)
    if not spoken or (
        copy.words < 1
        and not mine_is.script.members.isdisjoint(theirs_is.script.members)
    ):
        return None
    known = origin == source or here.outcome == "other"
    return Taken(
        version if known else None,
        origin,
        version,
        copy,
        here.outcome == "other" and copy.words >= LONG,
    )


def _is_attribution(text: str) -> bool:
    """Say whether a text is a dash and who said it where: titles stay in their language."""
    if not text.lstrip().startswith(_DASHES):
        return False
    words: list[str] = _LETTERS.findall(ASIDE.sub(" ", masked(text)))
    return sum(word[0].islower() for word in words) < FEWEST


def _is_in(stretch: str, tag: str) -> bool:
    """Say whether a short stretch is in this language: a quotation in a third one is left as it is everywhere."""
    verdict, fast = judge(stretch, tag), load("pycld2")
    if verdict.outcome == "short" and fast is not None:
        kinship = of(tag).kinship
        return next(iter(fast.shares(stretch)), kinship.plain) in kinship.group
    return verdict.outcome != "other"


def _rows(text: str) -> set[tuple[str, ...]]:
    """Return every row of words that is no chance: without a common one there is nothing to match."""
    words = [word.casefold() for word in _words(text)]
    return set(zip(*(words[start:] for start in range(RUN)), strict=False))


def _runs(mine: Tokens, theirs: Tokens) -> list[tuple[int, int]]:
    # The comparison looks at every pair of equal words: of a text that repeats one word
    # by the thousand, what is common is left out as no sign of a copy.
    counts, others = Counter(mine.words), Counter(theirs.words)
    pairs = sum(count * others[word] for word, count in counts.items())
    is_repetitive = pairs > _MOST_PAIRS
    matcher = SequenceMatcher(None, mine.words, theirs.words, autojunk=is_repetitive)
    return [
        (run.a, run.a + run.size)
        for run in matcher.get_matching_blocks()
        if run.size >= RUN
    ]


def _joined(runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for first, last in runs:
        if joined and first - joined[-1][1] <= GAP:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _copy(tokens: Tokens, first: int, last: int, *, whole: bool) -> Copy:
    span = Span(tokens.spans[first][0], tokens.spans[last - 1][1])
    return Copy(span, sum(tokens.weights[first:last]), whole)


def _script(word: str) -> str:
    return script_of(word[0])


def _speaks(tokens: Tokens, first: int, last: int, apart: bool) -> bool:
    """Say whether a stretch is more than a title: those begin and end with a capital and have few other words.

    Where the rest is in another script (`apart`), fewer words will do.
    """
    weights = tokens.weights[first:last]
    if len(set(tokens.words[first:last])) < RUN:
        return False
    if (
        weights[0] == 0 == weights[-1]
        and tokens.names[last] - tokens.names[first] >= (last - first) / 2
    ):
        return False
    return sum(weights) >= ENOUGH or (
        sum(weights) >= FEWEST and len(weights) > RUN - apart and weights[0] == 1
    )
