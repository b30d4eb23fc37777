"""Which document and version a source is, by the company of the others: names alone do not always say it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from qa.config import Settings
from qa.input import mistakes, naming
from qa.input.layout import choosing, origin, partners
from qa.input.layout.choosing import Choice
from qa.input.layout.origin import Origin
from qa.input.layout.readings import Reading, find_plain
from qa.input.layout.samples import Samples, is_same
from qa.input.readers import is_bilingual, is_catalogue
from qa.model import Source

_WHOLE = frozenset(["folder", "beside", "special", "site"])
"""Kinds of layouts in which a folder is a version: it may have files of its own."""

_TELLING = frozenset(["site", "dot", "ended", "folder"])
"""Kinds of layouts of which one file alone may tell that it is a version."""


@dataclass(slots=True)
class Company:
    """The sources with their documents; how their paths were read, and what was made from what."""

    sources: list[Source]
    choice: Choice = field(default_factory=Choice)
    origin: Origin | None = None


def settled(
    sources: list[Source], settings: Settings, named: frozenset[str]
) -> Company:
    """Return the sources that are versions of something, with their documents; those that were `named` in any case."""
    samples = Samples()
    company = Company(sources)
    told = sources
    if not settings.pattern:
        given = [*settings.lang]
        given += [path for own in settings.documents.values() for path in own.values()]
        company.choice, told = _told(sources, given, samples)
        told = mistakes.tagged(_folded(told))
    known = {source.document for source in told if source.version}
    kept = []
    for source in told:
        is_known = source.path in named or source.document in known
        if is_known or _says_language(source):
            kept.append(source)
    company.sources = list(_apart(_adopted(kept)))
    if settings.source is None:
        _find_origin(company, samples)
    return company


def _find_origin(company: Company, samples: Samples) -> None:
    """Find the source, and let the files that name no language be it."""
    single = [source for source in company.sources if not is_bilingual(source)]
    found = origin.find_origin(single, samples)
    company.origin = found
    if found is None:
        return
    named = origin.name_silent(company.sources, found)
    sources = []
    for source in company.sources:
        if source.path in named:
            sources.append(replace(source, version=named[source.path]))
        else:
            sources.append(source)
    company.sources = sources


def _says_language(source: Source) -> bool:
    """Say whether a file of a folder is a version of something: not a catalogue of who knows what."""
    return bool(source.version) or not is_catalogue(source) or is_bilingual(source)


def _told(
    sources: list[Source], given: Iterable[str], samples: Samples
) -> tuple[Choice, list[Source]]:
    """Give files the document and the version that their path means, where anything confirms it."""
    names = {PurePath(name) for name in given}
    fixed = {source.path for source in sources if _is_given(source, names)}
    free = [source for source in sources if source.path not in fixed]
    choice = choosing.choose(free, samples)
    _fill(choice)
    known = frozenset(reading.document for reading in choice.readings.values())
    told = [_read(source, choice, known) for source in sources]
    return choice, _joined(told, choice, samples)


def _is_given(source: Source, given: Collection[PurePath]) -> bool:
    """Say whether people said which version a file is."""
    place = PurePath(source.path)
    return place in given or PurePath(place.name) in given


def _fill(choice: Choice) -> None:
    """Let files that only one version has be of it, where its folder is known to be one."""
    for frame, documents in choice.frames.items():
        if frame.partition(" ")[0] not in _WHOLE:
            continue
        claims = [claim for every in documents.values() for claim in every]
        words: dict[str, str] = {}
        for source, reading in claims:
            taken = choice.readings.get(source.path)
            if taken and taken.word == reading.word:
                words[reading.word] = taken.version
        for source, reading in claims:
            if reading.word in words:
                said = replace(reading, version=words[reading.word])
                choice.readings.setdefault(source.path, said)


def _read(source: Source, choice: Choice, known: frozenset[str]) -> Source:
    reading = choice.readings.get(source.path)
    if reading:
        return replace(source, document=reading.document, version=reading.version)
    if source.version is None and is_bilingual(source):
        # A bilingual file has a language in any case: its name needs nobody to confirm it.
        alone = next(naming.likely(source.path), None)
        if alone:
            return replace(source, document=alone[0], version=alone[1])
    plain = find_plain(source.path)
    return replace(source, document=plain) if plain in known else source


def _joined(sources: list[Source], choice: Choice, samples: Samples) -> list[Source]:
    """Let files without a language that stand elsewhere join the documents that were made from them."""
    silent = [source for source in sources if source.version is None]
    plain = {find_plain(source.path) for source in silent}
    open_readings = dict(_list_open(silent, choice, samples))
    claimed = {source.document: source.format for source in sources if source.version}
    others = []
    for source in silent:
        reading = open_readings.get(source.path)
        if reading:
            claimed[reading.document] = source.format
        else:
            others.append(source)
    alone = {name: form for name, form in claimed.items() if name not in plain}
    found = partners.find_partners(alone, others)
    kept = _confirm(found, sources, open_readings, samples)
    return list(_rename(sources, kept, open_readings))


def _list_open(
    silent: Iterable[Source], choice: Choice, samples: Samples
) -> Iterator[tuple[str, Reading]]:
    """Yield what files may mean that nothing but their own text confirms, by their paths."""
    for source in silent:
        for reading in choice.every.get(source.path, []):
            if reading.kind in _TELLING and samples.confirm(
                [(source, [reading.version])]
            ):
                yield source.path, reading
                break


def _confirm(
    found: Mapping[str, str],
    sources: Iterable[Source],
    open_readings: Mapping[str, Reading],
    samples: Samples,
) -> dict[str, str]:
    """Return the partners that are in no language that a version of their document is in."""
    versions: dict[str, set[str]] = defaultdict(set)
    silent: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        reading = open_readings.get(source.path)
        if source.version:
            versions[source.document].add(source.version)
        elif reading and reading.document in found:
            versions[reading.document].add(reading.version)
        else:
            silent[find_plain(source.path)].append(source)
    kept = {}
    for document, plain in found.items():
        partner = silent[plain]
        if len(partner) != 1 or not versions[document]:
            continue
        language = samples.find_language(partner[0])
        if not _is_taken(language, versions[document]):
            kept[document] = plain
    return kept


def _is_taken(language: str | None, versions: Iterable[str]) -> bool:
    """Say whether one of the versions is in a language."""
    if not language:
        return False
    return any(is_same(language, version) for version in versions)


def _rename(
    sources: Iterable[Source],
    kept: Mapping[str, str],
    open_readings: Mapping[str, Reading],
) -> Iterator[Source]:
    """Yield the sources, those of documents with a partner called as that is."""
    plains = set(kept.values())
    for source in sources:
        reading = open_readings.get(source.path)
        if source.version and source.document in kept:
            yield replace(source, document=kept[source.document])
        elif source.version is None and reading and reading.document in kept:
            document = kept[reading.document]
            yield replace(source, document=document, version=reading.version)
        elif source.version is None and find_plain(source.path) in plains:
            yield replace(source, document=find_plain(source.path))
        else:
            yield source


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
        if len(versions[source.document]) > 1 or len(versions[document]) < 2:
            return False
        claim = document, source.version
        return not own[claim] and claims[claim] == 1

    joined = []
    for source, document in zip(sources, outside, strict=True):
        if document and joins(source, document):
            joined.append(replace(source, document=document))
        else:
            joined.append(source)
    return joined


def _adopted(sources: list[Source]) -> list[Source]:
    """Let a file without a language join the document of its name (`d01.txt` beside `d01.fr.txt`), or its folder's."""
    known = {source.document for source in sources if source.version}
    if known:
        # Texts beside documents that are called by their languages are something else.
        return sources
    adopted = []
    for source in sources:
        if source.format == "text":
            folder = PurePath(source.path).parent
            adopted.append(replace(source, document=str(folder)))
        else:
            adopted.append(source)
    return adopted


def _apart(sources: list[Source]) -> Iterator[Source]:
    """Yield the sources, of several files of one document that name no language one: the others are something else.

    `guide.md` and `guide.html` are one text twice; where translations are, the one in their format is meant.
    """
    silent: dict[str, list[Source]] = defaultdict(list)
    formats: dict[str, Counter[str]] = defaultdict(Counter)
    for source in sources:
        if source.version:
            formats[source.document][source.format] += 1
        elif source.format != "text":
            silent[source.document].append(source)
    kept: dict[str, str] = {}
    for document, found in silent.items():
        usual = formats[document]
        if len(found) > 1:
            kept[document] = max(found, key=lambda each: usual[each.format]).path
    for source in sources:
        first = kept.get(source.document, source.path)
        is_other = not source.version and source.format != "text"
        if is_other and source.path != first:
            yield replace(source, document=source.path)
        else:
            yield source
