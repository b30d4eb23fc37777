"""Fetches Debian packages into a cache folder and unpacks them; only developers run it.

Run: python tools/debian.py unicode-cldr-core
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CACHE = Path(__file__).resolve().parent / ".cache"


def package(name: str) -> Path:
    """Return the folder of an unpacked package, fetched once."""
    folder = CACHE / name
    if not folder.exists():
        CACHE.mkdir(exist_ok=True)
        subprocess.run(["apt-get", "download", "-qq", name], cwd=CACHE, check=True)
        archive = next(CACHE.glob(f"{name}_*.deb"))
        subprocess.run(["dpkg-deb", "--extract", archive, folder], check=True)
    return folder


if __name__ == "__main__":
    print(package(*sys.argv[1:]))
