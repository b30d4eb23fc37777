"""What the path of a file may mean: which document, which version.

A reading has a frame, what the paths of a layout have in common: `docs/{lang}/{document}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from qa.input.layout.saying import say, say_tag
from qa.input.readers import unpacked

Kind = Literal["special", "folder", "beside", "dot", "ended", "begun", "alone", "site"]
"""Where a path says its language: in a folder of a known kind of project, a folder of its
own, one named like another with a language (`pages.de`), the end of the file's name behind a
dot or a stroke, its beginning, the whole of it, or as the sites of Docusaurus have it."""

RANKS: tuple[Kind, ...] = (
    "special", "site", "dot", "folder", "beside", "ended", "alone", "begun",
)  # fmt: skip
"""The kinds, the surest first."""

BASE = "Base.lproj"
"""The folder of Apple's projects for the texts that the others were made from."""

_SPECIAL = re.compile(r"(?P<before>values)-(?P<android>.+)|(?P<lproj>.+)\.lproj")
_ENDED = re.compile(r"[._-]")
_SITE = re.compile(
    r"docusaurus-plugin-content-(?P<plugin>docs|blog|pages)(?:-(?P<id>[\w-]+))?"
)
_LONGEST = 60
"""Characters of a folder or a file that may say a language in a part of its name."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a path may mean; `word` is what says the version."""

    kind: Kind
    frame: str
    document: str
    version: str
    word: str


def read_path(path: str) -> list[Reading]:
    """Return what a path may mean, the likeliest first."""
    place = PurePath(unpacked(path))
    stem = strip_ending(place)
    parts = place.parts[:-1]
    found = [*_read_folders(parts, stem), *_read_name(parts, stem)]
    return sorted(found, key=lambda reading: RANKS.index(reading.kind))


def strip_ending(place: PurePath) -> str:
    """Return a file's name without its ending."""
    return place.name.removesuffix("".join(place.suffixes[-1:]))


def find_plain(path: str) -> str:
    """Return the document of a file that says no language, as its translations have it."""
    place = PurePath(unpacked(path))
    parts = [part for part in place.parts[:-1] if part != BASE]
    return str(PurePath(*parts, strip_ending(place)))


def _read_name(parts: tuple[str, ...], stem: str) -> Iterator[Reading]:
    """Yield what the name of a file may say by itself."""
    folder = str(PurePath(*parts))
    version = say(stem)
    if version:
        yield Reading("alone", "{document}/{lang}", folder, version, stem)
    for head, sign, tail in _split(stem):
        document = str(PurePath(*parts, head))
        version = say(tail)
        if version:
            kind: Kind = "dot" if sign == "." else "ended"
            frame = f"{{document}}{sign}{{lang}}"
            yield Reading(kind, frame, document, version, tail)
    for head, sign, tail in _split(stem):
        version = say_tag(head)
        if version:
            frame = f"{{lang}}{sign}{{document}}"
            document = str(PurePath(*parts, tail))
            yield Reading("begun", frame, document, version, head)


def _read_folders(parts: tuple[str, ...], stem: str) -> Iterator[Reading]:
    """Yield what the folders may say, the nearest first."""
    for number in range(len(parts) - 1, -1, -1):
        name = parts[number]
        before, after = parts[:number], parts[number + 1 :]
        for kind, kept, word, version in _read_folder(name):
            rest = (*after, stem)
            head, _, tail = name.rpartition(word)
            frame = "/".join((*before, f"{head}{{lang}}{tail}"))
            document = str(PurePath(*before, *kept, *rest))
            yield Reading(kind, f"{frame}/{{document}}", document, version, word)
            site = _find_site(before, rest) if kind == "folder" else None
            if site:
                tree, own = site
                frame = "/".join((*before, "{lang}", *tree, "{document}"))
                yield Reading("site", frame, str(PurePath(*own)), version, word)


def _read_folder(
    name: str,
) -> Iterator[tuple[Kind, tuple[str, ...], str, str]]:
    """Yield kind, what of the name is the document's, the word, the version."""
    special = _SPECIAL.fullmatch(name)
    if special:
        word = special["lproj"] or special["android"]
        tag = word.removeprefix("b+").replace("+", "-")
        version = say_tag(re.sub(r"-r([A-Z]{2})$", r"-\1", tag))
        if version:
            kept = (special["before"],) if special["before"] else ()
            yield "special", kept, word, version
        return
    version = say(name)
    if version:
        yield "folder", (), name, version
        return
    for head, _, tail in _split(name):
        version = say(tail)
        if version:
            yield "beside", (head,), tail, version
            return


def _find_site(
    before: tuple[str, ...], rest: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the tree of a translation in Docusaurus, and the document as the site has it.

    `i18n/de/docusaurus-plugin-content-docs/current/x` is a version of `docs/x`.
    """
    plugin = _SITE.fullmatch(rest[0])
    if plugin is None or not before or len(rest) < 2:
        return None
    root, name = before[:-1], plugin["id"] or plugin["plugin"]
    if plugin["plugin"] != "docs":
        own = ("src", "pages") if name == "pages" else (name,)
        return rest[:1], (*root, *own, *rest[1:])
    if rest[1] == "current":
        return rest[:2], (*root, name, *rest[2:])
    versioned = f"{plugin['id']}_versioned_docs" if plugin["id"] else "versioned_docs"
    return rest[:2], (*root, versioned, *rest[1:])


def _split(name: str) -> Iterator[tuple[str, str, str]]:
    """Yield head, sign and tail of a name at each sign between words, the first first."""
    if len(name) > _LONGEST:
        return
    for sign in _ENDED.finditer(name):
        head, tail = name[: sign.start()], name[sign.end() :]
        if head and tail:
            yield head, sign.group(), tail
