"""A fault of qa ends with 3 and says so in one line; what can still be done is done."""

from __future__ import annotations

import importlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from qa import api, release
from qa.decide import decisions
from qa.input import readers
from qa.report import reporters
from qa.run import engine
from tests.conftest import Runner
from tests.test_cli import EN, FR, put

BAD = FR.replace("/a", "/b")


class Panic(BaseException):
    """What an extension in Rust raises: no Exception."""


def fail(error: BaseException) -> Callable[..., Any]:
    """Return a function that raises, whatever it is called with."""

    def raising(*_: object, **__: object) -> Any:
        raise error

    return raising


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path, {"a.en.txt": EN, "a.fr.txt": BAD})
    return tmp_path


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            ValueError("Exceeds the limit (4300 digits)"),
            "ValueError: Exceeds the limit (4300 digits)",
        ),
        (RecursionError("too\ndeep"), "RecursionError: too deep"),
        (MemoryError(), "MemoryError"),
        (OSError(5, "Input/output error"), "OSError: [Errno 5] Input/output error"),
        (Panic("at src/lib.rs"), "Panic: at src/lib.rs"),
        (KeyError("\x1b[31m"), "KeyError: '\\x1b[31m'"),
    ],
)
@pytest.mark.parametrize("options", [(), ("--exit-zero",), ("--fail-on", "never")])
def test_whatever_escapes_ends_with_3(
    qa: Runner,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    said: str,
    options: tuple[str, ...],
) -> None:
    assert folder.exists()
    monkeypatch.setattr(engine.Engine, "batch", fail(error))
    run = qa("check", ".", *options)
    assert run.code == 3
    assert run.err.startswith(f"qa: a fault of qa: {said}")
    assert release.ISSUES in run.err
    assert run.err.count("\n") == 1
    assert "Traceback" not in run.err


