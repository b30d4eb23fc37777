"""Macros of site generators: what of them a program reads, and what people do.

Those of Hugo (`{{< figure src="a.png" alt="A tree" >}}`), of wikis (`{{Glossary("Tree",
"tree")}}`), of Jekyll, Liquid and Jinja (`{% include note.html text="Careful" %}`).
"""

from __future__ import annotations

import re

_ARGUMENT = re.compile(
    r"(?:(?P<name>[A-Za-z_][\w-]*)\s*[=:]\s*)?(?P<value>\"[^\"]*\"|'[^']*'|`[^`]*`)"
)
_SHOWN = frozenset([
    "text", "title", "alt", "caption", "label", "description", "desc", "summary", "content",
    "placeholder", "heading", "header", "message", "note", "tooltip", "linktitle", "subtitle",
])  # fmt: skip
"""Arguments that people read, by their usual names."""

_PROSE = re.compile(r"[^\W\d_]\s+[^\W\d_]|[^\x00-\x7f]")
"""Several words, or letters that no name of a file has."""

_CALL = re.compile(r"\{\{\s*(?P<name>[\w.-]+)\s*\(")
_ID = re.compile(r"[a-z][a-z0-9_-]*")


def find_last(macro: str) -> str:
    """Return a call with its last string alone, where that is a name; empty for anything else.

    Of `{{ link("Settings", "preferences") }}` the first is the text.
    """
    call = _CALL.match(macro)
    values = [found["value"][1:-1] for found in _ARGUMENT.finditer(macro)]
    if call is None or len(values) < 2 or not _ID.fullmatch(values[-1]):
        return ""
    return f"{{{{{call['name']}(…, {values[-1]})}}}}"


def find_code(macro: str) -> str:
    """Return a macro without its arguments that are translated, with single spaces.

    A call's strings behind the first are texts, unless they look like paths.
    """
    is_call = _CALL.match(macro) is not None
    pieces = []
    done = 0
    for count, found in enumerate(_ARGUMENT.finditer(macro), 1):
        if _is_shown(found["name"] or "", found["value"][1:-1], is_call and count > 1):
            pieces.append(macro[done : found.start()])
            done = found.end()
    rest = "".join(pieces) + macro[done:]
    spaced = re.sub(r"[\s,]+", " ", rest)
    return re.sub(r" (?=[)>%}])|(?<=[({<%]) ", "", spaced)


def _is_shown(name: str, value: str, is_late: bool) -> bool:
    if name:
        return name.lower() in _SHOWN
    if _PROSE.search(value):
        return True
    return is_late and re.search(r"[/.#\d]", value) is None
