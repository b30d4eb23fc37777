"""Tags of HTML and XML, and the inline elements of translation files: `<b>`, `</a>`, `<x id="1"/>`, `<0>`.

What stands between angle brackets without a partner and without attributes is strong only where HTML has no closing
tag for it: `<file>` in a manual is a word that translators translate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.model import Confidence, Fact, Inline, Span

_TAG = re.compile(
    r"<(?P<close>/)?(?P<name>[A-Za-z][\w:.-]*|\d{1,2}(?=[>/]))(?P<rest>(?:\s[^<>]*)?)(?P<alone>/?)>"
)
_ATTRIBUTE = re.compile(
    r"""(?P<name>[\w:.@-]+)\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s"'>]+)"""
)
_WRITTEN = frozenset([
    "title", "alt", "aria-label", "placeholder", "label", "summary", "content", "value",
    "text", "heading", "header", "caption", "description", "subtitle", "tooltip", "message",
    "tagline", "question", "answer", "details",
])  # fmt: skip
"""Attributes that people read: their texts are translated."""
_SENTENCE = re.compile(r"[^\W\d_]{2}\s+[^\W\d_]+\s+[^\W\d_]{2}|[^\W\d_a-zA-Z]")
"""Several words, or letters beyond those of programs: a text, whatever it is called."""
_LOCAL = frozenset(
    ["lang", "xml:lang", "dir", "hreflang", "style", "class", "href", "src"]
)
"""Attributes that a language may need of its own; addresses are compared as such."""
_VOID = frozenset(["br", "hr", "img", "input", "wbr"])
_QUOTED = re.compile(r"""\s[\w:.@-]+=["'«“„]""")
_LOOKS = frozenset(
    [
        "b",
        "i",
        "u",
        "em",
        "strong",
        "small",
        "big",
        "s",
        "sub",
        "sup",
        "font",
        "span",
        "mark",
        "q",
        "cite",
        "abbr",
        "acronym",
        "dfn",
        "ruby",
        "rb",
        "rt",
        "rp",
        "bdi",
        "bdo",
    ]
)
_NUMBERED = re.compile(r'(?<= id=")([A-Za-z]+)\d{2,}(?=")')
_SIGNS = frozenset("*_~`#>-=+ ")


def extract(text: str, language: str) -> Iterator[Fact]:  # noqa: ARG001
    """Yield each tag of `text`."""
    if "<" not in text or ">" not in text:
        return
    found = list(_TAG.finditer(text))
    closed = {tag["name"].lower() for tag in found if tag["close"]}
    for tag in found:
        name = tag["name"].lower()
        sure = bool(
            tag["close"]
            or name in closed
            or name in _VOID
            or tag["alone"]
            or _QUOTED.search(tag["rest"])
        )
        # What may be a word keeps its text for others to read.
        claimed = sure or name.isdecimal()
        # Android's `xliff:g` tells translators what is around a placeholder.
        sure = sure and not name.startswith("xliff:")
        yield _fact(
            tag.group(), Span(tag.start(), tag.end() if claimed else tag.start()), sure
        )


def stated(inlines: Sequence[Inline], text: str, language: str) -> Iterator[Fact]:  # noqa: ARG001
    """Yield the tags that the file itself says; marks of emphasis (`**`) and of links (`[`, `](...)`) are no tags."""
    for inline in inlines:
        code = inline.code.strip()
        if (
            inline.kind == "tag"
            and not _SIGNS.issuperset(code)
            and code != "["
            and not code.startswith("]")
        ):
            yield _fact(inline.code, inline.span, sure=True)


def _fact(code: str, span: Span, sure: bool) -> Fact:
    tag = _TAG.fullmatch(code)
    if tag is None:
        return Fact("tag", code, span, code, frozenset([code]), sure)
    name = tag["name"].lower()
    value = f"<{tag['close'] or ''}{name}{_attributes(tag['rest'])}>"
    if name == "a":
        # Programs number the anchors that they make: `idm251` here is `idm284` there.
        value = _NUMBERED.sub(r"\1", value)
    weight = Confidence.LOW if name in _LOOKS else Confidence.HIGH
    return Fact("tag", value, span, code, frozenset([value]), sure, weight=weight)


def _attributes(rest: str) -> str:
    """Return the attributes that no translation changes, sorted; of those people read the name alone."""
    found = {
        match["name"].lower(): match["value"].strip("\"'«»“”„ ")
        for match in _ATTRIBUTE.finditer(rest)
    }
    kept = {
        key: "" if key in _WRITTEN or _SENTENCE.search(value) else value
        for key, value in found.items()
        if key not in _LOCAL
    }
    return "".join(
        f' {key}="{kept[key]}"' if kept[key] else f" {key}" for key in sorted(kept)
    )
