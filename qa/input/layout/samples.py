"""In which language a file is, as far as its beginning tells: what confirms a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from qa.input.readers.opening import read_beginning
from qa.language import identify, of
from qa.model import Source, language_of

PROSE = frozenset(["text", "markdown", "html", "rst", "asciidoc"])
"""Formats whose files are written in a language as a whole."""

_ENOUGH = 40
"""Letters of prose from which a language is told."""

_SURE = 0.7
"""From this certainty on a language contradicts a name."""

_SAMPLE = 16_384
"""Bytes that are looked at."""

_MOST = 4
"""Files that are looked at to confirm one thing."""

NO_PROSE = re.compile(
    r"^(?:---|\+\+\+)\n.*?^(?:---|\+\+\+)$|^(`{3,}|~{3,}).*?^\1|<[^<>]{1,500}>"
    r"|`[^`\n]+`|\]\([^()\n]*\)|https?://\S+|\{[^{}\n]*\}",
    re.DOTALL | re.MULTILINE,
)


@dataclass(slots=True)
class Samples:
    """What the beginnings of files are written in; each is looked at once."""

    found: dict[str, str | None] = field(default_factory=dict)

    def find_language(self, source: Source) -> str | None:
        """Return the language that a file is written in, None where it does not tell."""
        if source.format not in PROSE:
            return None
        if source.path not in self.found:
            self.found[source.path] = _identify(source)
        return self.found[source.path]

    def confirm(self, claims: Iterable[tuple[Source, Sequence[str]]]) -> bool | None:
        """Say whether a file is in one of the versions that it is said to be.

        False where none of those that are looked at is, None where none tells.
        """
        told = 0
        seen: set[str] = set()
        for source, versions in claims:
            language = None if versions[0] in seen else self.find_language(source)
            if language is None:
                continue
            seen.add(versions[0])
            told += 1
            if any(is_same(language, version) for version in versions):
                return True
            if told == _MOST:
                break
        return False if told else None


def is_same(language: str, version: str) -> bool:
    """Say whether a text in `language` may be what `version` says, or a near neighbour."""
    said = of(language_of(version))
    found = of(language)
    near = {neighbour.partition("-")[0] for neighbour in said.kinship.neighbours}
    return found.code == said.code or found.code in near


def _identify(source: Source) -> str | None:
    data = read_beginning(source)
    written = data[:_SAMPLE].decode("utf-8", "ignore").replace("\r\n", "\n")
    text = NO_PROSE.sub(" ", written)
    if sum(letter.isalpha() for letter in text) < _ENOUGH and not _is_dense(text):
        return None
    guess = identify.identify(text.splitlines())
    return guess.language if guess.certainty >= _SURE else None


def _is_dense(text: str) -> bool:
    """Say whether a short text is of letters that say much each: those of Han, Hangul."""
    dense = sum("⺀" <= letter <= "힣" for letter in text)
    return dense * 3 > _ENOUGH
