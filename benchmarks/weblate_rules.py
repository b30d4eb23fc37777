"""What Weblate's documented checks flag on the same texts of the same catalogues as `catalogues.py`, beside qa.

    python benchmarks/weblate_rules.py --languages de,fr --share 12
    python benchmarks/weblate_rules.py --languages de --beyond c-format,xml-tags    # what qa says nothing of, to read

The rules are written here from the sentences of https://docs.weblate.org/en/latest/user/checks.html (one function a
section of that page, by its check's name; no code of Weblate, which is GPL). Those that a project must switch on for a
text are left out, except for format strings: xgettext flags those, so each text with a placeholder counts as flagged.
"""

from __future__ import annotations

import collections
import re
from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

from catalogues import PROGRAMS, against, read

from qa import api
from qa.config import Settings
from qa.model import Severity

Rule = Callable[[str, str, str], bool]

_PRINTF = re.compile(
    r"%(?:(\d+)\$)?[-+ #0']*(?:\*|\d+)?(?:\.(?:\*|\d+))?(?:hh|h|ll|l|L|q|j|z|t)?([diouxXeEfFgGaAcsp])"
)
_TAG = re.compile(r"</?[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>")
_LINK = re.compile(r"\[[^]]+\]\(([^)]+)\)")
_BBCODE = re.compile(r"\[(/?[a-z]+)(?:=[^]]*)?\]")
_TWICE = re.compile(r"(?<!\w)(\w{2,})\s+\1(?!\w)", re.IGNORECASE)
_SPACED = re.compile(r"(?<![\s\u00a0\u202f])[:;!?](?=\s|$)| [:;!?](?=\s|$)")
_MARKS = {
    "colon": ":：",
    "ellipsis": "…",
    "exclamation": "!！՜",
    "stop": ".。।॥։።",
    "question": "?？؟;՞፧",
    "semicolon": ";；؛",
}


def ends(kind: str) -> Rule:
    """Section "Mismatched colon" and its kin: both end with the mark, as their languages write it, or neither."""
    marks = tuple(_MARKS[kind])

    def rule(source: str, target: str, language: str) -> bool:
        theirs = tuple(
            sign
            for sign in marks
            if sign != ";" or kind == "semicolon" or language == "el"
        )
        return _ends(source, marks[:1]) != _ends(target, theirs)

    return rule


def _ends(text: str, marks: tuple[str, ...]) -> bool:
    return text.rstrip().endswith(marks) and not text.rstrip().endswith("..")


def c_format(source: str, target: str, _: str) -> bool:
    """Section "C format": the same placeholders, by position where one is written."""
    first, second = (
        _PRINTF.findall(text.replace("%%", "")) for text in (source, target)
    )
    if any(position for position, _ in second):
        first = [
            (position or str(number), kind)
            for number, (position, kind) in enumerate(first, 1)
        ]
    return sorted(first) != sorted(second)


def xml_tags(source: str, target: str, _: str) -> bool:
    """Section "XML markup": the tags of a source that is XML."""
    return _valid(source) and sorted(_TAG.findall(source)) != sorted(
        _TAG.findall(target)
    )


def xml_invalid(source: str, target: str, _: str) -> bool:
    """Section "XML syntax": a translation of XML that is none."""
    return _valid(source) and not _valid(target, needed=False)


def _valid(text: str, *, needed: bool = True) -> bool:
    if needed and not _TAG.search(text):
        return False
    try:
        ET.fromstring(f"<x>{text}</x>")
    except ET.ParseError:
        return False
    return True


def same(source: str, target: str, _: str) -> bool:
    """Section "Unchanged translation", placeholders and tags aside; texts of one word are left alone."""
    bare = _TAG.sub(" ", _PRINTF.sub(" ", source))
    return source == target and len(re.findall(r"[^\W\d_]{2,}", bare)) > 1


