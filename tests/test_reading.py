"""What is read of a folder: what is left out and said, which settings hold where, how a long run shows itself."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import socket
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given

from qa.config import Settings
from qa.errors import QaError
from qa.input.sources import gather
from tests.conftest import ROOT, Run, Runner
from tests.test_changed import git
from tests.test_cli import EN, FR, put

ODD = FR.replace("/a", "/b")
PAIR = {"en": EN, "fr": ODD}
URLS = ("check", "--select", "urls", "--format", "jsonl")
needs_git = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")


def pairs(*names: str) -> dict[str, str]:
    return {f"{name}.{tag}.txt": text for name in names for tag, text in PAIR.items()}


def documents(run: Run) -> list[str]:
    records = [json.loads(line) for line in run.out.splitlines()]
    return sorted(
        {record["document"] for record in records if record["record"] == "finding"}
    )


def findings(run: Run) -> set[str]:
    return {
        line for line in run.out.splitlines() if json.loads(line)["record"] == "finding"
    }


def notices(run: Run) -> list[str]:
    return list(json.loads(run.out.splitlines()[-1]).get("notices", ()))


EXCLUDED: dict[str, tuple[dict[str, str], list[str], list[str], list[str]]] = {
    "nothing": ({}, ["."], [], ["a", "new/a", "old/a", "old/deep/b"]),
    "a folder by the settings": (
        {"qa.toml": 'exclude = ["old/"]'},
        ["."],
        [],
        ["a", "new/a"],
    ),
    "a folder by the project's file": (
        {"pyproject.toml": '[tool.qa]\nexclude = ["old/"]'},
        ["."],
        [],
        ["a", "new/a"],
    ),
    "a folder on the command line": ({}, ["."], ["--exclude", "old/"], ["a", "new/a"]),
    "both add up": (
        {"qa.toml": 'exclude = ["old/"]'},
        ["."],
        ["--exclude", "/a.*"],
        ["new/a"],
    ),
    "a name anywhere": ({}, ["."], ["--exclude", "a.*.txt"], ["old/deep/b"]),
    "a place": ({}, ["."], ["--exclude", "old/*.txt"], ["a", "new/a", "old/deep/b"]),
    "taken back": (
        {},
        ["."],
        ["--exclude", "*.txt", "--exclude", "!b.*"],
        ["old/deep/b"],
    ),
    "not below what is excluded": (
        {},
        ["."],
        ["--exclude", "old/", "--exclude", "!old/deep/b.*"],
        ["a", "new/a"],
    ),
    "a folder that is named": ({}, ["old"], ["--exclude", "old/deep/"], ["old/a"]),
    "a file that is named": (
        {},
        ["old/a.en.txt", "old/a.fr.txt"],
        ["--exclude", "old/"],
        ["old/a"],
    ),
    "of all, with a file that is named": (
        {},
        [".", "old/a.en.txt", "old/a.fr.txt"],
        ["--exclude", "*"],
        ["old/a"],
    ),
}


@pytest.mark.parametrize(
    ("files", "paths", "options", "expected"), EXCLUDED.values(), ids=list(EXCLUDED)
)
def test_exclude(
    qa: Runner,
    tmp_path: Path,
    files: Mapping[str, str],
    paths: list[str],
    options: list[str],
    expected: list[str],
) -> None:
    put(tmp_path, {**pairs("a", "new/a", "old/a", "old/deep/b"), **files})
    assert documents(qa(*URLS, *paths, *options)) == expected


def test_a_folder_elsewhere_is_excluded_from_its_own_top(
    qa: Runner, tmp_path: Path
) -> None:
    put(tmp_path, pairs("there/a", "there/old/b", "there/deep/old/c"))
    (tmp_path / "here").mkdir()
    os.chdir(tmp_path / "here")
    assert documents(qa(*URLS, "../there", "--exclude", "/old/")) == [
        "../there/a",
        "../there/deep/old/c",
    ]


@pytest.mark.parametrize("pattern", ["!", "\\"])
def test_a_pattern_that_means_nothing_is_said(
    qa: Runner, tmp_path: Path, pattern: str
) -> None:
    put(tmp_path, pairs("a"))
    run = qa("check", ".", "--exclude", pattern)
    assert run.code == 2
    assert "exclude: a pattern means nothing" in run.err


def test_what_is_excluded_is_counted(qa: Runner, tmp_path: Path) -> None:
    put(tmp_path, {**pairs("a", "old/a", "old/b", "node_modules/x/a"), "old/c.exe": ""})
    run = qa(*URLS, ".", "--exclude", "old/")
    assert notices(run) == [
        "4 files were left out by `exclude` (old/)",
        "2 files of installed packages were left out (node_modules/)",
    ]
    assert documents(qa(*URLS, "node_modules")) == ["node_modules/x/a"]


def test_a_large_folder_is_not_counted_to_its_end(
    qa: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(
        tmp_path,
        {**pairs("a", "node_modules/b", "node_modules/c"), "node_modules/.d/e.txt": EN},
    )
    monkeypatch.setattr("qa.input.walking._MOST", 4)
    assert notices(qa(*URLS, "."))[0].startswith("4 files of installed packages")
    monkeypatch.setattr("qa.input.walking._MOST", 3)
    assert notices(qa(*URLS, "."))[0].startswith(
        "at least 3 files of installed packages"
    )


def test_nothing_is_left(qa: Runner, tmp_path: Path) -> None:
    put(tmp_path, pairs("a"))
    run = qa("check", ".", "--exclude", "*")
    assert run.code == 2
    assert "nothing to check" in run.err
    assert "2 files were left out by `exclude`" in run.err


NAMES = st.sampled_from(
    ["a", "b", "docs", "old", "*", "**", "?", "a.en.txt", "*.txt", "[ab]", "*.fr.*"]
)
PATTERNS = st.lists(
    st.builds(lambda no, parts, end: no + "/".join(parts) + end, st.sampled_from(["", "!"]),
              st.lists(NAMES, min_size=1, max_size=3), st.sampled_from(["", "/"])),
    max_size=4,
)  # fmt: skip


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tree")
    put(
        folder,
        {
            **pairs("a", "docs/a", "docs/old/a", "old/b"),
            "l/fr.po": "",
            "l/fr.mo": "",
            "l/en.json": "{}",
        },
    )
    return folder


def read(folder: Path, exclude: Sequence[str]) -> set[str]:
    try:
        found = gather([str(folder)], Settings(exclude=list(exclude)))
    except QaError:
        return set()
    return {source.path for batch in found.batches for source in batch.sources}


@given(PATTERNS, PATTERNS)
def test_exclude_never_adds_a_file(
    tree: Path, first: list[str], second: list[str]
) -> None:
    assert read(tree, first) <= read(tree, [])
    # Without `!` more patterns leave fewer files.
    plain = [pattern for pattern in second if not pattern.startswith("!")]
    assert read(tree, [*first, *plain]) <= read(tree, first)


IGNORED = {
    ".gitignore": "build/\n*.tmp.*\n!kept.*\n!\n",
    "docs/.gitignore": "draft/\r\n",
}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    names = (
        "a",
        "build/b",
        "docs/c",
        "docs/draft/d",
        "x.tmp",
        "kept.tmp",
        "own/e",
        "tracked/build/t",
    )
    put(tmp_path, {**pairs(*names), **IGNORED})
    git(tmp_path, "init")
    git(tmp_path, "add", "--force", "a.en.txt", "tracked")
    (tmp_path / ".git/info/exclude").write_text("own/\n")
    return tmp_path


KEPT = ["a", "docs/c", "kept.tmp"]
SAID = "8 files that git ignores were left out (build/, docs/draft/, own/ and 2 more places)"


@needs_git
@pytest.mark.usefixtures("repository")
def test_what_git_ignores_is_left_out(qa: Runner) -> None:
    run = qa(*URLS, ".")
    assert documents(run) == [*KEPT, "tracked/build/t"]
    assert notices(run)[0].startswith(SAID)
    assert documents(qa(*URLS, "docs")) == ["docs/c"]
    for named in ("build", "docs/draft"):
        run = qa(*URLS, named)
        assert documents(run) == [f"{named}/{'b' if named == 'build' else 'd'}"]
        assert notices(run) == []
    assert documents(qa(*URLS, ".", "build/b.en.txt", "build/b.fr.txt")) == [
        "a",
        "build/b",
        *KEPT[1:],
        "tracked/build/t",
    ]


@needs_git
def test_git_starts_no_program_of_the_repository(qa: Runner, repository: Path) -> None:
    watcher = repository / "watch"
    put(repository, {"watch": f"#!/bin/sh\ntouch {repository}/started\n"})
    watcher.chmod(0o755)
    git(repository, "config", "core.fsmonitor", str(watcher))
    qa(*URLS, ".")
    assert not (repository / "started").exists()


@needs_git
def test_a_repository_in_another_has_its_own_rules(
    qa: Runner, repository: Path
) -> None:
    put(repository, {**pairs("sub/build/a", "sub/mine/a"), "sub/.gitignore": "mine/\n"})
    git(repository / "sub", "init")
    assert "sub/build/a" in documents(qa(*URLS, "."))
    assert "sub/mine/a" not in documents(qa(*URLS, "."))


@needs_git
@pytest.mark.usefixtures("repository")
def test_a_hook_s_surroundings_do_not_matter(
    qa: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", "nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "nowhere")
    assert documents(qa(*URLS, ".")) == [*KEPT, "tracked/build/t"]


@needs_git
@pytest.mark.parametrize("away", ["nowhere", "stub"])
def test_without_git_its_files_are_read(
    qa: Runner, repository: Path, away: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(repository, {"stub/git": "#!/bin/sh\necho 'fatal: not yours' >&2\nexit 128\n"})
    (repository / "stub/git").chmod(0o755)
    monkeypatch.setenv(
        "PATH", str(repository / away) + os.pathsep + ("/bin" if away == "stub" else "")
    )
    run = qa(*URLS, ".")
    # Only git itself knows what is tracked.
    assert documents(run) == KEPT
    why = "not yours" if away == "stub" else "not installed"
    assert any(
        why in notice and ".gitignore files alone were read" in notice
        for notice in notices(run)
    )
    assert documents(qa(*URLS, "docs")) == ["docs/c"]
    assert documents(qa(*URLS, "docs/draft")) == ["docs/draft/d"]


def test_outside_a_work_tree_ignore_files_say_nothing(
    qa: Runner, tmp_path: Path
) -> None:
    put(tmp_path, {**pairs("a", "build/b"), **IGNORED})
    assert documents(qa(*URLS, ".")) == ["a", "build/b"]


def test_links_are_said_and_loops_do_not_hang(qa: Runner, tmp_path: Path) -> None:
    put(tmp_path, pairs("a", "real/b"))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "more").symlink_to(tmp_path / "real")
    (tmp_path / "in" / "loop").symlink_to(tmp_path)
    (tmp_path / "in" / "itself").symlink_to("itself")
    run = qa(*URLS, ".")
    assert documents(run) == ["a", "real/b"]
    said = "2 links to folders were not followed (in/loop, in/more): what is named on the command line is read"
    assert notices(run) == [said]
    assert documents(qa(*URLS, "in/more")) == ["in/more/b"]
    assert documents(qa(*URLS, ".", "in/more")) == ["a", "real/b"]
    assert documents(
        qa(*URLS, ".", "./real", "real/b.en.txt", tmp_path / "a.en.txt")
    ) == ["a", "real/b"]


def test_pipes_sockets_and_folders_like_files_are_said(
    qa: Runner, tmp_path: Path
) -> None:
    put(tmp_path, pairs("a", "b.de.txt/c", "data.json/d"))
    os.mkfifo(tmp_path / "a.de.txt")
    os.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as held:
        held.bind("s.sock")
        run = qa(*URLS, ".")
    assert documents(run) == ["a", "b.de.txt/c", "data.json/d"]
    assert notices(run) == [
        "2 pipes, sockets and devices were not read (a.de.txt, s.sock)",
        "1 folder is named like a file of a version (b.de.txt): what is in it counts by its own name",
    ]


def test_a_folder_that_cannot_be_entered_is_a_problem(
    qa: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, pairs("a", "shut/b"))
    opened = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("shut"):
            raise PermissionError(13, "Permission denied", path)
        return opened(path)

    monkeypatch.setattr("qa.input.walking.os.scandir", scandir)
    run = qa(*URLS, ".")
    assert run.code == 2
    assert "shut: cannot be read: Permission denied" in run.err
    assert documents(run) == ["a"]
    alone = qa(*URLS, "shut")
    assert alone.code == 2
    assert alone.err.startswith("qa: shut: cannot be read: Permission denied")


@pytest.mark.parametrize("name", ["a\nb", "a\x1b[31mb", "a\udce9b", "ä b", "-a"])
def test_a_file_of_an_odd_name_is_read(qa: Runner, tmp_path: Path, name: str) -> None:
    try:
        put(tmp_path, pairs(name))
    except (OSError, UnicodeError):
        pytest.skip("this file system takes no such name")
    for style in ("jsonl", "concise", "terminal", "html", "junit", "sarif", "xlsx"):
        run = qa(
            "check",
            ".",
            "--select",
            "urls",
            "--format",
            style,
            "-o",
            tmp_path / f"report.{style}",
        )
        assert run.code == 1, (style, run.err)
        assert "Traceback" not in run.err


def test_an_empty_path_is_an_error(qa: Runner, tmp_path: Path) -> None:
    put(tmp_path, pairs("a"))
    run = qa("check", "")
    assert run.code == 2
    assert "the path is empty" in run.err


NESTED: dict[str, tuple[dict[str, str], list[str], dict[str, set[str]]]] = {
    "the nearest holds alone": (
        {
            "qa.toml": 'select = ["url-changed"]',
            "sub/qa.toml": 'select = ["url-missing", "url-added"]\nsource = "fr"',
        },
        ["."],
        {"a": {"url-changed"}},
    ),
    "a project's file": (
        {"sub/pyproject.toml": '[tool.qa]\nignore = ["urls"]'},
        ["."],
        {"a": {"url-changed"}},
    ),
    "a project's file without a word": (
        {"sub/pyproject.toml": "[tool.x]\nqa = 1"},
        ["."],
        {},
    ),
    "a template": ({"sub/pyproject.toml": "{{ qa }}"}, ["."], {}),
    "deeper": (
        {"qa.toml": 'ignore = ["urls"]', "sub/deep/qa.toml": ""},
        ["."],
        {"sub/deep/c": {"url-changed"}},
    ),
    "the folder itself": (
        {"sub/qa.toml": 'ignore = ["urls"]'},
        ["sub", "a.en.txt", "a.fr.txt"],
        {"a": {"url-changed"}},
    ),
    "above the folder": (
        {"sub/qa.toml": 'ignore = ["urls"]'},
        ["sub/deep", "a.en.txt", "a.fr.txt"],
        {"a": {"url-changed"}},
    ),
    "files that are named": (
        {"sub/qa.toml": 'ignore = ["urls"]'},
        ["a.en.txt", "a.fr.txt", "sub/b.en.txt", "sub/b.fr.txt"],
        {"a": {"url-changed"}},
    ),
    "the command line wins": (
        {"sub/qa.toml": 'ignore = ["urls"]'},
        [".", "--ignore", "dates"],
        {},
    ),
    "--config holds everywhere": (
        {"mine.toml": "", "sub/qa.toml": 'ignore = ["urls"]'},
        [".", "--config", "mine.toml"],
        {},
    ),
    "paths of its own": (
        {"sub/qa.toml": '[per-path."deep/*"]\nignore = ["urls"]'},
        ["."],
        {"a": {"url-changed"}, "sub/b": {"url-changed"}},
    ),
    "what it excludes": (
        {"sub/qa.toml": 'exclude = ["/deep/"]'},
        ["."],
        {"a": {"url-changed"}, "sub/b": {"url-changed"}},
    ),
    "what is excluded around it": (
        {"qa.toml": 'exclude = ["c.*", "sub/b.fr.txt"]', "sub/qa.toml": ""},
        ["."],
        {"a": {"url-changed"}},
    ),
}
ALL = {name: {"url-changed"} for name in ("a", "sub/b", "sub/deep/c")}


def told(run: Run) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in run.out.splitlines():
        record = json.loads(line)
        if record["record"] == "finding" and record["category"] == "urls":
            found.setdefault(record["document"], set()).add(record["check"])
    return found


@pytest.mark.parametrize(
    ("files", "arguments", "expected"), NESTED.values(), ids=list(NESTED)
)
def test_settings_of_a_folder_below(
    qa: Runner,
    tmp_path: Path,
    files: dict[str, str],
    arguments: list[str],
    expected: dict[str, set[str]],
) -> None:
    put(tmp_path, {**pairs("a", "sub/b", "sub/deep/c"), **files})
    assert told(qa("check", "--format", "jsonl", *arguments)) == (expected or ALL)


def test_a_folder_s_name_is_no_pattern(qa: Runner, tmp_path: Path) -> None:
    said = '[per-path."*"]\nignore = ["urls"]'
    put(
        tmp_path,
        {**pairs("s[u]b/a", "sub/b"), "s[u]b/qa.toml": said, "sub/qa.toml": ""},
    )
    assert told(qa("check", ".", "--format", "jsonl")) == {"sub/b": {"url-changed"}}


def test_a_language_of_a_file_is_said_in_its_folder(qa: Runner, tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            **pairs("sub/b", "sub/deep/c"),
            "sub/qa.toml": 'lang = { "b.fr.txt" = "de", "deep/c.fr.txt" = "it" }',
        },
    )
    records = [
        json.loads(line)
        for line in qa(
            "check", ".", "--format", "jsonl", "--with", "facts"
        ).out.splitlines()
    ]
    versions = {
        r["document"]: r["versions"] for r in records if r["record"] == "document"
    }
    assert versions == {"sub/b": ["en", "de"], "sub/deep/c": ["en", "it"]}


def test_files_of_a_folder_s_settings_stand_in_it(qa: Runner, tmp_path: Path) -> None:
    terms = "en\tfr\nreport\trapport\n"
    put(
        tmp_path,
        {
            **pairs("sub/b"),
            "sub/qa.toml": 'terms = ["t.tsv"]\nbaseline = "known.jsonl"',
            "sub/t.tsv": terms,
        },
    )
    assert "known.jsonl" in qa("check", ".").err
    os.chdir(tmp_path / "sub")
    assert qa("baseline", "write", ".").code == 0
    os.chdir(tmp_path)
    run = qa("check", ".", "--format", "jsonl")
    assert run.code == 0
    records = [json.loads(line) for line in run.out.splitlines()]
    assert any(
        record["record"] == "finding" and record["decision"] for record in records
    )
    assert not any("match nothing" in notice for notice in notices(run))


def test_settings_that_do_not_hold_are_said(qa: Runner, tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            **pairs("a", "sub/b"),
            "sub/qa.toml": 'fail-on = "never"\nmax-warnings = 1',
            "mine.toml": "",
        },
    )
    run = qa(*URLS, ".")
    assert run.code == 1
    assert notices(run) == [
        "sub/qa.toml: `fail-on` is not regarded: it holds for a whole run",
        "sub/qa.toml: `max-warnings` is not regarded: it holds for a whole run",
    ]
    passed = notices(qa(*URLS, ".", "--config", "mine.toml"))
    assert passed == [
        "sub/qa.toml is not regarded: the settings of this run hold everywhere"
    ]


def test_gates_further_down_part_no_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, {**pairs("a", "sub/b"), "sub/qa.toml": 'fail-on = "never"'})
    assert len(gather(["."], Settings(exclude=["c"]), overrides={}).batches) == 1


def test_a_mistake_in_settings_below_is_said(qa: Runner, tmp_path: Path) -> None:
    put(tmp_path, {**pairs("a", "sub/b"), "sub/qa.toml": '\nprofil = "docs"'})
    run = qa("check", ".")
    assert run.code == 2
    assert run.err.startswith("qa: sub/qa.toml:2: ")
    assert "profil" in run.err


SETS = """
source = "en"

