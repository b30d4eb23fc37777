"""The settings of docs/editors.md in the real programs, where these are installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="the extra `server` is not installed")

ROOT = Path(__file__).resolve().parent.parent.parent
VSCODE = ROOT / "editors/vscode"
PATIENCE = 60


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = {
        "en": "The bridge is 312 metres long.\n",
        "de": "Die Brücke ist 321 Meter lang.\n",
        "fr": "Le pont mesure 312 mètres de long.\n",
    }
    for name, text in texts.items():
        (tmp_path / f"bridge.{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def _snippet(language: str) -> str:
    """Return the settings that the page has in this language."""
    page = (ROOT / "docs/editors.md").read_text(encoding="utf-8")
    found = re.search(rf"```{language}\n(.*?)```", page, re.DOTALL)
    assert found
    return found[1]


def _run(folder: Path, *command: str) -> str:
    """Run an editor that finds `qa` first of all; return what it says."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "HOME": str(folder)}
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        timeout=PATIENCE,
        check=False,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    return done.stdout + done.stderr


@pytest.mark.skipif(not shutil.which("nvim"), reason="nvim is not installed")
def test_neovim_shows_the_finding(folder: Path) -> None:
    wait = """
        vim.cmd("edit bridge.de.txt")
        vim.bo.filetype = "text"
        vim.wait(40000, function() return #vim.diagnostic.get(0) > 0 end, 50)
        for _, found in ipairs(vim.diagnostic.get(0)) do
          print(found.lnum .. ":" .. found.col .. " " .. found.message)
        end
        vim.cmd("qall!")
    """
    (folder / "init.lua").write_text(_snippet("lua") + wait, encoding="utf-8")
    said = _run(folder, "nvim", "--headless", "-u", "init.lua")
    assert "0:16 the number is 312 in en and fr; de says 321" in said


def _has_eglot() -> bool:
    if not shutil.which("emacs"):
        return False
    command = ["emacs", "--batch", "--eval", "(require 'eglot)"]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


@pytest.mark.skipif(not shutil.which("emacs"), reason="emacs is not installed")
def test_emacs_shows_the_finding(folder: Path) -> None:
    if not _has_eglot():
        pytest.skip("this Emacs has no eglot")
    wait = """
        (find-file "bridge.de.txt")
        (apply #'eglot--connect (eglot--guess-contact))
        (flymake-mode 1)
        (with-timeout (40)
          (while (null (flymake-diagnostics)) (accept-process-output nil 0.1) (flymake-start)))
        (dolist (found (flymake-diagnostics)) (princ (flymake-diagnostic-text found)))
        (kill-emacs)
    """
    (folder / "init.el").write_text(_snippet("elisp") + wait, encoding="utf-8")
    said = _run(folder, "emacs", "--batch", "-l", "init.el")
    assert "the number is 312 in en and fr; de says 321" in said


def test_the_settings_of_helix_are_whole() -> None:
    settings = tomllib.loads(_snippet("text"))
    server = settings["language-server"]["qa"]
    assert [server["command"], *server["args"]] == ["qa", "server"]
    assert settings["language"][0]["language-servers"] == ["qa"]


@pytest.mark.skipif(not shutil.which("node"), reason="node is not installed")
def test_the_client_of_vscode_speaks_with_the_server() -> None:
    if not (VSCODE / "node_modules").exists():
        pytest.skip("the packages of editors/vscode are not installed")
    command = ["node", "test/protocol.mjs", sys.executable, "-m", "qa", "server"]
    done = subprocess.run(
        command, cwd=VSCODE, timeout=PATIENCE, check=False, capture_output=True
    )
    assert done.returncode == 0, done.stderr
