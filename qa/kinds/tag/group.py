"""How tags are compared."""

from __future__ import annotations

from qa.kinds.reading import make_group
from qa.kinds.tag.matching import match

TAGS = make_group("tags", match)
