"""The elements and attributes of HTML, by what they are to readers of a text.

Which elements are blocks and which hold no text is HTML's own list
(https://html.spec.whatwg.org/#rendering).
"""

from __future__ import annotations

INLINE = frozenset([
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del",
    "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "output", "q",
    "ruby", "rb", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var",
])  # fmt: skip
ROLES = {
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "title": "heading",
    "li": "item",
    "dt": "item",
    "dd": "item",
    "td": "cell",
    "th": "cell",
    "caption": "caption",
    "figcaption": "caption",
    "pre": "code",
}
SILENT = frozenset(["script", "style", "template", "rt", "rp", "object", "svg", "math"])
LITERAL = frozenset(["code", "kbd", "samp", "var", "tt"])
VOID = frozenset([
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
    "source", "track", "wbr",
])  # fmt: skip
SHOWN = ("alt", "title", "placeholder", "aria-label")
"""Attributes that people read."""

META = frozenset([
    "description", "keywords", "og:title", "og:description", "twitter:title",
    "twitter:description",
])  # fmt: skip
BLOCKS = frozenset(
    [*ROLES, "p", "div", "table", "tr", "ul", "ol", "dl", "details", "summary"]
)