def test_where_a_fault_lies_is_shown_on_request(
    qa: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert folder.exists()
    monkeypatch.setattr(engine.Engine, "batch", fail(ValueError("deep")))
    monkeypatch.setenv("QA_TRACEBACK", "1")
    run = qa("check", ".")
    assert run.code == 3
    assert "Traceback (most recent call last)" in run.err
    assert run.err.rstrip().endswith("ValueError: deep")


@pytest.mark.parametrize(
    "command",
    [("checks",), ("facts", "."), ("baseline", "show"), ("explain", "url-changed")],
)
def test_every_command_has_the_last_resort(
    qa: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    assert folder.exists()
    from qa import config_file, registry

    monkeypatch.setattr(registry, "checks", fail(ZeroDivisionError("division by zero")))
    monkeypatch.setattr(registry, "find", fail(ZeroDivisionError("division by zero")))
    monkeypatch.setattr(
        config_file, "load", fail(ZeroDivisionError("division by zero"))
    )
    run = qa(*command)
    assert (run.code, "ZeroDivisionError" in run.err) == (3, True)


def test_decisions_that_fail_end_with_3(
    qa: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "known.jsonl").write_text("")
    monkeypatch.setattr(decisions, "load", fail(AttributeError("no such thing")))
    assert qa("check", ".", "--baseline", "known.jsonl").code == 3


def break_reporter(
    monkeypatch: pytest.MonkeyPatch, name: str, error: Exception
) -> None:
    broken = replace(reporters.find(name), write=fail(error))
    module = importlib.import_module(f"qa.report.reporters.{name}")
    monkeypatch.setattr(module, "REPORTER", broken)


def test_a_reporter_that_fails_spares_the_others(
    qa: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_reporter(monkeypatch, "sarif", KeyError("ruleIndex"))
    break_reporter(monkeypatch, "html", ValueError("template"))
    targets = [
        part
        for name in ("sarif", "junit", "html", "jsonl")
        for part in ("--format", name, "-o", f"r.{name}")
    ]
    run = qa(
        "check",
        "a.en.txt",
        "a.fr.txt",
        "--select",
        "urls",
        *targets,
        "--format",
        "concise",
    )
    assert run.code == 3
    assert (
        "a fault of qa: the sarif report failed: KeyError: 'ruleIndex'; the html report failed: "
        in run.err
    )
    assert (folder / "r.junit").read_text().count("<failure") == 1
    assert len((folder / "r.jsonl").read_text().splitlines()) == 2
    assert not (folder / "r.sarif").exists()
    assert "[url-changed]" in run.out


@pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="this system has no /dev/full"
)
def test_a_place_that_is_full_spares_the_others(
    qa: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = (
        "--format",
        "sarif",
        "-o",
        "/dev/full",
        "--format",
        "junit",
        "-o",
        "r.junit",
        "--format",
        "html",
        "-o",
        "r",
    )
    assert qa("check", "a.en.txt", "a.fr.txt", *full).code == 2
    assert (folder / "r.junit").exists()
    break_reporter(monkeypatch, "html", KeyError("x"))
    run = qa("check", "a.en.txt", "a.fr.txt", *full)
    assert run.code == 3
    assert "No space left on device" in run.err


def test_a_reader_that_fails_spares_the_other_files(
    qa: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, {"b.en.md": EN, "b.fr.md": BAD})
    monkeypatch.setattr(
        readers.formats()["markdown"],
        "read",
        fail(IndexError("list index out of range")),
    )
    run = qa("check", ".", "--select", "urls", "--format", "concise")
    assert run.code == 3
    assert "[url-changed]" in run.out
    for name in ("b.en.md", "b.fr.md"):
        assert (
            f"qa: reading failed on {name}: IndexError: list index out of range\n"
            in run.err
        )
    assert qa("facts", ".").code == 3


def test_readers_that_fail_on_everything_end_with_3(
    qa: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        readers.formats()["text"], "read", fail(IndexError("list index out of range"))
    )
    run = qa("check", ".", "--format", "sarif", "-o", "r.sarif")
    assert run.code == 3
    assert (folder / "r.sarif").exists()
    assert run.err.count("reading failed on") == 2


def test_input_that_is_wrong_is_no_fault(qa: Runner, folder: Path) -> None:
    assert folder.exists()
    assert qa("check", "no-such-file").code == 2


def test_an_interrupt_is_no_fault(
    qa: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert folder.exists()
    monkeypatch.setattr(api, "check_files", fail(KeyboardInterrupt()))
    run = qa("check", ".")
    assert (run.code, run.err) == (130, "qa: interrupted\n")


def hear_interrupts() -> None:
    """Undo that a run in the background, as of many build machines, ignores them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupt_from_the_keyboard_leaves_no_file(folder: Path) -> None:
    os.mkfifo(folder / "b.en.txt")
    command = [
        sys.executable,
        "-m",
        "qa",
        "check",
        "b.en.txt",
        "a.fr.txt",
        "--format",
        "jsonl",
        "-o",
        "r.jsonl",
    ]
    with subprocess.Popen(
        command,
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=hear_interrupts,  # noqa: PLW1509 - no thread runs here
    ) as run:
        # Its reading end opens only when the run has come to the text, and there it waits.
        writer = os.open(folder / "b.en.txt", os.O_WRONLY)
        time.sleep(0.05)
        run.send_signal(signal.SIGINT)
        try:
            _, said = run.communicate(timeout=30)
        finally:
            os.close(writer)
            run.kill()
    assert (run.returncode, said) == (130, "qa: interrupted\n")
    assert not (folder / "r.jsonl").exists()


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("$QA -o r >&-", 1),
        ("$QA >&-", 1),
        ("$QA 2>&-", 1),
        ("$QA --max-warnings 0 <&- >&- 2>&-", 1),
        ("$QA - --stdin-filename b.en.txt <&-", 2),
        ("$QA --max-rate error=0% 2> >(true)", 1),
    ],
)
def test_a_stream_that_is_closed_changes_no_exit_code(
    folder: Path, script: str, code: int
) -> None:
    command = script.replace(
        "$QA", f"{sys.executable} -m qa check a.en.txt a.fr.txt --select urls"
    )
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
