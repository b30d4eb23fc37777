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
    found, copies = Grouping(), dict[str, list[str]]()
    for version in versions:
        group = found.groups.setdefault(version.document, [])
        twin = next((other for other in group if other.name == version.name), None)
        if twin is None:
            group.append(version)
        elif version.segments and _said(twin) == _said(version):
            copies.setdefault(version.document, []).append(_copied(version, twin))
        else:
            found.problems.append(_twins(version, twin))
    lonely = {
        name: group[0].name for name, group in found.groups.items() if len(group) == 1
    }
    reasons = {
        name: [*map(_unread, unread.get(name, ())), *copies.get(name, ())]
        for name in lonely
    }
    found.notices = [
        f"{said} and was not compared"
        for name in copies
        if name not in lonely
        for said in copies[name]
    ]
    found.notices += _alone(lonely, reasons)
    if not alone:
        found.groups = {
            name: group for name, group in found.groups.items() if name not in lonely
        }
    if not found.groups:
        found.nothing = _nothing(versions, found.problems, reasons, unread)
    return found


def aligned(
    groups: Mapping[str, list[Version]],
    source: str | None,
    progress: Progress | None,
    border: Border,
) -> tuple[list[Document], evidence.Evidence]:
    """Align every document, learn from all of them, and align again with what was learned."""
    return align.batch(groups, source, progress, border)


def require(source: str, batches: Sequence[Mapping[str, Sequence[Version]]]) -> None:
    """Raise QaError where `source` is no version of any document of several batches."""
    known = {
        version.name
        for groups in batches
        for group in groups.values()
        for version in group
    }
    if source not in known:
        near = meant(source)
        hint = (
            f"did you mean `{near}`?"
            if near in known
            else f"they are {', '.join(sorted(known))}"
        )
        raise QaError(f"the source `{source}` is none of the versions", hint=hint)


def _said(version: Version) -> list[tuple[str | None, str]]:
    return [(segment.unit, segment.text) for segment in version.segments]


def _unread(problem: Problem) -> str:
    return f"{problem.path} was not read"


def _copied(version: Version, twin: Version) -> str:
    paths = [os.path.realpath(each.path) for each in (version, twin)]
    return f"{version.path} is a {'link to' if paths[0] == paths[1] else 'copy of'} {twin.path}"


def _alone(
    lonely: Mapping[str, str], reasons: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    """Yield a sentence on each document of one version; one on all without a reason where they are many."""
    plain = [name for name in lonely if not reasons[name]]
    many = dict.fromkeys(plain if len(plain) > _NAMED else [])
    for name in (name for name in lonely if name not in many):
        yield f"document `{name}` has but one version ({lonely[name]}) and was not compared{_because(reasons[name])}"
    if many:
        named = ", ".join(f"`{name}` ({lonely[name]})" for name in list(many)[:_NAMED])
        more = f"{named} and {len(many) - _NAMED:,} more"
        yield f"{len(many):,} documents have but one version and were not compared: {more}"


def _because(reasons: Sequence[str]) -> str:
    """Return what a sentence ends with: the first reasons, and how many more there are."""
    more = f" and {len(reasons) - _NAMED:,} more" if len(reasons) > _NAMED else ""
    return f": {', '.join(reasons[:_NAMED])}{more}" if reasons else ""


def _twins(version: Version, twin: Version) -> Problem:
    how = "seems to be" if version.certainty is not None else "claims to be"
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
    lone = next(
        (version for version in versions if reasons[version.document]), versions[0]
    )
    said, why = (
        f"only one version (`{lone.name}`) of document `{lone.document}`",
        reasons[lone.document],
    )
    for problem in unread.get(lone.document, ()):
        said = f"{problem.message}, which leaves {said}{_because(why[1:])}"
        return QaError(said, path=problem.path, line=problem.line, hint=problem.hint)
    hint = "add another language version, named like `news.en.txt` and `news.id.txt`"
    return QaError(
        f"{said}{_because(why) or ': nothing to compare it with'}",
        path=lone.path,
        hint=hint,
    )
