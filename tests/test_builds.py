"""The action, the hooks and the snippets for build systems, run as far as they run without those systems."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from qa.config import Settings
from qa.decide import decisions
from qa.evidence import packing
from qa.model import Decision
from tests.conftest import ROOT, pinned
from tests.test_changed import git
from tests.test_cli import EN, FR, put

BIN = Path(sys.executable).parent
BAD = FR.replace("/a", "/b")
ACTION = yaml.safe_load((ROOT / "action.yml").read_text())


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", **more}


class Job:
    """Runs the action's own steps as GitHub does: a script a step, outputs in a file."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.temporary = folder, folder / ".runner"
        self.temporary.mkdir()
        self.outputs: dict[str, str] = {}
        self.log = ""

    def run(self, **inputs: str) -> int:
        given = {"event_name": "pull_request", "number": "7"}
        given |= {
            name: said.get("default", "") for name, said in ACTION["inputs"].items()
        } | inputs
        for step in ACTION["runs"]["steps"]:
            if (
                "run" in step
                and self._is_wanted(step, given)
                and "pip install" not in step["run"]
                and (code := self._step(step, given))
            ):
                return code
        return 0

    def _is_wanted(self, step: dict[str, Any], given: dict[str, str]) -> bool:
        """Say whether a step runs, as far as an input alone decides it."""
        asked = re.match(r"inputs\.(\w+) == 'true'", step.get("if", ""))
        return not asked or given[asked[1]] == "true"

    def _step(self, step: dict[str, Any], given: dict[str, str]) -> int:
        def value(found: re.Match[str]) -> str:
            name = found[1].rpartition(".")[2]
            return self.outputs[name] if found[1].startswith("steps.") else given[name]

        said: dict[str, str] = step.get("env", {})
        variables = {
            key: re.sub(r"\$\{\{ ([\w.-]+) \}\}", value, held)
            for key, held in said.items()
        }
        out, summary = self.temporary / "out", self.temporary / "summary"
        (self.temporary / "step.sh").write_text(step["run"])
        run = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", self.temporary / "step.sh"],
            cwd=self.folder, capture_output=True, check=False,
            env=environment(
                PATH=os.pathsep.join([str(self.folder), str(BIN), os.environ["PATH"]]), GITHUB_REPOSITORY="o/r",
                GITHUB_OUTPUT=str(out), GITHUB_STEP_SUMMARY=str(summary),
                RUNNER_TEMP=str(self.temporary), **variables
            ),
        )  # fmt: skip
        self.log += run.stdout.decode() + run.stderr.decode()
        written = out.read_text().splitlines() if out.exists() else []
        self.outputs |= dict(line.split("=", 1) for line in written)
        return run.returncode


@pytest.fixture
def job(tmp_path: Path) -> Job:
    put(
        tmp_path,
        {
            "two words/a.en.txt": EN,
            "two words/a.fr.txt": BAD,
            "good/b.en.txt": EN,
            "good/b.fr.txt": FR,
        },
    )
    return Job(tmp_path)


def test_the_action_annotates_summarises_and_fails(job: Job) -> None:
    assert job.run(paths="two words\ngood\n", args="--select\nurls\n") == 1
    assert re.search(
        r"^::error file=two words/a\.(en|fr)\.txt,line=1,col=\d+,title=url-changed::",
        job.log,
        re.MULTILINE,
    )
    assert "## qa: 1 error" in (job.temporary / "summary").read_text()
    assert json.loads((job.folder / "qa.sarif").read_text())["version"] == "2.1.0"
    assert job.outputs == {"written": "true", "exit-code": "1"}


GH = """#!/bin/sh
echo "$*" >> "$PWD/asked"
case "$*" in *--paginate*) cat "$PWD/ids" ;; esac
"""


@pytest.mark.parametrize(
    ("there", "asked"),
    [
        ("", "api repos/o/r/issues/7/comments -F body="),
        ("41\n42\n", "api --method PATCH repos/o/r/issues/comments/41 -F body="),
    ],
)
def test_the_comment_is_written_once_and_then_kept(
    job: Job, there: str, asked: str
) -> None:
    (job.folder / "gh").write_text(GH)
    (job.folder / "gh").chmod(0o755)
    (job.folder / "ids").write_text(there)
    assert job.run(paths="good", args="--select\nurls", comment="true") == 0
    first, second = (job.folder / "asked").read_text().splitlines()
    assert 'startswith("<!-- qa: qa -->")' in first
    assert second.startswith(asked)
    written = (job.temporary / "qa.md").read_text()
    assert written.startswith("<!-- qa: qa -->\n")


def test_the_action_passes(job: Job) -> None:
    assert job.run(paths="good", args="--select\nurls") == 0
    assert job.outputs["exit-code"] == "0"


