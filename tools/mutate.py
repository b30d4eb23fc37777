"""Change the code a little, many times, and see whether the tests notice.

    python tools/mutate.py align                   # a sample of one room
    python tools/mutate.py align decide --sample 200
    python tools/mutate.py qa/align/path.py --tests tests/test_align.py --sample 0

A mutant is the code of one module with one change: another operator, comparison or
constant, a condition that is always true or false, a statement left out. The tests of
the room run on it; a mutant is killed if they fail or take too long, and survives if
they pass. Survivors are printed as `path:line: what was changed`; the exit code is 1
where fewer than `--least` per cent of the mutants are killed.

Nothing is written: each mutant runs in a fork of this process whose import system
hands out the changed code, so the tests must not start a new Python to see it. The
sample is drawn with `--seed`; 0 takes every mutant. A mutant that cannot be told from
the code is listed in tools/mutants.toml with the reason, and left out.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import copy
import importlib.machinery
import os
import random
import signal
import sys
import time
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import hypothesis  # noqa: F401 - loaded here once, not in every fork
import numpy as np  # noqa: F401 - the same
import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = {
    "align": (
        ["qa/align"],
        [
            "tests/test_align_path.py",
            "tests/test_align.py",
            "tests/test_align_sketch.py",
        ],
    ),
    "omission": (["qa/omission"], ["tests/test_omission.py"]),
    "evidence": (["qa/evidence"], ["tests/test_evidence.py", "tests/test_learning.py"]),
    "decide": (["qa/decide"], ["tests/test_decide.py", "tests/test_gates.py"]),
    "compare": (
        ["qa/compare"],
        [
            "tests/test_compare.py",
            "tests/test_checks.py",
            "tests/test_many.py",
            "tests/test_facts.py",
        ],
    ),
    "values": (
        ["qa/kinds/values"],
        ["tests/test_values.py", "tests/test_facts.py", "tests/test_checks.py"],
    ),
    "xliff1": (["qa/input/readers/xliff1.py"], ["tests/readers"]),
}
"""Sources and tests of each room, the tests that are fastest or kill most first."""
EQUIVALENT = ROOT / "tools" / "mutants.toml"
WORKERS = 2
IGNORED = ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
"""hypothesis is loaded before pytest can rewrite it."""
SWAPS = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div, ast.Mod: ast.Mult, ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.LShift: ast.RShift,
    ast.RShift: ast.LShift, ast.USub: ast.UAdd,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One change: `number` counts the changes of a file in the order of its tree."""

    path: str
    number: int
    line: int
    source: str
    change: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.source}    [{self.change}]"


class Changer(ast.NodeTransformer):
    """Walks a tree, counts what can be changed and makes the change `number`."""

    def __init__(self, number: int = -1) -> None:
        self.number = number
        self.seen: list[tuple[int, str]] = []

    def chosen(self, node: ast.AST, change: str) -> bool:
        """Count a possible change; return whether it is the one to make."""
        place = node.target if isinstance(node, ast.comprehension) else node
        self.seen.append((place.lineno, change))  # type: ignore[attr-defined]
        return len(self.seen) - 1 == self.number

    def visit(self, node: ast.AST) -> ast.AST:
        """Change a node or what is in it."""
        if (
            isinstance(node, ast.stmt)
            and is_dropped(node)
            and self.chosen(node, "left out")
        ):
            return ast.copy_location(ast.Pass(), node)
        for change, changed in alternatives(node):
            if self.chosen(node, change):
                return ast.copy_location(changed, node)
        if isinstance(node, ast.keyword) and node.arg in SKIPPED_ARGUMENTS:
            return node
        for name, value in ast.iter_fields(node):
            if name not in SKIPPED_FIELDS:
                self.visit_field(node, name, value)
        return node

    def visit_field(self, node: ast.AST, name: str, value: object) -> None:
        """Change what a field holds."""
        if isinstance(value, ast.AST):
            setattr(node, name, self.visit(value))
        elif isinstance(value, list):
            items = value[1:] if name == "body" and is_docstring(value) else value
            kept = value[: len(value) - len(items)]
            setattr(
                node,
                name,
                kept + [self.visit(i) if isinstance(i, ast.AST) else i for i in items],
            )


