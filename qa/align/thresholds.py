"""The numbers of alignment, with their units and where they are from.

Scores are log-likelihood ratios (natural logarithms) of "these belong together"
against "these have nothing to do with each other", so 0.7 is two to one. Where no
source is named, the value was chosen by hand on development texts;
`python benchmarks/segments.py` and `python benchmarks/segments.py seeds` print what
a change does to speed, to lost paragraphs found and to those wrongly called lost.
"""

from __future__ import annotations

import math

Step = tuple[int, int]
"""How many segments of the left and of the right side a bead takes."""

DELETION: Step = (1, 0)
"""A segment that the right side lacks."""
INSERTION: Step = (0, 1)
"""A segment that the left side lacks."""
MATCH: Step = (1, 1)
EXCHANGE: Step = (2, 2)
"""Two neighbours that stand in the other order on the right side."""

BEAD_PRIORS = {
    MATCH: math.log(0.93),
    DELETION: math.log(0.010),
    INSERTION: math.log(0.010),
    (2, 1): math.log(0.010),
    (1, 2): math.log(0.010),
    (3, 1): math.log(0.0007),
    (1, 3): math.log(0.0007),
    EXCHANGE: math.log(0.04),
}
"""Log probability of each bead before anything is seen.

After Gale and Church (1993, table 5: 0.89, 0.0099 and 0.089 for 1-1, 1-0 and 2-1),
with fewer merged ones, since paragraphs are merged more rarely than sentences."""
GAP_EXTENSION = math.log(0.7)
"""Log probability of one more segment in a gap that is open: whole parts are lost."""

BEAM_MARGIN = 16.0
"""A row of the search keeps the cells whose score is at most so far below its best."""
BEAM_WIDTH = 24
"""A row of the search keeps at most so many cells where both sides are as long."""
MOST_CELLS = 200_000
"""Cells between two points up to which rows keep more, where one side is longer."""
CORRIDOR = 150
"""Right segments between two points up to which a row keeps all of them."""

POINT_WEIGHTS = {"^": 2.0, "`": 2.0, "@": 2.0, "#": 1.0}
"""How firmly an anchor that stands once on either side holds: a figure can be the same
by chance."""
LEAST_POINT = 2.0
"""The weight from which on anchors make a point."""
LEAST_FIGURE = 3
"""A figure of a point has at least so many digits."""
MOST_ROUNDS = 4
"""How often what lies between points is searched for more of them."""
LEAST_CODE = 3
"""Characters from which on code or a target is told from others."""
MOST_LINES = 6
"""Lines of a block of code that are compared."""
MERGE_MARGIN = 8.0
"""Merged and exchanged segments are tried from cells at most so far below the best."""

MOVED = 4.0
"""Two gaps are one moved paragraph where their texts fit by more than this score and
the logarithm of how many there are to choose from."""
FOLLOWS = 1.0
"""What stands beside a moved paragraph was moved with it where it fits by more."""
MOST_PAIRS = 40_000
"""Up to so many pairs of gaps all are compared, else those that share an anchor."""
MOST_PLACES = 5
"""An anchor that stands in more gaps of the right side says too little to compare."""

ANCHOR_WEIGHT = 0.5
"""Factor for what anchors say: those of one segment depend on each other, and each
counts from both sides."""
ANCHOR_KEPT = {"@": 0.93, "#": 0.8, "~": 0.5, "§": 0.97, "^": 0.9, "`": 0.85}
"""Share of anchors that a translation keeps: addresses, figures, names, roles, targets
of links, code."""
SIGN_KEPT = 0.7
"""The same share for every other kind: question marks, quotes, brackets."""
FIRM_ANCHORS = "#@"
"""Kinds whose absence counts even where the other side has none of them anywhere."""
NAME_LOSS = 0.3
"""Factor for the absence of a name's sound: it may be spelt or inflected otherwise."""
MOST_LIKELY = 0.97
"""The largest share of segments that an anchor is taken to stand in by chance."""
SMOOTHING = 0.3
"""Segments added to those with an anchor, and as many to those without it."""

LEAST_SPREAD = 0.45
"""Least standard deviation of the log length of a text that is there by chance."""

SENTENCES_KEPT = 0.5
"""Score of merged paragraphs that hold all sentences: nine in ten true ones do."""
SENTENCES_LOST = -1.5
"""Score of merged paragraphs with fewer sentences: there one was lost, and its
neighbour took its place."""

MANNER = 0.08
"""Standard deviation of a short document's mean log length ratio around that of its
translator."""

LEAST_NAME = 3
"""Consonants from which the sound of a word is an anchor."""
MOST_NAME = 5
"""Consonants of a word that are compared: endings differ between languages."""

PAUSE = 2.0
"""Seconds without a cue behind which another sentence begins."""
LONGEST_SENTENCE = 15.0
"""Seconds of a sentence in subtitles: what goes on for longer has no punctuation."""
PUNCTUATED = 0.1
"""Share of cues that end with punctuation from which on its absence says something."""
CROSSING = 0.5
"""Seconds by which a sentence may go on where all versions are cut: translators let a
cue stand a little longer."""
LONGEST_SPAN = 15.0
"""Seconds behind which a unit is cut in any case, at the least crossed place."""
LEAST_SHARED = 0.5
"""Share of the time in which versions of one film say something at once, at least."""
LARGEST_SHIFT = 60.0
"""Seconds by which a whole version may be late or early."""
LEAST_SHIFT = 1.0
"""Seconds below which a version is as late as subtitles are."""
SHIFT_STEP = 0.25
"""Seconds that are one difference of time: cues begin as exactly as people hear."""
FEWEST_SHIFTED = 5
"""Sentences that must be late by the same time."""
