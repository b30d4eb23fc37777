"""Thirty versions of one document against one pair: the cost must grow with the versions, not with their square.

Run: python benchmarks/versions.py
"""

from __future__ import annotations

import resource
from collections.abc import Sequence

from qa.api import check
from qa.model import Segment, Version

TAGS = (
    "en id ar fr de es it pt nl pl cs sk hu ro bg ru uk tr fa he hi bn ta te th vi ko ja sw fi".split()  # noqa: SIM905
)
ROWS = 400


def main() -> None:
    """Print the seconds of CPU for two and for thirty versions, and their ratio."""
    check([version(tag) for tag in TAGS])  # what is loaded once is loaded
    pair, all_of_them = seconds(TAGS[:2]), seconds(TAGS)
    ratio = all_of_them / pair
    print(
        f"{ROWS} units: 2 versions {pair:.2f} s, {len(TAGS)} versions {all_of_them:.2f} s, {ratio:.1f} times"
    )


def seconds(tags: Sequence[str]) -> float:
    """Return the CPU time of one check."""
    start = resource.getrusage(resource.RUSAGE_SELF)
    check([version(tag) for tag in tags])
    end = resource.getrusage(resource.RUSAGE_SELF)
    return end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime


def version(tag: str) -> Version:
    """Return a version with a number, a date and a link in every third unit."""
    texts = [
        f"{tag} {n} km, 12.{n % 12 + 1}.2024: https://example.org/{n}"
        if n % 3 == 0
        else f"{tag} text"
        for n in range(ROWS)
    ]
    return Version(
        tag,
        tuple(Segment(text, tag, n, 1, str(n)) for n, text in enumerate(texts)),
        "bench",
    )


if __name__ == "__main__":
    main()
