"""Pages of translations that the source does not have: nothing says what they should say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from qa.model import Version

Group = TypeVar("Group", bound=list[Version])

_SHARE = 0.75
"""Share of the documents that must have the source: else it is no source of all."""

_NAMED = 3
"""Documents that are named; of more it is said how many there are."""


def leave_orphans(
    groups: Mapping[str, Group], source: str
) -> tuple[dict[str, Group], list[str]]:
    """Return the documents that have the source, and a sentence on those that do not.

    All are returned where many have none.
    """
    kept = {
        name: group
        for name, group in groups.items()
        if any(version.name == source for version in group)
    }
    if len(kept) == len(groups) or len(kept) < _SHARE * len(groups):
        return dict(groups), []
    lost = [name for name in groups if name not in kept]
    named = ", ".join(f"`{name}`" for name in lost[:_NAMED])
    more = f" and {len(lost) - _NAMED:,} more" if len(lost) > _NAMED else ""
    return kept, [f"not in {source}, and so not compared: {named}{more}"]
