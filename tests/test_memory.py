"""What is worked out from texts belongs to a run: it is not shared, and it dies."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

import qa
from qa import memory
from qa.compare import Group, Match, Side
from qa.compare.remembered import remembered, remembered_of_unit
from qa.evidence import Evidence, learn
from qa.evidence.lengths import Lengths
from qa.language.spelling import find_between
from qa.model import Document, Segment, Unit, Version
from tests.conftest import ROOT

Counting = tuple[Callable[[str], str], list[str]]


def make_counting(most: int | None = None) -> Counting:
    """Return a function that remembers, and the list of what it was truly asked."""
    asked: list[str] = []

    @memory.remember(most)
    def turn(text: str) -> str:
        asked.append(text)
        return text[::-1]

    return turn, asked


def test_a_run_asks_once() -> None:
    turn, asked = make_counting()
    with memory.run():
        assert [turn("ab"), turn("cd"), turn("ab")] == ["ba", "dc", "ba"]
    assert asked == ["ab", "cd"]


def test_the_next_run_asks_again() -> None:
    turn, asked = make_counting()
    for _ in range(2):
        with memory.run():
            turn("ab")
    assert asked == ["ab", "ab"]


def test_a_run_within_a_run_has_its_own_memory_and_leaves_the_other_as_it_was() -> None:
    turn, asked = make_counting()
    with memory.run():
        turn("ab")
        with memory.run():
            turn("ab")
        turn("ab")
    assert asked == ["ab", "ab"]


def fail_after(turn: Callable[[str], str]) -> None:
    with memory.run():
        turn("ab")
        raise ValueError("stop")


def test_a_run_that_fails_ends_too() -> None:
    turn, asked = make_counting()
    with pytest.raises(ValueError, match="stop"):
        fail_after(turn)
    turn("ab")
    assert asked == ["ab", "ab"]


def test_a_run_can_forget() -> None:
    turn, asked = make_counting()
    with memory.run():
        turn("ab")
        memory.forget()
        turn("ab")
    assert asked == ["ab", "ab"]


def test_only_so_many_answers_are_kept() -> None:
    turn, asked = make_counting(2)
    with memory.run():
        for text in ("a", "b", "c", "c", "b", "a"):
            turn(text)
    assert asked == ["a", "b", "c", "a"]


def test_another_thread_is_outside_of_the_run_and_remembers_nothing() -> None:
    turn, asked = make_counting()
    with memory.run():
        turn("ab")
        thread = threading.Thread(target=lambda: [turn("ab"), turn("ab")])
        thread.start()
        thread.join()
        turn("ab")
    assert asked == ["ab", "ab", "ab"]


def make_group(name: str) -> Group:
    def match(first: Side, second: Side, evidence: Evidence) -> Match:  # noqa: ARG001
        return Match(())

    return Group(name, lambda *_: (), str, match)


def make_unit(text: str = "a", unit: str = "1") -> Unit:
    return Unit("d", unit, ("en", "de"), (("en", Segment(text)), ("de", Segment("b"))))


LEARNT = Evidence({Lengths: Lengths.of([make_unit("a long text of many words")])})
A, B = make_group("a"), make_group("b")


@pytest.mark.parametrize(
    ("questions", "times"),
    [
        ([(make_unit(), A, Evidence())] * 3, 1),
        ([(make_unit(), A, Evidence()), (make_unit(), make_group("a"), Evidence())], 1),
        ([(make_unit(), A, Evidence()), (make_unit(), B, Evidence())] * 2, 2),
        ([(make_unit(), A, Evidence()), (make_unit("c"), A, Evidence())], 2),
        ([(make_unit(), A, Evidence()), (make_unit(unit="2"), A, Evidence())], 2),
        ([(make_unit(), A, Evidence()), (make_unit(), A, LEARNT)], 2),
        ([(make_unit(), A, Evidence()), (make_unit("c"), A, LEARNT)] * 2, 4),
    ],
)
def test_the_last_unit_is_known_by_its_value(
    questions: list[tuple[Unit, Group, Evidence]], times: int
) -> None:
    asked = []

    @remembered
    def look(
        unit: Unit, group: Group, evidence: Evidence
    ) -> tuple[Unit, str, Evidence]:
        asked.append(unit)
        return unit, group.name, evidence

    @remembered_of_unit
    def look_at_unit(unit: Unit, evidence: Evidence) -> tuple[Unit, Evidence]:
        return unit, evidence

    for unit, group, evidence in questions:
        assert look(unit, group, evidence) == (unit, group.name, evidence)
        assert look_at_unit(unit, evidence) == (unit, evidence)
    assert len(asked) == times


def test_evidence_is_a_value() -> None:
    versions = (
        Version("en", (Segment("one two"),)),
        Version("de", (Segment("eins zwei"),)),
    )
    documents = [Document("d", versions, (make_unit("one two"),))]
    assert learn(documents) == learn(documents)
    assert learn(documents) != Evidence()
    assert (
        Evidence({Lengths: Lengths.of([make_unit("a long text of many words")])})
        == LEARNT
    )


def make_batch(name: str, number: int) -> dict[str, list[str]]:
    """Return texts of which a batch teaches something, with a figure changed in a line."""
    en = [
        f"{name} said on {day} May that {day}00 people had come to {name}."
        for day in range(2, 18)
    ]
    de = [
        f"{name} sagte am {day}. Mai, {day}00 Menschen seien nach {name} gekommen."
        for day in range(2, 18)
    ]
    de[number] = f"Am {number} sagte man, 77 Menschen seien gekommen."
    shared = "Ada Obi paid 12 euros to Maria in Lagos."
    return {"en": [*en, shared], "de": [*de, "Ada Obi zahlte 13 Euro in Lagos."]}


def say(batch: dict[str, list[str]]) -> list[tuple[str, str | None, str]]:
    return [
        (found.check, found.unit, found.message)
        for found in qa.check(batch, source="en").findings
    ]


def test_runs_in_threads_say_what_they_say_alone() -> None:
    batches = [make_batch("Okafor", 3), make_batch("Lagos", 9)]
    alone = [say(batch) for batch in batches]
    together: dict[int, list[list[tuple[str, str | None, str]]]] = {0: [], 1: []}
    barrier = threading.Barrier(2)

    def work(number: int) -> None:
        barrier.wait()
        for _ in range(3):
            together[number].append(say(batches[number]))

    threads = [threading.Thread(target=work, args=(number,)) for number in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert alone[0] != alone[1]
    assert min(map(len, alone)) > 1
    assert together == {0: [alone[0]] * 3, 1: [alone[1]] * 3}


_LEFT = """
import gc, sys
from pathlib import Path
import qa

