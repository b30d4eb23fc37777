"""A `not` that nothing in another version answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa import language as languages
from qa.compare import votes
from qa.language import scripts
from qa.language.identify.segments import judge
from qa.language.negation import Negation
from qa.language.sentences import ends_sentence
from qa.model import Confidence, Finding, Mark, Severity, Span, Unit, language_of
from qa.registry import Context, unit_check

_OPENING = frozenset(":\"'“‘«„(—–-•*\ufffc")
"""Signs behind which a sentence may begin."""
SURE = 2
"""Versions that say no as well, from which on it is more than a way of speaking."""


@unit_check(
    category="meaning", severity=Severity.WARNING, mqm="accuracy/mistranslation"
)
def negation_changed(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A text says no, and nothing in a version says so: `not` was left out, or the sentence was turned.

    Looks for the words that turn a clause (`not`, `never`, `nobody`) in the source, or without a source in any version,
    and for any word in the others that may answer them: another negation, `without`, `hardly`, `fail`. Tolerates idioms
    (`not only`), a source whose `not` half of the versions do without, and languages whose words nobody described.
    A translation may say the same without a negation (`did not go well`, `ging schief`): never surer than medium.

    Example: en has "The law will not apply to schools.", de "Das Gesetz gilt für Schulen."
    """
    readable = _find_readable(unit)
    if len(readable) < 2:
        return
    claims = _find_claims(unit, readable)
    if not claims:
        return
    silent = [
        version
        for version, negation in readable.items()
        if version not in claims and not negation.has_answer(unit[version].prose)
    ]
    silent = [version for version in silent if _is_in_its_language(unit, version)]
    others = [version for version in readable if version not in silent]
    if not silent or not _are_odd(unit, silent, others):
        return
    said_by = next(iter(claims))
    spoken = readable[said_by]
    for version in silent:
        if spoken.list_claims(unit[version].prose):
            # The sentence was left in the other language.
            continue
        yield _tell(unit, version, said_by, claims[said_by], others)


def _find_readable(unit: Unit) -> dict[str, Negation]:
    """Return the versions whose words for no are known."""
    found = {}
    for version, _ in unit.segments:
        negation = languages.of(language_of(version)).negation
        if negation.is_known:
            found[version] = negation
    return found


def _find_claims(unit: Unit, readable: dict[str, Negation]) -> dict[str, Span]:
    """Return where the source says no, or without a source each version."""
    if unit.source is not None:
        readable = {
            version: negation
            for version, negation in readable.items()
            if version == unit.source
        }
    claims = {}
    for version, negation in readable.items():
        text = unit[version].prose
        for place in negation.list_claims(text):
            if not _is_title(text, place):
                claims[version] = Span(*place)
                break
    return claims


def _is_title(text: str, place: tuple[int, int]) -> bool:
    """Tell whether a word has a capital in the middle of a sentence, as titles have, or is all there is."""
    start, end = place
    before = text[:start].rstrip()
    if not before and not text[end:].strip():
        return True
    if not text[start].isupper() or text[start:end].isupper():
        return False
    return bool(before) and not ends_sentence(before) and before[-1] not in _OPENING


def _are_odd(unit: Unit, silent: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether those who say nothing are few enough for it to be their fault.

    One against one may be.
    """
    if len(silent) == 1 == len(others):
        return True
    return votes(silent, unit) < votes(others, unit)


def _is_in_its_language(unit: Unit, version: str) -> bool:
    """Tell whether a text is a translation at all, as far as it is long enough to tell."""
    text = unit[version].prose
    own = languages.of(language_of(version)).scripts
    if own.isdisjoint(scripts.count(text)):
        return False
    if any(text == each.prose for name, each in unit.segments if name != version):
        return False
    verdict = judge(text, language_of(version))
    return verdict.outcome in {"right", "short"} or not verdict.sure


def _tell(
    unit: Unit, version: str, said_by: str, place: Span, others: Sequence[str]
) -> Finding:
    """Return a finding: of two equals neither is to blame."""
    word = unit[said_by].text[place.start : place.end]
    is_told = unit.source is not None or votes(others, unit) >= SURE
    marks = (Mark(version, unit[version]), Mark(said_by, unit[said_by], place))
    is_sure = votes(others, unit) >= SURE
    return Finding(
        f"{said_by} says “{word}”, and nothing in {version} says no",
        marks,
        version if is_told else None,
        Confidence.MEDIUM if is_sure else Confidence.LOW,
        Severity.WARNING if is_told else Severity.NOTE,
    )
