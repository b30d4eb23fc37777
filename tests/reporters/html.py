"""How the counts in a report of the format html are read."""

from __future__ import annotations

import html.parser
import json
from collections import Counter

from tests.counts import Counts


class Page(html.parser.HTMLParser):
    """What a browser would make of a page: which elements, and the embedded data."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: Counter[str] = Counter()
        self.handlers: list[str] = []
        self.inside = ""
        self.data = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        self.inside = tag if ("id", "data") in attrs else ""

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser calls it so
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "script":
            self.data += data


def count(text: str) -> Counts:
    page = Page()
    page.feed(text)
    assert page.elements["script"] == 2
    assert page.elements["style"] == 1
    assert not page.elements.keys() & {
        "img",
        "iframe",
        "x",
        "object",
        "use",
        "image",
        "foreignobject",
    }
    assert not page.handlers
    found = json.loads(page.data)["findings"]
    standing = [f for f in found if not (f[14] and f[14][0] != "reject")]
    counts = Counter(f[2] for f in standing)
    return counts[3], counts[2], counts[1], len(found) - len(standing)
