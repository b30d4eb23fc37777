"""BCP 47 tags: their usual and their current form, and what each falls back to.

By CLDR, RFC 5646 and RFC 4647.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Mapping
from typing import Any

from qa.language.files import load_written, read_compiled
from qa.memory import remember

_TAG = re.compile(
    r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?((?:[-_][A-Za-z0-9]{4,8})*)"
)
"""Language, script, region and variants: nearly every tag that is used."""
_LONGER = re.compile(r"[A-Za-z]{1,3}(?:[-_][A-Za-z0-9]{1,8})+")
_EXTENSION = re.compile(r"-[a-z0-9](?:-|$)", re.IGNORECASE)
REGION, SCRIPT = 2, 4
"""Letters of a region and of a script (RFC 5646, section 2.2)."""


@functools.cache
def index() -> Mapping[str, Any]:
    """Return what CLDR says of languages.

    Names, scripts, the direction of scripts, retired codes.
    """
    data: dict[str, Any] = json.loads(read_compiled("index.json"))
    script_of: dict[str, str] = {}
    for script, tags in data["scripts"].items():
        script_of.update(dict.fromkeys(tags.split(), script))
    data["script_of"] = script_of
    return data


@functools.cache
def inheritance() -> Mapping[str, Mapping[str, str]]:
    """Return what CLDR says of locales.

    The parents that shortening does not give, the scripts that regions imply.
    """
    data: dict[str, dict[str, str]] = json.loads(read_compiled("locales", "index.json"))
    return data


def canonical(tag: str) -> str | None:
    """Return `tag` in the usual case with hyphens: `pt_br` is `pt-BR`.

    None if it is not well-formed. Rarer kinds of tags (`zh-cmn-Hans-CN`, `i-klingon`,
    `en-u-ca-buddhist`) must be registered, too: what is read out of the name of a file
    is most often no tag.
    """
    if _TAG.fullmatch(tag):
        return _usual_case(tag)
    if _LONGER.fullmatch(tag) and _is_registered(tag):
        return _usual_case(tag)
    return None


def _is_registered(tag: str) -> bool:
    """Say whether all subtags are in the registry of IANA."""
    import langcodes  # noqa: PLC0415 - a twentieth of a second of tables for the few who need them

    return langcodes.tag_is_valid(tag)


def _usual_case(tag: str) -> str:
    """Return a tag in the case of RFC 5646, section 2.1.1.

    Language small, script titled, region in capitals; nothing behind a single letter
    changes.
    """
    parts = tag.lower().replace("_", "-").split("-")
    for at in range(1, len(parts)):
        part = parts[at]
        if len(parts[at - 1]) == 1:
            break
        if len(part) == REGION:
            parts[at] = part.upper()
        elif _is_script(part):
            parts[at] = part.title()
    return "-".join(parts)


def _is_script(part: str) -> bool:
    """Say whether a subtag is that of a script (`Latn`)."""
    return len(part) == SCRIPT and part.isalpha()


@remember()
def current(tag: str) -> str:
    """Return the tag that is used today.

    Retired codes are replaced (`iw` is `he`, `en-UK` is `en-GB`).

    What is no tag stays as it is.
    """
    usual = canonical(tag)
    if usual is None:
        return tag
    match = _TAG.fullmatch(usual)
    if match is None:
        import langcodes  # noqa: PLC0415 - as above

        return langcodes.standardize_tag(usual)
    return _replaced(*match.groups())


def _replaced(
    language: str,
    script: str | None,
    region: str | None,
    variants: str,
) -> str:
    """Return a tag of these parts.

    What replaces the language may say the script and the region, too.
    """
    new = _TAG.fullmatch(index()["aliases"].get(language, language))
    assert new is not None
    script = script or new[2]
    region = index()["territories"].get(region, region) or new[3]
    tag: str = new[1]
    if script:
        tag += f"-{script}"
    if region:
        tag += f"-{region}"
    return tag + variants


def parents(tag: str) -> tuple[str, ...]:
    """Return the current form of `tag` and what it falls back to, most specific first.

    `sr-Latn-RS`, `sr-Latn`, `sr`; a region that implies another script than the
    language's falls back to that (`zh-TW`, `zh-Hant-TW`, `zh-Hant`, `zh`).
    """
    chain = [current(tag)]
    above = _above(chain[-1])
    while above:
        chain.append(above)
        above = _above(above)
    return tuple(chain)


def _above(tag: str) -> str:
    """Return what a tag falls back to first.

    Nothing where it is a language that stands alone.
    """
    plain = without_extensions(tag)
    if plain != tag:
        return plain
    implied = inheritance()["implied"].get(tag)
    if implied:
        return implied
    parent = inheritance()["parents"].get(tag, "")
    if primary(parent) == primary(tag):
        return parent
    shorter = tag.rpartition("-")[0]
    return shorter or same(tag) or _lender(tag)


def primary(tag: str) -> str:
    """Return the first subtag, that of the language."""
    return tag.split("-", maxsplit=1)[0]


def names_region(tag: str) -> bool:
    """Tell whether a tag names a region (`en-US`)."""
    parts = without_extensions(tag).split("-")[1:]
    return any(len(part) == REGION and part.isalpha() for part in parts)


def without_extensions(tag: str) -> str:
    """Return a tag without its extensions and private parts.

    `en-u-ca-buddhist` is `en`.
    """
    extension = _EXTENSION.search(tag)
    return tag[: extension.start()] if extension else tag


def same(language: str) -> str:
    """Return the language that a code names as well: `nb` is `no`.

    So for all we know of it. Nothing where there is none.
    """
    other: str = load_written("relations")["same"].get(language, "")
    return other


def _lender(language: str) -> str:
    """Return the language whose words this one has.

    Nothing where it has words of its own.
    """
    other: str = load_written("relations")["borrows"].get(language, "")
    return other


def locales(tag: str) -> list[str]:
    """Return the locales of CLDR whose data make up `tag`, the root (`und`) first."""
    plain = without_extensions(current(tag))
    first = inheritance()["implied"].get(plain, plain)
    chain = [first]
    while first != "und":
        above = inheritance()["parents"].get(first) or first.rpartition("-")[0]
        first = above or _lender(first) or "und"
        chain.insert(0, first)
    return chain


def script(tag: str) -> str:
    """Return the ISO 15924 code of the script the tag is written in (`Arab`).

    `Zyyy` where nothing is known.
    """
    chain = parents(tag)
    for part in without_extensions(chain[0]).split("-")[1:]:
        if _is_script(part):
            return part
    scripts: dict[str, str] = index()["script_of"]
    for parent in chain:
        if parent in scripts:
            return scripts[parent]
    return "Zyyy"


def is_right_to_left(tag: str) -> bool:
    """Say whether the tag's script runs from right to left."""
    return script(tag) in index()["right_to_left"]


def name(tag: str) -> str:
    """Return the English name of a tag (`Indonesian`), or the tag where CLDR has none.

    Never that of another region.
    """
    names: dict[str, str] = index()["names"]
    lenders = set(inheritance()["parents"].values())
    for parent in parents(tag):
        of_another = parent in lenders and parent != current(tag)
        if parent in names and not of_another:
            return names[parent]
    return tag


def is_known(tag: str) -> bool:
    """Say whether the tag's language is one that CLDR lists."""
    language = primary(current(tag))
    return language in index()["script_of"] or language in index()["names"]


def is_common(tag: str) -> bool:
    """Say whether the tag's language has two letters or a name in CLDR.

    Safe to read out of a file's name.
    """
    language = primary(current(tag))
    return is_known(tag) and (len(language) == 2 or language in index()["names"])
