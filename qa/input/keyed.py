"""The original of catalogues whose files do not hold it: their keys are the texts, or comments state them.

`"Open %@ gates" = "%@ Tore öffnen";` and an empty `en.lproj`: the keys are English. The keys
`a1B-2c-D3e.title` are no text; what Interface Builder writes above them is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from qa.input.readers import interface_builder, keys
from qa.input.readers.placeholders import ANY, mark_placeholders
from qa.language import identify, of
from qa.model import Segment, Version

SAME = 0.8
"""Of the texts of the version that the keys are in, at least so many are their keys."""
SURE = 0.6
"""How sure the language of keys must be, 0 to 1, where no version shows it."""
FEWEST = 3
"""Keys that a language can be told from."""
SHARED = 0.5
"""Of the placeholders of keys that are texts, at least so many stand in the translations."""


def add_originals(versions: Sequence[Version], source: str | None) -> list[Version]:
    """Return the versions with the originals that only keys or comments hold; `source` is their language if it is said."""
    documents: dict[str, list[Version]] = {}
    for version in versions:
        documents.setdefault(version.document, []).append(version)
    found: list[Version] = []
    for group in documents.values():
        texts = _find_texts(group) if all(version.keyed for version in group) else {}
        found += _with_original(group, texts, source) if texts else group
    return found


def _find_texts(versions: Sequence[Version]) -> dict[str, Segment]:
    """Return the originals that the keys or the comments above them are, by unit."""
    first: dict[str, Segment] = {}
    for version in versions:
        for segment in version.segments:
            first.setdefault(segment.unit or "", segment)
    if len(first) < FEWEST:
        return {}
    if keys.are_texts(first) and _share_placeholders(versions):
        return {key: _make_text(key, segment) for key, segment in first.items() if key}
    texts = {}
    for key, segment in first.items():
        said = interface_builder.find_text(dict(segment.meta).get("note", ""))
        if said and keys.is_name(key):
            texts[key] = _make_text(said, segment)
    return texts


def _make_text(text: str, place: Segment) -> Segment:
    """Return an original that stands where a translation's key stands."""
    segment = place._replace(text=text, column=1, inlines=(), anchors=())
    return mark_placeholders(segment, ANY)


def _share_placeholders(versions: Iterable[Version]) -> bool:
    """Say whether texts have the placeholders of their keys."""
    wanted = kept = 0
    for version in versions:
        for segment in version.segments:
            asked = Counter(match.group() for match in ANY.finditer(segment.unit or ""))
            wanted += asked.total()
            if asked:
                kept += (
                    asked & Counter(inline.code for inline in segment.inlines)
                ).total()
    return kept >= SHARED * wanted


def _with_original(
    versions: Sequence[Version], texts: Mapping[str, Segment], source: str | None
) -> Iterator[Version]:
    """Yield the versions of a document, that of the texts filled with them, or made of them."""
    guess = identify.identify(segment.prose for segment in texts.values())
    own = _find_own(versions, texts, source or guess.language)
    name = source or (guess.language if guess.certainty >= SURE else "und")
    if own is None and (name == "und" or _is_taken(name, versions)):
        yield from versions
        return
    for version in versions:
        yield _fill(version, texts) if version is own else version
    if own is None:
        first = versions[0]
        yield Version(
            name,
            tuple(texts.values()),
            first.document,
            first.path,
            original=True,
            keyed=True,
        )


def _find_own(
    versions: Sequence[Version], texts: Mapping[str, Segment], language: str
) -> Version | None:
    """Return the version that the texts are of: it repeats them, or is empty and in their language."""
    best: tuple[float, Version] | None = None
    for version in versions:
        pairs = [
            segment.text == texts[segment.unit or ""].text
            for segment in version.segments
            if segment.unit in texts
        ]
        share = SAME if _is_taken(language, [version]) else 0.0
        if pairs:
            share = sum(pairs) / len(pairs)
        if share >= SAME and (best is None or share > best[0]):
            best = share, version
    return best[1] if best else None


def _is_taken(language: str, versions: Iterable[Version]) -> bool:
    """Say whether a version is in a language, or in a form of it."""
    plain = of(language).kinship.plain
    return any(of(v.language).kinship.plain == plain for v in versions if v.name)


def _fill(version: Version, texts: Mapping[str, Segment]) -> Version:
    """Return a version with the texts that it lacks, as the original."""
    own = {segment.unit or "": segment for segment in version.segments}
    segments = {**own, **texts, **own}.values()
    return replace(
        version,
        segments=tuple(segments),
        left_out=version.left_out - texts.keys(),
        untranslated=frozenset(),
        skipped=0,
        original=True,
    )
