"""`qa group`: files without a telling name find their documents by what they say."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from qa.group import group
from qa.model import Segment, Version
from tests.conftest import Runner

FERRY = {
    "en": """The ferry to Lindholm leaves at 7:45 from pier 12.
Captain Astrid Vendel has steered it for 31 years.
A return ticket costs 18 euros, a bicycle 4 euros more.
In 2019 the boat carried 48,300 passengers over the strait.""",
    "de": """Die Fähre nach Lindholm legt um 7:45 Uhr von Pier 12 ab.
Kapitänin Astrid Vendel steuert sie seit 31 Jahren.
Eine Rückfahrkarte kostet 18 Euro, ein Fahrrad 4 Euro mehr.
2019 beförderte das Boot 48.300 Fahrgäste über den Sund.""",
    "id": """Feri ke Lindholm berangkat pukul 7.45 dari dermaga 12.
Kapten Astrid Vendel telah mengemudikannya selama 31 tahun.
Tiket pulang pergi berharga 18 euro, sepeda 4 euro lagi.
Pada 2019 kapal itu mengangkut 48.300 penumpang menyeberangi selat.""",
}
LIBRARY = {
    "en": """The town library of Morsk opens a new hall on 3 May 2024.
Its architect, Ludmila Horak, designed 6 other halls before.
The shelves hold 92,000 books, 1,150 of them in Braille.
Readers find the catalogue at https://morsk.example/books.""",
    "de": """Die Stadtbücherei von Morsk eröffnet am 3. Mai 2024 einen neuen Saal.
Die Architektin Ludmila Horak hat zuvor 6 andere Säle entworfen.
In den Regalen stehen 92.000 Bücher, davon 1.150 in Brailleschrift.
Den Katalog finden Leser unter https://morsk.example/books.""",
    "id": """Perpustakaan kota Morsk membuka aula baru pada 3 Mei 2024.
Arsiteknya, Ludmila Horak, pernah merancang 6 aula lain.
Raknya memuat 92.000 buku, 1.150 di antaranya dalam huruf Braille.
Pembaca menemukan katalognya di https://morsk.example/books.""",
}
AGAIN = """Das Schiff nach Lindholm fährt um 7:45 Uhr am Pier 12 los.
Kapitänin Astrid Vendel steuert sie seit nunmehr 31 Jahren.
Eine Rückfahrkarte kostet 18 Euro, ein Fahrrad 4 Euro mehr.
2019 beförderte die Fähre 48.300 Fahrgäste über den Sund."""
ALONE = """The bakery in Quillan street sells rye bread and plum cake.
Old Tobias lights the oven at night and sleeps in the morning.
His daughter would rather paint, but the dough does not wait.
Nobody has counted the loaves, and nobody will."""
FOOT = "© Example House · +49 30 5550 1234 · https://example.org/contact"


def version(name: str, text: str, path: str) -> Version:
    lines = enumerate(text.split("\n"), 1)
    return Version(name, tuple(Segment(t, path, n) for n, t in lines), path=path)


def texts() -> dict[str, tuple[str, str]]:
    """Return texts by names that say nothing: language, text."""
    found = [*FERRY.items(), *LIBRARY.items()]
    return {f"{7 * n % 11:02}.txt": text for n, text in enumerate(found)}


def together(named: dict[str, tuple[str, str]]) -> list[list[str]]:
    grouped = group([version(tag, text, path) for path, (tag, text) in named.items()])
    return sorted(
        sorted(named[v.path][1][:12] + v.name for v in each.versions)
        for each in grouped.groups
    )


def names(documents: dict[str, str]) -> list[str]:
    return sorted(text[:12] + tag for tag, text in documents.items())


def test_versions_find_their_document() -> None:
    assert together(texts()) == sorted([names(FERRY), names(LIBRARY)])


