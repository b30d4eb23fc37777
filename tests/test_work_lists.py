"""Work lists: written in each format, and read back to say what is mended."""

from __future__ import annotations

import csv
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.conftest import Runner
from tests.test_cli import put

EN = "The ferry has 312 seats.\nThe report is at https://example.org/a today.\n"
DE = "Die Fähre hat 321 Plätze.\nDer Bericht ist heute unter https://example.org/x.\n"
FILES = ("list.csv", "list.xlsx", "list.md", "list.xlf")


@pytest.fixture
def found(qa: Runner, tmp_path: Path) -> Path:
    put(tmp_path, {"in/a.en.txt": EN, "in/a.de.txt": DE})
    check(qa)
    return tmp_path


def check(qa: Runner) -> None:
    qa("check", "in", "--source", "en", "--format", "jsonl", "--with", "facts", "-o", "now.jsonl")  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_what_came_back_is_verified(qa: Runner, found: Path, name: str) -> None:
    assert (
        qa("report", "now.jsonl", "--work-list", name, "--format", "concise").code == 0
    )
    said = qa("report", "now.jsonl", "--returned", name).out
    assert f"{name}: of 2 items 0 mended, 2 still there" in said
    put(found, {"in/a.de.txt": DE.replace("321", "312").replace("heute", "jetzt")})
    check(qa)
    again = qa("report", "now.jsonl", "--returned", name, "--work-list", "rest.csv")
    assert f"{name}: of 2 items 1 mended, 1 still there" in again.out
    rows = list(
        csv.DictReader((found / "rest.csv").read_text("utf-8-sig").splitlines())
    )
    assert [row["check"] for row in rows] == ["url-changed"]
    assert rows[0]["text"].endswith("https://example.org/x.")


def test_only_what_was_decided_so(qa: Runner, found: Path) -> None:
    qa("report", "now.jsonl", "--work-list", "all.csv", "--format", "concise")
    rows = list(csv.DictReader((found / "all.csv").read_text("utf-8-sig").splitlines()))
    fingerprint = rows[0]["fingerprint"]
    line = f'{{"fingerprint": "{fingerprint}", "decision": "reject", "suggestion": "So <b>"}}\n'
    put(found, {"d.jsonl": line})
    qa("report", "now.jsonl", "--baseline", "d.jsonl", "--work-list", "w-{version}.xlf")
    (note,) = [
        node.text
        for node in ET.parse(found / "w-de.xlf").iter()
        if node.get("category") == "suggestion"
    ]
    assert note == "So <b>"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--work-list", "list.doc"), "is no work list"),
        (("--work-list", "now.jsonl.md", "--returned", "now.jsonl"), "no items of qa"),
    ],
)
def test_what_is_no_list_is_said(
    qa: Runner, found: Path, arguments: tuple[str, ...], said: str
) -> None:
    assert found.exists()
    run = qa("report", "now.jsonl", *arguments)
    assert (run.code, said in run.err) == (2, True)


def test_one_version_alone(qa: Runner, found: Path) -> None:
    qa(
        "report",
        "now.jsonl",
        "--work-list",
        "w.csv",
        "--for",
        "en",
        "--format",
        "concise",
    )
    assert (found / "w.csv").read_text("utf-8-sig").count("\n") == 1
