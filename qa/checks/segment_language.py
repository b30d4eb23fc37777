"""A segment that is in another language than its version."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping

from qa import language as languages
from qa.language.identify.declared import is_foreign
from qa.language.identify.documents import SHOWN, in_context, wrong_versions
from qa.language.identify.segments import CLEAR, PLENTY, RIGHT, Verdict, judge_label
from qa.language.identify.taking_over import taken
from qa.language.identify.together import Run, find_runs
from qa.language.scripts import count
from qa.model import (
    Confidence,
    Document,
    Finding,
    Mark,
    Segment,
    Severity,
    Unit,
    Version,
)
from qa.registry import Context, document_check
from qa.wording import shortened

OWN = 0.04
"""Share of letters of its own script from which a text is not wholly in another language."""

_NAME = re.compile(r"[!-~]*[-_.:/][!-~]*")
"""A name of a setting or a path, and nothing else: of no language."""

LEADING = 30
"""Letters beside a title that a reference has at most: who wrote it, and where."""

LONGEST_REFERENCE = 400
"""Characters of the longest text that may be a reference: a title and an address."""

_TITLE = re.compile('["“„«「『].+["”“»」』]')
_ADDRESS = re.compile(r"https?://[^\s)]+")

NEAR = 2
"""Segments before and behind one, of which another in the same language bears it out."""


@document_check(
    category="language",
    severity=Severity.ERROR,
    mqm="accuracy/mistranslation",
    explains="text",
)
def segment_language(document: Document, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A whole segment is in another language than its version: a neighbour's text pasted in, a file mixed up.

    Looks at every segment of 20 letters and more without addresses, code and placeholders, and compares how likely its
    text is in the declared language and in others; one that leans to a near neighbour is judged against how the other
    segments of its document score. Shorter texts are judged ten neighbours together, and alone only by
    their script. A text under 50 letters that seems to be in a near neighbour is a note, unless it is clear or the
    ones beside it are, too. Tolerates names and titles, what another version has in the same words, and languages
    that cannot be told apart. A version that is wrong as a whole is left to `wrong-language`, a copy of another
    version to `untranslated`.

    Example: in the file of cs stands "Primátor dúfa, že ju bude využívať veľa rodín.", which is Slovak.
    """
    whole = {one.version for one in wrong_versions(document)}
    versions = [version for version in document.versions if version.name not in whole]
    told: set[tuple[str, Segment]] = set()
    for version in versions:
        units = _find_units(document, version)
        for run in find_runs(units, version.language):
            told.update((version.name, segment) for segment in run.segments)
            yield _tell_run(run, version, units)
    for version in versions:
        yield from _find_odd(document, version, told)


def _find_units(document: Document, version: Version) -> dict[Segment, Unit]:
    """Return the segments of a version, and the unit of each, but those that are the text of another version."""
    found: dict[Segment, Unit] = {}
    for unit in document.units:
        segment = unit.get(version.name)
        if segment is not None and not is_foreign(segment, version.language):
            others = [
                text for name, (text, *_) in unit.segments if name != version.name
            ]
            if segment.text not in others:
                found.setdefault(segment, unit)
    return found


def _find_odd(
    document: Document, version: Version, told: Container[tuple[str, Segment]]
) -> Iterator[Finding]:
    """Yield a finding on each segment of a version in another language that is no copy of another version."""
    found: dict[int, tuple[Unit, Segment, Verdict]] = {}
    for place, unit in enumerate(document.units):
        segment = unit.get(version.name)
        if segment is None or (version.name, segment) in told:
            continue
        if is_foreign(segment, version.language) or _NAME.fullmatch(segment.text):
            continue
        if _is_reference(unit, version, segment):
            continue
        one = _judge(unit, version, segment)
        if one.outcome == "other" and version.name not in _copied(unit):
            found[place] = unit, segment, one
    for place, (unit, segment, one) in found.items():
        around = [found[at] for at in _around(place) if at in found]
        is_joined = any(
            other.instead == one.instead and near.text != segment.text
            for _, near, other in around
        )
        severity = _rate(one, version.language, segment, is_joined)
        yield _tell(unit, version, segment, one, severity)


