"""Code spans and relative links of Markdown, and what the file says is code or leads somewhere.

A span's text is verbatim in every language (CommonMark 6.1). Of a relative link (CommonMark 6.3) the path counts, a
part that names the version's own language aside; an anchor is made from a heading and so is the language's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.language.targets import drop_language, names_language
from qa.model import Fact, Inline, Span

_CLAIMED = "\ufffc"
_SPAN = re.compile(
    r"(?<![`\\])(?P<ticks>`{1,3})(?!`)(?P<code>[^`\n]{1,300})(?P=ticks)(?!`)"
)
_LINK = re.compile(r"(?<=\]\()(?P<target>[^\s()<>\"]{1,300})(?=[)\s])")
_ELSEWHERE = re.compile(r"[\w+.-]+:|//|#|www\.|[^/.]*$")
"""An address, an anchor, and what is no path."""
_ROLE = re.compile(r":(?P<name>[a-z][a-z+-]*):$")
_TARGET = re.compile(r"<[^<>\s]{1,200}>$")
_PROSE = frozenset(["guilabel", "menuselection", "term", "abbr", "dfn", "title"])
"""Roles of Sphinx whose texts are translated."""
_OLD_QUOTES = re.compile(r"`[^`'\n]{0,80}'")
"""The quotation marks of older programs: `name'."""


def extract(text: str, language: str) -> Iterator[Fact]:
    """Yield each code span and relative link."""
    if "`" in text and not _OLD_QUOTES.search(text):
        for found in _SPAN.finditer(text):
            yield _read_span(text, found)
    if "](" in text:
        for found in _LINK.finditer(text):
            if _CLAIMED not in found["target"]:
                yield _link(found["target"], Span(*found.span()), language)


def _read_span(text: str, found: re.Match[str]) -> Fact:
    """Return the fact of a span; of a link of reStructuredText the target counts.

    Its title is prose, and so is what some roles mark.
    """
    role = _ROLE.search(text, max(0, found.start() - 40), found.start())
    is_link = role or text[found.end() : found.end() + 1] == "_"
    target = _TARGET.search(found["code"]) if is_link else None
    if target:
        start = found.start("code")
        span = Span(start + target.start(), start + target.end())
        return _code(target.group(), target.group(), span)
    fact = _code(found["code"], found.group(), Span(*found.span()))
    if role and role["name"] in _PROSE:
        return replace(fact, strong=False)
    return fact


def stated(inlines: Sequence[Inline], text: str, language: str) -> Iterator[Fact]:  # noqa: ARG001
    """Yield the code that the file itself marks, and where its links within the documents lead."""
    for inline in inlines:
        start, end = inline.span
        if inline.kind == "code" and start < end:
            yield _code(inline.code.strip("`"), inline.code, inline.span)
        elif (
            inline.kind == "link" and start < end and not _ELSEWHERE.match(inline.code)
        ):
            # At the first letter alone: the text of a link is for others to read.
            yield _link(inline.code, Span(start, start + 1), language)


def _code(code: str, text: str, span: Span) -> Fact:
    value = " ".join(code.replace(_CLAIMED, "…").split())
    return Fact(
        "code span",
        value,
        span,
        text,
        frozenset([value]),
        strong=bool(value.strip("… ")),
    )


def _link(target: str, span: Span, language: str) -> Fact:
    path, _, _ = target.partition("#")
    kept = drop_language(path, language)
    return Fact(
        "relative link",
        target,
        span,
        target,
        frozenset([path, kept]),
        strong=bool(kept) and not names_language(path),
    )
