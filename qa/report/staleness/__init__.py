"""What `qa stale` writes: a text for people, JSON Lines, Markdown for a pull request, a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from qa.model import StalePage
from qa.report.staleness.html import write_html
from qa.report.staleness.jsonl import write_jsonl
from qa.report.staleness.markdown import write_markdown
from qa.report.staleness.text import write_text

FORMATS: Mapping[str, Callable[[Sequence[StalePage]], str]] = MappingProxyType(
    {
        "text": write_text,
        "jsonl": write_jsonl,
        "markdown": write_markdown,
        "html": write_html,
    }
)
