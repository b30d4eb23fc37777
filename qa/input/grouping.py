"""Which versions make one document; and the batch of documents, aligned."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from qa import align, evidence
from qa.borders import Border
from qa.errors import QaError
from qa.language.meant import meant
from qa.model import Document, Problem, Progress, Version

Unread = Mapping[str, Sequence[Problem]]
"""What could not be read, by document."""

_NAMED = 3


@dataclass(slots=True)
class Grouping:
    """The versions of each document, what cannot be told apart, and what is said of the rest."""

    groups: dict[str, list[Version]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    nothing: QaError | None = None


def grouped(
    versions: Sequence[Version], *, alone: bool, unread: Unread = MappingProxyType({})
) -> Grouping:
    """Return the versions by document, of documents with one version only if they may stand `alone`.

    Of two versions that claim to be the same the second is a problem. `unread` is what could not be
    read. Where no document is left, `nothing` says why.
    """
    found = Grouping()
    copies = _gather(versions, found)
    lonely: dict[str, str] = {}
    reasons: dict[str, list[str]] = {}
    for name, group in found.groups.items():
        if len(group) == 1:
            lonely[name] = group[0].name
            reasons[name] = [_unread(problem) for problem in unread.get(name, ())]
            reasons[name] += copies.get(name, ())
    for name, sentences in copies.items():
        if name not in lonely:
            found.notices += [f"{said} and was not compared" for said in sentences]
    found.notices += _alone(lonely, reasons)
    if not alone:
        for name in lonely:
            del found.groups[name]
    if not found.groups:
        found.nothing = _nothing(versions, found.problems, reasons, unread)
    return found


def _gather(versions: Sequence[Version], found: Grouping) -> dict[str, list[str]]:
    """Put the versions into groups; return what is said of copies, by document."""
    copies: dict[str, list[str]] = {}
    for version in versions:
        document = version.document
        group = found.groups.setdefault(document, [])
        twin = _find_twin(version, group)
        if twin is None:
            group.append(version)
        elif version.segments and _said(twin) == _said(version):
            said = _copied(version, twin)
            copies.setdefault(document, []).append(said)
        else:
            found.problems.append(_twins(version, twin))
    return copies


def _find_twin(version: Version, group: Sequence[Version]) -> Version | None:
    """Return the version of a group that is called as another one."""
    for other in group:
        if other.name == version.name:
            return other
    return None


def aligned(
    groups: Mapping[str, list[Version]],
    source: str | None,
    progress: Progress | None,
    border: Border,
    taught: evidence.Taught | None = None,
) -> tuple[list[Document], evidence.Taught]:
    """Align every document, learn from all of them, and align again with what was learned.

    Where a larger batch has `taught`, the documents are aligned with that.
    """
    return align.batch(groups, source, progress, border, taught)


def require(source: str, batches: Sequence[Mapping[str, Sequence[Version]]]) -> None:
    """Raise QaError where `source` is no version of any document of several batches."""
    known: set[str] = set()
    for groups in batches:
        for group in groups.values():
            known.update(version.name for version in group)
    if source in known:
        return
    near = meant(source)
    if near in known:
        hint = f"did you mean `{near}`?"
    else:
        names = ", ".join(sorted(known))
        hint = f"they are {names}"
    raise QaError(f"the source `{source}` is none of the versions", hint=hint)


def _said(version: Version) -> list[tuple[str | None, str]]:
    return [(segment.unit, segment.text) for segment in version.segments]


def _unread(problem: Problem) -> str:
    return f"{problem.path} was not read"


def _copied(version: Version, twin: Version) -> str:
    place = os.path.realpath(version.path)
    other = os.path.realpath(twin.path)
    how = "copy of"
    if place == other:
        how = "link to"
    return f"{version.path} is a {how} {twin.path}"


def _alone(
    lonely: Mapping[str, str], reasons: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    """Yield a sentence on each document of one version; one on all without a reason where they are many."""
    plain = [name for name in lonely if not reasons[name]]
    are_many = len(plain) > _NAMED
    for name, version in lonely.items():
        if are_many and not reasons[name]:
            continue
        why = _because(reasons[name])
        yield f"document `{name}` has but one version ({version}) and was not compared{why}"
    if are_many:
        count = len(plain)
        some = [f"`{name}` ({lonely[name]})" for name in plain[:_NAMED]]
        named = ", ".join(some)
        more = f"{named} and {count - _NAMED:,} more"
        yield f"{count:,} documents have but one version and were not compared: {more}"


def _because(reasons: Sequence[str]) -> str:
    """Return what a sentence ends with: the first reasons, and how many more there are."""
    if not reasons:
        return ""
    named = ", ".join(reasons[:_NAMED])
    more = len(reasons) - _NAMED
    if more > 0:
        return f": {named} and {more:,} more"
    return f": {named}"


def _twins(version: Version, twin: Version) -> Problem:
    how = "claims to be"
    if version.certainty is not None:
        how = "seems to be"
    said = f"{how} version `{version.name}` of document `{version.document}`, as does {twin.path}"
    hint = "label one (`id@previous`), name it `document.TAG.txt`, or say `--lang FILE=TAG`"
    return Problem(said, version.path, hint=hint)


def _nothing(
    versions: Sequence[Version],
    problems: Sequence[Problem],
    reasons: Mapping[str, Sequence[str]],
    unread: Unread,
) -> QaError:
    """Return the error of a run that has nothing to compare."""
    for problem in problems:
        return QaError(problem.message, path=problem.path, hint=problem.hint)
    if not versions:
        return QaError("no versions given", hint="give at least two")
    lone = versions[0]
    for version in versions:
        if reasons[version.document]:
            lone = version
            break
    said = f"only one version (`{lone.name}`) of document `{lone.document}`"
    why = reasons[lone.document]
    for problem in unread.get(lone.document, ()):
        said = f"{problem.message}, which leaves {said}{_because(why[1:])}"
        return QaError(said, path=problem.path, line=problem.line, hint=problem.hint)
    hint = "add another language version, named like `news.en.txt` and `news.id.txt`"
    because = ": nothing to compare it with"
    if why:
        because = _because(why)
    return QaError(f"{said}{because}", path=lone.path, hint=hint)
