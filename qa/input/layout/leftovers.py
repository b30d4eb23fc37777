"""Which version the others were made from, as what they have kept of it tells.

Where every version has all pages, their paths tell nothing. But translators leave the
ids of headings as they were made from the titles of the source, and now and then a
paragraph in its language.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from qa.input.layout.samples import NO_PROSE, is_same
from qa.input.readers.opening import read_beginning
from qa.language import identify
from qa.language.targets import reduce_title
from qa.model import Source

_FORMATS = frozenset(["markdown", "rst", "asciidoc"])
_LOOKED_AT = 24
"""Documents that are looked at, spread over all."""

_FEWEST = 5
"""Ids or lines that must tell the same: fewer are chance."""

_AHEAD = 2
"""How many times as many ids as the next version must tell of the source."""

_SHARE = 0.4
"""Share of the lines left that the source must still have: it goes on, they are as it was."""

_SURE = 0.7
"""Certainty of the language of the lines left."""

_LONG = 40
"""Letters of a line that nobody writes twice by chance."""

_HEADING = re.compile(
    # Possessive: a line of thousands of spaces is gone through once a place, not once a pair of places.
    r"^#{1,6}[ ]++(?P<title>[^\n{]{1,200}?)[ ]*+(?:\{:?[ ]*+#(?P<id>[^\s{}]{1,100}+)[^{}\n]*+\}[ ]*+)?$",
    re.MULTILINE,
)

Documents = Iterable[Mapping[str, str]]
"""What is written in the versions of documents, by version."""


def find_kept(documents: Mapping[str, Sequence[Source]]) -> str | None:
    """Return the version of which the others have kept most; None where nothing tells."""
    told = [
        named
        for each in documents.values()
        if len(named := {s.version: s for s in each if _is_told(s)}) > 1
    ]
    written = [_read(named) for named in told[:: max(len(told) // _LOOKED_AT, 1)]]
    return find_by_ids(written) or find_by_lines(written)


def _is_told(source: Source) -> bool:
    """Say whether a source is a page of a known version."""
    return bool(source.version) and source.format in _FORMATS


def _read(named: Mapping[str | None, Source]) -> dict[str, str]:
    """Return how the pages of a document begin, by version."""
    return {
        version or "": read_beginning(source).decode("utf-8", "ignore")
        for version, source in named.items()
    }


def find_by_ids(documents: Documents) -> str | None:
    """Return the version from whose titles the ids of the others were made."""
    votes: Counter[str] = Counter()
    for written in documents:
        titles: dict[str, set[str]] = {}
        ids: dict[str, set[str]] = {}
        for version, text in written.items():
            found = list(_HEADING.finditer(text))
            titles[version] = {reduce_title(each["title"]) for each in found}
            ids[version] = {reduce_title(each["id"]) for each in found if each["id"]}
        for version, own in ids.items():
            foreign = own - titles[version]
            for other in titles.keys() - {version}:
                votes[other] += len(foreign & titles[other])
    return _choose(votes)


def _choose(votes: Counter[str]) -> str | None:
    """Return what most ids tell, if it is clear."""
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < _FEWEST:
        return None
    if len(ranked) > 1 and ranked[0][1] < _AHEAD * ranked[1][1]:
        return None
    return ranked[0][0]


def find_by_lines(documents: Documents) -> str | None:
    """Return the version in whose language others have left lines, and that has them."""
    holders: Counter[str] = Counter()
    left: list[str] = []
    for written in documents:
        held: dict[str, set[str]] = defaultdict(set)
        for version, text in written.items():
            for line in _find_lines(text):
                held[line].add(version)
        for line, versions in held.items():
            if 1 < len(versions) < max(len(written), 3):
                left.append(line)
                holders.update(versions)
    if len(left) < _FEWEST:
        return None
    guess = identify.identify(left)
    if guess.language is None or guess.certainty < _SURE:
        return None
    for version, count in holders.most_common():
        if is_same(guess.language, version):
            return version if count >= _SHARE * len(left) else None
    return None


def _find_lines(text: str) -> Iterator[str]:
    """Yield the long lines of prose of a page."""
    for line in NO_PROSE.sub(" ", text).split("\n"):
        if len(line) >= _LONG and sum(map(str.isalpha, line)) >= _LONG:
            yield line.strip()
