"""Code spans and relative links, as checks know them."""

from __future__ import annotations

from qa.kinds.code_span.matching import match
from qa.kinds.code_span.reading import extract, stated
from qa.kinds.code_span.severity import judge
from qa.kinds.kind import FactKind, Fault, Reader
from qa.kinds.reading import make_group
from qa.model import Severity

KIND = FactKind(
    name="code-span",
    category="codes",
    labels=("code span", "relative link"),
    reader=Reader(order=22, extract=extract, stated=stated, has_signs=True),
    group=make_group("spans", match),
    severity=Severity.WARNING,
    judge=judge,
    source_rules=True,
    faults=(
        Fault(
            "missing",
            """Code or a relative link of the other versions is missing in one.

Looks at code spans of Markdown (`` `--force` ``), at what the file marks as code, and at links within the documents
(`[text](../install.md)`). Tolerates code that stands there without its marks, another order, repetitions, anchors
(`#install`: they are made from translated headings) and a part of a path that names the version's language.

Example: en has "Run `make all`", id "Jalankan".""",
        ),
        Fault(
            "added",
            """A version has code or a relative link that the others do not have.

Looks at the same code as `code-span-missing` and tolerates the same.

Example: en has "Run it", id "Jalankan `make all`".""",
        ),
        Fault(
            "changed",
            """Code is not what it is in the other versions, or a relative link leads elsewhere.

Looks at the same code as `code-span-missing` and tolerates the same.

Example: en has "Run `make all`", es "Ejecuta `hacer todo`".""",
        ),
    ),
)
