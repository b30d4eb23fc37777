"""A number that rises in one version and falls in another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qa import wording
from qa.compare import Line, lines
from qa.kinds.values import directions
from qa.kinds.values.group import VALUES
from qa.model import Confidence, Finding, Severity, Unit, language_of
from qa.registry import Context, unit_check


@unit_check(
    category="numbers",
    severity=Severity.WARNING,
    mqm="accuracy/mistranslation",
    facts=(VALUES,),
)
def direction_mismatch(unit: Unit, context: Context) -> Iterator[Finding]:
    """What rises in one version falls in another, by the same number.

    Looks at the clause around a number that the versions agree on, for words that its language lists. Tolerates
    languages without such a list, clauses that have no such word, and those that have words of both kinds.

    Example: en `rose by 5 per cent`, de `fiel um 5 Prozent`.
    """
    for row in lines(unit, VALUES, context.evidence):
        if len(row.cells) < 2 or not directions.may_change(row.cells.values()):
            continue
        said = _read(row, unit)
        first = _choose_first(said, unit.source)
        if first is None:
            continue
        direction, word = said[first]
        for version, (other, its_word) in said.items():
            if other != direction:
                value = row.cells[first].value
                message = (
                    f'{value} goes {direction} in {first} ("{word}"), '
                    f'{other} in {version} ("{its_word}")'
                )
                marks = tuple(
                    wording.mark(unit, who, row.cells[who]) for who in (version, first)
                )
                is_blamed = unit.source == first or len(said) > 2
                blamed = version if is_blamed else None
                yield Finding(message, marks, blamed, Confidence.MEDIUM)


def _read(row: Line, unit: Unit) -> dict[str, tuple[str, str]]:
    """Return the direction with its word, of each version that says one."""
    said = {}
    for version in sorted(row.cells, key=lambda name: name != unit.source):
        fact, text = row.cells[version], unit[version].text
        direction = directions.find_direction(fact, text, language_of(version))
        if direction[0]:
            said[version] = direction
        elif version == unit.source:
            return {}
    return said


def _choose_first(said: dict[str, tuple[str, str]], source: str | None) -> str | None:
    """Return the version that the others are held against: the source, or who says what most do."""
    if source is not None:
        return source if source in said else None
    counts = Counter(direction for direction, _ in said.values())
    for version, (direction, _) in said.items():
        if len(said) == 2 or 2 * counts[direction] > len(said):
            return version
    return None
