"""Make all generated files, or see whether they are fresh.

Language data, pins and the manual of weights come from elsewhere: they have commands of
their own. The picture of the review page needs Playwright and Chromium, and no two
browsers draw the same: it is made, where that can be, and never compared.
"""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ("schemas.py", "docs.py", "manual.py", "reports.py")
"""What makes them; each takes `--check`."""


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command."""
    said = "make docs, schemas, the manual page, reports and their picture"
    parser = commands.add_parser("generated", help=said, description=__doc__)
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing, exit with 1 if one is stale",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run every script; return 1 where one fails."""
    more = ["--check"] if options.check else []
    failed = [script for script in SCRIPTS if run_script(script, *more)]
    if not options.check and not failed:
        if can_draw():
            failed += ["pictures.py"] * bool(run_script("pictures.py"))
        else:
            print(
                "reports/planted.png is left as it is: no Playwright with Chromium here"
            )
    return int(bool(failed))


def run_script(name: str, *arguments: str) -> int:
    """Run a script of this folder and return its exit code."""
    command = [sys.executable, str(ROOT / "tools" / name), *arguments]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def can_draw() -> bool:
    """Say whether there is a browser that takes pictures."""
    return bool(importlib.util.find_spec("playwright") and shutil.which("chromium"))
