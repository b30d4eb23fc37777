"""What a mistyped name was meant to be."""

from __future__ import annotations

from collections.abc import Iterable

_ALIKE = 0.6
"""Share of the letters that must agree."""


def nearest(said: str, known: Iterable[str]) -> str | None:
    """Return the known name that `said` most likely means; None where none is near."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only for the sentence about a mistake

    wanted = _plain(said)
    names = list(known)
    # Of names that are as near as each other the one of the same length: letters change places more than they get lost.
    scores = [
        (
            OSA.normalized_similarity(wanted, _plain(name)),
            -abs(len(name) - len(wanted)),
            name,
        )
        for name in names
    ]
    best = max(scores, key=lambda score: score[:2], default=(0.0, 0, ""))
    if best[0] >= _ALIKE:
        return best[2]
    begun = [
        name
        for name in names
        if _begins(wanted, _plain(name)) or _begins(_plain(name), wanted)
    ]
    return begun[0] if len(begun) == 1 else None


def hint(said: str, known: Iterable[str], otherwise: str) -> str:
    """Return a question after the nearest name, or what to say where none is near."""
    found = nearest(said, known)
    return f"did you mean `{found}`?" if found else otherwise


def _begins(short: str, long: str) -> bool:
    return len(short) > 1 and long.startswith(short)


def _plain(name: str) -> str:
    return name.casefold().replace("_", "-")
