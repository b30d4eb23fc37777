"""Which of the ways to read the paths of a run hold: those that join most documents."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from qa.input.layout.readings import RANKS, Reading, find_plain, read_path
from qa.input.layout.samples import Samples, is_same
from qa.input.layout.saying import say_country, say_tag
from qa.language.files import load_written
from qa.model import Source, language_of

_DOUBTFUL = frozenset(["folder", "beside", "ended", "alone", "begun"])
"""Kinds whose words may be words of something else: the texts must not contradict."""

_LETTERS = 2
"""Letters of a tag that is seldom a word: three are too often one (`bin`, `new`)."""

_HEARD = 5
"""Files that tell whether a word is a language's tag or a country's code."""

Claims = dict[str, list[tuple[Source, Reading]]]
"""What is read into files, by document."""


@dataclass(slots=True)
class Choice:
    """What was chosen: a reading a file, and the documents of each frame taken, joined or not.

    `every` are all readings of all files.
    """

    readings: dict[str, Reading] = field(default_factory=dict)
    frames: dict[str, Claims] = field(default_factory=dict)
    every: dict[str, list[Reading]] = field(default_factory=dict)


def choose(sources: Sequence[Source], samples: Samples) -> Choice:
    """Return which readings of the files hold, of those whose version nobody says."""
    files = {source.path: source for source in sources}
    choice = Choice(every={path: read_path(path) for path in files})
    _leave_pages(choice.every, files)
    plain: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        plain[find_plain(source.path)].append(source)
    frames = _gather(choice.every, files)
    waiting = [(-len(files), rank, frame) for frame, rank in _rank(frames).items()]
    heapq.heapify(waiting)
    while waiting:
        weight, rank, frame = heapq.heappop(waiting)
        joined = dict(_join(frames[frame], choice.readings, plain))
        now = -sum(len(joined[each]) + (each in plain) for each in joined)
        if not joined:
            continue
        if waiting and (now, rank, frame) > waiting[0] and now != weight:
            heapq.heappush(waiting, (now, rank, frame))
        else:
            _take(frame, frames[frame], joined, choice, plain, samples)
    return choice


def _gather(
    readings: Mapping[str, Sequence[Reading]], files: Mapping[str, Source]
) -> dict[str, Claims]:
    """Return what is read into files by frame and document."""
    frames: dict[str, Claims] = {}
    for path, found in readings.items():
        for reading in found:
            claims = frames.setdefault(_key(reading), {})
            claims.setdefault(reading.document, []).append((files[path], reading))
    return frames


def _key(reading: Reading) -> str:
    """Return what tells a frame from another: `{lang}` at one place, of one kind."""
    return f"{reading.kind} {reading.frame}"


def _rank(frames: Iterable[str]) -> dict[str, int]:
    ranks = {kind: rank for rank, kind in enumerate(RANKS)}
    return {frame: ranks[frame.partition(" ")[0]] for frame in frames}  # type: ignore[index]


def _leave_pages(
    readings: dict[str, list[Reading]], files: Mapping[str, Source]
) -> None:
    """Let the whole name of a file say no language where most beside it say none.

    They are pages, of which one is called `am` or `rm`.
    """
    beside: Counter[tuple[str, str]] = Counter()
    saying: Counter[tuple[str, str]] = Counter()
    for path, found in readings.items():
        place = str(PurePath(path).parent), files[path].format
        beside[place] += 1
        saying[place] += any(reading.kind == "alone" for reading in found)
    for path, found in readings.items():
        place = str(PurePath(path).parent), files[path].format
        if 2 * saying[place] < beside[place]:
            readings[path] = [each for each in found if each.kind != "alone"]


def _join(
    claims: Claims,
    taken: Mapping[str, Reading],
    plain: Mapping[str, Sequence[Source]],
) -> Iterator[tuple[str, list[tuple[Source, Reading]]]]:
    """Yield the documents that a frame joins, of files that no other has."""
    for document, every in claims.items():
        free = [claim for claim in every if claim[0].path not in taken]
        versions = {reading.version for _, reading in free}
        kind = every[0][1].kind
        own = {source.path for source, _ in free}
        others = [s for s in plain.get(document, ()) if s.path not in own | {*taken}]
        is_joined = len(versions) > 1 or (
            versions and others and kind not in {"alone", "begun"}
        )
        if is_joined and any(_is_safe(reading) for _, reading in free):
            yield document, free


def _is_safe(reading: Reading) -> bool:
    """Say whether what says a language is seldom a word of something else.

    A tag of two letters, or the name or a country of a language that we know well.
    """
    tag = say_tag(reading.word)
    if tag:
        return len(language_of(tag).partition("-")[0]) == _LETTERS
    if reading.kind == "alone" and len(reading.word) == _LETTERS:
        return False
    return bool(load_written(reading.version.partition("-")[0]))


def _take(
    frame: str,
    every: Claims,
    joined: Claims,
    choice: Choice,
    plain: Mapping[str, Sequence[Source]],
    samples: Samples,
) -> None:
    """Take what a frame joins, as far as the texts confirm it."""
    kind = frame.partition(" ")[0]
    if kind in {"folder", "beside"}:
        flat = [claim for claims in every.values() for claim in claims]
        others = [each for document in joined for each in plain.get(document, ())]
        if not _holds(flat, others, samples):
            return
    elif kind in _DOUBTFUL:
        joined = {
            document: claims
            for document, claims in joined.items()
            if _holds(claims, plain.get(document, ()), samples)
        }
    if not joined:
        return
    choice.frames[frame] = {
        document: [claim for claim in claims if claim[0].path not in choice.readings]
        for document, claims in every.items()
    }
    meant = _settle_words(joined.values(), samples)
    for claims in joined.values():
        for source, reading in _part(claims, meant):
            choice.readings.setdefault(source.path, reading)


def _holds(
    claims: Sequence[tuple[Source, Reading]],
    plain: Sequence[Source],
    samples: Samples,
) -> bool:
    """Say whether the names of files say their languages, by their texts.

    Where these are too short to tell, a tag is believed; the code of a country only
    beside one (`gr/` beside `en/`, but not `about-us` beside `about`).
    """
    versions = {reading.version for _, reading in claims}
    said = samples.confirm((source, _list_meanings(each)) for source, each in claims)
    if said is None:
        return _confirm_each_other([reading for _, reading in claims])
    if said and len(versions) == 1 and plain:
        own = {samples.find_language(source) for source, _ in claims}
        return own != {samples.find_language(source) for source in plain}
    return said


def _confirm_each_other(readings: Sequence[Reading]) -> bool:
    """Say whether the words of several readings say languages by themselves."""
    telling = [_is_telling(reading.word) for reading in readings]
    is_whole = readings[0].kind in {"folder", "beside", "alone", "dot"}
    return all(telling) or (is_whole and any(telling))


def _is_telling(word: str) -> bool:
    """Say whether a word says a language by itself: no code of a country in small letters."""
    is_country = len(word) == _LETTERS and word.islower() and not say_tag(word)
    return not is_country


def _list_meanings(reading: Reading) -> list[str]:
    """Return the versions that the word of a reading may mean."""
    country = say_country(reading.word)
    return [reading.version, country] if country else [reading.version]


def _settle_words(
    documents: Iterable[Sequence[tuple[Source, Reading]]], samples: Samples
) -> dict[str, str]:
    """Return what words mean that are a language's tag and a country's code.

    The texts tell: `tw` is Twi, or Chinese as Taiwan writes it.
    """
    heard: dict[str, list[str]] = defaultdict(list)
    readings: dict[str, Reading] = {}
    for claims in documents:
        for source, reading in claims:
            word = reading.word
            if say_country(word) is None or len(heard[word]) == _HEARD:
                continue
            language = samples.find_language(source)
            if language is not None:
                heard[word].append(language)
                readings[word] = reading
    settled = {}
    for word, reading in readings.items():
        country = say_country(word)
        is_tag = any(is_same(each, reading.version) for each in heard[word])
        if country and not is_tag and all(is_same(e, country) for e in heard[word]):
            settled[word] = country
    return settled


def _part(
    claims: Sequence[tuple[Source, Reading]], meant: Mapping[str, str]
) -> Iterator[tuple[Source, Reading]]:
    """Yield the claims with what their words mean; two of one document are told apart.

    `README-cn` beside `README-zh` is `zh-CN`.
    """
    words: dict[str, str] = {}
    for source, reading in claims:
        version = meant.get(reading.word, reading.version)
        first = words.setdefault(version, reading.word)
        if first != reading.word and say_country(reading.word) == version:
            version = f"{version}-{reading.word.upper()}"
        yield source, replace(reading, version=version)
