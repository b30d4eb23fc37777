"""Makes text of a document harmless for a terminal or a log: nothing in it can act, everything can be seen."""

from __future__ import annotations

import re

# C0 and C1 controls, line and paragraph separators, bidirectional controls (UAX 9), tags, lone surrogates.
ACTING = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """Return `text` with each control character written out (`<U+001B>`); a tab becomes a space."""
    return ACTING.sub(lambda found: " " if found.group() == "\t" else f"<U+{ord(found.group()):04X}>", text)
