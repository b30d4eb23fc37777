"""How placeholders are compared."""

from __future__ import annotations

from qa.kinds.placeholder.matching import match
from qa.kinds.reading import make_group

PLACEHOLDERS = make_group("placeholders", match)
