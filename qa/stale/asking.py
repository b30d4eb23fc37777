"""What a run asks of history: where a check needs it, or a gate."""

from __future__ import annotations

from collections.abc import Sequence

from qa import registry, selection
from qa.borders import Border
from qa.config import Settings, find_source
from qa.errors import QaError
from qa.input.sources import Batch
from qa.model import Progress, StalePage


def find_behind(
    batches: Sequence[Batch], progress: Progress | None, border: Border
) -> tuple[list[StalePage], list[str]]:
    """Return the translations that git's history tells of, where that is asked for; and why it cannot tell.

    A page that fails is held at the `border`.
    """
    asking = [batch for batch in batches if _asks(batch.settings)]
    if not asking:
        return [], []
    from qa import stale  # noqa: PLC0415 - only where there is a source

    notices: list[str] = []
    try:
        return stale.find(asking, progress, notices, border), notices
    except stale.NoHistoryError:
        return [], []
    except QaError as error:
        names = {check.id for check in registry.checks() if check.needs_history}
        off = " and ".join(sorted(names))
        return [], [f"{off} is off: {error.message}; {error.hint}"]


def _asks(settings: Settings) -> bool:
    """Say whether settings ask for what git's history tells: a check, or a gate."""
    if not find_source(settings):
        return False
    if settings.max_stale:
        return True
    return any(check.needs_history for check in selection.enabled(settings))
