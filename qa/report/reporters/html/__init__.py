"""A page for reviewers: one file, offline, no request; findings side by side, decisions exported as qa reads them.

Jinja2 escapes what stands in the page, the script gets the rest as JSON and makes text of it, never markup. The
content security policy names the hashes of the one style and the one script.
"""

from __future__ import annotations

import base64
import hashlib
import importlib.resources
from typing import TextIO

import jinja2

from qa.escape import visible
from qa.model import Look, Result
from qa.report.reporters import Reporter
from qa.report.reporters.html import behind, data, overview

SCRIPTS = (
    "text",
    "decisions",
    "work",
    "reader",
    "filters",
    "list",
    "around",
    "detail",
    "facts",
    "page",
)
"""The script's files, in the order in which they need each other."""


def write(result: Result, out: TextIO, look: Look) -> None:
    """Write the page."""
    css = _file("page.css")
    script = (
        "(() => {\n'use strict';\n"
        + "".join(_file(f"{name}.js") for name in SCRIPTS)
        + "})();\n"
    )
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(css)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    # What acts on a terminal or on the direction of text is written out; markup made by us is left alone.
    finalize = lambda value: visible(value) if type(value) is str else value  # noqa: E731
    environment = jinja2.Environment(
        autoescape=True, finalize=finalize, undefined=jinja2.StrictUndefined
    )
    page = environment.from_string(_file("page.html"))
    out.write(
        page.render(
            **overview.context(result, look),
            **behind.context(result.stale),
            policy=policy,
            css=css,
            script=script,
            data=data.embedded(result, look),
        )
        + "\n"
    )


def _file(name: str) -> str:
    return (
        importlib.resources.files(__name__).joinpath(name).read_text(encoding="utf-8")
    )


def _hash(text: str) -> str:
    return (
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
    )


REPORTER = Reporter(
    "A page for reviewers, one file, offline",
    write,
    endings=(".html", ".htm"),
    has_notices=True,
    has_tables=True,
    has_run=True,
)
