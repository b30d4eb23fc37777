"""Write what a new check, kind of fact, reader, reporter or language begins with.

The files are those of a folder in tools/skeletons/, under the new name. They pass the
tests as they are, and are full of TODOs, which the linter will not let pass.
"""

from __future__ import annotations

import argparse
import keyword
import sys
from pathlib import Path
from typing import Any

from qa import language, registry

ROOT = Path(__file__).resolve().parent.parent
SKELETONS = ROOT / "tools" / "skeletons"
NEXT = """\
now: 1. mend each TODO: git grep -n TODO
     2. python -m tools generated
     3. pytest {tests}
     4. ruff check . && ruff format . && mypy && lint-imports"""


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command."""
    said = (
        "write what a new check, kind of fact, reader, reporter or language begins with"
    )
    parser = commands.add_parser("new", help=said, description=__doc__)
    parser.add_argument(
        "what", choices=sorted(place.name for place in SKELETONS.iterdir())
    )
    parser.add_argument(
        "name", help="its name, such as `emoji-missing`; a language's tag"
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="another checkout")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the files and say what is next; 2 where the name will not do."""
    problem = find_problem(options.what, options.name)
    files = {} if problem else read(options.what, options.name)
    taken = [path for path in files if (options.root / path).exists()]
    if problem or taken:
        print(problem or f"{taken[0]} is there already", file=sys.stderr)
        return 2
    for path, text in files.items():
        place = options.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
        print(path)
    print(NEXT.format(tests=find_tests(options.what, files)))
    return 0


def find_problem(what: str, name: str) -> str:
    """Return why a name will not do; empty where it does."""
    if what == "language":
        known = language.canonical(name) == name
        return (
            "" if known else f"`{name}` is no language tag in its usual form (`pt-BR`)"
        )
    snake = name.replace("-", "_")
    if not snake.isidentifier() or keyword.iskeyword(snake) or not snake.islower():
        return (
            f"`{name}` is no name: use small letters and `-`, such as `emoji-missing`"
        )
    checks = {check.id for check in registry.checks()}
    if what == "check" and snake.replace("_", "-") in checks:
        return f"there is a check `{name}` already: `qa explain {name}`"
    return ""


def read(what: str, name: str) -> dict[str, str]:
    """Return the files of a skeleton under a name: their texts by their paths."""
    snake = name.replace("-", "_")
    kebab = snake.replace("_", "-")
    words = kebab.replace("-", " ")
    names = {"a_name": snake, "a-name": kebab, "a name": words, "a-tag": name}
    top = SKELETONS / what
    files = {}
    for place in sorted(top.rglob("*")):
        if place.is_file() and place.suffix in {".py", ".toml"}:
            path = put_name(place.relative_to(top).as_posix(), names)
            files[path] = put_name(place.read_text(encoding="utf-8"), names)
    return files


def put_name(text: str, names: dict[str, str]) -> str:
    """Return a text with the name in the place of the skeleton's."""
    for placeholder, name in names.items():
        text = text.replace(placeholder, name)
    return text


def find_tests(what: str, files: dict[str, str]) -> str:
    """Return the tests that read what was written."""
    if what == "reader":
        return " ".join(path for path in files if path.startswith("tests/"))
    tests = {
        "check": "tests/test_checks.py tests/test_examples.py",
        "kind": "tests/test_facts.py tests/test_checks.py tests/test_examples.py",
        "reporter": "tests/test_reporters.py tests/test_formats.py",
        "language": "tests/test_facts.py tests/test_language.py",
    }
    return tests[what]
