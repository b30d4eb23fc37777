"""How much text a language needs: the log of its characters for one of English (`lengths.toml` says from what)."""

from __future__ import annotations

import functools
import importlib.resources
import tomllib
from collections.abc import Mapping
from typing import Any

from qa.language import parents, script


@functools.cache
def _table() -> Mapping[str, Any]:
    text = importlib.resources.files("qa.language").joinpath("lengths.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@functools.cache
def expansion(language: str) -> float:
    """Return the log of the characters that `language` needs for one of English, white space not counted."""
    table = _table()
    known = [table["languages"][tag] for tag in parents(language) if tag in table["languages"]]
    return float(known[0] if known else table["scripts"].get(script(language), 0.0))
