"""Comments in code: people translate them, and a program does not read them."""

from __future__ import annotations

import re

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
_TYPED = frozenset(["console", "bash", "sh", "shell"])
"""What is typed into a terminal: a line of it may be a remark."""

_DASHES = frozenset(["sql", "lua", "haskell", "hs", "elm", "ada"])
_MARKUP = frozenset(["html", "xml", "vue", "svelte", "astro", "md", "markdown", "svg"])
_STYLE = frozenset(["css", *_SLASHES, *_DASHES])
"""Languages, as fences name them, by what their comments begin with."""

_KNOWN = _HASH | _STYLE | _MARKUP
_STRING = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`[^`\n]*`"


def find_comment(language: str) -> re.Pattern[str]:
    """Return what begins a comment in a language; strings match, too, and are none.

    In a language that is not known it is what begins one in most.
    """
    marks = []
    is_known = language in _KNOWN
    if language in _HASH or not is_known:
        marks.append(r"(?<!\S)\#(?!!)")
    if language in _SLASHES or not is_known:
        marks.append("(?<!:)//")
    if language in _TYPED:
        marks.append(r"^\s*//")
    if language in _DASHES:
        marks.append("--(?=\\s|$)")
    if language in _STYLE or not is_known:
        marks.append(r"/\*")
    if language in _MARKUP:
        marks.append("<!--")
    return re.compile(
        "|".join([*(f"(?P<m{n}>{mark})" for n, mark in enumerate(marks)), _STRING])
    )


def split_line(
    text: str, comment: re.Pattern[str], *, is_open: bool
) -> tuple[str, bool]:
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
