"""TODO: what the format is, who reads it, and where it is described."""

from __future__ import annotations

from typing import TextIO

from qa.escape import visible
from qa.model import Look, Result
from qa.report.entries import entries
from qa.report.reporters import Reporter


def write(result: Result, out: TextIO, look: Look) -> None:  # noqa: ARG001
    """Write a line for each finding, then how many are accepted."""
    # TODO: escape as the format does; texts and paths are hostile.
    for entry in entries(result):
        place = visible(f"{entry.path}:{entry.line}")
        out.write(f"{entry.level} {place} {entry.message} [{entry.check}]\n")
    out.write(f"{len(result.accepted)} accepted\n")


# TODO: `qa/report/reporters/__init__.py` tells what else a format can have.
REPORTER = Reporter("TODO: what it is, in a few words", write)
