"""The folder of what is kept between runs: the user's cache folder, or `QA_CACHE`."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def find_folder() -> Path:
    """Return the folder of the cache: `QA_CACHE`, else that of the user's system."""
    said = os.environ.get("QA_CACHE")
    if said:
        return Path(said)
    if sys.platform == "win32":
        root = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    elif sys.platform == "darwin":
        root = "~/Library/Caches"
    else:
        root = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(root).expanduser() / "qa"
