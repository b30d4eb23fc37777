"""When what is unanswered is said: log-odds, by `python -m tools.meaning_model`."""

from __future__ import annotations

LACKS = 0.3
"""Log-odds from which a text lacks something: 0.5 % of clean rows have more, most of them short ones anyway."""
ADDS = 3.0
"""Log-odds from which a text adds something: translators explain, so it must be surer."""
CLEAR = 3.0
"""Log-odds from which that is clear: a choice, well above `LACKS`, not measured."""
COMPLETE = -3.0
"""Log-odds below which a short text lacks nothing: a choice; at -1.5 planted omissions were dismissed (Japanese)."""
FEWEST = 4
"""Pieces of a stretch that can be shown: about three words."""