def test_the_action_writes_no_summary_of_a_run_that_could_not_start(job: Job) -> None:
    assert job.run(paths="nowhere") == 2
    assert job.outputs == {"exit-code": "2"}
    assert "no such file or folder" in job.log


def test_what_an_input_says_is_never_a_command(job: Job) -> None:
    assert job.run(paths="$(touch owned)\n`touch owned`\n; touch owned") == 2
    assert not (job.folder / "owned").exists()


@pytest.mark.parametrize(
    "option", ["--changed\nHEAD", "--changed=HEAD", "--select\nurls\n--chang\nHEAD"]
)
@pytest.mark.parametrize(
    "event",
    ["push", "schedule", "pull_request_target", "workflow_dispatch", "merge_group"],
)
def test_an_upload_of_changed_documents_closes_no_alerts(
    job: Job, event: str, option: str
) -> None:
    """An upload stands for all findings of a branch: what it leaves out is closed as mended."""
    assert job.run(paths="good", upload="true", args=option, event_name=event) == 2
    assert re.search(
        rf"^::error title=qa::`upload` with `--changed` .* {event}: ",
        job.log,
        re.MULTILINE,
    )
    assert not (job.folder / "qa.sarif").exists()


@pytest.mark.parametrize(
    ("event", "upload", "args"),
    [
        ("pull_request", "true", "--changed\nHEAD"),
        ("push", "false", "--changed\nHEAD"),
        ("push", "true", "--select\nurls"),
    ],
)
def test_what_closes_no_alert_is_not_refused(
    job: Job, event: str, upload: str, args: str
) -> None:
    git(job.folder, "init")
    git(job.folder, "add", ".")
    git(job.folder, "commit", "-m", "first")
    assert job.run(paths="good", upload=upload, args=args, event_name=event) == 0


def test_the_action_installs_itself() -> None:
    (step,) = (
        step for step in ACTION["runs"]["steps"] if "pip install" in step.get("run", "")
    )
    assert '"$GITHUB_ACTION_PATH"' in step["run"]
    assert (ROOT / "pyproject.toml").is_file()


@pytest.mark.parametrize(
    ("schema", "path"),
    [("github-actions", "action.yml"), ("gitlab-ci", "docs/gitlab-ci.yml")],
)
def test_published_schemas_take_them(schema: str, path: str) -> None:
    pytest.importorskip("check_jsonschema")
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        f"vendor.{schema}",
        str(ROOT / path),
    ]
    run = subprocess.run(command, capture_output=True, check=False, text=True)
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize(("revision", "code"), [("", 1), ("HEAD", 0)])
def test_the_gitlab_script(tmp_path: Path, revision: str, code: int) -> None:
    put(tmp_path, {"docs/a.en.txt": EN, "docs/a.fr.txt": BAD})
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "first")
    script = yaml.safe_load((ROOT / "docs/gitlab-ci.yml").read_text())["translations"][
        "script"
    ]
    run = subprocess.run(
        ["bash", "-e", "-c", script[-1]], cwd=tmp_path, check=False, capture_output=True,
        env=environment(CI_MERGE_REQUEST_DIFF_BASE_SHA=revision),
    )  # fmt: skip
    assert run.returncode == code, run.stderr
    issues = json.loads((tmp_path / "gl-code-quality-report.json").read_text())
    assert ("url-changed" in {issue["check_name"] for issue in issues}) is bool(code)
    assert (tmp_path / "junit.xml").is_file()


@pytest.mark.skipif(
    not shutil.which("pre-commit", path=str(BIN)), reason="pre-commit is not installed"
)
class TestPreCommit:
    """The hooks under pre-commit itself; qa is the one that is installed here, not one that it installs."""

    @pytest.fixture
    def repository(self, tmp_path: Path) -> Path:
        hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
        local = {
            "repos": [
                {
                    "repo": "local",
                    "hooks": [{**hook, "language": "system"} for hook in hooks],
                }
            ]
        }
        put(
            tmp_path,
            {
                "a.en.txt": EN,
                "a.fr.txt": FR,
                ".pre-commit-config.yaml": yaml.safe_dump(local),
            },
        )
        git(tmp_path, "init")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-m", "first")
        return tmp_path

    def run(self, folder: Path, *arguments: str) -> tuple[int, str]:
        run = subprocess.run(
            [BIN / "pre-commit", *arguments], cwd=folder, check=False, capture_output=True, text=True,
            env=environment(PRE_COMMIT_HOME=str(folder / ".home"), PRE_COMMIT_COLOR="never"),
        )  # fmt: skip
        return run.returncode, run.stdout + run.stderr

    def test_the_hooks_are_valid(self, tmp_path: Path) -> None:
        code, said = self.run(
            tmp_path, "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")
        )
        assert code == 0, said

    def test_a_commit_that_breaks_a_version_is_stopped(self, repository: Path) -> None:
        code, said = self.run(repository, "run", "--all-files")
        assert code == 0, said
        assert said.count("Passed") == 2
        put(repository, {"a.fr.txt": BAD})
        git(repository, "add", ".")
        code, said = self.run(repository, "run")
        assert code == 1
        assert said.count("Failed") == said.count("[url-changed]") == 2


