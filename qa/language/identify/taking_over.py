"""What each version of a unit took over from another, and who of the two was first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qa.language import of, scripts
from qa.language.identify.copied_words import find_plain, tokenize
from qa.language.identify.copies import FEWEST, Copy, find_copy, list_runs
from qa.language.identify.engines import load
from qa.language.identify.masking import ASIDE, masked
from qa.language.identify.segments import judge
from qa.memory import remember
from qa.model import Unit, language_of

LONG = 5
"""Words of a text that is copied whole, names and all, and still is no name."""
MANY, KEPT, MOSTLY = 4, 0.75, 2 / 3
"""Of so many versions and more, the share that has most of a stretch of words which is not to be translated."""
_LETTERS = re.compile(r"[^\W\d_]+")
_DASHES = ("\u2014", "\u2013", "\u2015", "--")

Cell = tuple[str, str]
"""A version and its text."""


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
    return _list_taken(unit.source, tuple(_list_prose(unit)))


def _list_prose(unit: Unit) -> Iterator[Cell]:
    """Yield the texts as far as they are prose: code and placeholders are the same everywhere."""
    for version, segment in unit.segments:
        prose = segment.prose
        if prose == segment.text or any(char.isalpha() for char in prose):
            yield version, prose


@remember(512)
def _list_taken(source: str | None, cells: tuple[Cell, ...]) -> tuple[Taken, ...]:
    texts = [text for _, text in cells]
    if not _share_words(texts):
        return ()
    common = _find_common(texts)
    counts = Counter(texts)
    origins = sorted(cells, key=lambda cell: cell[0] != source)
    found: dict[str, Taken] = {}
    for version, text in cells:
        is_alone = counts[text] < 2 and len(common & find_plain(text)) < FEWEST
        if version == source or is_alone:
            continue
        is_pair = counts[text] == 2
        one = _find_origin(source, (version, text), origins, found, is_pair)
        if one:
            found[version] = one
    return tuple(replace(one, kept=_is_kept(one, cells)) for one in found.values())


def _find_origin(
    source: str | None,
    cell: Cell,
    origins: Sequence[Cell],
    found: dict[str, Taken],
    is_pair: bool,
) -> Taken | None:
    """Return what a version took over, from the first of the others that it took anything from.

    Where nobody can say who was first, it counts only of two texts that are the same
    (`is_pair`), and for one of them alone.
    """
    for origin in origins:
        if origin[0] == cell[0]:
            continue
        one = _compare(source, cell, origin)
        if one and (one.version or (is_pair and origin[0] not in found)):
            return one
    return None


def _is_kept(one: Taken, cells: Sequence[Cell]) -> bool:
    """Say whether nearly all versions have the stretch, among other words."""
    if one.copy.whole or len(cells) < MANY:
        return False
    start, end = one.copy.span
    stretch = tokenize(dict(cells)[one.holder][start:end])
    most = MOSTLY * len(stretch.words)
    keepers = 0
    for _, text in cells:
        runs = list_runs(stretch, tokenize(text))
        keepers += sum(last - first for first, last in runs) >= most
    return keepers >= KEPT * len(cells)


def _share_words(texts: Sequence[str]) -> bool:
    """Say whether two texts have words in common, markup and all: most pairs of languages have none.

    Texts that are the same, in scripts without spaces or in capitals are not asked.
    """
    if len(set(texts)) < len(texts):
        return True
    if any(text.isupper() or scripts.is_unspaced(text) for text in texts):
        return True
    seen: set[str] = set()
    shared: set[str] = set()
    for text in texts:
        words = set(_LETTERS.findall(text))
        shared |= seen & words
        seen |= words
    return sum(word[0].islower() for word in shared) >= FEWEST


def _find_common(texts: Sequence[str]) -> set[str]:
    """Return the words that more than one text has."""
    seen: set[str] = set()
    common: set[str] = set()
    for text in texts:
        common |= seen & find_plain(text)
        seen |= find_plain(text)
    return common


def _compare(source: str | None, mine: Cell, theirs: Cell) -> Taken | None:
    """Return what one version took over from another.

    Nothing where the stretch is right in the language of who has it, and not clearly
    in that of the other.
    """
    (version, text), (origin, original) = mine, theirs
    tag, other = language_of(version), language_of(origin)
    own, foreign = of(tag), of(other)
    if foreign.kinship.plain in own.kinship.group:
        return None
    copy = find_copy(text, original)
    if copy is None or _is_attribution(text):
        return None
    stretch = text[copy.span.start : copy.span.end]
    verdict = judge(stretch, tag)
    is_other = verdict.outcome == "other"
    if verdict.outcome == "right":
        return None
    is_neighbour = foreign.kinship.plain in own.kinship.neighbours
    if is_neighbour and not (is_other and (copy.whole or verdict.sure)):
        return None
    shares_script = not own.script.members.isdisjoint(foreign.script.members)
    if (copy.words < 1 and shares_script) or not _is_in(stretch, other):
        return None
    return Taken(
        version=version if origin == source or is_other else None,
        origin=origin,
        holder=version,
        copy=copy,
        sure=is_other and copy.words >= LONG,
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
