"""How addresses are compared."""

from __future__ import annotations

from qa.kinds.reading import make_group
from qa.kinds.url.matching import match

URLS = make_group("urls", match)
