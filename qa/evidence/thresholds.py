"""The numbers of what a batch teaches, with their units and where they are from.

Lengths are in letters (`qa.language.extent`), ratios are natural logarithms. Where
no source is named, the value was chosen by hand on development texts;
`python benchmarks/segments.py` prints what a change does to speed and to alignment.
"""

from __future__ import annotations

import math
from typing import NamedTuple

RATIO_BIN = 0.02
"""Width of a bin of log length ratios."""
LENGTH_BIN = math.log(2)
"""Width of a bin of the sum of two log lengths."""
LANGUAGE_UNITS = 10.0
"""Units of the batch that the languages' own ratio weighs as much as."""
LANGUAGE_SPREAD = 0.12
"""Standard deviation of a translator's mean log ratio around that of the languages."""
LONG_SPREAD = 0.10
"""Standard deviation of the log ratio of two long texts."""
GRAIN = 1.4
"""What the root of one over the mean length adds to it: short texts scatter more."""
LEAST_SCALE = 0.5
"""Least factor by which a pair may scatter less than usual."""
LEAST_SCATTER = 0.3
"""The same while the estimate is refined."""
ROUNDS = 8
"""Rounds of refinement: more change no digit that is shown."""
MAD = 1.4826
"""Standard deviation over median absolute deviation of a normal distribution."""


class Component(NamedTuple):
    """A kind of unit in the mixture that log length ratios are drawn from.

    `shift` is its mean log ratio off the usual, `spread` what it scatters more.
    """

    share: float
    shift: float
    spread: float


WHOLE = Component(0.93, 0.0, 0.0)
CUT = Component(0.03, math.log(0.55), 0.2)
LENGTHENED = Component(0.02, math.log(1.5), 0.2)
OTHER = Component(0.02, 0.0, 0.7)
COMPONENTS = (WHOLE, CUT, LENGTHENED, OTHER)
"""Nothing is wrong with the first; only those teach what is usual."""
SHARE_UNITS = 20.0
"""Units of the batch that the shares above weigh as much as."""

FAIR_RATIO = math.log(1.5)
"""Log length ratio, off that of the languages, from which a part seems to be missing:
how such a unit ends teaches nothing."""
OPEN_UNITS = 20
"""Units of the batch that one text left open in so many weighs as much as."""

SAMPLE = 4000
"""Units that the lexicon keeps of each set of versions, and asks for a pair."""
FEWEST_UNITS = 80
"""Units below which no words are linked."""
FOLDS = 4
"""Parts of the batch; a document is judged by words from the other parts."""
LEAST_TOGETHER = 3
"""Units in which two linked words stand together at least."""
LEAST_DICE = 0.3
"""Dice's coefficient (0 to 1) of two linked words at least."""

LONGEST_WORDING = 300
"""Letters of a text beyond which it is not expected to recur."""
LEAST_TWIN = 12
"""Letters below which a text is a label, and may be the same for several sources."""
MOST_PLACES = 4
"""Places kept of each text that stands more than once."""
MOST_TEXTS = 500_000
"""Texts kept of wordings and of twins: a batch with more is sampled, so that what is
known of it stays bounded."""

LONGEST_REPEAT = 12
"""Words in a phrase whose repetition is looked for."""
LONGEST_RUN = 40
"""Letters in such a phrase where no spaces part words."""
LEAST_LETTERS = 5
"""Letters of a repeated word in another script than the text around it."""
LEAST_CLITIC = 4
"""Letters beyond which a word may begin with a clitic."""
