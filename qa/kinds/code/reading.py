"""Codes that no translation may change: identifiers, options, files, versions, standards, hashes, telephone numbers.

Equal in spite of: case, and spaces, hyphens or brackets inside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.kinds.code import telephone
from qa.kinds.values.scan import Claims
from qa.model import Confidence, Fact, Span

_FILES = (
    "avi|bat|bmp|c|cfg|conf|cpp|cs|css|csv|dll|docx?|epub|exe|gif|go|gz|h|html?|ini|ipynb|iso|java|jpe?g|js|json|jsx|log|lua|"
    "md|mp3|mp4|odt|pdf|php|png|pptx?|ps1|py|rb|rs|rst|rtf|sh|sql|srt|svg|tar|tex|toml|tsv|tsx?|txt|wav|webp|xlsx?|xml|ya?ml|zip"
)
_STANDARDS = (
    "ISO(?:/IEC)?|IEC|IEEE|DIN|RFC|ASTM|ANSI|NIST|ITU|ECMA|CVE|GOST|EN ISO|CFR|UN"
)
_LETTERS = "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u058f\u1e00-\u1fff"
"""Letters and accents of scripts with capitals: what they touch is a word, not a code."""
_NAMED = re.compile(
    r"[_\-\\/.](?:(?<=_)|(?<=-)-[a-z]|(?<=[\\/])[\w.\-]+[\\/]|(?<=\w\.)[A-Za-z])"
)
_DIGIT = re.compile(r"\d")
_NUMBERED = re.compile(r"\d(?:(?<=[A-Zv]\d)|(?<=[A-Z][\- ]\d)|\.\d+\.\d)")
_HEXADECIMAL = re.compile("[0-9a-f]{7}")
_HASH, _CALL = 3, 7
"""How many digits a hash and a telephone number have at least."""
_NAME = re.compile(
    rf"""(?<![\w.\-/\\@{_LETTERS}]) (?:
      [A-Za-z](?=[A-Za-z0-9]*_)\w*+(?<=[A-Za-z0-9]) | _{{1,2}}[a-z][a-z0-9_]*\w
    | --[a-z][a-z0-9]*(?:-[a-z0-9]+)*
    | (?:~|[A-Za-z]:)?(?:[\\/][\w.\-]+){{2,}}[\\/]?
    | [A-Za-z0-9][\w\-]*(?:\.[\w\-]+)*\.(?:{_FILES})
    )(?![\w@{_LETTERS}]|[.\-]\w)""",
    re.VERBOSE | re.ASCII,
)
_MNEMONIC = re.compile(r"[A-Z][a-z]*_[a-z]+|_[a-z]+")
"""A menu's word with a mark in front of the letter that calls it: `Pre_view`, `_sheet`."""
_CODE = re.compile(
    rf"""(?<![\w.\-/\\@{_LETTERS}]) (?:
      (?P<uuid> [0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}} )
    | (?P<hash> (?=[0-9a-f]*[a-f])(?=(?:[a-f]*[0-9]){{3}})[0-9a-f]{{7,64}} )
    | (?P<version> v\d+(?:\.\d+)+(?:[\-+][\w.]+)? | \d+\.\d+\.\d+(?:\.\d+)*(?:-(?:alpha|beta|rc)[\w.]*)? )
    | (?P<standard> (?:{_STANDARDS})[\ \-]?\d[\d\-:.]*(?<![.:\-]) )
    | (?P<model> [A-Z]{{1,6}}-\d{{1,5}}[A-Z]? )
    )(?![\w@{_LETTERS}]|[.\-]\w)""",
    re.VERBOSE | re.ASCII,
)
_DATE = re.compile(r"\d{1,4}([./\-])[0-3]?\d\1\d{2,4}(?!\d)")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")


def extract(text: str, language: str) -> Iterator[Fact]:  # noqa: ARG001
    """Yield each code once; the longest reading of a stretch wins."""
    taken = Claims(len(text))
    for fact in _all(text):
        if taken.is_free(fact.span):
            taken.append(fact.span)
            yield fact


def _all(text: str) -> Iterator[Fact]:
    digits = len(_DIGIT.findall(text))
    if digits >= _CALL:
        yield from telephone.extract(text)
    if _NAMED.search(text):
        for found in _NAME.finditer(text):
            if not _MNEMONIC.fullmatch(found.group()):
                yield _named(found)
    if digits and (
        _NUMBERED.search(text) or (digits >= _HASH and _HEXADECIMAL.search(text))
    ):
        for found in _CODE.finditer(text):
            if not (
                found["version"]
                and (
                    _DATE.fullmatch(found.group()) or _GROUPED.fullmatch(found.group())
                )
            ):
                yield _code(found)


def _named(found: re.Match[str]) -> Fact:
    """Return a name, an option or a path, without the full stop of its sentence; a folder's last sign is free."""
    written = found.group().rstrip(".")
    span = Span(found.start(), found.start() + len(written))
    return Fact(
        "code", written, span, written, frozenset([written.rstrip("/\\") or written])
    )


def _code(found: re.Match[str]) -> Fact:
    written = found.group()
    plain = re.sub(r"[\s\-]", "", written).casefold()
    span = Span(*found.span())
    if not (found["model"] or found["standard"]):
        return Fact("code", written, span, written, frozenset([written]))
    numbers = re.findall(r"\d+", written)
    parts = tuple(
        Fact("code", number, span, written, frozenset([number])) for number in numbers
    )
    weight = Confidence.MEDIUM if found["model"] else Confidence.HIGH
    return Fact(
        "code", written, span, written, frozenset([plain]), parts=parts, weight=weight
    )
