"""Decisions last: what is known does not fail, what is new does, what no longer holds is said."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa.decide import decisions
from qa.model import Decision
from tests.conftest import Runner
from tests.test_cli import put

EN = "The report is at https://example.org/a and nowhere else.\nThe other one is at https://example.org/b today.\n"
FR = "Le rapport est à https://example.org/x et nulle part ailleurs.\nL'autre est à https://example.org/b ce jour.\n"
BASELINE = "qa-baseline.jsonl"
CHECK = (
    "check",
    ".",
    "--baseline",
    BASELINE,
    "--format",
    "concise",
    "--fail-on",
    "note",
)


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    put(tmp_path, {"a.en.txt": EN, "a.fr.txt": FR})
    return tmp_path


def lines(folder: Path) -> list[dict[str, str]]:
    return [
        json.loads(line)
        for line in (folder / BASELINE).read_text(encoding="utf-8").splitlines()
    ]


def test_known_findings_are_counted_and_do_not_fail(qa: Runner, batch: Path) -> None:
    before = qa("check", ".", "--fail-on", "note", "--format", "jsonl")
    run = qa("baseline", "write", ".", "--reason", "before our time", "--by", "ana")
    assert (before.code, run.code) == (1, 0)
    first = lines(batch)[0]
    assert list(first) == [
        "fingerprint",
        "check",
        "document",
        "languages",
        "texts",
        "decision",
        "reason",
        "by",
        "date",
    ]
    assert (first["decision"], first["reason"], first["by"]) == (
        "baseline",
        "before our time",
        "ana",
    )
    after = qa(*CHECK)
    assert (after.code, after.out) == (0, f"{len(lines(batch))} accepted\n")
    told = qa("check", ".", "--baseline", BASELINE, "--format", "jsonl")
    records = [json.loads(line) for line in told.out.splitlines()]
    assert records[-1]["accepted"] == len(lines(batch)) > 0
    assert sum(records[-1]["findings"].values()) == 0
    assert records[0]["decision"]["decision"] == "baseline"


def test_what_is_accepted_is_said_once_where_a_format_has_no_place_for_it(
    qa: Runner, batch: Path
) -> None:
    qa("baseline", "write", ".")
    told = ["check", ".", "--baseline", BASELINE, "--format", "gitlab"]
    said = f"qa: {len(lines(batch))} accepted"
    assert said in qa(*told).err
    assert said not in qa(*told, "-o", "a.json", "--format", "terminal").err


def test_a_new_finding_fails(qa: Runner, batch: Path) -> None:
    qa("baseline", "write", ".")
    put(batch, {"a.fr.txt": FR.replace("org/b", "org/y")})
    run = qa(*CHECK)
    assert run.code == 1
    assert "org/y" in run.out
    assert "org/x" not in run.out


def test_a_moved_or_reindented_text_keeps_its_decision(qa: Runner, batch: Path) -> None:
    qa("baseline", "write", ".")
    moved = {
        "a.en.txt": "It was a long day in the old city.\n" + EN,
        "a.fr.txt": "Ce fut une longue journée.\n" + FR,
    }
    put(batch, moved)
    assert qa(*CHECK).code == 0
    put(batch, {"a.fr.txt": FR.replace("Le rapport", "  Le  rapport"), "a.en.txt": EN})
    assert qa(*CHECK).code == 0


def test_a_changed_text_loses_its_decision_and_the_stale_one_is_said_and_pruned(
    qa: Runner, batch: Path
) -> None:
    qa("baseline", "write", ".")
    put(batch, {"a.fr.txt": FR.replace("org/x", "org/z")})
    run = qa(*CHECK)
    assert run.code == 1
    assert "match nothing any more" in run.err
    assert "dropped" in qa("baseline", "prune", ".").out
    assert lines(batch) == []
    qa("baseline", "update", ".")
    assert qa(*CHECK).code == 0


def test_what_a_run_did_not_look_at_is_not_stale(qa: Runner, batch: Path) -> None:
    put(batch, {"b.en.txt": EN, "b.fr.txt": FR.replace("rapport", "texte")})
    # What the whole batch teaches may raise findings that one document alone does not: links do not.
    qa("baseline", "write", ".", "--select", "urls")
    assert len(lines(batch)) == 2
    only = ("--baseline", BASELINE, "--format", "concise", "--select")
    assert qa("check", "a.en.txt", "a.fr.txt", *only, "urls").err == ""
    assert qa("check", ".", *only, "addition").err == ""


def test_an_expired_decision_counts_again(qa: Runner, batch: Path) -> None:
    qa("baseline", "write", ".", "--until", "2020-02-29")
    run = qa(*CHECK)
    assert run.code == 1
    assert "expired" in run.err
    assert "(expired)" in qa("baseline", "show").out
    qa("baseline", "prune", ".")
    assert lines(batch) == []


def test_a_rejected_finding_keeps_counting(qa: Runner, batch: Path) -> None:
    qa("baseline", "write", ".")
    text = (
        (batch / BASELINE).read_text(encoding="utf-8").replace('"baseline"', '"reject"')
    )
    (batch / ".review.jsonl").write_text(text, encoding="utf-8")
    qa("baseline", "import", ".review.jsonl")
    assert qa(*CHECK).code == 1


def test_write_does_not_replace_and_update_keeps_what_is_there(
    qa: Runner, batch: Path
) -> None:
    qa("baseline", "write", ".", "--reason", "first")
    assert "there is a decisions file already" in qa("baseline", "write", ".").err
    put(batch, {"a.fr.txt": FR.replace("org/b", "org/y")})
    qa("baseline", "update", ".", "--reason", "second")
    assert {line["reason"] for line in lines(batch)} == {"first", "second"}


def test_a_baseline_made_of_recorded_findings(qa: Runner, batch: Path) -> None:
    qa("check", ".", "--format", "jsonl", "-o", "found.jsonl", "--with", "facts")
    (batch / "found.jsonl").rename(batch / ".found.jsonl")
    assert qa("baseline", "write", "--findings", ".found.jsonl").code == 0
    assert qa(*CHECK).code == 0


def test_a_file_of_another_name_is_no_input(qa: Runner, batch: Path) -> None:
    for action in ("write", "update", "prune"):
        run = qa("baseline", action, ".", "--baseline", "known.jsonl")
        assert (run.code, run.err) == (0, "")
    assert qa("check", ".", "--baseline", "known.jsonl").code == 0
    (batch / "qa.toml").write_text('baseline = "known.jsonl"\n')
    assert qa("check", ".").code == 0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{}", "not a decision"),
        ("[1]", "not a decision"),
        (
            '{"fingerprint": "a", "decision": "maybe"}',
            "`maybe` is not accept, reject or baseline",
        ),
        ('{"fingerprint": "a", "decision": "accept", "until": "soon"}', "soon"),
        ("<<<<<<< HEAD", "a merge left its marks"),
    ],
)
def test_a_wrong_line_is_named(qa: Runner, batch: Path, line: str, said: str) -> None:
    (batch / BASELINE).write_text(
        '{"fingerprint": "a", "decision": "accept"}\n' + line + "\n"
    )
    run = qa(*CHECK)
    assert run.code == 2
    assert f"{BASELINE}:2" in run.err
    assert said in run.err


def test_a_missing_file_is_named(qa: Runner, batch: Path) -> None:
    assert batch
    run = qa(*CHECK)
    assert run.code == 2
    assert "no such decisions file" in run.err


def test_of_two_lines_about_one_finding_the_later_wins() -> None:
    old = Decision("f", "reject", date="2026-01-01")
    new = Decision("f", "accept", date="2026-02-01")
    same_day = Decision("f", "reject", date="2026-02-01")
    assert decisions.merged("", [old, new]).decisions == (new,)
    assert decisions.merged("", [new, old]).decisions == (new,)
    assert decisions.merged("", [same_day, new]).decisions == (same_day,)


_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.builds(
    Decision, _TEXTS.filter(bool), st.sampled_from(["accept", "reject", "baseline"]), check=_TEXTS, document=_TEXTS,
    languages=st.lists(_TEXTS, max_size=3).map(tuple),
    texts=st.dictionaries(_TEXTS, _TEXTS, max_size=3).map(lambda d: tuple(d.items())),
    reason=_TEXTS, by=_TEXTS, date=st.sampled_from(["", "2026-01-02"]), until=st.sampled_from(["", "2027-01-02"]),
), max_size=5))  # fmt: skip
def test_any_text_comes_back(given: list[Decision]) -> None:
    stock = decisions.merged("", given)
    text = decisions.text(stock)
    assert decisions.merged("", decisions.parse(text, "")).decisions == stock.decisions
    assert text.count("\n") == len(stock.decisions)


def test_branches_merge_line_by_line(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        name = (
            "-c",
            "user.name=a",
            "-c",
            "user.email=a@example.org",
            "-c",
            "init.defaultBranch=main",
        )
        subprocess.run(
            ["git", *name, *arguments], cwd=tmp_path, check=True, capture_output=True
        )

    def decide(*known: Decision) -> None:
        (tmp_path / BASELINE).write_text(
            decisions.text(decisions.merged("", known)), encoding="utf-8"
        )
        git("commit", "-qam", "decided")

    old = [Decision(f"{n}", "baseline", check="c", date="2026-01-01") for n in range(3)]
    mine, theirs = (
        Decision("1", "accept", check="c", date="2026-02-01"),
        Decision("1", "reject", check="c", date="2026-03-01"),
    )
    added = [
        Decision(f"{n}b", "baseline", check="c", date="2026-02-01") for n in range(2)
    ]
    git("init", "-q")
    (tmp_path / ".gitattributes").write_text(f"{BASELINE} merge=union\n")
    (tmp_path / BASELINE).touch()
    git("add", "-A")
    decide(*old)
    git("checkout", "-qb", "theirs")
    decide(old[0], theirs, old[2], added[1])
    git("checkout", "-q", "main")
    decide(old[0], mine, old[2], added[0])
    git("merge", "-q", "theirs")
    merged = decisions.load(str(tmp_path / BASELINE)).decisions
    assert [(d.fingerprint, d.verdict) for d in merged] == [
        ("0", "baseline"), ("0b", "baseline"), ("1", "reject"), ("1b", "baseline"), ("2", "baseline"),
    ]  # fmt: skip
