"""A run against an earlier one: what is new, gone and kept, the paired test, and every report that tells it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from qa.model import (
    Comparison,
    Decision,
    Document,
    Finding,
    Result,
    Rule,
    Severity,
    Version,
)
from qa.report import compared, comparison
from tests import sample
from tests.conftest import Runner
from tests.test_cli import put
from tests.test_decisions import EN, FR

BAD, GOOD = FR, FR.replace("org/x", "org/a")


def found(number: int, text: str = "", version: str = "ar") -> Finding:
    made = sample.finding(number)
    marks = tuple(
        replace(m, segment=m.segment._replace(text=m.segment.text + text))
        for m in made.marks
    )
    return replace(made, marks=marks, version=version)


def result(*findings: Finding, accepted: tuple[Finding, ...] = ()) -> Result:
    rule = Rule("number-mismatch", "numbers", Severity.ERROR, "")
    return replace(sample.result([*findings], accepted), rules=(rule,))


def against(before: Result, after: Result) -> Comparison:
    made = comparison.compared(after, {"a/last.jsonl": before}).comparison
    assert made is not None
    return made


def test_new_gone_and_kept() -> None:
    before, after = result(found(1), found(8)), result(found(1), found(15))
    made = comparison.compared(after, {"last.jsonl": before})
    assert [finding.change for finding in made.findings] == ["kept", "new"]
    told = made.comparison
    assert told is not None
    assert (told.new, told.kept, len(told.gone)) == (1, 1, 1)
    assert compared.tell(told) == "Against last: 1 new, 1 gone, 1 kept."


def test_a_text_that_was_edited_and_not_mended_still_has_its_finding() -> None:
    told = against(result(found(1)), result(found(1, " edited")))
    assert (told.new, told.kept, told.gone) == (0, 1, ())
    told = against(result(found(1)), result(found(1, " edited", version="hi")))
    assert (told.new, told.kept, len(told.gone)) == (1, 0, 1)


def test_one_of_two_alike_is_gone() -> None:
    told = against(result(found(1), found(1)), result(found(1)))
    assert (told.new, told.kept, len(told.gone)) == (0, 1, 1)


def test_what_was_accepted_since_is_not_gone() -> None:
    after = result(accepted=(sample.accepted(found(1)),))
    assert against(result(found(1)), after).gone == ()


def test_what_was_not_looked_for_is_not_gone() -> None:
    told = against(result(found(1)), result(found(2)))
    assert (told.gone, told.unasked) == ((), 1)
    assert "1 earlier finding could not be looked for" in compared.tell(told)


def test_what_had_to_be_mended_is_told() -> None:
    rejected = Decision("", "reject")
    asked = [replace(found(number), decision=rejected) for number in (1, 8)]
    told = against(result(*asked), result(asked[0]))
    assert (told.asked, told.mended) == (2, 1)
    assert "1 is mended, 1 is still there" in compared.tell(told)


@pytest.mark.parametrize(
    ("better", "worse", "chance"),
    [(0, 0, 1.0), (1, 1, 1.0), (5, 0, 0.0625), (6, 0, 0.03125), (9, 1, 0.021484375)],
)
def test_the_sign_test(better: int, worse: int, chance: float) -> None:
    assert comparison.sign_test(better, worse) == pytest.approx(chance)
    assert comparison.sign_test(worse, better) == pytest.approx(chance)


def test_several_versions_are_corrected_for() -> None:
    before = result(
        *(found(n) for n in range(8)), *(found(n, version="hi") for n in range(8))
    )
    told = against(before, result(*(found(n) for n in range(7, 8))))
    chances = {test.version: test.chance for test in told.tests}
    assert chances["hi"] == pytest.approx(2 * 0.5**7)
    assert chances["ar"] == pytest.approx(0.5**6)


def test_units_that_are_hard_for_most() -> None:
    three = tuple(Version(name, (), "d") for name in ("en", "ar", "hi", "zh-Hant"))
    documents = (Document("in/ferry1", three, (), "en"),)
    some = [found(1), found(1, version="hi"), found(8)]
    hard = comparison.list_hard_units(replace(result(*some), documents=documents))
    assert [(unit.unit, unit.versions, unit.of) for unit in hard] == [
        ("1", ("ar", "hi"), 3)
    ]


@pytest.mark.parametrize("name", ["terminal", "markdown", "jsonl", "html"])
def test_every_report_tells_it(qa: Runner, tmp_path: Path, name: str) -> None:
    put(tmp_path, {"in/a.en.txt": EN, "in/a.fr.txt": BAD})
    qa("check", "in", "--format", "jsonl", "--with", "facts", "-o", "last.jsonl")
    other = {
        "in/b.en.txt": EN.replace("report", "paper"),
        "in/b.fr.txt": BAD.replace("rapport", "papier"),
    }
    put(tmp_path, {"in/a.fr.txt": GOOD, **other})
    qa("check", "in", "--format", "jsonl", "--with", "facts", "-o", "today.jsonl")
    said = qa("report", "today.jsonl", "--against", "last.jsonl", "--format", name).out
    if name != "jsonl":
        assert "Against last: 1 new, 1 gone, 0 kept." in said
        assert "Over the runs" in said
        return
    records = [json.loads(line) for line in said.splitlines()]
    kinds = [record["record"] for record in records]
    assert kinds == ["finding", "gone", "comparison", "run"]
    assert records[0]["change"] == "new"
    put(tmp_path, {"compared.jsonl": said})
    assert qa("report", "compared.jsonl", "--format", "concise").code == 0


def test_a_comment_begins_with_its_marker_and_fits(qa: Runner, tmp_path: Path) -> None:
    put(tmp_path, {"in/a.en.txt": EN, "in/a.fr.txt": BAD})
    said = qa("check", "in", "--format", "markdown", "--comment", "docs --> x").out
    assert said.startswith("<!-- qa: docs-x -->\n## qa: 1 error")
