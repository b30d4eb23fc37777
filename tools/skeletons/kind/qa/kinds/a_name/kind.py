"""TODO: what facts of this kind are, and what is special about them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.kinds.kind import FactKind, Fault, Reader
from qa.kinds.reading import make_group
from qa.model import Fact, Span

# TODO: what states such a fact.
_STATED = re.compile(r"\ba-name:\w+")


def extract(text: str, language: str) -> Iterator[Fact]:  # noqa: ARG001
    """Yield each fact with its value and all its readings."""
    for found in _STATED.finditer(text):
        value = found.group().lower()
        readings = frozenset([value])
        yield Fact("a name", value, Span(*found.span()), found.group(), readings)


KIND = FactKind(
    name="a-name",
    category="codes",
    labels=("a name",),
    reader=Reader(order=12, extract=extract, has_signs=True),
    group=make_group("a-names"),
    faults=(
        Fault(
            "missing",
            """A value of the other versions is missing in one.

Looks at TODO. Tolerates letter case and another order.

Example: en has "See a-name:one", fr "Voyez".""",
        ),
        Fault(
            "added",
            """A version has a value that the others do not have.

Looks at TODO. Tolerates letter case and another order.

Example: en has "See us", fr "Voyez a-name:une".""",
        ),
        Fault(
            "changed",
            """A value is another one than in the other versions.

Looks at TODO. Tolerates letter case and another order.

Example: en has "See a-name:one", fr "Voyez a-name:une".""",
        ),
    ),
)
