"""How bad a difference of codes is: translators render names and options on purpose as often as by mistake."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from qa.compare import Difference
from qa.evidence import Evidence
from qa.kinds.code.metavariable import capitals, is_metavariable
from qa.kinds.kind import Judgement
from qa.language.spelling import find_between
from qa.model import Confidence, Fact, Severity, Unit

NEAR = 0.75
"""So alike are two codes of which one is likely the other, misspelt (`SequenceMatcher.ratio`, 0 to 1)."""

_BEFORE = re.compile(r"(?<![\w-])")
_BEHIND = re.compile(r"(?![\w-])")

Cells = Sequence[tuple[str, Fact]]


def judge(difference: Difference, unit: Unit, evidence: Evidence) -> Judgement:  # noqa: ARG001
    """Judge a difference of codes.

    An error is what nobody writes on purpose: a near variant of the code (`max_retires`). A note is what is there to be
    translated: a metavariable, and a label (`Num_Lock`).
    """
    cells = (*difference.stated, *difference.instead)
    facts = [fact for _, fact in cells]
    are_codes = all(fact.kind == "code" for fact in facts)
    if are_codes and (
        _is_translatable(difference, unit) or _is_label(difference, unit)
    ):
        return Judgement(Severity.NOTE)
    is_sure = min(fact.weight for fact in facts) is Confidence.HIGH
    if is_sure and difference.instead and is_variant(facts[0].value, facts[-1].value):
        return Judgement()
    return Judgement(Severity.WARNING)


def is_variant(first: str, second: str) -> bool:
    """Tell whether two codes differ by so few characters that one is likely the other, misspelt."""
    matcher = SequenceMatcher(None, first.casefold(), second.casefold(), autojunk=False)
    return matcher.ratio() >= NEAR


def _is_translatable(difference: Difference, unit: Unit) -> bool:
    """Tell whether a code is a metavariable, by its place or because others beside it are rendered."""
    for version, fact in (*difference.stated, *difference.instead):
        if "_" not in fact.value:
            continue
        if difference.kind == "added" and fact.value.islower():
            # Emphasis (`_only_`), or both genders in one word.
            return True
        if is_metavariable(fact.value, unit[version].text) or _is_beside_rendered(
            fact, version, unit
        ):
            return True
    return False


def _is_beside_rendered(fact: Fact, version: str, unit: Unit) -> bool:
    if not fact.value.isupper():
        return False
    words = capitals(unit[version].text)
    return any(
        words - capitals(segment.text)
        for other, segment in unit.segments
        if other != version
    )


def _is_label(difference: Difference, unit: Unit) -> bool:
    """Tell whether a name is all that a text says, so that there is nothing else to translate, or was only a word."""
    version, fact = difference.stated[0]
    if difference.kind == "added":
        return _is_word_elsewhere(fact, difference, unit)
    if difference.instead and is_variant(fact.value, difference.instead[0][1].value):
        return False
    return "_" in fact.value and unit[version].text.strip() == fact.text


def _is_word_elsewhere(option: Fact, difference: Difference, unit: Unit) -> bool:
    """Tell whether the others name an option without its dashes."""
    if option.value[0] != "-":
        return False
    word = option.value.lstrip("-")
    texts = [unit[other].text for other in difference.lacking]
    return any(find_between(word, each, _BEFORE, _BEHIND) is not None for each in texts)
