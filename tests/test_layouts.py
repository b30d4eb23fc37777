"""Where paths say the language and the source: every way that projects have of it, and what only looks like one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from qa.config import Settings
from qa.input import sources
from qa.input.orphans import leave_orphans
from qa.model import Version

TEXTS = {
    "en": "Take the key out of the drawer before you close the shop for the night.\n",
    "de": "Nimm den Schlüssel aus der Schublade, bevor du den Laden für die Nacht schließt.\n",
    "fr": "Prends la clé dans le tiroir avant de fermer la boutique pour la nuit.\n",
    "pt": "Tire a chave da gaveta antes de você fechar a loja para a noite, não depois.\n",
    "zh": "晚上关店之前,请先把钥匙从抽屉里拿出来,然后交给在门口等候的同事,不要放在桌子上。\n",
    "tw": "晚上關店之前,請先把鑰匙從抽屜裡拿出來,然後交給在門口等候的同事,不要放在桌子上。\n",
    "ja": "夜、店を閉める前に、引き出しから鍵を取り出して、入口で待っている同僚に渡してください。\n",
    "ko": "밤에 가게 문을 닫기 전에 서랍에서 열쇠를 꺼내 입구에서 기다리는 동료에게 건네주세요.\n",
}

LAYOUTS = {
    "dot": "a.md=en a.de.md=de a.zh-CN.md=zh -> a: en de zh-CN; en",
    "stroke": "README.md=en README-de.md=de README-ptbr.md=pt -> README: en de pt-BR; en",
    "underscore": "README.md=en README_CN.md=zh README_JP.md=ja -> README: en zh ja; en",
    "small countries": "README-en.md=en README-cn.md=zh README-jp.md=ja README-kr.md=ko -> README: en zh ja ko",
    "Taiwan": "README.md=en README-cn.md=zh README-tw.md=tw -> README: en zh zh-TW; en",
    "names": "a.md=en a.german.md=de a.brazilian-portuguese.md=pt -> a: en de pt-BR; en",
    "own names": "deutsch/a.md=de français/a.md=fr -> a: de fr",
    "names in English": "english/a.md=en german/a.md=de -> a: en de",
    "folder below": "README.md=en docs/README.de.md=de docs/README.fr.md=fr -> README: en de fr; en",
    "two below": "README.md=en docs/translations/README-de.md=de -> README: en de; en",
    "folders beside": "pages/x/rm.md=en pages/x/am.md=en pages.de/x/rm.md=de pages.de/x/am.md=de "
    "-> pages/x/rm: en de, pages/x/am: en de; en",
    "folders with a stroke": "docs/a.md=en docs-de/a.md=de docs_fr/a.md=fr -> docs/a: en de fr; en",
    "a folder": "docs/a.md=en docs/de/a.md=de docs/fr/a.md=fr -> docs/a: en de fr; en",
    "Docusaurus": "docs/b/a.md=en i18n/de/docusaurus-plugin-content-docs/current/b/a.md=de "
    "-> docs/b/a: en de; en",
    "its versions": "versioned_docs/version-2.x/a.md=en i18n/de/docusaurus-plugin-content-docs/version-2.x/a.md=de "
    "-> versioned_docs/version-2.x/a: en de; en",
    "its blog": "blog/a.md=en i18n/fr/docusaurus-plugin-content-blog/a.md=fr -> blog/a: en fr; en",
    "its other docs": "team/a.md=en i18n/fr/docusaurus-plugin-content-docs-team/current/a.md=fr "
    "-> team/a: en fr; en",
    "another tree": "src/a.md=en src/b.md=en i18n/de/man/a.md=de i18n/de/man/b.md=de -> src/a: en de, src/b: en de; en",
    "the fullest folder": "d/en/a.md=en d/en/b.md=en d/en/c.md=en d/de/a.md=de d/de/b.md=de d/fr/a.md=fr "
    "-> d/a: en de fr, d/b: en de; en",
    "as full as another": "d/en/a.md=en d/en/b.md=en d/de/a.md=de d/de/b.md=de -> d/a: en de, d/b: en de",
    "another package": "README.md=en p/q/r/s/README.de.md=de p/q/r/s/README.fr.md=fr -> p/q/r/s/README: de fr",
    "Apple": "Base.lproj/L.strings=en de.lproj/L.strings=de -> L: en de",
}

NO_LAYOUTS = {
    "pages": "pages/rm.md=en pages/am.md=en pages/ls.md=en pages/cd.md=en pages/ssh.md=en",
    "pages of two letters": "pages/rm.md=en pages/am.md=en",
    "variants": "id.md=en id-tokens.md=en is-debug.md=en is.md=en",
    "words": "log.md=en log-in.md=en about.md=en about-us.md=en",
    "short words": "about.txt=About. about-us.txt=Us.",
    "folders": "lib/is/README.md=en lib/no/README.md=en lib/id/README.md=en",
    "another format": "guide.md=en guide.html=en",
}


def found(
    folder: Path, files: str, **settings: object
) -> tuple[dict[str, set[str]], set[str | None], list[str]]:
    """Return the versions of each document that is joined, the sources, and what is said."""
    for file in files.split():
        path, _, text = file.partition("=")
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        said = TEXTS.get(text, text)
        place.write_text(
            f'"k" = "{said.strip()}";\n' if path.endswith(".strings") else said,
            encoding="utf-8",
        )
    gathered = sources.gather(["."], Settings(**settings))  # type: ignore[arg-type]
    documents: dict[str, set[str]] = defaultdict(set)
    files_of: dict[str, int] = defaultdict(int)
    for batch in gathered.batches:
        for source in batch.sources:
            documents[source.document].add(str(source.version))
            files_of[source.document] += 1
    joined = {
        name: versions for name, versions in documents.items() if files_of[name] > 1
    }
    return (
        joined,
        {batch.settings.source for batch in gathered.batches},
        gathered.notices,
    )


@pytest.mark.parametrize("row", LAYOUTS.values(), ids=LAYOUTS)
def test_a_layout_is_found(
    row: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    files, _, wanted = row.partition(" -> ")
    documents, _, source = wanted.partition("; ")
    joined, origins, said = found(tmp_path, files)
    expected = {
        name: set(tags.split())
        for name, _, tags in (each.partition(": ") for each in documents.split(", "))
    }
    if "Base" in files:
        expected = {
            name: {tag.replace("en", "None") for tag in tags}
            for name, tags in expected.items()
        }
    assert joined == expected
    assert origins == {source or None}
    assert any("the source is" in sentence for sentence in said) == bool(source)


@pytest.mark.parametrize("files", NO_LAYOUTS.values(), ids=NO_LAYOUTS)
def test_what_only_looks_like_one_joins_nothing(
    files: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    joined, _, _ = found(tmp_path, files)
    assert {name: tags for name, tags in joined.items() if len(tags) > 1} == {}


def test_a_source_that_is_found_can_be_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _, origins, said = found(tmp_path, "a.md=en a.de.md=de", source="none")
    assert origins == {None}
    assert not any("the source is" in sentence for sentence in said)


def test_a_country_that_says_a_language_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _, _, said = found(tmp_path, "a.md=en a-cn.md=zh a-tw.md=tw")
    assert (
        "countries say languages: `cn` as zh (Chinese), `tw` as zh-TW (Traditional Chinese)"
        in said
    )


def test_what_was_found_can_be_written_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    patterns = ["pages.{lang}/{document}.md", "pages/{document}.md"]
    joined, _, _ = found(
        tmp_path, "pages/a.md=en pages.de/a.md=de other/a.fr.md=fr", pattern=patterns
    )
    assert list(joined) == ["a"]


@pytest.mark.parametrize(
    ("files", "profiles"),
    [
        ("a.en.md=en a.de.md=de", {"docs"}),
        ("en.json={} de.json={}", {"software"}),
        ("a.en.srt=x a.de.srt=y", {"subtitles"}),
        ("a.en.txt=en a.de.txt=de", {"news"}),
        ("a.en.txt=en a.de.txt=de b.en.html=en b.de.html=de", {"news", "docs"}),
    ],
)
def test_the_profile_is_that_of_the_format(
    files: str, profiles: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found(tmp_path, files)
    gathered = sources.gather(["."], Settings())
    assert {batch.settings.profile for batch in gathered.batches} == profiles
    gathered = sources.gather(["."], Settings(profile="corpus"))
    assert {batch.settings.profile for batch in gathered.batches} == {"corpus"}


def test_what_in_code_is_translated_can_be_declared(tmp_path: Path) -> None:
    from qa import check_files

    for tag, text in {
        "en": "tap {{path/to/tap}}",
        "de": "tap {{pfad/zu/hahn}}",
    }.items():
        (tmp_path / f"a.{tag}.md").write_text(f"`{text}`\n", encoding="utf-8")
    checks = {finding.check for finding in check_files(str(tmp_path)).findings}
    assert "code-span-changed" in checks
    settings = Settings(translatable=[r"\{\{.*?\}\}"])
    assert not check_files(str(tmp_path), settings=settings).findings


PAGES = {
    "ids of headings": (
        "# Watering plan {#plan}\n\n"
        + "".join(f"## Part {n} of it {{#part-{n}-of-it}}\n\n" for n in range(6)),
        "# Gießplan {#plan}\n\n"
        + "".join(f"## Teil {n} davon {{#part-{n}-of-it}}\n\n" for n in range(6)),
        "# Plan {#plan}\n\n"
        + "".join(f"## Partie {n} {{#part-{n}-of-it}}\n\n" for n in range(6)),
    ),
    "paragraphs that were left": tuple(
        said
        + "".join(
            f"Walk to shed number {n} in the garden and come back before the evening.\n\n"
            for n in range(6)
        )
        if language != "de"
        else said
        for language, said in (
            ("en", TEXTS["en"]),
            ("de", TEXTS["de"]),
            ("fr", TEXTS["fr"]),
        )
    ),
}


@pytest.mark.parametrize("pages", PAGES.values(), ids=PAGES)
def test_the_source_is_what_the_others_have_kept(
    pages: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for language, text in zip(("en", "de", "fr"), pages, strict=True):
        place = tmp_path / language / "plan.md"
        place.parent.mkdir()
        place.write_text(f"{text}\n{TEXTS[language]}", encoding="utf-8")
    gathered = sources.gather(["."], Settings())
    assert {batch.settings.source for batch in gathered.batches} == {"en"}
    assert any("have kept texts of it" in sentence for sentence in gathered.notices)


def test_a_page_that_the_source_lacks_is_not_compared() -> None:
    page = Version("de", (), "a", "")
    groups = {name: [replace(page, name="en"), page] for name in "abc"}
    lone = [page, replace(page, name="fr")]
    kept, said = leave_orphans({**groups, "d": lone}, "en")
    assert list(kept) == ["a", "b", "c"]
    assert said == ["not in en, and so not compared: `d`"]
    assert leave_orphans({"a": groups["a"], "d": lone}, "en") == (
        {"a": groups["a"], "d": lone},
        [],
    )
