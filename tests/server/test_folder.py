"""A folder that is typed in says what a fresh check of the same text says."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="the extra `server` is not installed")

import qa
from qa import memory
from qa.model import Finding
from qa.server.asking import DroppedError
from qa.server.folder import Folder
from tests.server.pages import page

TYPED = ["7", "1,234", "\n\n", "5 May", "e\u0301", "😀", "Oslo", " ", "https://e.org/a"]
NAMES = ("en", "de", "nl")


def _said(findings: tuple[Finding, ...]) -> list[tuple[object, ...]]:
    return sorted(
        (each.check, each.message, each.place, each.fingerprint) for each in findings
    )


def _go_on() -> None:
    """Nobody types."""


def _drop() -> None:
    raise DroppedError


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    for name in NAMES:
        (tmp_path / f"m.{name}.txt").write_text(page(name, 3), encoding="utf-8")
    return Folder(str(tmp_path))


def test_random_edits_leave_what_a_fresh_check_finds(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = random.Random(1)
    paths = {name: tmp_path / f"m.{name}.txt" for name in NAMES}
    texts = {os.path.realpath(paths[name]): page(name, 3) for name in NAMES}
    with memory.run():
        folder.check(dict(texts), _go_on)
        for _ in range(20):
            path = dice.choice(list(texts))
            text = texts[path]
            place = dice.randrange(len(text))
            texts[path] = text[:place] + dice.choice(TYPED) + text[place + 2 :]
            assert folder.recheck([path], dict(texts), _go_on)
        folder.check(dict(texts), _go_on)
    for path, text in texts.items():
        Path(path).write_text(text, encoding="utf-8", newline="")
    monkeypatch.chdir(tmp_path)
    fresh = qa.check_files(["."], overrides={})
    assert folder.state
    assert _said(folder.state.result.findings) == _said(fresh.findings)
    assert fresh.findings


def test_a_dropped_check_changes_nothing(folder: Folder) -> None:
    with memory.run():
        folder.check({}, _go_on)
        before = folder.state
        with pytest.raises(DroppedError):
            folder.check({}, _drop)
    assert folder.state is before


def test_a_file_of_no_document_needs_the_whole(folder: Folder, tmp_path: Path) -> None:
    with memory.run():
        assert not folder.recheck([str(tmp_path / "m.en.txt")], {}, _go_on)
        folder.check({}, _go_on)
        assert not folder.recheck([str(tmp_path / "new.en.txt")], {}, _go_on)
