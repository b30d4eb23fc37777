"""`qa stale`: translations behind their source, against real repositories made here."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from qa.model import StaleUnit
from qa.report.staleness.changes import diff
from qa.stale.cache import Cache
from tests import history
from tests.conftest import Runner
from tests.history import git as run

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")

EN = """# The ferry

The ferry leaves the harbour at seven every morning.

Tickets are sold on board by the second officer.

See [the timetable](https://example.org/old) for the winter.
"""
DE = """# Die Fähre

Die Fähre verlässt den Hafen jeden Morgen um sieben.

Fahrkarten verkauft der zweite Offizier an Bord.

Den Winter zeigt [der Fahrplan](https://example.org/old).
"""
ID = """# Feri

Feri meninggalkan pelabuhan pukul tujuh setiap pagi.

Tiket dijual di kapal oleh perwira kedua.

Lihat [jadwal](https://example.org/old) untuk musim dingin.
"""
NOON = EN.replace("at seven every morning", "at noon, but never on Sundays")

Commit = Callable[..., None]


@pytest.fixture
def commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Commit:
    """Write files, None takes one away, and commit them on the given day of 2030."""
    monkeypatch.setenv("QA_CACHE", str(tmp_path / ".cache"))
    (tmp_path / ".gitignore").write_text(".cache\n", encoding="utf-8")
    run(tmp_path, "init", "-q")

    def make(day: int, files: dict[str, str | None], *git: str) -> None:
        if git:
            run(tmp_path, *git)
        history.commit(tmp_path, day, files)

    return make


def behind(qa: Runner, *arguments: str) -> list[dict[str, object]]:
    done = qa("stale", "--source", "en", "--format", "jsonl", *arguments)
    assert done.code == 0, done.err
    return [json.loads(line) for line in done.out.splitlines()]


def brief(records: list[dict[str, object]]) -> list[tuple[object, ...]]:
    return [(r["version"], r["line"], r["kind"], r["since"]) for r in records]


def pages(**texts: str) -> dict[str, str | None]:
    return {f"docs/{tag}/ferry.md": text for tag, text in texts.items()}


def test_nothing_changed(commit: Commit, qa: Runner) -> None:
    commit(1, pages(en=EN, de=DE))
    assert behind(qa) == []


def test_a_changed_paragraph_is_a_record(commit: Commit, qa: Runner) -> None:
    commit(1, pages(en=EN, de=DE))
    commit(5, pages(en=NOON))
    (record,) = behind(qa)
    assert record == {
        "record": "stale",
        "document": "docs/ferry",
        "version": "de",
        "path": "docs/de/ferry.md",
        "line": 3,
        "source_path": "docs/en/ferry.md",
        "source_line": 3,
        "since": "2030-01-05",
        "before": "The ferry leaves the harbour at seven every morning.",
        "after": "The ferry leaves the harbour at noon, but never on Sundays.",
        "words": 5,
        "kind": "text",
    }


def test_who_followed_is_not_behind(commit: Commit, qa: Runner) -> None:
    commit(1, pages(en=EN, de=DE, id=ID))
    commit(5, pages(en=NOON))
    commit(8, pages(de=DE.replace("jeden Morgen um sieben", "mittags, nie sonntags")))
    assert brief(behind(qa)) == [("id", 3, "text", "2030-01-05")]


def test_an_edit_elsewhere_on_the_page_hides_nothing(
    commit: Commit, qa: Runner
) -> None:
    commit(1, pages(en=EN, de=DE))
    commit(5, pages(en=NOON))
    commit(8, pages(de=DE.replace("Fahrkarten", "Karten")))
    assert brief(behind(qa)) == [("de", 3, "text", "2030-01-05")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Die Fähre verlässt den", "Die  Fähre verlässt\nden"),
        ("um sieben.", "um sieben!"),
        ("verlässt", "**verlässt**"),
    ],
)
def test_an_edit_without_substance_hides_nothing(
    commit: Commit, qa: Runner, old: str, new: str
) -> None:
    commit(1, pages(en=EN, de=DE))
    commit(5, pages(en=NOON))
    commit(8, pages(de=DE.replace(old, new)))
    assert brief(behind(qa)) == [("de", 3, "text", "2030-01-05")]


def test_a_paragraph_that_moves_keeps_its_age(commit: Commit, qa: Runner) -> None:
    first, *others = DE.split("\n\n")
    commit(1, pages(en=EN, de=DE))
    commit(5, pages(en=NOON))
    moved = "\n\n".join([first, "Ein neuer Absatz über das Wetter.", *others])
    commit(8, pages(de=moved))
    assert ("de", 5, "text", "2030-01-05") in brief(behind(qa))


def test_markup_of_the_source_alone_is_not_behind(commit: Commit, qa: Runner) -> None:
    commit(1, pages(en=EN, de=DE))
    commit(5, pages(en=EN.replace("second officer", "*second* officer")))
    assert behind(qa) == []


def test_a_link_needs_no_translator(commit: Commit, qa: Runner) -> None:
    commit(1, pages(en=EN, de=DE))
    commit(5, pages(en=EN.replace("/old", "/new")))
    (record,) = behind(qa)
    assert (record["kind"], record["words"], record["line"]) == ("links", 0, 7)
    commit(6, pages(de=DE.replace("/old", "/new")))
    assert behind(qa) == []


def test_what_the_source_got_is_added(commit: Commit, qa: Runner) -> None:
    commit(1, pages(en=EN, de=DE))
    more = EN + "\nDogs travel free of charge on every deck of the boat.\n"
    commit(5, pages(en=more))
    (record,) = behind(qa)
    assert (record["kind"], record["words"], record["before"]) == ("added", 11, "")


def test_renamed_pages_are_followed(commit: Commit, qa: Runner) -> None:
    commit(1, pages(en=EN, de=DE))
    commit(5, pages(en=NOON))
    commit(7, {}, "mv", "docs", "manual")
    (record,) = behind(qa)
    assert (record["path"], record["since"]) == ("manual/de/ferry.md", "2030-01-05")


def test_a_commit_that_touched_all_alike_is_passed_over(
    commit: Commit, qa: Runner
) -> None:
    texts = {"de": DE, "id": ID, "fr": DE.replace("Fähre", "Ferry")}
    commit(1, pages(en=EN, **texts))
    commit(5, pages(en=NOON))
    named = {
        tag: text.replace("\n\n", " Lindholm\n\n", 2) for tag, text in texts.items()
    }
    commit(8, pages(en=NOON.replace("\n\n", " Lindholm\n\n", 2), **named))
    found = brief(behind(qa))
    assert [row for row in found if row[:2] == ("de", 3)] != []


def test_ignored_commits_are_passed_over(
    commit: Commit, qa: Runner, tmp_path: Path
) -> None:
    commit(1, pages(en=EN, de=DE))
    commit(5, pages(en=NOON))
    commit(8, pages(de=DE.replace("jeden Morgen", "allmorgendlich")))
    assert behind(qa) == []
    revision = run(tmp_path, "rev-parse", "HEAD")
    commit(9, {".git-blame-ignore-revs": f"# style\n{revision}  # ours\n"})
    assert brief(behind(qa)) == [("de", 3, "text", "2030-01-05")]


def test_the_work_tree_counts(commit: Commit, qa: Runner, tmp_path: Path) -> None:
    commit(1, pages(en=EN, de=DE))
    (tmp_path / "docs/en/ferry.md").write_text(NOON, encoding="utf-8")
    assert [row[:3] for row in brief(behind(qa))] == [("de", 3, "text")]


def test_a_catalogue_is_told_by_its_keys(commit: Commit, qa: Runner) -> None:
    def catalogue(first: str, second: str) -> str:
        return json.dumps({"a.one": first, "a.two": second}, indent=1)

    old = catalogue("Open the door", "Close the door")
    new = catalogue("Open the window at once", "Close the door")
    german = catalogue("Tür öffnen", "Tür schließen")
    commit(1, {"locales/en.json": old, "locales/de.json": german})
    commit(5, {"locales/en.json": new})
    (record,) = behind(qa)
    assert (record["before"], record["since"]) == ("Open the door", "2030-01-05")


def test_the_cache_answers_and_a_broken_one_does_not_matter(
    commit: Commit, qa: Runner, tmp_path: Path
) -> None:
    commit(1, pages(en=EN, de=DE))
    commit(5, pages(en=NOON))
    first = behind(qa)
    kept = [
        p for p in (tmp_path / ".cache").rglob("*") if p.is_file() and p.suffix == ""
    ]
    assert len(kept) >= 1
    assert behind(qa) == first
    for path in kept:
        path.write_bytes(b'{"key": [')
    assert behind(qa) == first
    key = ("a", "b")
    Cache("stale").put(key, [1])
    assert Cache("stale").get(key) == [1]
    assert Cache("stale").get(("a", "c")) is None


def test_a_shallow_clone_is_said(commit: Commit, qa: Runner, tmp_path: Path) -> None:
    commit(1, pages(en=EN, de=DE))
    commit(5, pages(en=NOON))
    run(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path}", "shallow")
    done = qa("stale", "shallow", "--source", "en")
    assert (done.code, "the clone is shallow" in done.err) == (2, True)


def test_no_repository_and_no_source_are_said(qa: Runner, tmp_path: Path) -> None:
    for name, text in pages(en=EN, de=DE).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text or "", encoding="utf-8")
    assert "no git work tree" in qa("stale", "--source", "en").err
    assert "no source is known" in qa("stale", "--source", "none").err


def test_nothing_is_written_into_the_repository(
    commit: Commit, qa: Runner, tmp_path: Path
) -> None:
    commit(1, pages(en=EN, de=DE))
    before = sorted((p, p.stat().st_mtime_ns) for p in (tmp_path / ".git").rglob("*"))
    behind(qa)
    after = sorted((p, p.stat().st_mtime_ns) for p in (tmp_path / ".git").rglob("*"))
    assert after == before


def test_a_gate_on_the_share(commit: Commit, qa: Runner) -> None:
    commit(1, pages(en=EN, de=DE))
    commit(5, pages(en=NOON))
    assert qa("stale", "--source", "en", "--max-stale", "25 %").code == 0
    done = qa("stale", "--source", "en", "--max-stale", "24 %")
    assert (done.code, "1 of 4 units (25.0%)" in done.err) == (1, True)


def test_the_forms(commit: Commit, qa: Runner, tmp_path: Path) -> None:
    commit(1, pages(en=EN, de=DE, id=ID))
    evil = NOON.replace("seven", "x").replace("noon", "<b>noon</b>")
    commit(5, pages(en=evil))
    text = qa("stale", "--source", "en").out
    assert "de: 1 of 1 page behind, 1 of 4 units (25.0%), " in text
    assert "{+noon, but never on Sundays.+}" in text
    assert "stands (since 2030-01-01): Die Fähre" in text
    comment = qa("stale", "--source", "en", "--format", "markdown").out
    assert "**This changes 1 paragraph that 2 languages translated.**" in comment
    assert qa("stale", "--source", "en", "--format", "html", "-o", "s.html").code == 0
    page = (tmp_path / "s.html").read_text(encoding="utf-8")
    assert "<del>seven every morning.</del>" in page


def test_a_diff_of_words() -> None:
    parts = [(part.kind, part.text) for part in diff("a b c", "a x c d")]
    assert parts == [
        ("same", "a"),
        ("old", "b"),
        ("new", "x"),
        ("same", "c"),
        ("new", "d"),
    ]


def test_only_text_needs_a_translator() -> None:
    unit = StaleUnit("d", "de", "p", 1, "s", 1, "", "", "", 0, "links")
    assert not unit.needs_translator


def found(qa: Runner, *arguments: str) -> tuple[list[dict[str, object]], str]:
    done = qa("check", "--source", "en", "--format", "jsonl", *arguments)
    records = [json.loads(line) for line in done.out.splitlines()]
    return [r for r in records if r["record"] == "finding"], done.err


def test_the_check_says_who_is_behind(commit: Commit, qa: Runner) -> None:
    commit(1, pages(en=EN, de=DE, id=ID))
    commit(5, pages(en=NOON))
    commit(8, pages(de=DE.replace("jeden Morgen um sieben", "mittags, nie sonntags")))
    findings, _ = found(qa, "--select", "version-stale")
    (one,) = findings
    assert (one["version"], one["line"], one["severity"]) == ("id", 3, "warning")
    assert one["message"] == (
        "1 of 4 unit is behind en, the first since 2030-01-05: 5 words to translate"
    ) or one["message"] == (
        "1 of 4 units is behind en, the first since 2030-01-05: 5 words to translate"
    )


def test_links_alone_are_a_note(commit: Commit, qa: Runner) -> None:
    commit(1, pages(en=EN, de=DE))
    commit(5, pages(en=EN.replace("/old", "/new")))
    ((one,), _) = found(qa, "--select", "version-stale")
    assert (
        one["severity"],
        "in links, code or spelling alone" in str(one["message"]),
    ) == (
        "note",
        True,
    )


def test_a_fact_is_joined_with_the_date(commit: Commit, qa: Runner) -> None:
    old = EN.replace("seven every morning", "7:15 with 40 seats")
    commit(
        1,
        pages(
            en=old,
            de=DE.replace("jeden Morgen um sieben", "um 7:15 mit 40 Plätzen"),
            id=ID.replace("pukul tujuh setiap pagi", "pukul 7:15 dengan 40 kursi"),
        ),
    )
    commit(5, pages(en=old.replace("40 seats", "65 seats")))
    findings, _ = found(qa, "--select", "numbers,consistency,version-stale")
    told = [one for one in findings if "65" in str(one["message"])]
    assert told
    for one in told:
        assert "behind: the source was changed on 2030-01-05" in str(one["message"])
        assert one["version"] != "en"


def test_the_check_is_off_in_a_shallow_clone(
    commit: Commit, qa: Runner, tmp_path: Path
) -> None:
    commit(1, pages(en=EN, de=DE))
    commit(5, pages(en=NOON))
    run(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path}", "shallow")
    done = qa("check", "shallow", "--source", "en", "--max-stale", "10 %")
    assert "version-stale is off: the clone is shallow" in done.err + done.out


def test_without_a_repository_the_check_is_silent(qa: Runner, tmp_path: Path) -> None:
    for name, text in pages(en=EN, de=DE).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text or "", encoding="utf-8")
    done = qa("check", "--source", "en")
    assert "stale" not in done.err + done.out


PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: de\\n"

msgid "Close the door"
msgstr "Tür schließen"

"""
OLD_ENTRY = 'msgid "Open the door"\nmsgstr "Tür öffnen"\n'
FUZZY = """#, fuzzy
#| msgid "Open the door"
msgid "Open the window at once"
msgstr "Tür öffnen"
"""


def test_fuzzy_entries_are_behind_what_they_were_made_from(
    commit: Commit, qa: Runner
) -> None:
    commit(
        1, {"locale/de.po": PO + OLD_ENTRY, "locale/fr.po": PO.replace(": de", ": fr")}
    )
    commit(5, {"locale/de.po": PO + FUZZY})
    (record,) = behind(qa)
    assert (record["version"], record["before"], record["after"], record["since"]) == (
        "de",
        "Open the door",
        "Open the window at once",
        "2030-01-05",
    )


XLIFF = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a" source-language="en" target-language="de" datatype="plaintext"><body>
<trans-unit id="x"><source>Open the door</source><target>Tür öffnen</target></trans-unit>
<trans-unit id="y"><source>Close it</source><target>Zumachen</target></trans-unit>
</body></file></xliff>
"""


def test_a_source_that_changed_above_its_target_is_seen(
    commit: Commit, qa: Runner
) -> None:
    commit(1, {"app.de.xlf": XLIFF})
    commit(5, {"app.de.xlf": XLIFF.replace("Open the door", "Lock the old gate")})
    (record,) = behind(qa)
    assert (record["before"], record["after"]) == ("Open the door", "Lock the old gate")


def test_the_source_may_be_the_page_that_names_no_language(
    commit: Commit, qa: Runner
) -> None:
    commit(1, {"a/ferry.md": EN, "a/de/ferry.md": DE, "a/id/ferry.md": ID})
    commit(5, {"a/ferry.md": NOON})
    assert [row[:2] for row in brief(behind(qa))] == [("de", 3), ("id", 3)]


def test_history_alone_may_change_what_is_behind(
    commit: Commit, qa: Runner, tmp_path: Path
) -> None:
    """The same texts, another history: what was kept does not answer."""
    commit(1, pages(en=EN, de=DE))
    commit(5, pages(en=NOON))
    assert brief(behind(qa)) == [("de", 3, "text", "2030-01-05")]
    run(tmp_path, "checkout", "-q", "--orphan", "anew")
    commit(7, {})
    assert behind(qa) == []


def test_a_repository_without_commits_is_said(qa: Runner, tmp_path: Path) -> None:
    run(tmp_path, "init", "-q")
    for name, text in pages(en=EN, de=DE).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text or "", encoding="utf-8")
    done = qa("stale", "--source", "en")
    assert (done.code, "has no commits yet" in done.err) == (2, True)


def test_a_clone_without_texts_is_said(
    commit: Commit, qa: Runner, tmp_path: Path
) -> None:
    commit(1, pages(en=EN, de=DE))
    run(tmp_path, "clone", "-q", f"file://{tmp_path}", "part")
    run(tmp_path / "part", "config", "remote.origin.partialclonefilter", "blob:none")
    done = qa("stale", "part", "--source", "en")
    assert (done.code, "the clone is partial" in done.err) == (2, True)


def test_without_git_one_sentence(
    commit: Commit, qa: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(1, pages(en=EN, de=DE))
    monkeypatch.setenv("PATH", str(tmp_path))
    done = qa("stale", "docs", "--source", "en", "--quiet")
    assert (done.code, done.err) == (2, "qa: git is not installed; install it\n")


def test_a_detached_head_a_work_tree_and_a_folder_below(
    commit: Commit, qa: Runner, tmp_path: Path
) -> None:
    commit(1, pages(en=EN, de=DE))
    commit(5, pages(en=NOON))
    run(tmp_path, "worktree", "add", "-q", "--detach", "beside")
    want = [("de", 3, "text", "2030-01-05")]
    assert brief(behind(qa, "beside/docs")) == want
    assert brief(behind(qa, "docs")) == want


def test_a_submodule_has_its_own_history(
    commit: Commit, qa: Runner, tmp_path: Path
) -> None:
    commit(1, pages(en=EN, de=DE))
    commit(5, pages(en=NOON))
    run(tmp_path, "-c", "protocol.file.allow=always",
        "submodule", "add", "-q", f"file://{tmp_path}", "part")  # fmt: skip
    places = {row["path"] for row in behind(qa, ".")}
    assert places == {"docs/de/ferry.md", "part/docs/de/ferry.md"}


def test_versions_in_two_repositories_are_said(
    commit: Commit, qa: Runner, tmp_path: Path
) -> None:
    commit(1, pages(en=EN, de=DE))
    commit(5, pages(en=NOON))
    inner = tmp_path / "docs/id"
    inner.mkdir()
    (inner / "ferry.md").write_text(ID, encoding="utf-8")
    run(inner, "init", "-q")
    run(inner, "add", "-A")
    run(inner, "commit", "-q", "-m", "x")
    done = qa("stale", "docs", "--source", "en")
    assert "`docs/ferry`: the files lie in several repositories" in done.err
    assert "de: 1 of 1 page behind" in done.out


def test_texts_of_other_encodings_in_the_history(
    commit: Commit, qa: Runner, tmp_path: Path
) -> None:
    commit(1, pages(en=EN, de=DE))
    (tmp_path / "docs/de/ferry.md").write_bytes(DE.encode("latin-1"))
    commit(3, {})
    commit(5, pages(en=NOON, de=DE.replace("Fahrkarten", "Karten")))
    assert brief(behind(qa)) == [("de", 3, "text", "2030-01-05")]


def test_a_page_that_was_empty_at_first_is_as_old_as_its_text(
    commit: Commit, qa: Runner
) -> None:
    commit(1, pages(en=EN, de="\n"))
    commit(5, pages(en=NOON))
    commit(8, pages(de=DE))
    assert behind(qa) == []


def test_a_report_never_takes_the_place_of_a_text(commit: Commit, qa: Runner) -> None:
    commit(1, pages(en=EN, de=DE))
    place = Path("docs/de/ferry.md")
    done = qa("stale", "docs", "--source", "en", "-o", str(place))
    assert done.code == 2
    assert "one of the texts to check" in done.err
    assert place.read_text(encoding="utf-8") == DE
    link = Path("link.txt")
    link.symlink_to("report.txt")
    assert qa("stale", "docs", "--source", "en", "-o", str(link)).code == 0
    assert link.is_symlink()
    assert Path("report.txt").is_file()


def test_a_new_paragraph_beside_a_like_one_is_added(commit: Commit, qa: Runner) -> None:
    commit(1, pages(en=EN, de=DE))
    more = "Tickets are sold on the pier by the first officer.\n\n"
    commit(5, pages(en=EN.replace("Tickets", f"{more}Tickets", 1)))
    (record,) = behind(qa)
    assert (record["kind"], record["after"]) == ("added", more.strip())


def test_other_breaks_of_paragraphs_are_no_change(commit: Commit, qa: Runner) -> None:
    one = "Tickets are sold on board. Dogs travel free of charge on all decks."
    german = "Fahrkarten gibt es an Bord. Hunde fahren auf allen Decks umsonst mit."
    commit(1, pages(en=f"{EN}\n{one}\n", de=f"{DE}\n{german}\n"))
    commit(5, pages(en=f"{EN}\n{one.replace('. ', f'.{chr(10) * 2}', 1)}\n"))
    assert behind(qa) == []
    commit(6, pages(en=f"{EN}\n{one.partition('. ')[0]}.\n"))
    assert [row[2:] for row in brief(behind(qa))] == [("text", "2030-01-06")]
