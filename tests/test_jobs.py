"""Several processes: the same bytes as one, whatever happens to them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from qa.run import pieces, pool
from qa.run.pieces import Part, Piece
from qa.run.spreading import Spreading
from tests.conftest import ROOT, Runner
from tests.test_cli import put
from tests.test_knowledge import PLACES, write_texts

pytestmark = pytest.mark.skipif(not pool.is_possible(), reason="no forks here")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files: dict[str, str] = {}
    for number in range(len(PLACES)):
        files |= {f"in/{name}": text for name, text in write_texts(number).items()}
    put(tmp_path, files)
    monkeypatch.setattr(pieces, "LEAST_CELLS", 1)
    return tmp_path


CHECK = ("check", "in", "--format", "jsonl", "--with", "facts", "--jobs")


def test_the_same_bytes_from_any_number(qa: Runner, folder: Path) -> None:
    assert folder
    alone = qa(*CHECK, 1)
    assert '"record": "finding"' in alone.out
    for jobs in (2, 7):
        assert qa(*CHECK, jobs).out == alone.out


def test_a_small_input_starts_no_process(
    qa: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert folder
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    monkeypatch.setattr(pool.Pool, "run", lambda *_: pytest.fail("a process"))
    assert qa(*CHECK, 8).code in {0, 1}


def test_a_killed_process_is_replaced(
    qa: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = qa(*CHECK, 1)
    mark = folder / "killed"
    look = Spreading.look

    def kill_once(engine: Spreading, document: Any, piece: Piece) -> Any:
        if document.name == "in/d4" and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return look(engine, document, piece)

    monkeypatch.setattr(Spreading, "look", kill_once)
    assert qa(*CHECK, 2).out == alone.out
    assert mark.exists()


def test_the_unit_that_kills_is_named_and_the_rest_is_checked(
    qa: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert folder
    alone = qa(*CHECK, 1)
    ask = Spreading._of_one  # noqa: SLF001 - a unit's own step

    def kill(engine: Spreading, unit: Any, *others: Any) -> Any:
        if (unit.document, unit.id) == ("in/d4", "2"):
            os._exit(9)
        return ask(engine, unit, *others)

    monkeypatch.setattr(Spreading, "_of_one", kill)
    monkeypatch.setattr(pieces, "PARTS", 1)
    run = qa(*CHECK, 2)
    assert run.code == 3
    assert "in/d4:2" in run.err
    assert run.err.count("its process was killed, twice") == 1

    def tell(out: str) -> list[str]:
        lines = [line for line in out.splitlines() if '"record": "finding"' in line]
        return [line for line in lines if '"document": "in/d4"' not in line]

    assert tell(run.out) == tell(alone.out)


def test_questions_about_a_document_that_kill_are_named(
    qa: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert folder
    monkeypatch.setattr(Spreading, "_of_document", lambda *_: os._exit(9))
    run = qa(*CHECK, 2)
    assert run.code == 3
    assert "checking documents failed on in/d0" in run.err


@pytest.mark.parametrize("units", [1, 2, 5])
def test_parts_are_all_pieces_in_their_order(units: int) -> None:
    part: Part = (Piece(0, 0, units), Piece(0), Piece(1, 0, 3), Piece(1))
    todo = [part]
    told: list[Piece] = []
    while todo:
        part = todo.pop(0)
        smaller = pieces.split(part)
        if not smaller:
            told += part
        todo = [*smaller, *todo]
    ones = [Piece(0, number, number + 1) for number in range(units)]
    twos = [Piece(1, number, number + 1) for number in range(3)]
    assert told == [*ones, Piece(0), *twos, Piece(1)]


SCRIPT = """
import os, sys, time
from qa.run import pool
def work(part):
    os.write(1, b"%d\\n" % os.getpid())
    time.sleep(20)
print(*pool.Pool(work, lambda part: (), lambda part: None, 2).run([1, 2, 3]))
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_the_run(how: signal.Signals) -> None:
    script = SCRIPT.replace("sleep(20)", "sleep(0.5)") if how == signal.SIGKILL else SCRIPT  # fmt: skip
    program = f"from qa.cli.stopping import stoppable\nwith stoppable():\n  exec({script!r}, {{}})"
    with subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    ) as process:  # fmt: skip
        assert process.stdout
        pids = [int(process.stdout.readline()) for _ in range(2)]
        process.send_signal(how)
        process.wait(10)
    ends = time.monotonic() + 5
    while any(is_alive(pid) for pid in pids) and time.monotonic() < ends:
        time.sleep(0.02)
    assert not any(is_alive(pid) for pid in pids)


def is_alive(pid: int) -> bool:
    """Say whether a process runs; one that is dead and not yet collected does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
