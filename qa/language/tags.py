"""BCP 47 tags: their usual and their current form, and what each falls back to (CLDR, RFC 5646, RFC 4647)."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from qa.language.files import load_written, read_compiled

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?((?:[-_][A-Za-z0-9]{4,8})*)")
"""Language, script, region and variants: nearly every tag that is used."""
_LONGER = re.compile(r"[A-Za-z]{1,3}(?:[-_][A-Za-z0-9]{1,8})+")
_EXTENSION = re.compile(r"-[a-z0-9](?:-|$)", re.IGNORECASE)


@functools.cache
def index() -> Mapping[str, Any]:
    """Return what CLDR says of languages: names, scripts, the direction of scripts, retired codes."""
    data: dict[str, Any] = json.loads(read_compiled("index.json"))
    data["script_of"] = {tag: script for script, tags in data["scripts"].items() for tag in tags.split()}
    return data


@functools.cache
def inheritance() -> Mapping[str, Mapping[str, str]]:
    """Return what CLDR says of locales: the parents that shortening does not give, the scripts that regions imply."""
    data: dict[str, dict[str, str]] = json.loads(read_compiled("locales", "index.json"))
    return data


def canonical(tag: str) -> str | None:
    """Return `tag` in the usual case with hyphens (`pt_br` is `pt-BR`), or None if it is not well-formed.

    Rarer kinds of tags (`zh-cmn-Hans-CN`, `i-klingon`, `en-u-ca-buddhist`) must be registered, too: what is read out
    of the name of a file is most often no tag.
    """
    match = _TAG.fullmatch(tag)
    if match is None:
        return _usual_case(tag) if _LONGER.fullmatch(tag) and _is_registered(tag) else None
    language, script, region, variants = match.groups()
    parts = [language.lower(), script and script.title(), region and region.upper()]
    return "-".join([part for part in parts if part] + [v.lower() for v in re.split("[-_]", variants or "") if v])


def _is_registered(tag: str) -> bool:
    import langcodes  # noqa: PLC0415 - a twentieth of a second of tables for the few who need them

    return langcodes.tag_is_valid(tag)


def _usual_case(tag: str) -> str:
    """Return a tag in the case of RFC 5646, section 2.1.1."""
    parts = tag.lower().replace("_", "-").split("-")
    for at, part in enumerate(parts[1:], 1):
        if len(parts[at - 1]) == 1:
            break
        if len(part) == 2:
            parts[at] = part.upper()
        elif len(part) == 4 and part.isalpha():
            parts[at] = part.title()
    return "-".join(parts)


@functools.cache
def current(tag: str) -> str:
    """Return the tag that is used today: retired codes are replaced (`iw` is `he`, `en-UK` is `en-GB`).

    What is no tag stays as it is.
    """
    usual = canonical(tag)
    if usual is None:
        return tag
    match = _TAG.fullmatch(usual)
    if match is None:
        import langcodes  # noqa: PLC0415 - as above

        return langcodes.standardize_tag(usual)
    language, script, region, variants = match.groups()
    replaced = _TAG.fullmatch(index()["aliases"].get(language, language))
    assert replaced is not None
    region = index()["territories"].get(region, region) or replaced[3]
    parts = [replaced[1], script or replaced[2], region]
    return "-".join([part for part in parts if part]) + variants


def parents(tag: str) -> tuple[str, ...]:
    """Return the current form of `tag` and what it falls back to, most specific first.

    `sr-Latn-RS`, `sr-Latn`, `sr`; a region that implies another script than the language's falls back to that
    (`zh-TW`, `zh-Hant-TW`, `zh-Hant`, `zh`).
    """
    return tuple(_chain(current(tag)))


def _chain(tag: str) -> Iterator[str]:
    yield tag
    while tag := _above(tag):
        yield tag


def _above(tag: str) -> str:
    extension = _EXTENSION.search(tag)
    if extension:
        return tag[: extension.start()]
    implied = inheritance()["implied"].get(tag)
    if implied:
        return implied
    parent = inheritance()["parents"].get(tag, "")
    if parent.split("-")[0] == tag.split("-", maxsplit=1)[0]:
        return parent
    return tag.rpartition("-")[0] or same(tag) or load_written("relations")["borrows"].get(tag, "")


def same(language: str) -> str:
    """Return the language that a code names as well, for all we know of it (`nb` is `no`); else nothing."""
    other: str = load_written("relations")["same"].get(language, "")
    return other


def locales(tag: str) -> list[str]:
    """Return the locales of CLDR whose data make up `tag`, the root (`und`) first."""
    tag = _EXTENSION.split(current(tag))[0]
    found = [inheritance()["implied"].get(tag, tag)]
    while found[0] != "und":
        first = found[0]
        above = inheritance()["parents"].get(first) or first.rpartition("-")[0]
        found.insert(0, above or load_written("relations")["borrows"].get(first, "und"))
    return found


def script(tag: str) -> str:
    """Return the ISO 15924 code of the script the tag is written in (`Arab`); `Zyyy` where nothing is known."""
    chain = parents(tag)
    for part in _EXTENSION.split(chain[0])[0].split("-")[1:]:
        if len(part) == 4 and part.isalpha():
            return part
    scripts: dict[str, str] = index()["script_of"]
    return next((scripts[parent] for parent in chain if parent in scripts), "Zyyy")


def is_right_to_left(tag: str) -> bool:
    """Say whether the tag's script runs from right to left."""
    return script(tag) in index()["right_to_left"]


def name(tag: str) -> str:
    """Return the English name of a tag (`Indonesian`), or the tag where CLDR has none; never that of another region."""
    names: dict[str, str] = index()["names"]
    chain = parents(tag)
    others = {*inheritance()["parents"].values()} - {chain[0]}
    return next((names[parent] for parent in chain if parent in names and parent not in others), tag)


def is_known(tag: str) -> bool:
    """Say whether the tag's language is one that CLDR lists."""
    language = current(tag).split("-")[0]
    return language in index()["script_of"] or language in index()["names"]


def is_common(tag: str) -> bool:
    """Say whether the tag's language has two letters or a name in CLDR: safe to read out of a file's name."""
    language = current(tag).split("-")[0]
    return is_known(tag) and (len(language) == 2 or language in index()["names"])
