"""Checkstyle's XML: a file element a file, an error element a finding.

Columns are code points.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TextIO

from qa.escape import visible
from qa.model import ReportOptions, Result
from qa.report.reporters.entries import list_entries

_SEVERITIES = {"error": "error", "warning": "warning", "note": "info"}


def write(result: Result, out: TextIO, options: ReportOptions) -> None:  # noqa: ARG001
    """Write the files in the order in which they are first named."""
    root = ET.Element("checkstyle", version="10.0")
    files: dict[str, ET.Element] = {}
    for entry in list_entries(result):
        path = visible(entry.path)
        if path not in files:
            files[path] = ET.SubElement(root, "file", name=path)
        ET.SubElement(
            files[path],
            "error",
            line=str(entry.line),
            column=str(entry.column),
            severity=_SEVERITIES[entry.level],
            message=entry.message,
            source=f"qa.{visible(entry.check)}",
        )
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    out.write(f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n')
