"""The server as an editor sees it: one process for all of these tests."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="the extra `server` is not installed")

from tests.server.client import Client

BRIDGE = {
    "en": "The bridge is 312 metres long.\n\nIt opened on 25 May 2021.\n",
    "de": "Die Brücke ist 312 Meter lang.\n\nSie wurde am 25. Mai 2021 eröffnet.\n",
    "fr": "Le pont mesure 312 mètres de long.\n\nIl a ouvert le 26 mai 2021.\n",
}
TOWER = {
    "en": "👩🏽‍🚀 The tower is 48 metres high.\n",
    "nl": "👩🏽‍🚀 De toren is 48 meter hoog.\n",
}


@pytest.fixture(scope="module")
def roots(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    first, second = (tmp_path_factory.mktemp(name) for name in ("one", "two"))
    for name, text in BRIDGE.items():
        (first / f"bridge.{name}.txt").write_text(text, encoding="utf-8")
    for name, text in TOWER.items():
        (second / f"tower.{name}.txt").write_text(text, encoding="utf-8")
    (second / "po").mkdir()
    return first, second


@pytest.fixture(scope="module")
def editor(roots: tuple[Path, Path]) -> Iterator[Client]:
    client = Client.started()
    client.initialize(*roots, initializationOptions={"inlayHints": True})
    yield client
    assert client.stop() == 0


def _range(line: int, start: int, end: int) -> dict[str, Any]:
    return {
        "start": {"line": line, "character": start},
        "end": {"line": line, "character": end},
    }


def _replace(line: int, start: int, end: int, text: str) -> dict[str, Any]:
    return {"range": _range(line, start, end), "text": text}


def _about(path: Path, **more: Any) -> dict[str, Any]:
    return {"textDocument": {"uri": path.as_uri()}, **more}


def test_a_fault_is_told_in_the_version_that_has_it(
    editor: Client, roots: tuple[Path, Path]
) -> None:
    french = roots[0] / "bridge.fr.txt"
    [found] = editor.wait_for(french, ["date-mismatch"])
    assert found["range"] == _range(2, 15, 17)
    assert found["severity"] == 1
    assert found["codeDescription"]["href"].endswith("checks.md#date-mismatch")
    related = [each["location"]["uri"] for each in found["relatedInformation"]]
    assert related == [
        (roots[0] / f"bridge.{name}.txt").as_uri() for name in ("de", "en")
    ]
    assert not editor.diagnostics.get((roots[0] / "bridge.en.txt").as_uri())


def test_unsaved_text_is_checked_and_mended_text_is_withdrawn(
    editor: Client, roots: tuple[Path, Path]
) -> None:
    german = roots[0] / "bridge.de.txt"
    editor.open(german)
    editor.change(german, 2, _replace(0, 15, 18, "321"))
    [found] = editor.wait_for(german, ["number-mismatch"], 2)
    assert found["range"] == _range(0, 15, 18)
    editor.change(german, 3, _replace(0, 15, 18, "312"))
    assert editor.wait_for(german, [], 3) == []


def test_a_new_paragraph_moves_what_is_below(
    editor: Client, roots: tuple[Path, Path]
) -> None:
    french = roots[0] / "bridge.fr.txt"
    editor.open(french)
    editor.change(french, 2, _replace(0, 0, 0, "\n\n"))
    [found] = editor.wait_for(french, ["date-mismatch"], 2)
    assert found["range"] == _range(4, 15, 17)
    editor.change(french, 3, _replace(0, 0, 0, ""), {"text": BRIDGE["fr"]})
    [found] = editor.wait_for(french, ["date-mismatch"], 3)
    assert found["range"] == _range(2, 15, 17)


def test_what_is_closed_unsaved_counts_as_it_is_on_disk(
    editor: Client, roots: tuple[Path, Path]
) -> None:
    dutch = roots[1] / "tower.nl.txt"
    editor.open(dutch)
    editor.change(dutch, 2, {"text": TOWER["nl"].replace("48", "84")})
    [found] = editor.wait_for(dutch, ["number-mismatch"], 2)
    # Nobody is to blame of two: both are told.
    editor.wait_for(roots[1] / "tower.en.txt", ["number-mismatch"])
    # Woman, skin tone, joiner, rocket: seven units of UTF-16.
    assert found["range"] == _range(0, 20, 22)
    editor.tell("textDocument/didClose", _about(dutch))
    editor.wait_for(dutch, [])


def test_a_changed_source_marks_its_translations(
    editor: Client, roots: tuple[Path, Path]
) -> None:
    settings = roots[1] / "qa.toml"
    settings.write_text('source = "en"\n', encoding="utf-8")
    event = {"uri": settings.as_uri(), "type": 1}
    editor.tell("workspace/didChangeWatchedFiles", {"changes": [event]})
    english = roots[1] / "tower.en.txt"
    editor.open(english)
    editor.change(english, 2, {"text": TOWER["en"].replace("48", "49")})
    editor.wait_for(roots[1] / "tower.nl.txt", ["number-mismatch"])
    editor.wait_for(english, [], 2)
    editor.change(english, 3, {"text": TOWER["en"]})
    editor.wait_for(roots[1] / "tower.nl.txt", [])


def test_settings_are_reloaded_and_their_mistakes_told(
    editor: Client, roots: tuple[Path, Path]
) -> None:
    settings = roots[1] / "qa.toml"
    settings.write_text("sourcce = 1\n", encoding="utf-8")
    event = {"uri": settings.as_uri(), "type": 2}
    editor.tell("workspace/didChangeWatchedFiles", {"changes": [event]})
    [found] = editor.wait_for(settings, ["input"])
    assert "sourcce" in found["message"]
    settings.write_text("", encoding="utf-8")
    editor.tell("workspace/didChangeWatchedFiles", {"changes": [event]})
    editor.wait_for(settings, [])


def test_hovering_over_a_fact_shows_who_states_what(
    editor: Client, roots: tuple[Path, Path]
) -> None:
    english = roots[0] / "bridge.en.txt"
    said = editor.ask("textDocument/hover", editor.at(english, 2, 14))
    value = said["contents"]["value"]
    assert "- **en**: 25 = 25 May ✓" in value
    assert "- fr: 26 = 26 May ✗" in value


def test_hovering_over_a_finding_explains_it(
    editor: Client, roots: tuple[Path, Path]
) -> None:
    french = roots[0] / "bridge.fr.txt"
    said = editor.ask("textDocument/hover", editor.at(french, 2, 16))
    value = said["contents"]["value"]
    assert value.startswith("**date-mismatch** (error, high confidence)")
    assert "A date or time differs" in value


def test_hovering_over_the_first_line_tells_the_language(
    editor: Client, roots: tuple[Path, Path]
) -> None:
    german = roots[0] / "bridge.de.txt"
    said = editor.ask("textDocument/hover", editor.at(german, 0, 1))
    assert "**de**: German, as it is named" in said["contents"]["value"]
    nothing = editor.ask("textDocument/hover", editor.at(german, 1, 0))
    assert nothing is None


def test_a_text_leads_to_the_same_text_elsewhere(
    editor: Client, roots: tuple[Path, Path]
) -> None:
    german, english, french = (
        roots[0] / f"bridge.{name}.txt" for name in ("de", "en", "fr")
    )
    found = editor.ask("textDocument/definition", editor.at(german, 2, 5))
    assert [each["uri"] for each in found] == [english.as_uri(), french.as_uri()]
    assert [each["range"]["start"]["line"] for each in found] == [2, 2]
    context = {"context": {"includeDeclaration": True}}
    asked = {**editor.at(german, 2, 5), **context}
    found = editor.ask("textDocument/references", asked)
    assert len(found) == 3
    links = editor.ask("textDocument/documentLink", _about(german))
    assert [link["target"] for link in links] == [
        f"{english.as_uri()}#L1,1",
        f"{english.as_uri()}#L3,1",
    ]
    assert links[0]["range"] == _range(0, 0, 3)


def test_the_same_fact_is_highlighted(editor: Client, roots: tuple[Path, Path]) -> None:
    english = roots[0] / "bridge.en.txt"
    found = editor.ask("textDocument/documentHighlight", editor.at(english, 0, 15))
    assert [each["range"] for each in found] == [_range(0, 14, 17)]


def test_odd_facts_have_hints_and_the_top_counts(
    editor: Client, roots: tuple[Path, Path]
) -> None:
    french = roots[0] / "bridge.fr.txt"
    asked = _about(
        french, range=_range(0, 0, 99) | {"end": {"line": 9, "character": 0}}
    )
    [hint] = editor.ask("textDocument/inlayHint", asked)
    assert hint["label"] == " ≠ 25 May (de, en)"
    [lens] = editor.ask("textDocument/codeLens", _about(french))
    assert lens["command"]["title"] == "3 versions, 1 finding"


def test_diagnostics_can_be_asked_for(editor: Client, roots: tuple[Path, Path]) -> None:
    french = roots[0] / "bridge.fr.txt"
    report = editor.ask("textDocument/diagnostic", _about(french))
    assert report["kind"] == "full"
    assert [each["code"] for each in report["items"]] == ["date-mismatch"]


def test_a_finding_is_accepted_with_a_reason(
    editor: Client, roots: tuple[Path, Path]
) -> None:
    french = roots[0] / "bridge.fr.txt"
    [told] = editor.wait_for(french, ["date-mismatch"])
    asked = _about(french, range=told["range"], context={"diagnostics": [told]})
    found = editor.ask("textDocument/codeAction", asked)
    assert [each["title"] for each in found] == [
        "Accept: date-mismatch may stay here",
        "Explain date-mismatch",
    ]
    command = found[0]["command"]
    arguments = [*command["arguments"], "it opened a day later there"]
    asked = {"command": command["command"], "arguments": arguments}
    editor.ask("workspace/executeCommand", asked)
    [told] = _until_accepted(editor, french)
    assert told["severity"] == 4
    assert told["tags"] == [1]
    assert told["message"].startswith("accepted: it opened a day later there: ")
    line = (roots[0] / "qa-baseline.jsonl").read_text(encoding="utf-8")
    assert '"reason":"it opened a day later there"' in line
    assert (roots[0] / "qa.toml").read_text() == 'baseline = "qa-baseline.jsonl"\n'


def _until_accepted(editor: Client, path: Path) -> list[dict[str, Any]]:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        found = editor.diagnostics[path.as_uri()]
        if found and found[0].get("tags"):
            return found
        time.sleep(0.02)
    raise AssertionError(editor.diagnostics)


def test_a_check_is_explained(editor: Client) -> None:
    asked = {"command": "qa.explain", "arguments": ["date-mismatch"]}
    said = editor.ask("workspace/executeCommand", asked)
    assert said.startswith("A date or time differs")


@pytest.mark.parametrize(
    "broken",
    [
        b'Content-Length: 9\r\n\r\n{"jsonrpc',
        b"Content-Length: 2\r\n\r\n[]",
        b"nonsense\r\n\r\n",
        b'Content-Length: 46\r\n\r\n{"jsonrpc": "2.0", "method": "x", "params": 12}'[
            :-1
        ],
    ],
)
def test_a_broken_message_does_not_end_it(
    editor: Client, roots: tuple[Path, Path], broken: bytes
) -> None:
    editor.raw(broken)
    french = roots[0] / "bridge.fr.txt"
    assert editor.ask("textDocument/codeLens", _about(french))


def test_what_is_of_no_folder_says_nothing(editor: Client, tmp_path: Path) -> None:
    alone = tmp_path / "x.de.txt"
    alone.write_text("Ein Text.\n", encoding="utf-8")
    editor.open(alone)
    assert editor.ask("textDocument/hover", editor.at(alone, 0, 1)) is None
    assert editor.ask("textDocument/codeLens", _about(alone)) == []


def test_a_folder_comes_and_goes(editor: Client, tmp_path: Path) -> None:
    for name, text in BRIDGE.items():
        (tmp_path / f"b.{name}.txt").write_text(text, encoding="utf-8")
    folder = {"uri": tmp_path.as_uri(), "name": "third"}
    event = {"added": [folder], "removed": []}
    editor.tell("workspace/didChangeWorkspaceFolders", {"event": event})
    editor.wait_for(tmp_path / "b.fr.txt", ["date-mismatch"])
    event = {"added": [], "removed": [folder]}
    editor.tell("workspace/didChangeWorkspaceFolders", {"event": event})
    editor.wait_for(tmp_path / "b.fr.txt", [])
