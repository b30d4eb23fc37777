"""What we know of languages: compiled CLDR data, hand-written additions, one loader.

Tags are BCP 47 (`pt-BR`, `sr-Latn`); lookups fall back along the parents of a tag (`de-CH`, then `de`).
"""

from __future__ import annotations

import functools
import importlib.resources
import json
import re
from typing import Any

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?((?:[-_][A-Za-z0-9]{4,8})*)")


@functools.cache
def _index() -> dict[str, Any]:
    text = importlib.resources.files(__name__).joinpath("index.json").read_text(encoding="utf-8")
    index: dict[str, Any] = json.loads(text)
    index["script_of"] = {tag: script for script, tags in index["scripts"].items() for tag in tags.split()}
    return index


def canonical(tag: str) -> str | None:
    """Return `tag` in the usual case with hyphens (`pt_br` is `pt-BR`), or None if it is not well-formed."""
    match = _TAG.fullmatch(tag)
    if match is None:
        return None
    language, script, region, variants = match.groups()
    parts = [language.lower(), script and script.title(), region and region.upper()]
    return "-".join([part for part in parts if part] + [v.lower() for v in re.split("[-_]", variants or "") if v])


def _replaced(tag: str) -> str:
    """Return `tag` with a retired language code replaced (`iw` is `he`)."""
    language, hyphen, rest = tag.partition("-")
    new: str = _index()["aliases"].get(language, language)
    return new + hyphen + rest


def parents(tag: str) -> list[str]:
    """Return `tag` and what it falls back to, most specific first (`sr-Latn-RS`, `sr-Latn`, `sr`)."""
    parts = _replaced(tag).split("-")
    return ["-".join(parts[:n]) for n in range(len(parts), 0, -1)]


def is_known(tag: str) -> bool:
    """Say whether the tag's language is one that CLDR lists."""
    language = parents(tag)[-1]
    return language in _index()["script_of"] or language in _index()["names"]


def is_common(tag: str) -> bool:
    """Say whether the tag's language has two letters or a name in CLDR: safe to read out of a file's name."""
    language = parents(tag)[-1]
    return is_known(tag) and (len(language) == 2 or language in _index()["names"])


def names() -> dict[str, str]:
    """Return the English names that CLDR has, by tag."""
    known: dict[str, str] = _index()["names"]
    return known


def name(tag: str) -> str:
    """Return the English name of a tag (`Indonesian`), or the tag where CLDR has none."""
    return next((names()[parent] for parent in parents(tag) if parent in names()), tag)


@functools.lru_cache(maxsize=4096)
def script(tag: str) -> str:
    """Return the ISO 15924 code of the script the tag is written in (`Arab`); `Zyyy` where nothing is known."""
    for part in tag.split("-")[1:]:
        if len(part) == 4 and part.isalpha():
            return part
    scripts: dict[str, str] = _index()["script_of"]
    return next((scripts[parent] for parent in parents(tag) if parent in scripts), "Zyyy")


def direction(tag: str) -> str:
    """Return `rtl` or `ltr`."""
    return "rtl" if script(tag) in _index()["right_to_left"] else "ltr"
