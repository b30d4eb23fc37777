"""One text that says the same thousands of times is checked in seconds, and told of in a hundred findings."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import qa
from qa.cli import main
from qa.model import Finding, Mark, Segment, Span
from qa.run import limiting

SECONDS = 4.0
"""CPU; each took 7 to 500 s where work grew with the square of the text, and takes less than one."""
LONG = [
    ("one word without an end behind every sign of a half", "zh", "½" * 13_000),
    ("words of no unit behind a sign", "ja", 'Abrir "½' + "½ya" * 10_000),
    ("a currency's name that never ends", "zh", "12é" * 12_000),
    ("number words without spaces", "de", "null" * 3_000),
    ("number words one after another", "zh", "一千" * 8_000),
    ("thousands of brackets without a number", "en", "(5 m) " + "(km](" * 4_000),
    ("thousands of findings in one text", "zh", "n\ufeff" * 11_000),
]


@pytest.mark.parametrize(("tag", "text"), [row[1:] for row in LONG], ids=[row[0] for row in LONG])  # fmt: skip
def test_a_long_text_is_checked_in_time(tag: str, text: str) -> None:
    begun = time.process_time()
    result = qa.check({"fr": ["La porte (5 m)."], f"{tag}@previous": [text]})
    assert time.process_time() - begun < SECONDS
    assert result.crashes == ()
    assert len(result.findings) < 1000


PAGES = [
    "# Head" + " " * 40_000 + "x",
    "# " * 20_000,
    "# a {#" + "b" * 40_000,
    "#" + " " * 40_000 + "{",
]


@pytest.mark.parametrize("page", PAGES, ids=["spaces", "signs", "id", "blank"])
def test_a_folder_with_an_endless_line_is_read_in_time(
    page: str, tmp_path: Path
) -> None:
    (tmp_path / "d.en.md").write_text("# Head\n\nA gate.\n", encoding="utf-8")
    (tmp_path / "d.fr.md").write_text(f"{page}\n\nUne porte.\n", encoding="utf-8")
    begun = time.process_time()
    assert main(["check", str(tmp_path), "--quiet", "--exit-zero"]) in {0, 2}
    assert time.process_time() - begun < SECONDS


def list_findings(count: int) -> list[Finding]:
    segment = Segment("a" * count)
    marks = [Mark("en", segment, Span(place, place + 1)) for place in range(count)]
    return [Finding("an a is one too many", (mark,), "en") for mark in marks]


def test_a_check_says_at_most_a_hundred_things_of_a_unit() -> None:
    few = list_findings(limiting.MOST)
    assert list(limiting.limit(iter(few))) == few
    more = list_findings(limiting.MOST + 3)
    many = list(limiting.limit(more))
    assert many[:-1] == more[: limiting.MOST]
    assert many[-1].message == "an a is one too many (and so in 3 more places of this text)"  # fmt: skip


def test_a_text_full_of_faults_has_few_findings() -> None:
    result = qa.check({"en": ["a b"], "fr": ["a\ufeff" * 500]})
    counts = [f for f in result.findings if "more places of this text" in f.message]
    assert len(counts) == 1
    assert len(result.findings) < 150
