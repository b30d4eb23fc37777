"""Amounts of money, as checks know them: what is missing or another amount is told as a number."""

from __future__ import annotations

from qa.kinds.kind import FactKind
from qa.kinds.mending import mend_number
from qa.kinds.money.currency_mismatch import currency_mismatch
from qa.kinds.values.group import SCAN, VALUES

KIND = FactKind(
    name="money",
    category="numbers",
    reader=SCAN,
    group=VALUES,
    mend=mend_number,
    checks=(currency_mismatch,),
)
