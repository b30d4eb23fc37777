"""Files that are given one by one, and are the versions of one document whatever they are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from qa.model import Source

_PROSE = frozenset(["text", "markdown", "rst", "asciidoc", "html", "docx", "odt"])
"""Formats whose files are one version each, also where their names say no language."""


def joined(sources: list[Source], paths: Sequence[str]) -> list[Source]:
    """Let files that stand alone be one document: `old.txt` and `new.txt`, `museum.en.txt` and `museum_final.de.txt`.

    Only where each path is a file, each a version, and no two of them are versions of the same document by their names.
    """
    if len(sources) < 2 or any(Path(path).is_dir() for path in paths):
        return sources
    documents = {source.document for source in sources}
    versions = [source.version for source in sources if source.version]
    apart = len(documents) == len(sources) and len(set(versions)) == len(versions)
    if not apart or not all(
        source.version or source.format in _PROSE for source in sources
    ):
        return sources
    return [replace(source, document=sources[0].document) for source in sources]
