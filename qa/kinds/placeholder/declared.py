"""Placeholders of texts whose file says in which syntax they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qa.kinds.placeholder import printf
from qa.kinds.placeholder.syntaxes import Syntax
from qa.model import Fact, Span


@dataclass(slots=True)
class _Counter:
    """How many arguments a text has taken so far."""

    taken: int = 0

    def take(self, how_many: int) -> int:
        """Take arguments; return the position of the last."""
        self.taken += how_many
        return self.taken


def read(text: str, syntax: Syntax) -> Iterator[Fact]:
    """Yield each placeholder of a text in a syntax."""
    count = _Counter()
    for match in syntax.pattern.finditer(text):
        groups = match.groupdict()
        if groups.get("skip") is not None:
            continue
        if groups.get("type") or groups.get("pri"):
            yield _read_conversion(match, syntax, count)
        else:
            yield _make_fact(match, _find_value(match, syntax))


def _read_conversion(match: re.Match[str], syntax: Syntax, count: _Counter) -> Fact:
    """Return a conversion of printf's family, which takes an argument or names one."""
    letter, size = match["type"] or "", match["size"] or ""
    if letter in {"m", "n"} and not size and syntax.first:
        return _make_fact(match, f"%{letter}")
    stars = printf.find_stars(match)
    said = match["position"]
    position = (
        count.take(1 + len(stars)) if said is None else int(said) + 1 - syntax.first
    )
    kind = match["pri"] or size + printf.fold_type(letter)
    counted = f"%{stars}{kind}"
    numbered = f"%{position}${stars}{kind}"
    value = counted if said is None else numbered
    return _make_fact(match, value, frozenset([counted, numbered]))


def _find_value(match: re.Match[str], syntax: Syntax) -> str:
    """Return what a program knows a placeholder by that is no conversion."""
    groups = match.groupdict()
    if name := groups.get("boost") or groups.get("bars"):
        return f"%{name}%"
    if groups.get("qt"):
        return match.group().replace("L", "")
    if groups.get("bare"):
        return f"${{{match['bare']}}}"
    if groups.get("braced") and match.group().startswith("$"):
        return f"${{{match['braced']}}}"
    if groups.get("braced"):
        return f"%{{{match['braced']}}}"
    if groups.get("literal"):
        value = " ".join(match.group().split())
    else:
        opening = match["open"]
        if opening[0] == "%":
            opening = "%" + opening.lstrip("%-+ 0123456789#")
        value = opening + match["name"].strip(" -") + match["close"]
        value += printf.fold_type(groups.get("kind") or "")
    return value.lower() if syntax.is_folded else value


def _make_fact(
    match: re.Match[str],
    value: str,
    readings: frozenset[str] | None = None,
) -> Fact:
    """Return the fact of a match."""
    span = Span(*match.span())
    return Fact(
        "placeholder", value, span, match.group(), readings or frozenset([value])
    )


def find_stray(text: str, syntax: Syntax) -> list[Span]:
    """Return the signs that are part of no placeholder, and what is no pair of braces."""
    signs = syntax.signs + ("{}" if syntax.pairs else "")
    if not any(sign in text for sign in signs):
        return []
    rest = syntax.pattern.sub(lambda match: " " * len(match.group()), text)
    return [Span(at, at + 1) for at, sign in enumerate(rest) if sign in signs]
