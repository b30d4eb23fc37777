"""Placeholders with a name or a number in brackets, and those that start with a dollar sign or an at sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.model import Fact, Span

_SYNTAX = re.compile(
    r"""(?P<skip>\\[{%$] | %% | '\{[^{}']*\}')                                         # escaped: literal text
    | (?P<code><%[=-]?[^%<>]{0,200}%> | \{%[^{}%]{0,200}%\} | \$t\([^()\n]{1,80}\))   # ERB, Jinja, i18next nesting
    | \{\{\{?[-!&]?\s*(?P<double>[^{}\n]{1,80}?)\s*-?\}?\}\}                       # Mustache, i18next, Vue, Angular
    | (?P<sigil>[$\#%])\{(?P<of>[^{}\n]{1,80})\}                                    # shell, JavaScript, Ruby
    | (?P<ruby>%<\w+>[-+0-9.]*[sdifgeExXobB])
    | %\((?P<python>\w[^()\s]{0,60})\)[-+\#0]*[\d.]*(?P<type>[sdiufgeEGxXoracF])
    | (?<![\\A-Za-z0-9_$])\{(?P<brace>[\w.@\[\]-]{0,60})(?:![rsa])?(?::[^{}\s]{0,20})?\}    # Python, .NET, ICU
    | (?<![\\A-Za-z0-9_$])\{(?P<typed>\w{1,60})\s*,\s*(?:number|date|time|spellout|ordinal|duration)\b[^{}]{0,80}\}
    | (?<![A-Za-z0-9_$\\])\$(?P<dollar>[A-Za-z_][A-Za-z0-9_]*)(?![A-Za-z0-9_$])
    | (?P<linked>(?<![A-Za-z0-9_])@(?:\.[a-z]+)?:(?:[A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)+|\(\w+(?:\.\w+)*\)))  # Vue
    """,
    re.VERBOSE,
)

_LOOSE = re.compile(r"\s*([,:()])\s*")
"""Signs that may have spaces around them."""


def named(text: str) -> Iterator[Fact]:
    """Yield each, with its value as the program knows it: without format, filter and space."""
    if (
        "{" in text
        or "%(" in text
        or "$" in text
        or "%<" in text
        or "<%" in text
        or "@" in text
    ):
        for found in _SYNTAX.finditer(text):
            if found["skip"] is None:
                yield _fact(found)


def _fact(found: re.Match[str]) -> Fact:
    value = _value(found)
    usage = found["brace"] is not None and "-" in found["brace"]
    strong = not usage if found["dollar"] is None else _shell(found["dollar"])
    return Fact(
        "placeholder",
        value,
        Span(*found.span()),
        found.group(),
        frozenset([value]),
        strong,
    )


def _shell(name: str) -> bool:
    """Tell a variable from money (`$US`, `$AUD`) and from what a manual calls a value (`"$line $file"`)."""
    return "_" in name or (len(name) > 3 and name.isupper())


def _value(found: re.Match[str]) -> str:
    if found["double"] is not None:
        inside = _LOOSE.sub(r"\1", found["double"].partition("|")[0].strip())
        return f"{{{{{inside}}}}}"
    if found["sigil"]:
        return f"{found['sigil']}{{{found['of'].strip()}}}"
    if found["python"]:
        return f"%({found['python']}){'d' if found['type'] in 'iu' else found['type'].lower()}"
    if found["brace"] is not None or found["typed"]:
        return f"{{{found['brace'] or found['typed'] or ''}}}"
    return f"${found['dollar']}" if found["dollar"] else " ".join(found.group().split())
