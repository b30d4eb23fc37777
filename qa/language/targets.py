"""Where links within documents lead, whatever language the path of a version names."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from qa.language import tags
from qa.language.language import of
from qa.language.meant import named
from qa.memory import remember

_PARTS = re.compile(r"[/.]")
_NO_LETTERS = re.compile(r"[\W_]+")
_WITHIN = re.compile(r"['’.`]")
_ENDINGS = frozenset(["md", "mdx", "html", "htm", "rst", "adoc", "index", "_index", ""])
_JOINT = re.compile(r"[-_]")
_LONGEST = 24
"""Letters of the longest part that is asked for a language."""


def reduce_title(title: str) -> str:
    """Return the letters and digits of a title, as every way to make ids keeps them."""
    return _NO_LETTERS.sub("", unquote(title)).casefold()


def make_slug(title: str) -> str:
    """Return the words of a title, joined as ids join them; marks within a word are left out."""
    plain = _WITHIN.sub("", unquote(title)).casefold()
    return "-".join(_NO_LETTERS.sub(" ", plain).split())


@remember(1 << 14)
def drop_language(path: str, language: str) -> str:
    """Return a path without the parts that name its version's own language.

    `guide/de/start.md`, `start.de.md`, `start-de.md` and `start.german.md` are the same
    page in German.
    """
    own = tags.primary(of(language).code)
    kept = []
    for part in _PARTS.split(path):
        stem, ended = _split_language(part)
        name = stem if ended == own else part
        if name and _find_language(name) != own:
            kept.append(name)
    return "/".join(kept)


@remember(1 << 14)
def names_language(path: str) -> bool:
    """Return whether the name of a file says a language: another version is meant."""
    name = path.rpartition("/")[2]
    parts = name.split(".")[1:-1]
    _, ended = _split_language(name.partition(".")[0])
    return bool(ended) or any(_find_language(part) for part in parts)


def _split_language(name: str) -> tuple[str, str]:
    """Return a name without the language that it ends with, and that language, if any.

    A tag may have two parts: `README-zh-Hans`.
    """
    joints = [found.start() for found in _JOINT.finditer(name)]
    for joint in joints[-2:]:
        language = _find_language(name[joint + 1 :])
        if joint and language:
            return name[:joint], language
    return name, ""


def _find_language(part: str) -> str:
    """Return the language that a part of a path names, by tag or name, if any."""
    if not 2 <= len(part) <= _LONGEST:
        return ""
    tag = tags.canonical(part) if len(part) <= 11 else None
    if tag is None or not tags.is_common(tag):
        tag = named(part)
    return tags.primary(tags.current(tag)) if tag else ""


def resolve(target: str, path: str, language: str) -> str:
    """Return where a relative target of a file leads, without what names the language.

    A target that begins with a slash is as it is. `path` is the file's, with slashes.
    """
    folder = posixpath.dirname(path.replace("\\", "/"))
    whole = target if target.startswith("/") else posixpath.join(folder, target)
    return drop_language(posixpath.normpath(whole), language)


def lead_to_one(first: str, second: str) -> bool:
    """Return whether two resolved targets lead to one place.

    What begins with a slash begins at the root of a site, of which nobody knows in which
    folder of the files it is: `/guide/start/` is `src/pages/guide/start.md`.
    """
    shorter, longer = sorted((_leave_ending(first), _leave_ending(second)), key=len)
    return shorter == longer or ("/" in shorter and longer.endswith(f"/{shorter}"))


def _leave_ending(target: str) -> str:
    """Return a resolved target without what the address of a page does not have."""
    parts = target.split("/")
    while len(parts) > 1 and parts[-1] in _ENDINGS:
        parts.pop()
    return "/".join(parts)
