"""Text to facts: the readers of all kinds claim it one after the other.

Text that an earlier reader has claimed is blanked with `CLAIMED`, so offsets stay right.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from qa import memory
from qa.compare import Group, Many, Match, Side, by_reading
from qa.errors import FactsError
from qa.evidence import Evidence
from qa.kinds.kind import Reader
from qa.kinds.rooms import category, groups, kinds
from qa.model import OBJECT, Fact, Inline, Segment, Span, Unit, language_of

CLAIMED = OBJECT
"""Stands for each character an earlier fact has claimed (U+FFFC, object replacement character)."""
_SIGN = re.compile(
    r"[\d_@:/\\<>{}\[\]$%&*=~`^|+#.(\-](?:(?<![:.(\-])|(?<=[:.])\w|(?<=-)-|(?<=\()\))"
)
"""A digit, a sign that prose has not, or one (`.`, `:`, `-`, `(`) that prose has, but not there."""

MOST_CHARACTERS = 50_000
"""Characters of one text that is compared: some twenty pages. No paragraph of people is longer."""

MOST_WORDS = 10_000
"""Words of one text that is compared, where spaces part them."""

MOST_FACTS = 1_000
"""Facts of one text that are compared: what has more is a table or a list of data."""

_SHORT = 2 * MOST_FACTS
"""Characters of a text that has room for no more facts and words than are compared."""


def find_excess(segment: Segment, language: str) -> str:
    """Return in which way a text is too long to be compared; empty where it is not."""
    text = segment.text
    if len(text) < _SHORT:
        return ""
    if len(text) > MOST_CHARACTERS:
        return f"a text has {len(text):,} characters, more than {MOST_CHARACTERS:,}"
    if len(text.split()) > MOST_WORDS:
        return f"a text has more than {MOST_WORDS:,} words"
    reading = _read_segment(segment, language)
    reading.read(len(reading.plan.readers))
    return f"a text has more than {MOST_FACTS:,} facts" if reading.is_full else ""


def make_group(
    name: str,
    match: Callable[[Side, Side, Evidence], Match] = by_reading,
    complete: Callable[[list[Side], str | None, Evidence], list[Side]] | None = None,
    many: Many | None = None,
    may_replace: Callable[[Fact, Fact], bool] | None = None,
) -> Group:
    """Return a group of this name whose facts are read here; see `Group` for how they are compared."""

    def read(segment: Segment, language: str) -> tuple[Fact, ...]:
        return of(segment, language, name)

    return Group(name, read, category, match, complete, many, may_replace)


def of(segment: Segment, language: str, group: str) -> tuple[Fact, ...]:
    """Return the facts of one group in a segment; what its file says is no prose is read as nothing else.

    The address behind a link is a fact too, at the place of the link's text.
    """
    found = _read_segment(segment, language).facts(group)
    behind = tuple(_behind(segment, language, group)) if segment.inlines else ()
    return _ordered(*found, *behind) if behind else found


def stated(segment: Segment, language: str, among: Iterable[str]) -> set[str]:
    """Return those of these groups of which a segment states a fact."""
    reading = _read_segment(segment, language)
    reading.read(max([reading.plan.last[group] for group in among], default=0))
    found = (
        {group for group in among if group in reading.found}
        if reading.found
        else set[str]()
    )
    if segment.inlines:
        found.update(
            group
            for group in among
            if group not in found and any(_behind(segment, language, group))
        )
    return found


def stated_in(unit: Unit, among: Iterable[str]) -> frozenset[str]:
    """Return those of these groups of which any version of the unit states a fact."""
    found: set[str] = set()
    for version, segment in unit.segments:
        if segment.text.strip():
            found |= stated(segment, language_of(version), among)
    return frozenset(found)


def _behind(segment: Segment, language: str, group: str) -> Iterator[Fact]:
    """Yield the facts in addresses behind links that the text does not show."""
    for inline in segment.inlines:
        if (
            inline.kind == "link"
            and inline.code not in segment.text[inline.span.start : inline.span.end]
        ):
            for reader, own in _readers():
                if own == group and reader.behind_links:
                    for fact in reader.extract(inline.code, language):
                        yield replace(fact, span=_shown(inline.span, segment.text))


def _shown(span: Span, text: str) -> Span:
    """Return a span that can be pointed at: a link without text points at the character beside it."""
    end = max(1, min(span.start, len(text)))
    return span if span.start < span.end else Span(end - 1, end)


def extract(
    text: str, language: str, inlines: tuple[Inline, ...] = (), code: bool = False
) -> Mapping[str, tuple[Fact, ...]]:
    """Return the facts of `text` by group, each in the order of the text; of `code` what is found beyond prose."""
    reading = _read(text, language, inlines, code, "")
    return {group: reading.facts(group) for group in reading.plan.last}


@memory.remember(8192)
def plain(text: str, language: str) -> Mapping[str, tuple[Fact, ...]]:
    """Return the facts of a text without inline elements by group."""
    return extract(text, language)


class _Plan(NamedTuple):
    """Who reads a text, and for each group how many of them must have read it until the group is complete."""

    readers: tuple[tuple[Reader, str], ...]
    last: Mapping[str, int]


@functools.cache
def _readers() -> tuple[tuple[Reader, str], ...]:
    """Return each reader with the name of its group, in the order in which they claim text."""
    return tuple(dict.fromkeys((kind.reader, kind.group.name) for kind in kinds()))


@functools.cache
def _plan(signs: bool, code: bool) -> _Plan:
    """Return who reads a text that has signs or is mere words, and is code or prose."""
    asked = [
        (reader, group)
        for reader, group in _readers()
        if (signs or not reader.has_signs) and not (code and reader.in_prose_only)
    ]
    last = dict.fromkeys(groups(), 0)
    for number, (_, group) in enumerate(asked, 1):
        last[group] = number
    return _Plan(tuple(asked), last)


def _ordered(*found: Fact) -> tuple[Fact, ...]:
    """Return facts in the order of the text."""
    return tuple(sorted(found, key=lambda fact: fact.span.start))


class _Reading:
    """One text, read as far as its facts were asked for: most texts have none."""

    __slots__ = ("done", "found", "is_full", "language", "plan", "syntax", "text")

    def __init__(
        self,
        text: str,
        language: str,
        inlines: tuple[Inline, ...],
        code: bool,
        syntax: str,
    ) -> None:
        self.text, self.language, self.done = text, language, 0
        self.syntax = syntax
        self.plan = _plan(_SIGN.search(text) is not None, code)
        self.found: dict[str, tuple[Fact, ...]] = {}
        self.is_full = False
        if len(text) > MOST_CHARACTERS:
            self._give_up()
        elif inlines:
            self._begin(inlines)

    def _begin(self, inlines: tuple[Inline, ...]) -> None:
        """Take what the file marks."""
        for reader, group in _readers():
            if reader.stated and not self._is_declared(reader):
                self._keep(
                    group, tuple(reader.stated(inlines, self.text, self.language))
                )
        known = {fact.span for facts in self.found.values() for fact in facts}
        for inline in inlines:
            if inline.kind in {"tag", "code"} or inline.span in known:
                self._claim(inline.span)

    def facts(self, group: str) -> tuple[Fact, ...]:
        """Return the facts of a group in the order of the text."""
        if self.done < self.plan.last[group]:
            self.read(self.plan.last[group])
        return self.found.get(group, ())

    def read(self, last: int) -> None:
        """Let the first readers, up to number `last`, read the text; raise FactsError where one fails."""
        for reader, group in self.plan.readers[self.done : last]:
            if self.is_full:
                return
            try:
                found = tuple(itertools.islice(self._ask(reader), MOST_FACTS + 1))
            except Exception as error:
                raise FactsError(group, f"{type(error).__name__}: {error}") from error
            self.done += 1
            if len(found) > MOST_FACTS:
                self._give_up()
            elif found:
                self._keep(group, found)
                spans = [fact.span for fact in found]
                if reader.claims:
                    spans = list(reader.claims(self.text, self.language, found))
                for span in spans:
                    self._claim(span)

    def _give_up(self) -> None:
        """State no fact of a text that has too many of them: what it says cannot be told."""
        self.is_full = True
        self.found.clear()

    def _is_declared(self, reader: Reader) -> bool:
        """Say whether the file tells the syntax in which a reader finds its facts."""
        return bool(self.syntax) and reader.by_syntax is not None

    def _ask(self, reader: Reader) -> Iterable[Fact]:
        """Return what a reader finds, by the syntax of the file where it knows any."""
        if self.syntax and reader.by_syntax:
            return reader.by_syntax(self.text, self.language, self.syntax)
        return reader.extract(self.text, self.language)

    def _keep(self, group: str, found: tuple[Fact, ...]) -> None:
        if found:
            self.found[group] = _ordered(*self.found.get(group, ()), *found)

    def _claim(self, span: Span) -> None:
        self.text = (
            self.text[: span.start]
            + CLAIMED * (span.end - span.start)
            + self.text[span.end :]
        )


def _read_segment(segment: Segment, language: str) -> _Reading:
    """Return the reading of a segment, by the syntax that its file declares."""
    return _read(
        segment.text,
        language,
        segment.inlines,
        segment.role == "code",
        segment.syntax if segment.meta else "",
    )


@memory.remember(65536)
def _read(
    text: str,
    language: str,
    inlines: tuple[Inline, ...],
    code: bool,
    syntax: str,
) -> _Reading:
    """Return the reading of a text, which goes on where it was left."""
    return _Reading(text, language, inlines, code, syntax)


def forget() -> None:
    """Forget what the run has read, and who reads texts: all is read anew."""
    _readers.cache_clear()
    _plan.cache_clear()
    memory.forget()
