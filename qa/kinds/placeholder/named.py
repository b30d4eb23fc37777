"""Placeholders with a name or a number in brackets.

And those that start with a dollar sign or an at sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.kinds.placeholder.macros import find_code, find_last
from qa.model import Confidence, Fact, Span

_SYNTAX = re.compile(
    r"""
    # Escaped: literal text.
    (?P<skip>\\[{%$] | %%)
    # ERB, Jinja, i18next nesting.
    # Hugo, wikis.
    | (?P<macro>\{\{[<%][^{}]{0,600}[%>]\}\} | \{\{[ ]?[A-Za-z][\w.-]{0,40}[ ]?\([^{}]{0,400}\)[ ]?\}\}
      | \{%[^{}%]{0,400}%\})
    | (?P<alert>(?<![^\s>])\[![A-Za-z]\w{1,20}\][+-]?(?=\s|$))
    | (?P<code><%[=-]?[^%<>]{0,200}%> | \$t\([^()\n]{1,80}\))
    # Mustache, i18next, Vue, Angular.
    | \{\{\{?[-!&]?\s{0,9}(?P<double>[^{}\n]{1,80}?)\s{0,9}-?\}?\}\}
    # Shell, JavaScript, Ruby.
    | (?P<sigil>[$\#%])\{(?P<of>[^{}\n]{1,80})\}
    | (?P<ruby>%<\w+>[-+0-9.]*[sdifgeExXobB])
    | %\((?P<python>\w[^()\s]{0,60})\)[-+\#0]{0,6}[\d.]{0,9}(?P<type>[sdiufgeEGxXoracF])?
    # Python, .NET, ICU.
    | (?<![\\A-Za-z0-9_$])\{(?P<brace>[\w.@\[\]-]{0,60})(?:![rsa])?
      (?:,-?\d{1,3})?(?::[^{}\s]{0,20})?\}
    # Fluent, and names with spaces around them.
    # The first may touch a word.
    | (?:(?<![\\A-Za-z0-9_${])|(?<=[A-Za-z0-9])(?=\{[ \n\t]{0,9}\$))
      \{[ \n\t]{0,9}(?P<spaced>[$-]?[A-Za-z_][\w-]{0,60}(?:\.[\w-]{1,60})?|\d{1,3})
      (?:\([^(){}]{0,120}\))?[ \n\t]{0,9}\}
    | (?<![\\A-Za-z0-9_${])\{[ \n\t]{0,9}(?P<call>[A-Z][A-Z0-9_-]{1,40}\([ ]{0,3}\$[A-Za-z][\w-]{0,60})
      [^(){}]{0,120}\)[ \n\t]{0,9}\}
    | (?<![\\A-Za-z0-9_$])\{[ \n\t]{0,9}(?P<typed>\w{1,60})\s{0,9},\s{0,9}
      (?P<how>number|date|time|spellout|ordinal|duration)\b(?P<style>[^{}]{0,80})\}
    | (?<![A-Za-z0-9_$\\])\$(?P<dollar>[A-Za-z_][A-Za-z0-9_]*)(?![A-Za-z0-9_$])
    # Vue.
    | (?P<linked>(?<![A-Za-z0-9_])@(?:\.[a-z]+)?:
      (?:[A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)+|\(\w+(?:\.\w+)*\)))
    """,
    re.VERBOSE,
)

_SIGNS = re.compile(r"[{$@]|%\(|%<|<%|\[!")
"""What every such placeholder has."""
_LONG = 120
"""Characters; a longer text explains something."""
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
        if match["dollar"].islower() and len(match.string) > _LONG:
            # A manual's name for a value.
            strong = "_" in match["dollar"]
    elif match["brace"] is not None:
        # How a command is used: `{build-only}`.
        strong = "-" not in match["brace"]
    readings = {value}
    end = match.end()
    if value[0] == "{" and match.string[end : end + 1] == "%":
        # A percentage, whose sign stands first elsewhere.
        readings.add(f"%{value}")
    if match["macro"]:
        readings.update(filter(None, [find_last(match["macro"])]))
    return Fact(
        "placeholder",
        value,
        Span(match.start(), end),
        match.group(),
        frozenset(readings),
        strong,
        weight=_weigh(match),
    )


def _weigh(match: re.Match[str]) -> Confidence:
    """Return how sure it is that a translation keeps a placeholder.

    It may say the name of a product (a term of Fluent) in another way, and what a
    manual calls a value (`$line`) in its own words.
    """
    if match["dollar"] and match["dollar"].islower() and "_" not in match["dollar"]:
        return Confidence.MEDIUM
    is_term = (match["spaced"] or "").startswith("-")
    return Confidence.LOW if is_term else Confidence.HIGH


def _is_variable(name: str) -> bool:
    """Tell a variable of a shell from money.

    `$HOME` and `$name`, but not `$US`, `$AUD`.
    """
    return "_" in name or name.islower() or (len(name) > 3 and name.isupper())


def _find_value(match: re.Match[str]) -> str:
    """Return what the program knows a placeholder by."""
    if match["macro"]:
        return find_code(match["macro"])
    if match["alert"]:
        return match["alert"].strip(" +-").upper()
    return _find_braced(match) or _find_signed(match) or " ".join(match.group().split())


def _find_braced(match: re.Match[str]) -> str:
    """Return the value of what stands in braces alone, empty for anything else."""
    if match["double"] is not None:
        name, _, _ = match["double"].partition("|")
        inside = _LOOSE.sub(r"\1", name.strip())
        return f"{{{{{inside}}}}}"
    if match["typed"]:
        style = " ".join(match["style"].split())
        return f"{{{match['typed']}, {match['how']}{style}}}"
    if match["call"]:
        return f"{{{''.join(match['call'].split())})}}"
    if match["brace"] is not None or match["spaced"]:
        return f"{{{match['brace'] or match['spaced'] or ''}}}"
    return ""


def _find_signed(match: re.Match[str]) -> str:
    """Return the value of what has a sign before its name, empty for anything else."""
    if match["sigil"]:
        return f"{match['sigil']}{{{match['of'].strip()}}}"
    if match["python"]:
        letter = (match["type"] or "").lower()
        return f"%({match['python']}){'d' if letter in {'i', 'u'} else letter}"
    if match["dollar"]:
        return f"${match['dollar']}"
    return ""
