"""Markup that does not work, and stands in the text as it was typed."""

from __future__ import annotations

import html.entities
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from qa.model import Confidence, Finding, Mark, Segment, Severity, Span, Unit
from qa.registry import Context, unit_check

_STARS = re.compile(r"(?<![\\*])\*\*(?!\*)")
_TICKS = re.compile(r"(?<![\\`])`+")
_LINK = re.compile(
    r"(?<!\\)(?<!\[[ xX])\][ \t\u3000]{1,9}\((?:https?:|[^\s()]{0,99}[./#])[^\s()]{0,999}\)|［[^［］]{1,300}］[（(]https?:"
)
_WHOLE_LINK = re.compile(r"\]\([^\s()]+\)")
_ENTITY = re.compile(r"[&＆]\s?(#?[A-Za-z]\w{1,9})\s?[;；]")
_BARE = re.compile(r"&(?:amp|lt|gt|quot|nbsp)\b(?!;)")
_QUOTED = re.compile(r"<[A-Za-z][^<>]*?=\s*([«»“”„‘’‚「『])")
_TAG = re.compile(r"<[A-Za-z][^<>]*?=\s*[\"'][^<>]*>")
_ENTITIES = {name.rstrip(";") for name in html.entities.html5}

Spans = list[Span]


@unit_check(
    category="placeholders", severity=Severity.ERROR, mqm="design-markup/markup-tag"
)
def markup_broken(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Markup does not work in one version: readers see it as it was typed.

    Looks at emphasis of Markdown (`**`) that is never closed, or that does not render for the spaces or the letters
    beside it; at a backtick alone, a space between `]` and `(`, an HTML reference that does not exist (`&ampl;`) or is
    not closed, and attributes in quotation marks of prose (`href=„/x“`). Speaks only where the same markup works in
    another version.

    Example: en has "This is **very** good.", de "Das ist **sehr gut."
    """
    if len(unit.segments) < 2 or not any(_may_have(s) for _, s in unit.segments):
        return
    segments = dict(unit.segments)
    for what, (is_working, find_broken) in _KINDS.items():
        broken = {name: find_broken(one) for name, one in segments.items()}
        working = [
            name
            for name, one in segments.items()
            if not broken[name] and is_working(one)
        ]
        if not working:
            continue
        against = unit.source if unit.source in working else working[0]
        for name, spans in broken.items():
            if spans:
                marks = (
                    Mark(name, segments[name], spans[0]),
                    Mark(against, segments[against]),
                )
                written = segments[name].text[spans[0].start : spans[0].end]
                message = f"{what.format(written)} in {name}; it works in {against}"
                yield Finding(message, marks, name, Confidence.HIGH)


def _may_have(segment: Segment) -> bool:
    """Return whether a text can have broken markup: most have none of these signs."""
    text = segment.text
    return any(
        sign in text for sign in ("**", "`", "] ", "]\u3000", "&", "＆", "=", "］")
    )


def _mask(segment: Segment) -> str:
    """Return a text in which code that the file marks is left out."""
    return segment.prose if segment.inlines or segment.role else segment.text


def find_loose_stars(segment: Segment) -> Spans:
    """Return the `**` that make nothing bold, by the rules of CommonMark 6.2."""
    text = _mask(segment)
    if dict(segment.meta).get("emphasis") == "loose":
        # Where any two make bold one alone is broken.
        stars = list(_STARS.finditer(text))
        return [Span(*stars[-1].span())] if len(stars) % 2 else []
    loose: Spans = []
    opened: Spans = []
    for found in _STARS.finditer(text):
        before = text[found.start() - 1 : found.start()] if found.start() else " "
        after = text[found.end() : found.end() + 1] or " "
        span = Span(*found.span())
        if opened and _can_border(after, before):
            opened.pop()
        elif _can_border(before, after):
            opened.append(span)
        else:
            loose.append(span)
    return sorted(loose + opened)


def _can_border(outer: str, inner: str) -> bool:
    """Return whether a mark with these neighbours can stand at an edge of bold text."""
    if inner.isspace():
        return False
    return not _is_sign(inner) or outer.isspace() or _is_sign(outer)


def _is_sign(letter: str) -> bool:
    """Return whether a character is punctuation or a symbol."""
    return unicodedata.category(letter)[0] in "PS"


def _has_bold(segment: Segment) -> bool:
    """Return whether something is bold."""
    if any(i.code == "**" and i.kind == "tag" for i in segment.inlines):
        return True
    return len(_STARS.findall(_mask(segment))) > 1


def _find_loose_ticks(segment: Segment) -> Spans:
    """Return a backtick that begins code and never ends it."""
    runs = list(_TICKS.finditer(_mask(segment)))
    if len(runs) % 2 == 0 or "'" in segment.text[runs[-1].end() :]:
        return []
    return [Span(*runs[-1].span())]


def _has_code(segment: Segment) -> bool:
    """Return whether there is code."""
    if any(inline.kind == "code" for inline in segment.inlines):
        return True
    return len(_TICKS.findall(segment.text)) > 1


def _find_parted_links(segment: Segment) -> Spans:
    """Return links with a space before what they lead to."""
    return _span_all(_LINK, _mask(segment))


def _has_link(segment: Segment) -> bool:
    """Return whether there is a link of Markdown."""
    if any(inline.code.startswith("](") for inline in segment.inlines):
        return True
    return _WHOLE_LINK.search(segment.text) is not None


def _find_entities(segment: Segment) -> Spans:
    """Return references that do not exist, or are not closed."""
    spans = [
        Span(*found.span())
        for found in _ENTITY.finditer(segment.text)
        if found[1] not in _ENTITIES or found.group() != f"&{found[1]};"
    ]
    return spans + _span_all(_BARE, segment.text)


def _has_entity(segment: Segment) -> bool:
    """Return whether a reference is written in the text."""
    found = _ENTITY.search(segment.text)
    return found is not None and found[1] in _ENTITIES


def _find_prose_quotes(segment: Segment) -> Spans:
    """Return quotation marks of prose in tags."""
    return [Span(*found.span(1)) for found in _QUOTED.finditer(segment.text)]


def _has_attribute(segment: Segment) -> bool:
    """Return whether a tag has an attribute in plain quotation marks."""
    return _TAG.search(segment.text) is not None


def _span_all(pattern: re.Pattern[str], text: str) -> Spans:
    """Return where a pattern is found."""
    return [Span(*found.span()) for found in pattern.finditer(text)]


_KINDS: Mapping[str, tuple[Callable[[Segment], bool], Callable[[Segment], Spans]]] = {
    "`{0}` makes nothing bold": (_has_bold, find_loose_stars),
    "`{0}` begins code that never ends": (_has_code, _find_loose_ticks),
    "`{0}` is no link for the space in it": (_has_link, _find_parted_links),
    "`{0}` stands for no sign": (_has_entity, _find_entities),
    "{0} is no quotation mark of a tag": (_has_attribute, _find_prose_quotes),
}
"""What is said of markup that does not work: how to tell that it does, and where not."""
