"""Partners: what one side states alone because the other side's lost names have become it."""

from __future__ import annotations

from collections.abc import Sequence

from qa.kinds.name.missing import MissingName
from qa.kinds.name.text_pair import TextPair
from qa.language import name_words
from qa.model import Fact

PROPER = frozenset({"capital", "city", "country"})
"""Classes of words that are names and nothing else."""
NOWHERE_SMALL = frozenset({"unknown", "none"})
"""Classes of words that no dictionary has otherwise than as a name."""


def join_facts(
    lost: Sequence[MissingName],
    others: Sequence[MissingName],
    texts: TextPair,
) -> list[Fact]:
    """Return what the first of two texts states alone.

    That is its lost names, and what stands in it for the lost names of the other side, `others`,
    where that is a name of its own right. Each name is stated once, at its place.
    """
    facts = [name.fact for name in lost]
    stated = {fact.span for fact in facts}
    for name in others:
        partner = name.replacement
        if partner is None or partner.fact.span in stated:
            continue
        if is_evident(name, texts):
            facts.append(partner.fact)
            stated.add(partner.fact.span)
    return facts


def is_evident(other: MissingName, texts: TextPair) -> bool:
    """Say whether what stands in the first text for a lost name of the second is a name itself.

    A common noun that is a part of a name is translated: that the other language's word for it is not found
    here says nothing. So what stands here is a country, a slip for the lost name, or stands for another name
    elsewhere; and one of both is surely a name, or what stands here at least no word of a dictionary.
    """
    partner = other.replacement
    if partner is None or partner.kind == "foreign":
        return False
    if partner.kind == "country" or other.fact.span in texts.turned.misspelt:
        return True
    if is_surely_name(other.fact, texts.turned):
        language = texts.first.language
        is_told = partner.kind in {"known", "city"}
        return is_told or name_words.has_complete_dictionary(language)
    profile = texts.profile(partner.fact)
    return partner.kind == "known" and (
        profile.is_territory or profile.name_class in NOWHERE_SMALL
    )


def is_surely_name(fact: Fact, texts: TextPair) -> bool:
    """Say whether a name of the first text is one because its language's dictionary would have any other word."""
    language = texts.first.language
    if not name_words.has_complete_dictionary(language):
        return False
    name_class = texts.profile(fact).name_class
    if name_class == "unknown":
        return not name_words.capitalises_nouns(language)
    return name_class in PROPER
