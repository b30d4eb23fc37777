"""How the time of a run grows with the length of one text: no pattern may grow faster than n^1.2.

    python benchmarks/growth.py [PATTERN ...] [--largest BYTES] [--profile]

Each pattern is one segment in en and fr, of 16 kB, doubled up to 1 MB. CPU seconds of `qa.check` alone; the exponent is
that of the last two sizes, and is not told below a tenth of a second. A pattern is stopped after 20 s. Ends with 1 where
an exponent is over the bound.
"""

from __future__ import annotations

import argparse
import cProfile
import math
import pstats
import random
import sys
import time

import qa

BOUND = 1.2
SMALLEST = 16_000
LARGEST = 1_000_000
LONGEST = 20.0
TOLD = 0.1
"""Seconds: below it a time says more of the machine than of the text."""


def list_numbers(size: int) -> str:
    """Return numbers that are all different."""
    return ", ".join(str(number) for number in range(1000, 1000 + size // 7))


def list_dates(size: int) -> str:
    """Return days that are all different."""
    months = ("May", "March", "April", "June")
    dates = [f"{day} {months[day % 4]} {year}" for year in range(1000, 9999) for day in range(1, 29)]  # fmt: skip
    return ", ".join(dates[: size // 14])


def list_words(size: int) -> str:
    """Return words by chance, a few thousand different ones."""
    chance = random.Random(1)
    words = ["".join(chance.choices("abcdefghijklmnoprstuv", k=chance.randrange(2, 11))) for _ in range(5000)]  # fmt: skip
    return " ".join(chance.choices(words, k=size // 7))[:size]


def list_names(size: int) -> str:
    """Return words with a capital each."""
    return list_words(size).title()


def list_sentences(size: int) -> str:
    """Return sentences with numbers in them."""
    words = list_words(size).split()
    parts = [" ".join([*words[n : n + 9], str(n)]) for n in range(0, len(words), 9)]
    return ". ".join(parts)


WRITTEN = {
    "numbers": list_numbers,
    "dates": list_dates,
    "words": list_words,
    "names": list_names,
    "sentences": list_sentences,
}
REPEATED = {
    "12": "12 ", "5%": "5% ", "$5": "$5 ", "no-break space": "123\u00a0", "combining": "a\u0301", "$a": "$a ",
    "han number": "一千二百", "han": "汉字", "thai": "กขคงจ", "roman": "XVI ", "letters": "abcdefghij", "braces": "{a} ",
    "urls": "https://example.org/a ", "single quote": "'", "guillemet": "»", "comma": ",", "dot": ".", "space": " ",
    "open bracket": "(", "nested": "([{", "pairs": "() ", "open braces": "{{", "plural": "{a,plural,",
    "http": "http://", "www": "www.", "marks": "\u0301", "A": "A", "tags": "<b>a</b> ", "open tag": "<",
    "percent": "%", "mail": "a@b.cd ", "code": "AB-12 ", "date": "3 May 2026, ", "clock": "12:30 ",
    "words alike": "the gate ", "cased": "Ab ", "number word": "twenty-one ", "slash": "a/", "hyphen": "a-",
    "colon": "a:", "underscore": "a_", "backtick": "`a` ", "ellipsis": "… ", "emoji": "😀", "arabic": "٣ ",
}  # fmt: skip
"""What is written again and again."""


def make(pattern: str, size: int) -> str:
    """Return a text of about `size` bytes."""
    if pattern in WRITTEN:
        return WRITTEN[pattern](size)
    part = REPEATED[pattern]
    return part * (size // len(part.encode()))


def measure(pattern: str, size: int) -> float:
    """Return the seconds of one run."""
    text = make(pattern, size)
    begun = time.process_time()
    qa.check({"en": ["The gate.", text], "fr": ["La porte.", text]})
    return time.process_time() - begun


def grow(pattern: str, largest: int) -> tuple[list[float], float]:
    """Return the seconds at each size, and the exponent at the last two."""
    seconds: list[float] = []
    size = SMALLEST
    while size <= largest and (not seconds or seconds[-1] < LONGEST / 4):
        seconds.append(measure(pattern, size))
        size *= 2
    if len(seconds) < 2 or seconds[-1] < TOLD:
        return seconds, 0.0
    return seconds, math.log2(seconds[-1] / max(seconds[-2], TOLD / 10))


def main() -> int:
    """Measure each pattern; return 1 where one grows too fast."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("patterns", nargs="*", default=[*WRITTEN, *REPEATED])
    parser.add_argument("--largest", type=int, default=LARGEST)
    parser.add_argument("--profile", action="store_true", help="show where the time goes at the largest size")  # fmt: skip
    options = parser.parse_args()
    qa.check({"en": ["Warm 1."], "fr": ["Chaud 1."]})
    worst = 0.0
    for pattern in options.patterns:
        if options.profile:
            profile(pattern, options.largest)
            continue
        seconds, exponent = grow(pattern, options.largest)
        worst = max(worst, exponent)
        told = " ".join(f"{each:7.2f}" for each in seconds)
        print(f"{pattern:16} {exponent:5.2f} {told}", flush=True)
    return int(worst > BOUND)


def profile(pattern: str, size: int) -> None:
    """Print the functions that take the most time."""
    text = make(pattern, size)
    with cProfile.Profile() as taken:
        qa.check({"en": ["The gate.", text], "fr": ["La porte.", text]})
    pstats.Stats(taken).sort_stats("tottime").print_stats(14)


if __name__ == "__main__":
    sys.exit(main())
