"""What is built and what is installed: the wheel, its page on the index, the versions of contributors."""

from __future__ import annotations

import email
import email.message
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from qa.release import RELEASE
from tests.conftest import ROOT, pinned

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))[
    "project"
]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
TOOLS = [
    line
    for line in (ROOT / ".ci/tools.txt").read_text().splitlines()
    if not line.startswith("#")
]
HOME: str = PROJECT["urls"]["Source"]
BLOB = f"{HOME}/blob/main/"
TREE = f"{HOME}/tree/main/"
RAW = f"{HOME.replace('https://github.com', 'https://raw.githubusercontent.com')}/main/"
PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
EXAMPLES = re.findall(
    r"```yaml\n(# \.github.*?)```",
    (ROOT / "docs/ci.md").read_text(encoding="utf-8"),
    re.DOTALL,
)
JOBS = {
    **{path.name: path.read_text(encoding="utf-8") for path in WORKFLOWS},
    **{f"docs/ci.md {number}": example for number, example in enumerate(EXAMPLES)},
}


def test_whatever_is_asked_for_is_pinned_within_its_bounds() -> None:
    pins = pinned()
    asked = [
        *PROJECT["dependencies"],
        *TOOLS,
        *(line for extra in EXTRAS.values() for line in extra),
    ]
    for requirement in map(Requirement, asked):
        version = pins.get(canonicalize_name(requirement.name))
        assert version, (
            f"{requirement.name} is not in constraints.txt: run tools/pins.py"
        )
        assert version in requirement.specifier, (
            f"{requirement} is pinned to {version}: run tools/pins.py"
        )


def test_what_users_install_has_a_lowest_version_and_no_highest() -> None:
    for requirement in map(Requirement, PROJECT["dependencies"]):
        assert [each.operator for each in requirement.specifier] == [">="], requirement


def test_the_weight_of_each_dependency_is_said() -> None:
    said = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    names = [Requirement(line).name for line in PROJECT["dependencies"]]
    assert [name for name in [*names, *EXTRAS] if name not in said] == []


def test_the_readme_installs_what_is_pinned() -> None:
    lines = [
        line
        for line in (ROOT / "README.md").read_text().splitlines()
        if line.startswith("python3 -m venv")
    ]
    assert len(lines) == 2
    assert "-c constraints.txt -e '.[dev]'" in lines[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    pytest.importorskip("hatchling", reason="hatchling is not installed")
    folder = tmp_path_factory.mktemp("dist")
    command = [
        sys.executable,
        "-m",
        "hatchling",
        "build",
        "-t",
        "wheel",
        "-d",
        str(folder),
    ]
    run = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    (built,) = folder.glob("*.whl")
    assert built.name == f"sayalike-{RELEASE}-py3-none-any.whl"
    return zipfile.ZipFile(built)


def metadata(wheel: zipfile.ZipFile) -> email.message.Message:
    return email.message_from_bytes(
        wheel.read(f"sayalike-{RELEASE}.dist-info/METADATA")
    )


def test_the_wheel_holds_the_package_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    held = {name for name in wheel.namelist() if ".dist-info/" not in name}
    own = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "qa").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert held == own | {f"sayalike-{RELEASE}.data/data/share/man/man1/qa.1"}
    assert "qa/py.typed" in held


def test_the_index_shows_where_the_project_lives(wheel: zipfile.ZipFile) -> None:
    said = metadata(wheel)
    assert (said["Name"], said["Version"]) == ("sayalike", RELEASE)
    assert [url.partition(", ")[2] for url in said.get_all("Project-URL", [])] == list(
        PROJECT["urls"].values()
    )
    assert all(url.startswith(HOME) for url in PROJECT["urls"].values())
    assert "Typing :: Typed" in said.get_all("Classifier", [])


def targets(text: str) -> list[str]:
    """Return where the links and pictures of a Markdown text lead."""
    prose = re.sub(r"```.*?```|`[^`\n]+`(?!\])", "", text, flags=re.DOTALL)
    return re.findall(r"\]\(([^)\s]+)\)", prose) + re.findall(
        r"^\[[^\]]+\]: (\S+)", prose, re.MULTILINE
    )


def test_the_page_of_the_index_has_whole_addresses(wheel: zipfile.ZipFile) -> None:
    """A relative one leads nowhere there."""
    page = metadata(wheel).get_payload()
    assert isinstance(page, str)
    assert [
        target for target in targets(page) if not target.startswith("https://")
    ] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_into_the_project_leads_to_a_file(page: Path) -> None:
    for target in targets(page.read_text(encoding="utf-8")):
        path = target.partition("#")[0]
        for start in (BLOB, TREE, RAW):
            if path.startswith(start):
                assert (ROOT / path.removeprefix(start)).exists(), target
        if "://" not in path:
            assert (page.parent / path).exists(), target


@pytest.mark.parametrize(
    "path",
    [*PAGES, ROOT / "docs/gitlab-ci.yml", ROOT / "action.yml"],
    ids=lambda path: path.name,
)
def test_no_page_names_another_project_or_a_bare_name(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    owner = HOME.removeprefix("https://github.com/").partition("/")[0]
    ours = re.findall(rf"(?:https://[\w.]*github[\w.]*/)?\b({owner}/[\w-]+)", text)
    assert set(ours) <= {HOME.removeprefix("https://github.com/")}
    assert re.findall(r"pip install (?:-\S+ )*[\"']?(?:qa|sayalike)\b", text) == []
    assert re.findall(r"\bqa\[|OWNER|VERSION\b", text) == []
    assert set(
        re.findall(
            rf"{HOME}@(\S+)|{HOME.removeprefix('https://github.com/')}@(\S+)", text
        )
    ) <= {
        (f"v{RELEASE}", ""),
        ("", f"v{RELEASE}"),
    }


@pytest.mark.parametrize("text", JOBS.values(), ids=list(JOBS))
def test_a_job_is_whole_pinned_and_may_little(text: str) -> None:
    job = yaml.load(text, yaml.BaseLoader)
    assert job["on"]
    assert job["permissions"] == {}
    for each in job["jobs"].values():
        assert each["permissions"]["contents"] == "read"
        assert set(each["permissions"]) <= {"contents", "security-events"}
        for step in each["steps"]:
            name, _, revision = step.get("uses", "").partition("@")
            if f"https://github.com/{name}" == HOME:
                assert revision == f"v{RELEASE}"
            elif name:
                assert re.fullmatch(r"[0-9a-f]{40}", revision), step


def test_no_job_of_the_docs_uploads_what_changed_alone() -> None:
    for name, text in JOBS.items():
        for job in yaml.load(text, yaml.BaseLoader)["jobs"].values():
            for step in job["steps"]:
                given = step.get("with", {})
                assert not (
                    "upload" in given and "--changed" in given.get("args", "")
                ), name


def test_the_schema_of_github_takes_each_job(tmp_path: Path) -> None:
    pytest.importorskip("check_jsonschema")
    for number, text in enumerate(JOBS.values()):
        (tmp_path / f"{number}.yml").write_text(text, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        "vendor.github-workflows",
    ]
    run = subprocess.run(
        [*command, *tmp_path.iterdir()], check=False, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout
