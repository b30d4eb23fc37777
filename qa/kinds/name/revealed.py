"""Names that one version's names reveal in another version's text: one that no capital shows, or in another script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qa.kinds.name import thresholds
from qa.kinds.name.candidates import Candidate
from qa.kinds.name.name_fact import make_name
from qa.kinds.name.named_text import overlaps
from qa.kinds.name.resemblance import resembles
from qa.kinds.name.text_pair import TextPair
from qa.kinds.name.version_texts import VersionTexts
from qa.model import Fact


def reveal_names(
    texts: TextPair,
    mine: Sequence[Fact],
    theirs: Sequence[Fact],
) -> list[Fact]:
    """Return the names of the second text with those of the first that are found there.

    `mine` and `theirs` are what is known of the two texts so far: the names of `texts` and what was revealed in
    them. A name that is found where one is known gives it its readings; elsewhere it is a new name.
    """
    revealed = list(theirs)
    readings = {fact.span: fact.readings for fact in mine}
    known: set[str] = set()
    for fact in theirs:
        known |= fact.readings
    rest = [
        fact
        for fact in texts.first.names
        if known.isdisjoint(readings.get(fact.span, fact.readings))
    ]
    for fact, candidate in zip(rest, texts.find(rest), strict=True):
        if (
            candidate
            and candidate.ratio >= thresholds.PHONETIC_MATCH
            and is_trusted(fact, candidate, texts)
        ):
            _add(
                readings.get(fact.span, fact.readings),
                fact,
                candidate,
                revealed,
                texts.second.text,
            )
    return revealed


def _add(
    readings: frozenset[str],
    fact: Fact,
    candidate: Candidate,
    revealed: list[Fact],
    text: str,
) -> None:
    """Give the fact at a candidate's place these readings; make one where there is none."""
    for number, own in enumerate(revealed):
        if overlaps(candidate.span, [own.span]):
            if not readings <= own.readings:
                revealed[number] = replace(own, readings=own.readings | readings)
            return
    revealed.append(make_name(text, candidate.span, readings, strong=fact.strong))


def is_trusted(fact: Fact, candidate: Candidate, texts: TextPair) -> bool:
    """Say whether a candidate is the name.

    What the letters or the gazetteer tell is; what sounds like it is not if it is a common word, or unlike what
    the name is in other units.
    """
    if candidate.is_sure:
        return True
    elsewhere = texts.versions.concordance.find_elsewhere(fact, texts.first.text)
    kept = [occurrence for _, occurrence in elsewhere if occurrence.is_kept]
    return is_rendering(
        candidate.word, [occurrence.word for occurrence in kept], texts.versions.second
    )


def is_rendering(
    word: str,
    renderings: Sequence[str],
    version: VersionTexts,
) -> bool:
    """Say whether a word may be the name that has these renderings elsewhere; of too few, whether it is rare."""
    if len(renderings) < thresholds.UNITS_TO_TRUST:
        return not is_common(word, version)
    return any(resembles(word, rendering) for rendering in renderings)


def is_common(word: str, version: VersionTexts) -> bool:
    """Say whether a word stands in more texts of the batch than names do."""
    most = max(thresholds.OTHER_TEXTS, len(version.texts) // thresholds.RARE_TEXTS)
    return bool(word) and version.count_texts(word, most) > most
