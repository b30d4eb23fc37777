"""Makes compiled/denominations.json from CLDR's JSON: `python tools/data.py denominations`.

What currencies are called without their country: `dollar`, `рублей`, `kronor`. It is what
the names of several currencies share (`Canadian dollar`, `Hong Kong dollar`), and where
one currency has its own (`Polish zloty`), what stands where the shared word does.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from clock import parent
from npm import COMPILED, package

from qa.kinds.values.money import CODES, KINDS
from qa.language.folding import key

OUT = COMPILED / "denominations.json"
_WORD = re.compile(r"[^\s\-‑־().,/]+")
_SHARED = 3
"""Currencies of one kind whose names must agree before their word's place is trusted."""

SYLLABIC = "\u0590"
"""From here on a letter may be a syllable or a word."""
Words = list[list[str]]


def main() -> None:
    """Write the file."""
    found = {
        path.name: find_denominations(read_names(path / "currencies.json", path.name))
        for path in sorted((package("cldr-numbers-full") / "main").glob("*"))
    }
    lines = []
    for tag, words in found.items():
        inherited = found.get(parent(tag), {})
        own = {
            form: kind for form, kind in words.items() if inherited.get(form) != kind
        }
        if own:
            lines.append(f'"{tag}": {dump(own)}')
    OUT.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def read_names(path: Path, tag: str) -> dict[str, Words]:
    """Return the words of each name that a locale has for a currency."""
    currencies = json.loads(path.read_text(encoding="utf-8"))["main"][tag]["numbers"][
        "currencies"
    ]
    names = {}
    for code in sorted(CODES):
        fields = currencies.get(code, {})
        words = [
            _WORD.findall(key(re.sub(r"\(.*?\)", "", name)))
            for field, name in sorted(fields.items())
            if field.startswith("displayName") and name != code
        ]
        names[code] = [each for each in words if each]
    return names


def find_denominations(names: dict[str, Words]) -> dict[str, str]:
    """Return the words for currencies without a country, each with its code or kind."""
    codes: dict[str, set[str]] = defaultdict(set)
    for code, names_of_one in names.items():
        for words in names_of_one:
            for word in words:
                codes[word].add(code)
    found = {}
    places: Counter[int] = Counter()
    for word, word_codes in codes.items():
        kind = find_kind(word_codes) if is_long(word) else ""
        if kind:
            found[word] = kind
            if len(word_codes) >= _SHARED:
                places.update(list_places(word, names))
    if places and len(places) < 4:
        place = places.most_common(1)[0][0]
        for word, code in list_single(names, codes, place):
            found.setdefault(word, code)
    return dict(sorted(found.items()))


def is_long(word: str) -> bool:
    """Tell whether a word is long enough to be one for a currency: three letters, or two signs."""
    return len(word) >= (3 if word < SYLLABIC else 2)


def find_kind(codes: set[str]) -> str:
    """Return the kind of which all these currencies are, of two or more; else nothing."""
    if len(codes) < 2:
        return ""
    for kind, members in KINDS.items():
        if codes <= set(members):
            return kind
    return ""


def list_places(word: str, names: dict[str, Words]) -> Iterator[int]:
    """Yield whether a word stands first (0) or last (-1) in each name of several words."""
    for names_of_one in names.values():
        for words in names_of_one:
            if len(words) > 1 and word in {words[0], words[-1]}:
                yield 0 if words[0] == word else -1


def list_single(
    names: dict[str, Words], codes: dict[str, set[str]], place: int
) -> Iterator[tuple[str, str]]:
    """Yield the word at a place of each name whose currency alone has it."""
    for code, names_of_one in names.items():
        for words in names_of_one:
            word = words[place]
            if codes[word] == {code} and len(words) <= 2 and is_long(word):
                yield word, code


def dump(value: object) -> str:
    """Return JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
