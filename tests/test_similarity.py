"""Versions in one language: chrF, BLEU and TER with sacrebleu's signatures, by `qa score` and in every report."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import Runner

EN = [
    "The museum opens at nine.",
    "Children do not pay.",
    "The café is closed on Monday.",
]
ID = [
    "Museum buka pukul sembilan.",
    "Anak-anak tidak membayar.",
    "Kafe tutup pada hari Senin.",
]
HUMAN = [
    "Museum dibuka pukul sembilan.",
    "Anak-anak tidak perlu membayar.",
    "Kafe tutup setiap Senin.",
]


def put(folder: Path, files: Mapping[str, list[str]]) -> None:
    for name, lines in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def table(*columns: list[str]) -> list[str]:
    return ["\t".join(cells) for cells in zip(*columns, strict=True)]


LAYOUTS = {
    "a label in the name": ({"d.id.txt": ID, "d.id@human.txt": HUMAN}, ["."]),
    "a reference file": (
        {"mt.id.txt": ID, "mt.en.txt": EN, "h/human.id.txt": HUMAN},
        ["mt.id.txt", "mt.en.txt", "--reference", "h/human.id.txt"],
    ),
    "a reference beside one version": (
        {"mt.id.txt": ID, "human.id.txt": HUMAN},
        ["mt.id.txt", "--reference", "human.id.txt"],
    ),
    "a folder inside the checked one": (
        {"d.id.txt": ID, "d.en.txt": EN, "human/d.id.txt": HUMAN, "human/d.en.txt": EN},
        [".", "--reference", "human"],
    ),
    "tables": (
        {
            "mt.tsv": table(["en", *EN], ["id", *ID]),
            "human.tsv": table(["en", *EN], ["id", *HUMAN]),
        },
        ["mt.tsv", "--reference", "human.tsv"],
    ),
}


@pytest.mark.parametrize("case", LAYOUTS)
def test_a_version_is_measured_by_its_reference(
    case: str, tmp_path: Path, qa: Runner
) -> None:
    files, arguments = LAYOUTS[case]
    put(tmp_path, files)
    ran = qa("score", *arguments, "--format", "jsonl")
    assert (ran.code, ran.err) == (0, "")
    *similar, last = [json.loads(line) for line in ran.out.splitlines()]
    assert [record["record"] for record in similar] == ["similarity"]
    assert similar[0]["version"] == "id"
    assert similar[0]["segments"] == 3
    assert [score["metric"] for score in similar[0]["scores"]] == [
        "chrF2",
        "BLEU",
        "TER",
    ]
    assert last["record"] == "run"


def test_the_scores_are_those_of_sacrebleu(tmp_path: Path, qa: Runner) -> None:
    put(tmp_path, {"d.id.txt": ID, "d.id@human.txt": HUMAN})
    out = qa("score", ".", "--format", "jsonl").out
    ours = {
        score["metric"]: score for score in json.loads(out.splitlines()[0])["scores"]
    }
    command = [
        sys.executable,
        "-m",
        "sacrebleu",
        "d.id@human.txt",
        "-i",
        "d.id.txt",
        "-m",
        "chrf",
        "bleu",
        "ter",
    ]
    done = subprocess.run(
        [*command, "-w", "2"], cwd=tmp_path, capture_output=True, check=True, text=True
    )
    for theirs in json.loads(done.stdout):
        assert ours[theirs["name"]]["value"] == theirs["score"]
        assert ours[theirs["name"]]["signature"] == theirs["signature"]


def test_a_batch_has_a_row_a_document_and_one_for_all(
    tmp_path: Path, qa: Runner
) -> None:
    put(
        tmp_path,
        {
            "a.id.txt": ID,
            "a.id@human.txt": HUMAN,
            "b.id.txt": ID[:2],
            "b.id@human.txt": ID[:2],
        },
    )
    out = qa("score", ".").out
    lines = [
        line for line in out.splitlines() if "id@human" in line and "txt" not in line
    ]
    assert [line.split()[0] for line in lines] == ["a", "b", "all"]
    assert "100.0" in lines[1]
    assert "sacrebleu chrF2|nrefs:1|" in out


@pytest.mark.parametrize("form", ["terminal", "html", "markdown", "jsonl"])
def test_every_full_report_has_the_scores_and_their_signature(
    form: str, tmp_path: Path, qa: Runner
) -> None:
    put(tmp_path, {"d.id.txt": ID, "d.id@human.txt": HUMAN})
    out = qa("check", ".", "--format", form).out
    for mark in ("&#124;", "&#58;"):
        out = out.replace(mark, chr(int(mark[2:-1])))
    assert "chrF2" in out
    assert "nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no" in out


def test_a_report_made_later_has_them_too(tmp_path: Path, qa: Runner) -> None:
    put(tmp_path, {"d.id.txt": ID, "d.id@human.txt": HUMAN})
    qa("check", ".", "--format", "jsonl", "--with", "facts", "-o", "found.json")
    now = qa("check", ".").out
    later = qa("report", "found.json").out
    assert "chrF2" in now
    assert [line for line in now.splitlines() if "chrF2" in line] == [
        line for line in later.splitlines() if "chrF2" in line
    ]


BAD = {
    "nothing in one language": ({"d.id.txt": ID, "d.en.txt": EN}, ["score", "."], ["no two versions", "--reference"]),
    "a reference that is not there": ({"d.id.txt": ID}, ["score", ".", "--reference", "no"], ["no such file", "no"]),
    "a reference of another document": (
        {"a.id.txt": ID, "b.id.txt": ID, "a.en.txt": EN, "b.en.txt": EN, "h/c.id.txt": HUMAN, "h/a.id.txt": HUMAN},
        ["score", "a.id.txt", "b.id.txt", "a.en.txt", "b.en.txt", "--reference", "h"],
        ["h/c.id.txt", "reference for none of the documents"],
    ),
    "a reference in no language": (
        {"d.id.txt": ID, "d.en.txt": EN, "h.txt": HUMAN},
        ["check", "d.id.txt", "d.en.txt", "--reference", "h.txt"],
        ["h.txt", "in no language that its name says", "--lang"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_bad_input_gets_one_sentence(case: str, tmp_path: Path, qa: Runner) -> None:
    files, arguments, said = BAD[case]
    put(tmp_path, files)
    ran = qa(*arguments)
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1
    assert all(part in ran.err for part in said), ran.err
