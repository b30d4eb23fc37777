"""Branches of a plural or a selection that the language does not have, or lacks."""

from __future__ import annotations

from collections.abc import Iterator

from qa import language as languages
from qa.kinds.placeholder.messageformat import Argument, every, may_branch
from qa.kinds.placeholder.plurals import is_category_of_few
from qa.model import Finding, Mark, Severity, Span, Unit, language_of
from qa.registry import Context, unit_check
from qa.wording import listed

_SELECTION = "the other text"
_EXACT = {
    "=0": "zero",
    "=1": "one",
    "=2": "two",
    "0": "zero",
    "1": "one",
    "2": "two",
}


@unit_check(
    category="placeholders", severity=Severity.ERROR, mqm="design-markup/markup-tag"
)
def plural_branches(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """The branches of a plural are not those of the language, or those of a selection were translated.

    Looks at ICU MessageFormat and at the selectors of Fluent. A plural needs `other`, needs the categories that CLDR
    gives its language, and must have no others; a selection has the keys of the other versions. Tolerates exact numbers
    (`=0`) and, as notes, the lack of a category that only huge numbers use and of keys for which a selection has
    `other`. A bracket that is never closed is an error.

    Example: pl has `{n, plural, one {# plik} other {# pliku}}` without `few` and `many`.
    """
    if not any(may_branch(segment.text) for _, segment in unit.segments):
        return
    found = {version: list(every(segment.text)) for version, segment in unit.segments}
    keys = _selections(unit, found)
    for version, arguments in found.items():
        for argument in arguments:
            for fault, severity in _faults(
                argument, language_of(version), keys.get(argument.name, set())
            ):
                span = Span(argument.span.start, argument.span.end)
                said = f"`{{{argument.name}, {argument.kind}}}` in {version} {fault}"
                yield Finding(
                    said,
                    (Mark(version, unit[version], span),),
                    version,
                    severity=severity,
                )


def _selections(unit: Unit, found: dict[str, list[Argument]]) -> dict[str, set[str]]:
    """Return the keys of each selection in the source, or in the version with most of them."""
    order = sorted(
        found, key=lambda v: (v != unit.source, -sum(len(a.branches) for a in found[v]))
    )
    chosen = found[order[0]] if order else []
    return {
        a.name: {key for key, _ in a.branches} for a in chosen if a.kind == "select"
    }


def _faults(
    argument: Argument, language: str, wanted: set[str]
) -> Iterator[tuple[str, Severity]]:
    if not argument.closed:
        yield "has a bracket that is never closed", Severity.ERROR
        return
    keys = [key for key, _ in argument.branches]
    if argument.general not in keys:
        yield "has no branch `other`", Severity.ERROR
    if argument.fluent and argument.kind == "select":
        # A translation may choose by what its language needs.
        return
    typography = languages.of(language).typography
    known = (
        typography.ordinals if argument.kind == "selectordinal" else typography.plurals
    )
    if argument.kind == "select":
        yield from _compared(set(keys), wanted, _SELECTION)
    elif known:
        named = {key for key in keys if key[0].isalpha()} | {"other"}
        for fault, severity in _compared(
            named | (_exactly(keys, known) & {*known}),
            {*known},
            languages.of(language).name,
        ):
            yield fault, _lower(severity, argument, keys, language)


def _lower(
    severity: Severity, argument: Argument, keys: list[str], language: str
) -> Severity:
    """Return how bad it is that categories differ.

    What Fluent does not find it takes from the branch with a star, so that `few` beside
    it is enough where `many` is the rest, and a category of one number says no other
    word. What a language does not have is never shown.
    """
    if not argument.fluent:
        return severity
    known = languages.of(language).typography.plurals or ()
    lacking = [key for key in known if key not in keys and key != argument.general]
    if "few" in keys or all(is_category_of_few(key, language) for key in lacking):
        return Severity.NOTE
    return min(severity, Severity.WARNING)


def _exactly(keys: list[str], known: tuple[str, ...]) -> set[str]:
    """Return the categories that exact numbers stand for; with `few` a language says `one` of 21 and 31 too."""
    return {
        category
        for key, category in _EXACT.items()
        if key in keys and not (category == "one" and "few" in known)
    }


def _compared(
    keys: set[str], wanted: set[str], whose: str
) -> Iterator[tuple[str, Severity]]:
    """Yield one fault for all keys that are too many or too few."""
    beyond, lacking = sorted(keys - wanted), sorted(wanted - keys)
    told = (
        [f"lacks {listed(f'`{key}`' for key in lacking)} of {whose}"] if lacking else []
    )
    if wanted and beyond:
        told.append(
            f"has {listed(f'`{key}`' for key in beyond)}, which {whose} does not have"
        )
    if wanted and told:
        # French, Italian, Portuguese and Spanish say `many` of round millions alone.
        rare = lacking == ["many"] and "few" not in wanted
        # `other` stands for what a selection does not name: a language without genders needs nothing else.
        spare = "other" in wanted & keys and whose == _SELECTION
        yield (
            " and ".join(told),
            Severity.NOTE if (rare or spare) and not beyond else Severity.ERROR,
        )
