"""Names, as checks know them."""

from __future__ import annotations

from qa.compare import Difference, Many, sides
from qa.evidence import Evidence
from qa.kinds.kind import FactKind, Fault, Judgement, Reader
from qa.kinds.name.evidence import Names
from qa.kinds.name.matching import because, complete, lacks, linked, match, telling
from qa.kinds.name.name_fact import are_of_one_kind
from qa.kinds.name.reading import ORDER, extract
from qa.kinds.reading import make_group
from qa.model import Severity, Unit

NAMES = make_group(
    "names", match, complete, Many(telling, linked, lacks), are_of_one_kind
)


def judge(difference: Difference, unit: Unit, evidence: Evidence) -> Judgement:
    """Judge a name that became another known one as an error, and tell how sure it is and what else the batch shows."""
    told = because(difference, sides(unit, NAMES), unit.source, evidence)
    severity = Severity.NOTE if told.is_doubtful else None
    if told.is_certain:
        severity = Severity.ERROR
    return Judgement(severity, told.sentence, told.is_contradicted, told.confidence)


KIND = FactKind(
    name="name",
    category="names",
    labels=("name",),
    reader=Reader(order=ORDER, extract=extract, in_prose_only=True),
    group=NAMES,
    severity=Severity.WARNING,
    judge=judge,
    learns=Names,
    faults=(
        Fault(
            "missing",
            """A name of the other versions is missing in one.

Looks for every name of a version in the other versions' texts: the same letters, the name a place has there, the
sound in another script, and what the name became in other units. Tolerates inflection, particles written together
with the name, and names that are usually translated; where a name of its kind is often left out, it stays silent.

Example: en has "Nugroho said", fi names nobody ("sanottiin").""",
        ),
        Fault(
            "mismatch",
            """A person, place or organisation became another one.

Looks at names that one version lost and at names that stand there instead: a country for another country, another
name of the document, a name that only this version has. Tolerates what `name-missing` tolerates.

Example: en says "North Korea", ka says "ჩინეთი" (China).""",
        ),
    ),
)
