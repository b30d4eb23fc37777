"""Fetches pinned npm packages into a cache folder; only developers run it.

Run: python tools/npm.py axe-core 4.10.3    for the accessibility test of the review page
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
from pathlib import Path

CACHE = Path(__file__).resolve().parent / ".cache"
COMPILED = Path(__file__).resolve().parent.parent / "qa" / "language" / "compiled"
"""Where the language data go that these scripts make."""
CLDR = "48.2.0"


def package(name: str, version: str = CLDR) -> Path:
    """Return the folder of an unpacked npm package, fetched once."""
    folder = CACHE / f"{name}-{version}"
    if not folder.exists():
        CACHE.mkdir(exist_ok=True)
        subprocess.run(
            ["npm", "pack", "--silent", f"{name}@{version}"],
            cwd=CACHE,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        with tarfile.open(CACHE / f"{name}-{version}.tgz") as archive:
            archive.extractall(folder, filter="data")
    return folder / "package"


if __name__ == "__main__":
    print(package(*sys.argv[1:]))
