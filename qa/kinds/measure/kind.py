"""Measures, as checks know them: what is missing or another amount is told as a number."""

from __future__ import annotations

from qa.kinds.kind import FactKind
from qa.kinds.measure.percentage_points import percentage_points
from qa.kinds.measure.unit_alone import unit_alone
from qa.kinds.mending import mend_number
from qa.kinds.values.group import SCAN, VALUES

KIND = FactKind(
    name="measure",
    category="numbers",
    reader=SCAN,
    group=VALUES,
    mend=mend_number,
    checks=(unit_alone, percentage_points),
)
