"""Fits the weights of the coverage model on planted omissions, and prints what it finds.

Run: python -m tools.meaning_model [--langs de,ja] [--check]

The bench (`QA_BENCH`, default ../shared/bench) has the clean rows and the omissions; the
extra `meaning` has the encoder. `--check` prints and writes nothing. Each language is
measured with weights that were fitted on the others.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from qa.meaning.answers import Answers, answer
from qa.meaning.coverage import TRAITS, Pairs, Usual, _measure, find_usual
from qa.meaning.encoder import Encoded, Encoder, Floats
from qa.meaning.packaged import PackagedEncoder
from qa.meaning.store import Store, find_path

ROOT = Path(__file__).resolve().parent.parent
MODEL = ROOT / "qa" / "meaning" / "model.json"
TYPES = ("omit.mid40", "omit.tail40")
BUDGETS = (0.002, 0.003, 0.005, 0.01)
"""Shares of clean rows that may be flagged."""
STEPS, RATE, PENALTY = 400, 0.3, 1e-3
"""Gradient steps, their size, and the L2 penalty of the weights."""
LEAST, MOST = -4.0, 8.0


class Rows(NamedTuple):
    """The traits of the rows of a language, which were planted, and what is usual of the clean ones."""

    traits: Floats
    planted: np.ndarray
    kinds: list[str]
    medians: Floats
    deviations: Floats
    mean: float


def main(arguments: list[str]) -> int:
    """Fit, print, write."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.meaning_model", description=__doc__
    )
    parser.add_argument("--langs", type=lambda text: text.split(","))
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args(arguments)
    rows = read_rows(options.langs)
    languages = list(rows)
    scores = {}
    for language in languages:
        others = [rows[other] for other in languages if other != language]
        weights = fit(others or [rows[language]])
        scores[language] = weigh(rows[language], weights)
    print_found(rows, scores)
    weights = fit(list(rows.values()))
    whole = {language: weigh(each, weights) for language, each in rows.items()}
    clean = np.concatenate([whole[name][~rows[name].planted] for name in languages])
    for budget in BUDGETS:
        print(
            f"log-odds at {budget:.1%} of clean rows: {np.quantile(clean, 1 - budget):.2f}"
        )
    if not options.check:
        write(rows, weights)
    return 0


def read_rows(wanted: Sequence[str] | None) -> dict[str, Rows]:
    """Return the rows of each language, the slips of the translators left out."""
    bench = Path(os.environ.get("QA_BENCH", ROOT.parent / "shared" / "bench")) / "dev"
    with (bench / "base.tsv").open(encoding="utf-8", newline="") as handle:
        base = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    slips = defaultdict(set)
    for line in (bench / "slips.jsonl").read_text(encoding="utf-8").splitlines():
        slip = json.loads(line)
        slips[slip["lang"]].add(slip["unit"])
    planted = defaultdict(list)
    for line in (bench / "errors.jsonl").read_text(encoding="utf-8").splitlines():
        error = json.loads(line)
        if error["type"] in TYPES:
            planted[error["lang"]].append(error)
    by_unit = {row["unit"]: row for row in base}
    encoder = PackagedEncoder()
    store = Store(encoder.name, find_path())
    rows = {}
    for language in wanted or sorted(planted):
        units = [unit for unit in by_unit if unit not in slips[language]]
        texts = [(by_unit[unit]["en"], by_unit[unit][language]) for unit in units]
        wrong = [(by_unit[e["unit"]]["en"], e["text"]) for e in planted[language]]
        answers = answer_all([*texts, *wrong], encoder, store)
        rows[language] = measure(
            answers, len(texts), [e["type"] for e in planted[language]]
        )
        print(language, len(texts), len(wrong), flush=True)
    store.close()
    return rows


def answer_all(
    pairs: Sequence[tuple[str, str]], encoder: Encoder, store: Store
) -> list[Answers]:
    """Return how the texts of each pair answer each other."""
    texts = sorted({text for pair in pairs for text in pair})
    known: dict[str, Encoded] = store.get(texts)
    missing = [text for text in texts if text not in known]
    new = dict(zip(missing, encoder.encode(missing), strict=True))
    store.put(new)
    known |= new
    found = [answer(known[a], known[b], (len(a), len(b))) for a, b in pairs]
    return [each for each in found if each]


def measure(answers: list[Answers], clean: int, kinds: list[str]) -> Rows:
    """Return traits; what is usual is learnt from the clean rows alone."""
    usual = Pairs(answers[:clean])
    mean = float(np.mean([each.first.likeness.mean() for each in usual.answers]))
    first = Usual((each.first for each in usual.answers), mean)
    second = Usual((each.second for each in usual.answers), mean)
    traits = np.array([_measure(each, first, second) for each in answers], np.float32)
    medians, deviations = find_usual(traits[:clean])
    planted = np.arange(len(answers)) >= clean
    return Rows(traits, planted, ["clean"] * clean + kinds, medians, deviations, mean)


def settle(rows: Rows) -> Floats:
    """Return traits in deviations from what is usual, with a column of ones."""
    apart = np.clip((rows.traits - rows.medians) / rows.deviations, LEAST, MOST)
    return np.c_[apart, np.ones(len(apart))]


def fit(sets: Sequence[Rows]) -> Floats:
    """Return the weights of a logistic regression, the bias last."""
    traits = np.concatenate([settle(rows) for rows in sets])
    planted = np.concatenate([rows.planted for rows in sets])
    weights = np.zeros(traits.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(traits @ weights, -30, 30)))
        slope = traits.T @ (chance - planted) / len(planted)
        weights -= RATE * (slope + PENALTY * weights)
    return weights


def weigh(rows: Rows, weights: Floats) -> Floats:
    """Return the log-odds of each row."""
    return settle(rows) @ weights


def print_found(rows: dict[str, Rows], scores: dict[str, Floats]) -> None:
    """Print how many planted omissions are found at each share of clean rows flagged."""
    clean = np.concatenate([scores[name][~each.planted] for name, each in rows.items()])
    for budget in BUDGETS:
        limit = np.quantile(clean, 1 - budget)
        line = [f"{budget:.1%} of {len(clean):,} clean rows"]
        for kind in TYPES:
            found = {
                name: scores[name][[each == kind for each in own.kinds]] > limit
                for name, own in rows.items()
            }
            line.append(f"{kind} {np.concatenate(list(found.values())).mean():.1%}")
            if budget == 0.003:
                line.append(" ".join(f"{n} {f.mean():.0%}" for n, f in found.items()))
        print("; ".join(line))


def write(rows: dict[str, Rows], weights: Floats) -> None:
    """Write the model: weights, and what is usual over all languages."""
    each = list(rows.values())
    model = {
        "source": "python -m tools.meaning_model",
        "traits": list(TRAITS),
        "mean": round(float(np.mean([r.mean for r in each])), 4),
        "weights": np.round(weights[:-1], 4).tolist(),
        "bias": round(float(weights[-1]), 4),
        "medians": np.round(np.mean([r.medians for r in each], axis=0), 4).tolist(),
        "deviations": np.round(
            np.mean([r.deviations for r in each], axis=0), 4
        ).tolist(),
    }
    MODEL.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
