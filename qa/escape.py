"""Makes text of a document harmless for a terminal or a log: nothing in it can act, everything can be seen."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

# C0 and C1 controls, line and paragraph separators, bidirectional controls (UAX 9), tags, lone surrogates, and the two
# noncharacters that no XML may hold.
ACTING = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """Return `text` with each control character written out (`<U+001B>`); a tab becomes a space."""
    return ACTING.sub(
        lambda found: " " if found.group() == "\t" else f"<U+{ord(found.group()):04X}>",
        text,
    )


def json_text(value: object) -> str:
    """Return a value as one line of JSON in which every string is `visible`."""
    return json.dumps(_visible(value), ensure_ascii=False, separators=(",", ":"))


def _visible(value: object) -> object:
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, Mapping):
        return {visible(key): _visible(held) for key, held in value.items()}
    return (
        [_visible(held) for held in value] if isinstance(value, list | tuple) else value
    )


def in_json(written: str) -> str:
    """Return JSON with each of these characters written as a JSON escape: the value is the same."""
    return ACTING.sub(lambda found: json.dumps(found.group())[1:-1], written)