[[sets]]
paths = ["docs/"]
profile = "docs"
pattern = "docs/{lang}/{document}.txt"
ignore = ["urls"]

[[sets]]
paths = ["app/**/*.json", "*.po"]
profile = "software"
source = "fr"
"""


def monorepo(folder: Path) -> None:
    docs = {f"docs/{tag}/guide.txt": text for tag, text in PAIR.items()}
    app = {
        f"app/locales/{tag}.json": json.dumps({"k": text}) for tag, text in PAIR.items()
    }
    put(folder, {**pairs("news/a"), **docs, **app, "qa.toml": SETS})


def test_sets_are_read_and_checked_under_their_own_settings(
    qa: Runner, tmp_path: Path
) -> None:
    monorepo(tmp_path)
    run = qa("check", ".", "--format", "jsonl", "--with", "facts")
    assert told(run) == {"news/a": {"url-changed"}, "app/locales": {"url-changed"}}
    records = [json.loads(line) for line in run.out.splitlines()]
    sources = {r["document"]: r["source"] for r in records if r["record"] == "document"}
    assert sources == {"news/a": "en", "guide": "en", "app/locales": "fr"}
    assert records[-1]["documents"] == 3
    # What a set says is not lost in what the command line says, and the other way round.
    assert set(told(qa("check", ".", "--format", "jsonl", "--ignore", "dates"))) == {
        "news/a",
        "app/locales",
        "guide",
    }
    assert (
        set(told(qa("check", "docs", "--format", "jsonl", "--select", "urls"))) == set()
    )


def test_sets_find_what_runs_of_their_own_find(qa: Runner, tmp_path: Path) -> None:
    monorepo(tmp_path)
    whole = findings(qa("check", ".", "--format", "jsonl"))
    (tmp_path / "qa.toml").unlink()
    alone: set[str] = set()
    for options in (
        ["news", "--source", "en"],
        [
            "docs",
            "--source",
            "en",
            "--profile",
            "docs",
            "--pattern",
            "docs/{lang}/{document}.txt",
            "--ignore",
            "urls",
        ],
        ["app", "--source", "fr", "--profile", "software"],
    ):
        alone |= findings(qa("check", "--format", "jsonl", *options))
    assert whole == alone
    assert whole


def test_the_first_set_that_names_a_file_has_it(qa: Runner, tmp_path: Path) -> None:
    sets = '[[sets]]\npaths = ["old/"]\nignore = ["urls"]\n[[sets]]\npaths = ["*.txt", "!b.*"]\nsource = "fr"\n'
    put(tmp_path, {**pairs("a", "b", "old/c"), "qa.toml": sets})
    assert set(told(qa("check", ".", "--format", "jsonl"))) == {"a", "b"}


def test_documents_of_one_name_are_told_apart(qa: Runner, tmp_path: Path) -> None:
    sets = [
        f'[[sets]]\npaths = ["{n}/"]\npattern = "{n}/{{lang}}/{{document}}.txt"\n'
        for n in ("x", "y")
    ]
    put(
        tmp_path,
        {f"{n}/{tag}/a.txt": text for n in ("x", "y") for tag, text in PAIR.items()},
    )
    put(tmp_path, {"qa.toml": "\n".join(sets)})
    assert documents(qa(*URLS, ".")) == ["a (x/)", "a (y/)"]


def test_sets_with_the_same_settings_are_one_batch() -> None:
    from qa.config import Set

    one = Settings(
        sets=[
            Set(paths=["docs/"], profile="auto"),
            Set(paths=["tests/"], profile="software"),
        ]
    )
    found = gather(["README.md", "docs/ci.md"], one)
    assert len(found.batches) == 1


def test_a_set_without_anything_to_compare_is_no_error(
    qa: Runner, tmp_path: Path
) -> None:
    sets = '[[sets]]\npaths = ["docs/"]\nprofile = "docs"\nsource = "en"\n[[sets]]\npaths = ["dcos/"]\nprofile = "docs"\n'
    put(tmp_path, {**pairs("a"), "docs/b.en.txt": EN, "qa.toml": sets})
    run = qa(*URLS, ".", "--fail-on", "never")
    assert run.code == 0
    assert "document `docs/b` has but one version (en) and was not compared" in notices(
        run
    )
    assert "the set `dcos/` of the settings holds for no file" in notices(run)
    assert not any(
        "dcos" in notice for notice in notices(qa(*URLS, "a.en.txt", "a.fr.txt"))
    )


def test_a_source_that_no_version_has_is_an_error(qa: Runner, tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            **pairs("a", "docs/b"),
            "qa.toml": '[[sets]]\npaths = ["docs/"]\nsource = "de"\n',
        },
    )
    run = qa("check", ".")
    assert run.code == 2
    assert "the source `de` is none of the versions; they are en, fr" in run.err


WRONG = {
    "no paths": ('profile = "docs"', ["paths"]),
    "an empty list of paths": ("paths = []", ["paths", "is not empty"]),
    "an unknown key": ('paths = ["a"]\nprofil = "docs"', ["profil", "sets"]),
    "a key of the whole run": ('paths = ["a"]\nfail-on = "never"', ["fail-on", "sets"]),
    "a profile that there is not": (
        'paths = ["dcos/"]\nprofile = "poetry"',
        ["poetry"],
    ),
    "a check that there is not": (
        'paths = ["*.txt"]\nignore = ["no-such"]',
        ["no-such"],
    ),
    "a pattern that means nothing": (
        'paths = ["!"]',
        ["sets: a pattern means nothing"],
    ),
}


@pytest.mark.parametrize(("said", "expected"), WRONG.values(), ids=list(WRONG))
def test_a_mistake_in_a_set_is_one_sentence(
    qa: Runner, tmp_path: Path, said: str, expected: list[str]
) -> None:
    put(tmp_path, {**pairs("a"), "qa.toml": f"[[sets]]\n{said}\n"})
    run = qa("check", ".")
    assert run.code == 2, run.out
    assert len(run.err.splitlines()) == 1
    assert all(word in run.err for word in expected), run.err


def test_a_set_of_a_text_too_short_to_tell_leaves_the_rest_to_be_checked(
    qa: Runner, tmp_path: Path
) -> None:
    rest = {
        "docs/b.txt": "Ok.\n",
        "qa.toml": '[[sets]]\npaths = ["docs/"]\nprofile = "docs"\n',
    }
    put(tmp_path, {**pairs("a"), **rest})
    run = qa(*URLS, ".", "--fail-on", "never")
    assert run.code == 0
    assert (
        "docs/b.txt: the name says no language, and the text is too short to tell it"
        in notices(run)
    )


def test_standard_input_takes_the_place_of_a_file_under_the_settings_of_its_folder(
    qa: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, {**pairs("docs/a"), "docs/qa.toml": 'source = "fr"\n'})
    monkeypatch.setattr(
        sys,
        "stdin",
        io.TextIOWrapper(io.BytesIO(b"See https://example.org/other here.\n")),
    )
    run = qa(
        "check",
        "docs",
        "-",
        "--stdin-filename",
        "docs/../docs/a.en.txt",
        "--format",
        "concise",
    )
    assert "example.org/other" in run.out
    assert "docs/a.en.txt:" in run.out
    assert "claims to be" not in run.err


def test_decisions_of_one_file_serve_all_sets(qa: Runner, tmp_path: Path) -> None:
    monorepo(tmp_path)
    assert qa("baseline", "write", ".").code == 0
    (tmp_path / "qa.toml").write_text('baseline = "qa-baseline.jsonl"\n' + SETS)
    run = qa("check", ".", "--format", "jsonl", "--fail-on", "note")
    assert run.code == 0
    assert notices(run) == []
    with (tmp_path / "qa-baseline.jsonl").open("a") as file:
        file.write('{"fingerprint": "gone", "decision": "accept"}\n')
    stale = "1 decision of qa-baseline.jsonl match nothing any more: `qa baseline prune` drops them"
    assert notices(qa("check", ".", "--format", "jsonl")) == [stale]


def test_references_serve_the_set_that_has_their_document(
    qa: Runner, tmp_path: Path
) -> None:
    sets = 'references = ["human"]\n[[sets]]\npaths = ["app/"]\nprofile = "software"\n'
    put(tmp_path, {**pairs("mt/a", "app/b"), "human/a.fr.txt": FR, "qa.toml": sets})
    run = qa(*URLS, ".", "--fail-on", "never")
    assert run.code == 0, run.err
    put(tmp_path, {"human/zz.fr.txt": FR})
    run = qa(*URLS, ".", "--fail-on", "never")
    assert run.code == 2
    assert run.err.count("is a reference for none of the documents") == 1


@needs_git
def test_changes_are_looked_for_in_every_set(qa: Runner, tmp_path: Path) -> None:
    monorepo(tmp_path)
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "first")
    assert told(qa("check", ".", "--format", "jsonl", "--changed", "HEAD")) == {}
    put(tmp_path, {"app/locales/fr.json": json.dumps({"k": ODD + " "})})
    run = qa("check", ".", "--format", "jsonl", "--changed", "HEAD")
    assert set(told(run)) == {"app/locales"}
    assert notices(run) == [
        "2 documents are left out, unchanged since HEAD: `guide`, `news/a`"
    ]


def test_standard_input_has_the_settings_of_its_name(
    qa: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(
        tmp_path,
        {
            "docs/a.en.txt": EN,
            "qa.toml": '[[sets]]\npaths = ["docs/"]\nprofile = "docs"\n',
        },
    )
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ODD.encode())))
    run = qa(*URLS, "-", "docs/a.en.txt", "--stdin-filename", "docs/a.fr.txt")
    assert documents(run) == ["docs/a"]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


SHOWN = [
    ((3, 0, "looking for"), "looking for files: 3"),
    ((1_233, 2_000, "reading"), "reading file 1,234 of 2,000"),
    ((1, 3, "checking"), "checking document 2 of 3"),
]


@pytest.mark.parametrize(("told", "line"), SHOWN)
def test_progress_shows_itself_and_is_wiped(
    told: tuple[int, int, str], line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qa.cli import progress

    out = Terminal()
    monkeypatch.setattr(sys, "stderr", out)
    monkeypatch.setattr(progress, "_PATIENCE", 0.01)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    with progress.Progress() as shown:
        shown(*told)
        until = time.monotonic() + 5
        # No other call comes: the file that is at hand may be the only one.
        while line not in out.getvalue() and time.monotonic() < until:
            time.sleep(0.005)
    assert f"\r{line}" in out.getvalue()
    assert out.getvalue().endswith("\r" + " " * len(line) + "\r")


@pytest.mark.parametrize("quiet", ["no terminal", "--quiet", "CI", "TERM"])
def test_progress_is_for_people_alone(
    quiet: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qa.cli import progress

    out = io.StringIO() if quiet == "no terminal" else Terminal()
    monkeypatch.setattr(sys, "stderr", out)
    monkeypatch.setattr(progress, "_PATIENCE", 0.001)
    monkeypatch.setenv("CI", "true" if quiet == "CI" else "")
    monkeypatch.setenv("TERM", "dumb" if quiet == "TERM" else "xterm")
    with progress.Progress(quiet=quiet == "--quiet") as shown:
        shown(0, 3, "checking")
        time.sleep(0.05)
    assert out.getvalue() == ""


def test_what_is_being_done_is_told(tmp_path: Path) -> None:
    from qa.api import check_files

    put(tmp_path, pairs("a", "b"))
    calls: list[tuple[int, int, str]] = []
    check_files([str(tmp_path)], progress=lambda *call: calls.append(call))
    assert calls[0][1:] == (0, "looking for")
    assert [call for call in calls if call[2] == "reading"] == [
        (n, 4, "reading") for n in range(4)
    ]
    for doing in ("aligning", "checking"):
        assert [call for call in calls if call[2] == doing] == [
            (0, 2, doing),
            (1, 2, doing),
        ]


def test_quiet_says_no_notices(qa: Runner, tmp_path: Path) -> None:
    put(tmp_path, {**pairs("a"), "node_modules/a.txt": EN})
    assert "installed packages" in qa("check", ".", "--format", "concise").err
    assert qa("check", ".", "--format", "concise", "--quiet").err == ""


def test_many_notices_of_a_kind_are_one(qa: Runner, tmp_path: Path) -> None:
    lone = {f"{name}.md": EN + name for name in "bcdef"}
    put(tmp_path, {**pairs("a"), **lone, "g.md": ODD})
    said = notices(qa(*URLS, "."))
    assert said == [
        "5 files name no language; they are English (at least 99% sure): b.md, c.md, d.md and 2 more",
        "g.md names no language; it is French (99% sure)",
        "6 documents have but one version and were not compared: `b` (en), `c` (en), `d` (en) and 3 more",
    ]


def test_the_settings_of_the_page_are_settings(tmp_path: Path) -> None:
    from qa import config_file

    blocks = re.findall(
        r"```toml\n(.*?)```", (ROOT / "docs/settings.md").read_text(), re.DOTALL
    )
    assert len(blocks) == 3
    for block in blocks:
        (tmp_path / "qa.toml").write_text(block)
        assert config_file.load(folder=tmp_path) != Settings()


def test_the_page_names_the_keys_of_a_set() -> None:
    from qa.config import Set

    page = (ROOT / "docs/settings.md").read_text()
    assert all(f"`{name.replace('_', '-')}`" in page for name in Set.__struct_fields__)
