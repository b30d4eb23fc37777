"""What developers run: `python -m tools --help`, in the folder of the checkout."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from tools import generated, new

TOOLS = Path(__file__).resolve().parent
SCRIPTS = {
    "data": ("data.py", "make the language data anew from pinned sources"),
    "mutate": (
        "mutate.py",
        "change the code a little and see whether the tests notice",
    ),
    "compare": (
        "compare_checkouts.py",
        "compare what two checkouts say on the same texts",
    ),
    "fuzz": ("fuzz.py", "change input at random and see what breaks"),
    "density": ("density.py", "measure how dense the code is and how long its parts"),
}


def main(arguments: list[str]) -> int:
    """Run a command; return its exit code."""
    if arguments and arguments[0] in SCRIPTS:
        script, _ = SCRIPTS[arguments[0]]
        command = [sys.executable, str(TOOLS / script), *arguments[1:]]
        return subprocess.run(command, check=False).returncode
    options = parser().parse_args(arguments)
    code: int = options.run(options)
    return code


def parser() -> argparse.ArgumentParser:
    """Return the parser of the commands; what a script takes, it says itself."""
    found = argparse.ArgumentParser(prog="python -m tools", description=__doc__)
    commands = found.add_subparsers(required=True, metavar="COMMAND")
    new.add(commands)
    generated.add(commands)
    for name, (script, said) in SCRIPTS.items():
        commands.add_parser(name, help=f"{said} (tools/{script})", add_help=False)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
