"""The numbers of the checks for text that is lost, added or moved.

A score is a log-likelihood ratio (natural logarithm): 2.3 is ten to one, 3.5 thirty
to one. Where no source is named, the value was chosen by hand on development texts;
`python benchmarks/segments.py seeds` deletes each line of the sample documents in
turn and prints how many are found, `python benchmarks/segments.py` the cost.
"""

from __future__ import annotations

import math
from typing import NamedTuple

GAP_REACH = 3
"""Units on either side of a gap that are asked whether the gap could be there."""
CLOSE = 3.0
"""A rival is named where its path is less likely by at most this score."""
SURE = 6.0
"""A gap is certain where every rival is less likely by at least this score."""
MERGED = 1.5
"""Two paragraphs that fit one by less than this score better than either alone may be
one that was lost."""

LEAST_SAID = 20.0
"""Letters of a subtitle below which it may be an exclamation that is not translated."""

EXCHANGED = 4.0
"""Two rows are exchanged where they fit crosswise better by more than this score, and
either fits the other's text better than its own. In 26 columns of news five pairs that
stand right fit better by 2.1 to 5.2, because a clause was moved to the row beside it;
none of them fits so both ways. Of pairs that were planted one in seven is lost."""
SETTLED = 4.0
"""Nothing outweighs the linked words of two rows where they speak for their places by
more than this score."""
SHIFTED = 6.0
"""Rows have slipped where they fit those beside them better by more than this score,
all together."""
SHORTEST_SHIFT = 3
"""Rows in a row that must fit better, each of them, before they are said to slip."""

BLOCK_STEP = 3
"""Segments from one unit of a moved block to the next, at most: a part may be new."""
LISTED = frozenset(["item", "cell"])
"""Roles of what may be sorted."""
FEWEST_SORTED = 2
"""Units out of order from which on a list is said to be sorted otherwise."""
LEAST_STRANGE = 0.25
"""Share of other text that may stand between the units of a list."""


class Threshold(NamedTuple):
    """When a suspicion is weighed, and when it is strong enough.

    Below the `least` score of length and ending nothing else is asked; `enough` is
    the score of a suspicion.
    """

    least: float
    enough: float


SHORT = Threshold(-1.0, 2.35)
LONG = Threshold(-1.0, 3.5)
"""Ten to one, and thirty to one for what only says more."""
SHORT_OF_MANY = Threshold(0.5, 3.35)
LONG_OF_MANY = Threshold(0.5, 5.0)
"""It takes more where no source is named: each of many versions may be the odd one."""

MOST_MEASURED = 5
"""Other versions that a length is measured against: more make it no surer."""
MOST_ASKED = 3
"""Other versions that are asked for more than length: those of most usual length."""
LEAST_LENGTH = 60.0
"""Letters of the longest text, as many as English would need, below which a length
says nothing: of four shorter ones that were read none lacked anything, of 75 labels
and headings of programs and manuals six did."""
CLEAR = 1.0
"""Standard deviations of length within which nothing is suspected."""

SHARES = (0.35, 0.45, 0.55, 0.62, 0.7)
"""Shares of a text that may be left of it when it was cut, all as likely."""
LEAST_LIKELIHOOD = 1e-9
"""Keeps the logarithm of a likelihood finite."""
CUT_OPEN = 0.5
"""Share of cut texts that lack the closing punctuation."""
TENTHS = 10
"""Parts of a text in which its words are counted."""
STRETCHES = [
    (start, start + size) for size in (3, 4, 5) for start in range(TENTHS - size + 1)
]
"""Parts that may be gone, from the first to before the second."""
HALF = 0.6
"""Share of what stands in a text that a cut one still has."""

MORE_SENTENCES = math.log(0.85 / 0.12)
"""Score of more sentences: who adds adds one, a translator splits one in eight."""
LEAST_ADDED = 20.0
"""Letters of sentences that may be said to be added."""
LEAST_REST = 0.7
"""Share of the usual length that a text must have without an added sentence."""
SAME_SENTENCES = math.log(0.15 / 0.88)
"""Score of no more sentences where something should have been added."""
FIGURE_KEPT = 0.9
"""Share of figures and addresses that a translation writes as such."""
LEAST_FIGURE = 2
"""Characters of a figure or address that counts: single digits are often spelt out."""
NAME = 1.6
"""Score of names that are gone: one or several, since a second says hardly more."""
TRUST = 0.7
"""Factor for each word and figure: those of one phrase go together."""
MOST_KEPT = 0.95
"""Share of a word's units that its partner is taken to be in at most."""
MOST_CHANCE = 0.5
"""Share of all units that a word is taken to be in by chance at most."""
TELLING = 0.6
"""A lost word is named where its partner is in more than this share of its units."""
RARE = math.log(50)
"""It must stand in fewer than one unit in so many (log): others are function words."""

FEWEST_ROWS = 20
"""Rows of two versions below which nothing is said of the whole version."""
MOST_ROWS = 200
"""Rows that are compared: more change no answer."""
LEAST_ROW = 10.0
"""Letters of a text, as many as English would need, that is compared."""
OFFSETS = (1, 2, 3, 5, 7)
"""How many rows away those stand that a row is compared with."""
FITTING = 0.63
"""How often texts fit their own row better than one of those, at least. In windows of
20 to 60 rows of news in 26 languages it is 0.76 at least; in rows that were shuffled,
shifted, from another document or made of noise 0.72 at most, 0.65 in 99 of 100."""
SHIFTED_FIT = 0.75
"""The same for the row beside, from which on it is said to be the right one."""
LEAST_SHARE = 1 / 3
"""The middle share of the usual length, at least: no translator is so concise."""
SAME = 0.8
"""Share of the rows with one and the same text that is no text."""
FONT = 0.15
"""Share of words with digits inside from which on letters are written as digits."""
NO_FONT = 0.05
"""The same of the other version, at most: identifiers and formulas are no fault."""
FEWEST_SPACED = 60
"""Words parted by spaces of which the share with digits inside says anything: in Chinese pages
they are names of programs."""

FEWEST_WORDS = 150
"""Words below which nobody can tell whether they recur."""
LEAST_OFTEN = 0.12
"""Share of words that stand in another row too, at most in noise. In 20 rows of news
in 26 languages it is 0.21 at least, in random letters 0.09 at most."""
OFTEN = 0.25
"""The same of the other version, at least: the entries of a glossary do not recur."""
