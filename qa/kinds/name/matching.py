"""How the names of two versions pair: what the comparison of versions, and the checks, ask of this room.

What is not seen in the other's text is lost only where a name of its kind is nearly always kept: by its class, by what
the other units that have it show, and by a name that stands there instead. Everything in doubt is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from qa.compare import Difference, Match, Side
from qa.evidence import Evidence
from qa.kinds.name import thresholds
from qa.kinds.name.candidates import find_candidates
from qa.kinds.name.counts import add_mentions, find_exchanged_mention
from qa.kinds.name.evidence import Names
from qa.kinds.name.explanation import (
    Explanation,
    are_two_countries,
    explain,
    is_known_as_another,
)
from qa.kinds.name.majority import lacks_name
from qa.kinds.name.name_fact import is_common_noun
from qa.kinds.name.named_text import NamedText, pair_names
from qa.kinds.name.partners import join_facts
from qa.kinds.name.pipeline import find_missing
from qa.kinds.name.revealed import reveal_names
from qa.kinds.name.script_traits import rank_version
from qa.language.spelling import WORD, folded
from qa.model import Fact, Span, language_of

__all__ = [
    "because",
    "complete",
    "lacks",
    "linked",
    "match",
    "rendering",
    "teller",
    "telling",
]


def match(first: Side, second: Side, evidence: Evidence) -> Match:
    """Pair the names of two sides.

    The answer is the same whichever side is asked first. What each side states alone is what the other has
    lost, and what stands there instead of what it has lost itself.
    """
    if first.version > second.version:
        turned = match(second, first, evidence)
        return Match(
            tuple((mine, theirs) for theirs, mine in turned.pairs),
            turned.extra,
            turned.lost,
        )
    texts = evidence.of(Names).batch.texts(_read(first), _read(second))
    pairs = linked(first, second)
    there = [name for name in find_missing(texts) if name.is_lost]
    back = [name for name in find_missing(texts.turned) if name.is_lost]
    lost = tuple(join_facts(there, back, texts))
    extra = tuple(join_facts(back, there, texts.turned))
    exchanged = find_exchanged_mention(first.facts, second.facts)
    if exchanged and not lost and not extra:
        pairs = tuple(
            (mine, theirs)
            for mine, theirs in pairs
            if mine is not exchanged[0] and theirs is not exchanged[1]
        )
        lost, extra = exchanged[:1], exchanged[1:]
    return Match(pairs, lost, extra)


def linked(first: Side, second: Side) -> tuple[tuple[Fact, Fact], ...]:
    """Return the pairs of names that have a reading in common."""
    return pair_names(first.facts, second.facts)


def complete(
    present: Sequence[Side],
    source: str | None,
    evidence: Evidence,
) -> list[Side]:
    """Return the sides with every name that another side's names reveal in their texts.

    Such a name has the readings of both sides. `source` is the version that is asked first, else the one with
    most names.
    """
    if not any(side.facts for side in present):
        return list(present)
    batch = evidence.of(Names).batch
    names = {side.version: list(side.facts) for side in present}
    for side in _sort_asked(present, source):
        for other in present:
            if other.version != side.version:
                texts = batch.pair_texts(_read(side), _read(other))
                names[other.version] = reveal_names(
                    texts, names[side.version], names[other.version]
                )
    full = [_replace_names(side, names[side.version]) for side in present]
    return _add_mentions(full) if len(full) == 2 else full


def _add_mentions(present: Sequence[Side]) -> list[Side]:
    """Return two sides with all mentions of countries, where one of these was exchanged for another."""
    first, second = present
    added = add_mentions(_read(first), _read(second))
    if added is None:
        return list(present)
    return [_replace_names(first, added[0]), _replace_names(second, added[1])]


def _sort_asked(present: Sequence[Side], source: str | None) -> list[Side]:
    """Return the sides whose names are looked for in the others: the source first, then who has most names."""
    asked = [side for side in telling(present, source) if side.facts]
    return sorted(asked, key=lambda side: (side.version != source, -len(side.facts)))


def lacks(
    cells: Mapping[str, Fact],
    side: Side,
    asked: Sequence[Side],
    present: Sequence[Side],
    evidence: Evidence,
) -> bool:
    """Say whether one of many versions lacks a name, as the versions that have it tell together.

    `cells` has the name as each version states it; `asked` are the versions with which others are compared.
    """
    names = {one.version: _read(one) for one in present}
    batch = evidence.of(Names).batch
    holders = [names[one.version] for one in asked]
    return lacks_name(cells, names[side.version], holders, list(names.values()), batch)


def telling(present: Sequence[Side], source: str | None) -> Sequence[Side]:
    """Return the versions that the others are asked about: of many only some, the same in all units.

    What became of one version's names in another is searched over the whole batch: with thirty versions all
    pairs would cost thousands of times what one does. Scripts with capitals say best what a name is.
    """
    most = _count_asked(len(present))
    if len(present) <= most:
        return present
    ranked = sorted(
        present, key=lambda side: (side.version != source, rank_version(side.version))
    )
    return ranked[:most]


def teller(versions: Sequence[str], source: str | None) -> str:
    """Return the version with which the others are compared.

    It is the source; without one the first, and of many versions one that says best what a name is.
    """
    if source:
        return source
    return (
        versions[0]
        if len(versions) <= _count_asked(len(versions))
        else min(versions, key=rank_version)
    )


def _count_asked(versions: int) -> int:
    """Return how many of so many versions the others are compared with."""
    return max(2, thresholds.VERSION_PAIRS // versions)


def rendering(name: str, first: str, text: str, second: str) -> Span | None:
    """Return where the words of a name seem to stand in a text.

    `name` is of language `first`, `text` of `second`. None where nothing sounds like any of the words.
    """
    keys = tuple(folded(word) for word in WORD.findall(name))
    candidates = find_candidates(keys, first, text, second).values()
    spans = [
        one.span for one in candidates if one and one.ratio >= thresholds.PHONETIC_MATCH
    ]
    if not spans:
        return None
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def because(
    difference: Difference,
    sides: Sequence[Side],
    source: str | None,
    evidence: Evidence,
) -> Explanation:
    """Return what speaks for a lost name; `sides` are the versions of the unit with their names."""
    stated = dict(difference.stated)
    version = _choose_lacking(difference, stated)
    if version is None:
        return Explanation()
    present = {side.version: side for side in sides}
    holder = _choose_holder(list(stated), sides, source)
    fact = stated[holder]
    first = _read(present[holder])
    second = _read(present[version])
    is_known = any(
        is_known_as_another(fact, instead) for _, instead in difference.instead
    )
    is_exact = any(
        are_two_countries(fact, instead) for _, instead in difference.instead
    )
    texts = evidence.of(Names).batch.texts(first, second)
    is_alone = not difference.instead
    told = explain(
        fact, texts, is_replaced=is_known, is_exact=is_exact, is_alone=is_alone
    )
    speaking = {language_of(one) for one in [*stated, source or holder]}
    if not is_known and is_common_noun(fact, speaking):
        return told._replace(is_doubtful=True)
    return told


def _choose_lacking(difference: Difference, stated: Mapping[str, Fact]) -> str | None:
    """Return the version that has lost a name: the one that is blamed, else the first that lacks it."""
    lacking = (difference.odd,) if difference.odd else difference.lacking
    if not lacking:
        lacking = tuple(version for version, _ in difference.instead)
    for version in lacking:
        if version not in stated:
            return version
    return None


def _choose_holder(
    stated: Sequence[str],
    present: Sequence[Side],
    source: str | None,
) -> str:
    """Return the version whose name is explained: the first of those that state it with which others are compared."""
    asked = [side.version for side in telling(present, source)]
    for version in stated:
        if version in asked:
            return version
    return stated[0]


def _read(side: Side) -> NamedText:
    """Return a side as the stages know it."""
    return NamedText(side.version, side.segment.text, side.facts)


def _replace_names(side: Side, names: Iterable[Fact]) -> Side:
    """Return a side with these names in the order of the text."""
    ordered = tuple(sorted(names, key=lambda fact: fact.span.start))
    return side if ordered == side.facts else Side(side.version, side.segment, ordered)
