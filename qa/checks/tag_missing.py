"""A tag that is missing."""

from __future__ import annotations

from collections.abc import Iterator

from qa import wording
from qa.compare import differences
from qa.compare.tags import severity
from qa.model import Finding, Severity, Unit
from qa.registry import Context, unit_check


@unit_check(category="placeholders", severity=Severity.ERROR, mqm="design-markup/markup-tag", facts=("tags",))
def tag_missing(unit: Unit, context: Context) -> Iterator[Finding]:
    """A tag of the other versions is missing in one: the link, the emphasis or the line break is gone.

    Looks at HTML and XML tags in the text and at the inline elements of the file. Tolerates another order, attributes
    that people read or that a language needs (`title`, `lang`, `class`), words in angle brackets (`<file>`) and the
    marks of Markdown. A tag that only changes how text looks (`<i>`) is a warning in the texts of a program and a note
    in a document: not every script has italics.

    Example: en has "Read <a>more</a>", fr "En savoir plus".
    """
    for difference in differences(unit, "tags", context.evidence):
        if difference.kind == "missing":
            yield wording.finding(difference, unit, severity(difference, unit))
