"""`qa report`: what was found earlier, rendered later, and several runs in one."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from qa import registry
from qa.model import Result
from qa.run import joining
from tests.conftest import Runner
from tests.test_cli import put
from tests.test_decisions import EN, FR


@pytest.fixture
def found(qa: Runner, tmp_path: Path) -> Path:
    put(
        tmp_path,
        {
            "in/a.en.txt": EN,
            "in/a.fr.txt": FR,
            "in/b.en.txt": EN,
            "in/b.de.txt": EN.replace("org/a", "org/q"),
        },
    )
    qa("check", "in", "--format", "jsonl", "--with", "facts", "-o", "all.jsonl")
    return tmp_path / "all.jsonl"


@pytest.mark.parametrize(
    "format_name", ["terminal", "concise", "svg", "jsonl", "junit", "sarif"]
)
def test_every_report_can_be_made_later(
    qa: Runner, found: Path, format_name: str
) -> None:
    assert found.exists()
    now = qa("check", "in", "--format", format_name, "--with", "facts")
    later = qa("report", "all.jsonl", "--format", format_name, "--with", "facts")
    assert later.out == now.out
    assert later.code == 0


def test_several_runs_become_one_report(
    qa: Runner, found: Path, tmp_path: Path
) -> None:
    whole = [
        line
        for line in found.read_text(encoding="utf-8").splitlines()
        if '"record": "run"' not in line
    ]
    for name, versions in (("a", "en fr"), ("b", "de en")):
        paths = [f"in/{name}.{version}.txt" for version in versions.split()]
        qa(
            "check",
            *paths,
            "--format",
            "jsonl",
            "--with",
            "facts",
            "-o",
            f"{name}.jsonl",
        )
    merged = qa(
        "report",
        "a.jsonl",
        "b.jsonl",
        "a.jsonl",
        "--format",
        "jsonl",
        "--with",
        "facts",
    ).out.splitlines()
    assert sorted(merged[:-1]) == sorted(whole)
    assert json.loads(merged[-1])["documents"] == 2
    assert tmp_path.exists()


def test_two_runs_over_one_document_are_joined(qa: Runner, tmp_path: Path) -> None:
    put(
        tmp_path,
        {"a.en.txt": EN, "a.fr.txt": FR, "a.de.txt": EN.replace("org/a", "org/q")},
    )
    qa(
        "check",
        "a.en.txt",
        "a.fr.txt",
        "--format",
        "jsonl",
        "--with",
        "facts",
        "-o",
        "1.jsonl",
    )
    qa(
        "check",
        "a.en.txt",
        "a.de.txt",
        "--format",
        "jsonl",
        "--with",
        "facts",
        "-o",
        "2.jsonl",
    )
    run = json.loads(
        qa("report", "1.jsonl", "2.jsonl", "--format", "jsonl").out.splitlines()[-1]
    )
    assert run["documents"] == 1
    assert run["versions"] == ["de", "en", "fr"]


def test_findings_alone_are_enough_and_it_is_said(qa: Runner, found: Path) -> None:
    assert found.exists()
    qa("check", "in", "--format", "jsonl", "-o", "bare.jsonl")
    run = qa("report", "bare.jsonl", "--format", "concise")
    assert run.out == qa("check", "in", "--format", "concise").out
    assert "--with facts" in run.err


def test_a_file_cut_short_is_said(qa: Runner, found: Path) -> None:
    found.write_text(
        "\n".join(found.read_text(encoding="utf-8").splitlines()[:-1]) + "\n"
    )
    run = qa("report", "all.jsonl", "--format", "concise")
    assert run.code == 2
    assert "ends before its last record" in run.err


@pytest.mark.parametrize("line", ["x", "{}", "[]", '{"record": "finding"}'])
def test_what_holds_no_findings_is_refused(
    qa: Runner, tmp_path: Path, line: str
) -> None:
    (tmp_path / "no.jsonl").write_text(line + "\n")
    run = qa("report", "no.jsonl")
    assert run.code == 2
    assert "Traceback" not in run.err


def test_decisions_are_applied_later(qa: Runner, found: Path) -> None:
    assert found.exists()
    qa("baseline", "write", "--findings", "all.jsonl")
    run = qa(
        "report", "all.jsonl", "--baseline", "qa-baseline.jsonl", "--format", "concise"
    )
    assert (run.code, run.out) == (0, "4 accepted\n")


@pytest.mark.parametrize(
    ("options", "besides", "without", "asked"),
    [
        ((), set(), set(), {"quotes", "url-changed"}),
        (("--ignore", "quotes"), set(), {"quotes"}, {"url-changed"}),
        (
            ("--profile", "software", "--select", "capitals"),
            {"capitals"},
            {"quotes"},
            {"capitals"},
        ),
    ],
)
def test_a_run_says_which_checks_it_asked(
    qa: Runner,
    found: Path,
    options: tuple[str, ...],
    besides: set[str],
    without: set[str],
    asked: set[str],
) -> None:
    told = ("--format", "jsonl", "--with", "facts", "-o", "some.jsonl")
    qa("check", "in", *options, *told)
    lines = found.with_name("some.jsonl").read_text(encoding="utf-8").splitlines()
    run = json.loads(lines[-1])
    assert {*run["besides"]} == besides
    assert {*run["without"]} >= without
    assert not asked & {*run["without"]}
    now = qa("check", "in", *options, "--format", "junit").out
    assert all(name in now for name in asked)
    assert qa("report", "some.jsonl", "--format", "junit").out == now


def test_what_another_release_asked_is_not_claimed(qa: Runner, found: Path) -> None:
    old = found.read_text(encoding="utf-8").replace('"release": "', '"release": "0.')
    found.write_text(old, encoding="utf-8")
    said = qa("report", "all.jsonl", "--format", "junit").out
    assert "url-changed" in said
    assert "quotes" not in said


def test_the_page_explains_the_checks_that_found_something(
    qa: Runner, found: Path
) -> None:
    assert found.exists()
    page = qa("report", "all.jsonl", "--format", "html").out
    data = json.loads(
        page.partition('id="data"')[2].partition(">")[2].partition("</script>")[0]
    )
    assert {*data["rules"]} == {finding[0] for finding in data["findings"]}


def test_what_one_batch_asks_no_run_leaves_out() -> None:
    quotes, brackets = (registry.find(name).rule for name in ("quotes", "brackets"))
    first = Result(rules=(quotes,), left_out=("brackets", "urls"))
    second = Result(rules=(brackets,), left_out=("quotes", "urls"))
    assert joining.joined([first, second]).left_out == ("urls",)


def test_the_picture_asks_nothing_of_the_network(qa: Runner, found: Path) -> None:
    drawn = qa("report", found.name, "--format", "svg").out
    assert "@font-face" not in drawn
    assert not [link for link in re.findall(r"url\((.*?)\)", drawn) if link[0] != "#"]
