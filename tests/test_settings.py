"""What a project says for itself: profiles, levels by path and language, notes that suppress, terminology, patterns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from qa import terminology
from qa.api import check
from qa.config import Set, Settings, for_set
from qa.errors import QaError
from qa.model import Result, Segment, Version
from qa.profiles import profiles
from qa.registry import checks
from tests.conftest import Runner

DATA = Path(__file__).parent / "data"
LENIENT: dict[str, Any] = {"per-language": {"pt": {"ignore": ["placeholders"]}}}
NOTED: dict[str, Any] = {
    "per-path": {"ui/*": {"severity": {"placeholder-missing": "note"}}}
}
WRONG: dict[str, Any] = {"per-path": {"ui/*": {"ignore": ["no-such"]}}}


def run(
    texts: dict[str, str], meta: dict[str, str] | None = None, **settings: Any
) -> Result:
    said = tuple((meta or {}).items())
    versions = [
        Version(tag, (Segment(text, f"ui/{tag}.po", meta=said),), "ui")
        for tag, text in texts.items()
    ]
    return check(
        versions,
        source="en",
        settings=msgspec.convert({"profile": "software", **settings}, Settings),
    )


def ids(result: Result) -> list[str]:
    return [finding.check for finding in result.findings]


def test_profiles_name_checks_that_exist() -> None:
    known = {each.id for each in checks()}
    for name, profile in profiles().items():
        assert set(profile.severity) <= known, name
        assert profile.summary


def test_a_profile_lists_its_checks(qa: Runner) -> None:
    news, software = (
        qa("checks", "--profile", name).out for name in ("news", "software")
    )
    assert any(
        "end-punctuation" in line and " off " in line for line in news.splitlines()
    )
    assert any(
        "end-punctuation" in line and " warning " in line
        for line in software.splitlines()
    )
    assert qa("checks", "--profile", "poetry").code == 2


def test_levels_of_a_path_and_of_a_language() -> None:
    texts = {
        "en": "Delete %s?",
        "fr": "Supprimer %s ?",
        "de": "Löschen?",
        "pt-BR": "Excluir?",
    }
    (both,) = run(texts, select=["placeholder-missing"]).findings
    assert [part.version for part in both.folded] == ["de", "pt-BR"]
    lenient = run(texts, select=["placeholder-missing"], **LENIENT)
    assert [finding.version for finding in lenient.findings] == ["de"]
    noted = run(texts, select=["placeholders"], **NOTED)
    assert {
        finding.severity.name for finding in noted.findings if finding.severity
    } == {"NOTE"}
    with pytest.raises(QaError, match="no-such"):
        run(texts, **WRONG)


def test_a_note_suppresses_and_an_idle_one_is_said() -> None:
    texts = {"en": "Delete %s?", "de": "Löschen?"}
    quiet = run(
        texts, {"note": "qa: ignore placeholder-missing the name is in the title"}
    )
    assert "placeholder-missing" not in ids(quiet)
    assert [f.decision.reason for f in quiet.accepted if f.decision] == [
        "the name is in the title"
    ]
    assert quiet.notices == ()
    idle = run(
        {"en": "Yes", "de": "Ja"},
        {"note": "qa: ignore tag-missing, url-missing because"},
    )
    assert any(
        "`qa: ignore tag-missing, url-missing` suppresses nothing" in notice
        for notice in idle.notices
    )


def test_patterns_of_placeholders() -> None:
    result = run(
        {"en": "Hi :user:", "de": "Hallo :Nutzer:"},
        placeholders=[r":\w+:"],
        select=["placeholders"],
    )
    assert ids(result) == ["placeholder-changed"]
    with pytest.raises(QaError, match="regular expression"):
        run({"en": "a", "de": "b"}, placeholders=["("])


def test_terms_of_tbx_and_their_status() -> None:
    result = run(
        {"en": "Open the folder", "de": "Öffne den Karteikasten"},
        terms=[str(DATA / "terms.tbx")],
    )
    assert "term-forbidden" in ids(result)
    assert "term-missing" not in ids(result)
    assert "term-missing" not in ids(
        run(
            {"en": "Open the folder", "de": "Öffne die Ordner"},
            terms=[str(DATA / "terms.tbx")],
        )
    )


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("t.csv", "a1,b1\nx,y\n", "headed by a language"),
        ("t.tbx", "<tbx><a></tbx>", "well-formed"),
        ("t.tbx", '<!DOCTYPE x [<!ENTITY a "b">]><tbx>&a;</tbx>', "entity"),
        ("t.xyz", "", "format"),
    ],
)
def test_bad_terminology_is_one_clear_sentence(
    tmp_path: Path, name: str, content: str, said: str
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(QaError, match=said):
        terminology.load((str(path),))


def test_a_set_has_no_sets() -> None:
    settings = Settings(sets=[Set(paths=["docs/"], source="en"), Set(paths=["app/"])])
    own = for_set(settings, settings.sets[0])
    assert (own.source, own.sets) == ("en", [])
