"""A fault is held where it happens: named once, and what stands around it goes on."""

# ruff: noqa: SLF001 - a reader of facts fails on one text alone
from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import qa as api
from qa import align, kinds
from qa.borders import Border
from qa.errors import FactsError, QaError
from qa.evidence import learn
from qa.evidence.lengths import Lengths
from qa.evidence.twins import Twins
from qa.input import derived
from qa.kinds import reading
from qa.language import identify
from qa.model import Crash, Document, Segment, Unit, Version
from qa.omission import completeness
from qa.run import engine
from tests.conftest import Runner

BAD = {"en": "The wreck has 12 boats on 5 May.", "fr": "L'épave a 13 bateaux le 6 mai."}
GOOD = {"en": "There are 40 gates.", "fr": "Il y a 50 portes."}


class Panic(BaseException):
    """What an extension in Rust raises: no Exception."""


def failing(real: Callable[..., Any], wreck: Callable[..., bool]) -> Callable[..., Any]:
    def call(*arguments: Any, **more: Any) -> Any:
        if wreck(*arguments):
            raise ValueError("out of order")
        return real(*arguments, **more)

    return call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, texts in (("wreck", BAD), ("good", GOOD)):
        for language, text in texts.items():
            (tmp_path / f"{name}.{language}.txt").write_text(f"{text}\n\n{text}\n")
    return tmp_path


def check(qa: Runner) -> tuple[int, set[str], list[dict[str, str]]]:
    """Return the exit code, the documents with findings, and the crashes."""
    run = qa("check", ".", "--format", "jsonl", "--select", "numbers,dates")
    records = [json.loads(line) for line in run.out.splitlines()]
    found = {r["document"] for r in records if r["record"] == "finding"}
    return run.code, found, [r for r in records if r["record"] == "crash"]


STEPS = [
    (align, "document", lambda name, *_: name == "wreck", "aligning texts"),
    (engine, "fold", lambda found, *_: any(f.document == "wreck" for f in found), "checking documents"),
    (derived, "related", lambda document, *_: document.name == "wreck", "telling what was made from what"),
    (completeness, "measure", lambda document: document.name == "wreck", "measuring completeness"),
    (identify, "named", lambda versions: any(v.document == "wreck" for v in versions), "telling the language"),
    (kinds, "find_excess", lambda segment, _: "wreck" in segment.path, "aligning texts"),
]  # fmt: skip


@pytest.mark.parametrize(("module", "name", "wreck", "said"), STEPS)
def test_a_step_that_fails_on_one_document_spares_the_others(
    qa: Runner,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    module: Any,
    name: str,
    wreck: Callable[..., bool],
    said: str,
) -> None:
    assert folder.exists()
    monkeypatch.setattr(module, name, failing(getattr(module, name), wreck))
    code, found, crashes = check(qa)
    assert code == 3
    assert "good" in found
    assert [(crash["check"], crash["where"]) for crash in crashes] == [(said, "wreck")]


def test_what_a_document_cannot_teach_the_others_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    documents = [make_document("wreck", BAD), make_document("good", GOOD)]
    whole, twins = learn(documents[1:]), learn(documents).of(Twins)

    def is_wreck(units: list[Unit]) -> bool:
        return any(unit.document == "wreck" for unit in units)

    monkeypatch.setattr(Lengths, "of", staticmethod(failing(Lengths.of, is_wreck)))
    border = Border()
    learnt = learn(documents, border=border)
    assert learnt.lengths == whole.lengths
    assert learnt.of(Twins) == twins
    assert [(c.check, c.where) for c in border.crashes] == [("learning (lengths)", "wreck")]  # fmt: skip
    with pytest.raises(ValueError, match="out of order"):
        learn(documents)


def make_document(name: str, texts: dict[str, str]) -> Document:
    cells = tuple((version, Segment(text)) for version, text in texts.items())
    versions = tuple(Version(version, (cell,), name) for version, cell in cells)
    return Document(name, versions, (Unit(name, "1", tuple(texts), cells),))


def test_facts_that_cannot_be_read_fail_whoever_asks_and_are_named_once(
    qa: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_wreck(read: reading._Reading, reader: Any) -> bool:
        return reader in values and ("wreck" in read.text or "épave" in read.text)

    values = [reader for reader, group in reading._readers() if group == "values"]
    ask = failing(reading._Reading._ask, is_wreck)
    monkeypatch.setattr(reading._Reading, "_ask", ask)
    assert folder.exists()
    code, found, crashes = check(qa)
    assert (code, found) == (3, {"good"})
    assert {crash["check"] for crash in crashes} == {"facts (values)"}
    places = [crash["where"] for crash in crashes]
    assert len(places) == len(set(places))
    for _ in range(2):
        with pytest.raises(FactsError, match=r"values.*out of order"):
            reading.of(Segment("The wreck has 12 boats."), "en", "values")


def test_a_border_holds_whatever_is_raised_but_the_wish_to_stop() -> None:
    border = Border()
    for error in (Panic("at src/lib.rs"), MemoryError(), RecursionError("deep"), QaError("odd")):  # fmt: skip
        with border.around("a step", "d"):
            raise error
    with border.around("a step", "d"):
        raise RecursionError("deep")
    assert [crash.error for crash in border.crashes] == [
        "Panic: at src/lib.rs",
        "MemoryError: ",
        "RecursionError: deep",
        "QaError: odd",
    ]
    for stop in (KeyboardInterrupt(), SystemExit(1)):
        with pytest.raises(type(stop)), border.around("a step", "d"):
            raise stop
    assert Crash("a step", "d", "QaError: odd") in border.crashes


LONG = [
    ("wording, " * 5_560, "more than 50,000"),
    ("a " * 10_001, "more than 10,000 words"),
    ("7, " * 1_001, "more than 1,000 facts"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), LONG, ids=["characters", "words", "facts"])
def test_a_text_beyond_measure_is_said_and_the_others_are_compared(
    text: str, said: str
) -> None:
    """Nobody is said to lack what stands in it."""
    texts = {
        "en": [text, "The bridge opened on 5 May."],
        "fr": [text[: len(text) * 19 // 20], "Le pont a ouvert le 6 mai."],
    }
    result = api.check(texts)
    assert [f.check for f in result.findings] == ["date-mismatch"]
    assert [notice for notice in result.notices if said in notice]
    assert result.documents[0].oversized[0].segments[0][1].text == text


@pytest.mark.parametrize("text", ["wording " * 6_100, "a " * 9_900, "7, " * 990])
def test_a_long_text_within_measure_is_compared(text: str) -> None:
    texts = {"en": [f"{text} The bridge opened on 5 May."], "fr": [f"{text} Le pont a ouvert le 6 mai."]}  # fmt: skip
    result = api.check(texts)
    assert not result.documents[0].oversized
    assert "date-mismatch" in {f.check for f in result.findings}


def test_many_texts_beyond_measure_are_counted() -> None:
    result = api.check({"en": ["a " * 10_001] * 5, "fr": ["b " * 10_001] * 5})
    assert result.notices[-1] == "7 more texts are too long to be compared"
