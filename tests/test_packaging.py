"""What is installed: the versions of contributors."""

from __future__ import annotations

import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT, pinned

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
TOOLS = [line for line in (ROOT / ".ci/tools.txt").read_text().splitlines() if not line.startswith("#")]


def test_whatever_is_asked_for_is_pinned_within_its_bounds() -> None:
    pins = pinned()
    asked = [*PROJECT["dependencies"], *TOOLS, *(line for extra in EXTRAS.values() for line in extra)]
    for requirement in map(Requirement, asked):
        version = pins.get(canonicalize_name(requirement.name))
        assert version, f"{requirement.name} is not in constraints.txt: run tools/pins.py"
        assert version in requirement.specifier, f"{requirement} is pinned to {version}: run tools/pins.py"


def test_the_readme_installs_what_is_pinned() -> None:
    lines = [line for line in (ROOT / "README.md").read_text().splitlines() if line.startswith("python3 -m venv")]
    assert len(lines) == 2
    assert "-c constraints.txt -e '.[dev]'" in lines[1]
