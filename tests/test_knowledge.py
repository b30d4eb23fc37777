"""Evidence as a value: equal bytes however it was merged, and the same findings of a part as in the whole."""

from __future__ import annotations

import itertools
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import qa
from qa import align
from qa.errors import QaError
from qa.evidence import TEXTS, Evidence, Taught, learn, packing
from qa.model import Document
from tests.conftest import Run, Runner
from tests.test_changed import git
from tests.test_cli import put

PLACES = ("Bergen", "Almaty", "Quito", "Lomé", "Suva", "Riga", "Accra", "Turin")
SUMMARIES = (*TEXTS, *align.list_summaries())


def write_texts(number: int) -> dict[str, str]:
    """Return a document in two languages; the third is wrong in its names, the fifth in its wording."""
    place, other = PLACES[number], PLACES[number - 1]
    said = other if number == 3 else place
    gate = "Das Tor ist jetzt zu." if number == 5 else "Das Tor ist heute geschlossen."
    return {
        f"d{number}.en.txt": "\n".join(
            [
                "The gate is closed today.",
                f"We went to {place} in 2019 and saw {number} boats.",
                f"{place} has a harbour that is older than the road to {other}.",
                "Nobody asked us why we had come there.",
            ]
        ),
        f"d{number}.de.txt": "\n".join(
            [
                gate,
                f"Wir fuhren 2019 nach {said} und sahen {number} Boote.",
                f"{said} hat einen Hafen, der älter ist als die Straße nach {other}.",
                "Niemand fragte uns, warum wir gekommen waren.",
            ]
        ),
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files: dict[str, str] = {}
    for number in range(len(PLACES)):
        files |= {f"in/{name}": text for name, text in write_texts(number).items()}
    put(tmp_path, files)
    return tmp_path


@pytest.fixture(scope="module")
def documents() -> tuple[Document, ...]:
    """The same as documents, one a result."""
    found = []
    for number in range(4):
        texts = write_texts(number).values()
        given = dict(zip(("en", "de"), texts, strict=True))
        (document,) = qa.check(given).documents
        name = f"d{number}"
        units = tuple(replace(unit, document=name) for unit in document.units)
        found.append(replace(document, name=name, units=units))
    return tuple(found)


def pack(evidence: Evidence) -> bytes:
    return packing.pack({("", "news"): Taught(whole=evidence)})


def findings(run: Run, document: str) -> list[dict[str, object]]:
    records = [json.loads(line) for line in run.out.splitlines()]
    return [
        record
        for record in records
        if record["record"] == "finding" and record["document"] == document
    ]


def test_parts_merge_in_any_order_to_the_same_bytes(
    documents: tuple[Document, ...],
) -> None:
    whole = pack(learn(documents, SUMMARIES))
    parts = [learn([document], SUMMARIES) for document in documents]
    for first, second, third, fourth in itertools.permutations(parts):
        assert pack(first.merge(second).merge(third.merge(fourth))) == whole
    assert whole != pack(parts[0])


def test_what_is_read_back_is_what_was_written(
    documents: tuple[Document, ...],
) -> None:
    evidence = learn(documents, SUMMARIES)
    again = packing.unpack(pack(evidence), SUMMARIES)["", "news"]
    assert again.whole == evidence
    assert again.first == Evidence()
    assert pack(again.whole) == pack(evidence)


def test_what_no_kind_learns_any_more_is_left_out(
    documents: tuple[Document, ...],
) -> None:
    data = pack(learn(documents, SUMMARIES))
    kept = packing.unpack(data, TEXTS)["", "news"].whole
    assert set(kept.known) == set(TEXTS)


@pytest.mark.parametrize("cut", [0, 1, 40, -1])
def test_bytes_that_are_no_evidence(cut: int, documents: tuple[Document, ...]) -> None:
    data = pack(learn(documents, SUMMARIES))[:cut]
    with pytest.raises(QaError, match="no evidence"):
        packing.unpack(data, SUMMARIES, "x.qa")


def test_evidence_of_another_release(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "RELEASE", "0.0.1")
    data = pack(Evidence())
    monkeypatch.undo()
    with pytest.raises(QaError, match=r"learnt by qa 0\.0\.1"):
        packing.unpack(data, SUMMARIES)


def test_a_document_alone_with_the_evidence_of_all(qa: Runner, folder: Path) -> None:
    assert folder
    whole = qa("check", "in", "--format", "jsonl")
    assert qa("learn", "in", "-o", "evidence.qa").code == 0
    told = 0
    for number in range(len(PLACES)):
        paths = (f"in/d{number}.en.txt", f"in/d{number}.de.txt")
        alone = qa("check", *paths, "--evidence", "evidence.qa", "--format", "jsonl")
        document = f"in/d{number}"
        assert findings(alone, document) == findings(whole, document)
        told += len(findings(whole, document))
    assert told > 0
    without = qa("check", "in/d5.en.txt", "in/d5.de.txt", "--format", "jsonl")
    assert findings(without, "in/d5") != findings(whole, "in/d5")


def test_marks_follow_their_texts_and_end_with_them(qa: Runner, folder: Path) -> None:
    qa("learn", "in", "-o", "evidence.qa")
    paths = ("in/d5.en.txt", "in/d5.de.txt")
    asked = ("--select", "consistency", "--evidence", "evidence.qa")
    check = ("check", *paths, *asked, "--format", "jsonl")
    (before,) = findings(qa(*check), "in/d5")
    for name, line in (("en", "Good morning."), ("de", "Guten Morgen.")):
        path = folder / f"in/d5.{name}.txt"
        path.write_text(f"{line}\n{path.read_text('utf-8')}", "utf-8")
    (after,) = findings(qa(*check), "in/d5")
    assert isinstance(before["line"], int)
    assert after["line"] == before["line"] + 1
    assert after["message"] == before["message"]
    path = folder / "in/d5.de.txt"
    mended = path.read_text("utf-8").replace("jetzt zu", "heute geschlossen")
    path.write_text(mended, "utf-8")
    assert findings(qa(*check), "in/d5") == []


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_a_changed_document_as_in_the_whole(qa: Runner, folder: Path) -> None:
    git(folder, "init")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "first")
    for number in (3, 5):
        path = folder / f"in/d{number}.de.txt"
        path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    whole = qa("check", "in", "--format", "jsonl")
    part = qa("check", "in", "--changed", "HEAD", "--format", "jsonl")
    for document in ("in/d3", "in/d5"):
        assert findings(part, document) == findings(whole, document)
        assert findings(part, document)
    assert findings(part, "in/d4") == []


