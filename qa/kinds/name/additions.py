"""Added names: how likely a name that one version has beyond the others is in none of them."""

from __future__ import annotations

from qa.compare import Difference
from qa.compare.sides import completed
from qa.evidence import Evidence
from qa.kinds.name import thresholds
from qa.kinds.name.evidence import Names
from qa.kinds.name.kind import NAMES
from qa.kinds.name.named_text import NamedText
from qa.kinds.name.pipeline import find_missing
from qa.kinds.name.script_traits import is_read_by_capitals
from qa.model import Unit, language_of


def is_surely_added(difference: Difference, unit: Unit, evidence: Evidence) -> bool:
    """Say whether the only other version surely lacks a name, as surely as if the name were missed there.

    This is asked where that version's script has no capitals: it shows no name that was replaced by this one, elsewhere
    that name is missing itself. Of more versions each has said so already.
    """
    if len(difference.stated) != 1 or len(difference.lacking) != 1:
        return False
    version, fact = difference.stated[0]
    if is_read_by_capitals(language_of(difference.lacking[0])):
        return False
    named = {
        side.version: NamedText(side.version, side.segment.text, side.facts)
        for side in completed(unit, NAMES, evidence)
    }
    other = named.get(difference.lacking[0])
    if other is None or version not in named:
        return False
    texts = evidence.of(Names).batch.texts(named[version], other)
    return any(
        missing.fact.span == fact.span and missing.probability > thresholds.ADDED
        for missing in find_missing(texts)
    )
