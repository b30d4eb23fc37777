"""What a path says: which document, which version.

Some names say it for certain (`d01.en.txt`); others only if a second file says the same of another language
(`locales/en.json` beside `locales/fr.json`; `no/list.txt` alone is no Norwegian).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from qa import language as languages
from qa.config import Settings, list_patterns
from qa.errors import QaError
from qa.input.layout.saying import say_other
from qa.input.readers import unpacked
from qa.language.meant import named, no_language

Name = tuple[str, str | None]
"""A document, and a version or None."""

_FOLDER = re.compile(r"(?P<before>values)-(?P<android>.+)|(?P<lproj>.+)\.lproj")
_ENDED = re.compile(
    r"(?P<head>.+?)[_-](?P<tag>[A-Za-z]{2,3}(?:[_-](?:[A-Za-z]{4}|[A-Z]{2}|\d{3})){0,2})"
)


def certain(path: str, settings: Settings) -> Name:
    """Return the document and the version that a path says; None where it says no language."""
    for pattern in list_patterns(settings):
        found = _by_pattern(path, pattern, is_alone=is_alone(settings))
        if found:
            return found
    place = PurePath(unpacked(path))
    stem = _stem(place)
    head, dot, tail = stem.rpartition(".")
    version = _version(tail) if dot else None
    return (
        (str(place.with_name(head)), version)
        if version
        else (str(place.with_name(stem)), None)
    )


def says_version(name: str) -> bool:
    """Say whether a file of this name would be a version of a document, for certain."""
    return (
        "." in (stem := _stem(PurePath(unpacked(name))))
        and _version(stem.rpartition(".")[2]) is not None
    )


def likely(path: str) -> Iterator[tuple[str, str]]:
    """Yield the documents and versions that a path may mean, the nearest first."""
    place = PurePath(unpacked(path))
    stem = _stem(place)
    if version := _version(stem) or named(stem):
        yield str(place.parent), version
    head, dot, tail = stem.rpartition(".")
    if dot and (version := named(tail)):
        yield str(place.with_name(head)), version
    if (ended := _ENDED.fullmatch(stem)) and (version := _version(ended["tag"])):
        yield str(place.with_name(ended["head"])), version
    for number in range(len(place.parts) - 2, -1, -1):
        kept, version = _folder(place.parts[number])
        if version:
            parts = [*place.parts[:number], *kept, *place.parts[number + 1 : -1], stem]
            yield str(PurePath(*parts)), version


def folded(document: str, version: str) -> str | None:
    """Return the document without the nearest folder that says the same version; None where none does."""
    place = PurePath(document)
    for number in range(len(place.parts) - 2, -1, -1):
        kept, said = _folder(place.parts[number])
        if said == version.partition("@")[0]:
            return str(
                PurePath(*place.parts[:number], *kept, *place.parts[number + 1 :])
            )
    return None


def aligned(path: str) -> tuple[str, str] | None:
    """Return the corpus and the version of a line-aligned text (`corpus.en`); None for any other name."""
    place = PurePath(unpacked(path))
    version = _version(place.suffix.removeprefix("."))
    if version is None or languages.of(version).code != re.split("[-@]", version)[0]:
        # A retired tag is no language here: `Makefile.in`.
        return None
    return str(place.with_suffix("")), version


def checked(name: str, path: str, line: int | None = None) -> str:
    """Return a version's name in the usual case; raise QaError if its tag is no known language.

    The name of a language stands for its tag: `English` is `en`.
    """
    tag, at, label = name.partition("@")
    usual = languages.canonical(tag)
    if usual is None or not languages.is_known(usual):
        usual = named(tag)
    if usual is None:
        raise no_language(name, path, line)
    return usual + at + label


def mistaken(path: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the documents and tags that a path may mean, though the tags are none: `d01.jp.txt`, `jp.json`.

    The last value says whether the place of the tag is certain.
    """
    place = PurePath(unpacked(path))
    stem = _stem(place)
    head, dot, tail = stem.rpartition(".")
    if dot and _may_be_tag(tail):
        yield str(place.with_name(head)), tail, True
    if _may_be_tag(stem):
        yield str(place.parent), stem, False
    for number in range(len(place.parts) - 2, -1, -1):
        if _may_be_tag(place.parts[number]):
            yield (
                str(
                    PurePath(*place.parts[:number], *place.parts[number + 1 : -1], stem)
                ),
                place.parts[number],
                False,
            )


def _may_be_tag(said: str) -> bool:
    """Say whether a part of a name has the form of a tag of two letters, and is no language."""
    usual = languages.canonical(said)
    return (
        usual is not None
        and len(usual.partition("-")[0]) == 2
        and not languages.is_known(usual)
    )


def _stem(place: PurePath) -> str:
    return place.name.removesuffix("".join(place.suffixes[-1:]))


def _version(said: str) -> str | None:
    """Return the version that a part of a name says, if it is a common language."""
    tag, at, label = said.partition("@")
    usual = languages.canonical(tag)
    return usual + at + label if usual and languages.is_common(usual) else None


def _folder(name: str) -> tuple[tuple[str, ...], str | None]:
    """Return what of a folder's name belongs to the document, and the version it says."""
    special = _FOLDER.fullmatch(name)
    if special is None:
        return (), _version(name) or named(name)
    if special["lproj"]:
        return (), _version(special["lproj"])
    tag = special["android"].removeprefix("b+").replace("+", "-")
    return (special["before"],), _version(re.sub(r"-r([A-Z]{2})$", r"-\1", tag))


def is_alone(settings: Settings) -> bool:
    """Say whether no pattern says the language of any file, which one of them must."""
    return not any("{lang}" in pattern for pattern in list_patterns(settings))


def fits(path: str, pattern: str, settings: Settings) -> bool:
    """Say whether a path is one that the pattern speaks of."""
    return _by_pattern(path, pattern, is_alone=is_alone(settings)) is not None


def _by_pattern(path: str, pattern: str, *, is_alone: bool) -> Name | None:
    """Return document and version of a path by the pattern, matched against the path's end.

    A pattern without `{lang}` speaks of files that name no language; it must not be alone.
    """
    parts = re.split(r"(\{lang\}|\{document\}|\*\*?)", pattern)
    for other in re.findall(r"\{[^}]*\}", pattern):
        if other not in {"{lang}", "{document}"}:
            raise QaError(
                f"the pattern `{pattern}` has `{other}`",
                hint="only {lang} and {document} have a meaning",
            )
    if is_alone and "{lang}" not in parts:
        hint = "write it as `docs/{lang}/{document}.txt`"
        raise QaError(f"the pattern `{pattern}` has no {{lang}}", hint=hint)
    groups = {
        "{lang}": r"(?P<lang>[^/]+?)",
        "{document}": r"(?P<document>.+?)",
        "*": r"[^/]*",
        "**": r".*",
    }
    seen: set[str] = set()
    regex = ""
    for part in parts:
        regex += (
            f"(?P={part[1:-1]})" if part in seen else groups.get(part, re.escape(part))
        )
        seen |= {part} & {"{lang}", "{document}"}
    match = re.fullmatch(f"(?P<before>(?:.*/)?){regex}", PurePath(path).as_posix())
    if match is None:
        return None
    document = match["before"] + match.groupdict().get("document", "")
    if "{lang}" not in parts:
        return document, None
    said = match["lang"].partition("@")[0]
    usual = languages.canonical(said)
    if usual is None or not languages.is_known(usual):
        usual = say_other(said)
    if usual is None:
        return None
    label = match["lang"].partition("@")[1] + match["lang"].partition("@")[2]
    return document, usual + label
