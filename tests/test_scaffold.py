"""What `python -m tools new` writes passes the tests as it is, in a copy of the tree."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from qa.model import Rule, Severity
from qa.report import reporters
from tests import sample
from tests.conftest import ROOT
from tests.test_reporters import written

NAMES = {
    "check": "zebra-missing",
    "kind": "zebra-stripe",
    "reader": "zebra",
    "reporter": "zebra",
    "language": "tpi",
}
TESTS = (
    "test_checks.py", "test_examples.py", "test_facts.py", "test_reporters.py", "readers/test_zebra.py",
)  # fmt: skip
WRITTEN = (
    "qa/checks/zebra_missing.py",
    "qa/input/readers/zebra.py",
    "qa/kinds/zebra_stripe/__init__.py",
    "qa/kinds/zebra_stripe/kind.py",
    "qa/language/data/tpi.toml",
    "qa/report/reporters/zebra.py",
    "tests/checks/zebra-missing.toml",
    "tests/facts/tpi.toml",
    "tests/facts/zebra-stripe.toml",
    "tests/readers/test_zebra.py",
    "tests/reporters/zebra.py",
)


WRITE = """
import sys
from tools.__main__ import main
for pair in sys.argv[1:]:
    assert main(["new", *pair.split()]) == 0
"""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of what the new files stand among; the large data are not copied."""
    folder = tmp_path_factory.mktemp("copy") / "checkout"
    # What is compiled is copied, too: it is as good there, and saves time.
    left_out = shutil.ignore_patterns("compiled")
    for name in ("qa", "tests", "tools"):
        shutil.copytree(ROOT / name, folder / name, ignore=left_out)
    shutil.copy(ROOT / "pyproject.toml", folder)
    compiled = Path("qa", "language", "compiled")
    (folder / compiled).symlink_to(ROOT / compiled)
    return folder


@pytest.fixture(scope="module")
def filled(copy: Path) -> Path:
    """Give a copy with one new file set of each kind, all written in one Python."""
    pairs = [f"{what} {name}" for what, name in NAMES.items()]
    done = run(copy, "-c", WRITE, *pairs)
    assert done.returncode == 0, done.stderr
    return copy


def test_what_is_new_passes_the_tests(filled: Path) -> None:
    assert all((filled / path).is_file() for path in WRITTEN)
    tests = [f"tests/{name}" for name in TESTS]
    done = run(
        filled,
        "-m",
        "pytest",
        "-p",
        "no:cacheprovider",
        *tests,
        "-k",
        "zebra or tpi",
        "-vv",
    )
    assert done.returncode == 0, done.stdout
    passed = [line for line in done.stdout.splitlines() if " PASSED" in line]
    for name in TESTS:
        assert any(name in line for line in passed), f"nothing of {name} was run"


def test_what_is_new_is_marked_as_not_done(filled: Path) -> None:
    """The linter refuses a comment with TODO: each new module has one."""
    ruff = shutil.which(
        "ruff", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    )
    if ruff is None:
        pytest.skip("needs ruff")
    modules = [path for path in WRITTEN if path.endswith(".py")]
    done = subprocess.run(
        [ruff, "check", "--no-cache", "--output-format", "concise", *modules],
        cwd=filled, capture_output=True, text=True, check=False,
    )  # fmt: skip
    faults = [line for line in done.stdout.splitlines() if ".py:" in line]
    assert faults
    assert all(" FIX002 " in line for line in faults), done.stdout
    shaped = subprocess.run(
        [ruff, "format", "--no-cache", "--check", *modules], cwd=filled, check=False
    )
    assert shaped.returncode == 0


@pytest.mark.parametrize(
    ("what", "name", "said"),
    [
        ("check", "wrong-script", "there is a check `wrong-script` already"),
        ("check", "Emoji", "`Emoji` is no name"),
        ("reader", "class", "`class` is no name"),
        ("reporter", "sarif", "qa/report/reporters/sarif.py is there already"),
        ("language", "deutsch", "`deutsch` is no language tag in its usual form"),
        ("language", "id", "qa/language/data/id.toml is there already"),
    ],
)
def test_a_name_that_will_not_do(
    what: str, name: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from tools.__main__ import main

    assert main(["new", what, name]) == 2
    assert capsys.readouterr().err.startswith(said)


@pytest.mark.parametrize("name", ["html", "jsonl", "svg", "terminal", "markdown"])
def test_a_check_that_finds_nothing_changes_no_sample_report(name: str) -> None:
    result = sample.result([sample.finding()])
    more = Rule("zebra-missing", "omission", Severity.NOTE, "accuracy", "A zebra.")
    assert written(name, replace(result, rules=(*result.rules, more))) == written(
        name, result
    )
    assert reporters.find(name).description
