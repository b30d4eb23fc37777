"""Handles (`@example`): a kind of fact that is one folder, here or as a plug-in.

Put the folder into `qa/kinds/`, or name it in your own package, as the `pyproject.toml`
beside it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.kinds.kind import FactKind, Fault, Reader
from qa.kinds.reading import make_group
from qa.model import Fact, Span

_HANDLE = re.compile(r"(?<![\w@])@\w+")


def extract(text: str, language: str) -> Iterator[Fact]:  # noqa: ARG001
    """Yield each handle; its case does not count."""
    for found in _HANDLE.finditer(text):
        value = found.group().lower()
        yield Fact(
            "handle", value, Span(*found.span()), found.group(), frozenset([value])
        )


KIND = FactKind(
    name="handle",
    category="codes",
    labels=("handle",),
    reader=Reader(order=15, extract=extract, has_signs=True),
    group=make_group("handles"),
    faults=(
        Fault(
            "missing",
            """A handle of the other versions is missing in one.

Looks at the names of accounts. Tolerates letter case and another order.

Example: en has "Ask @example", fr "Demandez".""",
        ),
        Fault(
            "added",
            """A version has a handle that the others do not have.

Looks at the names of accounts. Tolerates letter case and another order.

Example: en has "Ask us", fr "Demandez à @exemple".""",
        ),
        Fault(
            "changed",
            """A handle is another one than in the other versions.

Looks at the names of accounts. Tolerates letter case and another order.

Example: en has "Ask @example", fr "Demandez à @exemple".""",
        ),
    ),
)
