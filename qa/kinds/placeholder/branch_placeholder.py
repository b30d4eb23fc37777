"""A branch of a message that lost a placeholder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from qa.kinds.placeholder import plurals
from qa.kinds.placeholder.messageformat import Argument, every, may_branch
from qa.kinds.placeholder.reading import extract
from qa.model import Finding, Mark, Severity, Span, Unit, language_of
from qa.registry import Context, unit_check

_NUMBER = "#"
_HASH = re.compile(r"(?<!&)#")
_QUOTED = re.compile(r"'[{}#][^']*'")

Branch = tuple[str, Span]
Found = Mapping[str, Sequence[Argument]]


@unit_check(
    category="placeholders", severity=Severity.ERROR, mqm="design-markup/markup-tag"
)
def branch_placeholder(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """One branch of a plural or a selection lost a placeholder that the others have.

    Looks at ICU MessageFormat and at the selectors of Fluent. Each branch is compared with the branch of its key in the
    source, or in a version that has what most have, else with `other`. The number (`#`) must stand in a plural's
    branch unless that is for one number (`=0`, English `one`, but not Russian `one`, which is 21 too). Tolerates a
    number that stands outside of the branches.

    Example: ja has `{n, plural, other {ファイル}}`, en `{n, plural, one {# file} other {# files}}`.
    """
    found: dict[str, list[Argument]] = {}
    for version, segment in unit.segments:
        if may_branch(segment.text):
            found[version] = list(every(segment.text))
    model = _choose_model(unit, found)
    if model is None:
        return
    for version, arguments in found.items():
        if version != model:
            for argument in arguments:
                yield from _compare(unit, version, argument, model, found[model])


def _choose_model(unit: Unit, found: Found) -> str | None:
    """Return the source, or a version whose branches have what most versions' have.

    Of as many it is the one with more placeholders.
    """
    if unit.source is not None:
        return unit.source if found.get(unit.source) else None
    needs: dict[str, frozenset[tuple[str, str]]] = {}
    for version, arguments in found.items():
        if arguments:
            needs[version] = _list_needs(unit, version, arguments)
    counts = Counter(needs.values())
    return max(
        sorted(needs),
        key=lambda each: (counts[needs[each]], len(needs[each])),
        default=None,
    )


def _list_needs(
    unit: Unit, version: str, arguments: Sequence[Argument]
) -> frozenset[tuple[str, str]]:
    """Return the placeholders of each argument's general branch."""
    text, language = unit[version].text, language_of(version)
    needs = set()
    for argument in arguments:
        general = dict(argument.branches).get(argument.general)
        if general is not None:
            for value in _read(text, argument, general, language):
                needs.add((argument.name, value))
    return frozenset(needs)


def _compare(
    unit: Unit,
    version: str,
    argument: Argument,
    model: str,
    models: Sequence[Argument],
) -> Iterator[Finding]:
    """Yield a finding for each branch of an argument that lacks something."""
    twin = next((each for each in models if each.name == argument.name), None)
    if twin is None or not (twin.closed and argument.closed):
        return
    text, language = unit[version].text, language_of(version)
    around = _read_around(text, argument, language)
    for branch in argument.branches:
        wanted = _list_wanted(unit[model].text, twin, branch[0], language_of(model))
        if _needs_no_number(argument, branch[0], language):
            wanted -= {_NUMBER}
        own = _read(text, argument, branch[1], language)
        lost = sorted(wanted - own - around)
        if lost:
            yield _tell(unit, version, argument, branch, lost[0], model, twin)


def _list_wanted(text: str, twin: Argument, key: str, language: str) -> set[str]:
    """Return what a branch with this key has to have.

    That is what the model's branch has, and the number if its general branch has it.
    """
    branches = dict(twin.branches)
    general = branches.get(twin.general)
    if general is None:
        return set()
    wanted = _read(text, twin, branches.get(key, general), language)
    if twin.kind != "select" and _NUMBER in _read(text, twin, general, language):
        wanted |= {_NUMBER}
    return wanted


def _needs_no_number(argument: Argument, key: str, language: str) -> bool:
    """Tell whether a branch is for one number, or chooses by something else."""
    if argument.kind != "plural" or key[0] in "=0123456789":
        return True
    return plurals.is_category_of_few(key, language) or plurals.is_of_fractions(
        key, language
    )


def _read(text: str, argument: Argument, span: Span, language: str) -> set[str]:
    """Return the placeholders of a branch: the number it counts is `#`, however written."""
    piece = text[span.start : span.end]
    names = {f"{{{argument.name}}}", f"{{{argument.name}, number}}"}
    values: set[str] = set()
    for fact in extract(piece, language):
        if not fact.strong or "," in fact.value:
            continue
        values.add(_NUMBER if fact.value in names else fact.value)
    if argument.kind != "select" and _HASH.search(_QUOTED.sub("", piece)):
        values.add(_NUMBER)
    return values


def _read_around(text: str, argument: Argument, language: str) -> set[str]:
    """Return the placeholders that stand outside of an argument."""
    start, end = argument.span
    outside = text[:start] + " " * (end - start) + text[end:]
    values = {fact.value for fact in extract(outside, language) if fact.strong}
    if f"{{{argument.name}}}" in values:
        values.add(_NUMBER)
    return values


def _tell(
    unit: Unit,
    version: str,
    argument: Argument,
    branch: Branch,
    lost: str,
    model: str,
    twin: Argument,
) -> Finding:
    """Return the finding about one branch."""
    key, span = branch
    other = dict(twin.branches).get(key, dict(twin.branches)[twin.general])
    if lost == _NUMBER and argument.fluent:
        lost = f"{{{argument.name}}}"
    said = (
        f"the branch `{key}` of `{{{argument.name}}}` in {version} "
        f"does not have `{lost}`; in {model} it does"
    )
    marks = (Mark(version, unit[version], span), Mark(model, unit[model], other))
    return Finding(said, marks, version)