def _copied(unit: Unit) -> set[str]:
    return {one.version for one in taken(unit) if one.version}


def _is_reference(unit: Unit, version: Version, segment: Segment) -> bool:
    """Say whether a text names a title in quotation marks and little more, and another version has that title."""
    title = _read_title(segment.text)
    if not title:
        return False
    beside = _ADDRESS.sub("", _TITLE.sub("", segment.text))
    if count(beside).total() > LEADING:
        return False
    return any(
        _read_title(text) == title
        for name, (text, *_) in unit.segments
        if name != version.name
    )


def _read_title(text: str) -> str:
    """Return the letters of the title in a short text, whatever marks it stands in; empty where it has none."""
    found = _TITLE.search(text) if len(text) <= LONGEST_REFERENCE else None
    return "".join(filter(str.isalnum, found.group())) if found else ""


def _around(place: int) -> list[int]:
    return [place + step for step in range(-NEAR, NEAR + 1) if step]


def _rate(one: Verdict, tag: str, segment: Segment, is_joined: bool) -> Severity:
    """Return how bad it is: a near neighbour's text alone, if it is short, is most often none."""
    if one.sure:
        return Severity.ERROR
    is_near = one.instead in languages.of(tag).kinship.neighbours
    is_short = count(segment.prose).total() < PLENTY
    if is_near and is_short and not is_joined and one.margin < CLEAR:
        return Severity.NOTE
    return Severity.WARNING


def _tell(
    unit: Unit, version: Version, segment: Segment, one: Verdict, severity: Severity
) -> Finding:
    tongue = languages.of(one.instead).name if one.instead else ""
    return Finding(
        _message(version.name, version.language, one),
        (Mark(version.name, segment, None, tongue),),
        version.name,
        Confidence.HIGH if one.sure else Confidence.MEDIUM,
        severity,
        unit=unit.id,
    )


def _judge(unit: Unit, version: Version, segment: Segment) -> Verdict:
    """Return the verdict on a segment; a short one is judged by its script alone."""
    verdict = in_context(version, segment)
    if verdict.outcome == "other" and _has_own_letters(segment, version, verdict):
        return RIGHT
    if verdict.outcome != "short":
        return verdict
    others = [other.text for name, other in unit.segments if name != version.name]
    return judge_label(segment.prose, version.language, others)


def _has_own_letters(segment: Segment, version: Version, verdict: Verdict) -> bool:
    """Return whether a text has words in letters of its language that the other has not.

    Many terms of another language are not yet a text in it.
    """
    own = set(languages.of(version.language).scripts)
    other = set(languages.of(verdict.instead).scripts) if verdict.instead else set()
    letters = count(segment.prose)
    written = sum(letters[script] for script in own - other)
    return written >= OWN * letters.total() > 0


def _tell_run(run: Run, version: Version, units: Mapping[Segment, Unit]) -> Finding:
    """Return the finding on a run of labels, with the longest of them as its evidence."""
    longest = sorted(run.segments, key=lambda segment: -len(segment.text))[:SHOWN]
    shown = [segment for segment in run.segments if segment in longest][:SHOWN]
    tongue = languages.of(run.instead).name if run.instead else "another language"
    texts = ", ".join(f'"{shortened(segment.text)}"' for segment in shown)
    message = (
        f"{len(run.segments)} texts of {version.name} in a row are in {tongue}, "
        f"not in {languages.of(version.language).name}: {texts}"
    )
    marks = tuple(Mark(version.name, segment, None, tongue) for segment in shown)
    unit = units[shown[0]].id
    return Finding(
        message,
        marks,
        version.name,
        Confidence.MEDIUM,
        Severity.WARNING,
        unit=unit,
    )


def _message(version: str, tag: str, one: Verdict) -> str:
    tongue = languages.of(one.instead).name if one.instead else "another language"
    seems = "is" if one.sure else "seems to be"
    return f"this segment of {version} {seems} in {tongue}, not in {languages.of(tag).name}"
