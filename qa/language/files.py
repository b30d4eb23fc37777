"""The files that hold what we know: `data/`, one a language; `compiled/`, made by tools/.

Those in `data/` are written by hand. An entry point of the group `qa.languages` names a
package with more of them: languages that we do not describe.
"""

from __future__ import annotations

import functools
import gzip
import importlib.resources
import tomllib
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from types import ModuleType
from typing import Any

from qa import plugins

_FOLDER = importlib.resources.files(__package__)


@functools.cache
def load_written(name: str) -> Mapping[str, Any]:
    """Return the hand-written file of a language (its tag) or of a subject (`scripts`); empty where there is none.

    Our own file comes before that of a plug-in.
    """
    if not name.replace("-", "").isalnum():
        return {}
    for folder in (_FOLDER.joinpath("data"), *_find_plugins()):
        file = folder.joinpath(f"{name}.toml")
        if file.is_file():
            return tomllib.loads(file.read_text(encoding="utf-8"))
    return {}


@functools.cache
def _find_plugins() -> tuple[Traversable, ...]:
    """Return the folders of files that other packages bring."""
    found = [
        plugins.load(e, "the language data")
        for e in plugins.find("qa.languages").values()
    ]
    return tuple(
        importlib.resources.files(package)
        for package in found
        if isinstance(package, ModuleType)
    )


def read_compiled(*path: str) -> str:
    """Return the text of a generated file; empty where there is none."""
    file = _FOLDER.joinpath("compiled", *path)
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def read_packed(*path: str) -> str:
    """Return the text of a generated file that is packed (gzip); empty where there is none."""
    file = _FOLDER.joinpath("compiled", *path)
    if not file.is_file():
        return ""
    return gzip.decompress(file.read_bytes()).decode("utf-8")
