"""The release of qa that runs; said in every report."""

from __future__ import annotations

RELEASE = "0.1.0"
