"""`--format concise` in the real editors, with their default rules."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from qa.model import Finding, Look, Mark, Problem, Result, Segment, Severity, Span
from qa.report import reporters

PLACES = [
    (
        "in/a.fr.txt",
        1,
        18,
        Severity.ERROR,
        'the link is e.org ("https://e.org") in en; fr says 3: x',
    ),
    (
        "two words/資料.ar.txt",
        12,
        3,
        Severity.WARNING,
        'the number is 3 ("three") in en; ar says "4"',
    ),
    ("b-1.en.txt", 2, 9, Severity.ERROR, "the time is 12:30 in en; fr says 13:45: no"),
    ("x.txt", 7, 1, Severity.NOTE, "something\nelse.txt:9:9: error: forged"),
]
BROKEN = Problem('no text "here" at byte 3: NUL', "bad.txt", None, "save it again")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    found = [
        Finding(
            said,
            (Mark("en", Segment("text", path, line, column - 1), Span(1, 2)),),
            "en",
            severity=severity,
        )
        for path, line, column, severity, said in PLACES
    ]
    with (tmp_path / "out.txt").open("w", encoding="utf-8") as out:
        reporters.find("concise").write(
            Result(tuple(found), problems=(BROKEN,)), out, Look()
        )
    return tmp_path


@pytest.mark.skipif(not shutil.which("vim"), reason="vim is not installed")
def test_vim_finds_every_place(report: Path) -> None:
    script = """
        set encoding=utf-8 errorformat&
        cgetfile out.txt
        let found = map(getqflist(), {_, q -> json_encode([bufname(q.bufnr), q.lnum, q.col, q.valid])})
        call writefile(found, "found.jsonl")
        qall!
    """
    (report / "find.vim").write_text(
        "\n".join(line.strip() for line in script.strip().split("\n")) + "\n"
    )
    command = ["vim", "-Es", "-u", "NONE", "-N", "-S", "find.vim"]
    subprocess.run(
        command, cwd=report, timeout=30, check=True, stdin=subprocess.DEVNULL
    )
    found = [
        json.loads(line)
        for line in (report / "found.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert found == [[path, line, column, 1] for path, line, column, *_ in PLACES] + [
        ["bad.txt", 1, 1, 1]
    ]


@pytest.mark.skipif(not shutil.which("emacs"), reason="emacs is not installed")
def test_emacs_finds_every_place(report: Path) -> None:
    script = """
        (require 'compile)
        (set-language-environment "UTF-8")
        (with-temp-buffer
          (insert-file-contents "out.txt")
          (compilation-mode)
          (compilation--ensure-parse (point-max))
          (goto-char (point-min))
          (while (not (eobp))
            (let* ((message (get-text-property (point) 'compilation-message))
                   (place (and message (compilation--message->loc message))))
              (princ (format "%s|%s|%s|%s\\n" (caar (compilation--loc->file-struct place))
                             (compilation--loc->line place) (compilation--loc->col place)
                             (compilation--message->type message))))
            (forward-line 1)))
    """
    (report / "find.el").write_text(script)
    command = ["emacs", "-Q", "--batch", "-l", "find.el"]
    run = subprocess.run(
        command, cwd=report, timeout=60, check=True, capture_output=True
    )
    types = {Severity.ERROR: 2, Severity.WARNING: 1, Severity.NOTE: 0}
    wanted = [
        f"{path}|{line}|{column}|{types[severity]}"
        for path, line, column, severity, _ in PLACES
    ]
    assert run.stdout.decode().splitlines() == [*wanted, "bad.txt|1|1|2"]