def commands(page: str) -> list[str]:
    blocks = re.findall(
        r"```sh\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL
    )
    return [line for block in blocks for line in block.splitlines()]


@pytest.mark.parametrize("command", commands("docs/ci.md"))
def test_a_command_of_the_docs_does_what_it_says(command: str, tmp_path: Path) -> None:
    """In a project whose documents are right; `origin/main` is the commit before."""
    put(tmp_path, {"docs/a.en.txt": EN, "docs/a.fr.txt": FR})
    (tmp_path / "evidence.qa").write_bytes(packing.pack({}))
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "first")
    git(tmp_path, "update-ref", "refs/remotes/origin/main", "HEAD")
    run = subprocess.run(
        ["bash", "-e", "-c", command],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
        env=environment(),
    )
    assert run.returncode == 0, run.stderr
    assert all((tmp_path / name).is_file() for name in re.findall(r"-o (\S+)", command))


def test_the_settings_in_the_docs_are_settings() -> None:
    blocks = re.findall(
        r"```toml\n(.*?)```", (ROOT / "docs/ci.md").read_text(), re.DOTALL
    )
    assert blocks
    schema = json.loads((ROOT / "qa/schemas/settings.schema.json").read_text())
    import jsonschema_rs

    for block in blocks:
        table = tomllib.loads(block)
        msgspec.convert(table, Settings)
        jsonschema_rs.validator_for(schema).validate(table)


@pytest.mark.skipif(
    msgspec.__version__ != pinned()["msgspec"],
    reason=f"the schemas are spelled as msgspec {pinned()['msgspec']} spells them; here is {msgspec.__version__}",
)
def test_the_schemas_are_fresh() -> None:
    run = subprocess.run(
        [sys.executable, ROOT / "tools/schemas.py", "--check"],
        capture_output=True,
        check=False,
        text=True,
    )
    assert run.returncode == 0, run.stderr


SETTINGS: list[tuple[dict[str, Any], bool]] = [
    ({}, True),
    ({"source": "en", "languages": ["en", "pt-BR"]}, True),
    ({"source": 3}, False),
    ({"sauce": "en"}, False),
    ({"severity": {"repeated-text": "error", "url-missing": "off"}}, True),
    ({"severity": {"repeated-text": "fatal"}}, False),
    ({"fail-on": "never"}, True),
    ({"fail-on": "always"}, False),
    ({"max-warnings": 20}, True),
    ({"max-warnings": "many"}, False),
    ({"max-rate": {"error": "0.5%"}}, True),
    ({"max-rate": {"error": "half"}}, False),
    ({"max-rate": {"fatal": "0.5%"}}, False),
    ({"language-limits": {"ar": {"error": 3, "warning": "2%"}}}, True),
    ({"language-limits": {"ar": {"fatal": 3}}}, False),
    ({"per-path": {"ui/*": {"ignore": ["urls"]}}}, True),
    ({"per-path": {"ui/*": {"source": "en"}}}, False),
    ({"derived-from": {"id": "en"}}, True),
    ({"derived-from": ["id"]}, False),
]


@pytest.mark.parametrize(("table", "good"), SETTINGS)
def test_the_schema_takes_what_the_settings_take(
    table: dict[str, Any], good: bool
) -> None:
    """Whatever the spelling of another release of msgspec: what counts is which files it lets pass."""
    import jsonschema_rs

    schema = json.loads((ROOT / "qa/schemas/settings.schema.json").read_text())
    assert jsonschema_rs.validator_for(schema).is_valid(table) is good
    try:
        msgspec.convert(table, Settings)
    except msgspec.ValidationError:
        assert not good
    else:
        assert good


def test_every_key_of_a_decision_is_in_the_schema() -> None:
    import jsonschema_rs

    schema = json.loads((ROOT / "qa/schemas/decisions.schema.json").read_text())
    whole = Decision(
        "f",
        "accept",
        "c",
        "d",
        ("en",),
        (("en", "text"),),
        "reason",
        "ana",
        "2026-01-01",
        "2027-01-01",
        "text, better",
    )
    record = decisions.record(whole)
    jsonschema_rs.validator_for(schema).validate(dict(record))
    assert set(record) == set(schema["properties"])
    jsonschema_rs.validator_for(schema).validate(
        dict(decisions.record(Decision("f", "reject")))
    )
