"""`-o` writes what it can and destroys nothing: devices, pipes, links, modes, inputs."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from qa import api
from qa.errors import QaError
from qa.report import output
from tests.conftest import Runner
from tests.test_cli import EN, FR, put

BAD = {"in/a.en.txt": EN, "in/a.fr.txt": FR.replace("/a", "/b")}
CHECK = ("check", "in", "--select", "url-changed", "--format", "concise")
LINE = "[url-changed]\n"
root_only = pytest.mark.skipif(
    os.geteuid() != 0, reason="only root may give files away"
)
no_root = pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path, BAD)
    return tmp_path


def run(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    """Run a shell's command, in which `$QA` is `qa check` of a folder with one finding."""
    environment = {**os.environ, "QA": f"{sys.executable} -m qa {' '.join(CHECK)}"}
    return subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_a_named_pipe_is_written_to(qa: Runner, folder: Path) -> None:
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_text()), daemon=True)
    reader.start()
    assert qa(*CHECK, "-o", "pipe").code == 1
    reader.join(10)
    assert got[0].endswith(LINE)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_pipe_whose_reader_leaves_is_no_fault(qa: Runner, folder: Path) -> None:
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    reader = threading.Thread(
        target=lambda: os.close(os.open(pipe, os.O_RDONLY)), daemon=True
    )
    reader.start()
    found = qa("check", "in", "--format", "html", "-o", "pipe")
    assert found.code == 2
    assert "pipe: cannot be written: Broken pipe" in found.err


def test_a_device_is_written_to(qa: Runner, folder: Path) -> None:
    device = folder / "null"
    try:
        os.mknod(device, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
        device.write_text("")
    except OSError:
        pytest.skip("no device can be made here")
    assert qa(*CHECK, "-o", "null", "--format", "html", "-o", "null").code == 1
    assert stat.S_ISCHR(device.stat().st_mode)


def test_dev_null_stays_a_device(qa: Runner, folder: Path) -> None:
    assert folder.exists()
    assert qa(*CHECK, "-o", os.devnull).code == 1
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


@pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="this system has no /dev/full"
)
@pytest.mark.parametrize(
    "command",
    [
        "$QA -o /dev/full",
        "$QA > /dev/full",
        f"{sys.executable} -m qa checks > /dev/full",
    ],
)
def test_a_full_disk_is_one_sentence(folder: Path, command: str) -> None:
    done = run(folder, command)
    assert done.returncode == 2
    assert "No space left on device" in done.stderr
    assert "cannot be written" in done.stderr
    assert done.stderr.count("\n") == 1


PUT = """import pathlib, sys
from qa.report import output
output.replace(pathlib.Path(sys.argv[1]), 'written\\n')
"""


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("$PUT /dev/stdout | cat", "written\n"),
        ("$PUT /dev/fd/1 | cat", "written\n"),
        ("$PUT /dev/stderr 2>&1 >/dev/null", "written\n"),
        ("echo before > f; $PUT /dev/stdout >> f; cat f", "before\nwritten\n"),
        (
            "exec 3> f; echo before >&3; $PUT /dev/stdout >&3; echo after >&3; cat f",
            "before\nwritten\nafter\n",
        ),
        ("ln -s /dev/stdout link; $PUT link | cat; test -h link", "written\n"),
        ("$PUT f > f; cat f", "written\n"),
        (
            "exec 3> f; $PUT /dev/fd/3; echo after >> /dev/fd/3; cat f",
            "written\nafter\n",
        ),
    ],
)
def test_what_a_shell_has_opened_is_written_to(
    folder: Path, script: str, expected: str
) -> None:
    (folder / "put.py").write_text(PUT)
    done = run(folder, script.replace("$PUT", f"{sys.executable} put.py"))
    assert (done.returncode, done.stderr, done.stdout) == (0, "", expected)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_report_to_dev_stdout_is_that_to_standard_output(folder: Path) -> None:
    done = run(folder, "$QA -o /dev/stdout | cat")
    assert done.stderr == ""
    assert done.stdout.endswith(LINE)


