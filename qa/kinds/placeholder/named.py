"""Placeholders with a name or a number in brackets.

And those that start with a dollar sign or an at sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.model import Fact, Span

_SYNTAX = re.compile(
    r"""
    # Escaped: literal text.
    (?P<skip>\\[{%$] | %% | '\{[^{}']*\}')
    # ERB, Jinja, i18next nesting.
    | (?P<code><%[=-]?[^%<>]{0,200}%> | \{%[^{}%]{0,200}%\} | \$t\([^()\n]{1,80}\))
    # Mustache, i18next, Vue, Angular.
    | \{\{\{?[-!&]?\s*(?P<double>[^{}\n]{1,80}?)\s*-?\}?\}\}
    # Shell, JavaScript, Ruby.
    | (?P<sigil>[$\#%])\{(?P<of>[^{}\n]{1,80})\}
    | (?P<ruby>%<\w+>[-+0-9.]*[sdifgeExXobB])
    | %\((?P<python>\w[^()\s]{0,60})\)[-+\#0]*[\d.]*(?P<type>[sdiufgeEGxXoracF])
    # Python, .NET, ICU.
    | (?<![\\A-Za-z0-9_$])\{(?P<brace>[\w.@\[\]-]{0,60})(?:![rsa])?(?::[^{}\s]{0,20})?\}
    | (?<![\\A-Za-z0-9_$])\{(?P<typed>\w{1,60})\s*,\s*
      (?:number|date|time|spellout|ordinal|duration)\b[^{}]{0,80}\}
    | (?<![A-Za-z0-9_$\\])\$(?P<dollar>[A-Za-z_][A-Za-z0-9_]*)(?![A-Za-z0-9_$])
    # Vue.
    | (?P<linked>(?<![A-Za-z0-9_])@(?:\.[a-z]+)?:
      (?:[A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)+|\(\w+(?:\.\w+)*\)))
    """,
    re.VERBOSE,
)

_SIGNS = re.compile(r"[{$@]|%\(|%<|<%")
"""What every such placeholder has."""
_LOOSE = re.compile(r"\s*([,:()])\s*")
"""Signs that may have spaces around them."""


def find_named(text: str) -> Iterator[Fact]:
    """Yield each, with its value as the program knows it.

    That is without format, filter and space.
    """
    if not _SIGNS.search(text):
        return
    for match in _SYNTAX.finditer(text):
        if match["skip"] is None:
            yield _make_fact(match)


def _make_fact(match: re.Match[str]) -> Fact:
    """Return a placeholder; what may be none is weak."""
    value = _find_value(match)
    strong = True
    if match["dollar"] is not None:
        strong = _is_variable(match["dollar"])
    elif match["brace"] is not None:
        # How a command is used: `{build-only}`.
        strong = "-" not in match["brace"]
    return Fact(
        "placeholder",
        value,
        Span(*match.span()),
        match.group(),
        frozenset([value]),
        strong,
    )


def _is_variable(name: str) -> bool:
    """Tell a variable of a shell from money and from what a manual calls a value.

    `$HOME`, but not `$US`, `$AUD`, `"$line $file"`.
    """
    return "_" in name or (len(name) > 3 and name.isupper())


def _find_value(match: re.Match[str]) -> str:
    """Return what the program knows a placeholder by."""
    if match["double"] is not None:
        name, _, _ = match["double"].partition("|")
        inside = _LOOSE.sub(r"\1", name.strip())
        return f"{{{{{inside}}}}}"
    if match["sigil"]:
        return f"{match['sigil']}{{{match['of'].strip()}}}"
    if match["python"]:
        letter = match["type"].lower()
        return f"%({match['python']}){'d' if letter in 'iu' else letter}"
    if match["brace"] is not None or match["typed"]:
        return f"{{{match['brace'] or match['typed'] or ''}}}"
    if match["dollar"]:
        return f"${match['dollar']}"
    return " ".join(match.group().split())