def test_texts_that_the_evidence_does_not_have(qa: Runner, folder: Path) -> None:
    assert folder
    qa("learn", "in", "-o", "evidence.qa")
    put(folder, {"l/en.json": '{"k": "a"}', "l/de.json": '{"k": "b"}'})
    run = qa("check", "l", "--evidence", "evidence.qa", "--profile", "software")
    assert "the evidence has nothing on these texts" in run.out


def test_learning_says_what_it_could_not_read(qa: Runner, folder: Path) -> None:
    put(folder, {"in/x.en.json": "{"})
    run = qa("learn", "in", "-o", "evidence.qa")
    assert run.code == 2
    assert "in/x.en.json" in run.err
    assert "learnt from 8 documents, 32 units" in run.err


@pytest.mark.parametrize("path", ["nowhere.qa", "in"])
def test_evidence_that_cannot_be_read(qa: Runner, folder: Path, path: str) -> None:
    assert folder
    run = qa("check", "in", "--evidence", path)
    assert run.code == 2
    assert "cannot be read" in run.err


def test_learning_overwrites_no_input(qa: Runner, folder: Path) -> None:
    before = (folder / "in/d1.en.txt").read_bytes()
    assert qa("learn", "in", "-o", "in/d1.en.txt").code == 2
    assert (folder / "in/d1.en.txt").read_bytes() == before
