"""Checkstyle's XML: a file element a file, an error element a finding; columns are code points."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TextIO

from qa.escape import visible
from qa.model import Look, Result
from qa.report.entries import entries
from qa.report.reporters import Reporter

_SEVERITIES = {"error": "error", "warning": "warning", "note": "info"}


def write(result: Result, out: TextIO, look: Look) -> None:  # noqa: ARG001
    """Write the files in the order in which they are first named."""
    root = ET.Element("checkstyle", version="10.0")
    files: dict[str, ET.Element] = {}
    for entry in entries(result):
        path = visible(entry.path)
        if path not in files:
            files[path] = ET.SubElement(root, "file", name=path)
        ET.SubElement(
            files[path], "error", line=str(entry.line), column=str(entry.column),
            severity=_SEVERITIES[entry.level], message=entry.message, source=f"qa.{visible(entry.check)}",
        )  # fmt: skip
    ET.indent(root)
    out.write(
        f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
    )


REPORTER = Reporter(
    "A list of files for Jenkins and other viewers of Checkstyle",
    write,
    endings=(".xml",),
    has_accepted=False,
)
