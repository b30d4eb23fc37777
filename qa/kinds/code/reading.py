"""Codes that no translation may change: identifiers, options, files, versions, standards, hashes, telephone numbers.

Equal in spite of: case, and spaces, hyphens or brackets inside; telephone groups may stand in another order, as
bidirectional text turns them round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.language.folding import fold
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
_CALLED = re.compile(r"[+\d](?:(?<=\+)\d|(?<=0)\d|(?<=\d)\+)")
_HASH, _CALL = 3, 7
"""How many digits a hash and a telephone number have at least."""
_NAME = re.compile(
    rf"""(?<![\w.\-/\\@{_LETTERS}]) (?:
      [A-Za-z]\w* (?:_[A-Za-z0-9]+)+ | _{{1,2}}[a-z][a-z0-9_]*\w
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
_PHONE = re.compile(
    r"(?<![A-Za-z0-9_.,])(?:\+\d{1,3}[ \u00a0().\-/]{0,2}|\(?00?[1-9])\d{0,4}\)?"
    r"(?:[ \u00a0./\-]{1,2}\(?\d{2,8}\)?){1,6}"
    r"(?![A-Za-z0-9_%]|[.,]\d)"
    r"|(?<![A-Za-z0-9_.,])\d{2,8}(?:[ \u00a0]\d{2,8}){1,4}[ \u00a0](?:0[1-9]\d{1,3}|\d{1,3}\+)(?![A-Za-z0-9_%]|[.,]\d)"
)
_WHOLE_PHONE = re.compile(
    r"(?<![A-Za-z0-9_.,+])(?:\+\d{9,14}|00?[1-9]\d{7,11})(?![A-Za-z0-9_%]|[.,]\d)"
)
_DATE = re.compile(r"\d{1,4}([./\-])[0-3]?\d\1\d{2,4}(?!\d)")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")


def extract(text: str, language: str) -> Iterator[Fact]:  # noqa: ARG001
    """Yield each code once; the longest reading of a stretch wins."""
    taken: list[tuple[int, int]] = []
    for fact in _all(text):
        span = (fact.span.start, fact.span.end)
        if all(span[1] <= start or span[0] >= end for start, end in taken):
            taken.append(span)
            yield fact


def _all(text: str) -> Iterator[Fact]:
    if _NAMED.search(text):
        for found in _NAME.finditer(text):
            if not _MNEMONIC.fullmatch(found.group()):
                yield _named(found)
    digits = len(_DIGIT.findall(text))
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
    if digits >= _CALL:
        yield from _phones(text)


def _named(found: re.Match[str]) -> Fact:
    """Return a name, an option or a path, without the full stop of its sentence; a folder's last sign is free."""
    written = found.group().rstrip(".")
    span = Span(found.start(), found.start() + len(written))
    return Fact(
        "code", written, span, written, frozenset([written.rstrip("/\\") or written])
    )


def _phones(text: str) -> Iterator[Fact]:
    digits = fold(text)
    for pattern in (_PHONE, _WHOLE_PHONE) if _CALLED.search(digits) else ():
        for found in pattern.finditer(digits):
            if 7 <= sum(c.isdigit() for c in found.group()) <= 15 and not _DATE.match(
                found.group()
            ):
                yield _phone(found, text)


def _fact(kind: str, found: re.Match[str], text: str, value: str, *more: str) -> Fact:
    span = Span(*found.span())
    return Fact(
        kind, value, span, text[span.start : span.end], frozenset([value, *more])
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


def _phone(found: re.Match[str], text: str) -> Fact:
    groups = re.findall(r"\d+", found.group())
    return _fact(
        "telephone number", found, text, "".join(groups), " ".join(sorted(groups))
    )
