"""Numbers, as checks know them."""

from __future__ import annotations

from qa.kinds.kind import FactKind, Fault
from qa.kinds.mending import mend_number
from qa.kinds.number.bound_mismatch import bound_mismatch
from qa.kinds.number.direction_mismatch import direction_mismatch
from qa.kinds.number.number_format import number_format
from qa.kinds.values.group import SCAN, VALUES
from qa.kinds.values.severity import judge

_LOOKS = """Looks at cardinals in every Unicode digit script and in Chinese numerals, with the grouping and decimal
signs, scale words, fractions and units of each language. Tolerates number words, a right conversion of
units (12 miles, 19 km), a restatement in brackets, Roman numerals."""

KIND = FactKind(
    name="number",
    category="numbers",
    labels=(
        "number",
        "word",
        "ordinal",
        "scale word",
        "idiom",
        "roman numeral",
        "century",
    ),
    reader=SCAN,
    group=VALUES,
    mend=mend_number,
    judge=judge,
    faults=(
        Fault(
            "missing",
            f"""A number that the other versions state is missing in one.

{_LOOKS}

Example: en has 47 members, id has no number.""",
        ),
        Fault(
            "added",
            f"""A number stands in one version alone.

{_LOOKS}

Example: tr says 450 people, en `many people`.""",
        ),
        Fault(
            "mismatch",
            f"""A number differs between the versions.

{_LOOKS}

Example: en says 3.5 million, es 3500 million.""",
        ),
    ),
    checks=(number_format, bound_mismatch, direction_mismatch),
)