RULES: dict[str, Rule] = {
    "bbcode": lambda s, t, _: (
        sorted(_BBCODE.findall(s)) != sorted(_BBCODE.findall(t)) and "[/" in s
    ),
    "duplicate": lambda _s, t, _l: _TWICE.search(t) is not None,
    "double-space": lambda s, t, _: "  " in t and "  " not in s,
    "c-format": c_format,
    "kashida": lambda _s, t, language: language == "ar" and "\u0640" in t,
    "md-link": lambda s, t, _: len(_LINK.findall(s)) != len(_LINK.findall(t)),
    "escaped-newline": lambda s, t, _: s.count("\\n") != t.count("\\n"),
    "newline-count": lambda s, t, _: s.count("\n") != t.count("\n"),
    "punctuation-spacing": lambda _s, t, language: (
        language == "fr" and _SPACED.search(t) is not None
    ),
    "begin-space": lambda s, t, _: (
        len(s) - len(s.lstrip(" ")) != len(t) - len(t.lstrip(" "))
    ),
    "end-space": lambda s, t, _: s.endswith(" ") != t.endswith(" "),
    "same": same,
    "xml-tags": xml_tags,
    "xml-invalid": xml_invalid,
    "zero-width-space": lambda s, t, _: "\u200b" in t and "\u200b" not in s,
    **{f"end-{kind}": ends(kind) for kind in _MARKS},
}


def main() -> None:
    options = against(__doc__)
    rules: collections.Counter[str] = collections.Counter()
    silent: collections.Counter[str] = collections.Counter()
    total: collections.Counter[str] = collections.Counter()
    for language in options.languages.split(","):
        versions = list(read(language, PROGRAMS.split(), options.share))
        result = api.check(versions, source="en", settings=Settings(profile="software"))
        loud = {
            (f.document, f.unit) for f in result.findings if f.severity != Severity.NOTE
        }
        said = {(f.document, f.unit) for f in result.findings}
        flagged = 0
        for place, source, target, names in found(versions, language):
            flagged += 1
            rules.update(names)
            if place not in said:
                silent.update(names)
                if names & set(options.beyond.split(",")):
                    print(
                        language,
                        *sorted(names),
                        place[0],
                        f"{source[:110]!r} -> {target[:110]!r}",
                        sep=" | ",
                    )
        units = sum(len(document.units) for document in result.documents)
        total.update(units=units, weblate=flagged, qa=len(loud))
        print(
            f"{language}: {units:,} units, Weblate's rules flag {flagged:,}, qa {len(loud):,}",
            flush=True,
        )
    report(rules, silent, total)


def found(
    versions: list, language: str
) -> Iterator[tuple[tuple[str, str | None], str, str, set[str]]]:
    """Yield the place, both texts and the rules that flag them; those of "Inconsistent" look at one catalogue."""
    for source, target in zip(versions[::2], versions[1::2], strict=True):
        texts = list(zip(source.segments, target.segments, strict=True))
        ways = collections.defaultdict(set)
        for first, second in texts:
            ways[first.text].add(second.text)
        for first, second in texts:
            names = {
                name
                for name, rule in RULES.items()
                if rule(first.text, second.text, language)
            }
            if len(ways[first.text]) > 1 and "[" not in (first.unit or ""):
                names.add("inconsistent")
            if names:
                yield (source.document, first.unit), first.text, second.text, names


def report(
    rules: collections.Counter[str],
    silent: collections.Counter[str],
    total: collections.Counter[str],
) -> None:
    """Print the table."""
    units = total["units"]
    for who in ("weblate", "qa"):
        print(
            f"{who}: {total[who]:,} of {units:,} units ({100 * total[who] / units:.2f} %)"
        )
    print("\n| rule | units | share | qa is silent on |\n|---|---|---|---|")
    for name, count in rules.most_common():
        print(
            f"| {name} | {count:,} | {100 * count / units:.2f} % | {silent[name]:,} |"
        )


if __name__ == "__main__":
    main()
