"""What people mistype and mistake: each is answered by one clear sentence, at the right line, and exit code 2."""

from __future__ import annotations

import io
import re
import shlex
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from qa import QaError, Settings
from qa.config import Override, override
from qa.config_file import load
from tests.conftest import ROOT, Runner

ROWS: list[dict[str, Any]] = tomllib.loads(
    (ROOT / "tests" / "mistakes.toml").read_text(encoding="utf-8")
)["mistake"]
PAIR = {
    "a.en.txt": "The report is at https://example.org/a and nowhere else in the world.\n",
    "a.fr.txt": "Le rapport est à https://example.org/a et nulle part ailleurs au monde.\n",
}


def put(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(
            re.sub("@([0-9a-f]{2})", lambda m: chr(int(m[1], 16)), text),
            encoding="utf-8",
        )


@pytest.mark.parametrize(
    "row", ROWS, ids=[f"{n} {row['run']}" for n, row in enumerate(ROWS)]
)
def test_a_mistake_is_answered(
    qa: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: dict[str, Any]
) -> None:
    put(tmp_path, ({} if row.get("alone") else PAIR) | row.get("files", {}))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Text.\n")))
    run = qa(*shlex.split(row["run"]))
    said = [line.removeprefix("qa: ") for line in run.err.splitlines()]
    notices = ("names no language", "was not compared")
    assert [line for line in said if not any(words in line for words in notices)] == [
        row["says"]
    ]
    assert run.code == 2


def test_every_mistake_stands_once() -> None:
    assert len({str(row) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"source": 3}, "`source` is the number `3`; it must be a text"),
        (
            {"severity": {"x": "fatal"}},
            "`severity.x` is `fatal`; it must be one of off, note, warning, error",
        ),
        ({"fail_on": "eror"}, "`fail_on` is `eror`; did you mean `error`?"),
        (
            {"max_rate": {"fatal": "1%"}},
            "there is no setting `fatal` in `max_rate`; they are note, warning, error",
        ),
        (
            {"max_warnings": True},
            "`max_warnings` is true; it must be a whole number from 0 on",
        ),
        ({"select": "numbers"}, "`select` is `numbers`; it must be a list"),
        ({"ignore": ["a", 3]}, "`ignore` holds the number `3`; it must be a text"),
        ({"per_path": {"a": 3}}, "`per_path.a` is the number `3`; it must be a table"),
        (
            {"checklist": [{"wanted": "a"}]},
            "`checklist` lacks `message`; add `message`",
        ),
        (
            {"skip_units": ("lockd",)},
            "`skip_units` holds `lockd`; did you mean `locked`?",
        ),
    ],
)
def test_settings_made_in_python_are_looked_at(
    values: dict[str, Any], said: str
) -> None:
    with pytest.raises(QaError) as made:
        Settings(**values)
    with pytest.raises(QaError) as changed:
        override(Settings(), values)
    assert str(made.value) == str(changed.value) == said


def test_settings_inside_settings_are_looked_at() -> None:
    with pytest.raises(QaError, match="did you mean `error`"):
        Override(severity={"x": "eror"})  # type: ignore[dict-item]


def test_a_key_in_a_text_of_several_lines_is_no_key(tmp_path: Path) -> None:
    (tmp_path / "qa.toml").write_text('pattern = """\nsource = 3\n"""\nsource = 3\n')
    with pytest.raises(QaError) as error:
        load(tmp_path / "qa.toml")
    assert error.value.line == 4
