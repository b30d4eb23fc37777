"""In which language a version is: its script, then a fast engine, then a thorough one where that is not enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from qa.language import of
from qa.language.identify import han
from qa.language.identify.engines import load
from qa.language.identify.masking import masked
from qa.language.kinship import plain
from qa.language.scripts import count

SAMPLE = 20_000
"""Code points of a version that are looked at: more do not change the answer."""
SURE, LIKELY = 0.9, 0.8
"""From this share of the text on the fast engine's answer stands: line by line, or with all lines together."""


@dataclass(frozen=True, slots=True)
class Guess:
    """The language a text seems to be in: a BCP 47 tag (`und` where nothing is known), and how sure that is, 0 to 1."""

    language: str
    certainty: float


def identify(texts: Iterable[str], candidates: Collection[str] | None = None) -> Guess:
    """Return the language of a whole version: of all its segments together.

    `candidates` are the only answers to choose from; without them any language an engine knows.
    """
    lines = _sample(texts)
    letters = count("".join(lines))
    if not letters:
        return Guess("und", 0.0)
    main = letters.most_common(1)[0][0]
    fitting = (
        None
        if candidates is None
        else [tag for tag in candidates if main in of(tag).script.members]
    )
    if fitting and len(fitting) == 1:
        return Guess(fitting[0], round(letters[main] / letters.total(), 2))
    votes = _votes(
        lines, main, None if fitting is None else {plain(tag) for tag in fitting}
    )
    if not votes:
        return Guess("und", 0.0)
    best = _by_words(votes.most_common(1)[0][0], lines, votes)
    return Guess(
        _tag(best, lines, fitting), round(votes[best] / (votes.total() + 1), 2)
    )


def _by_words(best: str, lines: Iterable[str], votes: Counter[str]) -> str:
    """Return the neighbour that the words speak for, if it got votes at all; else `best`."""
    text = " ".join(lines)
    telling = of(best).telling
    return next(
        (
            rival
            for rival in telling.rivals
            if votes[rival] and telling.balance(text, rival) > 0
        ),
        best,
    )


def _sample(texts: Iterable[str]) -> list[str]:
    lines, room = [], SAMPLE
    for text in texts:
        if room <= 0:
            break
        lines.append(masked(text[:room]))
        room -= len(lines[-1])
    return lines


def _votes(lines: list[str], main: str, among: Collection[str] | None) -> Counter[str]:
    """Return how many code points of the text are in which language that is written in the main script."""
    everything = " ".join(lines)
    votes = _fast(lines, main, among)
    if _lead(votes) < SURE:
        votes += _fast([everything], main, among)
    if _lead(votes) < LIKELY:
        rivals = among or votes.keys() | {
            near for tag in votes for near in of(tag).kinship.neighbours
        }
        engine = load("py3langid")
        shares = engine.shares(everything, rivals) if engine else {}
        votes += Counter(
            {tag: round(share * len(everything)) for tag, share in shares.items()}
        )
    return votes


def _fast(
    lines: Iterable[str], main: str, among: Collection[str] | None
) -> Counter[str]:
    engine = load("pycld2")
    votes: Counter[str] = Counter()
    for line in lines if engine else ():
        for language, share in engine.shares(line, among).items():  # type: ignore[union-attr]
            if main in of(language).script.members or not of(language).script.members:
                votes[language] += round(share * len(line))
    return votes


def _lead(votes: Counter[str]) -> float:
    """Return the share of the most voted language, 0 to 1."""
    return max(votes.values(), default=0) / (votes.total() or 1)


def _tag(
    language: str, lines: Iterable[str], candidates: Collection[str] | None
) -> str:
    """Return the candidate that means this language, or the language with the form of its characters."""
    if of(language).script.members == {"Hani"}:
        simplified, traditional = han.forms("".join(lines))
        wanted = "Hant" if len(traditional) > len(simplified) else "Hans"
        forms = [
            tag
            for tag in candidates or (language, f"{language}-{wanted}")
            if of(tag).script.code == wanted
        ]
        return (forms or [language])[0]
    return next((tag for tag in candidates or () if plain(tag) == language), language)
