"""Measure how much text each language needs, from the translation catalogues of packages.

    pip download --no-deps django wagtail djangorestframework django-allauth django-cms
    PYTHONPATH=.:tools python tools/lengths.py *.whl /usr/share/locale

A language's figure is the median, over messages of 40 letters or more, of the log of its length against the English
one; white space and placeholders are not counted. Only figures are kept, none of the texts.
"""

from __future__ import annotations

import gettext
import io
import math
import re
import statistics
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from npm import COMPILED

from qa.language import canonical, of
from qa.language.extent import extent

TARGET = COMPILED / "lengths.toml"
LEAST = 25
"""A language with fewer messages gets the figure of its script."""
LONG = 40
MARKUP = re.compile(r"%(?:\(\w+\))?[a-z%]|\{[^{}]*\}|<[^<>]*>|&\w+;|https?:\S+")
"""What a translator copies: it says nothing of the language."""


def plain(locale: str) -> str | None:
    """Return the tag of a locale's language, with its script where that is not the usual one."""
    tag = canonical(locale.replace("_", "-").replace("@latin", "-Latn"))
    if tag is None:
        return None
    language, script = of(tag).code, of(tag).script
    return language if script == of(language).script else f"{language}-{script.code}"


def catalogues(place: Path) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of every catalogue in a wheel or a folder."""
    if place.is_dir():
        yield from (
            (str(path), path.read_bytes()) for path in sorted(place.rglob("*.mo"))
        )
        return
    with zipfile.ZipFile(place) as archive:
        yield from (
            (name, archive.read(name))
            for name in sorted(archive.namelist())
            if name.endswith(".mo")
        )


def messages(place: Path) -> Iterator[tuple[str, str, str]]:
    """Yield language tag, English text and its translation of every message."""
    for name, content in catalogues(place):
        found = re.search(r"/([A-Za-z_@]+)/LC_MESSAGES/[^/]+\.mo$", name)
        tag = plain(found[1]) if found else None
        if tag is None or tag.startswith("en"):
            continue
        try:
            catalogue = gettext.GNUTranslations(io.BytesIO(content))._catalog  # noqa: SLF001 - no public name
        except (OSError, UnicodeDecodeError, ValueError, IndexError):
            continue
        for english, text in catalogue.items():
            if (
                isinstance(english, str)
                and isinstance(text, str)
                and text.strip() not in {"", english}
            ):
                yield tag, MARKUP.sub("", english), MARKUP.sub("", text)


def main() -> None:
    ratios: dict[str, list[float]] = defaultdict(list)
    for wheel in sys.argv[1:]:
        for tag, english, text in messages(Path(wheel)):
            if extent(english) < LONG:
                continue
            ratios[tag].append(math.log(max(1, extent(text)) / extent(english)))
    means = {
        tag: statistics.median(values)
        for tag, values in sorted(ratios.items())
        if len(values) >= LEAST
    }
    scripts: dict[str, list[float]] = defaultdict(list)
    for tag, mean in means.items():
        scripts[of(tag).script.code].append(mean)
    TARGET.write_text("\n".join(lines(means, scripts)) + "\n", encoding="utf-8")


def lines(
    means: Mapping[str, float], scripts: Mapping[str, list[float]]
) -> Iterator[str]:
    """Yield the lines of the table."""
    sources = ", ".join(
        sorted(
            "-".join(Path(w).name.split("-")[:2])
            for w in sys.argv[1:]
            if w.endswith(".whl")
        )
    )
    yield "# Natural log of the characters a language needs for one of English, white space not counted: medians"
    yield f"# over the messages of {LONG} characters or more in the translation catalogues of {sources}"
    yield "# and of the programs installed on a Debian 12 machine (/usr/share/locale). Only figures are kept, no text."
    yield f"# Made by tools/lengths.py. Languages with fewer than {LEAST} such messages have their script's."
    yield from ["", "[languages]"]
    yield from (f"{tag} = {mean:.3f}" for tag, mean in means.items())
    yield from ["", "[scripts]"]
    yield from (
        f"{code} = {statistics.mean(values):.3f}"
        for code, values in sorted(scripts.items())
    )


if __name__ == "__main__":
    main()
