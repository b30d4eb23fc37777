"""What SECURITY.md promises: no network, nothing written but what is asked for, licences, hashes, signals."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
from importlib import metadata
from importlib.abc import MetaPathFinder
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from qa import __main__ as entry
from qa.report import output, reporters
from tests import guard
from tests.conftest import ROOT, Runner, pinned
from tests.test_cli import EN, FR, put
from tests.test_faults import hear_interrupts

PERMISSIVE = re.compile(r"MIT|BSD|Apache|PSF|Python Software|ISC|MPL|Unlicense|0BSD|Zlib|CNRI", re.IGNORECASE)  # fmt: skip
COPYLEFT = re.compile(r"\bA?GPL|GNU (?:Affero )?General Public", re.IGNORECASE)


def test_the_guard_sees_a_connection_and_what_qa_writes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with socket.socket() as line, pytest.raises(OSError):  # noqa: PT011 - refused, in whatever way
        line.connect(("127.0.0.1", 9))
    assert [event.split()[0] for event in guard.seen] == ["socket.connect"]
    guard.seen.clear()
    monkeypatch.setattr(guard, "FREE", ("/nowhere/",))
    output.replace(tmp_path / "report.txt", "text")
    assert "open" in {event.split()[0] for event in guard.seen}
    guard.seen.clear()
    (tmp_path / "own.txt").write_text("what a test writes is its own")
    assert guard.seen == []


def list_files(folder: Path) -> dict[str, int]:
    found = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path): path.stat().st_mtime_ns for path in found}


def test_a_run_writes_what_is_asked_for_and_nothing_else(
    qa: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "TMPDIR"):
        monkeypatch.setenv(name, str(home))
    put(tmp_path, {"in/a.en.txt": EN, "in/a.fr.txt": FR.replace("/a", "/b"), "in/a.ar.txt": EN})  # fmt: skip
    before = list_files(tmp_path)
    for command in (("check", "in"), ("facts", "in"), ("checks",), ("explain", "numbers")):  # fmt: skip
        assert qa(*command).code in {0, 1}
    for name in reporters.names():
        if name != "xlsx":
            qa("check", "in", "--format", name)
    assert list_files(tmp_path) == before
    qa("check", "in", "-o", "report.html")
    assert list_files(tmp_path).keys() - before.keys() == {str(tmp_path / "report.html")}  # fmt: skip


def list_needed(name: str, found: set[str]) -> set[str]:
    """Return what a distribution needs where it is installed, and what that needs."""
    for line in metadata.requires(name) or []:
        needed = Requirement(line)
        if needed.marker is None or needed.marker.evaluate({"extra": ""}):
            try:
                metadata.version(needed.name)
            except metadata.PackageNotFoundError:
                continue
            if needed.name not in found:
                list_needed(needed.name, found | {needed.name})
                found |= {needed.name, *list_needed(needed.name, {*found, needed.name})}
    return found


def test_whatever_users_install_has_a_licence_that_asks_little() -> None:
    needed = list_needed("sayalike", set())
    assert {"regex", "lxml", "numpy"} <= needed
    for name in sorted(needed):
        said = metadata.metadata(name)
        words = [*said.get_all("License-Expression", []), *said.get_all("License", [])]
        words += [each for each in said.get_all("Classifier", []) if "License" in each]
        licence = " ".join(words)[:400]
        assert PERMISSIVE.search(licence), (name, licence)
        assert not COPYLEFT.search(licence), (name, licence)


def test_the_lock_of_ci_has_the_pinned_versions_with_hashes() -> None:
    text = (ROOT / ".ci/lock.txt").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S)", text.replace("\\\n", "").strip())
    locked = {}
    for block in blocks:
        name, _, rest = block.partition("==")
        assert "--hash=sha256:" in rest, block[:80]
        locked[name.strip()] = rest.split()[0]
    assert locked == pinned()
    job = (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
    assert "--require-hashes -r .ci/lock.txt" in job
    assert "pip-audit" in job


class Interrupted(MetaPathFinder):
    """Ctrl-C while a module is looked for."""

    def find_spec(self, name: str, *_: object) -> None:
        if name == "qa.cli":
            raise KeyboardInterrupt


def test_an_interrupt_while_qa_is_loaded_ends_with_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import qa as package

    monkeypatch.delitem(sys.modules, "qa.cli")
    monkeypatch.delattr(package, "cli")
    monkeypatch.setattr(sys, "meta_path", [Interrupted(), *sys.meta_path])
    assert entry.main() == 130
    assert capsys.readouterr().err == "qa: interrupted\n"


@pytest.mark.parametrize(
    ("sign", "code", "said"),
    [
        (signal.SIGTERM, 143, "qa: terminated\n"),
        (signal.SIGINT, 130, "qa: interrupted\n"),
    ],
)
def test_a_signal_while_a_report_is_written_leaves_no_half_file(
    tmp_path: Path, sign: signal.Signals, code: int, said: str
) -> None:
    """The temporary sibling is there already; the old report stays."""
    put(tmp_path, {"a.en.txt": EN, "a.fr.txt": FR.replace("/a", "/b"), "r.jsonl": "old"})  # fmt: skip
    script = (
        "import sys, time, pathlib, os\n"
        "from qa.report import output\n"
        "real = os.fdopen\n"
        "def slow(*a, **k):\n"
        "    pathlib.Path('ready').touch(); time.sleep(30)\n"
        "output.os.fdopen = slow\n"
        "from qa.__main__ import main\n"
        "sys.argv = ['qa', 'check', 'a.en.txt', 'a.fr.txt', '--format', 'jsonl', '-o', 'r.jsonl']\n"
        "sys.exit(main())\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=hear_interrupts,  # noqa: PLW1509 - no thread runs here
    ) as run:
        for _ in range(600):
            if (tmp_path / "ready").exists():
                break
            time.sleep(0.05)
        run.send_signal(sign)
        _, told = run.communicate(timeout=30)
    assert (run.returncode, told) == (code, said)
    assert (tmp_path / "r.jsonl").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "a.en.txt",
        "a.fr.txt",
        "r.jsonl",
        "ready",
    ]
