"""Which document and version a source is, by the company of the others: names alone do not always say it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import PurePath

from qa.config import Settings
from qa.input import mistakes, naming
from qa.input.readers import is_bilingual, is_catalogue
from qa.model import Source


def settled(
    sources: list[Source], settings: Settings, named: frozenset[str]
) -> list[Source]:
    """Return the sources that are versions of something, with their documents; those that were `named` in any case."""
    told = sources if settings.pattern else mistakes.tagged(_folded(_told(sources)))
    known = {source.document for source in told if source.version}
    return _adopted(
        [
            source
            for source in told
            if source.path in named
            or source.document in known
            or _says_language(source)
        ]
    )


def _says_language(source: Source) -> bool:
    """Say whether a file of a folder is a version of something: not a catalogue of who knows what."""
    return bool(source.version) or not is_catalogue(source) or is_bilingual(source)


def _told(sources: list[Source]) -> list[Source]:
    """Give files whose own name says no language the one that their path likely means."""
    silent = [source for source in sources if source.version is None]
    taken = [source.document for source in sources]
    means = naming.confirmed([source.path for source in silent], taken)
    for source in silent:
        # A bilingual file has a language in any case: its name needs nobody to confirm it.
        alone = next(naming.likely(source.path), None) if is_bilingual(source) else None
        if source.path not in means and alone:
            means[source.path] = alone
    return [
        replace(source, document=means[source.path][0], version=means[source.path][1])
        if source.version is None and source.path in means
        else source
        for source in sources
    ]


def _folded(sources: list[Source]) -> list[Source]:
    """Let a version whose folder repeats its language join those outside: `fr/d01.fr.html` beside `d01.en.html`."""
    outside = [
        naming.folded(source.document, source.version) if source.version else None
        for source in sources
    ]
    own = Counter((source.document, source.version) for source in sources)
    claims = Counter(zip(outside, (source.version for source in sources), strict=True))
    versions: dict[str, set[str | None]] = {}
    for source, document in zip(sources, outside, strict=True):
        for name in {source.document, document or source.document}:
            versions.setdefault(name, set()).add(source.version)

    def joins(source: Source, document: str) -> bool:
        alone = len(versions[source.document]) == 1 and len(versions[document]) > 1
        return (
            alone
            and not own[document, source.version]
            and claims[document, source.version] == 1
        )

    return [
        replace(source, document=document)
        if document and joins(source, document)
        else source
        for source, document in zip(sources, outside, strict=True)
    ]


def _adopted(sources: list[Source]) -> list[Source]:
    """Let a file without a language join the document of its name (`d01.txt` beside `d01.fr.txt`), or its folder's."""
    known = {source.document for source in sources if source.version}
    return [
        source
        if source.version or source.document in known or source.format != "text"
        else replace(source, document=str(PurePath(source.path).parent))
        for source in sources
    ]
