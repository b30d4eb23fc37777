"""How bad a difference of addresses is: some stand in a text to be translated."""

from __future__ import annotations

import re

from qa.compare import Difference
from qa.evidence import Evidence
from qa.kinds.kind import Judgement
from qa.model import Fact, Severity, Unit, language_of

_EXAMPLE = re.compile(
    r"(?:^|[/.@])(?:example\.(?:com|org|net|edu)|[\w-]+\.(?:example|test|invalid)|localhost)(?![\w.-])"
)
"""Hosts that nobody has (RFC 2606, RFC 6761): they show what an address looks like."""

_HOST = re.compile(r"^[a-z]+://")
_PART = re.compile(r"[A-Za-z]+(?:[-_][A-Za-z]+)*")
"""What may be a language in a host, a path or a query."""


def judge(difference: Difference, unit: Unit, evidence: Evidence) -> Judgement:  # noqa: ARG001
    """Judge a difference of addresses.

    A note is what is different on purpose: an address that is all that a text says, an
    example, and a page in the version's own language.
    """
    cells = [*difference.stated, *difference.instead]
    if difference.instead and _is_other_example(difference):
        return Judgement(Severity.NOTE)
    if difference.instead and all(_is_alone(unit, *cell) for cell in cells):
        return Judgement(Severity.NOTE)
    own = difference.instead
    if difference.kind == "added":
        own = difference.stated
    if own and all(_leads_home(*cell) for cell in own):
        return Judgement(Severity.NOTE)
    return Judgement()


def _is_other_example(difference: Difference) -> bool:
    """Tell whether one side has the host of an example, and the other one of its own."""
    hosts = []
    for _, fact in (difference.stated[0], difference.instead[0]):
        hosts.append(_HOST.sub("", fact.value).partition("/")[0])
    return hosts[0] != hosts[1] and any(map(_EXAMPLE.search, hosts))


def _is_alone(unit: Unit, version: str, fact: Fact) -> bool:
    """Tell whether a text is this address and nothing else."""
    return unit[version].text.strip() == fact.text


def _leads_home(version: str, fact: Fact) -> bool:
    """Tell whether an address names the language of the version that has it."""
    tag = language_of(version).lower()
    wanted = {tag, tag.partition("-")[0]}
    parts = [part.lower().replace("_", "-") for part in _PART.findall(fact.value)]
    return not wanted.isdisjoint(parts)
