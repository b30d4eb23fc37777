"""`qa check --watch`: what is new, what is gone, and how it ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import qa
from qa.cli import watching
from qa.errors import QaError
from qa.model import Problem, Result

EN = "The ferry carries 312 people and the mast is blue.\n"
DE = "Die Fähre trägt 312 Menschen und der Mast ist blau.\n"


def run(steps: Iterator[Callable[[], Result]], folder: Path, before: Result) -> None:
    """Watch; each step changes the files and checks them, and after the last Ctrl-C comes."""

    def check() -> Result:
        return next(steps)()

    pulse = iter(range(1000))

    def look(_: object) -> watching.Look:
        # Every second look sees a change that has come to rest.
        return {"a": (next(pulse) // 2, 0, 0)}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(watching, "look", look)
        with pytest.raises(KeyboardInterrupt):
            watching.watch([str(folder)], check, before, pause=0)


def test_new_and_gone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.en.txt").write_text(EN, encoding="utf-8")
    target = tmp_path / "a.de.txt"
    target.write_text(DE, encoding="utf-8")

    def checked(text: str) -> Result:
        target.write_text(text, encoding="utf-8")
        return qa.check_files(tmp_path, source="en")

    def fail() -> Result:
        raise QaError("half a file")

    def stop() -> Result:
        raise KeyboardInterrupt

    def half() -> Result:
        return Result(problems=(Problem("not UTF-8", "a.de.txt"),))

    before = checked(DE)
    wrong = DE.replace("312", "321")
    steps = [
        lambda: checked(wrong), fail, half, lambda: checked("\n" + wrong),
        lambda: checked(DE), stop,
    ]  # fmt: skip
    run(iter(steps), tmp_path, before)
    shown = capsys.readouterr()
    kinds = [line.partition(" ")[0] for line in shown.out.splitlines()]
    assert kinds == ["new:", "1", "nothing", "1", "gone:", "0"]
    assert "half a file" in shown.err
    assert "not UTF-8" in shown.err


def test_look(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "index").write_text("x", encoding="utf-8")
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    seen = watching.look([str(tmp_path)])
    assert list(seen) == [str(tmp_path / "a.txt")]
    (tmp_path / "a.txt").write_text("xy", encoding="utf-8")
    assert watching.look([str(tmp_path)]) != seen