WORD = "".join(map(chr, (120, 121, 113, 122, 118)))
TERMS = ["en,de,id", "{Word},{Word}s,1"]
TEXTS = {
    "en": "{Word} Smith said {n} {word} things on 25 May 20{n} at "
    "https://{word}.example/ab-{word}/{word}-{n}, `{word}_x`, %({word})s, --{word}=X for $1,0{n} to {Word}s.",
    "de": "{Word} Schmidt sagte {n} {word} Dinge am 26. Mai 20{n} bei "
    "https://{word}.example/ab-{word}/{word}-{n}, `{word}_y`, %({word}_z)s, {word} für 1.0{n} Euro an {Word}s.",
    "ru": "{Word} Смит сказал {n} вещей 27 мая 20{n} и заплатил 1 0{n} евро в {Word}.",
    "zh-CN": "{Word}在20{n}年5月25日说了{n}件事，付了1,0{n}元。他说这些事情非常重要。{word}",
    "ar": "قال {Word} في 25 مايو 20{n} إن {n} شخصا دفعوا 1,0{n} يورو في {word}",
}


def fill(text, number):
    return text.replace("{Word}", WORD.capitalize()).replace("{word}", WORD).replace("{n}", str(number))


def check():
    lines = {tag: [fill(text, number) for number in range(10, 34)] for tag, text in TEXTS.items()}
    Path("terms.csv").write_text("\\n".join(fill(line, 1) for line in TERMS))
    settings = qa.Settings(
        terms=["terms.csv"],
        do_not_translate=[WORD],
        checklist=[qa.ChecklistRule(message="m", source="(" + WORD + ")", wanted="{1}")],
    )
    findings = qa.check(lines, source="en", settings=settings).findings
    assert len({one.check for one in findings}) > 5, findings
    for tag in ("en", "de"):
        paragraphs = "".join(f"<p title='{WORD}'>{line}</p>" for line in lines[tag])
        Path(f"page.{tag}.html").write_text(f"<html><body>{paragraphs}</body></html>")
        Path(f"text.{tag}.md").write_text("\\n\\n".join(lines[tag]))
    assert qa.check_files(".", source="en").findings


# Both libraries keep the last few hundred patterns: those of checklists, and of terms
# in scripts without spaces, are texts of users.
LIBRARIES = {"re", "regex", "__main__"}


def list_left():
    ours, theirs = [], []
    for name, module in sys.modules.items():
        (theirs if name.partition(".")[0] in LIBRARIES else ours).append(module)
    seen = {id(each) for module in theirs for each in (module, vars(module))}
    left, waiting = [], ours
    while waiting:
        holder = waiting.pop()
        # Python does not say what keys a dict of strings has.
        keys = list(holder) if isinstance(holder, dict) else []
        for each in [*keys, *gc.get_referents(holder)]:
            if isinstance(each, str):
                if WORD in each.casefold():
                    left.append(each)
            elif id(each) not in seen:
                seen.add(id(each))
                waiting.append(each)
    return left


check()
gc.collect()
print(*sorted(set(list_left())), sep="\\n")
"""


def test_no_text_is_left_when_a_run_is_over(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _LEFT]
    run = subprocess.run(
        command,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.split("\n") == ["", ""]


def test_equal_segments_are_those_of_the_units_one_after_the_other() -> None:
    odd = "市議會將開設圖書館，並擴建學校與醫院。"
    lines = [
        "市议会将开设图书馆，并扩建学校与医院。",
        "这里没有问题，一切都很好。",
        "我们明天再见，他们说。",
    ]
    texts = [lines[0], odd, *lines, odd, *lines]
    english = [f"Line {number} of the text." for number in range(len(texts))]
    versions = [
        Version("en", tuple(map(Segment, english)), "d"),
        Version("zh-CN", tuple(map(Segment, texts)), "d"),
    ]
    found = [
        one
        for one in qa.check(versions, source="en").findings
        if one.check == "wrong-script"
    ]
    assert [one.unit for one in found] == ["2", "6"]


@pytest.mark.parametrize(
    ("word", "text", "at"),
    [
        ("ab", "ab", 0),
        ("ab", "cab ab", 4),
        ("ab", "abc ab", 4),
        ("ab", "xab abx", None),
        ("a b", "a b", 0),
        ("aa", "aaa aa", 4),
        ("a.b", "axb a.b", 4),
        ("", "x", None),
        ("", "x ", 2),
        ("ab", "", None),
    ],
)
def test_a_word_is_found_between_what_may_stand_beside_it(
    word: str, text: str, at: int | None
) -> None:
    before, behind = re.compile(r"(?<!\w)"), re.compile(r"(?!\w)")
    assert find_between(word, text, before, behind) == at
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)
    assert at == (found.start() if found else None)
