"""What stands before the text of a page: titles and descriptions, and settings.

YAML between `---` (Jekyll, Hugo, Docusaurus), TOML between `+++` (Hugo, Zola). A value is
read as a text unless it can only be a setting.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from qa.errors import QaError
from qa.input.readers.builder import SegmentBuilder
from qa.input.readers.yaml import read_values
from qa.model import Segment

_YAML = re.compile(
    r"---[ \t]*\n(?P<body>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_TOML = re.compile(r"\+\+\+[ \t]*\n(?P<body>.*?\n)\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_ASSIGNED = re.compile(
    r"[ \t]*(?P<key>[\w.-]+)[ \t]*=[ \t]*(?P<quote>\"|')(?P<value>.*)(?P=quote)[ \t]*(?:#.*)?"
)
_TITLED = frozenset([
    "title", "description", "summary", "linktitle", "subtitle", "sidebar_label", "text",
    "name", "tagline", "caption", "alt", "label", "heading", "details", "excerpt",
])  # fmt: skip
"""Keys whose values people read, even if they are one word."""

_SETTINGS = frozenset([
    "keywords", "tags", "categories", "aliases", "slug", "url", "layout", "type", "author",
    "authors", "date", "lastmod", "image", "images", "icon", "id", "permalink", "lang",
    "language", "template", "reviewers", "approvers", "contributors", "outline", "class",
    "cascade", "cspell:ignore", "redirect_from", "redirect_to", "weight", "src", "link", "href", "component",
])  # fmt: skip
"""Keys whose values programs read, or that search engines do."""

_TOKEN = re.compile(r"[!-~]+")


def read_front(written: str, path: str) -> tuple[list[Segment], int]:
    """Return the texts before a page, and where the page itself begins.

    Raises QaError for what cannot be read.
    """
    for pattern, read in ((_YAML, _read_yaml), (_TOML, _read_toml)):
        found = pattern.match(written)
        if found:
            return list(read(found["body"], path)), found.end()
    return [], 0


def is_text(key: str, value: str) -> bool:
    """Say whether people read the value of a key: `hero.text`, `features.0.title`."""
    names = [name.lower() for name in key.split(".") if not name.isdecimal()]
    if _SETTINGS.intersection(names):
        return False
    last = names[-1] if names else ""
    return last in _TITLED or _TOKEN.fullmatch(value.strip()) is None


def _read_yaml(body: str, path: str) -> Iterator[Segment]:
    """Yield the texts of YAML, which starts on line 2."""
    if ":" not in body:
        return
    for key, builder, _ in read_values(body, path, 2):
        segment = builder.build(path, None, "front matter", (("name", key),))
        if is_text(key, segment.text):
            yield segment


def _read_toml(body: str, path: str) -> Iterator[Segment]:
    """Yield the texts of TOML, one a line, which starts on line 2."""
    try:
        tomllib.loads(body)
    except tomllib.TOMLDecodeError as error:
        raise QaError(
            f"not valid TOML: {error}", path=path, hint="mend the front matter"
        ) from error
    for number, line in enumerate(body.split("\n"), 2):
        found = _ASSIGNED.fullmatch(line)
        if found and is_text(found["key"], found["value"]):
            builder = SegmentBuilder()
            builder.add(found["value"], number, found.start("value") + 1)
            meta = (("name", found["key"]),)
            yield builder.build(path, None, "front matter", meta)
