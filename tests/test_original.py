"""Which version of a keyed catalogue the others were made from."""

from __future__ import annotations

from qa.input.original import mark_originals
from qa.model import Segment, Version

KEYS = {
    "open.harbour.map": ("Open the map of the harbour", "Hafenkarte öffnen", "Ouvrir le plan du port"),
    "close.window": ("Close this window", "Dieses Fenster schließen", "Fermer cette fenêtre"),
    "save_copy": ("Save a copy of it", "Eine Kopie davon sichern", "Enregistrer une copie"),
    "deleteEntry": ("Delete the entry for good", "Eintrag endgültig löschen", "Supprimer l'article"),
    "error.network.slow": ("The network is too slow", "Das Netz ist zu langsam", "Le réseau est trop lent"),
    "title_welcome": ("Welcome to the library", "Willkommen in der Bibliothek", "Bienvenue à la bibliothèque"),
}  # fmt: skip
"""What three languages say under one key; the keys are English."""


def make(name: str, column: int, *, times: int = 4, keyed: bool = True) -> Version:
    """Return a version that says all of it several times."""
    segments = [
        Segment(f"{texts[column]} {number}", "a.json", unit=f"part{number}.{key}")
        for number in range(times)
        for key, texts in KEYS.items()
    ]
    return Version(name, tuple(segments), "a", f"{name}.json", keyed=keyed)


def find(*versions: Version) -> list[str]:
    marked, _ = mark_originals(versions)
    return [version.name for version in marked if version.original]


def test_keys_are_named_in_one_language() -> None:
    assert find(make("fr", 2), make("de", 1), make("en", 0)) == ["en"]


def test_a_version_that_was_not_translated_is_no_rival() -> None:
    assert find(make("fr", 2), make("cv", 0), make("en", 0)) == ["en"]


def test_of_forms_of_a_language_the_plain_one() -> None:
    assert find(make("en-GB", 0), make("de", 1), make("en", 0)) == ["en"]


def test_a_file_that_names_no_language_is_it() -> None:
    assert find(make("en-GB", 0), make("de", 1), make("", 0)) == [""]


def test_two_versions_are_equals() -> None:
    assert find(make("en", 0), make("de", 1)) == []


def test_few_keys_tell_nothing() -> None:
    assert (
        find(*(make(n, c, times=3) for n, c in (("en", 0), ("de", 1), ("fr", 2)))) == []
    )


def test_keys_that_no_program_asks_for_tell_nothing() -> None:
    versions = [make(n, c, keyed=False) for n, c in (("en", 0), ("de", 1), ("fr", 2))]
    assert find(*versions) == []


def test_a_small_part_is_no_source() -> None:
    assert find(make("en", 0, times=4), make("de", 1, times=5), make("fr", 2)) == []


def test_it_is_said() -> None:
    _, said = mark_originals([make("fr", 2), make("de", 1), make("en", 0)])
    told = "English is the source of document `a`: their keys are named in it"
    assert said == [f"{told} (`--source none`: all are equals)"]
