"""Tables of cases: `[[case]]` rows with one text a version and marks `⟦…⟧` around exactly what must be pointed at."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa.input.readers import markdown
from qa.model import Segment, Source, Version

_KEYS = {"commits", "keyed", "why", "source", "blame", "says", "severity", "settings"}
_MARK = re.compile("⟦|⟧")


@dataclass(frozen=True)
class Case:
    """One row: the versions, where they must be marked (version, start, end), and who is to blame if that is said.

    A text may be a list: several segments of one document, or a table of a `page`, which is read as Markdown. A
    segment may be a table of its `text`, `unit`, `role`
    and `meta`. With `commits` it is the history of the versions, each a table of texts, that is looked at.
    """

    name: str
    versions: tuple[Version, ...]
    marks: tuple[tuple[str, int, int], ...]
    row: Mapping[str, Any]


def cases(path: Path, heading: str = "case") -> Iterator[Case]:
    """Yield the rows of a table under one heading."""
    for number, row in enumerate(
        tomllib.loads(path.read_text(encoding="utf-8"))[heading], 1
    ):
        versions, marks = [], []
        for name, texts in row.items():
            if name not in _KEYS:
                if isinstance(texts, dict) and "page" in texts:
                    version = _read_page(name, _MARK.sub("", texts["page"]))
                    versions.append(version)
                    for segment in _read_page(name, texts["page"]).segments:
                        _, spans = _spans(segment.text)
                        marks += [(name, start, end) for start, end in spans]
                    continue
                segments = []
                for line, given in enumerate(
                    texts if isinstance(texts, list) else [texts], 1
                ):
                    said = given if isinstance(given, dict) else {"text": given}
                    text, spans = _spans(said["text"])
                    meta = tuple(said.get("meta", {}).items())
                    unit, role = said.get("unit"), said.get("role", "")
                    segments.append(
                        Segment(text, f"{name}.txt", line, 1, unit, role, meta=meta)
                    )
                    marks += [(name, start, end) for start, end in spans]
                keyed = bool(row.get("keyed"))
                versions.append(Version(name, tuple(segments), "case", keyed=keyed))
        yield Case(
            f"{path.stem} {heading} {number}: {row['why']}",
            tuple(versions),
            tuple(sorted(marks)),
            row,
        )


def _read_page(name: str, page: str) -> Version:
    """Return the version of a page of Markdown."""
    source = Source(
        f"{name}.md", "markdown", document="case", version=name, data=page.encode()
    )
    (version,) = markdown.read(source)
    return version


def _spans(marked: str) -> tuple[str, list[tuple[int, int]]]:
    places = [found.start() for found in _MARK.finditer(marked)]
    shifted = [place - n for n, place in enumerate(places)]
    return _MARK.sub("", marked), list(zip(shifted[::2], shifted[1::2], strict=True))
