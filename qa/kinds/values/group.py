"""What numbers, dates, money and measures share.

One scan reads them, and one group compares them, with all codes.

A month makes the number beside it a day, a year may stand for a number, and who
converts a measure writes another number, so none of them can be read or compared
without the others.
"""

from __future__ import annotations

from qa.kinds.kind import Reader
from qa.kinds.reading import make_group
from qa.kinds.values import extract, list_claims
from qa.kinds.values.matching import complete, match

SCAN = Reader(order=50, extract=extract, claims=list_claims)
VALUES = make_group("values", match, complete)
