"""The syntaxes of placeholders that files declare: the format flags of gettext.

https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html (section "Format
flags"), the manuals of the languages, and the flags that translation platforms add.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

_C_SIZES = "hh|h|ll|l|L|q|j|z|t"
_C_TYPES = "diouxXeEfFgGaAcCsSpnm"
_NAME = r"(?P<open>{open})(?P<name>{name})(?P<close>{close})"


@dataclass(frozen=True, slots=True)
class Syntax:
    """How placeholders are written.

    `pattern` finds them, and as `skip` what is escaped. `signs` are those that mean
    nothing by themselves, `pairs` whether `{` and `}` have to match. In an `exclusive`
    syntax nothing else is a placeholder. `first` is the number of the first argument.
    """

    pattern: re.Pattern[str]
    signs: str = ""
    pairs: bool = False
    exclusive: bool = True
    first: int = 1
    is_folded: bool = False


def find(name: str) -> Syntax | None:
    """Return the syntax of a flag (`c-format`), None for one that nobody described."""
    return _make_syntaxes().get(name.removesuffix("-format"))


def _printf(
    types: str,
    sizes: str = _C_SIZES,
    flags: str = "[-+ 0'#I]",
    before: str = "",
    position: str = r"(?P<position>\d{1,3})\$",
) -> re.Pattern[str]:
    """Return the pattern of a language with conversions as C has them.

    `before` are alternatives that are tried first. A space is a flag where no word
    follows: `50% of all` has none.
    """
    return re.compile(
        rf"""(?P<skip>%%)
        | {before or "(?!)"}
        | (?!%[-+0'#I]{{0,6}}[ ][-+0'#I ]{{0,6}}[^\W\d_]{{2}})
          %(?:{position})?(?P<flags>{flags}{{0,6}})(?P<width>\*(?:\d+\$)?|\d{{1,6}})?
          (?P<precision>\.(?:\*(?:\d+\$)?|\d{{1,6}})?)?
          (?:(?P<size>{sizes})?(?P<type>{types})|(?P<pri><PRI\w+>))
        """,
        re.VERBOSE,
    )


def _named(opening: str, name: str, closing: str, skip: str = "(?!)") -> Syntax:
    """Return a syntax of names between two signs."""
    body = _NAME.format(open=opening, name=name, close=closing)
    return Syntax(re.compile(f"(?P<skip>{skip})|{body}"))


def _braces(name: str, behind: str, skip: str = r"\{\{|\}\}") -> Syntax:
    """Return a syntax of names in braces, with what may stand behind the name."""
    pattern = (
        rf"(?P<skip>{skip})|(?P<open>\{{)\s*(?P<name>{name})\s*{behind}(?P<close>\}})"
    )
    return Syntax(re.compile(pattern), pairs=True)


@functools.cache
def _make_syntaxes() -> Mapping[str, Syntax]:
    """Return the syntaxes by their flags, without `-format`."""
    return {**_with_percents(), **_with_braces(), **_with_other_signs()}


def _with_percents() -> dict[str, Syntax]:
    """Return those of printf's family, in which a percent sign is doubled."""
    python = r"(?P<open>%\()(?P<name>[^()]*)(?P<close>\))[-+ 0\#]*[\d.*]*[hlL]?(?P<kind>[diouxXeEfFgGcrsa])"
    ruby = r"(?P<open>%[-+ 0\#\d]{0,9}<)(?P<name>\w+)(?P<close>>)[-+ 0\#]*[\d.*]*(?P<kind>[A-Za-z])|%\{(?P<braced>\w+)\}"
    boost = r"%(?P<boost>\d{1,2})%|%\|(?P<bars>[^|%]*)\|"
    gcc = r"(?P<literal>%(?:[<>'RE]|\#?q?[DEFTVKHJALOPQGXCISZ]))(?![\w])"
    made = {
        "c": _printf(f"[{_C_TYPES}]"),
        "objc": _printf(f"[{_C_TYPES}@]"),
        "python": _printf("[diouxXeEfFgGcrsa]", "[hlL]", before=python),
        "php": _printf("[bcdeEfFgGhHosuxX]", "l", "(?:[-+ 0]|'.)"),
        "java-printf": _printf("[bBhHsScCdoxXeEfgGaAn]|[tT][A-Za-z]", "(?!)", "[-+ 0,#(<]"),
        "javascript": _printf("[dioOxXfFeEgGcsj]", "(?!)"),
        "awk": _printf("[diouxXeEfFgGcs]", "(?!)"),
        "tcl": _printf("[diouxXeEfgGcs]", "[hl]"),
        "lua": _printf("[diouxXeEfgGaAcsqp]", "(?!)"),
        "perl": _printf("[csdiuoxXeEfgGbBpnDUOFv]", f"{_C_SIZES}|V"),
        "ruby": _printf("[diubBoxXeEfgGaAcsp]", "(?!)", before=ruby),
        "elisp": _printf("[sSdoxXeEfgGc]", "(?!)"),
        "librep": _printf("[sSdoxXc]", "(?!)"),
        "go": _printf("[vTtbcdoOqxXUeEfFgGspw]", "(?!)", "[-+ 0#]", position=r"\[(?P<position>\d+)\]"),
        "d": _printf("[sdbouxXeEfFgGaAcr]", "(?!)"),
        "gcc-internal": _printf("[diouxXcspmEDFTVQPRKSAIJLOHCGvXZrwe]", f"{_C_SIZES}|w|q", "[-+ 0#q]", before=gcc),
        "gfc-internal": _printf("[diucsCLeu]", "l|ll|w", "[-+ 0#q]", before=gcc),
        "boost": _printf(f"[{_C_TYPES}]", before=boost),
    }  # fmt: skip
    made["sh-printf"] = made["modula2"] = made["awk"]
    made["objective-c"] = made["objc"]
    found = {name: Syntax(each, "%", exclusive=False) for name, each in made.items()}
    pascal = _printf(
        "[deufgnmpsxDEUFGNMPSX]", "(?!)", "-", position=r"(?P<position>\d+):"
    )
    found["object-pascal"] = Syntax(pascal, "%", exclusive=False, first=0)
    return found


def _with_braces() -> dict[str, Syntax]:
    """Return those with names or numbers in braces."""
    format_of = r"(?:!\w)?(?::(?:[^{}]|\{[^{}]*\})*)?"
    quoted = r"''|'[^']*(?:'|$)"
    typed = r"(?:,(?:[^{}]|\{[^{}]*\})*)?"
    return {
        "python-brace": _braces(r"[^\s{}!:]*", format_of),
        "csharp": _braces(r"\d+", r"(?:,\s*-?\d+\s*)?(?::[^{}]*)?"),
        "rust": _braces(r"[^\s{}:]*", r"(?::[^{}]*)?"),
        "c++": _braces(r"[^\s{}:]*", format_of),
        "java": _braces(r"\d+", typed, quoted),
        "perl-brace": _braces(r"[A-Za-z_]\w*", "", "(?!)"),
        "vue": Syntax(
            re.compile(
                r"(?P<skip>\{'[^{}']*'\})|(?P<open>\{)\s*(?P<name>\w[\w.-]*)\s*(?P<close>\})"
                r"|(?P<literal>@(?:\.[a-z]+)?:(?:[\w.]*\w|\([\w.]+\)))"
            )
        ),
        "i18next-interpolation": Syntax(
            re.compile(
                r"(?P<open>\{\{)(?P<name>[^{}]+)(?P<close>\}\})"
                r"|(?P<literal>\$t\([^()]*\))"
            )
        ),
        "automattic-components": _named(r"\{\{/?", r"\w+", r"/?\}\}"),
        "angularjs-interpolation": _named(r"\{\{", r"[^{}]+", r"\}\}"),
        "es": _named(r"\$\{", r"[^{}]+", r"\}"),
    }


def _with_other_signs() -> dict[str, Syntax]:
    """Return those that are like no other."""
    percent_digit = re.compile(r"(?P<skip>%%)|(?P<literal>%[1-9])")
    tilde = r"(?P<skip>~[~%])|(?P<literal>~(?:[-+]?\d+|'.|[,:@#vV])*[^\W\d_]|~[&|*?<>{}()\[\];^$!/])"
    fluent_name = r"[$-]?[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)?"
    found = {
        # The arguments of Qt and KDE: a percent sign elsewhere is text.
        "qt": Syntax(re.compile(r"(?P<qt>%L?(?:[1-9]\d?|n))")),
        "qt-plural": Syntax(re.compile(r"(?P<qt>%L?(?:[1-9]\d?|n))")),
        "kde": Syntax(re.compile(r"(?P<qt>%[1-9]\d?)")),
        "kde-kuit": Syntax(re.compile(r"(?P<qt>%[1-9]\d?)")),
        "smalltalk": Syntax(percent_digit),
        "ycp": Syntax(percent_digit),
        "sh": Syntax(
            re.compile(r"(?P<skip>\\\$)|\$(?:\{(?P<braced>\w+)\}|(?P<bare>[A-Za-z_]\w*))")
        ),
        "chrome": Syntax(
            re.compile(
                r"(?P<skip>\$\$)|(?P<open>\$)(?P<name>[A-Za-z_@][\w@]*)(?P<close>\$)"
                r"|(?P<literal>\$[1-9])"
            ),
            is_folded=True,
        ),
        "laravel": Syntax(re.compile(r"(?<![A-Za-z0-9_:])(?P<literal>:[A-Za-z]\w*)(?!:)")),
        "percent-placeholders": _named("%", r"\w+", "%", "%%"),
        "fluent": Syntax(
            re.compile(
                rf"(?P<skip>\{{\s*\"(?:[^\"\\]|\\.)*\"\s*\}})"
                rf"|(?P<open>\{{)\s*(?P<name>{fluent_name})(?:\([^{{}}()]*\))?\s*(?P<close>\}})"
            ),
            pairs=True,
        ),
    }  # fmt: skip
    for name in ("scheme", "lisp"):
        found[name] = Syntax(re.compile(tilde), "~", is_folded=True)
    return found