def test_a_link_is_followed_and_its_target_replaced_at_once(
    qa: Runner, folder: Path
) -> None:
    target, link = folder / "deep" / "target", folder / "link"
    target.parent.mkdir()
    target.write_text("old")
    before = target.stat().st_ino
    link.symlink_to("second")
    (folder / "second").symlink_to(target)
    assert qa(*CHECK, "-o", "link").code == 1
    assert link.is_symlink()
    assert target.read_text().endswith(LINE)
    assert target.stat().st_ino != before
    assert list(target.parent.iterdir()) == [target]


def test_a_link_to_nothing_makes_its_target(qa: Runner, folder: Path) -> None:
    (folder / "link").symlink_to("target")
    assert qa(*CHECK, "-o", "link").code == 1
    assert (folder / "link").is_symlink()
    assert (folder / "target").read_text().endswith(LINE)


@pytest.mark.parametrize("mode", [0o640, 0o600, 0o755, 0o2664])
def test_a_file_keeps_its_mode(qa: Runner, folder: Path, mode: int) -> None:
    report = folder / "report"
    report.write_text("old")
    report.chmod(mode)
    assert qa(*CHECK, "-o", "report").code == 1
    assert stat.S_IMODE(report.stat().st_mode) == mode
    assert report.read_text().endswith(LINE)


def test_a_new_file_has_the_mode_of_any_new_file(qa: Runner, folder: Path) -> None:
    (folder / "other").write_text("")
    assert qa(*CHECK, "-o", "report").code == 1
    assert (folder / "report").stat().st_mode == (folder / "other").stat().st_mode


@root_only
def test_a_file_keeps_its_owner(qa: Runner, folder: Path) -> None:
    report = folder / "report"
    report.write_text("old")
    os.chown(report, 1234, 1235)
    assert qa(*CHECK, "-o", "report").code == 1
    assert (report.stat().st_uid, report.stat().st_gid) == (1234, 1235)


def _refused(qa: Runner, *arguments: object) -> str:
    """Return the one sentence of a run that ended before anything was checked."""
    found = qa(*arguments)
    assert found.code == 2
    assert found.out == ""
    assert found.err.count("\n") == 1
    return found.err


@pytest.mark.parametrize("how", ["itself", "symlink", "hard link", "other spelling"])
@pytest.mark.parametrize("paths", [["in"], ["in/a.en.txt", "in/a.fr.txt"]])
def test_an_input_is_never_overwritten(
    qa: Runner, folder: Path, how: str, paths: list[str]
) -> None:
    text = folder / "in" / "a.fr.txt"
    name = {"itself": "in/a.fr.txt", "other spelling": "in/../in/a.fr.txt"}.get(
        how, "report"
    )
    if how == "symlink":
        (folder / name).symlink_to(text)
    elif how == "hard link":
        os.link(text, folder / name)
    before = text.read_bytes()
    for command in ("check", "facts"):
        assert f"{name}: cannot be written: it is " in _refused(
            qa, command, *paths, "--format", "html", "-o", name
        )
    assert text.read_bytes() == before


@pytest.mark.parametrize(
    "name", ["qa.toml", "terms.csv", "known.jsonl", "ref/a.en.txt"]
)
def test_no_other_file_that_is_read_is_overwritten(
    qa: Runner, folder: Path, name: str
) -> None:
    put(
        folder,
        {"terms.csv": "en,fr\nboat,bateau\n", "known.jsonl": "", "ref/a.en.txt": EN},
    )
    put(folder, {"qa.toml": 'terms = ["terms.csv"]\nbaseline = "known.jsonl"\n'})
    reference = ["--reference", "ref/a.en.txt"]
    before = (folder / name).read_bytes()
    assert "it is an input" in _refused(qa, *CHECK, *reference, "-o", name)
    assert (folder / name).read_bytes() == before


def test_findings_are_not_overwritten_by_their_report(qa: Runner, folder: Path) -> None:
    qa("check", "in", "--format", "jsonl", "-o", "all.jsonl")
    assert "it is an input" in _refused(
        qa, "report", "all.jsonl", "--format", "html", "-o", "all.jsonl"
    )
    assert (folder / "all.jsonl").read_text().startswith("{")