SKIPPED_FIELDS = frozenset(["annotation", "returns", "decorator_list"])
SKIPPED_ARGUMENTS = frozenset(["strict", "repr", "init", "slots", "maxsize", "errors"])
"""Types, sizes of caches and assertions change nothing that a test can see."""


def is_docstring(body: list[object]) -> bool:
    """Return whether a body begins with a string that is documentation."""
    return bool(body) and is_text(body[0])


def is_text(node: object) -> bool:
    """Return whether a statement is only a string."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def is_dropped(node: ast.stmt) -> bool:
    """Return whether a statement can be left out and the rest still compiles."""
    kinds = (ast.AugAssign, ast.Raise, ast.Continue, ast.Break, ast.Delete)
    return isinstance(node, kinds) or (isinstance(node, ast.Expr) and not is_text(node))


def alternatives(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Yield what a node can be changed to, with a description."""
    yield from other_operators(node)
    yield from other_values(node)
    yield from other_branches(node)


def other_operators(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Yield a comparison, condition or calculation with another operator."""
    match node:
        case ast.Compare(ops=[operator, *rest]) if type(operator) in SWAPS:
            yield swap(node, "ops", operator, [SWAPS[type(operator)](), *rest])
        case ast.BoolOp(op=operator) | ast.BinOp(op=operator) if (
            type(operator) in SWAPS
        ):
            yield swap(node, "op", operator, SWAPS[type(operator)]())
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield "not left out", operand
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            yield "minus left out", operand


def other_values(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Yield another truth value or number, and a function that returns nothing."""
    match node:
        case ast.Constant(value=bool(value)):
            yield f"{value} -> {not value}", ast.Constant(value=not value)
        case ast.Constant(value=int(value)):
            yield f"{value} -> {value + 1}", ast.Constant(value=value + 1)
        case ast.Constant(value=float(value)):
            more = value * 1.5 + 0.01
            yield f"{value} -> {more}", ast.Constant(value=more)
        case ast.Return(value=ast.AST()) if not isinstance(node.value, ast.Constant):
            yield "returns None", ast.Return(ast.Constant(value=None))


def other_branches(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Yield a branch that is always or never taken."""
    match node:
        case ast.If() | ast.IfExp():
            yield "always", change_field(node, "test", ast.Constant(value=True))
            yield "never", change_field(node, "test", ast.Constant(value=False))
        case ast.While():
            yield "never", change_field(node, "test", ast.Constant(value=False))
        case ast.comprehension(ifs=[_, *rest]):
            yield "condition left out", change_field(node, "ifs", rest)


def swap(node: ast.AST, name: str, old: ast.AST, new: object) -> tuple[str, ast.AST]:
    """Return a node with another operator."""
    operator = new[0] if isinstance(new, list) else new
    change = f"{type(old).__name__} -> {type(operator).__name__}"
    return change, change_field(node, name, new)


def change_field(node: ast.AST, name: str, value: object) -> ast.AST:
    """Return a copy of a node with another value in one field."""
    changed = copy.deepcopy(node)
    setattr(changed, name, value)
    return changed


def find_mutants(path: Path) -> list[Mutant]:
    """Return all mutants of a file."""
    text = path.read_text(encoding="utf-8")
    changer = Changer()
    changer.visit(ast.parse(text))
    lines = ["", *(line.strip() for line in text.split("\n"))]
    name = path.relative_to(ROOT).as_posix()
    places = enumerate(changer.seen)
    return [Mutant(name, n, line, lines[line], change) for n, (line, change) in places]


def compile_mutant(mutant: Mutant) -> object:
    """Return the changed module's code."""
    path = ROOT / mutant.path
    tree = Changer(mutant.number).visit(ast.parse(path.read_text(encoding="utf-8")))
    return compile(ast.fix_missing_locations(tree), str(path), "exec")  # type: ignore[call-overload]


def run_tests(mutant: Mutant | None, tests: list[str], timeout: float) -> bool:
    """Return whether the tests pass within a time, in seconds, on a mutant."""
    child = os.fork()
    if child == 0:
        run_child(mutant, tests)
    limit = time.monotonic() + timeout
    while time.monotonic() < limit:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status == 0
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def run_child(mutant: Mutant | None, tests: list[str]) -> None:
    """Run the tests in this forked process, and leave it with their exit code."""
    code = 1
    try:
        os.setpgid(0, 0)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        if mutant is not None:
            install(mutant)
        options = ["-x", "-q", "-p", "no:cacheprovider", *IGNORED]
        code = int(pytest.main([*options, *tests]))
    finally:
        sys.stdout.flush()
        os._exit(code)


def install(mutant: Mutant) -> None:
    """Make the import system give the changed code of one module."""
    place = str(ROOT / mutant.path)
    original = importlib.machinery.SourceFileLoader.get_code

    def get_code(loader: importlib.machinery.SourceFileLoader, name: str) -> object:
        return (
            compile_mutant(mutant) if loader.path == place else original(loader, name)
        )

    importlib.machinery.SourceFileLoader.get_code = get_code  # type: ignore[assignment,method-assign]


def read_equivalent() -> set[tuple[str, str, str]]:
    """Return path, source line and change of the mutants that no test can tell."""
    rows = tomllib.loads(EQUIVALENT.read_text(encoding="utf-8")).get("mutant", [])
    return {(row["path"], row["source"], row["change"]) for row in rows}


def draw_sample(sources: list[str], size: int, seed: int) -> list[Mutant]:
    """Return mutants of files and folders, `size` of them or, if 0, all."""
    paths = [ROOT / source for source in sources]
    files = [
        f
        for path in paths
        for f in ([path] if path.is_file() else sorted(path.rglob("*.py")))
    ]
    known = read_equivalent()
    found = [m for file in files for m in find_mutants(file)]
    found = [m for m in found if (m.path, m.source, m.change) not in known]
    return (
        found if not 0 < size < len(found) else random.Random(seed).sample(found, size)
    )


def judge(
    name: str, sources: list[str], tests: list[str], options: argparse.Namespace
) -> float:
    """Run the mutants of a room, print the survivors; return the share killed."""
    tests = [str(ROOT / test) for test in tests if (ROOT / test).exists()]
    start = time.monotonic()
    if not run_tests(None, tests, 600):
        sys.exit(f"{name}: the tests fail without any change")
    timeout = 10 + 4 * (time.monotonic() - start)
    mutants = draw_sample(sources, options.sample, options.seed)
    if not mutants:
        sys.exit(f"{name}: nothing to change in {', '.join(sources)}")
    with ThreadPoolExecutor(WORKERS) as pool:
        alive = list(
            pool.map(lambda mutant: run_tests(mutant, tests, timeout), mutants)
        )
    for mutant in sorted(
        map(str, (m for m, lives in zip(mutants, alive, strict=True) if lives))
    ):
        print(mutant)
    share = 1 - sum(alive) / max(1, len(alive))
    took = time.monotonic() - start
    print(
        f"{name}: {len(alive) - sum(alive)} of {len(alive)} killed ({share:.1%}), {took:.0f} s",
        flush=True,
    )
    return share


def main() -> int:
    """Run the rooms or files that are named."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "rooms",
        nargs="*",
        default=[*ROOMS],
        help=f"files, folders, or {', '.join(ROOMS)}",
    )
    parser.add_argument("--tests", nargs="*", help="tests of a file that is no room")
    parser.add_argument(
        "--sample", type=int, default=100, help="mutants of each room; 0 is all"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--least", type=float, default=85.0, help="per cent that must be killed"
    )
    options = parser.parse_args()
    os.chdir(ROOT)
    with contextlib.suppress(KeyboardInterrupt):
        shares = []
        for name in options.rooms:
            sources, tests = ROOMS.get(name, ([name], []))
            shares.append(judge(name, sources, options.tests or tests, options))
        return int(min(shares) * 100 < options.least)
    return 130


if __name__ == "__main__":
    sys.exit(main())
