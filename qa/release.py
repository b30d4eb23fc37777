"""The release of qa that runs, and where it lives; said in reports and messages."""

from __future__ import annotations

RELEASE = "0.1.0"
HOME = "https://github.com/sayalike/sayalike"
ISSUES = f"{HOME}/issues"
DOCS = f"{HOME}/blob/main/docs"
