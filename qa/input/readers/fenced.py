"""A block of code in a document: what a program reads, and what people do.

Comments are translated, and so are the labels of a diagram: they are text of the block
that is not compared.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from qa.input.readers.builder import Meta, SegmentBuilder
from qa.model import Segment

if TYPE_CHECKING:
    from markdown_it.token import Token

_HASH = frozenset([
    "bash", "sh", "shell", "zsh", "console", "python", "py", "yaml", "yml", "toml", "ruby",
    "rb", "perl", "r", "dockerfile", "docker", "make", "makefile", "nginx", "conf", "ini",
    "powershell", "ps1", "elixir", "julia", "nix", "graphql", "properties", "env", "fish",
    "text", "plaintext", "",
])  # fmt: skip
_SLASHES = frozenset([
    "js", "javascript", "jsx", "ts", "typescript", "tsx", "java", "c", "cpp", "c++", "cs",
    "csharp", "go", "rust", "rs", "swift", "kotlin", "kt", "scala", "php", "dart", "json5",
    "jsonc", "json", "vue", "svelte", "scss", "less", "groovy", "proto", "zig", "astro",
])  # fmt: skip
_DASHES = frozenset(["sql", "lua", "haskell", "hs", "elm", "ada"])
_MARKUP = frozenset(["html", "xml", "vue", "svelte", "astro", "md", "markdown", "svg"])
_STYLE = frozenset(["css", *_SLASHES, *_DASHES])
"""Languages, as fences name them, by what their comments begin with."""

_STRING = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`[^`\n]*`"
_LABEL = re.compile(
    r"\"[^\"\n]*\"|\[[^\[\]\n]*\]|\([^()\n]*\)|\{[^{}\n]*\}|\|[^|\n]*\|"
    r"|(?<=:)[^:\n]*$|(?<=\bas\b)[^\n]*$|^\s*(?:title|section|subgraph)\b[^\n]*$"
)
_DIAGRAMS = frozenset(["mermaid", "plantuml", "dot", "graphviz"])
_NAME = re.compile(r"[{.]*([\w+#-]*)")


def read(token: Token, lines: Sequence[str], path: str) -> Segment:
    """Return a block of code; the fence says its language."""
    builder = SegmentBuilder()
    number = token.map[0] if token.map else 0
    if token.type == "fence":
        number += 1
    name = _NAME.match(token.info.strip().lower())
    written = name[1] if name else ""
    comment = _find_comment(written)
    is_open = False
    for text in token.content.rstrip("\n").split("\n"):
        if builder.parts:
            builder.add("\n", number, len(lines[number - 1]) + 1)
        column = 0
        if number < len(lines):
            column = max(lines[number].find(text), 0)
        number += 1
        place = number, column + 1
        if written in _DIAGRAMS:
            builder.add_literal(text, *place, _LABEL.sub("", text))
            continue
        code, is_open = _split(text, comment, is_open=is_open)
        builder.add_literal(text, *place, code)
    meta: Meta = (("language", token.info),) if token.info else ()
    return builder.build(path, None, "code", meta)


def _find_comment(language: str) -> re.Pattern[str]:
    """Return what begins a comment in a language; strings match, too, and are none."""
    marks = []
    if language in _HASH:
        marks.append(r"(?<!\S)\#(?!!)")
    if language in _SLASHES:
        marks.append("(?<!:)//")
    if language in _DASHES:
        marks.append("--(?=\\s|$)")
    if language in _STYLE:
        marks.append(r"/\*")
    if language in _MARKUP:
        marks.append("<!--")
    return re.compile(
        "|".join([*(f"(?P<m{n}>{mark})" for n, mark in enumerate(marks)), _STRING])
    )


def _split(text: str, comment: re.Pattern[str], *, is_open: bool) -> tuple[str, bool]:
    """Return the code of a line without its comment, and whether a comment goes on."""
    if is_open:
        end = max(text.find("*/"), text.find("-->"))
        return (text[end + 3 :] if end >= 0 else ""), end < 0
    kept = text
    for found in comment.finditer(text):
        if found.lastgroup is None:
            continue
        kept = text[: found.start()]
        begun = found.group()
        closing = {"/*": "*/", "<!--": "-->"}.get(begun)
        if closing is None:
            return kept, False
        end = text.find(closing, found.end())
        return (kept, True) if end < 0 else (kept + text[end + len(closing) :], False)
    return kept, False
