"""How much text a language needs.

The log of its characters for one of English (`lengths.toml` says from what).
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from typing import Any

from qa.language import tags
from qa.language.files import read_compiled


@functools.cache
def _table() -> Mapping[str, Any]:
    """Return the logs by language, and by script."""
    return tomllib.loads(read_compiled("lengths.toml"))


def read(tag: str) -> float:
    """Return the log of the characters that a language needs for one of English.

    Its script's where it has none.
    """
    lengths = _table()["languages"]
    known = [lengths[parent] for parent in tags.parents(tag) if parent in lengths]
    return float(known[0] if known else _table()["scripts"].get(tags.script(tag), 0.0))
