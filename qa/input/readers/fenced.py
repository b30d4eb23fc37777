"""A block of code in a document: what a program reads, and what people do.

Comments are translated, and so are the labels of a diagram: they are text of the block
that is not compared.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from qa.input.readers.builder import Meta, SegmentBuilder
from qa.input.readers.comments import find_comment, split_line
from qa.model import Segment

if TYPE_CHECKING:
    from markdown_it.token import Token

_LABEL = re.compile(
    r"\"[^\"\n]*\"|\[[^\[\]\n]*\]|\([^()\n]*\)|\{[^{}\n]*\}|\|[^|\n]*\|"
    r"|(?<=:)[^:\n]*$|\s+as\b[^\n]*$|^\s*(?:title|section|subgraph|opt|alt|else|loop|par|and|critical|option|break|rect)\b[^\n]*$"
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
    comment = find_comment(written)
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
        code, is_open = split_line(text, comment, is_open=is_open)
        builder.add_literal(text, *place, code)
    meta: Meta = (("language", token.info),) if token.info else ()
    return builder.build(path, None, "code", meta)
