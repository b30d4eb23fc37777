"""Tags that do not close each other."""

from __future__ import annotations

from collections.abc import Iterator

from qa.compare.traits import differing
from qa.kinds.tag.group import TAGS
from qa.model import Fact, Finding, Mark, Segment, Severity, Unit, language_of
from qa.registry import Context, unit_check


@unit_check(
    category="placeholders",
    severity=Severity.ERROR,
    mqm="design-markup/markup-tag",
    facts=(TAGS,),
)
def tag_nesting(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Tags close in an order in which they were not opened, where those of the other versions are well nested.

    Looks at opening and closing tags of HTML and XML in the text. Tolerates tags without a partner, and versions that
    are all nested badly.

    Example: en has "<a><b>x</b></a>", fr "<a><b>x</a></b>".
    """
    if not any("</" in segment.text for _, segment in unit.segments):
        return
    wrong = {
        version: _crossed(_tags(segment, language_of(version)))
        for version, segment in unit.segments
    }
    for odd in differing(
        unit, {version: fact is None for version, fact in wrong.items()}
    ):
        fact = wrong[odd.version]
        if fact is not None:
            mark = Mark(odd.version, unit[odd.version], fact.span)
            message = f"{odd.version} closes `{fact.text}` where another tag is open; {odd.other} nests its tags well"
            yield Finding(
                message, (mark, Mark(odd.other, unit[odd.other])), odd.version
            )


def _tags(segment: Segment, language: str) -> tuple[Fact, ...]:
    return TAGS.read(segment, language) if "<" in segment.text else ()


def _crossed(tags: tuple[Fact, ...]) -> Fact | None:
    """Return the first tag that closes what was not opened last."""
    opened: list[str] = []
    for fact in tags:
        name = fact.value.strip("</>").partition(" ")[0]
        if fact.value.startswith("</"):
            if name in opened and opened[-1] != name:
                return fact
            if opened and opened[-1] == name:
                opened.pop()
        elif not fact.text.endswith("/>") and f"</{name}>" in {
            other.value for other in tags
        }:
            opened.append(name)
    return None
