"""How much stands on a line of the package, and how long its files and functions are.

Run: python -m tools density            the densest rooms, the longest files and functions
     python -m tools density --check    exit 1 where a line holds more than it may

A node is one of Python's syntax tree, a line one that is neither blank nor a comment alone. Well-known packages that
people take over easily have 3.6 to 6.5 nodes a line.
"""

from __future__ import annotations

import argparse
import ast
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "qa"

NODES_A_LINE = 7.8
"""Over the whole package: more than that, and what is written is hard to take over; 7.5 is the aim."""
FILE_LINES, FUNCTION_LINES = 300, 45
"""What a file and a function should not exceed: those that do are listed."""


class Module(NamedTuple):
    """One file: its path in the package, its syntax tree, its lines in all and those that hold code."""

    path: Path
    tree: ast.Module
    lines: int
    code: int

    @property
    def nodes(self) -> int:
        """The nodes of its syntax tree."""
        return sum(1 for _ in ast.walk(self.tree))

    @property
    def room(self) -> str:
        """The folder it belongs to, two steps down at most: `kinds/name`."""
        return "/".join(self.path.parent.parts[:2]) or "."


class Function(NamedTuple):
    """A function by its place and its length in lines."""

    place: str
    lines: int


def main(arguments: list[str]) -> int:
    """Print what was measured; return 1 where `--check` is given and a limit is passed."""
    parser = argparse.ArgumentParser(
        prog="python -m tools density", description=__doc__
    )
    parser.add_argument("--check", action="store_true", help="exit 1 above the limit")
    options = parser.parse_args(arguments)
    modules = read(PACKAGE)
    nodes = sum(module.nodes for module in modules)
    density = nodes / sum(module.code for module in modules)
    functions = [each for module in modules for each in functions_of(module)]
    median = statistics.median(each.lines for each in functions)
    print(f"{nodes} nodes, {density:.2f} a line; functions have {median:.0f} lines")
    if not options.check:
        print_rooms(modules)
        print_long(modules, functions)
    if options.check and density > NODES_A_LINE:
        print(f"more than {NODES_A_LINE} nodes a line", file=sys.stderr)
        return 1
    return 0


def read(package: Path) -> list[Module]:
    """Return every module below a folder."""
    found = []
    for path in sorted(package.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        lines = text.splitlines()
        code = sum(1 for line in lines if line.strip()[:1] not in ("", "#"))
        found.append(
            Module(path.relative_to(package), ast.parse(text), len(lines), code)
        )
    return found


def functions_of(module: Module) -> Iterator[Function]:
    """Yield the functions of a module, with their inner ones."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            yield Function(f"{module.path}:{node.lineno} {node.name}", lines)


def print_rooms(modules: list[Module]) -> None:
    """Print nodes, lines and nodes a line of each room, the largest first."""
    nodes: dict[str, int] = defaultdict(int)
    code: dict[str, int] = defaultdict(int)
    for module in modules:
        nodes[module.room] += module.nodes
        code[module.room] += module.code
    for room in sorted(nodes, key=lambda name: -nodes[name]):
        density = nodes[room] / max(1, code[room])
        print(f"{nodes[room]:8} {code[room]:7} {density:6.1f}  {room}")


def print_long(modules: list[Module], functions: list[Function]) -> None:
    """Print the files and functions that are longer than they should be."""
    for module in sorted(modules, key=lambda each: -each.lines):
        if module.lines > FILE_LINES:
            print(f"file of {module.lines} lines: {module.path}")
    for function in sorted(functions, key=lambda each: -each.lines):
        if function.lines > FUNCTION_LINES:
            print(f"function of {function.lines} lines: {function.place}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
