"""The files that hold what we know: `data/`, written by hand, one a language.

`compiled/`, made by tools/.
"""

from __future__ import annotations

import functools
import importlib.resources
import tomllib
from collections.abc import Mapping
from typing import Any

_FOLDER = importlib.resources.files(__package__)


@functools.cache
def load_written(name: str) -> Mapping[str, Any]:
    """Return the hand-written file of a language (its tag) or of a subject (`scripts`).

    Empty where there is none.
    """
    if not name.replace("-", "").isalnum():
        return {}
    file = _FOLDER.joinpath("data", f"{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def read_compiled(*path: str) -> str:
    """Return the text of a generated file; empty where there is none."""
    file = _FOLDER.joinpath("compiled", *path)
    return file.read_text(encoding="utf-8") if file.is_file() else ""
