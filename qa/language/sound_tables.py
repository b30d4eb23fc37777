"""How likely a sound of one script stands for a sound of another: tables learned from gazetteers.

Scores are natural log-odds: how much likelier the two come from one name than by chance.
"""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from qa.language.files import read_compiled
from qa.language.romanisation import SYMBOLS

Floats = NDArray[np.float32]

_FLOOR, _CEILING = -6.0, 6.0
"""Between these scores a sound may stand for another."""


@dataclass(frozen=True, eq=False)
class Table:
    """The log-odds of sounds, an index of `SYMBOLS` each.

    `pairs` are those of one sound for another, `lost` and `new` of losing and of
    adding one, `expected` what a true rendering of each scores. What is no sound
    scores badly in a text and nothing in a name.
    """

    pairs: Floats
    lost: Floats
    new: Floats
    expected: Floats


@functools.cache
def _tables() -> dict[str, Any]:
    """Return the counts of each script against Latin."""
    tables: dict[str, Any] = json.loads(read_compiled("transliteration.json"))["tables"]
    return tables


class Joint(NamedTuple):
    """The probabilities of a sound of one script and one of another.

    `both` has a row for each sound of the first and a column for each of the second,
    `lost` and `new` are those of losing a sound and of adding one.
    """

    both: Floats
    lost: Floats
    new: Floats


@functools.cache
def _joint(script: str) -> Joint:
    """Return the probabilities of a Latin sound and a sound of `script`.

    A script without a table of its own has that of Latin against Latin. The file has
    logs in hundredths.
    """
    tables = _tables()
    table = tables.get(script, tables["Latn"])
    size = len(SYMBOLS)
    both, lost, new = (
        np.exp(np.array(table[key], np.float32) / 100)
        for key in ("joint", "lost", "new")
    )
    return Joint(both.reshape(size, size), lost, new)


@functools.cache
def table(first: str, second: str) -> Table:
    """Return the table of two scripts.

    Where neither script is Latin, the Latin name behind both is summed over. Of one
    script with itself the table of Latin is used.
    """
    if second == "Latn" and first != "Latn":
        both, new, lost = _joint(first)
        return _weigh(Joint(both.T, lost, new))
    if first in {"Latn", second}:
        return _weigh(_joint("Latn" if first == second else second))
    return _weigh(_join(_joint(first), _joint(second)))


def _join(one: Joint, two: Joint) -> Joint:
    """Sum over the Latin names behind the names of two scripts.

    The two scripts are independent given the Latin sound: each is weighed by the
    geometric mean of how common that sound is in the two tables.
    """
    latin = np.sqrt((one.both.sum(1) + one.lost) * (two.both.sum(1) + two.lost))
    return Joint(
        both=one.both.T @ (two.both / latin[:, None]),
        lost=one.new + one.both.T @ (two.lost / latin),
        new=two.new + two.both.T @ (one.lost / latin),
    )


def _weigh(joint: Joint) -> Table:
    """Return the log-odds of probabilities against chance.

    Chance is the product of how common each sound is on its side. All odds are clipped,
    so that no single sound decides.
    """
    both, lost, new = joint
    first, second = both.sum(1) + lost, both.sum(0) + new
    total = both.sum() + lost.sum() + new.sum()
    first_share, second_share = first / first.sum(), second / second.sum()
    chance = np.outer(first_share, second_share)
    pairs = np.clip(np.log(both / total / chance), _FLOOR, _CEILING)
    losses = np.clip(np.log(lost / total / first_share), _FLOOR, 0)
    additions = np.clip(np.log(new / total / second_share), _FLOOR, 0)
    expected = ((both * pairs).sum(1) + lost * losses) / first
    # The last sound is what is none.
    no_sound = np.full((len(SYMBOLS), 1), _FLOOR, np.float32)
    nothing = np.zeros(1, np.float32)
    return Table(
        pairs=np.hstack((pairs, no_sound)),
        lost=np.append(losses, nothing),
        new=np.append(additions, np.float32(_FLOOR)),
        expected=np.append(expected, nothing),
    )