def test_what_a_site_says_everywhere_joins_nothing() -> None:
    named = {
        path: (tag, f"{text}\n{FOOT}\n{FOOT}x") for path, (tag, text) in texts().items()
    }
    named["z.txt"] = ("en", f"{ALONE}\n{FOOT}\n{FOOT}x")
    assert together(named) == sorted([names(FERRY), names(LIBRARY)])


def test_another_translation_joins_its_document() -> None:
    found = group(
        [
            version("en", FERRY["en"], "a"),
            version("de", FERRY["de"], "b"),
            version("de", AGAIN, "c"),
        ]
    )
    assert [[v.name for v in each.versions] for each in found.groups] == [
        ["en", "de", "de@2"]
    ]


def test_what_has_no_partner_stays_alone() -> None:
    named = {**texts(), "z.txt": ("en", ALONE)}
    found = group([version(tag, text, path) for path, (tag, text) in named.items()])
    assert [each.path for each in found.alone] == ["z.txt"]


def test_a_pair_is_found_without_any_other_text() -> None:
    one, other = version("en", LIBRARY["en"], "1"), version("de", LIBRARY["de"], "2")
    found = group([one, other])
    assert [each.document for each in found.groups] == ["1"]
    assert found.groups[0].certainty > 0.8


def test_unlike_texts_make_no_pair() -> None:
    found = group([version("en", ALONE, "1"), version("de", FERRY["de"], "2")])
    assert not found.groups


def test_nothing_makes_nothing() -> None:
    assert group([]).groups == ()


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    (tmp_path / "dump").mkdir()
    for name, (_, text) in {**texts(), "z.txt": ("en", ALONE)}.items():
        (tmp_path / "dump" / name).write_text(text + "\n", encoding="utf-8")
    return tmp_path


def test_records(dump: Path, qa: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(dump)
    run = qa("group", "dump", "--format", "jsonl")
    assert run.code == 0
    records = [json.loads(line) for line in run.out.splitlines()]
    assert [list(record) for record in records] == [
        ["record", "document", "certainty", "files"],
        ["record", "document", "certainty", "files"],
        ["record", "path", "version"],
    ]
    assert {file["version"] for file in records[0]["files"]} == {"en", "de", "id"}
    assert records[2] == {"record": "alone", "path": "dump/z.txt", "version": "en"}


def test_the_table(dump: Path, qa: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(dump)
    run = qa("group", "dump")
    assert "3 versions" in run.out
    assert "decided by" in run.out
    assert "alone: 1" in run.out


def test_what_is_kept_is_used(
    dump: Path, qa: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(dump)
    settings = Path("qa.toml")
    settings.write_text('# ours\nfail-on = "never"\n', encoding="utf-8")
    assert qa("group", "dump", "--write", "qa.toml").code == 0
    first = settings.read_text(encoding="utf-8")
    assert first.startswith('# ours\nfail-on = "never"\n')
    assert len(tomllib.loads(first)["documents"]) == 2
    assert qa("group", "dump", "--write", "qa.toml").code == 0
    assert settings.read_text(encoding="utf-8") == first
    run = qa("check", "--format", "jsonl")
    assert '"documents": 2,' in run.out


def test_a_folder_that_names_no_documents_is_grouped(
    dump: Path, qa: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(dump)
    run = qa("check", "dump", "--format", "jsonl")
    assert run.code in {0, 1}
    assert '"documents": 2,' in run.out
    assert "grouped by what they say: 2 documents" in run.err


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("kept.json", "", "no file of settings"),
        ("no/qa.toml", "", "folder does not exist"),
        ("qa.toml", "source = ", "not valid TOML"),
        ("qa.toml", 'documents = {a = {en = "x"}}', "one line"),
    ],
)
def test_what_cannot_be_kept(
    dump: Path,
    qa: Runner,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    text: str,
    said: str,
) -> None:
    monkeypatch.chdir(dump)
    if text:
        Path("other").mkdir()
        Path("other", name).write_text(text, encoding="utf-8")
        name = f"other/{name}"
    run = qa("group", "dump", "--write", name)
    assert (run.code, said in run.err) == (2, True)
