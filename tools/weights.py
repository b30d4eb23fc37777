"""Prints what each distribution of an installation weighs on disk, the heaviest first, as a Markdown table.

Run: python tools/weights.py [EXTRA...]    what this checkout, with these extras, brings into an empty environment

Compiled bytecode counts: pip writes it. The numbers depend on the system and on Python; docs/dependencies.md has those
of Linux on x86-64.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WEIGH = """
import importlib.metadata as metadata, json, os
def size(dist):
    paths = {str(file.locate()) for file in dist.files or ()}
    return sum(os.path.getsize(path) for path in paths if os.path.exists(path))
print(json.dumps({dist.name: [size(dist), dist.version] for dist in metadata.distributions()}))
"""
OURS = {"pip", "setuptools"}
"""What every environment has."""


def main() -> None:
    """Install, weigh, print."""
    extras = ",".join(sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = (
            Path(folder) / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        )
        subprocess.run(
            [
                python,
                "-m",
                "pip",
                "install",
                "-qq",
                f"{ROOT}[{extras}]" if extras else ROOT,
            ],
            check=True,
        )
        printed = subprocess.run(
            [python, "-c", WEIGH], check=True, capture_output=True, text=True
        ).stdout
    weighed = {
        name: held for name, held in json.loads(printed).items() if name not in OURS
    }
    print(
        f"| distribution | release | MB |\n|---|---|---:|\n| **all {len(weighed)}** | | **{_total(weighed):.0f}** |"
    )
    for name, (size, release) in sorted(weighed.items(), key=lambda each: -each[1][0]):
        print(f"| {name} | {release} | {size / 1e6:.1f} |")


def _total(weighed: dict[str, list[int]]) -> float:
    return sum(size for size, _ in weighed.values()) / 1e6


if __name__ == "__main__":
    main()
