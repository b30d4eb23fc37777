"""Inline markup of reStructuredText: roles, links, code, emphasis."""

from __future__ import annotations

import re

from qa.input.readers.paragraphs import Writer

_PROSE_ROLES = frozenset([
    "guilabel", "menuselection", "abbr", "term", "dfn", "sub", "sup", "strong", "emphasis",
    "title", "superscript", "subscript", "menu", "button",
])  # fmt: skip
_LEADING = frozenset(["ref", "doc", "numref", "any"])
"""Roles that lead to another place, whose title is shown where none is written."""

INLINE = re.compile(
    r"\\(?P<escaped>.)"
    r"|``(?P<code>[^`]+(?:`[^`]{1,200}){0,4}?)``"
    r"|:(?P<role>[\w:+.-]{1,60}):`(?P<content>[^`]+)`"
    r"|`(?P<text>[^`<]+?)\s*<(?P<address>[^`<>]+)>`__?"
    r"|`(?P<quoted>[^`]+)`(?P<link>_{0,2})"
    r"|\|(?P<name>[\w .-]+)\|_{0,2}"
    r"|(?<![\w*])(?P<strong>\*\*?)(?=\S)|(?<=\S)(?P<end>\*\*?)(?![\w*])"
    r"|(?<=\w)_(?=[\s.,;:!?)\]]|$)",
    re.DOTALL,
)
_OF_LANGUAGE = re.compile(r"[a-z]{2}(?:_[A-Z]{2})?:\[")
"""What a role says to the builder for one language: `:link:`en:[English]``."""

_TARGET = re.compile(r"(?P<title>.+?)\s*<(?P<target>[^<>]+)>", re.DOTALL)


def write(writer: Writer, found: re.Match[str]) -> None:
    """Write what a piece of inline markup says."""
    if found["escaped"]:
        if not found["escaped"].isspace():
            writer.add(*found.span("escaped"))
    elif found["code"]:
        writer.add_literal(*found.span("code"))
    elif found["role"]:
        _write_role(writer, found)
    elif found["address"]:
        writer.builder.open("`", found["address"])
        writer.add(*found.span("text"))
        writer.builder.close("`")
    elif found["quoted"]:
        writer.add(*found.span("quoted"))
    elif found["name"]:
        code = f"|{found['name']}|"
        writer.builder.add_alone(code, *writer.place(found.start()), code)
    elif found["strong"] or found["end"]:
        writer.mark(found["strong"] or found["end"])


def _write_role(writer: Writer, found: re.Match[str]) -> None:
    """Write the text of a role: prose where it has a title or is known for it."""
    start, end = found.span("content")
    titled = _TARGET.fullmatch(found["content"])
    role = found["role"]
    if titled:
        writer.mark(f":{role}:`{titled['target']}`")
        writer.add(start, start + len(titled["title"]))
    elif _OF_LANGUAGE.match(found["content"]):
        writer.mark(f":{role}:")
    elif role in _PROSE_ROLES:
        writer.add(start, end)
    elif role in _LEADING:
        # A translator may give it a title, which it has of its own where it leads.
        writer.mark(f":{role}:`{found['content']}`")
        writer.add_literal(start, end, "")
    else:
        writer.add_literal(start, end, f":{role}:`{found['content']}`")
