"""The versions of each batch by document, before anything is aligned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.borders import Border
from qa.config import Settings
from qa.errors import QaError
from qa.evidence import Key
from qa.input import content, grouping, marking
from qa.input.loading import Loaded
from qa.input.orphans import leave_orphans
from qa.language import identify
from qa.model import Version
from qa.profiles import profile


@dataclass(slots=True)
class Draft:
    """The documents of one batch: their versions, what is said of them, how many units their readers skipped."""

    settings: Settings
    groups: dict[str, list[Version]]
    grouping: grouping.Grouping
    notices: list[str]
    skipped: int = 0
    name: str = ""

    @property
    def key(self) -> Key:
        """What tells this batch from others in what was learnt before."""
        return self.name, self.settings.profile


def drafted(held: Sequence[Loaded], border: Border) -> list[Draft]:
    """Return the documents of each batch; those that fail are left out and held at the `border`.

    Raises QaError where no batch has anything to compare, or none of those with a source has a version of its name.
    """
    drafts = [_draft(batch, border) for batch in held]
    reasons = [draft.grouping.nothing for draft in drafts]
    if None not in reasons:
        raise next(reason for reason in reasons if reason)
    names = Counter(name for draft in drafts for name in draft.groups)
    for draft, batch in zip(drafts, held, strict=True):
        if batch.name:
            draft.groups = dict(
                _told_apart(group, name, batch.name, names[name])
                for name, group in draft.groups.items()
            )
    filled = [draft for draft in drafts if draft.groups]
    for source in dict.fromkeys(
        draft.settings.source for draft in filled if draft.settings.source
    ):
        grouping.require(
            source,
            [draft.groups for draft in filled if draft.settings.source == source],
        )
    return drafts


def _draft(batch: Loaded, border: Border) -> Draft:
    settings = batch.settings
    try:
        named, notices = _name(batch.versions, settings, border)
    except QaError as error:
        return Draft(
            settings,
            {},
            grouping.Grouping(nothing=error),
            [f"{error.path}: {error.message}"],
            name=batch.name,
        )
    named, said = content.regrouped(named)
    found = grouping.grouped(named, alone=bool(settings.languages), unread=batch.unread)
    skipped = sum(version.skipped for version in named)
    groups, left_out = found.groups, list[str]()
    if settings.source and profile(settings.profile).wordy:
        groups, left_out = leave_orphans(groups, settings.source)
    told = [*notices, *said, *found.notices, *left_out]
    return Draft(settings, groups, found, told, skipped, batch.name)


def _name(
    versions: Sequence[Version], settings: Settings, border: Border
) -> tuple[list[Version], list[str]]:
    """Return the versions with their languages; where one fails, those of the documents that do not."""
    try:
        return _tell(versions, settings)
    except QaError:
        raise
    except Exception:  # noqa: BLE001 - each document is tried by itself, to know which it is
        found: list[Version] = []
        notices: list[str] = []
        for name in dict.fromkeys(version.document for version in versions):
            with border.around("telling the language", name):
                own = [version for version in versions if version.document == name]
                named, said = _tell(own, settings)
                found += named
                notices += said
        return found, list(dict.fromkeys(notices))


def _tell(
    versions: Sequence[Version], settings: Settings
) -> tuple[list[Version], list[str]]:
    return identify.named(
        marking.marked(versions, settings.placeholders, settings.translatable)
    )


def _told_apart(
    group: list[Version], name: str, batch: str, count: int
) -> tuple[str, list[Version]]:
    """Return a document by its name, which says of which batch it is if another has one of this name."""
    if count < 2:
        return name, group
    own = f"{name} ({batch})"
    return own, [replace(version, document=own) for version in group]
