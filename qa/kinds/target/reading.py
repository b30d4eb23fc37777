"""What no translator changes and a page falls apart without: ids, pictures, links of HTML.

The file itself says the ids and pictures of a page. In the texts of a program tags stand
in the text; what they lead to is read there. Addresses are read by another kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.language.targets import drop_language, names_language
from qa.model import Fact, Inline, Span

_LEADING = re.compile(
    r"<(?P<name>a|img|source|video|audio|iframe)\s[^<>]*?\b(?:href|src)\s*=\s*"
    r"(?P<quote>[\"'])(?P<target>[^\"'<>\ufffc]{1,500})(?P=quote)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"[\w+.-]+:|//|#|www\.|[{$%]")
"""An address, an anchor, and what a program fills in."""


def extract(text: str, language: str) -> Iterator[Fact]:
    """Yield what each tag in a text leads to."""
    if "<" not in text or "=" not in text:
        return
    for found in _LEADING.finditer(text):
        fact = _read_target(found["target"], Span(*found.span("target")), language)
        if fact is not None:
            label = "link target" if found["name"].lower() == "a" else "picture"
            yield _rename(fact, label)


def claim_nothing(text: str, language: str, found: Sequence[Fact]) -> Iterator[Span]:  # noqa: ARG001
    """Leave the text to the reader of tags."""
    return iter(())


def stated(inlines: Sequence[Inline], text: str, language: str) -> Iterator[Fact]:
    """Yield the ids, pictures and targets that the file itself says."""
    for inline in inlines:
        span = _show(inline.span, text)
        if inline.kind == "place" and inline.code.startswith("#"):
            readings = frozenset([inline.code])
            yield Fact("heading id", inline.code, span, inline.code, readings)
        elif inline.kind == "place":
            fact = _read_target(inline.code, span, language)
            if fact is not None:
                yield _rename(fact, "picture")
        elif inline.kind == "tag" and inline.code.startswith("<a"):
            found = _LEADING.match(inline.code)
            fact = found and _read_target(found["target"], span, language)
            if fact:
                yield _rename(fact, "link target")


def _show(span: Span, text: str) -> Span:
    """Return a span that can be pointed at: the letter before what has no text."""
    if span.start < span.end or not text:
        return span
    end = max(1, min(span.start, len(text)))
    return Span(end - 1, end)


def _read_target(target: str, span: Span, language: str) -> Fact | None:
    """Return the fact of a relative target; None for an address and what is no path."""
    path = target.partition("#")[0]
    if not path or _ELSEWHERE.match(target):
        return None
    readings = frozenset([path, drop_language(path, language)])
    return Fact("picture", target, span, target, readings, not names_language(path))


def _rename(fact: Fact, label: str) -> Fact:
    """Return a fact under another label."""
    return replace(fact, kind=label)
