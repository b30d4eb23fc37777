"""Phonetic candidates: the stretch of a text whose sounds fit a name best, by tables of transliteration."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from qa.kinds.name import thresholds
from qa.kinds.name.phonemes import PhonemeText
from qa.kinds.name.text_index import LanguageIndex
from qa.model import Span


class Query(NamedTuple):
    """A name, as it may sound, and the text in which it is looked for."""

    forms: tuple[str, ...]
    text: PhonemeText


class PhoneticMatch(NamedTuple):
    """How well a name fits (1 is what a true rendering gives on average), and where."""

    ratio: float
    span: Span


class _Best(NamedTuple):
    """The form of a name that fits best: its ratio, and the number of its last sound in the text."""

    form: str
    ratio: float
    end: int


def find_phonetic(
    queries: Sequence[Query],
    first: LanguageIndex,
    second: LanguageIndex,
) -> list[PhoneticMatch | None]:
    """Return the best place of each name of language `first` in its text of `second`.

    The answers stand in the order of the queries, None where a text has no sounds. All are searched at once,
    for speed.
    """
    from qa.language.sound_tables import table  # noqa: PLC0415
    from qa.language.transliteration import Asked, begins, reaches  # noqa: PLC0415 - numpy only where sounds are

    costs = table(first.sound_script, second.sound_script)
    asked: list[Asked] = []
    owners: list[int] = []
    for number, query in enumerate(queries):
        for form in query.forms:
            owners.append(number)
            asked.append((form, query.text.stream))
    best: dict[int, _Best] = {}
    for number, (form, _), reach in zip(
        owners, asked, reaches(asked, costs), strict=True
    ):
        if reach.end >= 0 and (number not in best or reach.ratio > best[number].ratio):
            best[number] = _Best(form, reach.ratio, reach.end)
    starts: dict[int, int] = {}
    if second.spaceless:
        # Elsewhere a name begins where its word does.
        begun = [
            number
            for number, one in best.items()
            if one.ratio > thresholds.WORTH_PLACING
        ]
        backwards = [
            (best[number].form, queries[number].text.stream, best[number].end)
            for number in begun
        ]
        starts = dict(zip(begun, begins(backwards, costs), strict=True))
    matches: list[PhoneticMatch | None] = []
    for number, query in enumerate(queries):
        match = best.get(number)
        matches.append(_place(match, starts.get(number), query.text) if match else None)
    return matches


def _place(best: _Best, start: int | None, text: PhonemeText) -> PhoneticMatch:
    """Return a match with its place: from the sound at which it begins, if that is known, or else its last word."""
    first = best.end if start is None else start
    return PhoneticMatch(best.ratio, text.place(first, best.end))
