"""An empty cell or line where the others have text."""

from __future__ import annotations

from collections.abc import Iterator

from qa.model import Finding, Mark, Severity, Unit
from qa.registry import Context, unit_check
from qa.wording import listed


@unit_check(
    category="omission", severity=Severity.ERROR, mqm="accuracy/omission", in_runs=True
)
def segment_empty(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A version's cell is there but empty, or holds nothing but white space, while the others have text.

    A unit whose source is empty is left alone, as is one that most versions leave empty where no source is named.

    Example: en `Hello`, id ``: id is empty.
    """
    empty = [version for version, segment in unit.segments if not segment.text.strip()]
    if not empty:
        return
    having = [version for version, _ in unit.segments if version not in empty]
    if (unit.source is not None and unit.source not in having) or len(having) < len(
        empty
    ):
        return
    having.sort(key=lambda version: version != unit.source)
    marks = tuple(Mark(version, unit[version]) for version in having)
    for version in empty:
        here = Mark(version, unit[version], note="empty")
        yield Finding(
            f"{version} is empty where {listed(having)} {'have' if len(having) > 1 else 'has'} text",
            (here, *marks),
            version,
        )