@pytest.mark.parametrize(
    "name", ["report.html", "report.jsonl", "report.md", "report.json"]
)
def test_yesterday_s_report_is_written_again(
    qa: Runner, folder: Path, name: str
) -> None:
    form = {"html": "html", "jsonl": "jsonl", "md": "markdown", "json": "gitlab"}[
        name.partition(".")[2]
    ]
    for _ in range(2):
        assert qa("check", ".", "--format", form, "-o", name).code == 1
    assert (folder / name).stat().st_size > 100


def test_two_reports_never_go_to_one_file(qa: Runner, folder: Path) -> None:
    (folder / "old").write_text("old")
    (folder / "link").symlink_to("old")
    os.link(folder / "old", folder / "hard")
    os.mkfifo(folder / "pipe")
    pairs = [
        ("new", "new"),
        ("new", "./new"),
        ("old", "link"),
        ("old", "hard"),
        ("link", "hard"),
        ("pipe", "pipe"),
    ]
    for first, second in pairs:
        said = _refused(
            qa,
            "check",
            "in",
            "--format",
            "html",
            "-o",
            first,
            "--format",
            "sarif",
            "-o",
            second,
        )
        assert (
            f"{second}: cannot be written: another report goes to the same place ({first})"
            in said
        )
    assert (folder / "old").read_text() == "old"
    assert not (folder / "new").exists()


def test_standard_output_takes_one_report(folder: Path) -> None:
    for script in (
        "$QA --format sarif -o /dev/stdout | cat",
        "$QA --format sarif -o f > f",
    ):
        done = run(folder, script.replace("--format concise", ""))
        assert "another report goes to the same place" in done.stderr
        assert done.stdout == ""


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("in", "it is a folder"),
        ("new/", "it is a folder"),
        ("", "its name is empty"),
        ("no/such/report", "there is no folder no/such;"),
        ("loop", "Too many levels of symbolic links"),
        ("x" * 300, "File name too long"),
        ("in/a.en.txt/report", "there is no folder in/a.en.txt;"),
        ("socket", "it is a socket"),
    ],
)
def test_a_place_that_cannot_be_written_is_said_at_once(
    qa: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, why: str
) -> None:
    (folder / "loop").symlink_to("loop")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        monkeypatch.setattr(
            api, "check_files", lambda *_, **__: pytest.fail("something was checked")
        )
        assert why in _refused(qa, *CHECK, "-o", name)


def test_a_name_as_long_as_may_be_is_written(qa: Runner, folder: Path) -> None:
    assert qa(*CHECK, "-o", "ü" * 127).code == 1
    assert (folder / ("ü" * 127)).read_text().endswith(LINE)


@no_root
def test_a_read_only_place_is_said(qa: Runner, folder: Path) -> None:
    (folder / "closed").mkdir(mode=0o555)
    (folder / "file").write_text("old")
    (folder / "file").chmod(0o444)
    assert "is read-only" in _refused(qa, *CHECK, "-o", "closed/report")
    assert "it is read-only" in _refused(qa, *CHECK, "-o", "file")
    assert (folder / "file").read_text() == "old"


@root_only
def test_root_without_its_rights_sees_what_is_read_only() -> None:
    code = (
        "import os, sys\nfrom qa.errors import QaError\nfrom qa.report import output\n"
        "output.targets(['concise'], [])\nos.setgid(65534)\nos.setuid(65534)\n"
        "for name in ('closed/report', 'file', 'new'):\n"
        "    try:\n        output.targets(['concise'], [name])\n        print(name, 'taken')\n"
        "    except QaError as error:\n        print(error)\n"
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        (folder / "closed").mkdir(mode=0o555)
        (folder / "file").write_text("old")
        command = [sys.executable, "-c", code]
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, check=True
        )
    first, second, third = done.stdout.splitlines()
    assert first.startswith("closed/report: cannot be written: the folder")
    assert "is read-only" in first
    assert second.startswith("file: cannot be written: it is read-only")
    assert third == "new taken"


def test_nothing_is_left_of_a_report_that_fails(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = folder / "report"
    report.write_text("old")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(QaError, match="No space left on device"):
        output.replace(report, "new")
    assert report.read_text() == "old"
    assert sorted(folder.iterdir()) == [folder / "in", report]
