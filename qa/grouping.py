"""Which versions make one document; and the batch of documents, aligned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qa import align, evidence
from qa.errors import QaError
from qa.model import Document, Problem, Version


@dataclass(slots=True)
class Grouping:
    """The versions of each document, what cannot be told apart, and what is said of the rest."""

    groups: dict[str, list[Version]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


def grouped(versions: Sequence[Version], *, alone: bool) -> Grouping:
    """Return the versions by document, of documents with one version only if they may stand `alone`.

    Of two versions that claim to be the same the second is a problem. Raises QaError where nothing is left to compare.
    """
    found, copies = Grouping(), list[str]()
    for version in versions:
        group = found.groups.setdefault(version.document, [])
        twin = next((other for other in group if other.name == version.name), None)
        if twin is None:
            group.append(version)
        elif version.segments and _said(twin) == _said(version):
            copies.append(f"{version.path} is a copy of {twin.path} and was not compared")
        else:
            found.problems.append(_twins(version, twin))
    lonely = {name: group[0].name for name, group in found.groups.items() if len(group) == 1}
    found.notices = copies + [
        f"document `{name}` has but one version ({one}) and was not compared" for name, one in lonely.items()
    ]
    if not alone:
        found.groups = {name: group for name, group in found.groups.items() if name not in lonely}
    if not found.groups:
        raise _nothing(versions, found.problems)
    return found


def aligned(groups: Mapping[str, list[Version]], source: str | None) -> tuple[list[Document], evidence.Evidence]:
    """Align every document, learn from all of them, and align again with what was learned."""
    if source is not None and not any(version.name == source for group in groups.values() for version in group):
        known = ", ".join(sorted({version.name for group in groups.values() for version in group}))
        raise QaError(f"the source `{source}` is none of the versions", hint=f"they are {known}")
    return align.batch(groups, source)


def _said(version: Version) -> list[tuple[str | None, str]]:
    return [(segment.unit, segment.text) for segment in version.segments]


def _twins(version: Version, twin: Version) -> Problem:
    how = "seems to be" if version.certainty is not None else "claims to be"
    said = f"{how} version `{version.name}` of document `{version.document}`, as does {twin.path}"
    hint = "label one (`id@previous`), name it `document.TAG.txt`, or say `--lang FILE=TAG`"
    return Problem(said, version.path, hint=hint)


def _nothing(versions: Sequence[Version], problems: Sequence[Problem]) -> QaError:
    """Return the error of a run that has nothing to compare."""
    for problem in problems:
        return QaError(problem.message, path=problem.path, hint=problem.hint)
    if not versions:
        return QaError("no versions given", hint="give at least two")
    lone = versions[0]
    said = f"only one version (`{lone.name}`) of document `{lone.document}`: nothing to compare it with"
    hint = "add another language version, named like `news.en.txt` and `news.id.txt`"
    return QaError(said, path=lone.path, hint=hint)
