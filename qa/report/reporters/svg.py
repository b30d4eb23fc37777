"""The terminal report as a picture (SVG), for a page that shows what a run looks like."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TextIO

from rich.console import Console
from rich.terminal_theme import MONOKAI

from qa.model import Look, Result
from qa.report.reporters import Reporter
from qa.report.reporters.terminal import render

_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""A font that the library's template would fetch: a report asks no network."""


def write(result: Result, out: TextIO, look: Look) -> None:
    """Write the picture; the same bytes for the same findings."""
    console = Console(
        file=io.StringIO(), record=True, width=look.width, force_terminal=True, color_system="truecolor",
        highlight=False, markup=False, emoji=False, legacy_windows=False,
    )  # fmt: skip
    render(result, console, replace(look, terminal=True, colour=True))
    picture = console.export_svg(title="qa check", theme=MONOKAI, unique_id="qa")
    out.write(_FONT.sub("", picture))


REPORTER = Reporter(
    "The terminal report as a picture",
    write,
    endings=(".svg",),
    has_notices=True,
    has_tables=True,
)
