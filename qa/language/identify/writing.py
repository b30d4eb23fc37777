"""Which segments are not in the script of their version, or not in the one its tag names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from qa.language import of
from qa.language.identify import han
from qa.language.identify.masking import masked
from qa.language.identify.segments import ENOUGH, judge
from qa.language.scripts import count
from qa.model import Segment, Span, Version

FORMS = ("Hans", "Hant")
STRAY = 2
"""Characters of the other form that are no single rare name."""


@dataclass(frozen=True, slots=True)
class Odd:
    """A segment that is written otherwise than its version: in `found` instead of `expected`."""

    segment: Segment
    span: Span | None
    found: str
    expected: str


def odd(version: Version) -> tuple[Odd, ...]:
    """Return the segments of a version whose script is not the version's."""
    if of(version.language).script.code in FORMS:
        return tuple(_forms(version))
    return tuple(
        _mixed(version) if of(version.language).kinship.also else _other(version)
    )


def _other(version: Version) -> Iterator[Odd]:
    for segment in version.segments:
        verdict = judge(segment.prose, version.language)
        if verdict.outcome == "script":
            yield Odd(segment, None, verdict.instead, of(version.language).script.code)


def _mixed(version: Version) -> Iterator[Odd]:
    """Yield the segments that are not in the script of most, for a language that is written in several."""
    usual = of(version.language).scripts
    mains = [(segment, _main(segment.prose, usual)) for segment in version.segments]
    counted = Counter(main for _, main in mains if main)
    if len(counted) < 2 or counted.most_common(1)[0][1] <= counted.total() / 2:
        return
    expected = counted.most_common(1)[0][0]
    for segment, main in mains:
        if (
            main
            and main != expected
            and judge(segment.prose, version.language).outcome == "right"
        ):
            yield Odd(segment, None, main, expected)


def _main(text: str, usual: frozenset[str]) -> str:
    letters = count(masked(text))
    main = max(sorted(letters), key=letters.__getitem__, default="")
    return (
        main
        if main in usual and letters[main] >= max(ENOUGH, 0.8 * letters.total())
        else ""
    )


def _forms(version: Version) -> Iterator[Odd]:
    """Yield the Chinese segments with several characters of the other form: a name may have one."""
    expected = of(version.language).script.code
    for segment in version.segments:
        simplified, traditional = han.forms(segment.text)
        right, wrong = (
            (simplified, traditional)
            if expected == "Hans"
            else (traditional, simplified)
        )
        if len(wrong) > STRAY and len(wrong) > len(right):
            yield Odd(segment, None, FORMS[expected == "Hans"], expected)
        elif len(wrong) > STRAY and wrong[-1] - wrong[0] < 3 * len(wrong):
            yield Odd(
                segment,
                Span(wrong[0], wrong[-1] + 1),
                FORMS[expected == "Hans"],
                expected,
            )
