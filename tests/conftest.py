"""What tests share: tables of cases, and the command line as a user runs it."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import hypothesis
import pytest

from qa import memory
from qa.cli import main
from qa.meaning import opening
from tests import guard
from tests.encoders import WordEncoder

# The same examples on every run: a gate that fails by chance is no gate. `--hypothesis-seed=N` looks for others.
# Without a deadline: a timing is a benchmark.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis.settings.load_profile("repeatable")

ROOT = Path(__file__).resolve().parent.parent


def pinned() -> dict[str, str]:
    """Return the version of each package that constraints.txt names; the last where it differs by Python."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = (
        line.partition(";")[0].strip().split("==", 1)
        for line in lines
        if not line.startswith("#")
    )
    return dict(pins)


@dataclass(frozen=True)
class Run:
    """What a run of the command line gave."""

    code: int
    out: str
    err: str


Runner = Callable[..., Run]


def printed(command: Sequence[str], seeds: Sequence[str]) -> set[bytes]:
    """Return what a program prints under each of these hash seeds, in processes beside each other."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    runs = [
        subprocess.Popen(
            command, cwd=ROOT, env=environment | {"PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )
        for seed in seeds
    ]  # fmt: skip
    outputs = [run.communicate()[0] for run in runs]
    assert all(outputs), command
    return set(outputs)


@pytest.fixture(autouse=True)
def _guarded(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in which anything opens a connection, or qa writes outside of the temporary folder."""
    guard.seen.clear()
    yield
    if not request.node.get_closest_marker("browser"):
        assert guard.seen == []


@pytest.fixture(autouse=True)
def _a_run() -> Iterator[None]:
    """Make each test a run of its own: what one has read is forgotten by the next."""
    with memory.run():
        yield


@pytest.fixture(autouse=True)
def _small_encoder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Compare meanings by an encoder of a few words: the real one is an extra."""
    monkeypatch.setattr(opening, "open_encoder", lambda _model: WordEncoder())
    monkeypatch.setenv("QA_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def root() -> Path:
    return ROOT


@pytest.fixture
def qa(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Runner:
    """Run `qa` with the temporary folder as the working directory."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: object) -> Run:
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                code = main([str(argument) for argument in arguments])
            except SystemExit as stop:
                code = int(stop.code or 0)
        return Run(code, out.getvalue(), err.getvalue())

    return run
