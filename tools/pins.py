"""Writes constraints.txt: the versions that a contributor and `.ci/run` install, one file for every Python and system.

Run: python tools/pins.py              keeps what still fits and adds what is missing
     python tools/pins.py --upgrade    takes the newest of all
Needs uv (`pip install uv`). The README's second line is `pip install -c constraints.txt ...`, so that a release of
somebody else's never turns the tests red; `.ci/run` tries the lowest and the newest versions besides.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "constraints.txt"
LOCK = ROOT / ".ci/lock.txt"
HEAD = (
    "# The versions that contributors and .ci/run install; written by tools/pins.py.\n"
)
HELD = {"babel": "2.18.0"}
"""Newest would not do: tests/test_round_trip.py lists what this one release of Babel's data gets wrong."""


def main() -> int:
    """Write the file; return the exit code of uv."""
    with tempfile.TemporaryDirectory() as folder:
        held = Path(folder) / "held.txt"
        held.write_text(
            "".join(f"{name}=={version}\n" for name, version in HELD.items()),
            encoding="utf-8",
        )
        command = [
            "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--all-extras",
            "--no-header", "--no-annotate", "--no-emit-package", "sayalike", "--constraints", str(held),
            "--output-file", str(TARGET), *sys.argv[1:], "pyproject.toml", ".ci/tools.txt",
        ]  # fmt: skip
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
    if code == 0:
        code = lock()
    if code == 0:
        TARGET.write_text(
            HEAD + TARGET.read_text(encoding="utf-8").removeprefix(HEAD),
            encoding="utf-8",
        )
    return code


def lock() -> int:
    """Write the same versions with the hash of each file, for CI: `pip install --require-hashes -r .ci/lock.txt`."""
    command = [
        "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--all-extras", "--generate-hashes",
        "--no-header", "--no-annotate", "--no-emit-package", "sayalike", "--constraints", str(TARGET),
        "--output-file", str(LOCK), "pyproject.toml", ".ci/tools.txt",
    ]  # fmt: skip
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
